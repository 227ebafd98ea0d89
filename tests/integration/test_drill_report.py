"""The report of a drill that was prepared from a street: as Word, as PDF, and twice the same."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import msgspec
import pytest
from docx.oxml.ns import qn

from app.documents.word import word_file
from app.domain.drill.player import Event, EventKind
from app.domain.drill.scenario import Act
from app.drill.journal import Journal, journal_path
from app.drill.review.adopting import NotOver, held_of
from app.drill.review.aftermath import (
    AftermathDamaged,
    Attendance,
    Improvement,
    change_aftermath,
    drop_improvement,
    put_attendance,
    put_improvement,
    read_aftermath,
)
from app.drill.review.reading import read_drill
from app.drill.review.report import report
from app.drill.station import prepare
from app.drill.under_way import NoDrill
from app.profile import open_profile
from app.services.drill_records import Measure
from tests.streets import AREA, open_street
from ui.printing.pdf import write_pdf

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.documents.blocks import Document
    from app.profile import Profile

SCENARIO = Path(__file__).parent.parent.parent / "resources/scenarios/stairwell-fire.yaml"
BEGUN = 1_795_500_000_000
MINUTE = 60_000


@pytest.fixture
def drill(tmp_path: Path) -> Profile:
    """A drill of ten minutes: one inject, a deed, an answer, marks, an improvement."""
    open_street(tmp_path / "street").close()
    made = prepare(open_profile(tmp_path / "street"), SCENARIO, "t")
    act = Act(4 * MINUTE, "write_log", "log_entries", "x", "陈值班", json.dumps({}))
    told: list[tuple[int, EventKind, dict[str, Any]]] = [
        (0, EventKind.PLAY, {"actor": "导调"}),
        (2, EventKind.BEGUN, {"subject": "resident", "value": 2 * MINUTE}),
        (2, EventKind.DONE, {"subject": "resident"}),
        (3, EventKind.ANSWER, {
            "subject": "resident", "value": 3 * MINUTE, "text": "<已派人> & 回电",
            "actor": "陈值班",
        }),
        (4, EventKind.ACT, {"act": act}),
        (5, EventKind.MARK, {"subject": "see", "text": "P 处置很快", "actor": "周评估"}),
        (10, EventKind.END, {"actor": "导调"}),
    ]  # fmt: skip
    Journal(journal_path(made)).append(
        [Event(BEGUN + minute * MINUTE, kind, **fields) for minute, kind, fields in told]
    )
    improvement = Improvement("夜间双人值守", "王站长", "2027-03-31")
    change_aftermath(made, lambda before: put_improvement(before, improvement))
    change_aftermath(made, lambda before: put_attendance(before, Attendance(AREA, 12), AREA))
    return made


def made(drill: Profile) -> Document:
    return report(read_drill(drill, BEGUN + 3_600_000), BEGUN + 86_400_000)


def test_a_word_report_says_that_it_is_a_drill_and_what_happened(drill: Profile) -> None:
    document = made(drill)
    opened: Any = docx.Document(io.BytesIO(word_file(document)))
    section = opened.sections[0]
    assert section.header.paragraphs[0].text.startswith("演练 DRILL")
    fields = [one.text for one in section.footer._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    headings = [one.text for one in opened.paragraphs if one.style.name == "Heading 1"]
    assert headings[0] == "一、基本情况"
    assert headings[-1] == "附：时间线"
    rows = [[cell.text for cell in row.cells] for table in opened.tables for row in table.rows]
    assert ["0:03:00", "", "", "答复", "陈值班"] in [row[:5] for row in rows]
    assert ["1", "夜间双人值守", "王站长", "2027-03-31", "—"] in rows
    assert [AREA, "试验居民区", "12"] in rows
    assert any(
        row[:2] == ["周评估", "及时确认报警并核实"] and row[2:] == ["P 完成无困难", "处置很快"]
        for row in rows
    )
    scores = [row for row in rows if len(row) == 6 and "/" in row[3]]
    assert len(scores) == len(read_drill(drill, BEGUN).result.judged)
    for table in opened.tables:
        first = table.rows[0]._tr
        repeats = first.trPr is not None and first.trPr.find(qn("w:tblHeader")) is not None
        assert repeats == (len(table.columns) != 2), "only the pairs have no header"


def test_the_same_drill_gives_the_same_report_but_for_its_day(drill: Profile) -> None:
    first, again = made(drill), made(drill)
    assert first == again
    later = report(read_drill(drill, BEGUN + 9_000_000), BEGUN + 9 * 86_400_000)
    assert later.blocks == first.blocks
    assert later.subtitle != first.subtitle


def test_a_pdf_report_is_written_whole_or_not_at_all(
    drill: Profile, qtbot: QtBot, tmp_path: Path
) -> None:
    document = made(drill)
    out = tmp_path / "报告.pdf"
    pages = write_pdf(document, out)
    raw = out.read_bytes()
    assert raw.startswith(b"%PDF-")
    assert pages > 1
    assert raw.count(b"/Type /Page\n") == pages
    assert [one.name for one in tmp_path.glob(".*.pdf.*")] == []
    with pytest.raises(OSError, match="nowhere"):
        write_pdf(document, tmp_path / "nowhere" / "a.pdf")


def test_what_is_written_down_after_is_kept_and_a_damaged_file_is_told(drill: Profile) -> None:
    (improvement,) = read_aftermath(drill).improvements
    changed = msgspec.structs.replace(improvement, owner="李主任")
    change_aftermath(drill, lambda before: put_improvement(before, changed))
    assert read_aftermath(drill).improvements == (changed,)
    change_aftermath(drill, lambda before: drop_improvement(before, improvement.id))
    change_aftermath(drill, lambda before: put_attendance(before, None, AREA))
    stands = read_aftermath(drill)
    assert (stands.improvements, stands.attendance, stands.revision) == ((), (), 5)
    (drill.folder / "after.json").write_text("{")
    with pytest.raises(AftermathDamaged):
        read_drill(drill, BEGUN)


def test_what_the_street_takes_over_of_it(drill: Profile) -> None:
    held = held_of(read_drill(drill, BEGUN))
    assert (held.held_at, held.lasted, held.rating) == (BEGUN, 10 * MINUTE, "P")
    assert held.measures == (Measure("夜间双人值守", "王站长", "2027-03-31"),)
    assert held.attendance == {AREA: 12}
    fresh = prepare(open_profile(drill.folder.parent.parent), SCENARIO, "fresh")
    with pytest.raises(NotOver):
        held_of(read_drill(fresh, BEGUN))


def test_a_streets_own_profile_has_no_review(drill: Profile) -> None:
    with pytest.raises(NoDrill):
        read_drill(open_profile(drill.folder.parent.parent), BEGUN)
