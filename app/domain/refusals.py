"""Why a message is refused. A refused message is quarantined with its reason, never dropped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.readings import Reading


class RefusalReason(StrEnum):
    """Codes in the quarantine table; docs/mqtt.md explains each to people who connect devices."""

    BAD_TOPIC = "bad_topic"
    """Not `<root>/<street>/sensor/<kind>/<sensor code>`, or not UTF-8."""
    UNKNOWN_SENSOR = "unknown_sensor"
    """The sensor code of the topic is not in the register of sensors."""
    KIND_MISMATCH = "kind_mismatch"
    """The register has the sensor under another kind than the topic names."""
    TOO_LARGE = "too_large"
    """The payload has more than `MAX_PAYLOAD` bytes."""
    NOT_JSON = "not_json"
    UNKNOWN_VERSION = "unknown_version"
    """`v` is missing or is not 1."""
    NOT_FINITE = "not_finite"
    """A number is NaN, infinite, or beyond a double."""
    BAD_FIELD = "bad_field"
    """A field is missing, has a wrong type or range, or the unit is not the kind's."""
    CLOCK_OFF = "clock_off"
    """`ts` is too far ahead of or behind the receiver's clock."""


MAX_PAYLOAD = 64 * 1024
"""The largest payload that is read, in bytes."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refused message.

    `detail`: what is wrong with it, in English, for whoever connects the device. `reading`: what
    could be understood all the same. If that says alarm, the alarm is raised although the message
    is refused: the worst sin of an emergency room is a calm screen while something burns.
    """

    reason: RefusalReason
    detail: str = ""
    reading: Reading | None = None
