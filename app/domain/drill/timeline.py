"""The time line of a drill: each inject as a mark on the track of its role, and how it stands.

Pure: made of a play and a drill time. What a mark says beyond its inject's state is only what a
controller has to act on: that it is due, that an answer is late, that it waits for a deed or a
hand.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.player import InjectState, Play, due_at
from app.domain.drill.scenario import RoleKind, Span

if TYPE_CHECKING:
    from app.domain.drill.player import Step
    from app.domain.drill.scenario import Inject


class MarkState(StrEnum):
    """How an inject stands for who leads the drill."""

    PLANNED = "planned"  # to come, at a drill time that is known or reckoned
    DUE = "due"  # its time has come; the player has not begun it
    WAITING = "waiting"  # for what players do, or for a condition: its time cannot be foreseen
    BY_HAND = "by_hand"  # for the controller's hand
    MOOT = "moot"  # it would have come had players not done something; they did it
    WANTED = "wanted"  # fired by hand; the player has not begun it
    UNDER_WAY = "under_way"  # its effect has begun
    FIRED = "fired"
    ANSWERED = "answered"
    LATE = "late"  # the answer's time is over, and there is none
    ANSWERED_LATE = "answered_late"
    SKIPPED = "skipped"
    FAILED = "failed"
    UNREACHED = "unreached"  # the drill ended before it


TO_COME = frozenset(
    {
        MarkState.PLANNED, MarkState.DUE, MarkState.WAITING, MarkState.BY_HAND, MarkState.WANTED,
    }
)  # fmt: skip
"""What may still happen by itself or by hand."""

GONE_OUT = frozenset(
    {
        MarkState.UNDER_WAY, MarkState.FIRED, MarkState.ANSWERED, MarkState.LATE,
        MarkState.ANSWERED_LATE,
    }
)  # fmt: skip
"""What the players have got, or are getting."""


class Track(msgspec.Struct, frozen=True):
    """A row of the time line: a role's, that of no role (`role` ""), or that of what has no time
    yet (`role` None).
    """

    role: str | None
    title: str = ""


class Mark(msgspec.Struct, frozen=True):
    """An inject on the time line. `track`: its number in `TimeLine.tracks`. `at`: when it was
    fired, else when it falls due; None: not foreseeable. `reckoned`: `at` stands for what it waits
    for, and that has not happened yet. `place`: in the scenario's order.
    """

    id: str
    track: int
    state: MarkState
    at: Span | None
    place: int
    reckoned: bool = False


class TimeLine(msgspec.Struct, frozen=True):
    """Tracks, and marks in the order of their times, those without one at the end.

    `until`: the last drill time that anything is known of. `changes_at`: at this drill time a
    mark's state will be another though nothing was done; None: at none.
    """

    tracks: tuple[Track, ...] = ()
    marks: tuple[Mark, ...] = ()
    until: Span = 0
    changes_at: Span | None = None


def timeline(play: Play, time: Span) -> TimeLine:
    """Return the time line of a play at a drill time."""
    places: dict[str | None, int] = {}
    tracks: list[Track] = []
    to = {step.inject.to for step in play.steps.values()}
    for role in play.scenario.roles:
        if role.kind is RoleKind.PLAYER or role.id in to:
            places[role.id] = len(tracks)
            tracks.append(Track(role.id, role.title))
    if to - places.keys():
        places[""] = len(tracks)
        tracks.append(Track(""))
    reckoner = _Reckoner(play)
    found: list[Mark] = []
    changes: list[Span] = []
    for place, step in enumerate(play.steps.values()):
        at, reckoned = reckoner.at(step)
        state, changes_at = _state(play, step, at, time, reckoned=reckoned)
        if changes_at is not None:
            changes.append(changes_at)
        track = places.get(step.inject.to, places.get("", 0)) if at is not None else -1
        found.append(Mark(step.inject.id, track, state, at, place, reckoned))
    if any(one.track < 0 for one in found):
        untimed = len(tracks)
        tracks.append(Track(None))
        found = [
            one if one.track >= 0 else msgspec.structs.replace(one, track=untimed) for one in found
        ]
    found.sort(key=lambda one: (one.at is None, one.at or 0, one.place))
    known = [one.at for one in found if one.at is not None]
    until = max([play.scenario.lasts, time, *known])
    return TimeLine(tuple(tracks), tuple(found), until, min(changes, default=None))


def next_step(play: Play, time: Span) -> tuple[str, Span] | None:
    """Return the inject that a step fires, and the drill time at which the clock then stands.

    It is the next one whose time is known as things stand, in the order in which they fall due. The
    clock goes to that time, and never back: one that is overdue is fired now. None: nothing that
    is to come has a time; a deed or the controller's hand decides what is next.
    """
    if play.ended:
        return None
    ready = [
        (at, place, one)
        for place, (one, step) in enumerate(play.steps.items())
        if step.state is InjectState.PLANNED
        and one not in play.wanted
        and (at := due_at(play, step.inject)) is not None
    ]
    if not ready:
        return None
    at, _, one = min(ready)
    return one, max(at, time)


def passed_by(play: Play, time: Span, to: Span) -> list[str]:
    """Return the injects that a jump from `time` to `to` would skip, in the scenario's order."""
    return [
        one
        for one, step in play.steps.items()
        if step.state is InjectState.PLANNED
        and (at := due_at(play, step.inject)) is not None
        and at < to
        and to > time
    ]


