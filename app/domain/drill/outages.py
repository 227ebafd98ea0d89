"""What of the players' own means is gone at a drill time (中断), folded from the play as all else.

An outage begins with its inject and lasts so much drill time: in a pause it goes on, after a crash
it is what it was, and after going back it is as it was then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.drill.player import InjectState
from app.domain.drill.spans import BadSpan, parse_span

if TYPE_CHECKING:
    from app.domain.drill.player import Play, Step
    from app.domain.drill.scenario import Span

KIND: Final = "outage"
"""The kind of inject."""

BROKER: Final = "broker"
"""The drill's own message broker: nothing that sensors say arrives."""
DISTRICT: Final = "district"
"""The line to the district's platform."""
REAL: Final = (BROKER, DISTRICT)
"""Outages that are so, not only told."""


def gone(play: Play, time: Span) -> frozenset[str]:
    """Return which of REAL are gone at a drill time; of several injects the last one counts."""
    last: dict[str, Step] = {}
    for step in play.steps.values():
        what = step.body.get("of")
        if step.inject.kind != KIND or step.at is None or what not in REAL:
            continue
        if step.state not in (InjectState.BEGUN, InjectState.DONE):
            continue
        if what not in last or (last[what].at or 0) <= step.at:
            last[what] = step
    return frozenset(what for what, step in last.items() if time < _end(step))


def _end(step: Step) -> Span:
    """Return until when an outage lasts; one that is said to be over has no length."""
    if step.body.get("back"):
        return step.at or 0
    try:
        return (step.at or 0) + parse_span(str(step.body.get("lasts", "0s")))
    except BadSpan:
        return step.at or 0
