"""`drill compare` over two drills of a small street."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer.testing import CliRunner

import main
from app.domain.drill.player import Event, EventKind
from app.domain.drill.scenario import (
    Act,
    Capability,
    Expectation,
    Inject,
    Objective,
    Scenario,
    Trigger,
)
from app.drill.journal import Journal
from app.drill.scenario_file import save
from app.drill.service import journal_path
from app.drill.station import prepare

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from app.profile import Profile

SCENARIO = Scenario(
    1, "s", "测试", "1", (Objective("o", "记录", Capability.WATCH),), (),
    (Inject("a", "message", "甲", Trigger(at=0), body={"text": "甲"}),),
    (
        Expectation(
            "log", "写日志", "o", "act_within",
            body={"act": {"action": "write_log"}, "within": "0:05"},
        ),
        Expectation(
            "ack", "确认", "o", "act_within",
            body={"act": {"action": "acknowledge"}, "within": "0:01"},
        ),
    ),
)  # fmt: skip


def drilled(real: Profile, file: Path, name: str, minutes: int) -> Path:
    """Return a drill's folder in which the log was written after so many minutes."""
    drill = prepare(real, file, name)
    at = 1_795_500_000_000
    act = Act(minutes * 60_000, "write_log", "duty_log_entries", "x", "值班员")
    Journal(journal_path(drill)).append(
        [
            Event(at, EventKind.PLAY),
            Event(at + act.at, EventKind.ACT, act=act),
            Event(at + 600_000, EventKind.END),
        ]
    )
    return drill.folder


def told(*words: object) -> tuple[int, list[str]]:
    result = CliRunner().invoke(main.app, ["drill", "compare", *map(str, words)])
    return result.exit_code, result.output.splitlines()


def test_two_drills_and_the_limits(
    profile: Profile, street: Mapping[str, str], tmp_path: Path
) -> None:
    assert street
    file = tmp_path / "s.yaml"
    save(SCENARIO, file)
    first, second = drilled(profile, file, "一", 4), drilled(profile, file, "二", 6)
    code, lines = told(second)
    assert code == 0
    assert lines[1:] == ["0:05\t0:06\t+0:01\tlog  写日志", "0:01\t—\t—\tack  确认"]
    code, lines = told(first, second)
    assert lines[1:] == ["0:06\t0:04\t-0:02\tlog  写日志", "—\t—\t—\tack  确认"]
    assert told(profile.folder)[0] == 1
    assert told(tmp_path / "none")[0] == 1
    assert not (tmp_path / "none").exists()
