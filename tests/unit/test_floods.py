"""Floods begin and end where the standards say; groups are a partition, in whatever order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from app.domain.alarms import Condition
from app.domain.chatter import CHATTERS_FROM, chattering
from app.domain.floods import WINDOW, FloodMeter
from app.domain.grouping import TOGETHER, Group, GroupBook, Member, group
from app.domain.instant import HOUR, MINUTE, SECOND

if TYPE_CHECKING:
    import random

KINDS = ("smoke", "combustible_gas", "water_level", "hydrant_pressure", "infrared_activity")


def alarm(name: str, at: int = 0, **fields: object) -> Member:
    return Member(
        **{  # type: ignore[arg-type]
            "id": name,
            "area": "A",
            "compound": "C",
            "building": "B1",
            "floor": 6,
            "kind": "smoke",
            "condition": Condition.PROCESS,
            "level": 1,
            "raised_at": at,
            "recorded_at": at,
            "unacknowledged": True,
        }
        | fields
    )


@st.composite
def members(draw: st.DrawFn) -> list[Member]:
    places = draw(
        st.lists(
            st.sampled_from(
                [
                    ("A", "C", "B1"),
                    ("A", "C", "B2"),
                    ("A", "D", "B3"),
                    ("A", "", ""),
                    ("Z", "E", "B4"),
                ]
            ),
            max_size=40,
        )
    )
    made = []
    for number, (area, compound, building) in enumerate(places):
        at = draw(st.integers(0, 3 * HOUR))
        made.append(
            Member(
                f"m{number:03d}",
                area,
                compound,
                building,
                draw(st.sampled_from([None, -1, 1, 6])),
                draw(st.sampled_from(KINDS)),
                draw(st.sampled_from([str(one) for one in Condition])),
                draw(st.integers(1, 4)),
                at,
                at + draw(st.integers(0, HOUR)),
                draw(st.booleans()),
            )
        )
    return made


# The meter


def test_the_eleventh_alarm_in_ten_minutes_is_a_flood() -> None:
    meter = FloodMeter()
    for number in range(10):
        meter.add(number * SECOND)
    assert not meter.review(10 * SECOND)
    meter.add(11 * SECOND)
    assert meter.review(11 * SECOND)
    assert meter.since == 11 * SECOND


def test_a_flood_ends_only_below_five() -> None:
    meter = FloodMeter()
    for number in range(12):
        meter.add(number * SECOND)
    assert meter.review(12 * SECOND)
    assert meter.review(WINDOW + 6 * SECOND)  # five are left
    assert meter.count == 5
    assert not meter.review(WINDOW + 7 * SECOND)


@given(st.lists(st.integers(0, 2 * HOUR), max_size=120), st.integers(1, 5 * MINUTE))
def test_the_meter_counts_as_counting_by_hand_does(times: list[int], pause: int) -> None:
    meter, flood, waiting = FloodMeter(), False, sorted(times)
    for now in range(0, 2 * HOUR + WINDOW + pause, max(pause, 20 * SECOND)):
        while waiting and waiting[0] <= now:
            meter.add(waiting.pop(0))
        count = sum(now - WINDOW < at <= now for at in times)
        flood = count >= 5 if flood else count > 10
        assert meter.review(now) is flood
        assert meter.count == count


# Groups


def test_one_fire_is_one_group_with_its_first_alarm_on_top() -> None:
    first = alarm("first", 0, floor=6)
    late = alarm("late", 9 * MINUTE, floor=8, kind="combustible_gas", level=2)
    later = alarm("later", 18 * MINUTE, floor=7, unacknowledged=False)
    (made,) = group([later, first, late])
    assert made.first_out is first
    assert made.children == (late, later)
    assert (made.count, made.unacknowledged, made.level) == (3, 2, 1)
    assert made.floors == (6, 7, 8)
    assert made.newest_at == 18 * MINUTE


def test_two_buildings_that_burn_are_two_groups_and_a_later_fire_another() -> None:
    made = group([alarm("a"), alarm("b", building="B2"), alarm("c", TOGETHER + 1)])
    assert sorted(one.id for one in made) == ["a", "b", "c"]


def test_a_power_cut_is_one_group_of_the_compound() -> None:
    cut = [
        alarm(f"s{n}", n * MINUTE, building=f"B{n}", condition=Condition.STALE, level=3)
        for n in range(40)
    ]
    elsewhere = alarm("x", compound="D", building="B99", condition=Condition.STALE)
    made = group([*cut, elsewhere])
    assert sorted(one.count for one in made) == [1, 40]
    assert len(next(one for one in made if one.count == 40).buildings) == 40


def test_devices_that_fail_in_a_fire_are_its_children_and_others_are_not() -> None:
    fire = alarm("fire", 10 * MINUTE)
    burnt = alarm("burnt", 12 * MINUTE, condition=Condition.FAULT, level=3)
    before = alarm("before", 9 * MINUTE, condition=Condition.FAULT, level=3)
    next_door = alarm("next", 12 * MINUTE, building="B2", condition=Condition.FAULT, level=3)
    by_id = {one.id: one for one in group([burnt, next_door, before, fire])}
    assert [one.id for one in by_id["fire"].members] == ["fire", "burnt"]
    assert [one.id for one in by_id["before"].members] == ["before", "next"]


def test_a_person_alone_is_never_a_child_of_a_fire() -> None:
    made = group([alarm("fire"), alarm("person", kind="infrared_activity", level=2)])
    assert len(made) == 2


def test_a_flooded_underpass_is_one_thing_for_its_area() -> None:
    wet = [
        alarm(f"w{n}", n * MINUTE, compound="", building="", kind="water_level") for n in range(5)
    ]
    assert [one.count for one in group(wet)] == [5]


def test_what_to_look_at_is_the_highest_unacknowledged() -> None:
    (made,) = group(
        [
            alarm("first", 0, level=3),
            alarm("seen", 1, level=1, unacknowledged=False),
            alarm("look", 2, level=2),
            alarm("then", 3, level=2),
        ]
    )
    assert made.foremost.id == "look"
    assert made.level == 1


@given(members(), st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order(found: list[Member], chance: random.Random) -> None:
    shuffled = [*found]
    chance.shuffle(shuffled)
    assert group(shuffled) == group(found)


@given(members())
def test_every_alarm_is_in_exactly_one_group(found: list[Member]) -> None:
    made = group(found)
    assert sorted(m for one in made for m in one.members) == sorted(found)
    for one in made:
        assert one.first_out == min(one.members, key=lambda m: (m.raised_at, m.id))
        assert one.level == min(m.level for m in one.members)
        assert one.unacknowledged == sum(m.unacknowledged for m in one.members)
        assert one.foremost in one.members
        assert one.foremost.unacknowledged or not one.unacknowledged
        assert len({(m.area, m.compound) for m in one.members}) == 1
    assert [one.urgency for one in made] == sorted(one.urgency for one in made)


@given(st.lists(members(), max_size=5), st.randoms(use_true_random=False))
def test_kept_current_is_the_same_as_made_anew(
    rounds: list[list[Member]], chance: random.Random
) -> None:
    book, held = GroupBook(), dict[str, Member]()
    for found in rounds:
        gone = {one for one in held if chance.random() < 0.3}
        held = {one: row for one, row in held.items() if one not in gone}
        fresh = [row for row in found if row.id not in gone]
        held |= {row.id: row for row in fresh}
        book.update(fresh, gone)
        assert list(book.groups) == group(held.values())
        for one in held:
            made = book.group_of(one)
            assert isinstance(made, Group)
            assert held[one] in made.members
        assert all(book.group_of(one) is None for one in gone)
    assert book.update(held.values()) is False
    newer = sum(one.newest_at > HOUR for one in book.groups)
    assert book.count_newer(HOUR) == newer


# Chattering


def test_three_in_a_minute_chatter() -> None:
    assert not chattering([("a", 0), ("a", 30_000), ("b", 40_000), ("a", 60_001)])
    (found,) = chattering([("a", 0), ("a", 30_000), ("b", 40_000), ("a", 60_000)])
    assert found == ("a", 3, 60_000)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 10 * MINUTE)), max_size=60))
def test_chattering_is_what_counting_every_minute_finds(raised: list[tuple[str, int]]) -> None:
    expected = {}
    for sensor in {one for one, _ in raised}:
        times = [at for one, at in raised if one == sensor]
        most = max(sum(start <= at <= start + MINUTE for at in times) for start in times)
        if most >= CHATTERS_FROM:
            expected[sensor] = most
    assert {one.sensor_id: one.raises for one in chattering(raised)} == expected
