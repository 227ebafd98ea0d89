"""The shipped scenarios, each played to its end by the robot: in virtual time, over a real store.

Played all right, everything is met; with nothing done, nothing is; and too late is between.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sqlite3
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock

from app.demo.anchors import anchors_by_event
from app.demo.loading import load_demo
from app.domain.drill import criteria
from app.domain.drill.criteria.finding import Outcome
from app.domain.drill.judging import Rating
from app.domain.drill.robot import Character
from app.drill.dry_run import dry_run
from app.drill.quiet import quieten
from app.drill.scenario_file import SHIPPED
from app.drill.scenario_file import load as load_anew
from app.drill.virtual import VirtualClock
from app.profile import open_profile
from app.services.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.drill.dry_run import Outcome as Run
    from app.profile import Profile

load = cache(load_anew)
FILES = sorted(SHIPPED.glob("*.yaml"))
START = 1_795_500_000_000
MEMORY = Path("/dev/shm")
"""Where there is one, a commit waits for no disk."""


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """A folder of this session's own."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as made:
        yield Path(made)


@pytest.fixture(scope="session")
def demo(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Profile:
    """The demo street as a drill has it, with the sensors that scenarios may ask for; made once
    for all workers.
    """
    ours = tmp_path_factory.getbasetemp()
    made = (ours.parent if "PYTEST_XDIST_WORKER" in os.environ else ours) / "street-of-scenarios"
    with FileLock(f"{made}.lock"):
        if not made.is_dir():
            prepared = prepare(folder / "prepared")
            shutil.copytree(prepared.folder, made)
    shutil.copytree(made, folder / "demo")
    return open_profile(folder / "demo")


def prepare(folder: Path) -> Profile:
    """Make the street, closed again."""
    profile = open_profile(folder)
    store = open_store(profile, VirtualClock(START))
    load_demo(store)
    quieten(store)
    store.close()
    with contextlib.closing(sqlite3.connect(profile.database)) as database:
        extra = [(code,) for code in codes_of(database) - wanted(database)]
        database.executemany("DELETE FROM sensors WHERE code = ?", extra)
        database.commit()
    return profile


def codes_of(database: sqlite3.Connection, where: str = "true", *args: str) -> set[str]:
    """Return the codes of these sensors."""
    return {code for (code,) in database.execute(f"SELECT code FROM sensors WHERE {where}", args)}


def wanted(database: sqlite3.Connection) -> set[str]:
    """Return the codes of the sensors that scenarios name, of the others in those buildings, and
    all those among which a storm chooses.
    """
    texts = "".join(file.read_text(encoding="utf-8") for file in FILES)
    named = {code for codes in anchors_by_event().values() for code in codes}
    named |= set(re.findall(r"S-\d{6}-\d{6}", texts))
    found = set(named)
    for code in named:
        same = "building_id = (SELECT building_id FROM sensors WHERE code = ?)"
        found |= codes_of(database, same, code)
    for storm in (one for file in FILES for one in load(file).injects if one.kind == "storm"):
        if "area" in storm.body:
            area = "area_id = (SELECT id FROM residential_areas WHERE code = ?) AND kind = ?"
            found |= codes_of(database, area, storm.body["area"], storm.body["sensors"])
    return found


def play(demo: Profile, file: Path, character: Character) -> Run:
    """Return how a dry run of a scenario in a copy of the street came out."""
    folder = Path(tempfile.mkdtemp(dir=demo.folder.parent))
    own = open_profile(folder)
    try:
        shutil.copy(demo.key, own.key)
        with (
            contextlib.closing(sqlite3.connect(demo.database)) as source,
            contextlib.closing(sqlite3.connect(own.database)) as target,
        ):
            source.backup(target)
        clock = VirtualClock(START)
        store = open_store(own, clock)
        try:
            return dry_run(load(file), folder / "journal.jsonl", store, clock, character)
        finally:
            store.close()
    finally:
        shutil.rmtree(folder)


@cache
def played(demo: Profile, file: Path, character: Character) -> Run:
    """Return a run that was played before, if it was."""
    return play(demo, file, character)


def missed(run: Run) -> list[str]:
    """Return the expectations that could be judged and were not met."""
    return [
        one.expectation.id
        for one in run.result.judged
        if one.finding.outcome is not Outcome.MET
        and not (
            one.finding.outcome is Outcome.UNJUDGED
            and one.expectation.criterion in criteria.AWAITED
        )
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_shipped_scenario_can_be_played(file: Path) -> None:
    scenario = load(file, to_play=True)
    assert scenario.id == file.stem
    assert len({one.id for one in scenario.expectations}) == len(scenario.expectations) > 0


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_who_does_all_right_meets_every_expectation(demo: Profile, file: Path) -> None:
    run = play(demo, file, Character.RIGHT)
    assert (missed(run), run.troubles, run.failed) == ([], {}, ())
    assert run.result.total.rating is Rating.PERFORMED
    assert run.clean


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_who_does_nothing_is_rated_unable(demo: Profile, file: Path) -> None:
    run = play(demo, file, Character.NOTHING)
    assert (run.result.total.rating, run.troubles, run.failed) == (Rating.UNABLE, {}, ())
    assert run.play.ended
    assert run.play.acts == ()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_who_does_all_late_is_between(demo: Profile, file: Path) -> None:
    run = played(demo, file, Character.LATE)
    total = run.result.total
    assert 0 < total.points < total.out_of
    assert total.rating is not Rating.PERFORMED
    assert (run.troubles, run.failed) == ({}, ())


def test_the_same_scenario_and_robot_give_the_same_result(demo: Profile) -> None:
    first = played(demo, FILES[0], Character.LATE)
    second = play(demo, FILES[0], Character.LATE)
    assert told(first) == told(second)


def told(run: Run) -> dict[str, Any]:
    """Return all of a run but the ids, which every run draws anew."""
    return {
        "steps": run.play.steps,
        "acts": [(one.at, one.action, one.table) for one in run.play.acts],
        "found": [
            (one.expectation.id, one.finding.outcome, one.finding.at, one.points)
            for one in run.result.judged
        ],
        "scores": (run.result.total, run.result.objectives, run.result.roles),
    }
