"""`main.py drill dry-run` over a small street: what it prints, its exit code, and nothing else."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from app.commands.drill_dry_run import run_dry
from app.domain.drill.robot import Character
from tests.scenarios import BASE
from tests.streets import code, open_street

if TYPE_CHECKING:
    from pathlib import Path

SCENARIO = (
    BASE
    + f"""\
  - id: smoke
    kind: reading
    title: 烟感报警
    trigger: {{after: first, delay: 1m}}
    to: duty
    body: {{sensor: {code(0)}, curve: [[0s, 9.0]], state: alarm}}
expectations:
  - id: seen
    title: 两分钟内确认
    objective: aim
    criterion: acknowledged_within
    body: {{inject: smoke, within: 2m}}
"""
)


@pytest.fixture
def street(tmp_path: Path) -> Path:
    folder = tmp_path / "street"
    open_street(folder, ["smoke"]).close()
    return folder


def written(folder: Path, text: str) -> Path:
    file = folder / "s.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def digest(folder: Path) -> dict[str, str]:
    """Return a digest of each file but those that SQLite makes beside a database that is read."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(("-shm", "-wal"))
    }


@pytest.mark.parametrize(
    ("robot", "score", "found"),
    [
        (Character.RIGHT, "1/1  P", "met       1/1  两分钟内确认"),
        (Character.NOTHING, "0/1  U", "missed    0/1  两分钟内确认"),
    ],
)
def test_the_time_line_and_the_score_are_printed_and_the_street_stays_as_it_was(
    street: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    robot: Character,
    score: str,
    found: str,
) -> None:
    before = digest(street)
    assert run_dry(street, written(tmp_path, SCENARIO), robot=robot, speed=1) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "    0:05  done      first  第一条" in lines
    assert "    0:06  done      smoke  烟感报警" in lines
    assert ("    0:06  act       acknowledge" in lines) == (robot is Character.RIGHT)
    assert lines[-2:] == [found, score]
    assert digest(street) == before


def test_what_fails_is_told_with_its_reason(
    street: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, SCENARIO.replace(code(0), "S-1"))
    assert run_dry(street, file, robot=Character.NOTHING, speed=1) == 1
    assert "failed    smoke  烟感报警  NotFound" in capsys.readouterr().out


def test_a_scenario_that_is_not_sound_is_not_played(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, SCENARIO.replace("to: duty", "to: nobody", 1))
    assert run_dry(None, file, robot=Character.RIGHT, speed=1) == 1
    assert "injects[0].to" in capsys.readouterr().out
