"""What a street has set for its alarms, read from the database into the domain's values."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.domain.rulebook import RuleBook
from app.domain.rules import BadRule, Rule, read_rule
from app.domain.scopes import Scope
from app.domain.windows import Absence, Window
from db.models import Absence as AbsenceRow
from db.models import MaintenanceWindow, RuleVersion

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.domain.instant import Instant

_log = logging.getLogger(__name__)


def read_rulebook(session: Session) -> RuleBook:
    """Return the rules in force; see `read_entries`."""
    return RuleBook(read_entries(session))


def read_entries(session: Session) -> dict[tuple[str, Scope, str, str], Rule]:
    """Return each rule a street has set, by kind, scope, scope id and code: its highest revision.

    Of two consoles' equal revisions the later one counts. A rule that cannot be read is passed
    over with a warning, and what is above it counts.
    """
    found = session.execute(
        select(
            RuleVersion.kind,
            RuleVersion.scope,
            RuleVersion.scope_id,
            RuleVersion.rule,
            RuleVersion.body,
        ).order_by(RuleVersion.revision, RuleVersion.hlc, RuleVersion.id)
    )
    bodies = {(kind, scope, of, code): body for kind, scope, of, code, body in found}
    entries: dict[tuple[str, Scope, str, str], Rule] = {}
    for (kind, scope, scope_id, code), body in bodies.items():
        if body is None:
            continue
        try:
            entries[kind, Scope(scope), scope_id, code] = read_rule(code, body)
        except (BadRule, ValueError) as error:
            _log.warning("rule passed over: %s %s %s %s: %s", kind, scope, scope_id, code, error)
    return entries


def read_windows(session: Session, now: Instant) -> tuple[Window, ...]:
    """Return the maintenance windows that are not over yet, those of the future too."""
    row = MaintenanceWindow
    found = session.execute(
        select(
            row.id, row.scope, row.scope_id, row.kind, row.starts_at, row.ends_at, row.reason,
            row.ended_at,
        ).where(row.ends_at > now, row.ended_at.is_(None) | (row.ended_at > now))
    )  # fmt: skip
    windows = []
    for of, scope, scope_id, kind, starts_at, ends_at, reason, ended_at in found:
        try:
            place = Scope(scope)
            windows.append(Window(of, place, scope_id, kind, starts_at, ends_at, reason, ended_at))
        except ValueError:  # of a newer program: what it keeps quiet is heard here
            _log.warning("window passed over: %s has the scope %s", of, scope)
    return tuple(windows)


def read_absences(session: Session, now: Instant) -> tuple[Absence, ...]:
    """Return the absences that are not over yet."""
    row = AbsenceRow
    found = session.execute(
        select(row.building_id, row.place, row.starts_at, row.ends_at, row.ended_at).where(
            row.ends_at > now, row.ended_at.is_(None) | (row.ended_at > now)
        )
    )
    return tuple(Absence(*one) for one in found)


def newest_setting(session: Session) -> int:
    """Return the newest stamp of what these functions read: it rises when something was set."""
    stamps = [
        session.scalar(select(func.max(table.hlc))) or 0
        for table in (RuleVersion, MaintenanceWindow, AbsenceRow)
    ]
    return max(stamps)
