"""Which incidents are to be reported, since when, and which report comes next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.report_text import (
    KIND_NAMES,
    NONE,
    UNKNOWN,
    Letterhead,
    ReportText,
    casualties,
    plain,
    sections,
)
from app.domain.reporting import Reason, ReportDuty, ReportKind, kinds_possible, report_duty

OPENED = 1_795_500_000_000
instants = st.integers(OPENED - 10**6, OPENED + 10**9)
maybe = st.none() | instants
kinds = st.lists(st.sampled_from(ReportKind), max_size=6)
people = st.none() | st.integers(0, 9999)


def test_an_ordinary_incident_with_nobody_hurt_is_not_reported() -> None:
    assert report_duty(OPENED) == ReportDuty(None, Reason.ORDINARY)
    assert not report_duty(OPENED).is_owed


@pytest.mark.parametrize(
    ("known", "reason"),
    [("graded_at", Reason.GRADE), ("hurt_at", Reason.CASUALTIES), ("plan_at", Reason.PLAN)],
)
def test_the_clock_begins_when_it_is_known_to_be_grave(known: str, reason: Reason) -> None:
    later = OPENED + 60_000
    assert report_duty(OPENED, **{known: later}) == ReportDuty(later, reason)
    assert report_duty(OPENED, **{known: OPENED - 5}) == ReportDuty(OPENED, reason)


@given(maybe, maybe, maybe)
def test_the_first_fact_begins_the_clock_and_no_clock_begins_before_the_incident(
    graded: int | None, hurt: int | None, plan: int | None
) -> None:
    duty = report_duty(OPENED, graded_at=graded, hurt_at=hurt, plan_at=plan)
    known = [one for one in (graded, hurt, plan) if one is not None]
    assert duty.is_owed == bool(known)
    if known:
        assert duty.since == max(OPENED, min(known))


@given(maybe, maybe, maybe, instants, st.booleans())
def test_what_a_person_says_overrules_every_fact(
    graded: int | None, hurt: int | None, plan: int | None, at: int, needed: bool
) -> None:
    duty = report_duty(OPENED, graded_at=graded, hurt_at=hurt, plan_at=plan, said=(at, needed))
    assert duty == ReportDuty(max(OPENED, at) if needed else None, Reason.PERSON)


@given(kinds)
def test_the_first_report_is_the_initial_one_and_there_is_only_one(sent: list[ReportKind]) -> None:
    possible = kinds_possible(sent)
    assert possible
    assert (ReportKind.INITIAL in possible) == (not sent)
    assert (ReportKind.FINAL in possible) == (bool(sent) and ReportKind.FINAL not in sent)
    assert (ReportKind.FOLLOW_UP in possible) == bool(sent)


@given(people, people, people)
def test_unknown_people_are_never_read_as_none(
    injured: int | None, dead: int | None, missing: int | None
) -> None:
    said = casualties(ReportText("", injured=injured, dead=dead, missing=missing)).split("，")
    said = "，".join(said).replace(UNKNOWN, "?").split("，")
    for words, number in zip(said, (injured, dead, missing), strict=True):
        assert words.endswith("?" if number is None else f" {number} 人")


def test_every_section_of_an_empty_report_says_that_it_is_unknown() -> None:
    found = sections(ReportText("t"))
    assert [one.heading[0] for one in found][:3] == ["一", "二", "三"]
    assert len(found) == 11
    assert all(UNKNOWN in one.text for one in found[:-1])
    assert found[-1] == ("十一、请求事项", NONE)


def test_the_plain_text_tells_which_report_it_is_and_that_it_is_not_sent_yet() -> None:
    head = Letterhead("试验街道", ReportKind.FOLLOW_UP, 2, "2026-0003", "区里", "甲", None)
    text = plain(ReportText("关于起火的续报", course="14:05 起火", injured=0, dead=0), head)
    assert text.startswith("关于起火的续报\n试验街道　续报　第 2 期　事件 2026-0003\n报送：区里")
    assert "尚未报送" in text
    assert "受伤 0 人，死亡 0 人，失联 不明" in text
    assert "五、基本过程\n14:05 起火" in text
    assert set(KIND_NAMES) == set(ReportKind)
