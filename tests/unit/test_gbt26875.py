"""GB/T 26875.3: byte-exact frames, every cut of a stream, and rubbish of all kinds."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.devices import Alive, Refused, Said
from app.domain.instant import parse_instant
from app.domain.readings import ReportedState
from app.interchange.gbt26875 import tables
from app.interchange.gbt26875.content import (
    Analogue,
    BadContent,
    DeviceState,
    Operation,
    Part,
    Setup,
    State,
    read_content,
    write_states,
)
from app.interchange.gbt26875.frame import (
    MAX_DATA,
    MAX_FRAME,
    Command,
    Frame,
    Parser,
    address_text,
    answer,
    encode,
    read_label,
    write_label,
)
from app.interchange.gbt26875.words import outcomes_of, state_of

AT = parse_instant("2012-09-26T09:58:02+08:00")
DEVICE = bytes.fromhex("790300000000")
CENTRE = bytes.fromhex("385B01000000")
_HEAD = "4040 0100 0101 203A091A090C 790300000000 385B01000000 "
# Frames as makers publish them, beside others in the same form that were made by hand.
FIRE = bytes.fromhex(
    _HEAD + "3000 02 0201 01 01 28 0A000200 0200" + "20" * 30 + "00 023A091A090C 46 2323"
)
POWER = bytes.fromhex(_HEAD + "0900 02 1501 08 023A091A090C 42 2323")
SOFTWARE = bytes.fromhex(_HEAD + "0400 02 1901 0101 C7 2323")
CLOCK = bytes.fromhex(_HEAD + "0800 02 1C01 023A091A090C 40 2323")
CONFIRM = bytes.fromhex("4040 0100 0101 233A091A090C 385B01000000 790300000000 0000 03 AB 2323")
DENY = bytes.fromhex("4040 0100 0101 233A091A090C 385B01000000 790300000000 0000 06 AE 2323")


def one(raw: bytes) -> Frame:
    (found,) = Parser().feed(raw)
    assert isinstance(found, Frame)
    return found


def test_a_published_fire_frame_is_read_to_the_last_byte() -> None:
    frame = one(FIRE)
    assert (frame.number, frame.command, frame.version, frame.user_version) == (1, 2, 1, 1)
    assert address_text(frame.source) == "000000000379"
    assert address_text(frame.destination) == "000000015B38"
    assert read_label(frame.label) == AT + 30_000
    content = read_content(frame.data)
    assert content.flag == tables.Kind.COMPONENT_STATE
    assert content.things == (State(Part(1, 1, 40, 10, 2), tables.FIRE, AT),)
    assert encode(frame) == FIRE


@pytest.mark.parametrize("raw", [FIRE, POWER, SOFTWARE, CLOCK, CONFIRM, DENY])
def test_published_frames_are_written_as_they_are_read(raw: bytes) -> None:
    assert encode(one(raw)) == raw


def test_the_answers_are_those_published() -> None:
    label = write_label(AT + 33_000)
    assert encode(answer(one(FIRE), Command.CONFIRM, label)) == CONFIRM
    assert encode(answer(one(FIRE), Command.DENY, label)) == DENY


def data(text: str) -> bytes:
    return bytes.fromhex(text)


LABEL = "02 3A 09 1A 09 0C"


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        (f"01 01 01 05 0103 {LABEL}", State(Part(1, 5), 0x0301, AT)),
        (f"03 01 01 01 0B 0100 0200 06 9600 {LABEL}", Analogue(Part(1, 1, 11, 1, 2), 6, 150, AT)),
        (f"03 01 01 01 1F 0100 0200 03 38FF {LABEL}", Analogue(Part(1, 1, 31, 1, 2), 3, -200, AT)),
        (f"04 01 01 02 06 07 {LABEL}", Operation(Part(1, 2), 6, 7, AT)),
        ("05 01 01 02 03 04", Setup(Part(1, 2), "3.4")),
        ("06 01 01 02 04 B2E2CAD4", Setup(Part(1, 2), "测试")),
        ("07 01 01 02 28 0100 0300 B2E2CAD4" + "00" * 27, Setup(Part(1, 2, 40, 1, 3), "测试")),
        (f"08 01 01 02 {LABEL}", Setup(Part(1, 2), "", AT)),
        (f"15 01 08 {LABEL}", DeviceState(8, AT)),
        (f"18 01 20 01 {LABEL}", Operation(None, 0x20, 1, AT)),
        ("19 01 01 02", Setup(None, "1.2")),
        ("1A 01 04 B2E2CAD4", Setup(None, "测试")),
        (f"1C 01 {LABEL}", Setup(None, "", AT)),
        ("15 01 01 00 00 00 00 00 00", DeviceState(1, None)),
    ],
)
def test_every_kind_of_content(text: str, thing: object) -> None:
    assert read_content(data(text)).things == (thing,)
    with pytest.raises(BadContent):
        read_content(data(text)[:-1])
    with pytest.raises(BadContent):
        read_content(data(text) + b"\0")


def test_a_description_that_is_cut_within_a_character_is_read_up_to_it() -> None:
    raw = ("六层走廊东侧感烟探测器编号十二" + "号").encode("gb18030")[:31]
    text = "02 01 01 01 28 0100 0300 0200 " + raw.hex() + LABEL
    (state,) = read_content(data(text)).things
    assert isinstance(state, State)
    assert state.text == "六层走廊东侧感烟探测器编号十二"


@pytest.mark.parametrize(
    "text", ["", "02", "02 00", "3D 01 01 01", "09 01 00", "80 01 00", "5B 01 0A"]
)
def test_content_that_is_none_of_a_device(text: str) -> None:
    with pytest.raises(BadContent):
        read_content(data(text))


frames = st.builds(
    Frame,
    number=st.integers(0, 0xFFFF),
    command=st.integers(0, 255),
    source=st.binary(min_size=6, max_size=6),
    destination=st.binary(min_size=6, max_size=6),
    data=st.binary(max_size=200) | st.just(bytes(MAX_DATA)) | st.just(b"@@##" * 20),
    label=st.binary(min_size=6, max_size=6),
    version=st.integers(0, 255),
    user_version=st.integers(0, 255),
)


@given(frames)
def test_what_is_written_is_read_again(frame: Frame) -> None:
    assert one(encode(frame)) == frame


def split(raw: bytes, cuts: list[int]) -> list[bytes]:
    edges = [0, *sorted(cut % (len(raw) + 1) for cut in cuts), len(raw)]
    return [raw[a:b] for a, b in pairwise(edges)]


@given(
    st.lists(frames | st.binary(max_size=40), max_size=5),
    st.lists(st.integers(0, 10_000), max_size=10),
)
def test_a_stream_is_the_same_however_it_is_cut(
    parts: list[Frame | bytes], cuts: list[int]
) -> None:
    raw = b"".join(encode(part) if isinstance(part, Frame) else part for part in parts)
    whole, pieces = Parser(), Parser()
    found = whole.feed(raw)
    assert [x for piece in split(raw, cuts) for x in pieces.feed(piece)] == found
    assert pieces.skipped == whole.skipped


def test_a_frame_is_found_at_every_cut() -> None:
    for cut in range(len(FIRE) + 1):
        parser = Parser()
        assert parser.feed(FIRE[:cut]) + parser.feed(FIRE[cut:]) == [one(FIRE)]


@settings(max_examples=300)
@given(st.binary(max_size=60).filter(lambda junk: b"@" not in junk), frames)
def test_after_rubbish_the_next_frame_is_found(junk: bytes, frame: Frame) -> None:
    parser = Parser()
    assert parser.feed(junk + encode(frame)) == [frame]
    assert parser.skipped == len(junk)


@given(st.binary(max_size=200), frames)
def test_a_frame_behind_a_false_head_is_found_when_nothing_more_comes(
    junk: bytes, frame: Frame
) -> None:
    parser = Parser()
    found = parser.feed(junk + b"@@" + encode(frame))
    while parser.pending:
        found += parser.give_up()
    assert frame in found


@given(st.binary(max_size=80) | st.lists(st.sampled_from([b"@", b"\x00", b"#"])).map(b"".join))
def test_after_any_rubbish_frames_are_found_again(junk: bytes) -> None:
    # Rubbish that looks like a head can claim MAX_DATA bytes at most, then it is over.
    small = [Frame(number, 2, DEVICE, CENTRE, bytes(60)) for number in range(40)]
    parser = Parser()
    found = parser.feed(junk + b"".join(map(encode, small)))
    assert [x for x in found if isinstance(x, Frame)][-15:] == small[-15:]


@settings(max_examples=300)
@given(st.binary(max_size=3000))
def test_random_bytes_never_raise_nor_pile_up(raw: bytes) -> None:
    parser = Parser()
    for found in parser.feed(raw.replace(b"\x00", b"@")):
        for outcome in outcomes_of(found):
            assert isinstance(outcome, Alive | Said | Refused)
    assert len(parser._buffer) < MAX_FRAME


@settings(max_examples=300)
@given(st.sampled_from(sorted(tables.UPSTREAM)) | st.integers(0, 255), st.binary(max_size=120))
def test_any_content_is_read_or_refused(flag: int, rest: bytes) -> None:
    frame = Frame(1, Command.SEND, DEVICE, CENTRE, bytes((flag,)) + rest)
    for outcome in outcomes_of(frame):
        if isinstance(outcome, Said):
            assert outcome.address.startswith("000000000379")
            assert len(outcome.address) <= 160


@given(frames, st.integers(2, 60), st.integers(1, 255))
def test_a_changed_byte_is_never_taken_for_the_frame(frame: Frame, at: int, by: int) -> None:
    raw = bytearray(encode(frame))
    if at >= len(raw) - 2:
        return
    raw[at] = (raw[at] + by) % 256
    assert frame not in Parser().feed(bytes(raw))


@given(st.integers(0, 0xFFFF))
def test_fire_is_fire_whatever_else_a_state_says(bits: int) -> None:
    said = state_of(bits)
    assert (said is ReportedState.ALARM) == bool(bits & tables.FIRE)
    if said is ReportedState.NORMAL:
        assert bits & tables.NORMAL_RUN
        assert not bits & (tables.FAULT | tables.SHIELDED | tables.SUPERVISED | tables.POWER_FAULT)


def test_states_within_a_second_are_told_apart_by_the_frame() -> None:
    states = tuple(State(Part(1, 1, 40, 1, n), tables.FIRE, None, "六层") for n in (1, 2))
    body = write_states(states, (write_label(AT),) * 2)
    first, second = (
        outcomes_of(Frame(number, Command.SEND, DEVICE, CENTRE, body)) for number in (7, 8)
    )
    assert [x.ts for x in first if isinstance(x, Said)] == [AT + 7] * 2
    assert [x.ts for x in second if isinstance(x, Said)] == [AT + 8] * 2
    assert [x.address for x in first if isinstance(x, Said)] == [
        "000000000379/1.1/1-1",
        "000000000379/1.1/1-2",
    ]
    assert {x.name for x in first if isinstance(x, Said)} == {
        "感烟火灾探测器 1 区 1 号 六层",
        "感烟火灾探测器 1 区 2 号 六层",
    }


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (f"18 01 04 01 {LABEL}", ReportedState.ALARM),
        (f"18 01 08 01 {LABEL}", ReportedState.NORMAL),
        (f"18 01 02 01 {LABEL}", None),
        (f"15 01 00 {LABEL}", ReportedState.TEST),
        (f"15 01 01 {LABEL}", ReportedState.NORMAL),
        (f"15 01 41 {LABEL}", ReportedState.FAULT),
    ],
)
def test_what_the_device_says_of_itself(text: str, state: ReportedState | None) -> None:
    outcomes = outcomes_of(Frame(1, Command.SEND, DEVICE, CENTRE, data(text)))
    said = [x.state for x in outcomes if isinstance(x, Said)]
    assert said == ([] if state is None else [state])
    assert outcomes[0] == Alive("000000000379")


def test_a_measured_value_has_its_unit() -> None:
    body = data(f"03 01 01 01 0B 0100 0200 06 9600 {LABEL}")
    (said,) = outcomes_of(Frame(1, Command.SEND, DEVICE, CENTRE, body))[1:]
    assert isinstance(said, Said)
    assert (said.value, said.unit, said.kind) == (15.0, "%LEL", "combustible_gas")


@pytest.mark.parametrize("label", ["00 00 00 00 00 00", "3C 00 00 01 01 0C", "00 00 00 1F 02 0C",
                                   "FF FF FF FF FF FF", "00 00 18 01 01 0C"])  # fmt: skip
def test_a_label_that_names_no_time_is_none(label: str) -> None:
    assert read_label(data(label)) is None


@given(st.integers(946_656_000, 4_102_416_000 - 1))
def test_a_label_is_read_as_it_was_written(second: int) -> None:
    assert read_label(write_label(second * 1000)) == second * 1000


def test_a_frame_that_cannot_be_written_is_refused() -> None:
    with pytest.raises(ValueError, match="1025"):
        encode(Frame(1, 2, DEVICE, CENTRE, bytes(1025)))
    with pytest.raises(ValueError, match="5 bytes"):
        encode(Frame(1, 2, DEVICE[:5], CENTRE))
    with pytest.raises(ValueError, match="format"):
        encode(Frame(70_000, 2, DEVICE, CENTRE))


def test_the_frames_in_the_document_are_these() -> None:
    text = (Path(__file__).parents[2] / "docs/gbt26875.md").read_text("utf-8")
    blocks = re.findall(r"```\n([0-9A-F \n]+?)```", text)
    assert [bytes.fromhex(block) for block in blocks] == [FIRE, CONFIRM, DENY, POWER]
