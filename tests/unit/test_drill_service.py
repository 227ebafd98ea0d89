"""How long the player may rest: until the next inject falls due, or something is commanded."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from app.domain.drill.player import Event, EventKind, fold
from app.domain.drill.scenario import Inject, Scenario, Trigger
from app.drill.journal import Journal
from app.drill.service import next_in

if TYPE_CHECKING:
    from pathlib import Path

SCENARIO = Scenario(
    1, "s", "测试", "1", (), (),
    (
        Inject("a", "message", "a", Trigger(at=60_000)),
        Inject("b", "message", "b", Trigger(after="a", delay=30_000)),
        Inject("c", "message", "c", Trigger(by_hand=True)),
    ),
)  # fmt: skip
PLAY = Event(0, EventKind.PLAY)
FAST = Event(0, EventKind.SPEED, value=60)


def test_the_next_inject_falls_due_in_the_machines_time() -> None:
    assert next_in(fold(SCENARIO, [PLAY]), 15_000) == 45
    assert next_in(fold(SCENARIO, [FAST, PLAY]), 500) == 0.5
    assert next_in(fold(SCENARIO, [PLAY]), 99_000) == 0
    begun = Event(60_000, EventKind.BEGUN, "a", value=60_000)
    assert next_in(fold(SCENARIO, [PLAY, begun]), 60_000) == 30


def test_nothing_falls_due_while_drill_time_stands_or_when_nothing_is_left() -> None:
    assert next_in(fold(SCENARIO, []), 99_000) == math.inf
    assert next_in(fold(SCENARIO, [PLAY, Event(1, EventKind.PAUSE)]), 99_000) == math.inf
    assert next_in(fold(SCENARIO, [PLAY, Event(1, EventKind.HOLD, value=1)]), 99_000) == math.inf
    over = [Event(1, EventKind.SKIP, one) for one in ("a", "b")]
    assert next_in(fold(SCENARIO, [PLAY, *over]), 99_000) == math.inf


def test_a_journal_has_grown_when_another_wrote_and_until_it_is_read(tmp_path: Path) -> None:
    mine, other = (Journal(tmp_path / "journal.jsonl") for _ in range(2))
    assert not mine.has_grown()
    other.append([PLAY])
    assert mine.has_grown()
    mine.news()
    assert not mine.has_grown()
    with (tmp_path / "journal.jsonl").open("ab") as file:
        file.write(b'{"at":2')  # a writer that died is no reason to look again and again
    assert mine.has_grown()
    assert mine.news() == []
    assert not mine.has_grown()
