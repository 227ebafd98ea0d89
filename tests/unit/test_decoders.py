"""Every format reads its samples, never raises, and never invents an alarm."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.devices import Born, Lost, Missed, Outcome, Refused, Said, says_alarm
from app.domain.readings import ReportedState
from app.mqtt.decoders import FORMATS, decoders_for, homeassistant, payload1, sparkplug, summary
from app.mqtt.decoders.decoder import Format, StoredMapping
from app.mqtt.decoders.sparkplug_wire import payload_class
from app.mqtt.decoders.templates import NotThere, UnsafeTemplate, read_template
from app.settings import SourceSettings

BY_CODE = {known.code: known for known in FORMATS}
formats = pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.code)
_CONFIG = "homeassistant/binary_sensor/a/config"


@formats
def test_samples_are_read_as_they_say(known: Format) -> None:
    decoder = known.example()
    for sample in known.samples:
        assert decoder.takes(sample.topic), sample.topic
        read = tuple(summary(one) for one in decoder.decode(sample.topic, sample.payload))
        assert read == sample.reads


@formats
def test_a_decoder_goes_on_from_its_memory(known: Format) -> None:
    decoder, fresh = known.example(), known.example()
    for sample in known.samples:
        decoder.decode(sample.topic, sample.payload)
    fresh.recall(decoder.memory())
    assert fresh.memory() == decoder.memory()
    assert fresh.filters() == decoder.filters()
    assert not fresh.learnt


def test_only_what_is_enabled_is_made() -> None:
    assert decoders_for(SourceSettings(), []) == []
    both = decoders_for(SourceSettings(homeassistant="ha/", sparkplug="G"), [])
    assert [one.source for one in both] == ["homeassistant", "sparkplug"]
    assert "ha/sensor/+/config" in both[0].filters()
    assert "spBv1.0/G/NBIRTH/+" in both[1].filters()
    mapped = [StoredMapping("1", "a/+", '{"id": "i", "value": "v"}'), StoredMapping("2", "b", "{")]
    assert [one.source for one in decoders_for(SourceSettings(), mapped)] == ["mapping:1"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)
_WORDS = st.sampled_from(["ON", "OFF", "online", "offline", "alarm", "normal", "unavailable", "1"])
_NAMES = st.sampled_from(
    ["stat_t", "state_topic", "~", "val_tpl", "dev_cla", "pl_on", "avty", "avty_t", "exp_aft",
     "v", "ts", "seq", "state", "value", "data", "deviceId", "status", "reportTime", "power"]
)  # fmt: skip
shaped = st.dictionaries(_NAMES, json_values | _WORDS, max_size=8)
payloads = (
    st.binary(max_size=200)
    | json_values.map(lambda value: json.dumps(value).encode())
    | shaped.map(lambda value: json.dumps(value).encode())
    | _WORDS.map(str.encode)
)


@formats
@settings(max_examples=150, deadline=None)
@given(st.data())
def test_nothing_makes_a_decoder_raise(known: Format, data: st.DataObject) -> None:
    decoder = known.example()
    topics = [sample.topic for sample in known.samples] + ["a/b", "spBv1.0/x/DDATA/y", "", "x\0/y"]
    for sample in known.samples[: data.draw(st.integers(0, len(known.samples)))]:
        decoder.decode(sample.topic, sample.payload)
    for _ in range(data.draw(st.integers(1, 4))):
        payload = data.draw(payloads | st.sampled_from([s.payload for s in known.samples]))
        if data.draw(st.booleans()):
            payload = payload[: data.draw(st.integers(0, len(payload)))]
        outcomes = decoder.decode(
            data.draw(st.sampled_from(topics)), payload, again=data.draw(st.booleans())
        )
        for one in outcomes:
            summary(one).encode()
            if isinstance(one, Said):
                assert len(one.address) <= 160
                assert one.value is None or abs(one.value) < float("inf")
    known.example().recall(data.draw(st.text(max_size=30)))
    decoder.memory().encode()


_NO_ALARM = json_values.filter(lambda value: "alarm" not in json.dumps(value).casefold())


@settings(max_examples=150, deadline=None)
@given(_NO_ALARM, st.sampled_from(["payload1", "mapping"]))
def test_no_alarm_comes_from_a_message_that_says_none(value: Any, code: str) -> None:
    decoder = BY_CODE[code].example()
    sample = BY_CODE[code].samples[0]
    assert not alarms(decoder.decode(sample.topic, json.dumps(value).encode()))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=20) | st.from_regex(r"(on|On|oN|ONN|1|true|OFF|alarm)", fullmatch=True))
def test_a_binary_sensor_is_on_by_its_own_word_alone(word: str) -> None:
    decoder = homeassistant.HomeAssistantDecoder("homeassistant")
    decoder.decode(_CONFIG, b'{"stat_t": "s", "dev_cla": "smoke"}')
    outcomes = decoder.decode("s", word.encode("utf-8", "replace"))
    assert bool(alarms(outcomes)) == (word.strip() == "ON")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=120))
def test_sparkplug_bytes_say_alarm_only_by_a_true_boolean(raw: bytes) -> None:
    decoder = sparkplug.SparkplugDecoder("+")
    outcomes = decoder.decode("spBv1.0/g/NDATA/e", raw)
    for said in alarms(outcomes):
        assert said.switched is True


def alarms(outcomes: list[Outcome]) -> list[Said]:
    """Return whatever says alarm, refused parts included."""
    said = [one.said if isinstance(one, Refused) else one for one in outcomes]
    return [one for one in said if isinstance(one, Said) and says_alarm(one)]


@pytest.mark.parametrize(
    ("template", "payload", "found"),
    [
        ("{{ value }}", "12", "12"),
        ("{{value_json.a.b}}", '{"a": {"b": 3}}', 3),
        ("{{ value_json['a b'][1] | round(1) }}", '{"a b": [1, 2.55]}', 2.55),
        ('{{ value_json["x"].y | float | int }}', '{"x": {"y": true}}', True),
    ],
)
def test_a_plain_template_is_followed(template: str, payload: str, found: Any) -> None:
    assert read_template(template).of(payload) == found


@pytest.mark.parametrize(
    "template",
    [
        "{{ states('sensor.a') }}",
        "{{ value_json.a | default(0) }}",
        "{{ value_json.a | float(0) }}",
        "{{ value.__class__ }}",
        "{{ value_json.a + 1 }}",
        "{% if value %}1{% endif %}",
        "{{ value_json.a }} {{ value }}",
        "x{{ value }}",
        "{{ value_json" + ".a" * 200 + " }}",
    ],
)
def test_any_other_template_is_refused(template: str) -> None:
    with pytest.raises(UnsafeTemplate):
        read_template(template)


def test_a_path_that_leads_nowhere_says_so() -> None:
    template = read_template("{{ value_json.a.b }}")
    for payload in ("{", '{"a": 1}', '{"a": []}', "null"):
        with pytest.raises(NotThere):
            template.of(payload)


def announce(**config: Any) -> tuple[homeassistant.HomeAssistantDecoder, list[Outcome]]:
    decoder = homeassistant.HomeAssistantDecoder("homeassistant")
    return decoder, decoder.decode(_CONFIG, json.dumps(config).encode())


def test_an_availability_of_all_waits_for_all() -> None:
    decoder, _ = announce(
        stat_t="s", avty=[{"t": "a1"}, {"t": "a2", "pl_avail": "up", "pl_not_avail": "down"}],
        avty_mode="all",
    )  # fmt: skip
    assert decoder.decode("a1", b"online") == []
    assert [summary(x) for x in decoder.decode("a2", b"up")] == ["back binary_sensor/a"]
    assert [summary(x) for x in decoder.decode("a1", b"offline")] == ["lost binary_sensor/a"]
    assert decoder.decode("a2", b"down") == []


def test_an_empty_configuration_takes_the_entity_away() -> None:
    decoder, born = announce(stat_t="s", name="门磁", dev={"name": "302"})
    assert born == [Born("binary_sensor/a", "302 门磁", "door_contact")]
    assert "s" in decoder.filters()
    assert decoder.decode(_CONFIG, b"") == [Lost("binary_sensor/a", "removed")]
    assert "s" not in decoder.filters()
    assert not decoder.takes("s")


def test_two_entities_share_a_topic() -> None:
    decoder, _ = announce(stat_t="s", val_tpl="{{ value_json.a }}")
    decoder.decode(
        "homeassistant/sensor/b/config", b'{"stat_t": "s", "val_tpl": "{{ value_json.b }}"}'
    )
    read = [summary(one) for one in decoder.decode("s", b'{"a": "ON", "b": 3}')]
    assert read == ["said binary_sensor/a on", "said sensor/b value=3.0"]


@pytest.mark.parametrize(
    "config",
    [
        {}, {"stat_t": "a/#"}, {"stat_t": 1}, {"stat_t": "$SYS/x"}, {"stat_t": "s", "exp_aft": "x"},
        {"stat_t": "s", "avty": [1]}, {"stat_t": "s", "avty_mode": "some"},
        {"stat_t": "s", "pl_on": []}, {"stat_t": "s", "val_tpl": "{{ now() }}"},
    ],
)  # fmt: skip
def test_a_bad_configuration_is_refused_with_a_reason(config: dict[str, Any]) -> None:
    decoder, outcomes = announce(**config)
    assert [type(one) for one in outcomes] == [Refused]
    assert isinstance(outcomes[0], Refused)
    assert outcomes[0].refusal.detail.startswith("config: ")
    assert not decoder.learnt


def spb(seq: int | None, *metrics: dict[str, Any]) -> bytes:
    payload: Any = payload_class()()
    payload.timestamp = 1_795_500_309_000
    if seq is not None:
        payload.seq = seq
    for fields in metrics:
        one = payload.metrics.add()
        for name, value in fields.items():
            setattr(one, name, value)
    raw: bytes = payload.SerializeToString()
    return raw


def bd(number: int) -> dict[str, Any]:
    return {"name": "bdSeq", "datatype": 8, "long_value": number}


def test_the_sequence_wraps_at_255_without_a_gap() -> None:
    decoder = sparkplug.SparkplugDecoder("+")
    decoder.decode("spBv1.0/g/NBIRTH/e", spb(254, bd(0)))
    gaps = [
        one
        for seq in (255, 0, 0, 3)
        for one in decoder.decode("spBv1.0/g/NDATA/e", spb(seq))
        if isinstance(one, Missed)
    ]
    assert gaps == [Missed("g/e", 2)]


def test_a_death_of_an_older_birth_changes_nothing() -> None:
    decoder = sparkplug.SparkplugDecoder("+")
    smoke = {"name": "Smoke", "datatype": 11, "boolean_value": False}
    decoder.decode("spBv1.0/g/NBIRTH/e", spb(0, bd(4), smoke))
    assert decoder.decode("spBv1.0/g/NDEATH/e", spb(None, bd(3))) == []
    lost = decoder.decode("spBv1.0/g/NDEATH/e", spb(None, bd(4)))
    assert [summary(one) for one in lost] == ["lost g/e:Smoke"]


def test_an_alias_needs_its_birth_and_outlives_a_restart() -> None:
    decoder = sparkplug.SparkplugDecoder("+")
    data = spb(1, {"alias": 5, "int_value": 2**32 - 3})
    assert isinstance(decoder.decode("spBv1.0/g/DDATA/e/d", data)[0], Refused)
    decoder.decode("spBv1.0/g/NBIRTH/e", spb(0, bd(1)))
    level = {"name": "Level", "alias": 5, "datatype": 3, "int_value": 1}
    decoder.decode("spBv1.0/g/DBIRTH/e/d", spb(1, level))
    after = sparkplug.SparkplugDecoder("+")
    after.recall(decoder.memory())
    read = after.decode("spBv1.0/g/DDATA/e/d", data)
    assert [summary(one) for one in read] == ["said g/e/d:Level value=-3.0 ts=1795500309000"]


def test_a_refused_payload_of_a_stranger_still_says_alarm() -> None:
    decoder = payload1.PayloadV1Decoder("street")
    found = decoder.decode(
        "street/310115010/sensor/smoke/S", b'{"v": 1, "ts": 1, "state": "alarm", "battery": 999}'
    )
    assert isinstance(found[0], Refused)
    assert found[0].said is not None
    assert found[0].said.state is ReportedState.ALARM
