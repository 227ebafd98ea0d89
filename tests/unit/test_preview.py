"""Trying rules on a course of readings: what is skipped raises nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.instant import HOUR, MINUTE, SECOND
from app.domain.preview import Tally, is_harmless, replay, walk
from app.domain.readings import Reading, ReportedState
from app.domain.rules import Inactivity, Limit, Rate, RuleSet, built_in, compile_rules
from app.domain.sensors import KINDS, Direction, Level

GAS = KINDS["combustible_gas"]

limits = st.builds(
    Limit,
    st.just(Direction.HIGH),
    st.floats(2, 30),
    st.sampled_from(Level),
    deadband=st.floats(0, 3),
    on_delay_ms=st.sampled_from([0, 30 * SECOND, 10 * MINUTE]),
    off_delay_ms=st.sampled_from([0, 5 * MINUTE]),
    times=st.just(1),
    enabled=st.booleans(),
)
others = st.sampled_from(
    [None, Rate(Direction.HIGH, 3, HOUR, Level.II), Inactivity(HOUR, Level.III)]
)


@st.composite
def rule_sets(draw: st.DrawFn) -> RuleSet:
    """Rules of combustible gas with another high limit, and perhaps one about the course."""
    rules = built_in(GAS) | {"high": draw(limits)}
    other = draw(others)
    if other is not None:
        rules["rate" if isinstance(other, Rate) else "inactivity"] = other
    return compile_rules(GAS, rules)


courses = st.lists(
    st.tuples(
        st.integers(1, 90),
        st.one_of(st.none(), st.floats(-1, 40)),
        st.sampled_from([None, ReportedState.NORMAL, ReportedState.ALARM, ReportedState.TEST]),
    ),
    max_size=12,
)
calm_courses = st.lists(
    st.tuples(st.integers(1, 90), st.floats(0, 1.9), st.sampled_from([None, ReportedState.NORMAL])),
    max_size=12,
)


def readings_of(course: list[tuple[int, float | None, ReportedState | None]]) -> list[Reading]:
    ts, made = 0, []
    for seq, (minutes, value, state) in enumerate(course, start=1):
        ts += minutes * MINUTE
        made.append(Reading(ts, value, state, seq))
    return made


@given(rule_sets(), st.one_of(courses, calm_courses))
def test_what_is_skipped_would_have_raised_nothing(
    rules: RuleSet, course: list[tuple[int, float | None, ReportedState | None]]
) -> None:
    readings = readings_of(course)
    until = (readings[-1].ts if readings else 0) + HOUR
    assert replay(GAS, rules, readings, until) == walk(GAS, rules, readings, until)


def test_a_course_is_skipped_unless_a_rule_looks_at_it() -> None:
    calm = readings_of([(10, 1.0, None), (10, 1.5, ReportedState.NORMAL)])
    plain = compile_rules(GAS, built_in(GAS))
    rate = {"rate": Rate(Direction.HIGH, 3, HOUR, Level.II)}
    assert is_harmless(plain, calm)
    assert not is_harmless(compile_rules(GAS, built_in(GAS) | rate), calm)
    assert not is_harmless(plain, [*calm, Reading(HOUR, 12.0, None, 9)])
    assert not is_harmless(plain, [*calm, Reading(HOUR, 1.0, ReportedState.ALARM, 9)])


def test_a_tally_adds_up_sensors_alarms_and_levels() -> None:
    tally = Tally()
    for raised in ([2, 1], [], [2]):
        tally.add(raised)
    assert tally.preview() == (3, {1: 1, 2: 2}, 2)
