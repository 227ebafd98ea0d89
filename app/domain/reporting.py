"""Reports to the district (信息报送): who owes them, by when, and which one comes next.

Two clocks, by telephone and in writing, run from the moment the street learned that an incident is
to be reported. The times are working assumptions that a street may change. A report that comes
exactly at its limit is in time.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from app.domain.instant import MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.domain.instant import Instant


class Channel(StrEnum):
    """How the district is told."""

    TELEPHONE = "telephone"
    WRITING = "writing"


class ReportKind(StrEnum):
    """Situation reports: 初报, 续报, 终报. A correction (更正) is a follow-up."""

    INITIAL = "initial"
    FOLLOW_UP = "follow_up"
    FINAL = "final"


class Reason(StrEnum):
    """Why an incident is, or is not, to be reported."""

    ORDINARY = "ordinary"
    """Nothing asks for it."""
    GRADE = "grade"
    CASUALTIES = "casualties"
    PLAN = "plan"
    PERSON = "person"
    """Somebody said so, in either direction."""


class ReportDuty(NamedTuple):
    """Whether an incident is to be reported. `since`: when the clocks began, None: they do not."""

    since: Instant | None
    reason: Reason

    @property
    def is_owed(self) -> bool:
        """Whether the incident is to be reported."""
        return self.since is not None


class ReportState(StrEnum):
    """How a clock stands."""

    RUNNING = "running"
    """Not reported, and there is time."""
    MET = "met"
    """Reported in time."""
    LATE = "late"
    """Reported after its limit, or not reported and the limit is over."""


class ReportLimits(NamedTuple):
    """Minutes from learning of an incident until the district must have been told."""

    telephone: int = 30
    writing: int = 60

    def of(self, channel: Channel) -> int:
        """Return the time of a channel in milliseconds."""
        minutes = {Channel.TELEPHONE: self.telephone, Channel.WRITING: self.writing}
        return minutes[channel] * MINUTE


class ReportClock(NamedTuple):
    """One report that is owed. `reported_at`: when it was made, None while it is not."""

    channel: Channel
    due_at: Instant
    reported_at: Instant | None = None

    @property
    def is_owed(self) -> bool:
        """Whether the report is still to be made, late or not."""
        return self.reported_at is None

    def state(self, now: Instant) -> ReportState:
        """Return how the clock stands at `now`; once reported, `now` does not matter."""
        at = now if self.reported_at is None else self.reported_at
        if at > self.due_at:
            return ReportState.LATE
        return ReportState.RUNNING if self.reported_at is None else ReportState.MET

    def left(self, now: Instant) -> int:
        """Return the milliseconds that are left, or were when it was reported; negative: over."""
        return self.due_at - (now if self.reported_at is None else self.reported_at)


def report_duty(
    opened_at: Instant,
    *,
    graded_at: Instant | None = None,
    hurt_at: Instant | None = None,
    plan_at: Instant | None = None,
    said: tuple[Instant, bool] | None = None,
) -> ReportDuty:
    """Return whether an incident is to be reported, and since when the street knows that.

    A working assumption: it is when it is graded above ordinary, when somebody is hurt or dead, or
    when a plan was activated for it. `graded_at`, `hurt_at`, `plan_at`: since when that is so, None
    when it is not. `said`: when somebody said last that it is, or is not, to be reported; that
    overrules. No clock begins before the incident was taken in.
    """
    if said is not None:
        at, needed = said
        return ReportDuty(max(opened_at, at) if needed else None, Reason.PERSON)
    facts = {Reason.GRADE: graded_at, Reason.CASUALTIES: hurt_at, Reason.PLAN: plan_at}
    known = [(max(opened_at, at), reason) for reason, at in facts.items() if at is not None]
    if not known:
        return ReportDuty(None, Reason.ORDINARY)
    return ReportDuty(*min(known, key=lambda one: one[0]))


def kinds_possible(sent: Iterable[ReportKind]) -> tuple[ReportKind, ...]:
    """Return the kinds that a written report may be after those sent: the first is the initial one.

    After the final report only a follow-up is left: it corrects, or the incident was opened again.
    """
    before = set(sent)
    if not before:
        return (ReportKind.INITIAL,)
    if ReportKind.FINAL in before:
        return (ReportKind.FOLLOW_UP,)
    return (ReportKind.FOLLOW_UP, ReportKind.FINAL)


def report_clocks(
    learned_at: Instant,
    reported: Mapping[Channel, Instant],
    limits: ReportLimits | None = None,
) -> tuple[ReportClock, ...]:
    """Return the clocks of an incident, one for each channel, the telephone first.

    `reported`: when the first report went out by a channel. `limits`: the usual ones if None.
    """
    limits = limits or ReportLimits()
    return tuple(
        ReportClock(channel, learned_at + limits.of(channel), reported.get(channel))
        for channel in Channel
    )


def most_pressing(clocks: Iterable[ReportClock]) -> ReportClock | None:
    """Return the report that is owed and due first, None when everything is reported."""
    return min((one for one in clocks if one.is_owed), key=lambda one: one.due_at, default=None)
