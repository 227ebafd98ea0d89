"""`main.py drill try` and what `main.py drill edit` opens, over a small street."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from app.commands.drill_try import run_try
from app.drill.editing.opening import NoScenario, find_scenario
from app.drill.editing.trial import ROBOTS, Line
from app.drill.mark import DrillMark, write_mark
from app.drill.scenario_file import SHIPPED
from app.profile import Profile
from tests.scenarios import BASE
from tests.streets import code, open_street
from ui.shell.edit import run_editor

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


def test_three_robots_are_told_line_by_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_street(tmp_path / "street", ["smoke"]).close()
    file = tmp_path / "s.yaml"
    file.write_text(SCENARIO, encoding="utf-8")
    assert run_try(tmp_path / "street", file, lines=True) == 0
    lines = [msgspec.json.decode(line, type=Line) for line in capsys.readouterr().out.splitlines()]
    trials = [line.trial for line in lines if line.trial is not None]
    assert [one.robot for one in trials] == list(ROBOTS)
    assert [one.total.points for one in trials] == [1, 0, 0]
    assert all(one.total.out_of == 1 for one in trials)
    told = [line.progress for line in lines if line.progress is not None]
    assert {one.robot for one in told} == set(ROBOTS)
    assert all(one.time <= one.end for one in told)
    file.write_text(SCENARIO.replace("to: duty", "to: nobody", 1), encoding="utf-8")
    assert run_try(tmp_path / "street", file, lines=False) == 1
    assert "injects[0].to" in capsys.readouterr().out


def test_a_scenario_is_found_by_its_path_and_by_its_name(tmp_path: Path) -> None:
    street = Profile(tmp_path / "street")
    own = street.folder / "scenarios" / "stairwell-fire.yaml"
    assert find_scenario(street, "stairwell-fire") == SHIPPED / "stairwell-fire.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(BASE, encoding="utf-8")
    assert find_scenario(street, "stairwell-fire") == own
    assert find_scenario(street, str(own)) == own
    with pytest.raises(NoScenario):
        find_scenario(street, "../street/scenarios/stairwell-fire")


def test_the_editor_does_not_open_in_a_drill_nor_what_is_no_scenario(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drill = tmp_path / "drill"
    drill.mkdir()
    write_mark(drill, DrillMark("d1", "楼道火灾", "t", 1))
    assert run_editor(drill, "") == 2
    assert run_editor(tmp_path / "street", "no-such") == 2
    (tmp_path / "x.yaml").write_text("- 1\n", encoding="utf-8")
    assert run_editor(tmp_path / "street", str(tmp_path / "x.yaml")) == 1
    assert "推演的数据目录" in capsys.readouterr().err
