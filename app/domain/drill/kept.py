"""Checkpoints (检查点) in the fold: a place in the journal to which a drill can go back.

The player keeps the drill's database beside the journal's KEPT; with RESTORE it has put it back.
What lies between stays in the file and no longer counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from app.domain.drill.scenario import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.drill.player import Event, Play  # noqa: TC004 - each needs the other

MOST_AUTOMATIC = 6
"""Checkpoints made by themselves of which the newest are kept: each is a whole database."""


class Checkpoint(msgspec.Struct, frozen=True):
    """A drill as it was at drill time `at`. `id` names the copy of its database, `made_at`: the
    machine's time. `automatic`: nobody asked for it.
    """

    name: str
    id: str
    at: Span
    made_at: int
    automatic: bool
    play: Play


class Wish(msgspec.Struct, frozen=True):
    """What the controller asked for and is not done yet."""

    what: Literal["keep", "back"]
    name: str


def wished(play: Play, what: Literal["keep", "back"], name: str) -> Play:
    """Return the play with a wish more."""
    return msgspec.structs.replace(play, wishes=(*play.wishes, Wish(what, name)))


def kept(play: Play, event: Event) -> Play:
    """Return the play after its checkpoint was made; an older one of the name is forgotten."""
    name = event.subject
    asked = any(one == Wish("keep", name) for one in play.wishes)
    bare = msgspec.structs.replace(play, kept=(), wishes=(), missed="")
    made = Checkpoint(name, event.text, int(event.value), event.at, not asked, bare)
    all_of_them = (*(one for one in play.kept if one.name != name), made)
    automatic = [one for one in all_of_them if one.automatic]
    gone = {one.id for one in automatic[:-MOST_AUTOMATIC]}
    return msgspec.structs.replace(
        play,
        kept=tuple(one for one in all_of_them if one.id not in gone),
        wishes=tuple(one for one in play.wishes if one != Wish("keep", name)),
        missed="",
    )


def restored(play: Play, event: Event) -> Play:
    """Return the play as it was at a checkpoint; all checkpoints stay, also those made later, and
    what evaluators marked.
    """
    found = checkpoint(play, event.subject)
    if found is None:
        return play
    return msgspec.structs.replace(found.play, kept=play.kept, marks=play.marks)


def missed(play: Play, event: Event) -> Play:
    """Return the play after a checkpoint, or a way back, came to nothing."""
    left = tuple(one for one in play.wishes if one.name != event.subject)
    return msgspec.structs.replace(play, wishes=left, missed=event.text)


def checkpoint(play: Play, name: str) -> Checkpoint | None:
    """Return a checkpoint by its name."""
    return next((one for one in play.kept if one.name == name), None)


def counting(journal: Iterable[Event]) -> list[Event]:
    """Return the events of a journal that were not undone by going back, in their order."""
    counted: list[Event] = []
    until: dict[str, list[Event]] = {}
    for event in journal:
        if event.kind == "restore" and event.subject in until:
            counted = list(until[event.subject])
        counted.append(event)
        if event.kind == "kept":
            until[event.subject] = list(counted)
    return counted
