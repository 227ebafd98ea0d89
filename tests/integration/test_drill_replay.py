"""A drill that a robot has played, read back for its replay: what stood how, minute by minute."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from app.domain.drill.beside import beside_plan, beside_run
from app.domain.drill.criteria.finding import Outcome
from app.domain.drill.player import Event, EventKind
from app.domain.drill.replay import Cursor
from app.domain.drill.replay_world import Tally, tally
from app.domain.drill.review import MomentKind
from app.domain.drill.robot import Character
from app.domain.drill.timeline import MarkState
from app.drill.journal import Journal, journal_path
from app.drill.mark import FOLDER
from app.drill.review.replaying import (
    OtherScenario,
    OtherVersion,
    drill_folder,
    open_to_read,
    read_beside,
    read_replay,
)
from app.drill.station import prepare
from app.drill.under_way import NoDrill
from app.profile import open_profile
from tests.gui.map_driving import add_shelter
from tests.replays import SCENARIO, START, played
from tests.streets import open_street

if TYPE_CHECKING:
    from pathlib import Path

    from app.drill.review.replaying import Replayed
    from app.profile import Profile

MINUTE = 60_000
LATER = START + 86_400_000


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    """A small street with a shelter, and two drills: played right, and too late."""
    folder = tmp_path_factory.mktemp("replay") / "街道"
    store = open_street(folder)
    add_shelter(store)
    store.close()
    made = open_profile(folder)
    played(made, "第一次")
    played(made, "第二次", Character.LATE)
    return made


@pytest.fixture(scope="module")
def first(street: Profile) -> Replayed:
    """The first drill, read."""
    return read(street, "第一次")


def read(street: Profile, name: str) -> Replayed:
    profile = open_profile(drill_folder(street.folder, name))
    store = open_to_read(profile)
    try:
        return read_replay(profile, LATER, store)
    finally:
        store.close()


def stood(drill: Replayed, minutes: float) -> Tally:
    scene = drill.replay.scene(Cursor(round(minutes * MINUTE)))
    return tally(scene.world, scene.now)


def test_what_stood_how_at_any_minute(first: Replayed) -> None:
    assert first.replay.end == 20 * MINUTE
    assert stood(first, 0) == Tally(shelters_open=1) == stood(first, 1.9)
    found = stood(first, 10)
    assert (found.alarms, found.unacknowledged, found.incidents) == (1, 0, 1)
    assert stood(first, 16).shelters_open == 0, "the playground is flooded"
    marks = first.replay.scene(Cursor(4 * MINUTE)).marks
    assert (marks["smoke"].state, marks["ask"].state) == (MarkState.FIRED, MarkState.PLANNED)
    marks = first.replay.scene(Cursor(6 * MINUTE)).marks
    assert (marks["ask"].state, marks["lost"].state) == (MarkState.ANSWERED, MarkState.PLANNED)
    late = read_marks(first, "rumour")
    assert late is MarkState.UNREACHED


def read_marks(drill: Replayed, inject: str) -> MarkState:
    return drill.replay.scene(Cursor(drill.replay.end)).marks[inject].state


def test_the_slow_shift_stands_otherwise_at_the_same_minute(street: Profile) -> None:
    late = read(street, "第二次")
    found = stood(late, 3.5)
    assert (found.alarms, found.unacknowledged, found.shelters_open) == (1, 1, 0)
    assert late.replay.scene(Cursor(7 * MINUTE + 30_000)).marks["ask"].state is MarkState.LATE
    assert stood(late, 10).shelters_open == 1


def test_the_happenings_are_in_order_and_the_alarm_is_among_them(first: Replayed) -> None:
    ats = [one.at for one in first.replay.happenings]
    assert ats == sorted(ats)
    kinds = {one.moment.kind for one in first.replay.happenings}
    assert kinds == {
        MomentKind.COMMAND, MomentKind.INJECT, MomentKind.ALARM, MomentKind.ACT, MomentKind.ANSWER
    }  # fmt: skip
    (alarm,) = [one for one in first.replay.happenings if one.moment.kind is MomentKind.ALARM]
    assert alarm.moment.subject in first.alarms
    assert 2 * MINUTE <= alarm.at < 3 * MINUTE


def test_beside_the_plan_and_beside_the_other_run(street: Profile, first: Replayed) -> None:
    lines = {one.id: one for one in beside_plan(first.drill.record, first.drill.result)}
    assert lines["smoke"].planned == lines["smoke"].really == 2 * MINUTE
    assert (lines["rumour"].planned, lines["rumour"].really) == (None, None)
    assert lines["open"].planned == 8 * MINUTE
    assert lines["open"].outcome is Outcome.MET
    assert (lines["told"].planned, lines["told"].late_by) == (7 * MINUTE, -2 * MINUTE)
    late = read_beside(open_profile(street.folder / FOLDER / "第二次"), LATER, first.drill)
    runs = {(one.id, one.what): one for one in beside_run(late.drill.record, first.drill.record)}
    assert runs["smoke", "fired"].difference == 0
    assert runs["ask", "answered"].difference == 3 * MINUTE
    assert runs["open", "expected"].difference == 9 * MINUTE
    assert runs["rumour", "fired"].difference is None


def test_nothing_is_written_and_nothing_can_be(street: Profile) -> None:
    profile = open_profile(street.folder / FOLDER / "第一次")
    before = profile.database.read_bytes()
    store = open_to_read(profile)
    with (
        pytest.raises(OperationalError, match="readonly"),
        store.write() as write,
    ):
        write.session.execute(text("DELETE FROM alarms"))
    store.close()
    assert profile.database.read_bytes() == before


def test_while_it_is_played_it_is_replayed_as_far_as_it_has_come(
    street: Profile, tmp_path: Path
) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(SCENARIO, encoding="utf-8")
    drill = prepare(street, file, "进行中")
    journal = Journal(journal_path(drill))
    journal.append([Event(START, EventKind.PLAY), Event(START + 3 * MINUTE, EventKind.TICK)])
    found = read(street, "进行中").replay
    assert found.end == 3 * MINUTE, "its player was heard last then"
    assert [one.moment.kind for one in found.happenings] == [MomentKind.COMMAND]


def test_what_cannot_be_replayed_is_refused_with_a_reason(
    street: Profile, first: Replayed, tmp_path: Path
) -> None:
    folders: list[tuple[Any, str]] = [
        (street.folder, ""), (street.folder, "没有"), (street.folder, "../x"), (tmp_path, "")
    ]  # fmt: skip
    for folder, name in folders:
        with pytest.raises(NoDrill):
            drill_folder(folder, name)
    own = drill_folder(street.folder, "第一次")
    assert drill_folder(own, "") == own
    assert drill_folder(own, "第二次").name == "第二次"
    file = tmp_path / "s.yaml"
    file.write_text(SCENARIO.replace("id: replayed", "id: other"), encoding="utf-8")
    other = prepare(street, file, "别的")
    with pytest.raises(OtherScenario):
        read_beside(other, LATER, first.drill)
    with sqlite3.connect(other.database) as database:
        database.execute("UPDATE alembic_version SET version_num = '0001'")
    with pytest.raises(OtherVersion):
        open_to_read(other)
