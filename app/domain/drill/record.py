"""What a drill left behind to be judged: the play, and the street's own rows in drill time.

The street's rows are stamped with the machine's time; `DrillTimes` says which drill time that was,
from the journal alone: also across pauses, changes of speed and jumps.
"""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.clock import DrillClock
from app.domain.drill.player import Play, clock_after
from app.domain.drill.scenario import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.drill.player import Event


class DrillTimes:
    """Turns the machine's time into drill time, by the commands in a journal."""

    def __init__(self, journal: Iterable[Event]) -> None:
        self._at: list[int] = []
        self._clocks: list[DrillClock] = [DrillClock()]
        for event in sorted(journal, key=lambda one: one.at):
            clock = clock_after(self._clocks[-1], event)
            if clock is not None:
                self._at.append(event.at)
                self._clocks.append(clock)

    def at(self, now: int) -> Span:
        """Return the drill time at the machine's time `now`; 0 before the first command."""
        return self._clocks[bisect_right(self._at, now)].drill_time(now)


class AlarmFact(msgspec.Struct, frozen=True):
    """An alarm of the drill, at the sensor with a code. Spans are drill time; None: it did not
    come to that.
    """

    id: str
    sensor: str
    kind: str
    level: int
    area: str
    raised_at: Span
    acknowledged_at: Span | None = None
    verdict_at: Span | None = None
    verdict: str | None = None


class TaskFact(msgspec.Struct, frozen=True):
    """A task that was given in the drill."""

    id: str
    title: str
    assignee: str
    given_at: Span
    due_at: Span | None = None
    done_at: Span | None = None


class ShelterFact(msgspec.Struct, frozen=True):
    """A shelter was opened, in the residential area with a code. `closed_at`: when a player closed
    it again or found it unusable.
    """

    code: str
    area: str
    opened_at: Span
    closed_at: Span | None = None


class IssueFact(msgspec.Struct, frozen=True):
    """Supplies were issued: how much of an item, from which depot; both by their codes."""

    item: str
    depot: str
    quantity: Decimal
    at: Span


class LotFact(msgspec.Struct, frozen=True):
    """A lot of an item in a depot, by their codes: `held` when the drill began. `expires_on`: its
    last good day, `2027-03-31`; None: it does not expire.
    """

    item: str
    depot: str
    lot: str
    held: Decimal
    expires_on: str | None = None


class StockFact(msgspec.Struct, frozen=True):
    """A line of the stock's ledger during the drill; `quantity` signed. `is_issue`: a player issued
    it and did not take it back. `day`: the street's date then.
    """

    id: str
    item: str
    depot: str
    lot: str
    quantity: Decimal
    at: Span
    day: str
    is_issue: bool


class OccupancyFact(msgspec.Struct, frozen=True):
    """People came to a shelter, or left: `people` signed. `area`: the code of where they came from,
    "" where nobody wrote it down.
    """

    id: str
    shelter: str
    area: str
    people: int
    at: Span


class PlaceFact(msgspec.Struct, frozen=True):
    """A building or a residential area of which an expectation speaks. `area`: of a building its
    area's code. `vulnerable`: people on the register; `residents` None: not known.
    """

    code: str
    area: str
    vulnerable: int
    residents: int | None = None


class DispatchFact(msgspec.Struct, frozen=True):
    """A team was given a task. `area`: the code of its residential area, "" for none; `task`: what
    the team is for. `taken_back_at`: when the task was cancelled.
    """

    id: str
    team: str
    name: str
    scope: str
    area: str
    task: str
    at: Span
    taken_back_at: Span | None = None


class CallFact(msgspec.Struct, frozen=True):
    """The room called somebody. `kind`: of the incident it was about, "" for none; `sensors`: codes
    of those whose alarms it was about. `person`: the id of somebody of the register of vulnerable
    people, `building`: the code of theirs; "" for nobody of it.
    """

    id: str
    whom: str
    reached: bool
    at: Span
    kind: str = ""
    sensors: frozenset[str] = frozenset()
    person: str = ""
    building: str = ""


class ReportFact(msgspec.Struct, frozen=True):
    """The district was told. `kind`: initial, follow_up, final; `by_telephone`, else in writing.

    `at`: when that was written down, for that is what is known; whoever says that the call was
    earlier may be believed by an evaluator.
    """

    id: str
    kind: str
    by_telephone: bool
    at: Span


class Record(msgspec.Struct, frozen=True):
    """All that criteria may look at. `end`: the drill time at which it ended, or is now."""

    play: Play
    end: Span
    alarms: tuple[AlarmFact, ...] = ()
    tasks: tuple[TaskFact, ...] = ()
    shelters: tuple[ShelterFact, ...] = ()
    issues: tuple[IssueFact, ...] = ()
    reports: tuple[ReportFact, ...] = ()
    lots: tuple[LotFact, ...] = ()
    stock: tuple[StockFact, ...] = ()
    occupancy: tuple[OccupancyFact, ...] = ()
    places: tuple[PlaceFact, ...] = ()
    dispatches: tuple[DispatchFact, ...] = ()
    calls: tuple[CallFact, ...] = ()

    def fired_at(self, inject: str) -> Span | None:
        """Return when an inject was fired last, None when it was not; "": the start."""
        if not inject:
            return 0
        step = self.play.steps.get(inject)
        return step.at if step is not None else None
