"""A drill's folder, read for its replay: also while it is being played, and without a write.

Its database is opened so that SQLite itself refuses to write to it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy.exc import DatabaseError

from app.clock import SystemClock
from app.domain.drill.player import EventKind
from app.domain.drill.replay import Replay
from app.domain.drill.replay_world import Thing
from app.domain.instant import Instant
from app.drill.mark import FOLDER, drill_of
from app.drill.presence import has_player
from app.drill.review.dated import read_dated
from app.drill.review.reading import Reviewed, read_drill
from app.drill.runs import drill_folders
from app.drill.under_way import NoDrill, last_heard
from app.profile import Profile
from app.services.alarm_rows import AlarmRow, alarms_by_id
from app.services.desk import Actor, Desk
from app.services.opening import DatabaseUnusable
from db import migrate
from db.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.clock import Clock

REVIEWER = Actor("复盘", role="viewer")


class OtherVersion(Exception):
    """The drill's database was made by another version of the program, and only reading would not
    bring it up to this one. Field: `folder`.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(f"another version's database in {folder}")
        self.folder = folder


class OtherScenario(Exception):
    """The drill to be laid beside is one of another scenario. Fields: `ours`, `theirs`: titles."""

    def __init__(self, ours: str, theirs: str) -> None:
        super().__init__(f"{theirs} is not {ours}")
        self.ours = ours
        self.theirs = theirs


class Replayed(msgspec.Struct, frozen=True):
    """A drill to be replayed. `alarms`: those that the replay speaks of, by id, as they are at its
    end.
    """

    drill: Reviewed
    replay: Replay
    alarms: dict[str, AlarmRow]


def drill_folder(folder: Path, name: str) -> Path:
    """Return the folder of a drill: `folder` itself when it is a drill's and no name is given,
    else the drill of that name of the street in `folder`. Raises NoDrill.
    """
    profile = Profile(folder.expanduser().absolute())
    is_drill = drill_of(profile) is not None
    if not name and is_drill:
        return profile.folder
    street = profile.street if is_drill else profile
    if street is None or not name or "/" in name or "\\" in name or name.startswith("."):
        raise NoDrill(folder)
    found = street.folder / FOLDER / name
    if not found.is_dir() or drill_of(Profile(found)) is None:
        raise NoDrill(found)
    return found


def open_to_read(profile: Profile, clock: Clock | None = None) -> Store:
    """Return the store of a drill's database, which nobody can write to through it.

    Raises OtherVersion, DatabaseUnusable.
    """
    url = f"sqlite:///{profile.database.absolute().as_uri()}?mode=ro&uri=true"
    store = Store(url, clock or SystemClock())
    try:
        revision = migrate.current(store.engine)
    except DatabaseError as error:
        store.close()
        raise DatabaseUnusable(str(error.orig)) from error
    if revision != migrate.head():
        store.close()
        raise OtherVersion(profile.folder)
    return store


def read_replay(profile: Profile, now: Instant, store: Store) -> Replayed:
    """Return a drill as it went, up to now. Raises what `read_drill` raises."""
    drill = read_drill(profile, now, store)
    journal = drill.journal
    first = min((one.at for one in journal), default=now)
    end = next((one.at for one in journal if one.kind is EventKind.END), None)
    if end is None:
        # Of one that goes on, up to now; of one whose player has died, up to its last sign of life.
        end = now if has_player(profile) else last_heard(journal)
    dated = read_dated(store, first, end)
    replay = Replay(drill.record.play.scenario, journal, dated, end)
    ids = {one.id for one in dated.changes if one.thing is Thing.ALARM}
    ids |= {one for one, stands in dated.begun.items() if stands.thing is Thing.ALARM}
    return Replayed(drill, replay, _alarm_rows(store, ids))


class OtherRun(msgspec.Struct, frozen=True):
    """Another drill of the same street and scenario. `name`: its folder's; `begun_at`: when it was
    prepared.
    """

    name: str
    folder: Path
    begun_at: Instant


def other_runs(profile: Profile) -> tuple[OtherRun, ...]:
    """Return the other drills of the same scenario, the newest first; those that cannot be told
    are left out. Raises OSError.
    """
    mine, street = drill_of(profile), profile.street
    if mine is None or street is None or not mine.scenario:
        return ()
    found = []
    for folder in drill_folders(street.folder / FOLDER):
        mark = drill_of(Profile(folder))
        if mark is not None and mark.id not in ("", mine.id) and mark.scenario == mine.scenario:
            found.append(OtherRun(folder.name, folder, mark.begun_at))
    return tuple(sorted(found, key=lambda one: (-one.begun_at, one.name)))


def read_beside(profile: Profile, now: Instant, ours: Reviewed) -> Replayed:
    """Return another run of the same scenario. Raises OtherScenario, and what `open_to_read` and
    `read_replay` raise.
    """
    store = open_to_read(profile)
    try:
        found = read_replay(profile, now, store)
    finally:
        store.close()
    mine, theirs = ours.record.play.scenario, found.drill.record.play.scenario
    if mine.id != theirs.id:
        raise OtherScenario(mine.title, theirs.title)
    return found


def _alarm_rows(store: Store, ids: Iterable[str]) -> dict[str, AlarmRow]:
    return {row.id: row for row in alarms_by_id(Desk(store, REVIEWER), ids)}
