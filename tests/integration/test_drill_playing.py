"""The player over a real database: injects happen once, deeds are seen, a crash loses nothing."""

from __future__ import annotations

import json
import threading
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from app.domain.drill.player import Event, EventKind, InjectState
from app.domain.drill.scenario import Deed, Inject, Scenario, Trigger
from app.drill import effects
from app.drill.effects import reading
from app.drill.effects.stage import CONTROLLER
from app.drill.journal import Journal, JournalDamaged
from app.drill.playing import Player
from app.services import duty, shelters
from db.ids import new_id
from db.models import ResidentialArea, Shelter
from tests.streets import AREA, STREET, code

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from app.services.desk import Desk
    from db.store import Store
    from tests.streets import HandClock


class Room:
    """A drill in a folder, over a store; `published` is what went to the broker."""

    def __init__(self, folder: Path, store: Store, clock: HandClock, *injects: Inject) -> None:
        self.path = folder / "journal.jsonl"
        self.clock = clock
        self.published: list[tuple[str, dict[str, Any]]] = []
        self._store = store
        self._injects = injects
        self.player = self.open()

    def open(self) -> Player:
        self.journal = Journal(self.path)
        return Player(
            Scenario(1, "s", "测试脚本", "1", (), (), self._injects),
            self.journal,
            self._store,
            topic_root="drill",
            publish=lambda topic, payload: self.published.append((topic, json.loads(payload))),
            now=self.clock.now,
            begun_at=self.clock.now(),
        )

    def command(self, kind: EventKind, **fields: Any) -> None:
        self.journal.append([Event(self.clock.now(), kind, **fields)])

    def step(self, seconds: float = 0) -> None:
        self.clock.advance(seconds)
        self.player.step()
        self.player.settle()

    def state(self, inject: str) -> InjectState:
        return self.player.play.steps[inject].state


def message(name: str = "a", text: str = "请值班室回电", **trigger: Any) -> Inject:
    return Inject(
        name, "message", name, Trigger(**trigger), body={"text": text, "from": "区应急局"}
    )


def lines(desk: Desk) -> list[str]:
    return [row.text for row in reversed(duty.log(desk))]


@pytest.fixture
def room(tmp_path: Path, store: Store, clock: HandClock) -> Callable[..., Room]:
    """Opens a drill with injects."""
    return lambda *injects: Room(tmp_path, store, clock, *injects)


def test_a_message_stands_in_the_log_once_and_says_that_it_is_a_drill(
    room: Callable[..., Room], desk: Desk
) -> None:
    drill = room(message(at=60_000))
    drill.step(120)
    assert lines(desk) == []
    drill.command(EventKind.PLAY)
    drill.step()
    drill.step(59)
    assert lines(desk) == []
    drill.step(1)
    drill.step(1)
    assert lines(desk) == ["【演练】区应急局：请值班室回电"]
    assert drill.state("a") is InjectState.DONE


def test_what_a_player_did_lets_the_next_happen_and_what_the_scenario_did_does_not(
    room: Callable[..., Room], desk: Desk
) -> None:
    drill = room(message("a", at=0), message("b", "收到", on=Deed("write_log")))
    drill.command(EventKind.PLAY)
    drill.step()
    drill.step(5)
    assert drill.state("b") is InjectState.PLANNED
    duty.write_log(desk, "已回电")
    drill.step(1)
    assert drill.state("b") is InjectState.DONE
    (act,) = drill.player.play.acts
    assert (act.action, act.actor, act.at) == ("write_log", desk.actor.name, 5_000)


def test_what_was_done_in_a_pause_or_just_before_the_end_counts(
    room: Callable[..., Room], desk: Desk
) -> None:
    drill = room(message("a", at=0))
    drill.command(EventKind.PLAY)
    drill.step()
    drill.command(EventKind.PAUSE)
    drill.step(5)
    duty.write_log(desk, "已回电")
    drill.command(EventKind.END)
    drill.step(1)
    assert drill.player.play.ended
    assert [act.action for act in drill.player.play.acts] == ["write_log"]


