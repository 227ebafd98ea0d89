"""Payload version 1: bytes -> Reading, or a Refusal that says why. Never raises.

The fields are described for people in docs/mqtt.md and for programs in
resources/schemas/payload-v1.schema.json; tests hold the three together.
"""

from __future__ import annotations

import json
import math
from typing import Annotated, Any

import msgspec

from app.domain.instant import BadInstant, parse_instant
from app.domain.readings import NO_SEQ, Reading, ReportedState
from app.domain.refusals import MAX_PAYLOAD, Refusal, RefusalReason

VERSION = 1
MAX_SEQ = 2**53
"""Sequence numbers stay exact in every JSON library."""


class PayloadV1(msgspec.Struct, gc=False):
    """The fields as they stand on the wire; unknown fields are passed over."""

    v: int | float
    ts: int | float | str
    seq: Annotated[int, msgspec.Meta(ge=0, le=MAX_SEQ)] | None = None
    value: float | None = None
    state: ReportedState | None = None
    unit: str | None = None
    battery: Annotated[float, msgspec.Meta(ge=0, le=100)] | None = None
    rssi: Annotated[float, msgspec.Meta(ge=-200, le=50)] | None = None


_UNREADABLE = object()
_decode = msgspec.json.Decoder(PayloadV1).decode


def read_payload(payload: bytes | bytearray, unit: str = "") -> Reading | Refusal:
    """Read one payload. `unit`: the sensor kind's; a message that names another is refused.

    A refusal carries what could be understood all the same, if that says alarm.
    """
    if len(payload) > MAX_PAYLOAD:
        return Refusal(RefusalReason.TOO_LARGE, f"{len(payload)} bytes")
    try:
        wire = _decode(payload)
    except msgspec.ValidationError as error:
        return _invalid(payload, str(error))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return _malformed(payload, str(error))
    if wire.v != VERSION:
        return Refusal(RefusalReason.UNKNOWN_VERSION, f"v is {wire.v}, expected {VERSION}")
    try:
        ts = parse_instant(wire.ts)
    except BadInstant as error:
        return Refusal(RefusalReason.BAD_FIELD, f"ts: {error}")
    value, state = wire.value, wire.state
    if value is None and state is None:
        return Refusal(RefusalReason.BAD_FIELD, "neither value nor state")
    seq = NO_SEQ if wire.seq is None else wire.seq
    if value is not None and wire.unit and unit and wire.unit != unit:
        return Refusal(
            RefusalReason.BAD_FIELD,
            f"unit is {wire.unit!r}, expected {unit!r}",
            Reading(ts, None, state, seq) if state is ReportedState.ALARM else None,
        )
    return Reading(ts, value, state, seq, wire.battery, wire.rssi)


def _invalid(payload: bytes | bytearray, detail: str) -> Refusal:
    """Say why JSON of the wrong shape is refused: the version before its fields."""
    content = _lenient(payload)
    if "Number out of range" in detail:
        return Refusal(RefusalReason.NOT_FINITE, detail, _alarm_in(content))
    if content is _UNREADABLE:
        return Refusal(RefusalReason.NOT_JSON, "not JSON as a whole")
    if not isinstance(content, dict):
        return Refusal(RefusalReason.BAD_FIELD, detail)
    version = content.get("v")
    if version != VERSION or isinstance(version, bool):
        return Refusal(RefusalReason.UNKNOWN_VERSION, f"v is {version!r:.40}, expected {VERSION}")
    return Refusal(RefusalReason.BAD_FIELD, detail, _alarm_in(content))


def _malformed(payload: bytes | bytearray, detail: str) -> Refusal:
    """Tell NaN and Infinity, which JSON does not know, from what is no JSON at all."""
    content = _lenient(payload)
    if not _finite(content):
        return Refusal(RefusalReason.NOT_FINITE, "NaN or Infinity", _alarm_in(content))
    return Refusal(RefusalReason.NOT_JSON, detail)


def _lenient(payload: bytes | bytearray) -> Any:
    """Parse what Python's own reader accepts, NaN and Infinity included, else `_UNREADABLE`."""
    try:
        return json.loads(payload)
    except (ValueError, RecursionError):
        return _UNREADABLE


def _finite(content: Any) -> bool:
    """Return whether the top-level numbers are finite (a number too big for a double is not)."""
    numbers = content.values() if isinstance(content, dict) else (content,)
    return all(not isinstance(one, float) or math.isfinite(one) for one in numbers)


def _alarm_in(content: Any) -> Reading | None:
    """Return the alarm that a refused message clearly speaks of, by its state alone."""
    if not isinstance(content, dict) or content.get("state") != ReportedState.ALARM:
        return None
    if content.get("v") != VERSION:
        return None
    ts, seq = content.get("ts"), content.get("seq")
    if not isinstance(ts, int | float | str):
        return None
    known = isinstance(seq, int) and not isinstance(seq, bool) and 0 <= seq <= MAX_SEQ
    try:
        return Reading(
            parse_instant(ts),
            None,
            ReportedState.ALARM,
            seq if isinstance(seq, int) and known else NO_SEQ,
        )
    except BadInstant:
        return None
