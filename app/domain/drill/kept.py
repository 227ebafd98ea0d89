"""Checkpoints (检查点) in the fold: a place in the journal to which a drill can go back.

The player keeps the drill's database beside the journal's KEPT; with RESTORE it has put it back.
What lies between stays in the file and no longer counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import msgspec

from app.domain.drill.scenario import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.domain.drill.player import Event, Play

MOST_AUTOMATIC = 6
"""Checkpoints made by themselves of which the newest are kept: each is a whole database."""


class Checkpoint(msgspec.Struct, frozen=True):
    """A drill as it was at drill time `at`. `id` names the copy of its database, `made_at`: the
    machine's time. `automatic`: nobody asked for it. `play`: the Play, whose module needs this one.
    """

    name: str
    id: str
    at: Span
    made_at: int
    automatic: bool
    play: Any


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
    stood: Play = found.play
    return msgspec.structs.replace(stood, kept=play.kept, marks=play.marks)


def missed(play: Play, event: Event) -> Play:
    """Return the play after a checkpoint, or a way back, came to nothing."""
    left = tuple(one for one in play.wishes if one.name != event.subject)
    return msgspec.structs.replace(play, wishes=left, missed=event.text)


def checkpoint(play: Play, name: str) -> Checkpoint | None:
    """Return a checkpoint by its name."""
    return next((one for one in play.kept if one.name == name), None)


class Undone(msgspec.Struct, frozen=True):
    """What counts no more once a drill has gone back. `span`: drill time from the checkpoint until
    now, negative to one that lies ahead. `injects`: titles of those that went out since. `acts`,
    `answers`: how many.
    """

    span: Span
    injects: tuple[str, ...] = ()
    acts: int = 0
    answers: int = 0


def undone(play: Play, to: Checkpoint, time: Span) -> Undone:
    """Return what going back would undo of a play at drill time `time`."""
    stood: Play = to.play
    injects, answers = [], 0
    for one, step in play.steps.items():
        before = stood.steps.get(one)
        known = () if before is None else before.answers
        answers += len(step.answers) - _same(step.answers, known)
        then = None if before is None else before.fired_at
        if step.fired_at is not None and (then is None or step.fired_at > then):
            injects.append(step.inject.title)
    acts = len(play.acts) - _same(play.acts, stood.acts)
    return Undone(time - to.at, tuple(injects), acts, answers)


def _same(of: Sequence[object], other: Sequence[object]) -> int:
    """Return how many of both are the same from the beginning on."""
    pairs = enumerate(zip(of, other, strict=False))
    return next((place for place, (one, two) in pairs if one != two), min(len(of), len(other)))


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
