"""Alarm rules: what holds where, versions, roles, and what an edit would have done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from app.domain.instant import DAY, HOUR, MINUTE, SECOND
from app.domain.rules import Device, Inactivity, Limit, Range, Rate, Rest, Stale, default_rules
from app.domain.scopes import Scope
from app.domain.sensors import Direction, Level
from app.services import rules, shelving
from app.services.desk import Actor, Desk, NotAllowed, NotFound
from app.services.rules import Course, PreviewStopped, RulePlace, RuleRefused
from app.services.texts import TextMissing
from db.models import Alarm, Building, Compound, Reading, ResidentialArea
from tests.conftest import add_officer
from tests.integration.test_recorder import Bench
from tests.streets import code, small_street

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.store import Store
    from tests.streets import HandClock

GAS = RulePlace("combustible_gas", Scope.STREET, "", "high")
KINDS = ("combustible_gas", "combustible_gas", "smoke", "infrared_activity")


class World:
    """A small street, its leader's desk, and a history written by hand."""

    def __init__(self, store: Store, clock: HandClock) -> None:
        self.store = store
        self.clock = clock
        self.ids = small_street(store, KINDS)
        self.desk = Desk(store, add_officer(store, "li", "值班长李", role="leader"))
        with store.read() as session:
            self.area = session.scalars(select(ResidentialArea.id)).one()
            self.compound = session.scalars(select(Compound.id)).one()
            self.building = session.scalars(select(Building.id)).one()

    def sensor(self, number: int) -> str:
        return self.ids[code(number)]

    def at(self, scope: Scope, scope_id: str, rule: str = "high") -> RulePlace:
        return RulePlace("combustible_gas", scope, scope_id, rule)

    def history(self, number: int, course: Sequence[tuple[float, float]], ago: int = DAY) -> None:
        """Write readings of a sensor: (seconds after the start, value); it starts `ago` ago."""
        start = self.clock.now() - ago
        with self.store.write() as write:
            write.session.add_all(
                Reading(
                    sensor_id=self.sensor(number),
                    ts=start + round(after * SECOND),
                    seq=seq,
                    received_at=start + round(after * SECOND),
                    value=value,
                    state=None,
                )
                for seq, (after, value) in enumerate(course, start=1)
            )

    def preview(self, place: RulePlace, rule: Any, **other: Any) -> rules.Compared:
        return rules.preview_rule(self.desk, place, rule, self.clock.now(), **other)

    def limits(self, place: RulePlace) -> dict[str, tuple[Any, str | None, str, bool]]:
        found = rules.rules_at(self.desk, place.kind, place.scope, place.scope_id)
        return {
            one.code: (getattr(one.rule, "limit", None), one.scope, one.place, one.own)
            for one in found
        }


@pytest.fixture
def world(store: Store, clock: HandClock) -> World:
    return World(store, clock)


def high(limit: float, level: Level = Level.II, **other: Any) -> Limit:
    return Limit(Direction.HIGH, limit, level, **other)


# What holds where


def test_what_nobody_set_is_built_in(world: World) -> None:
    found = rules.rules_at(world.desk, "combustible_gas", Scope.STREET, "")
    assert [one.code for one in found] == [
        "device", "high", "high_high", "range", "stale", "battery",
    ]  # fmt: skip
    assert {(one.scope, one.place, one.own) for one in found} == {(None, "", False)}


def test_the_nearest_place_counts_and_is_named(world: World) -> None:
    places = (
        (Scope.STREET, "", 11.0, ""),
        (Scope.AREA, world.area, 12.0, "试验居民区"),
        (Scope.COMPOUND, world.compound, 13.0, "试验小区"),
        (Scope.BUILDING, world.building, 14.0, "试验小区 1 号"),
        (Scope.SENSOR, world.sensor(0), 15.0, f"{code(0)} 1 层走廊"),
    )
    other = world.at(Scope.SENSOR, world.sensor(1))
    for number, (scope, scope_id, limit, name) in enumerate(places):
        here = world.at(scope, scope_id)
        rules.set_rule(world.desk, here, high(limit), "试验")
        assert world.limits(here)["high"] == (limit, scope, name, True)
        seen = world.limits(other)["high"]
        widest = min(number, 3)
        assert seen == (places[widest][2], places[widest][0], places[widest][3], False)


