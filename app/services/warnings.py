"""Warnings of the weather and other services: taken in, updated, cancelled, read from CAP, written
as CAP.

What is taken in during a drill is an Exercise, whatever is asked, and what is written of it too.
"""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from app.domain.instant import Instant
from app.domain.warnings import (
    HAZARD_WORDS,
    LEVEL_WORDS,
    LEVELS,
    SEVERITIES,
    Message,
    MessageType,
    Standing,
    Status,
    as_exercise,
    counted,
    in_force,
    reference,
    standings,
)
from app.interchange import cap
from app.services import texts
from app.services.desk import ServiceError
from app.services.exercise import is_exercise
from app.services.rows import existing
from db.ids import new_id
from db.models import Street
from db.models import WarningMessage as Row

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

    from app.services.desk import Deed, Desk

_SPACE = uuid.UUID("6f1d5ad6-1e3b-5a0c-9d7e-8c8f4d1a3b52")
_NEWEST = 2_000
"""So many messages are looked at; a street gets a few hundred a year."""


class BadWarning(ServiceError):
    """A warning that cannot be. Field: `fault`: bad_level, bad_hazard, ends_before_it_begins."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


class NotInForce(ServiceError):
    """The warning is not in force any more, or warns of nothing. Field: `standing`."""

    def __init__(self, standing: str) -> None:
        super().__init__(f"the warning is {standing}")
        self.standing = standing


class AlreadyTaken(ServiceError):
    """This message was taken in before. Field: `headline`."""

    def __init__(self, headline: str) -> None:
        super().__init__(f"already there: {headline}")
        self.headline = headline


class CapRefused(ServiceError):
    """The file is no CAP message that can be used. Fields: `fault`, `detail` (see `BadCap`)."""

    def __init__(self, fault: str, detail: str) -> None:
        super().__init__(f"{fault}: {detail}" if detail else fault)
        self.fault = fault
        self.detail = detail


class NewWarning(msgspec.Struct, frozen=True):
    """What a person writes down of a warning. `hazard`: a code of the plans, or ""; `level`: of
    LEVELS. `effective` None: from now. `expires` None: until it is cancelled. `status`: in a drill
    it is Exercise, whatever stands here.
    """

    level: str
    headline: str
    hazard: str = ""
    text: str = ""
    instruction: str = ""
    issuer: str = ""
    area: str = ""
    effective: Instant | None = None
    expires: Instant | None = None
    status: str = Status.ACTUAL


class WarningRow(msgspec.Struct, frozen=True):
    """A message and how it stands now. `taken_at`, `taken_by`: into this street."""

    id: str
    message: Message
    standing: Standing
    taken_at: Instant
    taken_by: str


def warnings(desk: Desk, limit: int = 200) -> list[WarningRow]:
    """Return the messages, those in force first and gravest, then the newest."""
    now, statuses = desk.store.clock.now(), counted(is_exercise=is_exercise(desk))
    with desk.read() as session:
        rows = _rows(session)
    found = {_message(row): row for row in rows}
    standing = standings(found.keys(), statuses, now)
    holding = in_force(found.keys(), statuses, now)
    others = [one for one in found if standing[one.key] is not Standing.IN_FORCE]
    return [
        WarningRow(found[one].id, one, standing[one.key], found[one].taken_at, found[one].taken_by)
        for one in (*holding, *others)
    ][:limit]


def warnings_in_force(desk: Desk) -> list[WarningRow]:
    """Return what holds now, the gravest first."""
    return [one for one in warnings(desk, _NEWEST) if one.standing is Standing.IN_FORCE]


def take_in(desk: Desk, new: NewWarning) -> str:
    """Write a warning down and return its id. Raises BadWarning, TextMissing, TextTooLong."""
    drill = is_exercise(desk)
    with desk.deed() as deed:
        return _add(deed, _composed(deed, new, MessageType.ALERT, ()), "take", drill=drill).id


def update(desk: Desk, warning_id: str, new: NewWarning) -> str:
    """Write down that a warning is replaced by another: raised, lowered, prolonged.

    Raises NotFound, NotInForce, and as `take_in`.
    """
    drill = is_exercise(desk)
    with desk.deed() as deed:
        before = _current(deed, warning_id, drill=drill)
        made = _composed(deed, new, MessageType.UPDATE, (before,))
        return _add(deed, made, "update", drill=drill).id


def take_in_or_update(desk: Desk, new: NewWarning) -> str:
    """Write a warning down; one in force of the same hazard and issuer is replaced by it, as its
    issuer means it: there is one typhoon signal at a time. Raises as `take_in`.
    """
    drill = is_exercise(desk)
    statuses = counted(is_exercise=drill) | {new.status}
    with desk.deed() as deed:
        before = _of(deed, statuses, new.hazard, new.issuer)
        kind = MessageType.UPDATE if before else MessageType.ALERT
        made = _composed(deed, new, kind, before)
        return _add(deed, made, "update" if before else "take", drill=drill).id


def lift(
    desk: Desk, hazard: str, issuer: str, reason: str = "", status: str = Status.ACTUAL
) -> tuple[str, ...]:
    """Write down that what is in force of this hazard and issuer was lifted; return the ids of the
    messages that say so, none when nothing was in force. `status`: as in `NewWarning`.
    """
    reason = texts.optional("reason", reason)
    drill = is_exercise(desk)
    statuses = counted(is_exercise=drill) | {status}
    with desk.deed() as deed:
        return tuple(
            _cancel(deed, msgspec.structs.replace(one, status=status), reason, drill=drill)
            for one in _of(deed, statuses, hazard, issuer)
        )


def cancel(desk: Desk, warning_id: str, reason: str = "") -> str:
    """Write down that a warning was lifted before its end. Raises NotFound, NotInForce."""
    reason = texts.optional("reason", reason)
    drill = is_exercise(desk)
    with desk.deed() as deed:
        return _cancel(deed, _current(deed, warning_id, drill=drill), reason, drill=drill)


def read_cap(desk: Desk, content: bytes) -> str:
    """Take in a CAP 1.2 message as it came, and return its id; the same message comes once.

    One that is an Exercise or a Test is kept as that, and holds nowhere but in a drill. Raises
    CapRefused, AlreadyTaken.
    """
    try:
        made = cap.read(content)
    except cap.BadCap as error:
        raise CapRefused(error.fault, error.detail) from None
    drill = is_exercise(desk)
    row_id = str(uuid.uuid5(_SPACE, f"{made.sender},{made.identifier},{made.sent}"))
    with desk.deed() as deed:
        if deed.session.get(Row, row_id) is not None:
            raise AlreadyTaken(made.headline)
        return _add(deed, made, "read", drill=drill, row_id=row_id).id


def as_cap(desk: Desk, warning_id: str) -> bytes:
    """Return a warning as a CAP 1.2 document; in a drill always an Exercise. Raises NotFound."""
    drill = is_exercise(desk)
    with desk.read() as session:
        message = _message(existing(session, Row, warning_id))
    if drill or message.status == Status.EXERCISE:
        message = as_exercise(message)
    return cap.document(message)


def _composed(
    deed: Deed, new: NewWarning, kind: MessageType, before: tuple[Message, ...]
) -> Message:
    if new.level not in LEVELS:
        raise BadWarning("bad_level")
    if new.hazard and not re.fullmatch(r"[a-z_]{1,30}", new.hazard):
        raise BadWarning("bad_hazard")
    effective = deed.now if new.effective is None else new.effective
    if new.expires is not None and new.expires <= effective:
        raise BadWarning("ends_before_it_begins")
    hazard = HAZARD_WORDS.get(new.hazard, "")
    return Message(
        identifier=f"SW-{new_id()}",
        sender=_sender(deed.session),
        sent=deed.now,
        status=str(Status(new.status)),
        msg_type=str(kind),
        refers_to=reference(before),
        category=cap.category_of(new.hazard),
        hazard=new.hazard,
        event=f"{hazard}{LEVEL_WORDS[new.level]}预警",
        level=new.level,
        urgency="Expected",
        severity=SEVERITIES[new.level],
        certainty="Likely",
        headline=texts.required("headline", new.headline, 160),
        text=texts.optional("text", new.text),
        instruction=texts.optional("instruction", new.instruction),
        issuer=texts.optional("issuer", new.issuer, 120),
        area=texts.optional("area", new.area),
        effective=effective,
        expires=new.expires,
    )


def _add(deed: Deed, message: Message, what: str, *, drill: bool, row_id: str | None = None) -> Row:
    if drill:
        message = msgspec.structs.replace(message, status=str(Status.EXERCISE))
    told = msgspec.structs.asdict(message)
    del told["note"]
    row = Row(id=row_id or new_id(), taken_at=deed.now, taken_by=deed.actor.name, **told)
    deed.session.add(row)
    deed.audit(
        f"warning_{what}",
        "warnings",
        row.id,
        hazard=message.hazard,
        level=message.level,
        status=message.status,
        msg_type=message.msg_type,
    )
    return row


def _cancel(deed: Deed, before: Message, reason: str, *, drill: bool) -> str:
    made = msgspec.structs.replace(
        before,
        identifier=f"SW-{new_id()}",
        sender=_sender(deed.session),
        sent=deed.now,
        effective=deed.now,
        expires=None,
        msg_type=str(MessageType.CANCEL),
        refers_to=reference([before]),
        urgency="Past",
        text=reason,
        instruction="",
    )
    return _add(deed, made, "cancel", drill=drill).id


def _of(deed: Deed, statuses: Collection[str], hazard: str, issuer: str) -> tuple[Message, ...]:
    """Return what is in force of a hazard and an issuer; nothing for no hazard."""
    messages = [_message(row) for row in _rows(deed.session)]
    return tuple(
        one
        for one in in_force(messages, statuses, deed.now)
        if hazard and (one.hazard, one.issuer) == (hazard, issuer)
    )


def _current(deed: Deed, warning_id: str, *, drill: bool) -> Message:
    wanted = _message(existing(deed.session, Row, warning_id))
    messages = {_message(row) for row in _rows(deed.session)} | {wanted}
    standing = standings(messages, counted(is_exercise=drill), deed.now)[wanted.key]
    if standing not in (Standing.IN_FORCE, Standing.COMING):
        raise NotInForce(standing)
    return wanted


def _rows(session: Session) -> list[Row]:
    return list(session.scalars(select(Row).order_by(Row.sent.desc(), Row.id).limit(_NEWEST)))


def _message(row: Row) -> Message:
    return Message(
        **{
            one.name: getattr(row, one.name)
            for one in msgspec.structs.fields(Message)
            if one.name != "note"
        }
    )


def _sender(session: Session) -> str:
    """Return by what name this street's own records are known; it issues no warnings itself."""
    return f"shouwang.{session.scalar(select(Street.code).limit(1)) or 'street'}"
