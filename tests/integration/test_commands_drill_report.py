"""`main.py drill report` and `drill do mark` on a drill: what is written, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from app.commands.drill_after import run_attend, run_improve
from app.commands.drill_play import run_do
from app.commands.drill_report import run
from app.domain.drill.player import EventKind
from app.drill.journal import Journal, journal_path
from app.drill.station import prepare
from app.profile import open_profile
from tests.streets import AREA, open_street

if TYPE_CHECKING:
    from app.documents.blocks import Document
    from app.profile import Profile

SCENARIO = Path(__file__).parent.parent.parent / "resources/scenarios/stairwell-fire.yaml"


@pytest.fixture
def drill(tmp_path: Path) -> Profile:
    open_street(tmp_path / "street").close()
    return prepare(open_profile(tmp_path / "street"), SCENARIO, "t")


def no_pdf(_document: Document, _path: Path) -> int:
    raise PermissionError("read-only")


def test_a_mark_is_written_also_after_the_end_and_stands_in_the_report(
    drill: Profile, tmp_path: Path
) -> None:
    assert run_do(drill.folder, "play", "", "", "导调") == 0
    assert run_do(drill.folder, "end", "", "", "导调") == 0
    assert run_do(drill.folder, "mark", "see", "M 太慢", "周评估") == 0
    for subject, text in (("nothing", "P"), ("see", "很好")):
        assert run_do(drill.folder, "mark", subject, text, "周评估") == 2
    events = Journal(journal_path(drill)).news()
    assert [one.text for one in events if one.kind is EventKind.MARK] == ["M 太慢"]
    out = tmp_path / "复盘.docx"
    assert run(drill.folder, out, no_pdf) == 0
    rows = [
        [cell.text for cell in row.cells]
        for table in docx.Document(str(out)).tables
        for row in table.rows
    ]
    assert ["周评估", "及时确认报警并核实", "M 完成但困难很大", "太慢"] in rows
    assert {one.name for one in tmp_path.iterdir()} == {"street", "复盘.docx"}


def test_what_is_written_down_after_stands_in_the_report(drill: Profile, tmp_path: Path) -> None:
    assert run_improve(drill.folder, "夜间双人值守", "王站长", "2027-03-31") == 0
    assert run_attend(drill.folder, AREA, 12) == 0
    assert run_attend(drill.folder, AREA, None) == 0
    for action, due in (("", ""), ("字" * 121, ""), ("补发手电", "明年")):
        assert run_improve(drill.folder, action, "", due) == 2
    assert run_improve(drill.folder, "补发手电", "字" * 81, "") == 2
    for area, people in (("310115010999", 1), (AREA, -1)):
        assert run_attend(drill.folder, area, people) == 2
    out = tmp_path / "a.docx"
    assert run(drill.folder, out, no_pdf) == 0
    tables = docx.Document(str(out)).tables
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    assert ["1", "夜间双人值守", "王站长", "2027-03-31", "—"] in rows
    assert [AREA, "试验居民区", "—"] in rows
    (drill.folder / "after.json").write_text("{")
    assert run_improve(drill.folder, "补发手电", "", "") == 1


def test_what_hinders_a_report_is_told_and_leaves_no_file(
    drill: Profile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(drill.folder, tmp_path / "a.txt", no_pdf) == 2
    assert run(drill.folder, tmp_path / "a.pdf", no_pdf) == 1
    assert run(drill.folder, tmp_path / "nowhere" / "a.docx", no_pdf) == 1
    assert run(tmp_path / "street", tmp_path / "a.docx", no_pdf) == 2
    (drill.folder / "after.json").write_text("{")
    assert run(drill.folder, tmp_path / "a.docx", no_pdf) == 1
    said = capsys.readouterr().err
    for words in (".docx or .pdf", "read-only", "no drill's folder", "is damaged"):
        assert words in said
    assert [one.name for one in tmp_path.iterdir()] == ["street"]
