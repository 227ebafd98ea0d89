"""What became of alarms: how long they waited to be acknowledged, what was found, and why.

Where nobody has said something it is counted apart, never as no or as zero.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import fmean, median
from typing import TYPE_CHECKING

from app.domain.alarms import AlarmEvent, Condition, Verdict
from app.domain.annunciation import WAITING, Wait
from app.domain.causes import VERDICTS_WITH_CAUSE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.annunciation import Shift, Span, Step, Tally
    from app.domain.instant import Instant


@dataclass(frozen=True, slots=True)
class Response:
    """How long alarms of one shift waited to be acknowledged, in milliseconds.

    `shift` None: nobody was on duty (or, over all, whoever was). `waiting`: not acknowledged so
    far; they are in no mean. The times are None when nothing was acknowledged.
    """

    shift: Shift | None
    asked: int
    acknowledged: int
    waiting: int
    mean: float | None
    median: float | None
    longest: int | None


@dataclass(frozen=True, slots=True)
class Verified:
    """What verification found about the process alarms of one kind.

    `false_rate`: false verdicts of all verdicts, None when nobody has verified one: what is not
    verified is unknown, neither false nor real.
    """

    kind: str
    alarms: int
    real: int
    false: int
    test: int
    fault: int

    @property
    def verified(self) -> int:
        """How many have a verdict."""
        return self.real + self.false + self.test + self.fault

    @property
    def unverified(self) -> int:
        """How many have none."""
        return self.alarms - self.verified

    @property
    def false_rate(self) -> float | None:
        """The share of false verdicts in all verdicts."""
        return self.false / self.verified if self.verified else None


@dataclass(frozen=True, slots=True)
class CauseCount:
    """Alarms with the verdict false or fault that have one cause (None: nobody has said).

    `kinds`: of which sensor kinds, the most frequent first.
    """

    cause: str | None
    count: int
    share: float
    kinds: tuple[tuple[str, int], ...]


def waits(steps: Iterable[Step], span: Span) -> list[Wait]:
    """Return the waits that began within the span.

    A repeated raise does not begin anew, what follows an acknowledgement does; to be set aside ends
    a wait without an answer. `steps`: those of one alarm in the order in which they were written.
    """
    begun: dict[str, Instant] = {}
    found: list[Wait] = []
    for step in steps:
        if step.to_state in WAITING:
            if step.from_state not in WAITING:
                begun[step.alarm_id] = step.seen_at
        elif (since := begun.pop(step.alarm_id, None)) is not None:
            answered = step.event == AlarmEvent.ACKNOWLEDGE
            found.append(Wait(since, max(0, step.seen_at - since) if answered else None))
    found += [Wait(since, None) for since in begun.values()]
    return [one for one in found if span.since <= one[0] < span.until]


def responses(answers: Iterable[Wait], shifts: Iterable[Shift]) -> tuple[Response, ...]:
    """Return times to acknowledge by the shift on duty when the alarm came: the newest first.

    The answers nobody was on duty for come last. Of overlapping shifts the one that began later
    counts. Shifts without any alarm are left out.
    """
    order = sorted(shifts, key=lambda one: (one.started_at, one.id))
    starts = [shift.started_at for shift in order]
    by_shift: defaultdict[Shift | None, list[int | None]] = defaultdict(list)
    for since, waited in answers:
        by_shift[_on_duty(order, starts, since)].append(waited)
    on_duty = [response(one, by_shift[one]) for one in reversed(order) if one in by_shift]
    nobody = [response(None, by_shift[None])] if None in by_shift else []
    return tuple(on_duty + nobody)


def _on_duty(order: list[Shift], starts: list[Instant], instant: Instant) -> Shift | None:
    for position in range(bisect_right(starts, instant) - 1, -1, -1):
        shift = order[position]
        if shift.ended_at is None or instant < shift.ended_at:
            return shift
    return None


def response(shift: Shift | None, waited: list[int | None]) -> Response:
    """Sum up how long the alarms of one shift waited; None: not acknowledged."""
    known = [one for one in waited if one is not None]
    return Response(
        shift=shift,
        asked=len(waited),
        acknowledged=len(known),
        waiting=len(waited) - len(known),
        mean=fmean(known) if known else None,
        median=median(known) if known else None,
        longest=max(known, default=None),
    )


def verified(tallies: Iterable[Tally]) -> tuple[Verified, ...]:
    """Return what verification found by kind, by the kind's code. Process alarms only: that a
    device is silent or its battery low is not a matter of true or false.
    """
    found: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
    for one in tallies:
        if one.condition == Condition.PROCESS:
            found[one.kind][one.verdict] += one.number
    return tuple(
        Verified(
            kind=kind,
            alarms=counts.total(),
            real=counts[Verdict.REAL],
            false=counts[Verdict.FALSE],
            test=counts[Verdict.TEST],
            fault=counts[Verdict.FAULT],
        )
        for kind, counts in sorted(found.items())
    )


def causes(tallies: Iterable[Tally]) -> tuple[CauseCount, ...]:
    """Return why alarms were false or devices at fault: the most frequent first, unsaid last."""
    found: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
    for one in tallies:
        if one.verdict in VERDICTS_WITH_CAUSE:
            found[one.cause][one.kind] += one.number
    total = sum(kinds.total() for kinds in found.values())
    order = sorted(found.items(), key=lambda i: (i[0] is None, -i[1].total(), i[0] or ""))
    return tuple(
        CauseCount(
            cause,
            kinds.total(),
            kinds.total() / total,
            tuple(sorted(kinds.items(), key=lambda item: (-item[1], item[0]))),
        )
        for cause, kinds in order
    )
