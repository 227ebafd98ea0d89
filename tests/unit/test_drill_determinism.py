"""The same scenario, journal and facts give the same result in any process, byte for byte.

Two processes with other hash seeds judge a made-up play of every shipped scenario: whatever hung on
the order of a set, on an address or on a clock would differ.
"""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.criteria import criteria
from app.domain.drill.player import Event, EventKind
from app.domain.drill.record import (
    AlarmFact,
    CallFact,
    DispatchFact,
    IssueFact,
    LotFact,
    OccupancyFact,
    PlaceFact,
    ReportFact,
    ShelterFact,
    StockFact,
    TaskFact,
)
from app.domain.drill.review import planned_times
from app.domain.drill.scenario import Act
from app.drill.scenario_file import SHIPPED, load
from tests.judging_again import Facts
from tests.programs import environment

if TYPE_CHECKING:
    from app.domain.drill.scenario import Scenario

ROOT = Path(__file__).parents[2]
FILES = sorted(SHIPPED.glob("*.yaml"))
START = 1_795_500_000_000
MINUTE = 60_000


def journal(scenario: Scenario, chance: Random) -> list[Event]:
    """Return a play of a scenario: most injects fired and answered, some deeds done, some marks."""
    planned = planned_times(scenario)
    events = [Event(START, EventKind.PLAY)]
    for one in scenario.injects:
        at = planned.get(one.id, chance.randrange(5, 80) * MINUTE)
        if chance.random() < 0.1:
            continue
        events.append(Event(START + at, EventKind.BEGUN, subject=one.id, value=at))
        sensors = tuple(f"S-{one.id}-{number}" for number in range(3))
        events.append(Event(START + at + 1, EventKind.DONE, subject=one.id, sensors=sensors))
        if chance.random() < 0.7:
            later = at + chance.randrange(10 * MINUTE)
            said = {"subject": one.id, "value": later, "text": "收到", "actor": "甲"}
            events.append(Event(START + later, EventKind.ANSWER, **said))
    for number, one in enumerate(scenario.expectations):
        at = chance.randrange(90) * MINUTE
        plan = {"code": one.body.get("plan", "Y-01"), "level": chance.randrange(1, 5)}
        deed = Act(at, "plan_activate", "plan_activations", f"p{number}", "甲", json.dumps(plan))
        events.append(Event(START + at, EventKind.ACT, act=deed))
    for one in scenario.objectives[::2]:
        said = {"subject": one.id, "actor": "评估甲", "text": f"{chance.choice('PSMU')} 记"}
        events.append(Event(START + 80 * MINUTE, EventKind.MARK, **said))
    events.sort(key=lambda event: event.at)
    return [*events, Event(START + 120 * MINUTE, EventKind.END)]


def facts(scenario: Scenario, chance: Random) -> Facts:
    """Return what would be found in the database of such a drill: some right, some late."""

    def at() -> int:
        return chance.randrange(100 * MINUTE)

    bodies = [one.body for one in scenario.expectations]
    areas = [str(one["area"]) for one in bodies if "area" in one] or ["a"]
    items = [str(one["item"]) for one in bodies if "item" in one] or ["MB"]
    sensors = [f"S-{one.id}-{number}" for one in scenario.injects for number in range(3)]
    lots = [LotFact(item, "K-1", f"L-{n}", Decimal(99), f"202{6 + n}-12-31")
            for item in items for n in range(3)]  # fmt: skip
    stock = [
        StockFact(f"m{n}", one.item, one.depot, one.lot, Decimal(-20), at(), "2026-11-25", True)
        for n, one in enumerate(chance.choices(lots, k=8))
    ]
    return Facts(
        120 * MINUTE,
        alarms=tuple(
            AlarmFact(f"a{n}", one, "smoke", chance.randrange(1, 5), areas[0], 0, at())
            for n, one in enumerate(sensors)
        ),
        tasks=tuple(
            TaskFact(f"t{n}", str(one["title"]), "居委会", 0, None, at())
            for n, one in enumerate(bodies)
            if "title" in one
        ),
        shelters=tuple(
            ShelterFact(str(one.get("shelter", "B")), str(one.get("area", "a")), at())
            for one in bodies
        ),
        issues=tuple(IssueFact(one, "K-1", Decimal(50), at()) for one in items),
        reports=tuple(
            ReportFact(f"r{n}", kind, n == 0, at())
            for n, kind in enumerate(("initial", "initial", "follow_up", "final"))
        ),
        lots=tuple(lots),
        stock=tuple(sorted(stock, key=lambda one: one.at)),
        occupancy=tuple(
            OccupancyFact(f"o{n}", "B", area, 20, at()) for n, area in enumerate(areas)
        ),
        places=tuple(
            PlaceFact(str(one["building"]), "a", 3, 90) for one in bodies if "building" in one
        ),
        dispatches=tuple(
            DispatchFact(f"d{n}", f"T-S0{n}", "街道防台防汛队", "street", area, "排水", at())
            for n, area in enumerate(areas)
        ),
        calls=tuple(
            CallFact(
                f"c{n}", whom, chance.random() < 0.5, at(), "",
                frozenset(chance.sample(sensors, 5)),
                f"p{n}", str(next((one["building"] for one in bodies if "building" in one), "")),
            )
            for n, whom in enumerate(("caller", "family", "person", "person"))
        ),
    )  # fmt: skip


def test_two_processes_judge_review_and_report_alike(tmp_path: Path) -> None:
    arguments: list[str] = []
    for file in FILES:
        scenario, chance = load(file), Random(file.stem)
        lines = [msgspec.json.encode(one) for one in journal(scenario, chance)]
        parts = (
            msgspec.json.encode(scenario),
            b"\n".join(lines),
            msgspec.json.encode(facts(scenario, chance)),
        )
        for number, part in enumerate(parts):
            path = tmp_path / f"{file.stem}.{number}"
            path.write_bytes(part)
            arguments.append(str(path))
    outputs = [
        subprocess.run(
            [sys.executable, "-m", "tests.judging_again", *arguments],
            cwd=ROOT,
            env=environment(PYTHONHASHSEED=seed),
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "4242")
    ]
    first, second = outputs
    assert first == second
    found = [json.loads(line) for line in first.splitlines()]
    assert [one["scenario"] for one in found] == [file.stem for file in FILES]
    outcomes = {
        (judged["expectation"]["criterion"], judged["finding"]["outcome"])
        for one in found
        for judged in one["result"]["judged"]
    }
    assert {outcome for _, outcome in outcomes} >= {"met", "late", "partly", "missed"}
    assert {name for name, _ in outcomes} >= set(criteria()) - {"act_before", "act_within"}
