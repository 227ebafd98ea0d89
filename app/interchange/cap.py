"""Warnings as XML after the Common Alerting Protocol, CAP 1.2 (OASIS, 2010-07-01).

Small and of our own: the libraries there are read feeds, have not been kept up for years, or do not
write. Read is what a street acts on; of several `info` blocks the first
Chinese one, else the first.
A file comes from anybody: one with a document type is refused before anything of it is expanded
(entities, external files), and so is one that is too large or too deep.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET
from xml.parsers import expat

from app.domain.instant import BadInstant, Instant, parse_instant
from app.domain.warnings import (
    HAZARD_WORDS,
    LEVEL_WORDS,
    METEOROLOGICAL,
    SEVERITIES,
    Message,
    MessageType,
    Status,
    cap_time,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMESPACE: Final = "urn:oasis:names:tc:emergency:cap:1.2"
_TAG = f"{{{NAMESPACE}}}"
MOST_BYTES: Final = 1_000_000
_MOST_DEPTH = 20
_COLOUR = "colour"
"""The parameter in which the level stands as a colour; CAP itself knows severities only."""
_CATEGORIES = frozenset(
    [
        "Geo",
        "Met",
        "Safety",
        "Security",
        "Rescue",
        "Fire",
        "Health",
        "Env",
        "Transport",
        "Infra",
        "CBRNE",
        "Other",
    ]
)
_URGENCIES = frozenset(["Immediate", "Expected", "Future", "Past", "Unknown"])
_SEVERITIES = frozenset(["Extreme", "Severe", "Moderate", "Minor", "Unknown"])
_CERTAINTIES = frozenset(["Observed", "Likely", "Possible", "Unlikely", "Unknown"])
_FORBIDDEN = frozenset(" ,<&")
"""Characters that an identifier and a sender must not have (CAP 1.2, 3.2.1)."""


class BadCap(ValueError):
    """This is no CAP message that can be used. Fields: `fault` (a code), `detail`."""

    def __init__(self, fault: str, detail: str = "") -> None:
        super().__init__(f"{fault}: {detail}" if detail else fault)
        self.fault = fault
        self.detail = detail


def document(message: Message) -> bytes:
    """Return a message as a CAP 1.2 document, UTF-8. One that is an Exercise says so in `note`, and
    is restricted to those who take part.
    """
    alert = ET.Element("alert", xmlns=NAMESPACE)
    is_exercise = message.status == Status.EXERCISE
    _put(
        alert,
        identifier=message.identifier,
        sender=message.sender,
        sent=cap_time(message.sent),
        status=message.status,
        msgType=message.msg_type,
        scope="Restricted" if is_exercise else "Public",
        restriction="演练 DRILL，仅限参演人员" if is_exercise else "",
        note=message.note,
        references=message.refers_to,
    )
    info = ET.SubElement(alert, "info")
    _put(
        info,
        language="zh-CN",
        category=message.category,
        event=message.event,
        urgency=message.urgency,
        severity=message.severity,
        certainty=message.certainty,
        effective=cap_time(message.effective),
        expires="" if message.expires is None else cap_time(message.expires),
        senderName=message.issuer,
        headline=message.headline,
        description=message.text,
        instruction=message.instruction,
    )
    if message.level:
        _put(ET.SubElement(info, "parameter"), valueName=_COLOUR, value=message.level)
    _put(ET.SubElement(info, "area"), areaDesc=message.area or "本街道")
    ET.indent(alert)
    text: str = ET.tostring(alert, "unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def read(content: bytes) -> Message:
    """Return the message in a CAP document. Raises BadCap."""
    alert = _parse(content)
    if alert.tag != f"{_TAG}alert":
        raise BadCap("not_cap", alert.tag)
    said = _Reader(alert)
    sent = said.time("sent")
    info = _Reader(_info(alert))
    level, severity = _level(info), info.one_of("severity", _SEVERITIES)
    event = info.needed("event")[:80]
    effective = sent if not info.text("effective") else info.time("effective")
    expires = info.time("expires") if info.text("expires") else None
    if expires is not None and expires <= effective:
        raise BadCap("ends_before_it_begins", info.text("expires"))
    areas = [_Reader(one).text("areaDesc") for one in info.element.findall(f"{_TAG}area")]
    return Message(
        identifier=_name(said, "identifier"),
        sender=_name(said, "sender"),
        sent=sent,
        status=said.one_of("status", frozenset(map(str, Status))),
        msg_type=said.one_of("msgType", frozenset(map(str, MessageType))),
        refers_to=_references(said),
        category=info.one_of("category", _CATEGORIES),
        hazard=_hazard(f"{event} {info.text('headline')}"),
        event=event,
        level=level,
        urgency=info.one_of("urgency", _URGENCIES),
        severity=severity,
        certainty=info.one_of("certainty", _CERTAINTIES),
        headline=(info.text("headline") or event)[:160],
        text=info.text("description"),
        instruction=info.text("instruction"),
        issuer=info.text("senderName")[:120],
        area="；".join(filter(None, areas)),
        effective=effective,
        expires=expires,
        note=said.text("note"),
    )


def category_of(hazard: str) -> str:
    """Return CAP's `category` of a hazard."""
    if hazard in METEOROLOGICAL:
        return "Met"
    named = {"fire": "Fire", "epidemic": "Health", "earthquake": "Geo", "flood": "Geo"}
    infra = {"power_outage": "Infra", "water_outage": "Infra", "hazardous_chemicals": "CBRNE"}
    return {**named, **infra, "storm_surge": "Met"}.get(hazard, "Other")


