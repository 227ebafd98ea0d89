"""The figures of alarm quality against slow and plain ways to reckon them."""

from __future__ import annotations

import random
from collections import Counter
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.alarms import TRANSITIONS, AlarmEvent, AlarmState, Verdict
from app.domain.annunciation import Raised, Shift, Span, Step, Tally, Wait
from app.domain.causes import CAUSES
from app.domain.instant import HOUR, MINUTE, SECOND
from app.domain.quality import assess
from app.domain.quality_answers import causes, responses, verified, waits
from app.domain.quality_load import (
    FLOOD,
    INTERVAL,
    PRIORITIES,
    bad_actors,
    chattering,
    peaks,
    priorities,
    rate,
    set_aside,
)

T0 = 1_795_500_000_000
SPAN = Span(T0, T0 + 2 * HOUR)
instants = st.integers(T0 - HOUR, T0 + 3 * HOUR)
sensors = st.sampled_from(["a", "b", "c", "d"])
tallies = st.builds(
    Tally,
    kind=st.sampled_from(["smoke", "water_level"]),
    condition=st.sampled_from(["process", "stale"]),
    level=st.integers(1, 4),
    verdict=st.sampled_from([None, *Verdict]),
    cause=st.sampled_from([None, *CAUSES]),
    number=st.integers(1, 50),
)


def step(alarm: str, event: str, before: str | None, after: str, seen_at: int) -> Step:
    return Step(alarm, event, before, after, seen_at)


def raised(alarm: str, at: int) -> Step:
    return step(alarm, "raise", None, "active_unacked", at)


def acknowledged(alarm: str, at: int) -> Step:
    return step(alarm, "acknowledge", "active_unacked", "active_acked", at)


# How many


@given(st.lists(instants), st.integers(0, 2 * HOUR))
def test_every_alarm_of_the_span_is_in_one_interval(seen: list[int], length: int) -> None:
    span = Span(T0, T0 + length)
    found = rate(seen, span)
    within = [at for at in seen if span.since <= at < span.until]
    assert sum(found.counts) == found.total == len(within)
    for number, count in enumerate(found.counts):
        begin = T0 + number * INTERVAL
        assert count == sum(begin <= at < begin + INTERVAL for at in within)
    assert (len(found.counts) - 1) * INTERVAL < length <= len(found.counts) * INTERVAL or not length


