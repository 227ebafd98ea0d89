"""A situation report as it is read: the sections of a written report to the district.

The sections are those of a Chinese report on an emergency (突发事件信息报告). It is written to the
district and so is Chinese in whatever language the interface is. What is not known is said to be
unknown, never left to be read as nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec

from app.domain.instant import Instant, local_text
from app.domain.reporting import Channel, ReportKind

KIND_NAMES: dict[ReportKind, str] = {
    ReportKind.INITIAL: "初报",
    ReportKind.FOLLOW_UP: "续报",
    ReportKind.FINAL: "终报",
}
CHANNEL_NAMES: dict[Channel, str] = {Channel.TELEPHONE: "电话", Channel.WRITING: "书面"}

UNKNOWN = "不明，正在核实"
NONE = "无"


class ReportText(msgspec.Struct, frozen=True):
    """What a written report says, by section. Empty texts: not known.

    `occurred`: when it happened, in words. `injured`, `dead`, `missing`: people, None: not known.
    `requests`: what the district is asked for; empty: nothing. `foot`: the lines under the
    sections (落款), such as unit and telephone.
    """

    title: str
    occurred: str = ""
    place: str = ""
    source: str = ""
    cause: str = ""
    course: str = ""
    injured: int | None = None
    dead: int | None = None
    missing: int | None = None
    consequences: str = ""
    extent: str = ""
    trend: str = ""
    measures: str = ""
    next_steps: str = ""
    requests: str = ""
    foot: str = ""


class Letterhead(NamedTuple):
    """What stands over and under a report. `at` None: it is not sent yet."""

    street: str
    kind: ReportKind
    number: int
    incident: str
    recipient: str
    author: str
    at: Instant | None


class Section(NamedTuple):
    """A numbered section of a report."""

    heading: str
    text: str


def casualties(text: ReportText) -> str:
    """Return how many people are injured, dead and missing; each that is not known says so."""
    return "，".join(
        f"{word} {UNKNOWN if people is None else f'{people} 人'}"
        for word, people in (("受伤", text.injured), ("死亡", text.dead), ("失联", text.missing))
    )


def sections(text: ReportText) -> tuple[Section, ...]:
    """Return the sections of a report in their order."""
    consequences = "。".join(
        part.rstrip("。") for part in (casualties(text), text.consequences) if part
    )
    found = (
        ("发生时间", text.occurred or UNKNOWN),
        ("发生地点", text.place or UNKNOWN),
        ("信息来源", text.source or UNKNOWN),
        ("事件起因和性质", text.cause or UNKNOWN),
        ("基本过程", text.course or UNKNOWN),
        ("已造成的后果", consequences),
        ("影响范围", text.extent or UNKNOWN),
        ("发展趋势", text.trend or UNKNOWN),
        ("已采取的措施", text.measures or UNKNOWN),
        ("下一步工作", text.next_steps or UNKNOWN),
        ("请求事项", text.requests or NONE),
    )
    return tuple(
        Section(f"{numeral}、{heading}", said)
        for numeral, (heading, said) in zip(_NUMERALS, found, strict=True)
    )


_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一")


def head_lines(head: Letterhead) -> tuple[str, ...]:
    """Return the lines between title and sections: which report, to whom, when."""
    when = local_text(head.at) if head.at is not None else "尚未报送"
    return (
        f"{head.street}　{KIND_NAMES[head.kind]}　第 {head.number} 期　事件 {head.incident}",
        f"报送：{head.recipient or UNKNOWN}",
        f"时间：{when}",
    )


TITLE_PATTERN = "{街道}关于“{事件}”的{类别}"
"""How a report is entitled until a street says otherwise."""

TITLE_PARTS = ("{街道}", "{事件}", "{类别}")
"""What a pattern may hold: the street, the incident's title, the kind of report."""


def strange_part(pattern: str) -> str:
    """Return what stands in braces in a pattern and is none of TITLE_PARTS; empty for nothing."""
    for part in TITLE_PARTS:
        pattern = pattern.replace(part, "")
    start = min((at for at in (pattern.find("{"), pattern.find("}")) if at >= 0), default=-1)
    if start < 0:
        return ""
    end = pattern.find("}", start)
    return pattern[start : end + 1 if end >= 0 else None]


def title_by(pattern: str, street: str, incident: str, kind: ReportKind) -> str:
    """Return a report's title by a pattern; what the parts hold is not read as a pattern again."""
    said = dict(zip(TITLE_PARTS, (street, incident, KIND_NAMES[kind]), strict=True))
    return "".join(said.get(one, one) for one in re.split("(\\{[^{}]*\\})", pattern))


def plain(text: ReportText, head: Letterhead) -> str:
    """Return a report as plain text, to be read before it is sent."""
    body = "\n\n".join(f"{one.heading}\n{one.text}" for one in sections(text))
    ending = [text.foot] if text.foot else []
    lines = (text.title, *head_lines(head), "", body, "", *ending, f"拟稿：{head.author}")
    return "\n".join(lines)
