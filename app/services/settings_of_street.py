"""The street this database belongs to, and the working assumptions that it may change.

Kept as one text beside the database's other facts, so that a new assumption needs no new column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from app.domain.escalation import EscalationTimes
from app.domain.report_text import TITLE_PATTERN, strange_part
from app.services.desk import NotAllowed, ServiceError
from app.services.texts import optional, required
from db.models import LocalFact, Street

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.desk import Desk

_FACT = "street_settings"

ESCALATE_LEAST_S, ESCALATE_MOST_S = 10, 24 * 3600
"""The bounds of an escalation time; 0 besides, for never."""


MINUTES_MOST = 24 * 60
"""The most that a clock of reports may give, the least is one minute."""

CHANGERS = frozenset({"leader", "administrator"})
"""The roles that may change settings."""


class BadValue(ServiceError):
    """A setting is out of its range. Fields: `setting`, `least`, `most`."""

    def __init__(self, setting: str, least: int, most: int) -> None:
        super().__init__(f"{setting} must be {least} to {most}")
        self.setting = setting
        self.least = least
        self.most = most


class BadTitlePattern(ServiceError):
    """A pattern of titles holds a part that there is not. Field: `part`."""

    def __init__(self, part: str) -> None:
        super().__init__(f"{part} is no part of a title")
        self.field = "report_title"
        self.part = part


class StreetRow(msgspec.Struct, frozen=True):
    """The street. `code`: its division code. `synthetic`: its geometry is made up."""

    id: str
    code: str
    name: str
    district: str
    synthetic: bool


class StreetSettings(msgspec.Struct, frozen=True):
    """Working assumptions, with what holds until a street says otherwise.

    The names of the four registers (四单), which every street calls differently; the minutes within
    which the district is told by telephone and in writing, who is told there and by which number
    ("": not known), how a written report is entitled and what stands under it; whom to call about
    gas ("": not known);
    the seconds without acknowledgement until an alarm of level I, II, III, IV is escalated (0:
    never; see `app.domain.escalation`).
    """

    hazards_name: str = "灾害危险隐患清单"
    vulnerable_people_name: str = "脆弱人群清单"
    vulnerable_housing_name: str = "脆弱住房清单"
    vulnerable_facilities_name: str = "脆弱公共设施清单"
    report_by_phone_minutes: int = 30
    report_in_writing_minutes: int = 60
    gas_company_phone: str = ""
    report_to: str = "区总值班室"
    report_to_phone: str = ""
    report_title: str = TITLE_PATTERN
    report_foot: str = ""
    escalate_after_s: EscalationTimes = EscalationTimes()


def street(desk: Desk) -> StreetRow | None:
    """Return the street, None in an empty database."""
    with desk.read() as session:
        found = session.execute(
            select(Street.id, Street.code, Street.name, Street.district, Street.synthetic)
            .order_by(Street.code)
            .limit(1)
        ).first()
    return StreetRow(*found) if found else None


def settings(desk: Desk) -> StreetSettings:
    """Return the street's settings; what it never changed is the default."""
    with desk.read() as session:
        return read_settings(session)


def read_settings(session: Session) -> StreetSettings:
    """Return the street's settings within a transaction."""
    return _read(session.get(LocalFact, _FACT))


def change_settings(desk: Desk, wanted: StreetSettings) -> None:
    """Keep these settings; for leaders and administrators. Raises NotAllowed, BadValue,
    BadTitlePattern, TextTooLong, TextMissing.
    """
    if desk.actor.role not in CHANGERS:
        raise NotAllowed("change_settings")
    for setting in ("report_by_phone_minutes", "report_in_writing_minutes"):
        if not 1 <= getattr(wanted, setting) <= MINUTES_MOST:
            raise BadValue(setting, 1, MINUTES_MOST)
    for seconds in wanted.escalate_after_s:
        if seconds and not ESCALATE_LEAST_S <= seconds <= ESCALATE_MOST_S:
            raise BadValue("escalate_after_s", ESCALATE_LEAST_S, ESCALATE_MOST_S)
    for setting, limit in (("report_to_phone", 40), ("report_foot", 400)):
        optional(setting, getattr(wanted, setting), limit)
    strange = strange_part(required("report_title", wanted.report_title, 120))
    if strange:
        raise BadTitlePattern(strange)
    optional("gas_company_phone", wanted.gas_company_phone, 40)
    required("report_to", wanted.report_to, 80)
    with desk.deed() as deed:
        fact = deed.session.get(LocalFact, _FACT)
        before = _read(fact)
        value = msgspec.json.encode(wanted).decode()
        if fact is None:
            deed.session.add(LocalFact(name=_FACT, value=value))
        else:
            fact.value = value
        changed = [
            name
            for name in StreetSettings.__struct_fields__
            if getattr(before, name) != getattr(wanted, name)
        ]
        deed.touched("local_facts", [_FACT])
        deed.audit("change_settings", "local_facts", _FACT, changed=changed)


def _read(fact: LocalFact | None) -> StreetSettings:
    return msgspec.json.decode(fact.value, type=StreetSettings) if fact else StreetSettings()
