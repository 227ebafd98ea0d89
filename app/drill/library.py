"""The library of scenarios (脚本库): those that come with the program, and the street's own.

A file that cannot be played is in it too, with what is wrong: hidden, nobody would mend it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.scenario import Scenario
from app.drill.bundle import SCENARIO, read_bundle
from app.drill.problems import Problem, ScenarioError
from app.drill.scenario_file import SHIPPED, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.profile import Profile

FOLDER = "scenarios"
"""Where a street's profile keeps its own scenarios."""

_FILES = (".yaml", ".yml", ".zip")
_UNFINISHED = ".unfinished-"


class Shelf(StrEnum):
    """Whose a scenario is."""

    SHIPPED = "shipped"  # 随程序
    OWN = "own"  # 本街道


class Entry(msgspec.Struct, frozen=True):
    """A scenario of the library. `id`: its path. `scenario` None: it cannot be played, for the
    `problems`.
    """

    id: str
    path: Path
    shelf: Shelf
    scenario: Scenario | None
    problems: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """The title, or the file's name where nobody can know the title."""
        return self.scenario.title if self.scenario is not None else self.path.name

    @property
    def kinds(self) -> dict[str, int]:
        """How many injects there are of each kind, the most frequent first."""
        injects = self.scenario.injects if self.scenario is not None else ()
        return dict(Counter(one.kind for one in injects).most_common())


class AlreadyThere(Exception):
    """The library has a scenario of this file name. Field: `name`."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is in the library")
        self.name = name


class Library:
    """Reads the shelves; what has not changed since the last look is not read again.

    One thread at a time.
    """

    def __init__(self, street: Profile, shipped: Path = SHIPPED) -> None:
        self._shelves = ((Shelf.SHIPPED, shipped), (Shelf.OWN, street.folder / FOLDER))
        self._known: dict[Path, tuple[object, Entry]] = {}

    def look(self) -> list[Entry]:
        """Return all entries: the program's, then the street's own, by their names.

        Raises OSError when a shelf cannot be listed.
        """
        found = {
            path: self._entry(shelf, path)
            for shelf, folder in self._shelves
            for path in _scenarios_in(folder)
        }
        self._known = {path: self._known[path] for path in found}
        return list(found.values())

    def _entry(self, shelf: Shelf, path: Path) -> Entry:
        signature = _signature(path)
        known = self._known.get(path)
        if known is None or known[0] != signature:
            known = self._known[path] = (signature, read_entry(path, shelf))
        return known[1]


def read_entry(path: Path, shelf: Shelf = Shelf.OWN) -> Entry:
    """Return the scenario at `path` with what is wrong with it."""
    try:
        return Entry(str(path), path, shelf, read(read_bundle(path), to_play=True))
    except ScenarioError as error:
        return Entry(str(path), path, shelf, None, tuple(error.problems))


def add_scenario(street: Profile, chosen: Path) -> Path:
    """Copy a scenario into the street's own shelf and return where it lies.

    `chosen`: a YAML file, a zip, or the `scenario.yaml` of a folder, which comes with all that is
    in it. What was checked is what is written, whole or not at all. Raises ScenarioError when it
    cannot be played, AlreadyThere, OSError.
    """
    source = chosen.parent if chosen.name == SCENARIO else chosen
    bundle = read_bundle(source)
    read(bundle, to_play=True)
    shelf = street.folder / FOLDER
    shelf.mkdir(mode=0o700, exist_ok=True)
    is_file = source.suffix.lower() in _FILES[:2] and not bundle.attachments
    name = f"{source.stem}.yaml" if is_file else source.stem
    target = shelf / name
    if os.path.lexists(target):
        raise AlreadyThere(name)
    with _unfinished(shelf) as folder:
        made = folder / name
        if is_file:
            made.write_bytes(bundle.text)
        else:
            bundle.write_into(made)
        made.rename(target)
    return target


def remove_scenario(street: Profile, path: Path) -> None:
    """Delete one of the street's own scenarios; drills made of it keep theirs. Raises OSError."""
    if path.parent != street.folder / FOLDER:
        raise PermissionError(f"{path} is not the street's own")
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _scenarios_in(shelf: Path) -> list[Path]:
    if not shelf.is_dir():
        return []
    return sorted(
        path
        for path in shelf.iterdir()
        if not path.name.startswith((".", "__"))
        and (path.suffix.lower() in _FILES or path.is_dir())
    )


def _signature(path: Path) -> object:
    """Return what changes when a scenario does; the attachments of a folder do not count."""
    try:
        told = (path / SCENARIO if path.is_dir() else path).stat()
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size, told.st_ino


@contextlib.contextmanager
def _unfinished(shelf: Path) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=shelf))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