def test_taking_a_places_own_away_lets_it_inherit_again(world: World) -> None:
    here = world.at(Scope.BUILDING, world.building)
    rules.set_rule(world.desk, world.at(Scope.AREA, world.area), high(12), "试验")
    rules.set_rule(world.desk, here, high(14), "装修")
    assert world.limits(here)["high"][0] == 14
    assert rules.set_rule(world.desk, here, None, "装修结束") == 2
    assert world.limits(here)["high"] == (12, Scope.AREA, "试验居民区", False)


def test_single_rules_are_inherited_not_whole_sets(world: World) -> None:
    here = world.at(Scope.BUILDING, world.building, "high_high")
    rules.set_rule(world.desk, here, high(40, Level.I), "试验")
    found = world.limits(here)
    assert found["high_high"][3]
    assert found["high"] == (10, None, "", False)


def test_a_kind_can_be_given_a_rule_that_it_has_not_by_itself(world: World) -> None:
    place = world.at(Scope.AREA, world.area, "rate")
    rules.set_rule(world.desk, place, Rate(Direction.HIGH, 5, MINUTE, Level.II), "试验")
    assert "rate" in world.limits(place)
    assert "rate" not in world.limits(GAS)


def test_the_streets_changes_are_listed_with_their_places(world: World) -> None:
    rules.set_rule(world.desk, GAS, high(11), "试验")
    here = world.at(Scope.COMPOUND, world.compound)
    rules.set_rule(world.desk, here, high(12), "试验")
    gone = world.at(Scope.AREA, world.area)
    rules.set_rule(world.desk, gone, high(12), "试验")
    rules.set_rule(world.desk, gone, None, "试验")
    listed = {(place, name): rule.limit for place, name, rule in rules.overrides(world.desk)}  # type: ignore[union-attr]
    assert listed == {(GAS, ""): 11, (here, "试验小区"): 12}


# Who, why, when


def test_versions_tell_who_when_and_why_the_newest_first(world: World) -> None:
    rules.set_rule(world.desk, GAS, high(11), " 夏季 ")
    world.clock.advance(60)
    rules.set_rule(world.desk, GAS, None, "恢复")
    taken, first = rules.versions(world.desk, GAS)
    assert (taken.revision, taken.rule, taken.reason) == (2, None, "恢复")
    assert (first.revision, first.rule, first.actor, first.reason) == (
        1, high(11), "值班长李", "夏季",
    )  # fmt: skip
    assert taken.at - first.at == MINUTE


def test_an_old_version_is_restored_as_a_new_one(world: World) -> None:
    for limit in (11, 12):
        rules.set_rule(world.desk, GAS, high(limit), "试验")
    old = rules.versions(world.desk, GAS)[-1]
    assert rules.set_rule(world.desk, GAS, old.rule, "恢复第 1 版") == 3
    assert world.limits(GAS)["high"][0] == 11
    assert [one.revision for one in rules.versions(world.desk, GAS)] == [3, 2, 1]


@pytest.mark.parametrize("role", ["officer", "leader", "administrator"])
def test_only_leaders_and_administrators_change_rules(world: World, role: str) -> None:
    desk = world.desk.as_actor(Actor("谁", None, role))
    if role == "officer":
        with pytest.raises(NotAllowed):
            rules.set_rule(desk, GAS, high(11), "试验")
        assert rules.versions(desk, GAS) == []
    else:
        assert rules.set_rule(desk, GAS, high(11), "试验") == 1


@pytest.mark.parametrize(
    ("rule", "problem", "field"),
    [
        (high(float("nan")), "not_finite", "limit"),
        (high(10, deadband=-1), "negative", "deadband"),
        (high(10, on_delay_ms=2 * DAY), "out_of_range", "on_delay_ms"),
        (high(10, times=3), "out_of_range", "within_ms"),
        (Limit(Direction.LOW, 10, Level.II), "wrong_direction", "direction"),
        (Range(1, 1, Level.IV), "wrong_kind", "body"),
    ],
)
def test_settings_that_make_no_sense_are_refused(
    world: World, rule: Any, problem: str, field: str
) -> None:
    with pytest.raises(RuleRefused) as saving:
        rules.set_rule(world.desk, GAS, rule, "试验")
    with pytest.raises(RuleRefused):
        world.preview(GAS, rule)
    assert (saving.value.problem, saving.value.field) == (problem, field)
    assert rules.versions(world.desk, GAS) == []


