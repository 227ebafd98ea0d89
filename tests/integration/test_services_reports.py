"""Reports to the district over a real database: the clocks, what is sent, what is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.drill.player import Event, EventKind, fold
from app.domain.drill.record import ReportFact
from app.domain.drill.scenario import Scenario
from app.domain.instant import HOUR, MINUTE
from app.domain.report_text import ReportText
from app.domain.reporting import Channel, Reason, ReportKind, ReportState
from app.drill.facts import record_of
from app.services import incidents, occupancy, overview, plans, reports, shelters
from app.services.desk import NotFound
from app.services.incidents import Intake
from app.services.texts import TextMissing, TextTooLong
from db.models import Building, ResidentialArea, Shelter, SituationReport
from db.stamping import AppendOnlyBroken
from tests.contingency import write_plans
from tests.occurrences import audited, raise_alarm
from tests.streets import small_street

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.desk import Desk
    from db.store import Store
    from tests.streets import HandClock

TO = "区总值班室"
TEXT = ReportText("关于厨房起火的初报", course="14:05 起火")


@pytest.fixture
def sensors(store: Store) -> Mapping[str, str]:
    return small_street(store)


def opened(desk: Desk, grade: str = "large") -> str:
    return incidents.open_incident(desk, Intake("厨房起火", "fire", grade))


def owed(desk: Desk) -> list[Channel]:
    return [one.clock.channel for one in reports.owed_reports(desk)]


def test_a_large_incident_owes_a_telephone_report_and_a_written_one(desk: Desk) -> None:
    incident = opened(desk)
    found = reports.incident_reports(desk, incident)
    assert found.duty.reason is Reason.GRADE
    telephone, writing = found.clocks
    assert (writing.due_at - telephone.due_at, found.recipient) == (30 * MINUTE, TO)
    assert owed(desk) == [Channel.TELEPHONE, Channel.WRITING]
    (row,) = incidents.incidents(desk)
    assert row.report_owed == telephone
    assert overview.summary(desk).reports_owed == 1


def test_an_ordinary_incident_owes_nothing_until_it_is_grave(desk: Desk, clock: HandClock) -> None:
    incident = opened(desk, "ordinary")
    assert owed(desk) == []
    clock.advance(7200)
    incidents.set_grade(desk, incident, "major")
    graded = clock.now()
    clock.advance(60)
    incidents.set_grade(desk, incident, "large")
    found = reports.incident_reports(desk, incident)
    assert found.duty.since == graded, "two hours of an ordinary incident are not held against it"
    incidents.set_grade(desk, incident, "ordinary")
    assert owed(desk) == []


def test_casualties_and_plans_begin_the_clock_too(
    desk: Desk, store: Store, clock: HandClock
) -> None:
    hurt, planned = opened(desk, "ordinary"), opened(desk, "ordinary")
    incidents.set_casualties(desk, hurt, 0, None)
    assert owed(desk) == []
    clock.advance(600)
    incidents.set_casualties(desk, hurt, 1, None)
    clock.advance(600)
    incidents.set_casualties(desk, hurt, 2, 0)
    plans.activate(desk, write_plans(store).typhoon, 4, planned)
    assert reports.incident_reports(desk, hurt).duty == (clock.now() - 600_000, Reason.CASUALTIES)
    assert reports.incident_reports(desk, planned).duty == (clock.now(), Reason.PLAN)


def test_a_telephone_report_ends_its_clock_and_taken_back_it_runs_again(
    desk: Desk, store: Store, clock: HandClock
) -> None:
    incident = opened(desk)
    clock.advance(29 * 60)
    sent = reports.report_by_telephone(desk, incident, TO)
    assert (sent.kind, sent.number) == (ReportKind.INITIAL, 1)
    assert owed(desk) == [Channel.WRITING]
    telephone, _ = reports.incident_reports(desk, incident).clocks
    assert telephone.state(clock.now() + HOUR) is ReportState.MET
    reports.retract(desk, sent.report_id)
    assert owed(desk) == [Channel.TELEPHONE, Channel.WRITING]
    (row,) = reports.incident_reports(desk, incident).reports
    assert row.retracted
    with pytest.raises(reports.NotRetractable) as refused:
        reports.retract(desk, sent.report_id)
    assert refused.value.reason == "already_retracted"
    again = reports.report_by_telephone(desk, incident, TO)
    assert (again.kind, again.number) == (ReportKind.INITIAL, 2)
    assert reports.report_by_telephone(desk, incident, TO).kind is ReportKind.FOLLOW_UP
    log = [one.text for one in incidents.incident(desk, incident).entries]
    assert log[1:3] == ["电话初报，报区总值班室", "撤回误记的电话报告"]
    assert [one.action for one in audited(store)][-3:] == [
        "report_retract", "report_phone", "report_phone",
    ]  # fmt: skip


def test_a_call_made_a_while_ago_counts_from_when_it_was_made(desk: Desk, clock: HandClock) -> None:
    incident = opened(desk)
    clock.advance(40 * 60)
    made = clock.now() - 15 * MINUTE
    reports.report_by_telephone(desk, incident, TO, made)
    found = reports.incident_reports(desk, incident)
    assert found.clocks[0].state(clock.now()) is ReportState.MET
    assert (found.reports[0].at, found.reports[0].recorded_at) == (made, clock.now())
    for wrong in (clock.now() + 1, found.clocks[0].due_at - HOUR):
        with pytest.raises(reports.BadReportTime):
            reports.report_by_telephone(desk, incident, TO, wrong)


def test_written_reports_are_numbered_and_come_in_their_order(desk: Desk) -> None:
    incident = opened(desk)
    with pytest.raises(reports.KindRefused):
        reports.send_report(desk, incident, "final", TO, TEXT)
    first = reports.send_report(desk, incident, "initial", TO, TEXT)
    assert owed(desk) == [Channel.TELEPHONE]
    with pytest.raises(reports.KindRefused) as refused:
        reports.send_report(desk, incident, "initial", TO, TEXT)
    assert refused.value.possible == (ReportKind.FOLLOW_UP, ReportKind.FINAL)
    second = reports.send_report(desk, incident, "follow_up", "区应急局", TEXT)
    third = reports.send_report(desk, incident, "final", TO, TEXT)
    assert [first.number, second.number, third.number] == [1, 2, 3]
    found = reports.incident_reports(desk, incident)
    assert [one.recipient for one in found.reports] == [TO, "区应急局", TO]
    assert found.reports[0].text == TEXT
    assert found.kinds == (ReportKind.FOLLOW_UP,)
    with pytest.raises(reports.NotRetractable) as kept:
        reports.retract(desk, first.report_id)
    assert kept.value.reason == "in_writing"


def test_what_was_sent_cannot_be_changed(desk: Desk, store: Store) -> None:
    sent = reports.send_report(desk, opened(desk), "initial", TO, TEXT)
    with pytest.raises(AppendOnlyBroken), store.write() as write:
        write.session.get_one(SituationReport, sent.report_id).course = "别的"


def test_what_cannot_be_sent(desk: Desk) -> None:
    incident = opened(desk)
    with pytest.raises(TextMissing) as missing:
        reports.send_report(desk, incident, "initial", " ", TEXT)
    assert missing.value.field == "recipient"
    with pytest.raises(TextMissing):
        reports.send_report(desk, incident, "initial", TO, ReportText("题"))
    with pytest.raises(TextTooLong):
        reports.send_report(desk, incident, "initial", TO, ReportText("题" * 121, course="x"))
    with pytest.raises(reports.BadPeople):
        reports.send_report(desk, incident, "initial", TO, ReportText("题", course="x", dead=-1))
    with pytest.raises(NotFound):
        reports.report_by_telephone(desk, "nobody", TO)
    with pytest.raises(TextMissing):
        reports.say_not_needed(desk, incident, "")
    assert reports.incident_reports(desk, incident).reports == ()


def test_a_person_may_say_that_no_report_is_needed_and_that_it_is(
    desk: Desk, clock: HandClock
) -> None:
    incident = opened(desk)
    clock.advance(60)
    reports.say_not_needed(desk, incident, "演习烟雾，已核实")
    found = reports.incident_reports(desk, incident)
    assert (owed(desk), found.clocks, found.said) == ([], (), "演习烟雾，已核实")
    clock.advance(60)
    reports.say_needed(desk, incident, "区里来电询问")
    assert reports.incident_reports(desk, incident).duty.since == clock.now()
    assert owed(desk) == [Channel.TELEPHONE, Channel.WRITING]


def test_the_most_pressing_of_the_street_comes_first_and_a_closed_one_is_asked_for_a_day(
    desk: Desk, clock: HandClock
) -> None:
    first = opened(desk)
    clock.advance(10 * 60)
    second = opened(desk)
    reports.report_by_telephone(desk, first, TO)
    assert [(one.incident_id, one.clock.channel) for one in reports.owed_reports(desk)] == [
        (second, Channel.TELEPHONE),
        (first, Channel.WRITING),
        (second, Channel.WRITING),
    ]
    incidents.close_incident(desk, first, "扑灭", satisfied=True)
    assert len(owed(desk)) == 3
    clock.advance(24 * 3600 + 1)
    assert {one.incident_id for one in reports.owed_reports(desk)} == {second}
    found = {row.id: row.report_owed for row in incidents.incidents(desk)}
    assert (found[first], found[second] is not None) == (None, True)


def test_a_draft_tells_what_is_on_record_and_leaves_open_what_is_not(
    desk: Desk, store: Store, clock: HandClock, sensors: Mapping[str, str]
) -> None:
    alarm = raise_alarm(store, next(iter(sensors.values())), level=1)
    with store.write() as write:
        building = write.session.query(Building).one().id
        area = write.session.query(ResidentialArea).one().id
        write.session.add(
            Shelter(
                id="shelter", area_id=area, code="BN-1", name="操场", kind="shelter_point",
                capacity=80, usable_area=100, lon=121.5, lat=31.19,
            )
        )  # fmt: skip
    clock.advance(120)
    incident = incidents.open_incident(
        desk,
        Intake(
            "厨房起火", "fire", "large", "call", building_id=building, alarm_ids=(alarm,),
            caller="张大爷", caller_phone="13800005678",
        ),
    )  # fmt: skip
    clock.advance(60)
    incidents.add_entry(desk, incident, "call", "消防救援站已出动")
    task = incidents.add_task(desk, incident, "疏散三层以上住户", "居委会")
    incidents.add_task(desk, incident, "清点人数", "居委会", due_at=clock.now() + HOUR)
    incidents.complete_task(desk, task, "疏散 32 人")
    shelters.open_shelter(desk, "shelter", "火灾安置")
    occupancy.count_in(desk, "shelter", 32)
    draft = reports.draft(desk, incident)
    text = draft.text
    assert draft.kinds == (ReportKind.INITIAL,)
    assert text.title == "南码头路街道关于“厨房起火”的初报"
    assert "首条感知报警" in text.occurred
    assert text.place == "试验居民区 试验小区 1 号"
    assert (text.source, text.cause) == ("群众来电", "火灾")
    assert "感知点位报警：1 层走廊（I 级）" in text.course
    assert "消防救援站已出动" in text.course
    assert (text.injured, text.dead, text.missing) == (None, None, None)
    assert (
        text.extent
        == "试验小区 1 号（6 层，72 户，登记 180 人）；试验居民区开放避难点 1 处，现有 32 人"
    )
    assert text.measures == "居委会：疏散三层以上住户（已完成，疏散 32 人）"
    assert text.next_steps.startswith("居委会：清点人数（时限 ")
    assert (text.trend, text.requests, text.consequences) == ("", "", "")
    assert "张大爷" not in str(text)


def test_a_follow_up_goes_on_from_the_report_before(desk: Desk, clock: HandClock) -> None:
    incident = opened(desk)
    incidents.add_entry(desk, incident, "note", "旧消息")
    sent = ReportText(
        "初", cause="电气线路", course="经过", injured=2, missing=0, trend="可控", requests="增援"
    )
    reports.send_report(desk, incident, "initial", TO, sent)
    clock.advance(600)
    incidents.add_entry(desk, incident, "note", "明火扑灭")
    incidents.set_casualties(desk, incident, 3, None)
    draft = reports.draft(desk, incident)
    assert (draft.number, draft.kinds) == (2, (ReportKind.FOLLOW_UP, ReportKind.FINAL))
    text = draft.text
    assert (text.cause, text.trend, text.requests) == ("电气线路", "可控", "增援")
    assert (text.injured, text.dead, text.missing) == (3, None, 0)
    assert text.course.endswith("明火扑灭")
    assert "旧消息" not in text.course


def test_what_a_drill_left_of_reports_without_those_taken_back(
    desk: Desk, store: Store, clock: HandClock
) -> None:
    incident = opened(desk)
    reports.report_by_telephone(desk, incident, TO)  # before the drill: not of it
    clock.advance(60)
    events = [Event(clock.now(), EventKind.PLAY)]
    clock.advance(60)
    wrong = reports.report_by_telephone(desk, incident, TO)
    clock.advance(60)
    reports.retract(desk, wrong.report_id)
    right = reports.report_by_telephone(desk, incident, TO)
    sent = reports.send_report(desk, incident, "initial", TO, TEXT)
    play = fold(Scenario(1, "s", "测试", "1", (), (), ()), events)
    found = record_of(store, play, events, 180_000).reports
    assert set(found) == {
        ReportFact(right.report_id, "follow_up", True, 120_000),
        ReportFact(sent.report_id, "initial", False, 120_000),
    }
