"""Checkpoints over a real database: what was done since is undone, and the journal says so."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from app.domain.drill.player import Event, EventKind, InjectState
from app.domain.drill.scenario import Deed, Inject, Scenario, Trigger
from app.drill.checkpoints import EACH_MS, Checkpoints
from app.drill.journal import Journal, journal_path
from app.drill.playing import Player
from app.profile import open_profile
from app.services import duty
from app.services.desk import Actor, Desk
from tests.streets import open_street

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.streets import HandClock

SCENARIO = Scenario(
    1, "s", "测试脚本", "1", (), (),
    (
        Inject("a", "message", "甲", Trigger(at=10_000), body={"text": "第一条"}),
        Inject("b", "message", "乙", Trigger(at=60_000), body={"text": "第二条"}),
        Inject("c", "message", "丙", Trigger(on=Deed("write_log")), body={"text": "收到"}),
    ),
)  # fmt: skip


class Room:
    """A drill in its own profile, served as `app.drill.service` does."""

    def __init__(self, folder: Path, clock: HandClock) -> None:
        self.profile = open_profile(folder)
        self.store = open_street(folder, 1, clock)
        self.clock = clock
        self.desk = Desk(self.store, Actor("值班员甲", role="officer"))
        self.journal = Journal(journal_path(self.profile))
        self.alone = 0
        self.begun_at = clock.now()
        self.keeper = Checkpoints(self.profile, self.store, clock.now, self.go_alone)
        self.player = self.open()

    @contextlib.contextmanager
    def go_alone(self) -> Iterator[None]:
        self.alone += 1
        yield

    def open(self) -> Player:
        return Player(
            SCENARIO, Journal(journal_path(self.profile)), self.store, topic_root="drill",
            publish=lambda _topic, _payload: None, now=self.clock.now, begun_at=self.begun_at,
        )  # fmt: skip

    def step(self, seconds: float = 0) -> None:
        self.clock.advance(seconds)
        self.player.step()
        self.player.settle()
        if self.keeper.serve(self.player):
            self.player = self.open()
        else:
            self.player.step()

    def command(self, kind: EventKind, name: str = "") -> None:
        self.journal.append([Event(self.clock.now(), kind, subject=name)])
        self.step()

    @property
    def lines(self) -> list[str]:
        return [row.text for row in reversed(duty.log(self.desk))]

    def states(self) -> list[InjectState]:
        return [one.state for one in self.player.play.steps.values()]


@pytest.fixture
def room(tmp_path: Path, clock: HandClock) -> Iterator[Room]:
    """A drill that runs."""
    made = Room(tmp_path, clock)
    made.command(EventKind.PLAY)
    yield made
    made.player.close()
    made.store.close()


P, D = InjectState.PLANNED, InjectState.DONE


def test_going_back_undoes_what_was_done_and_the_drill_can_take_another_way(room: Room) -> None:
    room.step(20)
    room.command(EventKind.KEEP, "p")
    assert [(one.name, one.at, one.automatic) for one in room.player.play.kept] == [
        ("p", 20_000, False)
    ]
    before = room.store.data_version()
    duty.write_log(room.desk, "已回电")
    room.step(50)
    assert room.states() == [D, D, D]
    room.command(EventKind.BACK, "p")
    assert room.alone == 1
    assert room.states() == [D, P, P]
    assert room.lines == ["【演练】第一条", "【演练】回到检查点 p"]
    assert not room.player.play.acts
    assert room.store.data_version() > before  # else no console would look again
    clock = room.player.play.clock
    assert (clock.running, clock.drill_time(room.clock.now())) == (False, 20_000)
    room.step(500)
    assert room.states() == [D, P, P]
    room.command(EventKind.PLAY)
    duty.write_log(room.desk, "已派人")
    room.step(5)
    assert room.states() == [D, P, D]
    assert [(one.action, one.at) for one in room.player.play.acts] == [("write_log", 20_000)]
    room.step(35)
    assert room.lines[-1] == "【演练】第二条"
    assert room.open().play.steps == room.player.play.steps  # the journal alone tells it


def test_one_makes_itself_every_ten_minutes_of_drill_time(room: Room) -> None:
    room.step(EACH_MS / 1000 - 1)
    assert not room.player.play.kept
    room.step(1)
    room.step(100)
    (made,) = room.player.play.kept
    assert (made.name, made.automatic) == ("0:10", True)
    folder = room.profile.folder / "checkpoints"
    assert [file.stem for file in folder.iterdir()] == [made.id]
    room.step(EACH_MS / 1000)
    assert len(room.player.play.kept) == 2


def test_a_copy_that_is_lost_is_told_and_nothing_is_undone(room: Room) -> None:
    room.command(EventKind.KEEP, "p")
    for file in (room.profile.folder / "checkpoints").iterdir():
        file.unlink()
    room.step(20)
    lines = room.lines
    room.command(EventKind.BACK, "p")
    assert room.player.play.missed.startswith("p: ")
    assert room.player.play.wishes == ()
    assert room.lines == lines
    assert room.states()[0] is D


def test_a_player_that_died_on_its_way_back_goes_back_when_it_is_there_again(room: Room) -> None:
    room.command(EventKind.KEEP, "p")
    room.step(20)
    room.journal.append([Event(room.clock.now(), EventKind.BACK, subject="p")])
    room.player = room.open()
    room.step()
    assert room.states() == [P, P, P]
    assert [line for line in room.lines if "第一条" in line] == []