def test_a_rule_needs_a_reason_a_place_and_a_known_kind(world: World) -> None:
    with pytest.raises(TextMissing):
        rules.set_rule(world.desk, GAS, high(11), "  ")
    with pytest.raises(NotFound):
        rules.set_rule(world.desk, world.at(Scope.BUILDING, "none"), high(11), "试验")
    with pytest.raises(NotFound):
        rules.set_rule(world.desk, RulePlace("x", Scope.STREET, "", "high"), high(11), "试验")


# What it would have done

PEAKS = [(0, 1.0), (60, 12.0), (120, 1.0), (180, 12.0), (240, 1.0)]


def test_a_higher_limit_raises_less(world: World) -> None:
    world.history(0, PEAKS)
    world.history(1, [(0, 1.0), (60, 30.0), (120, 1.0)])
    found = world.preview(GAS, high(20))
    assert (found.before.raised, found.before.by_level, found.before.sensors) == (
        3,
        {1: 1, 2: 2},
        2,
    )
    assert (found.after.raised, found.after.by_level, found.after.sensors) == (1, {1: 1}, 1)
    assert (found.sensors, found.touched, found.untouched, found.readings) == (2, 2, 0, 8)
    assert found.since == world.clock.now() - DAY


@pytest.mark.parametrize(
    ("course", "rule", "before", "after"),
    [
        # deadband: it must fall below 10 - 5 before the next one
        ([(0, 12.0), (60, 7.0), (120, 12.0), (180, 1.0)], high(10, deadband=5), 2, 1),
        # on-delay: two minutes beyond the limit, not one
        ([*PEAKS, (300, 12.0), (360, 12.0), (480, 1.0)], high(10, on_delay_ms=2 * MINUTE), 3, 1),
        # off-delay: a minute below the limit is not yet its end
        (PEAKS, high(10, off_delay_ms=10 * MINUTE), 2, 1),
        # n times within: the third coming within ten minutes
        ([*PEAKS, (300, 12.0), (360, 1.0)],
         high(10, times=3, within_ms=10 * MINUTE), 3, 1),
        ([*PEAKS, (3_300, 12.0), (3_360, 1.0)],
         high(10, times=3, within_ms=10 * MINUTE), 3, 0),
        # switched off
        (PEAKS, high(10, enabled=False), 2, 0),
    ],
    ids=["deadband", "on-delay", "off-delay", "times", "times-too-slow", "off"],
)  # fmt: skip
def test_each_setting_of_a_limit_is_counted(
    world: World, course: list[tuple[float, float]], rule: Limit, before: int, after: int
) -> None:
    world.history(0, course)
    found = world.preview(GAS, rule)
    assert (found.before.raised, found.after.raised) == (before, after)


def test_a_rate_is_counted(world: World) -> None:
    world.history(0, [(0, 1.0), (60, 5.0), (120, 5.0), (400, 5.5), (700, 6.0)])
    place = world.at(Scope.STREET, "", "rate")
    assert world.preview(place, Rate(Direction.HIGH, 3, MINUTE, Level.II)).after.raised == 1
    assert world.preview(place, Rate(Direction.HIGH, 3, 30 * SECOND, Level.II)).after.raised == 0
    assert world.preview(place, Rate(Direction.LOW, 3, MINUTE, Level.II)).after.raised == 0


def midnight(now: int) -> int:
    """Return the last midnight in Shanghai before `now`."""
    return (now + 8 * HOUR) // DAY * DAY - 8 * HOUR


def test_inactivity_is_counted_and_rests_while_one_sleeps(world: World) -> None:
    place = RulePlace("infrared_activity", Scope.STREET, "", "inactivity")
    night = midnight(world.clock.now()) - 2 * DAY + 22 * HOUR
    ago = world.clock.now() - night
    # Up till ten in the evening, then from six in the morning each quarter of an hour.
    morning = [(8 * 3600 + 900 * n, 1.0 + n % 2) for n in range(200)]
    world.history(3, [(0, 2.0), *morning], ago)
    end = night + round(morning[-1][0] * SECOND) + MINUTE
    sleeping = Rest(22 * 60, 6 * 60 + 30)
    waking = Inactivity(6 * HOUR, Level.II)
    resting = Inactivity(6 * HOUR, Level.II, rest=sleeping)
    found = rules.preview_rule(world.desk, place, waking, end)
    rested = rules.preview_rule(world.desk, place, resting, end)
    assert (found.before.raised, found.after.raised) == (0, 1)
    assert rested.after.raised == 0


