"""Guidance in the street's own words: what holds for an alarm and who said it; writing it.

The rule of inheritance is `app.domain.guidance_notes`. For leaders and administrators to write, for
everyone to read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from app.domain.alarms import Condition
from app.domain.guidance_notes import (
    EVERY,
    MOST_LINES,
    CallLine,
    GuidanceInForce,
    Note,
    actions_of,
    calls_of,
    in_force,
    text_of_actions,
    text_of_calls,
)
from app.domain.scopes import Place, Scope, chain
from app.domain.sensors import KINDS
from app.services.desk import ChangedMeanwhile, NotAllowed, ServiceError
from app.services.place_chain import NamedPlace, name_of, named_chain, place_at, place_of_alarm
from app.services.rows import existing
from app.services.texts import TextTooLong, optional
from db.ids import new_id
from db.models import Alarm, GuidanceNote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from app.domain.scopes import ScopeKey
    from app.services.desk import Deed, Desk

LONGEST_MEANING = 300
LONGEST_LINE = 120
"""Characters: what can be read at a glance."""

WRITERS = ("leader", "administrator")
"""Roles that may write guidance."""


class TooManyLines(ServiceError):
    """More actions or calls than anybody reads. Fields: `field`, `limit`."""

    def __init__(self, field: str, limit: int) -> None:
        super().__init__(f"{field}: at most {limit} lines")
        self.field = field
        self.limit = limit


class EmptyNote(ServiceError):
    """A note that says nothing: remove it instead."""


class UnknownSubject(ServiceError):
    """No such kind of sensor or condition. Fields: `kind`, `condition`."""

    def __init__(self, kind: str, condition: str) -> None:
        super().__init__(f"no such kind or condition: {kind!r}, {condition!r}")
        self.kind = kind
        self.condition = condition


class NoteRow(msgspec.Struct, frozen=True):
    """One place's own words. `kind`, `condition` "": all. `place_name` "": the place is gone."""

    id: str
    version: int
    scope: str
    scope_id: str
    place_name: str
    kind: str
    condition: str
    meaning: str
    actions: tuple[str, ...]
    calls: tuple[CallLine, ...]
    edited_at: int
    edited_by: str


class Guidance(msgspec.Struct, frozen=True):
    """What holds for an alarm, and who said it.

    `words`: a field that is None there has the built-in words (`app.domain.guidance`). `places`:
    what the sensor lies in, the nearest first: whose words they can be.
    """

    kind: str
    condition: str
    words: GuidanceInForce
    places: tuple[NamedPlace, ...]


class Editing(msgspec.Struct, frozen=True):
    """What the editor begins with: the place's own words (None: none yet), and what is above."""

    place: NamedPlace
    kind: str
    condition: str
    own: NoteRow | None
    inherited: Guidance


class NoteText(msgspec.Struct, frozen=True):
    """What a person wrote: `actions` one a line, `calls` one a line as `name telephone`."""

    scope: str
    scope_id: str
    kind: str
    condition: str
    meaning: str = ""
    actions: str = ""
    calls: str = ""


def guidance_for(desk: Desk, alarm_id: str) -> Guidance:
    """Return what holds for the alarm. Raises NotFound."""
    with desk.read() as session:
        place = place_of_alarm(session, alarm_id)
        alarm = session.get_one(Alarm, alarm_id)
        return _guidance(session, place, alarm.kind, alarm.condition)


def editing(desk: Desk, scope: str, scope_id: str, kind: str, condition: str) -> Editing:
    """Return a place's own words for exactly this kind and condition, and what it inherits.

    Raises NotFound, UnknownScope, UnknownSubject.
    """
    _check_subject(kind, condition)
    with desk.read() as session:
        place = place_at(session, scope, scope_id)
        own = _find(session, scope, scope_id, kind, condition)
        return Editing(
            NamedPlace(scope, scope_id, name_of(session, (Scope(scope), scope_id))),
            kind,
            condition,
            _row(session, own) if own else None,
            _guidance(session, place, kind, condition, without=own.id if own else None),
        )


def notes(desk: Desk) -> list[NoteRow]:
    """Return all notes: the street's first, then from wide to narrow by name."""
    order = list(Scope)
    with desk.read() as session:
        rows = [_row(session, note) for note in session.scalars(select(GuidanceNote))]
    return sorted(
        rows, key=lambda row: (order.index(Scope(row.scope)), row.place_name, row.kind, row.id)
    )


