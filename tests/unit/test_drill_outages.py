"""What is gone follows from the play: for so much drill time, whatever the clock does meanwhile."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.drill.outages import gone
from app.domain.drill.player import Event, EventKind, fold
from app.domain.drill.scenario import Inject, Scenario, Trigger
from app.drill import effects

MINUTE = 60_000


def outage(name: str, **body: Any) -> Inject:
    return Inject(name, "outage", name, Trigger(by_hand=True), body=body)


SCENARIO = Scenario(
    1, "s", "s", "1", (), (),
    (
        outage("a", of="broker", lasts="5m"),
        outage("b", of="district", lasts="0:10"),
        outage("c", of="broker", back=True),
        outage("d", of="power", lasts="5m", text="停电"),
    ),
)  # fmt: skip


def at(inject: str, time: int, *, done: bool = True) -> list[Event]:
    begun = Event(time, EventKind.BEGUN, subject=inject, value=time)
    return [begun, Event(time, EventKind.DONE, subject=inject)] if done else [begun]


@pytest.mark.parametrize(
    ("events", "time", "expected"),
    [
        ([], 0, set()),
        (at("a", MINUTE), MINUTE, {"broker"}),
        (at("a", MINUTE, done=False), MINUTE, {"broker"}),
        (at("a", MINUTE), 6 * MINUTE - 1, {"broker"}),
        (at("a", MINUTE), 6 * MINUTE, set()),
        ([*at("a", MINUTE), *at("b", MINUTE)], 2 * MINUTE, {"broker", "district"}),
        ([*at("a", MINUTE), *at("c", 2 * MINUTE)], 2 * MINUTE, set()),
        ([*at("c", MINUTE), *at("a", 2 * MINUTE)], 3 * MINUTE, {"broker"}),
        ([*at("a", MINUTE), *at("a", 5 * MINUTE)], 9 * MINUTE, {"broker"}),
        (at("d", MINUTE), MINUTE, set()),
        (
            [at("a", 0)[0], Event(1, EventKind.FAILED, subject="a", text="x")],
            1,
            set(),
        ),
    ],
)
def test_what_is_gone(events: list[Event], time: int, expected: set[str]) -> None:
    assert gone(fold(SCENARIO, events), time) == expected


@given(st.integers(1, 100), st.integers(0, 10**7), st.integers(0, 10**7))
def test_an_outage_is_one_span_of_drill_time(lasts: int, begun: int, time: int) -> None:
    inject = outage("a", of="broker", lasts=f"{lasts}s")
    play = fold(Scenario(1, "s", "s", "1", (), (), (inject,)), at("a", begun))
    assert (gone(play, time) == {"broker"}) is (time < begun + lasts * 1000)


def test_after_going_back_before_it_nothing_is_gone() -> None:
    events = [
        Event(1, EventKind.KEPT, subject="k", value=0, text="id"),
        *at("a", MINUTE),
        Event(2, EventKind.RESTORE, subject="k", value=0),
    ]
    assert gone(fold(SCENARIO, events), MINUTE) == frozenset()


@pytest.mark.parametrize(
    "body",
    [
        {"of": "power"},
        {"of": "broker"},
        {"of": "district", "lasts": "0s"},
        {"of": "power", "text": "x", "back": True},
        {"of": "water", "text": "x", "lasts": "1m", "mains": True},
        {"of": "power", "text": "x", "mains": True},
    ],
)
def test_an_outage_that_would_not_be_noticed_or_never_end_is_refused(body: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        effects.read_body("outage", body)


def test_of_a_broker_that_is_gone_players_are_told_nothing_unless_it_says_so() -> None:
    assert effects.shown("outage", {"of": "broker", "lasts": "5m"}) is None
    told = effects.shown("outage", {"of": "district", "back": True, "text": "专线修复"})
    assert told is not None
    assert told.head == "区平台恢复"
