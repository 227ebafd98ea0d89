"""A drill's own station: a profile beside the street's, from which nothing leads back.

The street's side is only ever read: its database through a connection that cannot write. The
drill's side is built in a folder beside and renamed when it is whole, so that there is a drill or
there is none.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sqlite3
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from app.clock import SystemClock
from app.domain.instant import local_text
from app.drill.beginnings import set_up
from app.drill.bundle import read_bundle
from app.drill.mark import FOLDER, DrillMark, drill_of, write_mark
from app.drill.quiet import quieten
from app.drill.read_only import read_only
from app.drill.scenario_file import problems_at, read
from app.profile import Profile, open_profile
from app.services.opening import open_store
from app.settings import free_port, load_settings
from db.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.domain.clock import Clock
    from app.domain.drill.scenario import Flaw, Scenario
    from app.settings import Settings

__all__ = [
    "BadDrillName",
    "DrillMark",
    "DrillWithinDrill",
    "Making",
    "NameTaken",
    "NoStreet",
    "drill_of",
    "prepare",
    "read_only",
    "scenario_of",
]

_UNFINISHED = ".unfinished-"
_NAME = re.compile(r"\w[\w .-]{0,58}\w|\w")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)

_SETTINGS = """\
# 守望 Shouwang · 演练 DRILL
# 推演自己的设置：自己的消息代理、自己的主题，不接收任何真实来源。
# A drill's own: its own broker and topics, and none of the street's sources.

[broker]
trial = true
host = "127.0.0.1"
port = {port}
topic_root = "drill"

[watch]
supervised = true

[sources]

[trial]
# 是否一键登录与街道本身的设置相同。 One-click log-in as in the street's own settings.
enabled = {enabled}
simulate = false
"""


class Making(StrEnum):
    """How far the making of a drill is."""

    READING = "reading"  # the scenario is read and checked
    COPYING = "copying"  # the street's database
    QUIETING = "quieting"  # the copy: what would speak for the street is taken out
    WRITING = "writing"  # scenario, settings, mark


class NoStreet(Exception):
    """There is no database that a drill could be made of. Field: `folder`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"no database in {folder}")
        self.folder = folder


class DrillWithinDrill(Exception):
    """The profile is a drill's already. Field: `folder`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is a drill")
        self.folder = folder


class NameTaken(Exception):
    """There is a drill, or something else, of this name. Fields: `name`, `folder`."""

    def __init__(self, name: str, folder: Path) -> None:
        super().__init__(f"{folder} exists")
        self.name = name
        self.folder = folder


class BadDrillName(Exception):
    """The name cannot be a folder's on every system. Field: `name`."""

    def __init__(self, name: str) -> None:
        super().__init__(f"not a name of a drill: {name}")
        self.name = name


def prepare(
    real: Profile,
    scenario_path: Path,
    name: str = "",
    *,
    clock: Clock | None = None,
    told: Callable[[Making], None] = lambda _: None,
) -> Profile:
    """Return the profile of a new drill of the street in `real`, named by its scenario and time
    unless a `name` is given. `told` hears what is being done, on this thread.

    Works while the watch is writing. Raises DrillWithinDrill, NoStreet, ScenarioError,
    BadDrillName, NameTaken, what `open_store` raises, BadSettings, OSError, `sqlite3.Error`; then
    nothing is left of it.
    """
    if drill_of(real) is not None:
        raise DrillWithinDrill(real.folder)
    if not real.database.is_file():
        raise NoStreet(real.folder)
    told(Making.READING)
    bundle = read_bundle(scenario_path)
    scenario = read(bundle, to_play=True)
    now = (clock or SystemClock()).now()
    name = name or f"{_tame(scenario.id)}-{re.sub('[^0-9]', '', local_text(now))}"
    if not _NAME.fullmatch(name) or _RESERVED.fullmatch(name):
        raise BadDrillName(name)
    settings = _settings(load_settings(real))
    drills = real.folder / FOLDER
    drills.mkdir(mode=0o700, exist_ok=True)
    target = drills / name
    with FileLock(drills / ".lock", timeout=60):
        if os.path.lexists(target):
            raise NameTaken(name, target)
        with _unfinished(drills) as folder:
            drill = open_profile(folder)
            _copy_key(real, drill)
            told(Making.COPYING)
            _back_up(real, drill)
            told(Making.QUIETING)
            _quieten(drill)
            if flaws := _set_up(drill, scenario):
                raise problems_at(bundle, flaws)
            told(Making.WRITING)
            bundle.write_into(folder / "scenario")
            drill.settings.write_text(settings, encoding="utf-8")
            write_mark(folder, DrillMark(new_id(), scenario.title, scenario.id, now))
            folder.rename(target)
    return open_profile(target)


def scenario_of(drill: Profile) -> Path:
    """Return the folder in which a drill keeps its scenario and the scenario's attachments."""
    return drill.folder / "scenario"


@contextlib.contextmanager
def _unfinished(drills: Path) -> Iterator[Path]:
    """Yield a new folder, removed unless it was renamed; so are those of a process that died."""
    for left in drills.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=drills))
    try:
        yield folder
    finally:
        if folder.exists():
            shutil.rmtree(folder, ignore_errors=True)


def _settings(street: Settings) -> str:
    """Return the drill's settings; its broker has none of the street's ports, used now or not."""
    port = free_port()
    while port in (street.broker.port, street.sources.gbt26875_port):
        port = free_port()
    return _SETTINGS.format(port=port, enabled=str(street.trial.enabled).lower())


def _copy_key(real: Profile, drill: Profile) -> None:
    if not real.key.exists():
        return  # opening says what is wrong with a database whose key is lost
    descriptor = os.open(drill.key, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(real.key.read_bytes())


def _back_up(real: Profile, drill: Profile) -> None:
    """Copy the database as of one commit, whoever else is reading and writing it."""
    with (
        contextlib.closing(read_only(real.database)) as source,
        contextlib.closing(sqlite3.connect(drill.database)) as target,
    ):
        source.backup(target)


def _quieten(drill: Profile) -> None:
    """Open the copy once: at the newest schema, under its key, and then made quiet."""
    store = open_store(drill)
    try:
        quieten(store)
    finally:
        store.close()


def _set_up(drill: Profile, scenario: Scenario) -> list[Flaw]:
    """Let the drill's world begin as its scenario says; return what cannot be."""
    if not scenario.world:
        return []
    store = open_store(drill)
    try:
        return set_up(store, scenario.world)
    finally:
        store.close()


def _tame(scenario_id: str) -> str:
    """Return an id as part of a folder's name."""
    return re.sub(r"[^\w-]+", "-", scenario_id).strip("-_")[:40] or "drill"
