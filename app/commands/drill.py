"""`main.py drill check` and `main.py drill prepare`."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from app.commands.existing import existing_profile
from app.commands.terminal import FAILURE, OK, Refusal, command, say
from app.drill.problems import ScenarioError

if TYPE_CHECKING:
    from pathlib import Path


@command
def check(file: Path) -> int:
    """Print what is wrong in a scenario, a line each; 1 when there is something."""
    from app.drill.scenario_file import load

    try:
        scenario = load(file, to_play=True)
    except ScenarioError as error:
        return _tell(error)
    say(
        f"可以推演：{scenario.title}，情景注入 {len(scenario.injects)} 个，"
        f"评估标准 {len(scenario.expectations)} 条。 It can be played: "
        f"{len(scenario.injects)} injects, {len(scenario.expectations)} expectations."
    )
    return OK


@command
def prepare(folder: Path | None, file: Path, *, name: str) -> int:
    """Make a drill of the street in `folder` and print where its profile lies."""
    from app.drill import station

    real = existing_profile(folder)
    try:
        drill = station.prepare(real, file, name)
    except ScenarioError as error:
        return _tell(error)
    except station.DrillWithinDrill as error:
        raise Refusal(
            f"{error.folder} 本身就是推演，请用 --profile 指定街道的数据目录。",
            f"{error.folder} is a drill itself; name the street's profile with --profile.",
        ) from error
    except station.NameTaken as error:
        raise Refusal(
            f"已有名为 {error.name} 的推演（{error.folder}），请另起名称。",
            f"There is a drill named {error.name} already ({error.folder}); choose another name.",
        ) from error
    except station.BadDrillName as error:
        raise Refusal(
            f"“{error.name}”不能用作名称，请用 60 个以内的文字、数字、点和连字符。",
            f'"{error.name}" cannot be a name: use up to 60 letters, digits, dots and hyphens.',
        ) from error
    except (OSError, sqlite3.Error) as error:
        raise Refusal(
            f"推演没有建成，街道的数据未受影响（{error}），请检查磁盘空间和权限。",
            f"No drill was made, the street's data is untouched ({error}); check the disk's space "
            "and the rights.",
        ) from error
    say(str(drill.folder))
    return OK


def _tell(error: ScenarioError) -> int:
    for problem in error.problems:
        say(str(problem))
    return FAILURE
