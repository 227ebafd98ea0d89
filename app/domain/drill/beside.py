"""What was done beside what was foreseen, and beside another run of the same scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.comparing import compare, limit
from app.domain.drill.criteria.finding import Outcome
from app.domain.drill.player import InjectState
from app.domain.drill.review import deadline, planned_times
from app.domain.drill.scenario import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.drill.judging import Judged, Result
    from app.domain.drill.player import Step
    from app.domain.drill.record import Record


class PlanLine(msgspec.Struct, frozen=True):
    """An inject, or an expectation (`outcome`: what was found; None for an inject).

    `planned`: when the scenario foresees the inject, or by when the expectation was to be met.
    `really`: when it was. None: not foreseen, not done, or not known. `state`: of an inject.
    """

    id: str
    title: str
    planned: Span | None
    really: Span | None
    outcome: Outcome | None = None
    state: InjectState | None = None

    @property
    def late_by(self) -> Span | None:
        """Return by how much it was later than planned, below zero: earlier; None: not known."""
        known = self.planned is not None and self.really is not None
        return self.really - self.planned if known else None  # type: ignore[operator]


class RunLine(msgspec.Struct, frozen=True):
    """The same in two runs. `what`: `fired` (drill time), `answered` (after it was fired), or
    `expected` (how long it took, see `comparing.took`). None: not done, or not known.
    """

    id: str
    what: str
    title: str
    now: Span | None
    then: Span | None

    @property
    def difference(self) -> Span | None:
        """Return by how much it was later or slower now; None unless both are known."""
        return None if self.now is None or self.then is None else self.now - self.then


def beside_plan(record: Record, result: Result) -> tuple[PlanLine, ...]:
    """Return all injects in the order of their times, then all expectations in the scenario's."""
    planned = planned_times(record.play.scenario)
    injects = [
        PlanLine(one, step.inject.title, planned.get(one), step.at, None, step.state)
        for one, step in record.play.steps.items()
    ]
    injects.sort(key=_when)
    expected = [
        PlanLine(
            one.expectation.id, one.expectation.title, _limit(record, one), one.finding.at,
            one.finding.outcome,
        )
        for one in result.judged
    ]  # fmt: skip
    return (*injects, *expected)


def _limit(record: Record, judged: Judged) -> Span | None:
    """Return by when an expectation was to be met, also where that is an inject or a time."""
    known = deadline(record, judged)
    if known is not None:
        return known
    before = judged.expectation.body.get("before")
    if isinstance(before, str) and before:
        return record.fired_at(before)
    return limit(judged.expectation)


def _when(line: PlanLine) -> tuple[bool, Span]:
    at = line.really if line.really is not None else line.planned
    return (at is None, at or 0)


def beside_run(now: Record, then: Record) -> tuple[RunLine, ...]:
    """Return what both runs have, in the order of `now`: injects with their answers, then what
    both scenarios expect alike.
    """
    lines = [*_injects(now, then)]
    lines += [
        RunLine(one.id, "expected", one.title, one.now, one.then) for one in compare(then, now)
    ]
    return tuple(lines)


def _injects(now: Record, then: Record) -> Iterator[RunLine]:
    far = now.end + then.end + 1
    ours = sorted(now.play.steps.items(), key=lambda one: far if one[1].at is None else one[1].at)
    for name, step in ours:
        other = then.play.steps.get(name)
        if other is None:
            continue
        yield RunLine(name, "fired", step.inject.title, step.at, other.at)
        waited, waited_then = _waited(step), _waited(other)
        if waited is not None or waited_then is not None:
            yield RunLine(name, "answered", step.inject.title, waited, waited_then)


def _waited(step: Step) -> Span | None:
    """Return how long an inject waited for its first answer."""
    if step.at is None:
        return None
    return next((one.at - step.at for one in step.answers if one.at >= step.at), None)
