"""Judges played drills in a process of its own: what is judged, reviewed and reported, as bytes.

`python -m tests.judging_again SCENARIO JOURNAL FACTS ...` prints a line of JSON for each three: the
values of a scenario, a journal, and `Facts`, all as JSON.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec

from app.domain.drill.judging import judge
from app.domain.drill.player import Event, body_of, fold
from app.domain.drill.record import (
    AlarmFact,
    CallFact,
    DispatchFact,
    IssueFact,
    LotFact,
    OccupancyFact,
    PlaceFact,
    Record,
    ReportFact,
    ShelterFact,
    StockFact,
    TaskFact,
)
from app.domain.drill.review import review
from app.domain.drill.robot import Character, intents
from app.domain.drill.scenario import Scenario
from app.drill.mark import DrillMark
from app.drill.review.aftermath import Aftermath
from app.drill.review.names import Names
from app.drill.review.reading import Reviewed
from app.drill.review.report import report


class Facts(msgspec.Struct, frozen=True):
    """A record without its play."""

    end: int
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


def again(scenario: Path, journal: Path, facts: Path) -> dict[str, Any]:
    """Return all that follows from a drill's files."""
    made = msgspec.json.decode(scenario.read_bytes(), type=Scenario)
    lines = journal.read_bytes().splitlines()
    events = tuple(msgspec.json.decode(line, type=Event) for line in lines)
    play = fold(made, events)
    known = msgspec.json.decode(facts.read_bytes(), type=Facts)
    parts = {name: getattr(known, name) for name in known.__struct_fields__}
    record = Record(play, **parts)
    result = judge(record)
    seen = review(record, events, result)
    whole = Reviewed(DrillMark(), record, events, result, seen, Names(), Aftermath(), events[0].at)
    return {
        "scenario": made.id,
        "result": result,
        "review": seen,
        "report": repr(report(whole, events[-1].at)),
        "bodies": {one.id: body_of(play, one) for one in made.injects},
        "robot": [repr(intents(play, one)) for one in Character],
    }


if __name__ == "__main__":
    files = [Path(one) for one in sys.argv[1:]]
    for three in zip(files[::3], files[1::3], files[2::3], strict=True):
        sys.stdout.buffer.write(msgspec.json.encode(again(*three)) + b"\n")
