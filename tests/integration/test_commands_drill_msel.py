"""`drill msel export` and `import` as a person gives them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import xlsxwriter
from typer.testing import CliRunner

import main
from app.drill.scenario_file import SHIPPED, load

if TYPE_CHECKING:
    from pathlib import Path

FIRE = SHIPPED / "stairwell-fire.yaml"


def run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(main.app, ["drill", "msel", *map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_there_and_back_is_the_same_scenario(tmp_path: Path) -> None:
    sheet, copy = tmp_path / "清单.xlsx", tmp_path / "copy.yaml"
    code, said = run("export", FIRE, "--out", sheet)
    assert code == 0
    assert str(sheet) in said
    assert zipfile.is_zipfile(sheet)
    code, said = run("import", sheet, "--out", copy)
    assert code == 0
    assert load(copy, to_play=True) == load(FIRE)
    assert copy.read_text(encoding="utf-8").startswith("# 由 清单.xlsx 导入。")


def test_somebody_elses_list_tells_what_was_left_out(tmp_path: Path) -> None:
    sheet, out = tmp_path / "msel.xlsx", tmp_path / "msel.yaml"
    book = xlsxwriter.Workbook(str(sheet))
    page = book.add_worksheet("MSEL")
    page.write_row(0, 0, ["Event #", "Event Time", "Event Description", "Remarks"])
    page.write_row(1, 0, ["1", "0900", "Smoke on floor 3", "bring masks"])
    book.close()
    code, said = run("import", sheet, "--out", out)
    assert code == 0
    assert "Remarks" in said
    assert "Remarks" in out.read_text(encoding="utf-8")
    assert load(out, to_play=True).injects[0].body["text"] == "Smoke on floor 3"


def test_nothing_is_written_over_or_of_what_is_wrong(tmp_path: Path) -> None:
    out = tmp_path / "out.yaml"
    assert run("import", tmp_path / "none.xlsx", "--out", out)[0] == 1
    assert run("export", FIRE, "--out", tmp_path / "list.csv")[0] == 2
    assert run("export", tmp_path / "none.yaml", "--out", tmp_path / "list.xlsx")[0] == 1
    assert run("export", FIRE, "--out", tmp_path / "no" / "list.xlsx")[0] == 1
    assert list(tmp_path.iterdir()) == []
    out.write_text("mine", encoding="utf-8")
    assert run("import", tmp_path / "none.xlsx", "--out", out)[0] == 1
    assert out.read_text(encoding="utf-8") == "mine"
