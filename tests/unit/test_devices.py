"""What a device says becomes a reading by its kind; field mappings read or say exactly why not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.devices import (
    ON_IS_ALARM,
    Refused,
    Said,
    clean,
    converted,
    kind_suggested,
    reading_of,
)
from app.domain.mappings import BadMapping, FieldMapping, compiled, good_filter, read_mapped
from app.domain.readings import Reading, ReportedState
from app.domain.refusals import Refusal
from app.domain.sensors import KINDS

TS = 1_795_500_309_000


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("on", [True, False])
def test_on_is_an_alarm_only_where_the_kind_detects_something(kind: str, on: bool) -> None:
    reading = reading_of(Said("a", switched=on), KINDS[kind], TS)
    alarm = isinstance(reading, Reading) and reading.state is ReportedState.ALARM
    assert alarm == (on and kind in ON_IS_ALARM)


def test_a_value_is_converted_or_refused() -> None:
    pressure = KINDS["hydrant_pressure"]
    assert reading_of(Said("a", value=320, unit="kPa"), pressure, TS) == Reading(TS, 0.32)
    refused = reading_of(Said("a", value=1, unit="cm", state=ReportedState.ALARM), pressure, TS)
    assert isinstance(refused, Refusal)
    assert refused.reading == Reading(TS, None, ReportedState.ALARM)
    assert isinstance(reading_of(Said("a"), pressure, TS), Refusal)
    assert converted(2, "", "cm") == 2
    assert converted(2, "℃", "cm") is None


@given(st.text())
def test_a_cleaned_text_can_be_kept(text: str) -> None:
    assert len(clean(text + "\ud800\0", 10).encode()) <= 40


def test_kinds_are_suggested_by_names() -> None:
    assert kind_suggested("3 楼烟感") == "smoke"
    assert kind_suggested("WaterLevel1") == "water_level"
    assert kind_suggested("temperature") == ""


def read(message: Any, topic: str = "v/7/up", **fields: Any) -> Any:
    raw = message if isinstance(message, bytes) else json.dumps(message).encode()
    (one,) = read_mapped(compiled(FieldMapping(**fields)), topic, raw)
    return one


def test_words_levels_and_times() -> None:
    words = {"Fire": "alarm", "true": "alarm", "2": "fault"}
    by: dict[str, Any] = {"id_level": 2, "state": "s", "words": words}
    assert read({"s": "fire"}, **by) == Said("7", state=ReportedState.ALARM)
    assert read({"s": True}, **by).state is ReportedState.ALARM
    assert read({"s": 2.0}, **by).state is ReportedState.FAULT
    timed = {"id": "i", "value": "v", "time": "t"}
    for written, time in (("s", TS / 1000), ("ms", TS), ("local", "2026-11-24 14:05:09")):
        assert read({"i": 5, "v": "1.5", "t": time}, time_format=written, **timed) == Said(
            "5", TS, 1.5
        )


@pytest.mark.parametrize(
    ("message", "field", "problem"),
    [
        (b"{", "", "not_json"),
        (b'{"i": "a", "v": NaN}', "", "not_json"),
        ({"v": 1}, "id", "no_id"),
        ({"i": "a", "v": "warm"}, "value", "not_number"),
        ({"i": "a", "v": True}, "value", "not_number"),
        ({"i": "a"}, "value", "nothing"),
        ({"i": "a", "s": "odd"}, "state", "unknown_word"),
        ({"i": "a", "v": 1, "b": 101}, "battery", "bad_battery"),
        ({"i": "a", "v": 1, "t": "2026-11-24 14:05:09"}, "time", "bad_time"),
        ({"i": "a", "v": 1, "n": -1}, "seq", "bad_seq"),
        ({"i": "x" * 161, "v": 1}, "id", "too_long"),
    ],
)
def test_what_is_not_understood_says_where(message: Any, field: str, problem: str) -> None:
    if isinstance(message, dict) and "t" not in message:
        message["t"] = "2026-11-24T14:05:09+08:00"
    refused = read(
        message,
        id="i",
        value="v",
        state="s",
        words={"ok": "normal"},
        battery="b",
        time="t",
        seq="n",
    )
    assert isinstance(refused, Refused)
    assert (refused.field, refused.problem) == (field, problem)


def test_an_alarm_survives_another_field_that_is_wrong() -> None:
    by: dict[str, Any] = {"id": "i", "value": "v", "state": "s", "words": {"1": "alarm"}}
    refused = read({"i": "a", "s": 1, "v": "?"}, **by)
    assert refused.said == Said("a", state=ReportedState.ALARM)
    assert read({"s": 1, "v": "?"}, **by).said is None


@pytest.mark.parametrize(
    ("fields", "field", "problem"),
    [
        ({"value": "v"}, "id", "missing"),
        ({"id": "i"}, "value", "missing"),
        ({"id": "i[", "value": "v"}, "id", "bad_path"),
        ({"id": "i", "value": "v" * 201}, "value", "too_long"),
        ({"id": "i", "state": "s"}, "words", "missing"),
        ({"id": "i", "state": "s", "words": {"a": "bad"}}, "words", "unknown"),
        ({"id": "i", "value": "v", "time_format": "x"}, "time_format", "unknown"),
        ({"id": "i", "value": "v", "kind": "x"}, "kind", "unknown"),
    ],
)
def test_a_mapping_that_can_read_nothing_is_refused(
    fields: dict[str, Any], field: str, problem: str
) -> None:
    with pytest.raises(BadMapping) as refused:
        compiled(FieldMapping(**fields))
    assert (refused.value.field, refused.value.problem) == (field, problem)


def test_filters_that_would_take_in_everything_are_refused() -> None:
    assert all(good_filter(one) for one in ("a", "a/+/b", "a/#", "供应商/+"))
    assert not any(good_filter(one) for one in ("", "#", "+/a", "$SYS/#", "a#", "a/#/b", "a/b+"))
