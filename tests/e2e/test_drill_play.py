"""A drill from the command line: its own broker and watch, and a street that is not touched."""

from __future__ import annotations

import contextlib
import hashlib
import json
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock

from tests.brokers import mosquitto

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent.parent
SCENARIO = ROOT / "resources/scenarios/stairwell-fire.yaml"

pytestmark = pytest.mark.skipif(mosquitto() is None, reason="mosquitto is not installed")


def main(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "main.py"), "--profile", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def status(drill: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(main(drill, "drill", "status", "--json").stdout)
    return told


def until(wanted: Callable[[], bool], seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while not wanted():
        assert time.monotonic() < end
        time.sleep(0.5)


def alarms(drill: Path) -> int:
    with contextlib.closing(sqlite3.connect(drill / "shouwang.db")) as database:
        return int(database.execute("SELECT count(*) FROM alarms").fetchone()[0])


def digest(folder: Path) -> dict[str, str]:
    """Return a digest of each file of the street but its drills."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "drills" not in path.relative_to(folder).parts
    }


@contextlib.contextmanager
def player(drill: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, str(ROOT / "main.py"), "--profile", str(drill), "drill", "play"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def test_a_drill_is_played_to_its_alarms_and_the_street_stays_as_it_was(tmp_path: Path) -> None:
    real = tmp_path / "street"
    assert main(real, "demo", "load").returncode == 0
    drill = Path(main(real, "drill", "prepare", str(SCENARIO), "--name", "t").stdout.strip())
    before = digest(real)
    with player(drill) as process:
        assert main(drill, "drill", "do", "speed", "60").returncode == 0
        assert main(drill, "drill", "do", "play").returncode == 0
        until(lambda: alarms(drill) >= 2)
        process.kill()  # a crash
        process.wait(30)
    stood = status(drill)
    assert not stood["play"]["clock"]["held"]
    for speed in ("nan", "0", "61", "fast"):
        assert main(drill, "drill", "do", "speed", speed).returncode == 2
    fired = stood["play"]["steps"]["smoke-3"]["at"]
    with player(drill):
        until(lambda: not status(drill)["play"]["clock"]["running"])
        resumed = status(drill)
        assert resumed["play"]["steps"]["smoke-3"]["at"] == fired
        assert main(drill, "drill", "do", "checkpoint", "p").returncode == 0
        until(lambda: [one["name"] for one in status(drill)["checkpoints"]][-1:] == ["p"])
        raised = alarms(drill)
        with contextlib.closing(sqlite3.connect(drill / "shouwang.db")) as database:
            database.execute("DELETE FROM alarm_transitions")
            database.execute("DELETE FROM alarms")
            database.commit()
        assert main(drill, "drill", "do", "back", "p").returncode == 0
        until(lambda: alarms(drill) == raised)
        until(lambda: not status(drill)["play"]["wishes"])
        assert main(drill, "drill", "do", "answer", "resident", "--text", "待援").returncode == 0
        assert main(drill, "drill", "do", "end").returncode == 0
        until(lambda: bool(status(drill)["play"]["ended"]))
    for name in ("watch", "broker"):
        FileLock(
            drill / "run" / f"{name}.lock", timeout=20
        ).acquire().lock.release()  # it has ended
    assert status(drill)["result"]["total"]["out_of"] > 0
    refused = main(drill, "drill", "do", "play")
    assert (refused.returncode, "The drill is over" in refused.stderr) == (1, True)
    assert digest(real) == before
    with (drill / "journal.jsonl").open("ab") as journal:
        journal.write(b"?\n")
    for arguments in (("status",), ("do", "play"), ("play",)):
        damaged = main(drill, "drill", *arguments)
        assert (damaged.returncode, "is damaged" in damaged.stderr) == (1, True), damaged.stderr
    (drill / "scenario/scenario.yaml").write_text("?")
    unreadable = main(drill, "drill", "status")
    assert (unreadable.returncode, "cannot be read" in unreadable.stderr) == (1, True)
    (drill / "drill.json").write_text("?")
    unmarked = main(drill, "drill", "play")
    assert (unmarked.returncode, "is damaged" in unmarked.stderr) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("play",), "no drill's folder"),
        (("status",), "no drill's folder"),
        (("do", "play"), "no drill's folder"),
    ],
)
def test_a_streets_own_profile_is_never_played(
    tmp_path: Path, arguments: tuple[str, ...], word: str
) -> None:
    found = main(tmp_path, "drill", *arguments)
    assert (found.returncode, word in found.stderr) == (2, True)