@given(st.lists(instants))
def test_peak_and_floods_are_those_of_the_intervals(seen: list[int]) -> None:
    found = rate(seen * 6, SPAN)
    assert found.peak == max(found.counts)
    assert found.flooded == len([count for count in found.counts if count > FLOOD])
    if found.peak_at is None:
        assert found.total == 0
    else:
        assert found.counts[(found.peak_at - T0) // INTERVAL] == found.peak


def test_ten_alarms_in_ten_minutes_are_no_flood_and_eleven_are() -> None:
    ten = [T0 + n * SECOND for n in range(10)]
    assert rate(ten, SPAN).flooded == 0
    assert rate([*ten, T0 + INTERVAL - 1], SPAN).flood_share == pytest.approx(1 / 12)
    assert rate([*ten, T0 + INTERVAL], SPAN).counts[:2] == (10, 1)


def test_a_quiet_span_has_an_average_of_nothing_and_an_empty_one_has_none() -> None:
    assert rate([], SPAN).average == 0
    assert rate([], SPAN).peak_at is None
    assert rate([T0], Span(T0, T0)).average is None
    assert rate([T0], Span(T0, T0)).flood_share is None


def test_the_average_is_over_the_time_that_has_passed() -> None:
    assert rate([T0] * 3, Span(T0, T0 + 15 * MINUTE)).average == pytest.approx(2)


@given(st.lists(st.integers(0, 40)), st.integers(1, 20))
def test_a_long_span_is_drawn_by_its_highest_intervals(counts: list[int], together: int) -> None:
    drawn = peaks(counts, together)
    assert len(drawn) == -(-len(counts) // together)
    assert max(drawn, default=0) == max(counts, default=0)


# From where


@given(st.lists(sensors, max_size=60), st.integers(1, 5))
def test_bad_actors_are_the_most_frequent_in_a_fixed_order(named: list[str], top: int) -> None:
    found = bad_actors(named, top)
    assert found == bad_actors(random.Random(7).sample(named, len(named)), top)
    counted = Counter(named)
    assert [(one.sensor_id, one.count) for one in found] == sorted(
        counted.items(), key=lambda item: (-item[1], item[0])
    )[:top]
    assert all(one.share == one.count / len(named) for one in found)
    assert sum(one.share for one in bad_actors(named, 99)) == pytest.approx(1 if named else 0)


@given(st.lists(st.tuples(sensors, st.integers(0, 5 * MINUTE)), max_size=60))
def test_a_sensor_chatters_when_three_raises_fall_into_a_minute(
    raises: list[tuple[str, int]],
) -> None:
    found = {one.sensor_id: one for one in chattering(raises)}
    assert chattering(reversed(raises)) == chattering(raises)
    for sensor in "abcd":
        of = sorted(at for name, at in raises if name == sensor)
        minutes = [
            {n for n, at in enumerate(of) if begin <= at < begin + MINUTE} for begin in set(of)
        ]
        chatters = [held for held in minutes if len(held) >= 3]
        assert (sensor in found) == bool(chatters)
        if chatters:
            together = sorted(set().union(*chatters))
            assert found[sensor].raises == len(together)
            assert found[sensor].most == max(map(len, chatters))
            assert found[sensor].last_at == of[together[-1]]
            chatters.sort(key=min)
            reach = chatters[0]
            times = 1
            for held in chatters[1:]:
                times += reach.isdisjoint(held)
                reach = reach | held
            assert found[sensor].times == times


def test_three_raises_in_exactly_a_minute_do_not_chatter() -> None:
    assert chattering([("a", 0), ("a", 30_000), ("a", 60_000)]) == ()
    (found,) = chattering([("a", 0), ("a", 30_000), ("a", 59_999), ("a", HOUR)])
    assert (found.times, found.raises, found.most, found.last_at) == (1, 3, 3, 59_999)


@given(st.lists(tallies))
def test_priorities_share_out_every_alarm(found: list[Tally]) -> None:
    shares = priorities(found)
    total = sum(one.number for one in found)
    assert sum(one.count for one in shares) == total
    assert {one.share for one in shares} == {None} if not total else True
    assert sum(one.share or 0 for one in shares) == pytest.approx(1 if total else 0)


def test_the_reference_is_a_whole_and_names_each_level_once() -> None:
    assert sum(about for _, _, about in PRIORITIES) == pytest.approx(1)
    assert sorted(level for _, levels, _ in PRIORITIES for level in levels) == [1, 2, 3, 4]


# What became of them


@st.composite
def lives(draw: st.DrawFn) -> list[Step]:
    """Steps of some alarms, each a way through the real table, written in the order of time."""
    steps: list[Step] = []
    for alarm in draw(st.sets(sensors)):
        latched = draw(st.booleans())
        state: AlarmState | None = None
        at = draw(st.integers(T0 - 10 * MINUTE, T0 + HOUR))
        for _ in range(draw(st.integers(1, 8))):
            ways = [
                (event, case.after)
                for (before, event), cases in TRANSITIONS.items()
                for case in cases
                if before == state and case.latched in (None, latched)
            ]
            if not ways:
                break
            event, after = draw(st.sampled_from(sorted(ways)))
            steps.append(step(alarm, event, state, after, at))
            state = after
            at += draw(st.integers(0, 20 * MINUTE))
    return sorted(steps, key=lambda one: one.seen_at)


@given(lives())
def test_no_wait_is_lost_and_each_ends_with_its_acknowledgement(steps: list[Step]) -> None:
    everything = Span(0, 2 * T0)
    found = waits(steps, everything)
    answered = [waited for _, waited in found if waited is not None]
    asked = [one for one in steps if one.event == AlarmEvent.ACKNOWLEDGE]
    assert len(answered) == len(asked)
    last = {one.alarm_id: one.to_state for one in steps}
    open_now = [one for one in last.values() if one in ("active_unacked", "cleared_unacked")]
    waiting = ("active_unacked", "cleared_unacked")
    aside = [
        one
        for one in steps
        if one.from_state in waiting
        and one.to_state not in waiting
        and one.event != AlarmEvent.ACKNOWLEDGE
    ]
    assert len(found) - len(answered) == len(open_now) + len(aside)


def test_a_wait_lasts_from_the_first_raise_to_the_acknowledgement() -> None:
    steps = [
        raised("a", T0),
        step("a", "escalate", "active_unacked", "active_unacked", T0 + MINUTE),
        step("a", "clear", "active_unacked", "cleared_unacked", T0 + 2 * MINUTE),
        step("a", "raise", "cleared_unacked", "active_unacked", T0 + 3 * MINUTE),
        acknowledged("a", T0 + 5 * MINUTE),
        step("a", "escalate", "active_acked", "active_unacked", T0 + 6 * MINUTE),
        acknowledged("a", T0 + 7 * MINUTE),
    ]
    assert waits(steps, SPAN) == [(T0, 5 * MINUTE), (T0 + 6 * MINUTE, MINUTE)]


def test_what_waited_before_the_span_is_not_its_and_what_is_answered_after_it_is() -> None:
    steps = [
        step("old", "raise", "cleared_unacked", "active_unacked", T0),
        acknowledged("old", T0 + MINUTE),
        raised("a", T0 + 2 * MINUTE),
        acknowledged("a", SPAN.until + HOUR),
        raised("b", SPAN.until + 1),
    ]
    assert waits(steps, SPAN) == [(T0 + 2 * MINUTE, 3 * HOUR - 2 * MINUTE)]


def test_what_is_set_aside_was_not_acknowledged() -> None:
    steps = [raised("a", T0), step("a", "shelve", "active_unacked", "shelved", T0 + MINUTE)]
    assert waits(steps, SPAN) == [(T0, None)]
    assert set_aside(steps) == {"shelved": 1, "suppressed": 0, "out_of_service": 0}


def test_to_be_set_aside_longer_is_not_to_be_set_aside_again() -> None:
    steps = [
        step("a", "shelve", "active_acked", "shelved", T0),
        step("a", "shelve", "shelved", "shelved", T0 + 1),
        step("a", "suppress", "shelved", "suppressed", T0 + 2),
    ]
    assert set_aside(steps) == {"shelved": 1, "suppressed": 1, "out_of_service": 0}


day = Shift("1", "白班", "甲", T0, T0 + HOUR)
night = Shift("2", "夜班", "乙", T0 + HOUR, None)


def test_each_alarm_belongs_to_the_shift_that_was_on_duty_when_it_came() -> None:
    answers = [
        Wait(T0 - 1, 10),
        Wait(T0, 20),
        Wait(T0 + HOUR - 1, 40),
        Wait(T0 + HOUR, 80),
        Wait(T0 + 2 * HOUR, None),
    ]
    found = responses(answers, [night, day])
    assert [one.shift for one in found] == [night, day, None]
    second, first, nobody = found
    assert (first.asked, first.mean, first.median, first.longest) == (2, 30, 30, 40)
    assert (second.asked, second.acknowledged, second.waiting, second.mean) == (2, 1, 1, 80)
    assert (nobody.asked, nobody.mean) == (1, 10)


def test_nothing_acknowledged_is_unknown_and_not_quick() -> None:
    (found,) = responses([Wait(T0, None)], [day])
    assert (found.mean, found.median, found.longest) == (None, None, None)


def test_a_shift_that_began_later_counts_where_two_overlap() -> None:
    forgotten = Shift("0", "白班", "丙", T0 - HOUR, None)
    (found,) = responses([Wait(T0 + 1, 5)], [forgotten, day])
    assert found.shift == day
    (found,) = responses([Wait(T0 - 1, 5)], [forgotten, day])
    assert found.shift == forgotten


shifts = st.lists(
    st.builds(
        Shift,
        id=st.uuids().map(str),
        name=st.just("班"),
        officer=st.just("甲"),
        started_at=instants,
        ended_at=st.one_of(st.none(), instants),
    ),
    max_size=5,
)


@given(st.lists(st.builds(Wait, instants, st.one_of(st.none(), st.integers(0, HOUR)))), shifts)
def test_every_answer_is_in_one_shift(answers: list[Wait], on_duty: list[Shift]) -> None:
    found = responses(answers, on_duty)
    assert sum(one.asked for one in found) == len(answers)
    for one in found:
        covering = {
            since: [
                s
                for s in on_duty
                if s.started_at <= since and (s.ended_at is None or since < s.ended_at)
            ]
            for since, _ in answers
        }
        own = [
            waited
            for since, waited in answers
            if max(covering[since], key=lambda s: (s.started_at, s.id), default=None) == one.shift
        ]
        known = [waited for waited in own if waited is not None]
        assert (one.asked, one.acknowledged) == (len(own), len(known))
        assert one.median == (median(known) if known else None)


@given(st.lists(tallies))
def test_verified_and_unverified_are_all_process_alarms(found: list[Tally]) -> None:
    of = verified(found)
    assert [one.kind for one in of] == sorted({t.kind for t in found if t.condition == "process"})
    for one in of:
        own = [t for t in found if t.kind == one.kind and t.condition == "process"]
        false = sum(t.number for t in own if t.verdict == "false")
        said = sum(t.number for t in own if t.verdict is not None)
        assert one.verified + one.unverified == one.alarms == sum(t.number for t in own)
        assert one.unverified == sum(t.number for t in own if t.verdict is None)
        assert one.false_rate == (false / said if said else None)


@given(st.lists(tallies))
def test_causes_count_false_and_fault_verdicts_and_keep_the_unsaid_last(
    found: list[Tally],
) -> None:
    of = causes(found)
    wanted = [t for t in found if t.verdict in ("false", "fault")]
    assert sum(one.count for one in of) == sum(t.number for t in wanted)
    assert sum(one.share for one in of) == pytest.approx(1 if wanted else 0)
    assert all(sum(n for _, n in one.kinds) == one.count for one in of)
    assert None not in [one.cause for one in of[:-1]]
    said = [one.count for one in of if one.cause is not None]
    assert said == sorted(said, reverse=True)
    assert of == causes(sorted(found, key=str))


# All together


@given(st.lists(st.builds(Raised, sensors, instants, instants)), lives(), st.lists(tallies), shifts)
def test_the_same_alarms_give_the_same_figures(
    seen: list[Raised], steps: list[Step], found: list[Tally], on_duty: list[Shift]
) -> None:
    answers = waits(steps, SPAN)
    once = assess(SPAN, seen, answers, steps, found, on_duty)
    assert once == assess(
        SPAN,
        sorted(seen),
        answers[::-1],
        steps,
        sorted(found, key=str),
        sorted(on_duty, key=str, reverse=True),
    )
    assert once.overall.asked == sum(one.asked for one in once.responses) == len(answers)


def test_a_backlog_is_a_flood_when_it_is_seen_and_chatters_only_if_it_did() -> None:
    late = [Raised("a", T0 - HOUR + n * 5 * MINUTE, T0 + 1) for n in range(11)]
    found = assess(SPAN, late, [], [], [], [])
    assert found.rate.flooded == 1
    assert found.chattering == ()
    assert [(one.sensor_id, one.count, one.share) for one in found.bad_actors] == [("a", 11, 1)]
