"""The drills of a street, and how each of them is: told by its journal and by who plays it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import msgspec

from app.clock import SystemClock
from app.domain.drill.clock import DrillClock
from app.domain.drill.judging import Score, judge
from app.domain.drill.player import Event, EventKind, clock_after, fold
from app.domain.drill.scenario import Span
from app.domain.instant import Instant
from app.drill.appointment import Appointment, appointment_of
from app.drill.facts import record_of
from app.drill.journal import Journal, JournalDamaged, journal_path
from app.drill.mark import FOLDER, drill_of
from app.drill.presence import has_player
from app.drill.scenario_file import load
from app.drill.station import scenario_of
from app.drill.under_way import SILENT_MS, last_heard
from app.profile import Profile
from db.store import Store


class RunState(StrEnum):
    """How a drill is."""

    READY = "ready"  # 尚未开始
    RUNNING = "running"  # 进行中
    PAUSED = "paused"  # 已暂停
    HELD = "held"  # 导调暂停推进
    UNPLAYED = "unplayed"  # 已开始，播放器没有在运行
    ENDED = "ended"  # 已结束
    DAMAGED = "damaged"  # 损坏


class Standing(msgspec.Struct, frozen=True):
    """How a drill stands now. `time`: drill time; None: nobody can know. `has_player`: a player
    lives in its profile, whether the drill runs or not. `starts`: when it begins by itself.
    `trouble`: what is damaged, in the words of who found it.
    """

    state: RunState
    time: Span | None = 0
    speed: float = 1.0
    has_player: bool = False
    starts: Appointment | None = None
    trouble: str = ""


class Follower:
    """Reads a drill's journal on from where it was; one thread at a time."""

    def __init__(self, drill: Profile) -> None:
        self._drill = drill
        self._journal = Journal(journal_path(drill))
        self._clock = DrillClock()
        self._is_begun = False
        self._is_ended = False
        self._alive: Instant = 0
        self._trouble = ""
        self.events = 0
        """How many events the journal held when it was read last."""

    def look(self, now: Instant) -> Standing:
        """Return how the drill stands at the machine's time `now`. Raises OSError."""
        self._read()
        played = has_player(self._drill)
        clock = self._clock
        if self._trouble:
            return Standing(RunState.DAMAGED, None, has_player=played, trouble=self._trouble)
        silent = clock.running and now - self._alive >= SILENT_MS
        moves = played and not silent
        return Standing(
            self._state(moves=moves),
            clock.drill_time(now if moves else self._alive),
            clock.speed,
            played,
            None if self._is_ended or (moves and clock.running) else appointment_of(self._drill),
        )

    def _state(self, *, moves: bool) -> RunState:
        if self._is_ended:
            return RunState.ENDED
        if not self._is_begun:
            return RunState.READY
        if not moves:
            return RunState.UNPLAYED
        if not self._clock.running:
            return RunState.PAUSED
        return RunState.HELD if self._clock.held else RunState.RUNNING

    def _read(self) -> None:
        if self._trouble:
            return  # it does not mend itself, and would be read as news again
        try:
            news = self._journal.news()
        except JournalDamaged as error:
            self._trouble = f"{error.path.name}:{error.line}: {error.reason}"
            return
        for event in news:
            self._take(event)
        self.events += len(news)

    def _take(self, event: Event) -> None:
        self._alive = max(self._alive, last_heard([event]))
        if self._is_ended:
            return
        clock = clock_after(self._clock, event)
        if clock is not None:
            self._clock = clock
        self._is_begun = self._is_begun or event.kind is EventKind.PLAY
        self._is_ended = event.kind is EventKind.END


class DrillRun(msgspec.Struct, frozen=True):
    """A drill of the street. `id`: its name. `prepared_at` None, `title` and `drill_id` "": the
    mark cannot be read. `score`: of one that has ended; None: not ended, or it could not be judged.
    """

    id: str
    folder: Path
    title: str
    prepared_at: Instant | None
    standing: Standing
    score: Score | None = None
    drill_id: str = ""


class Runs:
    """The drills under a street's profile; each look reads on from the last. One thread at a time.

    Only what lies in the drills' own folders is opened.
    """

    def __init__(self, street: Profile) -> None:
        self._folder = street.folder / FOLDER
        self._followers: dict[str, Follower] = {}
        self._scores: dict[str, tuple[int, Score | None]] = {}

    def look(self, now: Instant) -> list[DrillRun]:
        """Return the drills as they are now, the newest first. Raises OSError."""
        found = [self._run(one, now) for one in drill_folders(self._folder)]
        return sorted(found, key=lambda one: (-(one.prepared_at or 0), one.id))

    def _run(self, folder: Path, now: Instant) -> DrillRun:
        drill = Profile(folder)
        mark = drill_of(drill)
        name = folder.name
        if mark is None or not mark.id:
            played = has_player(drill)
            damaged = Standing(RunState.DAMAGED, None, has_player=played, trouble="drill.json")
            return DrillRun(name, folder, "", None, damaged)
        # Deleted and made again under the same name, it is another drill.
        key = f"{name}/{mark.id}"
        follower = self._followers.setdefault(key, Follower(drill))
        standing = follower.look(now)
        score = self._score(drill, key, follower) if standing.state is RunState.ENDED else None
        return DrillRun(name, folder, mark.title, mark.begun_at, standing, score, mark.id)

    def _score(self, drill: Profile, key: str, follower: Follower) -> Score | None:
        known = self._scores.get(key)
        if known is None or known[0] != follower.events:
            known = self._scores[key] = (follower.events, score_of(drill))
        return known[1]


def drill_folders(drills: Path) -> list[Path]:
    """Return the folders of drills, those that are not finished left out."""
    if not drills.is_dir():
        return []
    return [
        one
        for one in drills.iterdir()
        if one.is_dir() and not one.is_symlink() and not one.name.startswith(".")
    ]


def under_way(street: Profile) -> list[str]:
    """Return the names of the street's drills that have a player now. Raises OSError."""
    folders = drill_folders(street.folder / FOLDER)
    return sorted(one.name for one in folders if has_player(Profile(one)))


def score_of(drill: Profile) -> Score | None:
    """Return the score of a drill so far; None when its scenario, journal or database cannot be
    read, for whatever reason.
    """
    import structlog

    try:
        play_events = Journal(journal_path(drill)).news()
        play = fold(load(scenario_of(drill)), play_events)
        store = Store(drill.database_url, SystemClock())
        try:
            end = play.clock.drill_time(max((one.at for one in play_events), default=0))
            return judge(record_of(store, play, play_events, end)).total
        finally:
            store.close()
    except Exception as error:  # noqa: BLE001 - a drill of an older version, or a damaged one
        structlog.get_logger(__name__).warning(
            "a drill could not be judged", drill=drill.folder.name, error=repr(error)
        )
        return None
