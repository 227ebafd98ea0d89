"""How fast a shift was, expectation by expectation, beside another shift or beside the limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.drill import criteria
from app.domain.drill.criteria.finding import Outcome
from app.domain.drill.scenario import Span
from app.domain.drill.spans import BadSpan, parse_span

if TYPE_CHECKING:
    from app.domain.drill.record import Record
    from app.domain.drill.scenario import Expectation

_EVER = "9999:59"
_LIMITS = ("within", "at")


class Line(msgspec.Struct, frozen=True):
    """An expectation. `then`, `now`: how long it took in either; None: it was not done, or cannot
    be told.
    """

    id: str
    title: str
    then: Span | None
    now: Span | None

    @property
    def difference(self) -> Span | None:
        """Return by how much it took longer now; None unless both are known."""
        return None if self.then is None or self.now is None else self.now - self.then


def compare(then: Record, now: Record) -> tuple[Line, ...]:
    """Return what both scenarios expect alike, in the order of `now`'s."""
    before = {one.id: one for one in then.play.scenario.expectations}
    return tuple(
        Line(one.id, one.title, took(before[one.id], then), took(one, now))
        for one in now.play.scenario.expectations
        if one.id in before and _asks(one) == _asks(before[one.id])
    )


def compare_with_limits(now: Record) -> tuple[Line, ...]:
    """Return each expectation beside its limit: in a scenario of what really happened, that is the
    time it took then.
    """
    return tuple(
        Line(one.id, one.title, limit(one), took(one, now))
        for one in now.play.scenario.expectations
    )


def took(expectation: Expectation, record: Record) -> Span | None:
    """Return how long it took until it was done, in time or not: since the inject that it counts
    from, since the alarm for an acknowledgement (the slowest), else since the start.
    """
    body = dict(expectation.body)
    for name in _LIMITS:
        if name in body:
            body[name] = _EVER
    finding = criteria.find(expectation.criterion, body, record)
    if finding.outcome is not Outcome.MET:
        # With time without end, what was undone later was never done: a shelter that was lost.
        finding = criteria.find(expectation.criterion, expectation.body, record)
    if finding.outcome not in (Outcome.MET, Outcome.LATE) or finding.at is None:
        return None
    if expectation.criterion == "acknowledged_within":
        waits = [
            one.acknowledged_at - one.raised_at
            for one in record.alarms
            if one.id in finding.evidence and one.acknowledged_at is not None
        ]
        return max(waits, default=None)
    since = body.get("since") or (body.get("inject") if "at" not in body else "") or ""
    begun = record.fired_at(since) if isinstance(since, str) else None
    return None if begun is None else finding.at - begun


def limit(expectation: Expectation) -> Span | None:
    """Return the time that an expectation allows, None where it sets none."""
    for name in _LIMITS:
        said = expectation.body.get(name)
        if isinstance(said, str):
            try:
                return parse_span(said)
            except BadSpan:
                return None
    return None


def _asks(expectation: Expectation) -> tuple[str, dict[str, object]]:
    """Return what is asked for, whatever the time allowed."""
    body = {name: one for name, one in expectation.body.items() if name not in _LIMITS}
    return expectation.criterion, body
