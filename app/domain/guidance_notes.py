"""Guidance in a place's own words: written once, inherited by everything below the place.

The built-in words (`app.domain.guidance`) are the base. A note of a place replaces meaning, first
actions or calls, each by itself; what it leaves empty comes from the place above. A nearer place
goes before a wider one; at one place, a note for the condition before one for all conditions, and
one for the kind before one for all kinds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

import msgspec

from app.domain.scopes import Inherited, Scope, ScopeKey, nearest_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

EVERY: Final = ""
"""As a kind or a condition: whatever it is."""

MOST_LINES: Final = 8
"""Actions or calls of a note: more than one screen nobody reads while it burns."""


class CallLine(msgspec.Struct, frozen=True):
    """Somebody to call. `phone` may be empty: then the name says how."""

    name: str
    phone: str = ""


class Note(msgspec.Struct, frozen=True):
    """A place's own words; what is empty is inherited."""

    meaning: str = ""
    actions: tuple[str, ...] = ()
    calls: tuple[CallLine, ...] = ()


NoteKey: TypeAlias = tuple[str, str]
"""The kind and the condition that a note is for; EVERY for all."""

_NUMBERED: Final = re.compile(r"^[0-9]{1,2}\s*[.、)）]")

FIELDS: Final = ("meaning", "actions", "calls")


class GuidanceInForce(msgspec.Struct, frozen=True):
    """What holds somewhere, and who said it; a field is None where the built-in words hold."""

    meaning: Inherited[str] | None = None
    actions: Inherited[tuple[str, ...]] | None = None
    calls: Inherited[tuple[CallLine, ...]] | None = None


def applies(kind: str, condition: str) -> tuple[NoteKey, ...]:
    """Return the keys of the notes that speak of an alarm, the most special first."""
    return ((kind, condition), (kind, EVERY), (EVERY, condition), (EVERY, EVERY))


def in_force(
    keys: Iterable[ScopeKey],
    notes: Mapping[tuple[Scope, str, str, str], Note],
    kind: str,
    condition: str,
) -> GuidanceInForce:
    """Return the words for an alarm at a place.

    `keys`: the place's chain (`app.domain.scopes.chain`). `notes`: by scope, id, kind, condition.
    """

    def own(key: ScopeKey) -> Note | None:
        here = [notes[(*key, *of)] for of in applies(kind, condition) if (*key, *of) in notes]
        return _merged(here) if here else None

    fields = nearest_fields(keys, own, FIELDS, is_set=bool)
    return GuidanceInForce(**cast("dict[str, Any]", fields))


def actions_of(text: str) -> tuple[str, ...]:
    """Read first actions, one a line; empty lines and numbers before them are left out."""
    stripped = (_NUMBERED.sub("", line.strip(), count=1).strip() for line in _lines(text))
    return tuple(line for line in stripped if line)


def text_of_actions(actions: Iterable[str]) -> str:
    """Write first actions, one a line."""
    return "\n".join(actions)


def calls_of(text: str) -> tuple[CallLine, ...]:
    """Read calls, one a line: a name, then its telephone after a tab or the last space."""
    calls = []
    for line in _lines(text):
        name, tab, phone = line.lstrip().partition("\t")
        if not tab:
            head, _, tail = line.strip().rpartition(" ")
            name, phone = (head, tail) if head and _is_phone(tail) else (line, "")
        if name.strip():
            calls.append(CallLine(" ".join(name.split()), phone.strip()))
    return tuple(calls)


def text_of_calls(calls: Iterable[CallLine]) -> str:
    """Write calls as they are kept: name, tab, telephone."""
    return "\n".join(f"{call.name}\t{call.phone}" for call in calls)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _is_phone(text: str) -> bool:
    digits = text.replace("-", "").replace("+", "")
    return digits.isascii() and digits.isdigit()


def _merged(notes: Sequence[Note]) -> Note:
    """Return one note whose fields are the first ones that are not empty."""
    return Note(
        next((note.meaning for note in notes if note.meaning), ""),
        next((note.actions for note in notes if note.actions), ()),
        next((note.calls for note in notes if note.calls), ()),
    )
