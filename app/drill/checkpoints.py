"""Checkpoints on the disk: copies of the drill's own database, and the way back to one.

Going back is like a crash and what follows it: the player is closed, the database put back, and a
new player folds the journal. Whoever dies in between begins again: the wish stands in the journal
until it is done. The copy is put back in one transaction, under whoever has the database open.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import structlog

from app.domain.drill.kept import checkpoint
from app.domain.drill.player import Event, EventKind
from app.domain.drill.spans import span_text
from app.drill.effects.stage import CONTROLLER
from app.drill.journal import Journal, journal_path
from app.services import duty
from app.services.desk import Desk
from db.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from app.domain.drill.player import Play
    from app.drill.playing import Player
    from app.profile import Profile
    from db.store import Store

EACH_MS = 600_000
"""A checkpoint makes itself after so much drill time."""

_log = structlog.get_logger(__name__)


class Checkpoints:
    """Makes checkpoints of the drill in `profile`. `alone()`: nobody takes messages within it.

    `now`: milliseconds of UTC.
    """

    def __init__(
        self,
        profile: Profile,
        store: Store,
        now: Callable[[], int],
        alone: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._folder = profile.folder / "checkpoints"
        self._database = profile.database
        self._journal = Journal(journal_path(profile))
        self._desk = Desk(store, CONTROLLER)
        self._now = now
        self._alone = alone
        self._tried_at: int | None = None

    def serve(self, player: Player) -> bool:
        """Do what the controller wishes, or what is due by itself; True: the drill went back, this
        player is closed, and another is to be opened.
        """
        play = player.play
        if not play.wishes:
            self._by_itself(play)
            return False
        wish = play.wishes[0]
        try:
            if wish.what == "keep":
                self._keep(wish.name, play)
                return False
            if checkpoint(play, wish.name) is None:
                raise FileNotFoundError(wish.name)
            player.close()
            self._go_back(wish.name, play)
        except (OSError, sqlite3.Error) as error:
            _log.warning("no checkpoint", name=wish.name, what=wish.what, error=repr(error))
            self._tell(EventKind.MISSED, wish.name, 0, f"{wish.name}: {error}")
        return wish.what == "back"

    def _by_itself(self, play: Play) -> None:
        if not play.clock.running or play.clock.held:
            return
        time = play.clock.drill_time(self._now())
        times = [one.at for one in play.kept if one.at <= time] + [self._tried_at or 0, 0]
        if time - max(one for one in times if one <= time) < EACH_MS:
            return
        self._tried_at = time
        try:
            self._keep(span_text(time // 60_000 * 60_000), play)
        except (OSError, sqlite3.Error) as error:
            _log.warning("no checkpoint", error=repr(error))

    def _keep(self, name: str, play: Play) -> None:
        made = new_id()
        time = play.clock.drill_time(self._now())
        self._folder.mkdir(mode=0o700, exist_ok=True)
        unfinished = self._folder / f"{made}.part"
        try:
            _copy(self._database, unfinished)
            unfinished.rename(self._file(made))
        finally:
            unfinished.unlink(missing_ok=True)
        self._tell(EventKind.KEPT, name, time, made)
        self._sweep({one.id for one in play.kept} | {made})

    def _go_back(self, name: str, play: Play) -> None:
        found = checkpoint(play, name)
        assert found is not None
        copy = self._file(found.id)
        if not copy.is_file():
            raise FileNotFoundError(str(copy))
        with self._alone():
            _copy(copy, self._database)
            self._tell(EventKind.RESTORE, name, found.at, "")
            # A write also tells every console that the database has changed.
            duty.write_log(self._desk, f"【演练】回到检查点 {name}")

    def _file(self, made: str) -> Path:
        return self._folder / f"{made}.db"

    def _sweep(self, wanted: set[str]) -> None:
        """Remove copies that no checkpoint names any more."""
        for file in self._folder.glob("*.db"):
            if file.stem not in wanted:
                file.unlink(missing_ok=True)

    def _tell(self, kind: EventKind, name: str, value: int, text: str) -> None:
        self._journal.append([Event(self._now(), kind, subject=name, value=value, text=text)])


def _copy(source: Path, target: Path) -> None:
    """Copy a database as of one commit into another, in one transaction. Raises sqlite3.Error."""
    reading = f"{source.absolute().as_uri()}?mode=ro"
    with (
        contextlib.closing(sqlite3.connect(reading, uri=True, timeout=30)) as from_,
        contextlib.closing(sqlite3.connect(target, timeout=30)) as to,
    ):
        from_.backup(to)
