"""The drills of a street as its console sees them: by their journal, and by who plays them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from app.clock import SystemClock
from app.domain.drill.clock import DrillClock
from app.domain.drill.player import Event, EventKind
from app.drill.appointment import GRACE_MS, appointment_of, keep_appointment
from app.drill.journal import Journal, journal_path
from app.drill.presence import has_player, is_asked_to_stop, player_lock
from app.drill.running import (
    DrillGone,
    Part,
    Processes,
    StillRunning,
    command,
    delete_drill,
    start_at,
    stop_player,
)
from app.drill.runs import Follower, Runs, RunState, under_way
from app.drill.station import Making, prepare
from tests.scenarios import BASE
from tests.streets import HandClock, small_street
from tests.watching import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from app.profile import Profile
    from db.store import Store

NOW = 1_795_500_000_000


@pytest.fixture
def drill(profile: Profile, store: Store, tmp_path: Path) -> Profile:
    """A drill of a small street."""
    small_street(store)
    scenario = tmp_path / "t.yaml"
    scenario.write_text(
        f"{BASE}expectations:\n"
        "  - {id: e, title: 按时回话, objective: aim, criterion: answered_within,\n"
        "     body: {inject: first, within: 5m}}\n",
        encoding="utf-8",
    )
    return prepare(profile, scenario, "演练一", clock=HandClock(NOW))


def test_making_a_drill_tells_how_far_it_is(profile: Profile, store: Store, tmp_path: Path) -> None:
    scenario = tmp_path / "t.yaml"
    scenario.write_text(BASE, encoding="utf-8")
    told: list[Making] = []
    prepare(profile, scenario, told=told.append)
    assert told == list(Making)


def test_a_drill_is_followed_from_its_beginning_to_its_score(
    profile: Profile, drill: Profile
) -> None:
    runs = Runs(profile)

    def look(seconds: float) -> tuple[RunState, int | None, bool]:
        (run,) = runs.look(NOW + round(seconds * 1000))
        return run.standing.state, run.standing.time, run.standing.has_player

    assert look(0) == (RunState.READY, 0, False)
    assert under_way(profile) == []
    with FileLock(player_lock(drill)):
        assert look(0) == (RunState.READY, 0, True)
        assert under_way(profile) == ["演练一"]
        command(drill, EventKind.PLAY, "导调", NOW)
        assert look(5) == (RunState.RUNNING, 5_000, True)
        Journal(journal_path(drill)).append([Event(NOW + 8_000, EventKind.HOLD, value=1)])
        assert look(9) == (RunState.HELD, 8_000, True)
        command(drill, EventKind.PAUSE, "导调", NOW + 8_000)
        assert look(60) == (RunState.PAUSED, 8_000, True)
        command(drill, EventKind.PLAY, "导调", NOW + 60_000)
        assert look(62) == (RunState.RUNNING, 10_000, True)
        # A player that holds its lock and writes nothing any more stands where it was last seen.
        assert look(600) == (RunState.UNPLAYED, 8_000, True)
    assert look(62) == (RunState.UNPLAYED, 8_000, False)
    command(drill, EventKind.END, "导调", NOW + 63_000)
    (run,) = runs.look(NOW + 70_000)
    assert run.standing.state is RunState.ENDED
    assert run.score is not None
    assert (run.title, run.score.out_of + run.score.open) == ("测试", 1)


def test_a_drill_without_a_score_is_not_one_of_zero(profile: Profile, drill: Profile) -> None:
    command(drill, EventKind.END, "导调", NOW)
    drill.database.write_bytes(b"?" * 5000)
    (run,) = Runs(profile).look(NOW)
    assert run.standing.state is RunState.ENDED
    assert run.score is None


def test_damage_is_told_and_hides_no_other_drill(
    profile: Profile, drill: Profile, tmp_path: Path
) -> None:
    prepare(profile, tmp_path / "t.yaml", "演练二", clock=HandClock(NOW + 1))
    journal_path(drill).write_text('{"at":1,"kind":"play"}\n{"at":\n', encoding="utf-8")
    runs = Runs(profile)
    for _ in range(2):
        second, first = runs.look(NOW)
        assert first.standing.state is RunState.DAMAGED
        assert first.standing.time is None
        assert first.standing.trouble.startswith("journal.jsonl:2: ")
        assert second.standing.state is RunState.READY
    (drill.folder / "drill.json").write_text("?", encoding="utf-8")
    *_, first = Runs(profile).look(NOW)
    assert (first.title, first.prepared_at, first.standing.trouble) == ("", None, "drill.json")


def test_an_appointment_begins_the_drill_once(drill: Profile) -> None:
    journal = Journal(journal_path(drill))
    follower = Follower(drill)
    start_at(drill, NOW + 60_000, "值班长")
    keep_appointment(drill, journal, DrillClock(), NOW + 59_999)
    standing = follower.look(NOW)
    assert standing.state is RunState.READY
    assert standing.starts is not None
    assert (standing.starts.at, standing.starts.by) == (NOW + 60_000, "值班长")
    keep_appointment(drill, journal, DrillClock(), NOW + 61_000)
    keep_appointment(drill, journal, DrillClock(), NOW + 62_000)
    assert [(one.kind, one.actor) for one in journal.news()] == [(EventKind.PLAY, "值班长")]
    with FileLock(player_lock(drill)):
        assert follower.look(NOW + 62_000) == (
            type(standing)(RunState.RUNNING, 1_000, has_player=True)
        )


def test_who_comes_too_late_begins_nothing(drill: Profile) -> None:
    journal = Journal(journal_path(drill))
    start_at(drill, NOW, "值班长")
    keep_appointment(drill, journal, DrillClock(), NOW + GRACE_MS + 1)
    assert journal.news() == []
    made = appointment_of(drill)
    assert made is not None
    assert made.is_missed(NOW + GRACE_MS + 1)


def test_a_drill_that_runs_already_needs_no_appointment(drill: Profile) -> None:
    journal = Journal(journal_path(drill))
    start_at(drill, NOW + 60_000, "值班长")
    keep_appointment(drill, journal, DrillClock().play(NOW), NOW)
    assert journal.news() == []
    assert appointment_of(drill) is None


def test_a_player_that_is_stopped_leaves_the_drill_paused(drill: Profile) -> None:
    command(drill, EventKind.PLAY, "导调", NOW)
    stop_player(drill, "值班长", NOW + 3_000, clock_runs=True)
    assert is_asked_to_stop(drill)
    assert Follower(drill).look(NOW + 9_000).time == 3_000


def test_a_drill_is_deleted_with_all_its_files_but_not_while_it_is_running(
    profile: Profile, drill: Profile
) -> None:
    with FileLock(drill.run / "watch.lock"), pytest.raises(StillRunning) as told:
        delete_drill(profile, "演练一")
    assert told.value.parts == ("watch",)
    (drill.run / "console.lock").write_text("1\nshouwang\nhost\n", encoding="utf-8")
    with pytest.raises(StillRunning):
        delete_drill(profile, "演练一")
    (drill.run / "console.lock").unlink()
    delete_drill(profile, "演练一")
    assert [one.name for one in drill.folder.parent.iterdir() if one.is_dir()] == []
    assert profile.database.is_file()
    for name in ("演练一", "..", "../drills", "."):
        with pytest.raises(DrillGone):
            delete_drill(profile, name)


def test_nothing_is_commanded_outside_of_a_drill(profile: Profile) -> None:
    with pytest.raises(DrillGone):
        command(profile, EventKind.PLAY, "x", NOW)
    assert not journal_path(profile).exists()


def test_a_player_is_begun_left_alone_and_asked_to_leave(drill: Profile) -> None:
    processes = Processes()
    processes.begin(drill, Part.PLAYER)
    wait_until(lambda: has_player(drill), 60)
    processes.begin(drill, Part.PLAYER)  # one is there: no second one
    assert len(processes._alive) == 1
    player = processes._alive[drill.folder, Part.PLAYER]
    now = SystemClock().now()
    command(drill, EventKind.PLAY, "导调", now)
    follower = Follower(drill)

    def state() -> RunState:
        return follower.look(SystemClock().now()).state

    wait_until(lambda: state() is RunState.RUNNING, 60)
    stop_player(drill, "值班长", SystemClock().now(), clock_runs=True)
    assert player.wait(60) == 0
    assert state() is RunState.UNPLAYED or state() is RunState.PAUSED
    assert not has_player(drill)
    assert processes.deaths() == {}


def test_a_process_that_fails_leaves_its_last_words(drill: Profile) -> None:
    (drill.folder / "scenario" / "scenario.yaml").write_text("?", encoding="utf-8")
    processes = Processes()
    processes.begin(drill, Part.PLAYER)
    processes._alive[drill.folder, Part.PLAYER].wait(60)
    death = processes.deaths()["演练一"]
    assert (death.part, death.code) == (Part.PLAYER, 1)
    assert "推演的脚本读不出来" in death.words
    shutil.rmtree(drill.folder)
    with pytest.raises(DrillGone):
        processes.begin(drill, Part.PLAYER)
