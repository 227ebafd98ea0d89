"""Looking on at a drill: what is seen without playing it, and what is told of a dead player."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from app.domain.drill.player import Event, EventKind
from app.drill.journal import Journal, JournalDamaged, journal_path
from app.drill.mark import DrillMark, write_mark
from app.drill.onlooker import NotWritten, Onlooker, Sight, result_of
from app.drill.presence import is_held, ready_lock
from app.drill.under_way import SILENT_MS, Drill, MarkDamaged, NoDrill, open_drill
from tests.scenarios import BASE

if TYPE_CHECKING:
    from app.profile import Profile
    from app.services.desk import Desk
    from tests.streets import HandClock


@pytest.fixture
def drill(profile: Profile) -> Drill:
    """A drill of the small scenario, in the test's profile."""
    write_mark(profile.folder, DrillMark("d1", "测试", "t", 1))
    (profile.folder / "scenario").mkdir()
    (profile.folder / "scenario/scenario.yaml").write_text(BASE, encoding="utf-8")
    return open_drill(profile.folder)


def seen(onlooker: Onlooker) -> Sight:
    sight = onlooker.look()
    assert sight is not None
    return sight


def test_nothing_new_is_told_as_nothing(drill: Drill, clock: HandClock) -> None:
    onlooker = Onlooker(drill, clock.now)
    assert seen(onlooker).line.marks[0].id == "first"
    assert onlooker.look() is None
    Journal(journal_path(drill.profile)).append([Event(clock.now(), EventKind.SPEED, value=2)])
    assert seen(onlooker).play.clock.speed == 2
    assert onlooker.look() is None


def test_a_mark_changes_when_its_time_comes_though_the_journal_is_silent(
    drill: Drill, clock: HandClock
) -> None:
    onlooker = Onlooker(drill, clock.now)
    with FileLock(ready_lock(drill.profile)):
        onlooker.append([Event(clock.now(), EventKind.SPEED, value=60)])
        onlooker.append([Event(clock.now(), EventKind.PLAY)])
        clock.advance(4)
        assert onlooker.look() is None
        clock.advance(1)
        assert seen(onlooker).line.marks[0].state == "due"


def test_without_its_player_a_running_drill_stands_where_it_was_heard_last(
    drill: Drill, clock: HandClock
) -> None:
    onlooker = Onlooker(drill, clock.now)
    with FileLock(ready_lock(drill.profile)):
        onlooker.append([Event(clock.now(), EventKind.PLAY)])
        clock.advance(4)
        onlooker.append([Event(clock.now(), EventKind.TICK)])
    clock.advance(3)
    gone = seen(onlooker).standing
    assert (gone.time, gone.is_played, gone.has_player) == (4_000, False, False)


def test_a_player_that_hangs_is_silent(drill: Drill, clock: HandClock) -> None:
    onlooker = Onlooker(drill, clock.now)
    with FileLock(ready_lock(drill.profile)):
        onlooker.append([Event(clock.now(), EventKind.PLAY)])
        clock.advance(SILENT_MS / 1000)
        hung = seen(onlooker).standing
    assert (hung.time, hung.is_played, hung.has_player) == (0, False, True)


def test_who_goes_on_after_a_crash_takes_its_word_away(drill: Drill, clock: HandClock) -> None:
    onlooker = Onlooker(drill, clock.now)
    events = [Event(1, EventKind.PLAY), Event(2, EventKind.PAUSE, text="crash")]
    sight = onlooker.append(events)
    assert sight is not None
    assert sight.cut_off
    sight = onlooker.append([Event(3, EventKind.PLAY)])
    assert sight is not None
    assert not sight.cut_off


def test_a_damaged_line_is_named_alike_each_time_until_it_is_mended(
    drill: Drill, clock: HandClock
) -> None:
    onlooker = Onlooker(drill, clock.now)
    onlooker.append([Event(1, EventKind.PLAY)])
    path = journal_path(drill.profile)
    sound = path.read_bytes()
    path.write_bytes(sound + b"?\n")
    for _ in range(2):
        with pytest.raises(JournalDamaged) as found:
            onlooker.look()
        assert found.value.line == 2
    path.write_bytes(sound)
    assert len(seen(onlooker).events) == 1


def test_a_command_that_is_not_on_the_disk_is_told(
    drill: Drill, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    onlooker = Onlooker(drill, clock.now)
    monkeypatch.setattr("app.drill.journal.os.fsync", full)
    with pytest.raises(NotWritten) as found:
        onlooker.append([Event(1, EventKind.PLAY)])
    assert "No space left" in found.value.reason


def test_the_result_is_judged_from_what_was_seen(
    drill: Drill, clock: HandClock, desk: Desk
) -> None:
    sight = seen(Onlooker(drill, clock.now))
    assert result_of(desk, sight, 0).total.rating is None


def test_a_streets_own_profile_and_a_damaged_mark_are_refused(profile: Profile) -> None:
    with pytest.raises(NoDrill):
        open_drill(profile.folder)
    (profile.folder / "drill.json").write_bytes(b"?")
    with pytest.raises(MarkDamaged):
        open_drill(profile.folder)


def test_a_lock_is_probed_and_left(profile: Profile) -> None:
    assert not is_held(ready_lock(profile))
    with FileLock(ready_lock(profile)):
        assert is_held(ready_lock(profile))
    assert not is_held(ready_lock(profile))