def save(desk: Desk, text: NoteText, version: int | None) -> str:
    """Keep a place's own words and return the note's id; empty fields are inherited.

    `version`: of the note that was read, None when there was none. Raises NotAllowed,
    ChangedMeanwhile, NotFound, UnknownScope, UnknownSubject, TextTooLong, TooManyLines, EmptyNote.
    """
    _check_rights(desk, "save_guidance")
    _check_subject(text.kind, text.condition)
    note = _read_text(text)
    with desk.deed() as deed:
        place_at(deed.session, text.scope, text.scope_id)
        row = _find(deed.session, text.scope, text.scope_id, text.kind, text.condition)
        if (row.version if row else None) != version:
            raise ChangedMeanwhile("guidance_notes", row.id if row else "")
        if row is None:
            row = GuidanceNote(id=new_id(), scope=text.scope, scope_id=text.scope_id)
            row.kind, row.condition = text.kind, text.condition
            deed.session.add(row)
        row.meaning = note.meaning
        row.actions = text_of_actions(note.actions)
        row.calls = text_of_calls(note.calls)
        row.edited_at, row.edited_by = deed.now, deed.actor.name
        _audit(deed, "save_guidance", row, fields=[n for n in _FIELDS if getattr(note, n)])
        return row.id


def remove(desk: Desk, note_id: str, version: int) -> None:
    """Take a place's own words away, so that it inherits again.

    Raises NotAllowed, NotFound, ChangedMeanwhile.
    """
    _check_rights(desk, "remove_guidance")
    with desk.deed() as deed:
        row = existing(deed.session, GuidanceNote, note_id)
        if row.version != version:
            raise ChangedMeanwhile("guidance_notes", note_id)
        deed.session.delete(row)
        _audit(deed, "remove_guidance", row)


_FIELDS = ("meaning", "actions", "calls")


def _check_rights(desk: Desk, action: str) -> None:
    if desk.actor.role not in WRITERS:
        raise NotAllowed(action)


def _check_subject(kind: str, condition: str) -> None:
    if kind not in (EVERY, *KINDS) or condition not in (EVERY, *Condition):
        raise UnknownSubject(kind, condition)


def _read_text(text: NoteText) -> Note:
    meaning = " ".join(optional("meaning", text.meaning, LONGEST_MEANING).split())
    actions, calls = actions_of(text.actions), calls_of(text.calls)
    for field, lines in (
        ("actions", actions),
        ("calls", tuple(f"{call.name} {call.phone}".strip() for call in calls)),
    ):
        if len(lines) > MOST_LINES:
            raise TooManyLines(field, MOST_LINES)
        longest = max(map(len, lines), default=0)
        if longest > LONGEST_LINE:
            raise TextTooLong(field, LONGEST_LINE, longest)
    if not (meaning or actions or calls):
        raise EmptyNote
    return Note(meaning, actions, calls)


def _find(
    session: Session, scope: str, scope_id: str, kind: str, condition: str
) -> GuidanceNote | None:
    return session.scalars(
        select(GuidanceNote).where(
            GuidanceNote.scope == scope,
            GuidanceNote.scope_id == scope_id,
            GuidanceNote.kind == kind,
            GuidanceNote.condition == condition,
        )
    ).one_or_none()


def _guidance(
    session: Session, place: Place, kind: str, condition: str, without: str | None = None
) -> Guidance:
    keys = chain(place)
    found = {
        (Scope(note.scope), note.scope_id, note.kind, note.condition): _note(note)
        for note in _notes_of(session, keys)
        if note.id != without
    }
    words = in_force(keys, found, kind, condition)
    return Guidance(kind, condition, words, named_chain(session, place))


def _notes_of(session: Session, keys: Iterable[ScopeKey]) -> list[GuidanceNote]:
    keys = tuple(keys)
    near = session.scalars(
        select(GuidanceNote).where(GuidanceNote.scope_id.in_([row_id for _, row_id in keys]))
    )
    return [note for note in near if (note.scope, note.scope_id) in keys]


def _note(row: GuidanceNote) -> Note:
    return Note(row.meaning, actions_of(row.actions), calls_of(row.calls))


def _row(session: Session, row: GuidanceNote) -> NoteRow:
    note = _note(row)
    return NoteRow(
        row.id,
        row.version,
        row.scope,
        row.scope_id,
        name_of(session, (Scope(row.scope), row.scope_id)),
        row.kind,
        row.condition,
        note.meaning,
        note.actions,
        note.calls,
        row.edited_at,
        row.edited_by,
    )


def _audit(deed: Deed, action: str, row: GuidanceNote, **detail: object) -> None:
    deed.audit(
        action,
        "guidance_notes",
        row.id,
        scope=row.scope,
        scope_id=row.scope_id,
        kind=row.kind,
        condition=row.condition,
        **detail,
    )
