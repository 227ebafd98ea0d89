"""The review of a drill (复盘): what happened when, what went well, where the gaps are.

Derived from the record and its journal alone: the same journal gives the same review, always.
Strengths and gaps are what the criteria found and what evaluators marked; nothing is weighed twice.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from app.domain.drill import bodies
from app.domain.drill.criteria.finding import Outcome
from app.domain.drill.judging import Judged
from app.domain.drill.marks import Rating
from app.domain.drill.player import EventKind
from app.domain.drill.record import DrillTimes
from app.domain.drill.scenario import Act, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from app.domain.drill.judging import Result
    from app.domain.drill.player import Event
    from app.domain.drill.record import Record
    from app.domain.drill.scenario import Scenario, Trigger


class MomentKind(StrEnum):
    """What a moment of the review is."""

    COMMAND = "command"  # what: the event's kind, value: its value
    INJECT = "inject"  # subject: its id; what: its state
    ALARM = "alarm"  # subject: the alarm's id
    ACT = "act"
    ANSWER = "answer"  # subject: the inject; what: the words
    MARK = "mark"  # subject: objective or expectation; what: the rating and the remark


COMMANDS = frozenset(
    {
        EventKind.PLAY,
        EventKind.PAUSE,
        EventKind.HOLD,
        EventKind.SPEED,
        EventKind.JUMP,
        EventKind.SHIFT,
        EventKind.SKIP,
        EventKind.END,
    }
)


class Moment(msgspec.Struct, frozen=True):
    """Something that happened at the drill time `at`. `planned`: when the scenario foresees it,
    None where it foresees no time.
    """

    at: Span
    kind: MomentKind
    subject: str = ""
    actor: str = ""
    what: str = ""
    value: float = 0
    planned: Span | None = None
    act: Act | None = None


class GapKind(StrEnum):
    """Why something is a gap."""

    LATE = "late"
    PARTLY = "partly"
    MISSED = "missed"
    UNANSWERED = "unanswered"
    NOT_INJECTED = "not_injected"  # an inject's effect failed: a gap of those who prepared it
    MARKED = "marked"  # an evaluator rated M or U


class Strength(msgspec.Struct, frozen=True):
    """Something that went well: an expectation that was met, or a mark P. `at`: drill time."""

    id: str
    objective: str
    title: str
    at: Span | None = None
    actor: str = ""
    remark: str = ""


class Gap(msgspec.Struct, frozen=True):
    """Something that did not go well. `id` stays the same from one reading to the next, so that an
    improvement can name it. `late_by`: None where it cannot be said.
    """

    id: str
    objective: str
    kind: GapKind
    title: str
    late_by: Span | None = None
    share: float = 0.0
    actor: str = ""
    remark: str = ""


class Review(msgspec.Struct, frozen=True):
    """`open`: expectations that could not be judged, with why not told by their outcome."""

    moments: tuple[Moment, ...]
    strengths: tuple[Strength, ...]
    gaps: tuple[Gap, ...]
    open: tuple[Judged, ...]


def review(record: Record, journal: Sequence[Event], result: Result) -> Review:
    """Return the review of a record, its journal, and what was judged of it."""
    return Review(
        moments(record, journal),
        tuple(_strengths(record, result)),
        tuple(_gaps(record, result)),
        tuple(one for one in result.judged if not one.is_known),
    )


def moments(record: Record, journal: Sequence[Event]) -> tuple[Moment, ...]:
    """Return all that happened, in the order of drill time."""
    play = record.play
    planned = planned_times(play.scenario)
    times = DrillTimes(journal)
    found = [
        Moment(
            times.at(event.at),
            MomentKind.COMMAND,
            event.subject,
            event.actor,
            event.kind.value,
            event.value,
        )
        for event in journal
        if event.kind in COMMANDS
    ]
    for one, step in play.steps.items():
        if step.at is not None:
            found.append(
                Moment(step.at, MomentKind.INJECT, one, "", step.state, 0, planned.get(one))
            )
        found += [
            Moment(answer.at, MomentKind.ANSWER, one, answer.actor, answer.text)
            for answer in step.answers
        ]
    found += [Moment(one.raised_at, MomentKind.ALARM, one.id) for one in record.alarms]
    found += [
        Moment(one.at, MomentKind.ACT, one.subject, one.actor, one.action, act=one)
        for one in play.acts
    ]
    found += [
        Moment(one.at, MomentKind.MARK, one.subject, one.actor, f"{one.rating} {one.remark}")
        for one in play.marks
    ]
    order = list(MomentKind)
    return tuple(sorted(found, key=lambda one: (one.at, order.index(one.kind))))


def planned_times(scenario: Scenario) -> dict[str, Span]:
    """Return the drill time at which a scenario foresees each inject; none for those that wait for
    a person. One that waits for something not to be done is foreseen for when it is not done.
    """
    triggers = {one.id: one.trigger for one in scenario.injects}
    found: dict[str, Span] = {}

    def of(inject: str, above: frozenset[str]) -> Span | None:
        trigger = triggers.get(inject)
        if trigger is None or inject in above:
            return None
        return _foreseen(trigger, lambda other: of(other, above | {inject}))

    for one in triggers:
        at = of(one, frozenset())
        if at is not None:
            found[one] = at
    return found


def deadline(record: Record, judged: Judged) -> Span | None:
    """Return the drill time by which an expectation was to be met; None where it has none."""
    body = judged.expectation.body
    if "within" not in body:
        return None
    since = record.fired_at(str(body.get("since") or body.get("inject") or ""))
    try:
        within = bodies.read({"within": body["within"]}, _Within).within
    except msgspec.ValidationError:
        return None
    return None if since is None else since + within


class _Within(msgspec.Struct, frozen=True):
    within: bodies.BodySpan


def _foreseen(trigger: Trigger, of: Callable[[str], Span | None]) -> Span | None:
    if trigger.at is not None:
        return trigger.at
    if trigger.after:
        before = of(trigger.after)
        return None if before is None else before + trigger.delay
    if trigger.unless is not None:
        since = of(trigger.since) if trigger.since else 0
        return None if since is None else since + trigger.within + trigger.delay
    return None


def _strengths(record: Record, result: Result) -> Iterator[Strength]:
    for one in result.judged:
        if one.finding.outcome is Outcome.MET:
            expectation = one.expectation
            yield Strength(expectation.id, expectation.objective, expectation.title, one.finding.at)
    for mark in record.play.marks:
        if mark.rating is Rating.PERFORMED:
            objective, title = _subject(record.play.scenario, mark.subject)
            yield Strength(
                f"mark:{mark.subject}:{mark.actor}", objective, title, mark.at, mark.actor,
                mark.remark,
            )  # fmt: skip


_GAPS = {
    Outcome.LATE: GapKind.LATE,
    Outcome.PARTLY: GapKind.PARTLY,
    Outcome.MISSED: GapKind.MISSED,
}


def _gaps(record: Record, result: Result) -> Iterator[Gap]:
    for one in result.judged:
        found, expectation = one.finding, one.expectation
        if found.outcome in _GAPS:
            limit = deadline(record, one)
            late = found.outcome is Outcome.LATE
            late_by = (
                found.at - limit if late and found.at is not None and limit is not None else None
            )
            yield Gap(
                expectation.id, expectation.objective,
                _GAPS[found.outcome], expectation.title,
                late_by if late_by is not None and late_by > 0 else None, found.share,
            )  # fmt: skip
    yield from _inject_gaps(record, result)
    for mark in record.play.marks:
        if mark.rating in (Rating.MAJOR, Rating.UNABLE):
            objective, title = _subject(record.play.scenario, mark.subject)
            yield Gap(
                f"mark:{mark.subject}:{mark.actor}", objective, GapKind.MARKED, title,
                actor=mark.actor, remark=f"{mark.rating} {mark.remark}".strip(),
            )  # fmt: skip


def _inject_gaps(record: Record, result: Result) -> Iterator[Gap]:
    """Yield the injects without effect, and those not answered that no expectation looks at."""
    looked_at = {
        str(one.expectation.body.get("inject", ""))
        for one in result.judged
        if one.expectation.criterion == "answered_within"
    }
    for name, step in record.play.steps.items():
        inject = step.inject
        objective = inject.objectives[0] if inject.objectives else ""
        if step.state == "failed":
            yield Gap(
                f"inject:{name}", objective, GapKind.NOT_INJECTED, inject.title, remark=step.reason
            )
        elif (
            step.at is not None
            and inject.answer_within is not None
            and name not in looked_at
            and not any(answer.at >= step.at for answer in step.answers)
            and record.end >= step.at + inject.answer_within
        ):
            yield Gap(f"answer:{name}", objective, GapKind.UNANSWERED, inject.title)


def _subject(scenario: Scenario, subject: str) -> tuple[str, str]:
    """Return the objective that a mark is about, and the title of what was marked."""
    for objective in scenario.objectives:
        if objective.id == subject:
            return objective.id, objective.title
    for expectation in scenario.expectations:
        if expectation.id == subject:
            return expectation.objective, expectation.title
    return "", subject