def test_what_was_done_before_the_drill_is_of_real_life(
    room: Callable[..., Room], desk: Desk, clock: HandClock
) -> None:
    duty.write_log(desk, "真实记录")
    clock.advance(1)
    drill = room(message("b", on=Deed("write_log")))
    drill.command(EventKind.PLAY)
    drill.step(60)
    assert drill.player.play.acts == ()


def test_readings_follow_their_curve_on_the_drills_own_topic(
    room: Callable[..., Room], street: Mapping[str, str]
) -> None:
    body = {
        "sensors": [code(0)],
        "curve": [["0s", 0], ["10s", 8]],
    }
    drill = room(Inject("a", "reading", "a", Trigger(at=0), body=body))
    drill.command(EventKind.PLAY)
    drill.player.step()
    for _ in range(2):
        wanted = len(drill.published) + 1
        drill.clock.advance(5)
        until(partial(published, drill, wanted))
    drill.player.settle()
    assert [said["value"] for _, said in drill.published] == [0, 4, 8]
    assert {topic.split("/")[:2] == ["drill", STREET] for topic, _ in drill.published} == {True}


def test_a_curve_waits_while_the_drill_stands_still(
    room: Callable[..., Room], street: Mapping[str, str]
) -> None:
    body = {"sensors": [code(0)], "curve": [["0s", 0], ["5s", 8]]}
    drill = room(Inject("a", "reading", "a", Trigger(at=0), body=body))
    drill.command(EventKind.PLAY)
    drill.player.step()
    until(lambda: len(drill.published) == 1)
    drill.command(EventKind.PAUSE)
    drill.player.step()
    drill.clock.advance(600)
    time.sleep(0.2)
    assert len(drill.published) == 1
    drill.command(EventKind.PLAY)
    drill.player.step()
    drill.clock.advance(5)
    drill.player.settle()
    assert len(drill.published) == 2


def test_a_storm_takes_the_same_sensors_each_time(
    room: Callable[..., Room], street: Mapping[str, str]
) -> None:
    body = {"sensors": "smoke", "count": 3, "over": "0s", "area": AREA}
    drill = room(Inject("a", "storm", "a", Trigger(by_hand=True), body=body))
    for _ in range(2):
        drill.command(EventKind.FIRE, subject="a")
        drill.step()
    topics = [topic for topic, _ in drill.published]
    half = len(topics) // 2
    assert half >= 1
    assert topics[:half] == topics[half:]


def test_a_shelter_is_lost(
    room: Callable[..., Room], street: Mapping[str, str], store: Store, desk: Desk
) -> None:
    with store.write() as write:
        area = write.session.scalars(select(ResidentialArea)).first()
        assert area is not None
        write.session.add(shelter(area.id))
    body = {"shelter": "S-01", "reason": "进水"}
    drill = room(Inject("a", "loss", "a", Trigger(at=0), body=body))
    drill.command(EventKind.PLAY)
    drill.step()
    assert [row.state for row in shelters.shelters(desk)] == ["unusable"]


def shelter(area_id: str) -> Shelter:
    return Shelter(
        id=new_id(), code="S-01", name="测试避难点", kind="shelter_point", capacity=10,
        usable_area=20, lon=121.5, lat=31.19, area_id=area_id,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "body", "word"),
    [
        ("reading", {"sensors": ["没有"], "state": "alarm"}, "NotFound"),
        ("reading", {"sensors": [], "curve": []}, "BadCurve"),
        ("message", {"words": "?"}, "ValidationError"),
        ("earthquake", {}, "UnknownKind"),
    ],
)
def test_what_cannot_happen_is_told_and_the_drill_goes_on(
    room: Callable[..., Room], desk: Desk, kind: str, body: dict[str, Any], word: str
) -> None:
    drill = room(Inject("a", kind, "a", Trigger(at=0), body=body), message("b", at=0))
    drill.command(EventKind.PLAY)
    drill.step()
    assert drill.state("a") is InjectState.FAILED
    assert word in drill.player.play.steps["a"].reason
    assert len(lines(desk)) == 1


