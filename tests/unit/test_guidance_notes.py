from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.guidance_notes import (
    EVERY,
    CallLine,
    GuidanceInForce,
    Note,
    actions_of,
    applies,
    calls_of,
    in_force,
    text_of_actions,
    text_of_calls,
)
from app.domain.scopes import Inherited, Place, Scope, chain

PLACE = Place(area_id="a", compound_id="c", building_id="b", sensor_id="s")
STREET, AREA, COMPOUND = (Scope.STREET, ""), (Scope.AREA, "a"), (Scope.COMPOUND, "c")
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1).map(
    lambda text: f"x{text}"
)
PHONES = st.from_regex(r"[0-9]{3}(-[0-9]{4}){0,2}", fullmatch=True) | st.just("")


def test_without_notes_the_built_in_words_hold() -> None:
    assert in_force(chain(PLACE), {}, "smoke", "process") == GuidanceInForce()


def test_each_field_comes_from_the_nearest_place_that_has_it() -> None:
    calls = (CallLine("物业", "021-1"),)
    notes = {
        (*STREET, "smoke", EVERY): Note("街道说", ("街道做",), (CallLine("街道"),)),
        (*AREA, "smoke", EVERY): Note(calls=calls),
        (*COMPOUND, "smoke", "process"): Note(meaning="本小区说"),
    }
    assert in_force(chain(PLACE), notes, "smoke", "process") == GuidanceInForce(
        Inherited("本小区说", *COMPOUND),
        Inherited(("街道做",), *STREET),
        Inherited(calls, *AREA),
    )
    elsewhere = Place(area_id="other")
    found = in_force(chain(elsewhere), notes, "smoke", "process")
    assert found.calls == Inherited((CallLine("街道"),), *STREET)


def test_a_nearer_general_word_goes_before_a_wider_special_one() -> None:
    notes = {
        (*STREET, "smoke", "process"): Note("街道说烟感报警"),
        (*COMPOUND, EVERY, EVERY): Note("本小区说"),
    }
    found = in_force(chain(PLACE), notes, "smoke", "process")
    assert found.meaning == Inherited("本小区说", *COMPOUND)


def test_at_one_place_the_more_special_word_goes_first() -> None:
    notes = {(*AREA, *of): Note(f"{of}") for of in applies("smoke", "fault")}
    for of in applies("smoke", "fault"):
        found = in_force(chain(PLACE), notes, "smoke", "fault").meaning
        assert found is not None
        assert found.value == f"{of}"
        del notes[(*AREA, *of)]


def test_another_kind_and_another_condition_are_not_spoken_of() -> None:
    notes = {(*STREET, "smoke", "fault"): Note("x"), (*STREET, "water_level", EVERY): Note("y")}
    assert in_force(chain(PLACE), notes, "smoke", "process") == GuidanceInForce()


def test_actions_are_read_as_people_write_them() -> None:
    assert actions_of("1. 确认\r\n\n2、 打 119\n119 说清楼号") == (
        "确认",
        "打 119",
        "119 说清楼号",
    )


def test_calls_are_read_as_people_write_them() -> None:
    assert calls_of("物业 陈 021-5555\n燃气公司\t962777\n119\n楼组长") == (
        CallLine("物业 陈", "021-5555"),
        CallLine("燃气公司", "962777"),
        CallLine("119"),
        CallLine("楼组长"),
    )


@given(st.lists(TEXT))
def test_actions_come_back_as_they_were_kept(actions: list[str]) -> None:
    assert actions_of(text_of_actions(actions)) == tuple(actions)


@given(st.lists(st.builds(CallLine, TEXT, PHONES)))
def test_calls_come_back_as_they_were_kept(calls: list[CallLine]) -> None:
    assert calls_of(text_of_calls(calls)) == tuple(calls)


@given(st.text())
def test_anything_typed_can_be_read_and_kept(text: str) -> None:
    assert calls_of(text_of_calls(calls_of(text))) == calls_of(text)
    assert all(line.strip() for line in actions_of(text))
