"""Payload version 1: what is read, what is refused and why; the published schema says the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from app.domain.readings import NO_SEQ, Reading, ReportedState
from app.domain.refusals import MAX_PAYLOAD, Refusal, RefusalReason
from app.mqtt.payload import read_payload
from app.mqtt.topics import SensorTopic, read_topic, sensor_filter, sensor_topic

ROOT = Path(__file__).parent.parent.parent
SCHEMA = json.loads((ROOT / "resources/schemas/payload-v1.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
TS = 1_795_500_309_250


def reason(payload: bytes | str, unit: str = "") -> RefusalReason:
    body = payload.encode() if isinstance(payload, str) else payload
    read = read_payload(body, unit)
    assert isinstance(read, Refusal)
    return read.reason


def test_every_field_is_read() -> None:
    payload = (
        b'{"v":1,"seq":17,"ts":"2026-11-24T14:05:09.250+08:00","value":3.2,"unit":"%obs/m",'
        b'"state":"normal","battery":87,"rssi":-71}'
    )
    assert read_payload(payload, "%obs/m") == Reading(
        TS, 3.2, ReportedState.NORMAL, 17, 87.0, -71.0
    )


def test_only_version_time_and_one_of_value_and_state_are_needed() -> None:
    assert read_payload(b'{"v":1,"ts":1795500309250,"value":3}') == Reading(TS, 3.0, None, NO_SEQ)
    assert read_payload(b'{"v":1,"ts":"2026-11-24T06:05:09.25Z","state":"alarm"}') == Reading(
        TS, None, ReportedState.ALARM
    )


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ("", RefusalReason.NOT_JSON),
        ("{", RefusalReason.NOT_JSON),
        (b"\xff\xfe\x00", RefusalReason.NOT_JSON),
        ("alarm", RefusalReason.NOT_JSON),
        ("[" * 60_000, RefusalReason.NOT_JSON),
        ("4\x00?", RefusalReason.NOT_JSON),
        ('{"a":' * 10_000, RefusalReason.NOT_JSON),
        ("[1,2]", RefusalReason.BAD_FIELD),
        ('"text"', RefusalReason.BAD_FIELD),
        ('{"ts":1,"value":1}', RefusalReason.UNKNOWN_VERSION),
        ('{"v":2,"ts":"x","value":[]}', RefusalReason.UNKNOWN_VERSION),
        ('{"v":"1","ts":1,"value":1}', RefusalReason.UNKNOWN_VERSION),
        ('{"v":true,"ts":1,"value":1}', RefusalReason.UNKNOWN_VERSION),
        ('{"v":1,"value":1}', RefusalReason.BAD_FIELD),
        ('{"v":1,"ts":"2026-11-24T14:05:09","value":1}', RefusalReason.BAD_FIELD),
        ('{"v":1,"ts":"yesterday","value":1}', RefusalReason.BAD_FIELD),
        ('{"v":1,"ts":-1,"value":1}', RefusalReason.BAD_FIELD),
        ('{"v":1,"ts":1e17,"value":1}', RefusalReason.BAD_FIELD),
        ('{"v":1,"ts":1}', RefusalReason.BAD_FIELD),
        ('{"v":1,"ts":1,"value":null,"state":null}', RefusalReason.BAD_FIELD),
        ('{"v":1,"ts":1,"value":"3"}', RefusalReason.BAD_FIELD),
        ('{"v":1,"ts":1,"value":true}', RefusalReason.BAD_FIELD),
        ('{"v":1,"ts":1,"state":"burning"}', RefusalReason.BAD_FIELD),
        ('{"v":1,"ts":1,"value":1,"seq":-1}', RefusalReason.BAD_FIELD),
        ('{"v":1,"ts":1,"value":1,"seq":1.5}', RefusalReason.BAD_FIELD),
        ('{"v":1,"ts":1,"value":1,"seq":1e300}', RefusalReason.BAD_FIELD),
        ('{"v":1,"ts":1,"value":1,"battery":101}', RefusalReason.BAD_FIELD),
        ('{"v":1,"ts":1,"value":1,"rssi":"strong"}', RefusalReason.BAD_FIELD),
        ('{"v":1,"ts":1,"value":NaN}', RefusalReason.NOT_FINITE),
        ('{"v":1,"ts":1,"value":Infinity}', RefusalReason.NOT_FINITE),
        ('{"v":1,"ts":1,"value":-1e999}', RefusalReason.NOT_FINITE),
        ('{"v":1,"ts":NaN,"value":1}', RefusalReason.NOT_FINITE),
        ('{"v":1,"ts":1,"value":1}' + " " * MAX_PAYLOAD, RefusalReason.TOO_LARGE),
    ],
)  # fmt: skip
def test_a_bad_payload_is_refused_with_its_reason(
    payload: bytes | str, expected: RefusalReason
) -> None:
    assert reason(payload) is expected


def test_another_unit_is_refused_for_centimetres_are_not_metres() -> None:
    assert reason('{"v":1,"ts":1,"value":0.3,"unit":"m"}', "cm") is RefusalReason.BAD_FIELD
    assert isinstance(read_payload(b'{"v":1,"ts":1,"value":0.3,"unit":"cm"}', "cm"), Reading)


@pytest.mark.parametrize(
    "payload",
    [
        '{"v":1,"ts":5,"seq":7,"value":NaN,"state":"alarm"}',
        '{"v":1,"ts":5,"seq":7,"value":1e999,"state":"alarm"}',
        '{"v":1,"ts":5,"seq":7,"state":"alarm","battery":"?"}',
        '{"v":1,"ts":5,"seq":7,"state":"alarm","value":3,"unit":"m"}',
    ],
)
def test_a_refused_message_that_clearly_says_alarm_is_still_heard(payload: str) -> None:
    read = read_payload(payload.encode(), "cm")
    assert isinstance(read, Refusal)
    assert read.reading == Reading(5, None, ReportedState.ALARM, 7)


@given(st.binary(max_size=300))
@example(b'{"v":1,"ts":' + b"9" * 5000 + b',"value":1}')
def test_random_bytes_never_raise(payload: bytes) -> None:
    assert isinstance(read_payload(payload), Reading | Refusal)


_scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=30)
    | st.sampled_from(["alarm", "2026-11-24T14:05:09+08:00", "1", 1, 2, 1.0])
)
_fields = st.sampled_from(["v", "ts", "seq", "value", "state", "unit", "battery", "rssi", "x"])


@given(
    st.dictionaries(
        _fields, _scalars | st.lists(_scalars) | st.dictionaries(st.text(), _scalars), max_size=8
    )
)
def test_random_json_never_raises(content: dict[str, Any]) -> None:
    assert isinstance(read_payload(json.dumps(content).encode()), Reading | Refusal)


EXAMPLES = [
    *(
        {"v": 1, "ts": ts, "value": 1}
        for ts in (
            0, 1795500309250, 1795500309250.5, -1, 253402300800000, "2026-11-24T14:05:09+08:00",
            "2026-11-24T06:05:09Z", "2026-11-24 14:05:09.25+0800", "2026-11-24T14:05:09", "now",
            "20261124T140509+08", "", None, True, [],
        )
    ),
    *({"v": v, "ts": 1, "value": 1} for v in (1, 1.0, 0, 2, "1", None, True)),
    *({"v": 1, "ts": 1, "value": value} for value in (0, -3.5, 1e300, None, "1", True, [])),
    *(
        {"v": 1, "ts": 1, "state": state}
        for state in ("normal", "alarm", "fault", "test", "ALARM", "", None, 1)
    ),
    *(
        {"v": 1, "ts": 1, "value": 1, "seq": seq}
        for seq in (0, 17, 2**53, 2**53 + 1, -1, None, "1", 1.5, True)
    ),
    *({"v": 1, "ts": 1, "value": 1, "battery": b} for b in (0, 55.5, 100, 101, -1, None, "1")),
    *({"v": 1, "ts": 1, "value": 1, "rssi": r} for r in (-200, -71, 50, 51, None, "x")),
    *({"v": 1, "ts": 1, "value": 1, "unit": u} for u in ("", "cm", None, 1)),
    {"v": 1, "ts": 1},
    {"v": 1, "value": 1},
    {"ts": 1, "value": 1},
    {"v": 1, "ts": 1, "value": None, "state": None},
    {"v": 1, "ts": 1, "value": None, "state": "alarm"},
    {"v": 1, "ts": 1, "value": 1, "vendor": {"firmware": "2.1"}},
    [],
    "text",
    None,
]  # fmt: skip


@pytest.mark.parametrize("content", EXAMPLES, ids=json.dumps)
def test_decoder_and_published_schema_agree(content: Any) -> None:
    accepted = isinstance(read_payload(json.dumps(content).encode()), Reading)
    assert VALIDATOR.is_valid(content) == accepted


def test_the_schema_is_a_schema_and_lists_every_reported_state() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["state"]["enum"] == [*ReportedState, None]


def test_topics_are_taken_apart_and_put_together() -> None:
    topic = sensor_topic("street", "310115010", "smoke", "S-010011-000001")
    assert read_topic(topic, "street") == SensorTopic(
        "street", "310115010", "smoke", "S-010011-000001"
    )
    assert read_topic(sensor_topic("a/b", "1", "smoke", "S"), "a/b") == SensorTopic(
        "a/b", "1", "smoke", "S"
    )
    assert sensor_filter("street", "310115010") == "street/310115010/sensor/+/+"


@given(st.text(max_size=60))
@example("street/310115010/sensor/smoke")
@example("street//sensor/smoke/S")
@example("street/1/sensor/smoke/S/more")
def test_other_topics_are_none(topic: str) -> None:
    assert read_topic(topic, "street") is None or topic.count("/") == 4