def _put(parent: ET.Element, **texts: str) -> None:
    """Add elements in the order that the schema prescribes; what is empty is left out."""
    for name, text in texts.items():
        if text:
            ET.SubElement(parent, name).text = _printable(text)


def _printable(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return "".join(one for one in text if one >= " " or one in "\n\t")


def _parse(content: bytes) -> ET.Element:
    if len(content) > MOST_BYTES:
        raise BadCap("too_large", str(len(content)))
    builder = ET.TreeBuilder()
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = 0

    def start(name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MOST_DEPTH:
            raise BadCap("too_deep")
        builder.start(_tag(name), {})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_tag(name))

    def refuse(*_: Any) -> None:
        raise BadCap("has_doctype")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except BadCap:
        raise
    except (expat.ExpatError, LookupError, ValueError) as error:  # also an encoding unknown here
        raise BadCap("not_xml", str(error)) from None
    return builder.close()


def _tag(name: str) -> str:
    """Return a name as ElementTree writes it."""
    namespace, _, local = name.rpartition(" ")
    return f"{{{namespace}}}{local}"


def _info(alert: ET.Element) -> ET.Element:
    infos = alert.findall(f"{_TAG}info")
    if not infos:
        raise BadCap("no_info")
    return next((one for one in infos if _Reader(one).text("language").startswith("zh")), infos[0])


class _Reader:
    """Reads the elements directly below one."""

    def __init__(self, element: ET.Element) -> None:
        self.element = element

    def text(self, name: str) -> str:
        found = self.element.find(f"{_TAG}{name}")
        return "" if found is None or found.text is None else found.text.strip()

    def needed(self, name: str) -> str:
        found = self.text(name)
        if not found:
            raise BadCap("missing", name)
        return found

    def one_of(self, name: str, known: frozenset[str]) -> str:
        found = self.needed(name)
        if found not in known:
            raise BadCap("unknown_value", f"{name} = {found[:40]}")
        return found

    def time(self, name: str) -> Instant:
        text = self.needed(name)
        try:
            return parse_instant(text)
        except BadInstant:
            raise BadCap("bad_time", f"{name} = {text[:40]}") from None

    def parameters(self) -> Iterator[tuple[str, str]]:
        for one in self.element.findall(f"{_TAG}parameter"):
            said = _Reader(one)
            yield said.text("valueName").lower(), said.text("value").lower()


def _name(said: _Reader, name: str) -> str:
    found = said.needed(name)
    if _FORBIDDEN & set(found) or len(found) > 200:
        raise BadCap("bad_name", f"{name} = {found[:40]}")
    return found


def _references(said: _Reader) -> str:
    found = " ".join(said.text("references").split())
    if any(len(one.split(",")) != 3 for one in found.split()):
        raise BadCap("bad_references", found[:40])
    if not found and said.text("msgType") in (MessageType.UPDATE, MessageType.CANCEL):
        raise BadCap("missing", "references")
    return found


def _level(info: _Reader) -> str:
    """Return the colour: said as a parameter, in words, or by the severity; "" when by none."""
    for name, value in info.parameters():
        if name in (_COLOUR, "color", "awareness_level") and (found := _colour_in(value)):
            return found
    if found := _colour_in(f"{info.text('headline')} {info.text('event')}".lower()):
        return found
    severity = info.text("severity")
    return next((level for level, one in SEVERITIES.items() if one == severity), "")


def _colour_in(told: str) -> str:
    named = ((level, word) for level, word in LEVEL_WORDS.items() if level)
    return next(
        (level for level, word in named if word in told or re.search(rf"\b{level}\b", told)), ""
    )


def _hazard(told: str) -> str:
    return next((code for code, word in HAZARD_WORDS.items() if word in told), "")
