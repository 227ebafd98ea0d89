"""Warnings (预警) as messages after CAP 1.2, and which of them are in force.

A warning is never changed: an Update or a Cancel names the messages that it replaces. What holds
now follows from all messages and the time alone. Scale: blue < yellow < orange < red; a scale of
its own, neither that of alarms nor that of incidents.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

import msgspec

from app.domain.instant import SHANGHAI, Instant, to_datetime

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

LEVELS: Final = ("blue", "yellow", "orange", "red")
"""From the least severe to the gravest."""

SEVERITIES: Final = {"blue": "Minor", "yellow": "Moderate", "orange": "Severe", "red": "Extreme"}
"""CAP's `severity` of each level. CAP has no colours; China's four levels are usually sent so."""

LEVEL_WORDS: Final = {
    "": "级别不明",
    "blue": "蓝色",
    "yellow": "黄色",
    "orange": "橙色",
    "red": "红色",
}

HAZARD_WORDS: Final = {
    "typhoon": "台风", "rainstorm": "暴雨", "heat": "高温", "cold_wave": "寒潮",
    "snow_ice": "雨雪冰冻", "gale": "大风", "fog": "大雾", "thunder": "雷电",
    "storm_surge": "风暴潮", "flood": "洪水",
    "haze": "霾", "fire": "火灾", "gas": "燃气", "hazardous_chemicals": "危险化学品",
    "earthquake": "地震", "epidemic": "公共卫生", "power_outage": "停电", "water_outage": "停水",
}  # fmt: skip
"""Hazards by code, as in the plans, in the words in which warnings name them."""

METEOROLOGICAL: Final = frozenset(
    {"typhoon", "rainstorm", "heat", "cold_wave", "snow_ice", "gale", "fog", "thunder", "haze"}
)

MARK: Final = "【演练 DRILL】"
"""Before the headline of all that leaves a drill."""
NOTE: Final = "演练 DRILL。不是真实预警。 Exercise only, not an actual warning."


class Status(StrEnum):
    """What a message is meant as; only ACTUAL calls for action."""

    ACTUAL = "Actual"
    EXERCISE = "Exercise"
    SYSTEM = "System"
    TEST = "Test"
    DRAFT = "Draft"


class MessageType(StrEnum):
    """What a message does. ACK and ERROR answer others, and warn of nothing."""

    ALERT = "Alert"
    UPDATE = "Update"
    CANCEL = "Cancel"
    ACK = "Ack"
    ERROR = "Error"


class Message(msgspec.Struct, frozen=True):
    """A message, with CAP's names where there are ones. Times: instants.

    `references`: (sender, identifier) of those it updates or cancels, and `refers_to` the same as
    CAP writes it. `hazard`: a code of HAZARD_WORDS or "". `level`: of LEVELS, "" for unknown.
    `issuer`: `senderName`. `text`: `description`. `expires` None: until it is cancelled.
    """

    identifier: str
    sender: str
    sent: Instant
    event: str
    headline: str
    effective: Instant
    expires: Instant | None = None
    status: str = Status.ACTUAL
    msg_type: str = MessageType.ALERT
    refers_to: str = ""
    category: str = "Other"
    hazard: str = ""
    level: str = ""
    urgency: str = "Unknown"
    severity: str = "Unknown"
    certainty: str = "Unknown"
    text: str = ""
    instruction: str = ""
    issuer: str = ""
    area: str = ""
    note: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """By what other messages name it."""
        return self.sender, self.identifier

    @property
    def references(self) -> tuple[tuple[str, str], ...]:
        """The keys of the messages it names; what is no reference is left out."""
        parts = (one.split(",") for one in self.refers_to.split())
        return tuple((one[0], one[1]) for one in parts if len(one) == 3)

    @property
    def rank(self) -> int:
        """0 for an unknown level, 1 blue to 4 red."""
        return LEVELS.index(self.level) + 1 if self.level in LEVELS else 0


class Standing(StrEnum):
    """How a message stands."""

    IN_FORCE = "in_force"
    COMING = "coming"  # not yet effective
    UPDATED = "updated"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    NOT_FOR_US = "not_for_us"  # an exercise, a test or a draft, seen from the street
    ANSWER = "answer"  # cancels, acknowledges or corrects another; warns of nothing itself


def counted(*, is_exercise: bool) -> frozenset[str]:
    """Return the statuses that count: in a drill what is exercised, beside what really holds."""
    own = {Status.ACTUAL, Status.EXERCISE} if is_exercise else {Status.ACTUAL}
    return frozenset(str(one) for one in own)


def standings(
    messages: Collection[Message], statuses: Collection[str], now: Instant
) -> dict[tuple[str, str], Standing]:
    """Return how each message stands at `now`, by its key. `statuses`: those that count."""
    updated: set[tuple[str, str]] = set()
    cancelled: set[tuple[str, str]] = set()
    for one in messages:
        if one.status not in statuses:
            continue
        if one.msg_type == MessageType.UPDATE:
            updated.update(one.references)
        elif one.msg_type == MessageType.CANCEL:
            cancelled.update(one.references)

    def standing(one: Message) -> Standing:
        if one.status not in statuses:
            return Standing.NOT_FOR_US
        if one.msg_type not in (MessageType.ALERT, MessageType.UPDATE):
            return Standing.ANSWER
        if one.key in cancelled:
            return Standing.CANCELLED
        if one.key in updated:
            return Standing.UPDATED
        if one.expires is not None and one.expires <= now:
            return Standing.EXPIRED
        return Standing.COMING if now < one.effective else Standing.IN_FORCE

    return {one.key: standing(one) for one in messages}


def in_force(
    messages: Collection[Message], statuses: Collection[str], now: Instant
) -> list[Message]:
    """Return what holds at `now`: the gravest first, of the same level the newest first."""
    found = standings(messages, statuses, now)
    holding = (one for one in messages if found[one.key] is Standing.IN_FORCE)
    return sorted(holding, key=lambda one: (-one.rank, -one.sent, one.key))


def reference(messages: Iterable[Message]) -> str:
    """Return what CAP's `references` says of messages."""
    return " ".join(f"{one.sender},{one.identifier},{cap_time(one.sent)}" for one in messages)


def cap_time(instant: Instant) -> str:
    """Return a time as CAP wants it: whole seconds and an offset, never `Z`."""
    return to_datetime(instant).astimezone(SHANGHAI).isoformat(timespec="seconds")


def as_exercise(message: Message) -> Message:
    """Return a message as a drill may tell it: an Exercise, in its status and in words."""
    headline = message.headline
    if not headline.startswith("【演练"):
        headline = f"{MARK}{headline}"
    return msgspec.structs.replace(
        message, status=str(Status.EXERCISE), headline=headline, note=NOTE
    )