def test_only_sensors_below_the_place_and_the_last_seven_days_count(world: World) -> None:
    world.history(0, PEAKS)
    world.history(1, PEAKS)
    world.history(1, PEAKS, ago=8 * DAY)
    here = world.preview(world.at(Scope.SENSOR, world.sensor(1)), high(20))
    assert (here.sensors, here.touched, here.before.raised, here.after.raised) == (1, 1, 2, 0)
    street = world.preview(GAS, high(20))
    assert (street.sensors, street.before.raised, street.readings) == (2, 4, 10)


def test_what_is_set_nearer_is_not_touched_by_an_edit_above(world: World) -> None:
    world.history(0, PEAKS)
    world.history(1, PEAKS)
    rules.set_rule(world.desk, world.at(Scope.SENSOR, world.sensor(1)), high(11), "试验")
    found = world.preview(GAS, high(20))
    assert (found.before.raised, found.after.raised) == (2, 0)
    assert (found.touched, found.untouched) == (1, 1)


def test_a_change_that_changes_nothing_touches_nobody(world: World) -> None:
    world.history(0, PEAKS)
    found = world.preview(GAS, high(10, deadband=2))
    assert (found.touched, found.untouched, found.sensors) == (0, 2, 0)
    assert (found.before.raised, found.after.raised) == (0, 0)


def test_taking_away_is_previewed_too(world: World) -> None:
    world.history(0, PEAKS)
    rules.set_rule(world.desk, GAS, high(20), "试验")
    found = world.preview(GAS, None)
    assert (found.before.raised, found.after.raised) == (0, 2)


def test_without_a_history_nothing_is_promised(world: World) -> None:
    found = world.preview(GAS, high(20))
    assert (found.sensors, found.readings, found.since, found.touched) == (0, 0, None, 2)


def test_a_preview_tells_how_far_it_is_and_can_be_stopped(world: World) -> None:
    world.history(0, PEAKS)
    course = Course()
    world.preview(GAS, high(20), course=course)
    assert (course.done, course.total) == (2, 2)
    stopped = Course()
    stopped.stop()
    with pytest.raises(PreviewStopped):
        world.preview(GAS, high(20), course=stopped)


# The running watch


def test_the_watch_takes_an_edited_rule_in_without_a_restart(
    store: Store, clock: HandClock
) -> None:
    bench = Bench(store, clock)
    leader = Desk(store, Actor("值班长李", None, "leader"))
    gas, kitchen = 3, bench.ids[code(3)]
    bench.says(gas, value=9.0)
    assert bench.rows(Alarm) == []
    here = RulePlace("combustible_gas", Scope.SENSOR, kitchen, "high")
    rules.set_rule(leader, here, high(8, Level.III), "厨房改造")
    bench.says(gas, value=9.0)
    alarm = bench.alarm()
    assert (alarm.level, alarm.threshold, alarm.rule) == (3, 8.0, "high")
    rules.set_rule(leader, here, None, "改造结束")
    bench.says(gas, value=7.5)  # below the built-in limit by more than its deadband
    assert not bench.alarm().signal


def test_the_watch_takes_a_rule_of_the_street_in_for_all_of_a_kind(
    store: Store, clock: HandClock
) -> None:
    bench = Bench(store, clock)
    leader = Desk(store, Actor("值班长李", None, "leader"))
    place = RulePlace("smoke", Scope.STREET, "", "device")
    rules.set_rule(leader, place, Device(Level.I, enabled=False), "试验")
    bench.says(0, state="alarm")
    bench.says(4, state="alarm")
    assert bench.rows(Alarm) == []
    stale = RulePlace("smoke", Scope.STREET, "", "stale")
    rules.set_rule(leader, stale, Stale(MINUTE, Level.II, 2), "试验")
    bench.says(0, value=0.1)
    assert bench.roster.by_code[code(0)].patience == 2 * MINUTE / SECOND
    assert default_rules("smoke").patience_ms != 2 * MINUTE


# Out of service


def test_a_sensor_out_of_service_says_since_when_and_by_whom(world: World) -> None:
    shelving.take_out_of_service(world.desk, world.sensor(1), "换新")
    world.clock.advance(60)
    shelving.return_to_service(world.desk, world.sensor(1))
    shelving.take_out_of_service(world.desk, world.sensor(1), "再换")
    (out,) = shelving.out_of_service(world.desk)
    assert (out.code, out.where, out.by, out.since, out.reason) == (
        code(1), "试验小区 1 号", "值班长李", world.clock.now(), "再换",
    )  # fmt: skip