def test_after_a_crash_it_stands_where_it_was_and_goes_on_from_there(
    room: Callable[..., Room], desk: Desk
) -> None:
    drill = room(message("a", at=0), message("b", "第二条", at=60_000))
    drill.command(EventKind.PLAY)
    drill.step()
    drill.step(30)
    before = drill.player.play
    drill.clock.advance(3600)
    drill.player = drill.open()
    assert drill.player.play.clock.drill_time(drill.clock.now()) == 30_000
    assert drill.player.play.steps == before.steps
    drill.step(600)
    assert len(lines(desk)) == 1
    drill.command(EventKind.PLAY)
    drill.step()
    drill.step(29)
    assert len(lines(desk)) == 1
    drill.step(1)
    assert lines(desk) == ["【演练】区应急局：请值班室回电", "【演练】区应急局：第二条"]


def test_told_to_run_before_there_was_a_player_it_begins_when_there_is(
    room: Callable[..., Room], desk: Desk
) -> None:
    drill = room(message("a", at=10_000))
    drill.command(EventKind.PLAY, actor="导调员")
    drill.clock.advance(3600)
    drill.player = drill.open()
    assert drill.player.play.clock.running
    assert drill.player.play.clock.drill_time(drill.clock.now()) == 0
    drill.step(9)
    assert lines(desk) == []
    drill.step(1)
    assert len(lines(desk)) == 1


def test_what_was_cut_off_in_the_middle_happens_again(
    room: Callable[..., Room], desk: Desk
) -> None:
    drill = room(message("a", at=0))
    drill.command(EventKind.PLAY)
    drill.command(EventKind.BEGUN, subject="a")
    drill.player = drill.open()
    drill.player.settle()
    assert drill.state("a") is InjectState.DONE
    assert len(lines(desk)) == 1


def test_half_a_line_left_by_a_crash_is_cut_off_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    journal = Journal(path)
    journal.append([Event(1, EventKind.PLAY)])
    with path.open("ab") as file:
        file.write(b'{"at":2,"kind":"pau')
    assert [one.at for one in Journal(path).news()] == [1]
    journal.append([Event(3, EventKind.END)])
    assert [one.at for one in Journal(path).news()] == [1, 3]
    assert [one.at for one in journal.news()] == [1, 3]
    assert journal.news() == []


def test_a_damaged_line_in_the_middle_is_named(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    Journal(path).append([Event(1, EventKind.PLAY)])
    with path.open("ab") as file:
        file.write(b"?\n")
    with pytest.raises(JournalDamaged) as found:
        Journal(path).news()
    assert found.value.line == 2


def test_several_writers_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"

    def write(number: int) -> None:
        journal = Journal(path)
        for one in range(20):
            journal.append([Event(number * 100 + one, EventKind.PLAY)])

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = sorted(event.at for event in Journal(path).news())
    assert found == sorted(number * 100 + one for number in range(4) for one in range(20))


def test_every_kind_says_what_it_needs() -> None:
    kinds = effects.kinds()
    assert {"message", "call", "reading", "storm", "loss"} <= set(kinds)
    for kind, effect in kinds.items():
        assert kind == effect.KIND
        assert effect.Body.__doc__
    assert CONTROLLER.user_id is None


def test_between_its_points_a_curve_runs_straight() -> None:
    curve = ((0, 0.0), (10, 5.0), (20, 5.0))
    assert [reading.value_at(curve, at) for at in (-1, 0, 4, 10, 15, 99)] == [0, 0, 2, 5, 5, 5]


def published(drill: Room, count: int) -> bool:
    return len(drill.published) >= count


def until(wanted: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not wanted():
        assert time.monotonic() < end
        time.sleep(0.01)
