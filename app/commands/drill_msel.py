"""`main.py drill msel export` and `drill msel import`: a scenario as an Excel list, and back."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from app.commands.terminal import FAILURE, OK, USAGE, Refusal, command, say
from app.drill.problems import ScenarioError


@command
def export(file: Path, out: Path) -> int:
    """Write the workbook of a scenario; 1 when the scenario cannot be read."""
    from app.drill.msel.writing import TooLong, workbook
    from app.drill.scenario_file import load

    _check_target(out, ".xlsx")
    try:
        scenario = load(file)
        raw = workbook(scenario)
    except ScenarioError as error:
        return tell(error)
    except TooLong as error:
        raise Refusal(
            f"{error.where} 的内容太长，Excel 的一格写不下，请缩短后重试。",
            f"{error.where} is too long for a cell of Excel; shorten it and try again.",
        ) from error
    write_new(out, raw)
    say(
        f"已写出情景注入 {len(scenario.injects)} 个：{out} {len(scenario.injects)} injects written."
    )
    return OK


@command
def run_import(file: Path, out: Path) -> int:
    """Write the scenario in a workbook; 1 when a cell cannot be read, nothing is then written.

    What was left out or taken for something is said, a line each.
    """
    from app.drill.fair_copy import Unwritable, fair_copy
    from app.drill.kinds import body_flaws
    from app.drill.msel.reading import read_workbook

    _check_target(out, ".yaml", ".yml")
    try:
        scenario, notes = read_workbook(file)
        head = (f"由 {file.name} 导入。 Made from {file.name}.", *notes)
        text = fair_copy(scenario, head)
    except ScenarioError as error:
        return tell(error)
    except Unwritable as error:
        raise Refusal(
            "表中有脚本文件写不出的内容，没有写出。",
            "The list holds values that a scenario's file cannot say; nothing was written.",
        ) from error
    write_new(out, text.encode())
    for note in notes:
        say(note)
    say(
        f"已写出情景注入 {len(scenario.injects)} 个：{out} {len(scenario.injects)} injects written."
    )
    if body_flaws(scenario):
        say(f"推演前请先检查： Check it before it is played: main.py drill check {out}")
    return OK


def tell(error: ScenarioError) -> int:
    """Print what is wrong, a line each."""
    for problem in error.problems:
        say(str(problem))
    return FAILURE


def write_new(out: Path, raw: bytes) -> None:
    """Write a file that was not there, whole or not at all. Raises Refusal."""
    try:
        handle, made = tempfile.mkstemp(prefix=f".{out.name}.", dir=out.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(raw)
            Path(made).chmod(0o644)
            Path(made).replace(out)
        finally:
            Path(made).unlink(missing_ok=True)
    except OSError as error:
        raise Refusal(
            f"{out} 写不出来（{error.strerror}），请检查文件夹、磁盘空间和权限。",
            f"{out} cannot be written ({error.strerror}); check the folder, the disk's space and "
            "the rights.",
        ) from error


def _check_target(out: Path, *suffixes: str) -> None:
    if out.suffix.lower() not in suffixes:
        raise Refusal(
            f"--out 的文件名应以 {suffixes[0]} 结尾：{out}",
            f"The name after --out must end with {suffixes[0]}: {out}",
            USAGE,
        )
    refuse_existing(out)


def refuse_existing(out: Path) -> None:
    """Raise Refusal where there is a file already: somebody may have worked on it."""
    if os.path.lexists(out):
        raise Refusal(
            f"{out} 已经存在，请另起文件名。",
            f"{out} exists already; choose another name.",
        )
