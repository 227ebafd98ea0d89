"""A scenario that nobody could play is refused before the drill, with the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.drill.problems import ScenarioError
from app.drill.scenario_file import load

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
format: 1
id: t
title: 测试
version: "1"
objectives:
  - {id: see, title: 发现, capability: watch}
roles: []
injects:
  - {id: a, kind: KIND, title: 甲, trigger: {at: 0:01}, body: BODY}
expectations:
  - {id: e, title: 乙, objective: see, criterion: CRITERION, body: {inject: a, within: 1m}}
"""


def scenario(folder: Path, kind: str, body: str, criterion: str = "answered_within") -> Path:
    path = folder / "t.yaml"
    text = TEXT.replace("KIND", kind).replace("BODY", body).replace("CRITERION", criterion)
    path.write_text(text, encoding="utf-8")
    return path


def test_one_that_is_understood_can_be_played(tmp_path: Path) -> None:
    assert load(scenario(tmp_path, "message", "{text: 你好}"), to_play=True).id == "t"


@pytest.mark.parametrize(
    ("kind", "body", "criterion", "code", "line"),
    [
        ("earthquake", "{}", "answered_within", "no_such_kind", 9),
        ("message", "{}", "answered_within", "bad_body", 9),
        ("message", "{text: 1}", "answered_within", "bad_body", 9),
        ("storm", "{event: gas-leak, over: soon}", "answered_within", "bad_body", 9),
        ("message", "{text: 你好}", "read_minds", "no_such_criterion", 11),
        ("message", "{text: 你好}", "stock_issued", "bad_body", 11),
    ],
)
def test_one_that_is_not_is_refused_with_its_line(
    tmp_path: Path, kind: str, body: str, criterion: str, code: str, line: int
) -> None:
    path = scenario(tmp_path, kind, body, criterion)
    with pytest.raises(ScenarioError) as found:
        load(path, to_play=True)
    assert [(one.code, one.line) for one in found.value.problems] == [(code, line)]
    assert load(path).id == "t"


@pytest.mark.parametrize(
    ("when", "code", "field"),
    [
        ("{condition: moon_full}", "no_such_condition", "when.condition"),
        ("{condition: alarms_open}", "bad_body", "when.body"),
        ("{condition: alarms_open, body: {at_least: many}}", "bad_body", "when.body"),
        ("{condition: inject_answered, body: {inject: z}}", "no_such_inject", "when.body.inject"),
    ],
)
def test_a_condition_that_nobody_understands_is_told_with_its_line(
    tmp_path: Path, when: str, code: str, field: str
) -> None:
    path = scenario(tmp_path, "message", "{text: 你好}")
    text = path.read_text(encoding="utf-8").replace("{at: 0:01}", f"{{when: {when}}}")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as found:
        load(path, to_play=True)
    (problem,) = found.value.problems
    assert (problem.code, problem.line) == (code, 9)
    assert problem.field == f"injects[0].trigger.{field}"
