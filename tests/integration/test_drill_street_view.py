"""A drill's look at the real street: what it sees, and that it says so when it sees nothing."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import msgspec
import pytest

from app.domain.alarms import AlarmEvent, AlarmState
from app.domain.drill.player import Event, EventKind
from app.domain.heartbeat import LIMIT_S, Beat
from app.drill.journal import Journal, JournalDamaged, journal_path
from app.drill.pausing import REAL_ALARM, pause_for_real_alarm
from app.drill.scenario_file import SHIPPED
from app.drill.station import prepare
from app.drill.street_view import Sighting, StreetView, street_of
from app.profile import Profile
from db.models import LocalFact
from tests.occurrences import move_alarm, raise_alarm

if TYPE_CHECKING:
    from pathlib import Path

    from db.store import Store
    from tests.streets import HandClock

FIRE = SHIPPED / "stairwell-fire.yaml"


@pytest.fixture
def drill(profile: Profile, sensor_ids: list[str]) -> Profile:
    """A drill of the small street, whose store the test has open."""
    return prepare(profile, FIRE, "a")


@pytest.fixture
def view(drill: Profile, clock: HandClock) -> StreetView:
    return StreetView(drill, clock.now, clock.monotonic)


def beat(store: Store, number: int) -> None:
    with store.write() as write:
        value = msgspec.json.encode(Beat(number, write.now, write.now)).decode()
        write.session.merge(LocalFact(name="heartbeat", value=value))


def files(profile: Profile) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in profile.folder.iterdir()
        if path.is_file()
    }


def test_while_its_watch_beats_what_is_there_is_seen(
    view: StreetView, store: Store, sensor_ids: list[str]
) -> None:
    beat(store, 1)
    severe = raise_alarm(store, sensor_ids[0], level=1)
    raise_alarm(store, sensor_ids[1], level=2)
    raise_alarm(store, sensor_ids[2], level=4)
    seen = raise_alarm(store, sensor_ids[3], level=1, state=AlarmState.ACTIVE_ACKED)
    look = view.look()
    assert look.sighting is Sighting.WATCHED
    assert look.counts == {1: 1, 2: 1, 4: 1}
    assert [one.level for one in look.alarms] == [1, 2]
    assert (look.alarms[0].id, look.alarms[0].area_name != "") == (severe, True)
    assert seen not in {one.id for one in look.alarms}
    move_alarm(store, severe, AlarmEvent.ACKNOWLEDGE)
    assert view.look().counts == {2: 1, 4: 1}


def test_a_heart_that_stands_still_is_told_and_one_that_beats_again_too(
    view: StreetView, store: Store, clock: HandClock
) -> None:
    beat(store, 1)
    assert view.look().sighting is Sighting.WATCHED
    clock.advance(LIMIT_S)
    assert view.look().sighting is Sighting.WATCHED
    clock.advance(1)
    look = view.look()
    assert (look.sighting, look.counts) == (Sighting.UNWATCHED, {})
    assert look.beat_at == clock.now() - round((LIMIT_S + 1) * 1000)
    beat(store, 2)
    assert view.look().sighting is Sighting.WATCHED


def test_a_wall_clock_that_jumps_changes_nothing(
    view: StreetView, store: Store, clock: HandClock
) -> None:
    beat(store, 1)
    view.look()
    clock.wall += 3_600_000
    beat(store, 2)
    clock.wall -= 7_200_000
    assert view.look().sighting is Sighting.WATCHED


@pytest.mark.parametrize("value", [None, "?", '{"number": "x"}'])
def test_a_street_that_never_had_a_watch_is_not_watched(
    view: StreetView, store: Store, value: str | None
) -> None:
    if value is not None:
        with store.write() as write:
            write.session.add(LocalFact(name="heartbeat", value=value))
    look = view.look()
    assert (look.sighting, look.beat_at) == (Sighting.UNWATCHED, None)


def test_an_old_beat_at_the_first_look_is_no_watch(
    view: StreetView, store: Store, clock: HandClock
) -> None:
    beat(store, 7)
    clock.advance(60)
    assert view.look().sighting is Sighting.UNWATCHED


def test_a_street_that_nobody_has_open_is_read_and_nothing_is_left(
    view: StreetView, store: Store, profile: Profile, sensor_ids: list[str]
) -> None:
    raise_alarm(store, sensor_ids[0], level=1)
    beat(store, 1)
    store.close()
    before = files(profile)
    assert not any(name.endswith(("-wal", "-shm")) for name in before)
    look = view.look()
    assert (look.counts, len(look.alarms)) == ({1: 1}, 1)
    assert files(profile) == before


def test_what_cannot_be_read_is_told_in_words(
    view: StreetView, store: Store, profile: Profile
) -> None:
    beat(store, 1)
    assert view.look().sighting is Sighting.WATCHED
    store.close()
    whole = profile.database.read_bytes()
    profile.database.write_bytes(b"no database at all" * 500)
    look = view.look()
    assert (look.sighting, look.counts, look.alarms) == (Sighting.UNREADABLE, None, ())
    assert "not a database" in look.detail
    profile.database.write_bytes(whole)
    with closing(sqlite3.connect(profile.database)) as holder:
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        look = view.look()
        assert (look.sighting, look.detail) == (Sighting.UNREADABLE, "database is locked")
    assert view.look().sighting is Sighting.WATCHED


def test_a_drill_that_lies_elsewhere_has_no_street(drill: Profile, tmp_path: Path) -> None:
    for name in ("elsewhere", "drills/copied"):
        copy = Profile(tmp_path / name)
        shutil.copytree(drill.folder, copy.folder)
        assert street_of(copy) is None
        assert StreetView(copy, lambda: 1).look().sighting is Sighting.UNKNOWN


def test_a_drill_is_nobodys_real_street(drill: Profile, profile: Profile) -> None:
    assert street_of(drill) == profile
    nested = Profile(drill.folder / "drills" / "b")
    shutil.copytree(drill.folder, nested.folder, ignore=shutil.ignore_patterns("drills"))
    assert street_of(nested) is None


def test_a_street_that_vanishes_is_unknown(
    view: StreetView, store: Store, profile: Profile
) -> None:
    store.close()
    profile.database.rename(profile.folder / "away")
    assert view.look().sighting is Sighting.UNKNOWN


class TestPause:
    def events(self, drill: Profile) -> list[Event]:
        return Journal(journal_path(drill)).news()

    def test_a_drill_that_runs_is_paused_once(self, drill: Profile) -> None:
        Journal(journal_path(drill)).append([Event(1, EventKind.PLAY, actor="导调")])
        assert pause_for_real_alarm(drill, "a1", 5)
        last = self.events(drill)[-1]
        assert (last.kind, last.actor, last.at) == (EventKind.PAUSE, REAL_ALARM, 5)
        assert "a1" in last.text
        assert not pause_for_real_alarm(drill, "a2", 6)
        assert len(self.events(drill)) == 2

    def test_one_that_has_not_begun_or_stands_still_is_left_alone(self, drill: Profile) -> None:
        assert not pause_for_real_alarm(drill, "a1", 5)
        Journal(journal_path(drill)).append(
            [Event(1, EventKind.PLAY, actor="导调"), Event(2, EventKind.PAUSE, actor="导调")]
        )
        assert not pause_for_real_alarm(drill, "a1", 5)
        assert len(self.events(drill)) == 2

    def test_a_damaged_journal_is_told(self, drill: Profile) -> None:
        journal_path(drill).write_bytes(b"?\n{}\n")
        with pytest.raises(JournalDamaged):
            pause_for_real_alarm(drill, "a1", 5)
