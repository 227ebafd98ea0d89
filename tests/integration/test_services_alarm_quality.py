"""Alarm quality over what the watch and people have really written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.domain.alarms import AlarmEvent
from app.domain.annunciation import ANNUNCIATED, Step
from app.domain.instant import DAY, HOUR, MINUTE, local_text
from app.domain.quality_answers import waits
from app.services import alarm_quality, alarms, duty
from app.services.annunciations import annunciations, answers, recorded_alarms, turns_of
from app.services.desk import Desk
from app.services.texts import BadDate, TextMissing
from db.models import Alarm, AlarmTransition
from tests.conftest import add_officer
from tests.histories import live_through
from tests.occurrences import move_alarm, raise_alarm
from tests.streets import small_street

if TYPE_CHECKING:
    from app.services.alarm_quality import QualityReport
    from db.store import Store
    from tests.streets import HandClock

SMOKE, GAS, WATER = 0, 1, 3


def read(desk: Desk, days: int = 1) -> QualityReport:
    return alarm_quality.report(desk, alarm_quality.recent(days, desk.store.clock.now()))


def test_an_empty_street_has_figures_of_nothing(desk: Desk, sensor_ids: list[str]) -> None:
    found = read(desk)
    assert (found.alarms, found.figures.rate.total, found.figures.rate.average) == (0, 0, 0)
    assert found.figures.bad_actors == found.figures.chattering == found.figures.verified == ()
    assert {one.share for one in found.figures.priorities} == {None}
    assert (found.stale, found.stale_total) == ([], 0)
    assert found.set_aside_now == {"shelved": 0, "suppressed": 0, "out_of_service": 0}


def test_what_people_did_is_in_the_figures(
    desk: Desk, store: Store, sensor_ids: list[str], clock: HandClock
) -> None:
    duty.start_shift(desk, "白班")
    clock.advance(60)
    smoke = raise_alarm(store, sensor_ids[SMOKE])
    clock.advance(120)
    alarms.acknowledge(desk, [smoke])
    clock.advance(60)
    alarms.reset(desk, smoke, "false", cause="cooking")
    water = raise_alarm(store, sensor_ids[WATER])
    clock.advance(60)
    found = read(desk)
    figures = found.figures
    assert (found.alarms, figures.rate.total) == (2, 2)
    (shift,) = figures.responses
    assert shift.shift is not None
    assert (shift.shift.name, shift.shift.officer) == ("白班", "值班员王")
    assert (shift.asked, shift.waiting, shift.mean) == (2, 1, 120_000)
    assert [(one.kind, one.false_rate) for one in figures.verified] == [
        ("smoke", 1),
        ("water_level", None),
    ]
    assert [(one.cause, one.kinds) for one in figures.causes] == [("cooking", (("smoke", 1),))]
    assert {one.sensor_id for one in figures.bad_actors} == {sensor_ids[SMOKE], sensor_ids[WATER]}
    place = found.sensors[sensor_ids[SMOKE]]
    assert (place.code, place.area_name, place.building_number) == (
        "S-010011-000000",
        "试验居民区",
        "1 号",
    )
    assert water not in [row.id for row in found.stale]


def test_a_signal_that_flickers_chatters_although_it_is_one_alarm(
    desk: Desk, store: Store, sensor_ids: list[str], clock: HandClock
) -> None:
    alarm = raise_alarm(store, sensor_ids[GAS])
    for _ in range(3):
        clock.advance(5)
        move_alarm(store, alarm, AlarmEvent.CLEAR)
        clock.advance(5)
        move_alarm(store, alarm, AlarmEvent.RAISE)
    clock.advance(1)
    found = read(desk)
    (chatter,) = found.figures.chattering
    assert (chatter.sensor_id, chatter.raises, chatter.most) == (sensor_ids[GAS], 4, 4)
    assert (found.alarms, found.figures.rate.total, found.figures.overall.asked) == (1, 4, 1)


def test_an_alarm_active_for_over_a_day_is_stale_whatever_the_span(
    desk: Desk, store: Store, sensor_ids: list[str], clock: HandClock
) -> None:
    old = raise_alarm(store, sensor_ids[SMOKE])
    gone = raise_alarm(store, sensor_ids[GAS])
    move_alarm(store, gone, AlarmEvent.CLEAR)
    clock.advance(24 * 3600)
    raise_alarm(store, sensor_ids[WATER])
    assert read(desk).stale == []
    clock.advance(1)
    found = read(desk)
    assert ([row.id for row in found.stale], found.stale_total) == ([old], 1)
    assert (
        alarm_quality.report(desk, alarm_quality.Span(clock.now() - HOUR, clock.now())).alarms == 1
    )


def test_of_the_time_before_the_first_record_nothing_is_said(
    desk: Desk, store: Store, sensor_ids: list[str], clock: HandClock
) -> None:
    raise_alarm(store, sensor_ids[GAS])
    first = clock.now()
    clock.advance(3600)
    found = read(desk, days=30)
    assert found.asked.since < found.span.since == first - first % (10 * MINUTE)
    assert found.figures.rate.average == pytest.approx(
        10 * MINUTE / (clock.now() - found.span.since)
    )
    later = alarm_quality.report(desk, alarm_quality.Span(first + 1, clock.now()))
    assert later.span == later.asked


def test_a_span_of_the_past_takes_its_later_answers_and_no_later_alarms(
    desk: Desk, store: Store, sensor_ids: list[str], clock: HandClock
) -> None:
    before = raise_alarm(store, sensor_ids[WATER])
    clock.advance(DAY / 1000)
    since = clock.now()
    alarm = raise_alarm(store, sensor_ids[SMOKE])
    alarms.acknowledge(desk, [before])
    clock.advance(2 * 3600)
    until = clock.now()
    raise_alarm(store, sensor_ids[GAS])
    alarms.acknowledge(desk, [alarm])
    found = alarm_quality.report(desk, alarm_quality.Span(since, until))
    assert (found.alarms, found.figures.rate.total) == (1, 1)
    assert (found.figures.overall.asked, found.figures.overall.mean) == (1, 2 * HOUR)


def test_spans_begin_at_a_full_ten_minutes_and_dates_at_midnight_in_shanghai() -> None:
    now = 1_795_500_123_456
    span = alarm_quality.recent(7, now)
    assert span.since % (10 * MINUTE) == 0
    assert 7 * DAY <= now - span.since < 7 * DAY + 10 * MINUTE
    today = local_text(now)[:10]
    assert alarm_quality.between(today, today, now).until == now
    of_day = alarm_quality.between("2026-11-01", "2026-11-02", now)
    assert (local_text(of_day.since), local_text(of_day.until)) == (
        "2026-11-01 00:00:00",
        "2026-11-03 00:00:00",
    )


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [
        ("2026-11-02", "2026-11-01", "reversed"),
        ("2030-01-01", "2030-01-02", "future"),
        ("2020-01-01", "2026-01-02", "too_long"),
    ],
)
def test_dates_that_make_no_span_are_refused(first: str, last: str, reason: str) -> None:
    with pytest.raises(alarm_quality.BadSpan) as refused:
        alarm_quality.between(first, last, 1_795_500_000_000)
    assert refused.value.reason == reason


def test_texts_that_are_no_dates_say_which() -> None:
    with pytest.raises(BadDate) as bad:
        alarm_quality.between("2026-11-01", "morgen", 1_795_500_000_000)
    assert bad.value.field == "last"
    with pytest.raises(BadDate):
        alarm_quality.between("0001-01-01", "2026-11-01", 1_795_500_000_000)
    with pytest.raises(TextMissing):
        alarm_quality.between(" ", "2026-11-01", 1_795_500_000_000)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_read_in_few_queries_is_what_all_steps_say(
    desk: Desk, store: Store, sensor_ids: list[str], clock: HandClock, seed: int
) -> None:
    until = clock.now()
    live_through(desk, clock, days=2, alarms_a_day=25, seed=seed)
    for sensor in sensor_ids[:2]:
        _set_aside(store, raise_alarm(store, sensor))
    clock.advance(1)
    span = alarm_quality.Span(until - 30 * HOUR, until + 1)
    with desk.read() as session:
        recorded, turns = recorded_alarms(session, span), turns_of(session, span)
        quick = answers(session, span, recorded, turns)
        raised = annunciations(recorded, turns)
        first = {row[0]: row[1] for row in session.execute(select(Alarm.id, Alarm.recorded_at))}
        steps = [
            Step(
                one.alarm_id,
                one.event,
                one.from_state,
                one.to_state,
                one.at if one.from_state else first[one.alarm_id],
            )
            for one in session.scalars(
                select(AlarmTransition).order_by(AlarmTransition.hlc, AlarmTransition.id)
            )
        ]
    assert sorted(quick, key=str) == sorted(waits(steps, span), key=str)
    seen = [
        one.seen_at
        for one in steps
        if (one.event, one.to_state) == ANNUNCIATED and span.since <= one.seen_at < span.until
    ]
    assert sorted(one.seen_at for one in raised) == sorted(seen)
    assert len(seen) > 20
    assert sum(one.step.to_state == "shelved" for one in turns) == 2


def _set_aside(store: Store, alarm_id: str) -> None:
    """Shelve an alarm and let it come back unacknowledged, as it will be written."""
    with store.write() as write:
        alarm = write.session.get_one(Alarm, alarm_id)
        for event, before, after in (
            ("shelve", alarm.state, "shelved"),
            ("unshelve", "shelved", "active_unacked"),
        ):
            write.session.add(
                AlarmTransition(
                    alarm_id=alarm_id,
                    at=write.now,
                    event=event,
                    from_state=before,
                    to_state=after,
                    level=alarm.level,
                    value=None,
                    actor="wang",
                )
            )
            write.session.flush()


def test_both_databases_give_figures(any_store: Store, clock: HandClock) -> None:
    ids = small_street(any_store)
    at = Desk(any_store, add_officer(any_store, "wang", "值班员王"))
    live_through(at, clock, days=1, alarms_a_day=10)
    found = alarm_quality.report(at, alarm_quality.recent(1, any_store.clock.now()))
    assert found.figures.rate.total >= found.alarms > 15
    assert {one.sensor_id for one in found.figures.bad_actors} <= set(ids.values())
    assert found.figures.overall.mean is not None
