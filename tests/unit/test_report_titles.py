"""How a written report is entitled, and what stands under it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.documents.blocks import Paragraph
from app.documents.situation import situation_report
from app.domain.report_text import (
    KIND_NAMES,
    TITLE_PARTS,
    TITLE_PATTERN,
    Letterhead,
    ReportText,
    plain,
    strange_part,
    title_by,
)
from app.domain.reporting import ReportKind


@given(st.text(max_size=20), st.text(max_size=20), st.sampled_from(ReportKind))
def test_a_title_holds_what_its_parts_hold_and_nothing_is_read_twice(
    street: str, incident: str, kind: ReportKind
) -> None:
    expected = f"{street}关于“{incident}”的{KIND_NAMES[kind]}"
    assert title_by(TITLE_PATTERN, street, incident, kind) == expected


@given(st.lists(st.one_of(st.sampled_from(TITLE_PARTS), st.text("题{}x", max_size=4))))
def test_a_pattern_without_strange_parts_leaves_no_brace(parts: list[str]) -> None:
    pattern = "".join(parts)
    if not strange_part(pattern):
        title = title_by(pattern, "街", "事", ReportKind.FINAL)
        assert not set("{}") & set(title)


def test_what_is_no_part_is_named() -> None:
    assert strange_part(TITLE_PATTERN) == ""
    assert strange_part("{街道}的{等级}") == "{等级}"
    assert strange_part("{街道") == "{街道"
    assert strange_part("街道}") == "}"


def test_what_stands_under_a_report_is_in_words_and_on_paper() -> None:
    text = ReportText("题", course="起火", foot="南码头路街道值班室\n联系人 陈")
    head = Letterhead("街道", ReportKind.INITIAL, 1, "2026-0001", "区总值班室", "陈值班", None)
    assert plain(text, head).endswith("南码头路街道值班室\n联系人 陈\n拟稿：陈值班")
    assert situation_report(text, head).blocks[-2:] == (
        Paragraph("南码头路街道值班室\n联系人 陈"),
        Paragraph("拟稿：陈值班"),
    )
