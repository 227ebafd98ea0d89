"""`drill check` and `drill prepare`, as a person at a terminal has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.drill.scenario_file import SHIPPED
from app.drill.station import drill_of, scenario_of
from app.profile import Profile
from tests.e2e.test_cli import after_main
from tests.programs import main
from tests.scenarios import BASE, zipped_scenario
from tests.streets import open_street

pytestmark = pytest.mark.e2e

FIRE = SHIPPED / "stairwell-fire.yaml"


@pytest.fixture
def street(tmp_path: Path) -> Path:
    folder = tmp_path / "street"
    open_street(folder, 3).close()
    return folder


def test_a_sound_scenario_is_said_to_be_so(tmp_path: Path) -> None:
    for file in (FIRE, zipped_scenario(tmp_path / "s.zip")):
        ended = main("drill", "check", file)
        assert (ended.returncode, ended.stderr) == (0, "")
        assert ended.stdout.startswith("可以推演：")
        assert len(ended.stdout.splitlines()) == 1


def test_problems_are_told_one_a_line_with_file_line_and_field(tmp_path: Path) -> None:
    file = tmp_path / "脚本.yaml"
    file.write_text(
        BASE.replace("to: duty", "to: nobody") + "lasts: 0:30\n"
        "expectations:\n"
        "  - {id: e, title: 标准, objective: aim, criterion: task_done, weight: 0}\n",
        encoding="utf-8",
    )
    ended = main("drill", "check", file)
    assert (ended.returncode, ended.stderr) == (1, "")
    assert ended.stdout.splitlines() == [
        (
            f"{file}:14: injects[0].to: 角色 nobody 不在 roles 中。 "
            "There is no role nobody among the roles."
        ),
        (
            f"{file}:18: expectations[0].weight: 必须大于零，而不是 0。 "
            "It must be more than zero, not 0."
        ),
    ]
    ended = main("drill", "check", tmp_path / "none.yaml")
    assert ended.returncode == 1
    assert ended.stdout.startswith(f"{tmp_path / 'none.yaml'}: ")
    assert "Traceback" not in ended.stderr


def test_a_drill_is_prepared_and_its_folder_printed(street: Path) -> None:
    ended = main("drill", "prepare", FIRE, "--profile", street, "--name", "演练一")
    assert (ended.returncode, ended.stderr) == (0, "")
    drill = Profile(Path(ended.stdout.strip()))
    assert drill.folder == street / "drills" / "演练一"
    assert drill_of(drill) is not None
    assert (scenario_of(drill) / "scenario.yaml").is_file()
    report = main("stats", "--json", "--profile", drill.folder)
    assert '"sensors": 3' in report.stdout
    unnamed = main("--profile", street, "drill", "prepare", FIRE)
    assert Path(unnamed.stdout.strip()).name.startswith("stairwell-fire-")


def test_what_cannot_be_prepared_is_one_sentence(street: Path, tmp_path: Path) -> None:
    assert main("drill", "prepare", FIRE, "--profile", street, "--name", "a").returncode == 0
    for words, said in (
        (["--profile", street, "--name", "a"], "There is a drill named a already"),
        (["--profile", street, "--name", "../b"], '"../b" cannot be a name'),
        (["--profile", street / "drills" / "a"], "is a drill itself"),
        (["--profile", tmp_path / "none"], "There is no database"),
    ):
        ended = main("drill", "prepare", FIRE, *words)
        assert (ended.returncode, ended.stdout) == (1, "")
        assert ended.stderr.startswith("错误 error: ")
        assert said in ended.stderr
        assert len(ended.stderr.splitlines()) == 1
    (tmp_path / "bad.yaml").write_text("format: 2\n", encoding="utf-8")
    ended = main("drill", "prepare", tmp_path / "bad.yaml", "--profile", street)
    assert ended.returncode == 1
    assert ended.stdout.startswith(f"{tmp_path / 'bad.yaml'}:1: format: ")
    assert sorted(one.name for one in (street / "drills").iterdir() if one.is_dir()) == ["a"]
    assert not (tmp_path / "none").exists()


def test_wrong_usage_is_2() -> None:
    for words in (["drill"], ["drill", "check"], ["drill", "prepare"], ["drill", "fly"]):
        ended = main(*words)
        assert ended.returncode == 2
        assert "Traceback" not in ended.stderr


def test_they_load_no_qt(street: Path) -> None:
    unseen = {"PySide6", "shiboken6", "ui"}
    checking = after_main("drill", "check", str(FIRE))
    assert "yaml" in checking
    assert checking.isdisjoint(unseen)
    preparing = after_main("drill", "prepare", str(FIRE), "--profile", str(street))
    assert "sqlalchemy" in preparing
    assert preparing.isdisjoint(unseen)