class _Reckoner:
    """Says when injects come: also those that wait for others, as if these came at their time."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._known: dict[str, Span | None] = {}

    def at(self, step: Step) -> tuple[Span | None, bool]:
        """Return the drill time, and whether it is only reckoned."""
        if step.at is not None:
            return step.at, False
        due = due_at(self._play, step.inject)
        if due is not None:
            return due, False
        found = self._reckon(step.inject)
        return found, found is not None

    def _reckon(self, inject: Inject) -> Span | None:
        if inject.id not in self._known:
            self._known[inject.id] = None  # one that waits for itself has no time
            self._known[inject.id] = self._of(inject)
        return self._known[inject.id]

    def _of(self, inject: Inject) -> Span | None:
        trigger = inject.trigger
        other = trigger.after or (trigger.since if trigger.unless is not None else "")
        step = self._play.steps.get(other)
        if step is None or step.state is InjectState.SKIPPED or step.at is not None:
            return None  # what was fired is reckoned with by `due_at`
        due = due_at(self._play, step.inject)
        moment = due if due is not None else self._reckon(step.inject)
        if moment is None:
            return None
        wait = trigger.within if trigger.unless is not None else 0
        return moment + wait + trigger.delay


def _state(
    play: Play, step: Step, at: Span | None, time: Span, *, reckoned: bool
) -> tuple[MarkState, Span | None]:
    """Return the state, and when it changes by itself."""
    if step.inject.id in play.wanted:
        return MarkState.WANTED, None
    if step.state is InjectState.SKIPPED:
        return MarkState.SKIPPED, None
    if step.state is InjectState.FAILED:
        return MarkState.FAILED, None
    if step.state is InjectState.PLANNED:
        return _state_to_come(play, step.inject, at, time, reckoned=reckoned)
    return _state_gone_out(play, step, time)


def _state_to_come(
    play: Play, inject: Inject, at: Span | None, time: Span, *, reckoned: bool
) -> tuple[MarkState, Span | None]:
    if play.ended:
        return MarkState.UNREACHED, None
    if at is not None:
        if reckoned:
            return MarkState.PLANNED, None
        return (MarkState.DUE, None) if at <= time else (MarkState.PLANNED, at)
    trigger = inject.trigger
    if trigger.by_hand:
        return MarkState.BY_HAND, None
    if trigger.unless is not None:
        since = play.steps.get(trigger.since)
        if not trigger.since or (since is not None and since.at is not None):
            return MarkState.MOOT, None
    return MarkState.WAITING, None


def _state_gone_out(play: Play, step: Step, time: Span) -> tuple[MarkState, Span | None]:
    begun = step.at or 0
    answer = next((one for one in step.answers if one.at >= begun), None)
    within = step.inject.answer_within
    deadline = None if within is None else begun + within
    if answer is not None:
        is_late = deadline is not None and answer.at > deadline
        return (MarkState.ANSWERED_LATE if is_late else MarkState.ANSWERED), None
    if deadline is not None and time > deadline:
        return MarkState.LATE, None
    is_under_way = step.state is InjectState.BEGUN
    changes_at = None if deadline is None or play.ended else deadline + 1
    return (MarkState.UNDER_WAY if is_under_way else MarkState.FIRED), changes_at
