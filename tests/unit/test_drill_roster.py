"""A pasted list of who took part is read as it was meant, and what cannot be read is named."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.drill.roster import (
    Listed,
    Misread,
    WhyNot,
    count_by_area,
    read_roster,
    roster_text,
)

AREAS = {"310115010001": "临沂一村", "310115010002": "临沂二村第一", "310115010003": "临沂二村第二"}
CODE = "310115010001"

WORD = st.text("甲乙丙丁戊", min_size=1, max_size=6)
PEOPLE = st.lists(
    st.builds(Listed, WORD, st.sampled_from(["", *AREAS]), st.one_of(st.just(""), WORD)),
    unique=True,
)


def test_lines_of_a_spreadsheet_a_chat_and_names_alone() -> None:
    text = (
        "姓名\t居民区\t角色\n张三\t临沂一村\t值班长\n\n"
        "李四，信息员，310115010002\n王五 临沂一\n赵六"
    )
    roster = read_roster(text, AREAS)
    assert roster.people == (
        Listed("张三", CODE, "值班长"),
        Listed("李四", "310115010002", "信息员"),
        Listed("王五", CODE),
        Listed("赵六"),
    )
    assert roster.misread == ()
    assert count_by_area(roster.people) == {CODE: 2, "310115010002": 1}


def test_an_area_that_is_not_there_or_not_clear_is_named_with_its_line() -> None:
    roster = read_roster("张三,临沂九村,值班长\n李四,临沂二村,信息员\n张三\n张三", AREAS)
    assert roster.people == (Listed("张三"),)
    assert roster.misread == (
        Misread(1, "临沂九村", WhyNot.NO_AREA), Misread(2, "临沂二村", WhyNot.NO_AREA)
    )  # fmt: skip


@given(PEOPLE)
def test_a_written_list_reads_as_the_same(people: list[Listed]) -> None:
    text = roster_text(tuple(people), AREAS)
    assert read_roster(text, AREAS).people == tuple(people)


@given(st.text())
def test_whatever_is_pasted_is_read_or_named(text: str) -> None:
    roster = read_roster(text, AREAS)
    lines = [line for line in text.splitlines() if line.strip()]
    assert len(roster.people) + len(roster.misread) <= len(lines)
