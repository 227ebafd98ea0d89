"""Judging a drill: each expectation is met or not, by its criterion; scores by objective.

Ratings after HSEEP: P performed without challenges, S with some, M with major ones, U unable. The
program rates what it can count; an evaluator's mark stands beside it and decides where there is
one. The shares that divide the ratings are a working assumption.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from app.domain.drill import criteria
from app.domain.drill.criteria.finding import Finding, Outcome
from app.domain.drill.marks import Rating
from app.domain.drill.scenario import Expectation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from app.domain.drill.record import Record
    from app.domain.drill.scenario import Scenario


__all__ = [
    "SHARES",
    "Judged",
    "Rating",
    "Result",
    "Score",
    "judge",
    "rated",
    "score",
    "with_marks",
]

SHARES = ((0.9, Rating.PERFORMED), (0.7, Rating.SOME), (0.4, Rating.MAJOR))
"""From which share of the points on a rating is given; below the last, UNABLE."""


class Judged(msgspec.Struct, frozen=True):
    """An expectation and what was found. `points` of `weight`: to be shown only when `is_known`."""

    expectation: Expectation
    finding: Finding
    points: float

    @property
    def is_known(self) -> bool:
        """Whether it could be judged by now: else its points are unknown, not none."""
        return self.finding.outcome not in (Outcome.OPEN, Outcome.UNJUDGED)


class Score(msgspec.Struct, frozen=True):
    """Points of what could be judged, of how many; `open`: expectations that cannot be judged yet,
    or at all. `rating` None: nothing could be judged, which is not the same as nothing done.
    """

    points: float
    out_of: int
    open: int
    rating: Rating | None


class Result(msgspec.Struct, frozen=True):
    """A drill's scores: all of it, and by objective, capability and role (by their ids)."""

    judged: tuple[Judged, ...]
    total: Score
    objectives: dict[str, Score]
    capabilities: dict[str, Score]
    roles: dict[str, Score]


def judge(record: Record) -> Result:
    """Judge a record; the same record gives the same result, always."""
    scenario = record.play.scenario
    judged = tuple(_judge(record, one) for one in scenario.expectations)
    capability = {one.id: str(one.capability) for one in scenario.objectives}
    return Result(
        judged,
        score(judged),
        _by(judged, lambda one: one.expectation.objective),
        _by(judged, lambda one: capability.get(one.expectation.objective, "")),
        _by(judged, lambda one: one.expectation.role),
    )


def rated(share: float) -> Rating:
    """Return the rating of a share of the points, 0 to 1."""
    return next((rating for least, rating in SHARES if share >= least), Rating.UNABLE)


def score(judged: Iterable[Judged]) -> Score:
    """Add up. What cannot be judged counts neither for nor against."""
    points, out_of, unclear = 0.0, 0, 0
    for one in judged:
        if one.is_known:
            points += one.points
            out_of += one.expectation.weight
        else:
            unclear += 1
    return Score(points, out_of, unclear, rated(points / out_of) if out_of else None)


def with_marks(
    scenario: Scenario, result: Result, marks: Mapping[str, Rating]
) -> dict[str, Rating]:
    """Return the rating of each objective: the evaluator's where there is one, else ours."""
    found = {}
    for objective in scenario.objectives:
        ours = result.objectives.get(objective.id)
        mark = marks.get(objective.id) or (ours.rating if ours is not None else None)
        if mark is not None:
            found[objective.id] = mark
    return found


def _judge(record: Record, expectation: Expectation) -> Judged:
    finding = criteria.find(expectation.criterion, expectation.body, record)
    return Judged(expectation, finding, expectation.weight * finding.share)


def _by(judged: Iterable[Judged], key: Callable[[Judged], str]) -> dict[str, Score]:
    parts: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        parts[key(one)].append(one)
    return {name: score(part) for name, part in parts.items() if name}
