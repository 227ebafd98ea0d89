"""Running a drill: its processes begun and asked to leave, commands to its clock, and its end.

Each is a process of its own that goes on when who began it is closed: a drill in which thirty
people take part must not end with a window in another room. What a process said before it died is
kept.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import msgspec
from filelock import FileLock

from app.domain.drill.player import Event, EventKind
from app.drill.appointment import Appointment, make_appointment
from app.drill.journal import Journal, journal_path
from app.drill.mark import FOLDER, drill_of
from app.drill.presence import ask_to_stop, forget_stop, has_player, who_works_in
from app.drill.runs import drill_folders
from app.profile import Profile
from app.supervision import own_command

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.instant import Instant

_ALREADY_RUNNING = 3
_LAST_WORDS = 2_000
"""Bytes of what a process said that are kept when it dies."""


class Part(StrEnum):
    """A process of a drill that a person may begin."""

    PLAYER = "player"  # 播放器
    CONSOLE = "console"  # 参演值守台
    CONTROL = "control"  # 导调窗口


_ARGUMENTS = {
    Part.PLAYER: ("drill", "play"),
    Part.CONSOLE: (),
    Part.CONTROL: ("drill", "control"),
}


class DrillGone(Exception):
    """There is no such drill any more. Field: `name`."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no drill {name}")
        self.name = name


class StillRunning(Exception):
    """Something of the drill is running. Fields: `name`, `parts` (see `who_works_in`)."""

    def __init__(self, name: str, parts: tuple[str, ...]) -> None:
        super().__init__(f"{name}: {', '.join(parts)}")
        self.name = name
        self.parts = parts


class Death(msgspec.Struct, frozen=True):
    """A process has ended in failure: which, with which exit code, and its last words."""

    part: Part
    code: int
    words: str


class Processes:
    """The processes of drills that this program has begun. For any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._alive: dict[tuple[Path, Part], subprocess.Popen[bytes]] = {}
        self._deaths: dict[str, Death] = {}

    def begin(self, drill: Profile, part: Part) -> None:
        """Begin a process, which goes on without us. Raises DrillGone, OSError.

        A player that is there already is left alone; a second console says itself that it is one.
        """
        name = drill.folder.name
        if not drill.folder.is_dir() or drill_of(drill) is None:
            raise DrillGone(name)
        if part is Part.PLAYER and has_player(drill):
            return
        if part is Part.PLAYER:
            forget_stop(drill)
        options: dict[str, Any] = (
            {
                "creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
                | getattr(subprocess, "CREATE_NO_WINDOW", 0)
            }
            if os.name == "nt"
            else {"start_new_session": True}
        )
        drill.logs.mkdir(exist_ok=True)
        with self._lock, _said(drill, part).open("wb") as stderr:
            self._deaths.pop(name, None)
            process = subprocess.Popen(
                own_command(drill, *_ARGUMENTS[part]),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=stderr,
                **options,
            )
            self._alive[drill.folder, part] = process

    def deaths(self) -> dict[str, Death]:
        """Return, by the drill's name, the last process that ended in failure."""
        with self._lock:
            for (folder, part), process in [*self._alive.items()]:
                code = process.poll()
                if code is None:
                    continue
                del self._alive[folder, part]
                if code and not (part is Part.PLAYER and code == _ALREADY_RUNNING):
                    self._deaths[folder.name] = Death(
                        part, code, _last_words(Profile(folder), part)
                    )
            return dict(self._deaths)


def start_at(drill: Profile, at: Instant, by: str) -> None:
    """Let a drill begin, or go on, at a time; its player must be there. Raises OSError."""
    make_appointment(drill, Appointment(at, by))


def command(drill: Profile, kind: EventKind, by: str, now: Instant) -> None:
    """Write a command to the drill's clock into its journal. Raises DrillGone, OSError."""
    if drill_of(drill) is None:
        raise DrillGone(drill.folder.name)
    Journal(journal_path(drill)).append([Event(now, kind, actor=by)])


def stop_player(drill: Profile, by: str, now: Instant, *, clock_runs: bool) -> None:
    """Let a drill stand and its player leave; it goes on from there. Raises DrillGone, OSError."""
    if clock_runs:
        command(drill, EventKind.PAUSE, by, now)
    ask_to_stop(drill)


def delete_drill(street: Profile, name: str) -> None:
    """Delete a drill with all that is in it. Raises DrillGone, StillRunning, OSError.

    It is renamed first, so that what is left when this is cut off is no drill any more; the next
    drill that is prepared sweeps it away.
    """
    drills = street.folder / FOLDER
    drill = Profile(drills / name)
    if drill.folder not in drill_folders(drills):
        raise DrillGone(name)
    with FileLock(drills / ".lock", timeout=60):
        parts = who_works_in(drill)
        if parts:
            raise StillRunning(name, parts)
        away = drills / f".unfinished-{name}"
        drill.folder.rename(away)
        shutil.rmtree(away)


def _said(drill: Profile, part: Part) -> Path:
    return drill.logs / f"{part}.stderr"


def _last_words(drill: Profile, part: Part) -> str:
    try:
        with _said(drill, part).open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - _LAST_WORDS))
            return file.read().decode(errors="replace").strip()
    except OSError:
        return ""
