"""CAP 1.2: written as the standard prescribes, read as others write it, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.warnings import LEVELS, SEVERITIES, Message
from app.interchange.cap import BadCap, document, read

NOW = 1_795_500_000_000

FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<cap:alert xmlns:cap="urn:oasis:names:tc:emergency:cap:1.2">
  <cap:identifier>31000041600000_20260724093000</cap:identifier>
  <cap:sender>smb.example.cn</cap:sender>
  <cap:sent>2026-07-24T09:30:00+08:00</cap:sent>
  <cap:status>Actual</cap:status><cap:msgType>Update</cap:msgType><cap:scope>Public</cap:scope>
  <cap:references>smb.example.cn,310000_1,2026-07-24T06:00:00+08:00</cap:references>
  <cap:info>
    <cap:language>en-US</cap:language><cap:category>Met</cap:category>
    <cap:event>Typhoon</cap:event><cap:urgency>Expected</cap:urgency>
    <cap:severity>Moderate</cap:severity><cap:certainty>Likely</cap:certainty>
  </cap:info>
  <cap:info>
    <cap:language>zh-CN</cap:language><cap:category>Met</cap:category>
    <cap:event>台风橙色预警</cap:event><cap:urgency>Expected</cap:urgency>
    <cap:severity>Moderate</cap:severity><cap:certainty>Likely</cap:certainty>
    <cap:expires>2026-07-25T09:30:00+08:00</cap:expires>
    <cap:senderName>上海中心气象台</cap:senderName>
    <cap:headline>上海中心气象台更新台风橙色预警信号</cap:headline>
    <cap:description>预计今天夜间将有 10 级以上大风。</cap:description>
    <cap:area><cap:areaDesc>浦东新区</cap:areaDesc></cap:area>
    <cap:area><cap:areaDesc>奉贤区</cap:areaDesc></cap:area>
  </cap:info>
</cap:alert>"""

BASE = FOREIGN.encode()


def test_the_chinese_part_of_anothers_message_is_read() -> None:
    found = read(BASE)
    assert (found.hazard, found.level, found.issuer) == ("typhoon", "orange", "上海中心气象台")
    assert found.references == (("smb.example.cn", "310000_1"),)
    assert found.area == "浦东新区；奉贤区"
    assert found.expires is not None
    assert found.expires - found.effective == 24 * 3_600_000


WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1
).map(str.strip)
NAMES = st.from_regex(r"[A-Za-z0-9._@-]{1,40}", fullmatch=True)
MOMENTS = st.integers(1_000_000, 2_000_000_000).map(lambda seconds: seconds * 1000)


@given(
    NAMES, NAMES, MOMENTS, st.sampled_from(LEVELS), WORDS, WORDS, st.none() | st.integers(1, 99_999)
)
def test_what_was_written_is_read_again(
    name: str, sender: str, sent: int, level: str, headline: str, text: str, lasts: int | None
) -> None:
    made = Message(
        identifier=name,
        sender=sender,
        sent=sent,
        event="台风预警",
        headline=f"暴{headline[:150]}。",
        effective=sent,
        expires=None if lasts is None else sent + lasts * 1000,
        hazard="typhoon",
        level=level,
        severity=SEVERITIES[level],
        text=text,
        issuer="气象台",
        area="全街道",
        category="Met",
    )
    assert read(document(made)) == made


BOMB = """<!DOCTYPE alert [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>"""
OUTSIDE = '<!DOCTYPE alert [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
FETCHED = '<!DOCTYPE alert SYSTEM "http://127.0.0.1:9/cap.dtd">'


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<cap:alert ", f"{BOMB}<cap:alert ", "has_doctype"),
        ("<cap:alert ", f"{OUTSIDE}<cap:alert ", "has_doctype"),
        ("<cap:alert ", f"{FETCHED}<cap:alert ", "has_doctype"),
        ("台风橙色预警", "&x;", "not_xml"),
        ("cap:1.2", "cap:1.1", "not_cap"),
        ("</cap:alert>", "", "not_xml"),
        ("smb.example.cn</", "a b</", "bad_name"),
        ("31000041600000_20260724093000", "&lt;b&gt;", "bad_name"),
        ("2026-07-24T09:30:00+08:00", "2026-07-24T09:30:00", "bad_time"),
        ("2026-07-25T09", "2026-07-23T09", "ends_before_it_begins"),
        (">Actual<", ">actual<", "unknown_value"),
        (">Moderate<", ">Bad<", "unknown_value"),
        (",310000_1,", ",", "bad_references"),
        ("cap:references", "cap:note", "missing"),
        ("cap:event", "cap:vent", "missing"),
        ("cap:info", "cap:nfo", "no_info"),
        ("预计", "<cap:a>" * 30 + "</cap:a>" * 30, "too_deep"),
        ("预计", "水" * 400_000, "too_large"),
    ],
)
def test_what_cannot_be_used_is_refused_by_its_fault(old: str, new: str, fault: str) -> None:
    assert old in FOREIGN
    with pytest.raises(BadCap) as found:
        read(FOREIGN.replace(old, new).encode())
    assert found.value.fault == fault


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_and_nothing_worse(content: bytes) -> None:
    with pytest.raises(BadCap):
        read(content)


@given(st.integers(0, len(BASE) - 1), st.binary(min_size=1, max_size=3))
def test_a_damaged_message_is_a_message_or_refused(at: int, noise: bytes) -> None:
    try:
        read(BASE[:at] + noise + BASE[at + len(noise) :])
    except BadCap:
        return


def fields_of(content: bytes) -> list[str]:
    from xml.etree import ElementTree as ET

    return [one.tag.partition("}")[2] for one in ET.fromstring(content).iter()]


def test_elements_stand_in_the_order_that_the_schema_prescribes() -> None:
    made: dict[str, Any] = {
        "status": "Exercise", "expires": NOW + 1000, "level": "red", "text": "t",
        "instruction": "i", "issuer": "n", "note": "演练",
        "refers_to": "a,b,2026-01-01T00:00:00+08:00",
    }  # fmt: skip
    content = document(Message("x", "y", NOW, "台风", "h", NOW, **made))
    assert fields_of(content) == [
        "alert", "identifier", "sender", "sent", "status", "msgType", "scope", "restriction",
        "note", "references",
        "info", "language", "category", "event", "urgency", "severity", "certainty", "effective",
        "expires", "senderName", "headline", "description", "instruction",
        "parameter", "valueName", "value", "area", "areaDesc",
    ]  # fmt: skip
    assert b"+08:00</sent>" in content
