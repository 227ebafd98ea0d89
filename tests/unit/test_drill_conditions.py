"""Conditions over a drill's state: each one's word, what it counts and where it ends."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from app.domain.drill.conditions import conditions, holds, looked_at
from app.domain.drill.player import Event, EventKind, fold
from app.domain.drill.scenario import Condition, Inject, Scenario, Trigger
from app.domain.drill.world import OpenAlarm, ShelterNow, StockNow, World

PLAY = fold(
    Scenario(1, "s", "测试", "1", (), (), (Inject("ask", "decision", "问", Trigger(at=0)),)),
    [Event(1, EventKind.ANSWER, subject="ask", text="a 疏散", actor="甲")],
)
WORLD = World(
    PLAY,
    alarms=(OpenAlarm("smoke", "A", 2), OpenAlarm("smoke", "B", 4), OpenAlarm("gas", "A", 4)),
    shelters=(ShelterNow("S1", "A", True, 30), ShelterNow("S2", "B", False, 12)),
    stock=(StockNow("water", "D1", Decimal(5)), StockNow("water", "D2", Decimal("7.5"))),
    overdue=2,
    levels={"flood": 3},
)


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        ("alarms_open", {"at_least": 3}, True),
        ("alarms_open", {"at_least": 4}, False),
        ("alarms_open", {"kind": "smoke", "area": "A", "at_least": 1, "at_most": 1}, True),
        ("alarms_open", {"level": 3, "at_least": 2}, False),
        ("alarms_open", {"area": "C", "at_most": 0}, True),
        ("shelters_open", {"at_least": 1}, True),
        ("shelters_open", {"area": "B", "at_least": 1}, False),
        ("shelter_people", {"at_least": 42}, True),
        ("shelter_people", {"shelter": "S2", "at_most": 11}, False),
        ("stock_left", {"item": "water", "at_most": 12.5}, True),
        ("stock_left", {"item": "water", "depot": "D2", "at_most": 7}, False),
        ("stock_left", {"item": "bread", "at_most": 0}, True),
        ("tasks_overdue", {"at_least": 2}, True),
        ("tasks_overdue", {"at_least": 3}, False),
        ("plan_level", {"level": 3}, True),
        ("plan_level", {"level": 4, "plan": "flood"}, True),
        ("plan_level", {"level": 2, "plan": "flood"}, False),
        ("plan_level", {"plan": "fire"}, False),
        ("inject_answered", {"inject": "ask"}, True),
        ("inject_answered", {"inject": "ask", "option": "a"}, True),
        ("inject_answered", {"inject": "ask", "option": "b"}, False),
        ("inject_answered", {"inject": "gone"}, False),
        ("tasks_overdue", {}, False),  # not understood
        ("moon_full", {}, False),
    ],
)
def test_a_condition_holds_at_its_bound_and_not_beyond(
    name: str, body: dict[str, Any], expected: bool
) -> None:
    condition = Condition(name, body)
    assert holds(condition, WORLD) is expected
    looked_at_alone = {field: getattr(WORLD, field) for field in looked_at([condition])}
    assert holds(condition, World(**{"play": PLAY, **looked_at_alone})) is expected


def test_every_condition_has_its_word_and_says_what_it_needs() -> None:
    assert set(conditions()) >= {"alarms_open", "stock_left", "inject_answered"}
    for name, condition in conditions().items():
        assert name == condition.NAME
        assert condition.Body.__doc__
