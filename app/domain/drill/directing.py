"""What the controller orders, as events for the journal: made of the play as it is at that moment.

An order is made where the journal was just read, so that two presses of a key in a row never speak
of the same state. Once the drill is over no order but a mark makes an event.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.domain.drill.marks import mark_text
from app.domain.drill.player import Event, EventKind, Play
from app.domain.drill.scenario import Inject, Trigger
from app.domain.drill.timeline import next_step

if TYPE_CHECKING:
    from app.domain.drill.marks import Rating
    from app.domain.drill.scenario import Span

Order = Callable[[Play, int], list[Event]]
"""Makes the events of an order from the play and the machine's time in milliseconds."""


def command(kind: EventKind, by: str, **fields: Any) -> Order:
    """Return the order that is one event with these fields."""
    return lambda play, now: [] if play.ended else [Event(now, kind, actor=by, **fields)]


def play_or_pause(by: str) -> Order:
    """Let a drill that goes on stand, and one that stands or is held go on."""

    def make(play: Play, now: int) -> list[Event]:
        goes_on = play.clock.running and not play.clock.held
        return command(EventKind.PAUSE if goes_on else EventKind.PLAY, by)(play, now)

    return make


def hold_or_go(by: str) -> Order:
    """Let the world stand still while talk goes on, or go on again."""

    def make(play: Play, now: int) -> list[Event]:
        return command(EventKind.HOLD, by, value=float(not play.clock.held))(play, now)

    return make


def step(by: str) -> Order:
    """Fire the next inject whose time is known, and let the clock stand or go on from there.

    The clock never goes back: what is overdue is fired now. Nothing is skipped by a step.
    """

    def make(play: Play, now: int) -> list[Event]:
        time = play.clock.drill_time(now)
        found = next_step(play, time)
        if found is None:
            return []
        inject, to = found
        fire = Event(now, EventKind.FIRE, subject=inject, actor=by)
        if to <= time:
            return [fire]
        return [Event(now, EventKind.JUMP, value=to, actor=by), fire]

    return make


def answer(inject: str, who: str, text: str) -> Order:
    """Record what somebody answered to an inject, at the present drill time."""

    def make(play: Play, now: int) -> list[Event]:
        time = play.clock.drill_time(now)
        return command(EventKind.ANSWER, who, subject=inject, value=time, text=text)(play, now)

    return make


def mark(subject: str, rating: Rating | None, remark: str, by: str) -> Order:
    """Write down an evaluator's mark on an objective or expectation, also after the end; the
    rating None takes it back.
    """
    text = mark_text(rating, remark)
    return lambda _play, now: [Event(now, EventKind.MARK, subject=subject, text=text, actor=by)]


def add(kind: str, title: str, to: str, text: str, at: Span | None, by: str) -> Order:
    """Add an inject on the fly, told in words; `at`: drill time, None: fire it now."""

    def make(play: Play, now: int) -> list[Event]:
        if play.ended:
            return []
        number = sum(1 for one in play.steps if one.startswith("added-")) + 1
        while f"added-{number}" in play.steps:
            number += 1
        trigger = Trigger(by_hand=True) if at is None else Trigger(at=at - play.shift)
        inject = Inject(f"added-{number}", kind, title, trigger, to, {"text": text})
        made = [Event(now, EventKind.ADD, inject=inject, actor=by)]
        if at is None:
            made.append(Event(now, EventKind.FIRE, subject=inject.id, actor=by))
        return made

    return make
