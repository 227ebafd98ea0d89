"""Conditions over a real database: what the player reads, and that it is told in the journal."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from app.domain.drill.player import Event, EventKind, InjectState, begin
from app.domain.drill.scenario import Condition, Inject, Scenario, Trigger
from app.domain.drill.world import ShelterNow, StockNow, World
from app.drill.journal import Journal
from app.drill.playing import Player
from app.drill.world_now import world_of
from app.services import occupancy, plans, shelters, stock_moves
from db.ids import new_id
from db.models import Plan, TaskCard
from tests.rooms import Rooms, furnish

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.desk import Desk
    from db.store import Store
    from tests.streets import HandClock

FULL = Inject(
    "full",
    "message",
    "满员",
    Trigger(when=Condition("shelter_people", {"shelter": "S-01", "at_least": 8}), delay=5_000),
    body={"text": "安置点快满了"},
)
SCENARIO = Scenario(1, "s", "测试脚本", "1", (), (), (FULL,))


@pytest.fixture
def rooms(store: Store) -> Rooms:
    """A street with a shelter and two depots."""
    return furnish(store)


def opened(path: Path, store: Store, clock: HandClock) -> Player:
    return Player(
        SCENARIO,
        Journal(path),
        store,
        topic_root="drill",
        publish=lambda _topic, _payload: None,
        now=clock.now,
        begun_at=clock.now(),
    )


def state(player: Player) -> InjectState:
    return player.play.steps["full"].state


def test_an_inject_comes_when_the_street_stands_so_and_the_journal_says_when(
    tmp_path: Path, store: Store, clock: HandClock, desk: Desk, rooms: Rooms
) -> None:
    path = tmp_path / "journal.jsonl"
    player = opened(path, store, clock)
    Journal(path).append([Event(clock.now(), EventKind.PLAY)])

    def step(seconds: float) -> None:
        clock.advance(seconds)
        player.step()
        player.settle()

    step(0)
    shelters.open_shelter(desk, rooms.shelter, "推演")
    occupancy.count_in(desk, rooms.shelter, 7)
    step(2)
    assert player.play.steps["full"].met_at is None
    occupancy.count_in(desk, rooms.shelter, 1)
    step(0.5)  # looked at once a second
    assert player.play.steps["full"].met_at is None
    step(1.5)
    assert player.play.steps["full"].met_at == 4_000
    occupancy.count_out(desk, rooms.shelter, 8)
    player = opened(path, store, clock)  # it held, and a crash does not undo that
    Journal(path).append([Event(clock.now(), EventKind.PLAY)])
    step(0)
    step(4.9)
    assert state(player) is InjectState.PLANNED
    step(0.1)
    assert state(player) is InjectState.DONE
    assert [one.kind for one in Journal(path).news()].count(EventKind.HOLDS) == 1


def test_the_world_is_what_the_database_holds(
    store: Store, clock: HandClock, desk: Desk, rooms: Rooms
) -> None:
    shelters.open_shelter(desk, rooms.shelter, "推演")
    occupancy.count_in(desk, rooms.shelter, 3)
    stock_moves.receive(
        desk, rooms.depot, rooms.water, "L1", Decimal("2.5"), "入库", expires_on="2030-01-01"
    )
    since = clock.now()
    plan = new_id()
    with store.write() as write:
        write.session.add(Plan(id=plan, code="P-1", title="防汛预案", kind="special"))
        write.session.flush()
        write.session.add(TaskCard(plan_id=plan, position=1, response_level=3, role="队长",
                                   title="巡查", due_minutes=10))  # fmt: skip
    plans.activate(desk, plan, 3)
    world = world_of(store, begin(SCENARIO), since, clock.now() + 600_001)
    assert ShelterNow("S-01", "310115010001", True, 3) in world.shelters
    assert world.stock == (StockNow("W", "D-1", Decimal("2.5")),)
    assert (world.alarms, world.overdue, world.levels) == ((), 1, {"P-1": 3})
    stock = world_of(store, begin(SCENARIO), since, clock.now() + 600_001, {"stock"})
    assert stock == World(world.play, stock=world.stock)
    assert world_of(store, begin(SCENARIO), since, clock.now() + 599_000).overdue == 0
    assert world_of(store, begin(SCENARIO), since + 1, clock.now() + 600_001).overdue == 0
