"""Readings of sensors along a curve (感知数据), through the drill's broker as in real life."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.bodies import BodySpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.drill.effects.stage import Stage

KIND = "reading"

_EACH_MS = 5_000


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`sensor`, or several `sensors`: their codes. `value`, or a `curve` of [span since the inject,
    value] in order, straight between its points; in the kind's unit. `each`: between two messages.
    `state`: what the device says of itself with each, "" for nothing. `silent`: the sensors say
    nothing more, where a background lets the others speak.
    """

    sensor: str = ""
    sensors: tuple[str, ...] = ()
    value: float | None = None
    curve: tuple[tuple[BodySpan, float], ...] = ()
    each: BodySpan = BodySpan(_EACH_MS)
    state: str = ""
    silent: bool = False
    attachment: str = ""


class BadCurve(ValueError):
    """A curve goes back in time, has no sensor, or says nothing; or its step is none."""


def run(body: Body, stage: Stage) -> None:
    """Publish until the curve is over. Raises NotFound, BadCurve, OSError."""
    codes = (*((body.sensor,) if body.sensor else ()), *body.sensors)
    curve = body.curve
    if not curve and body.value is not None:
        curve = ((BodySpan(0), body.value),)
    says_nothing = not curve and not body.state and not body.silent
    if says_nothing or not codes or body.each <= 0:
        raise BadCurve(body)
    if any(after[0] < before[0] for before, after in pairwise(curve)):
        raise BadCurve(body)
    topics = [stage.sensor(code)[0] for code in codes]
    if body.silent:
        for code in codes:
            stage.leave(code)
        return
    for at in _times(curve, body.each):
        if not stage.wait_until(at / 1000):
            return
        said: dict[str, object] = {"v": 1, "ts": stage.now()}
        if curve:
            said["value"] = round(value_at(curve, at), 3)
        if body.state:
            said["state"] = body.state
        payload = json.dumps(said).encode()
        for topic in topics:
            stage.publish(topic, payload)


def value_at(curve: Sequence[tuple[int, float]], at: float) -> float:
    """Return the curve's value at a time: straight between points, the ends' beyond them."""
    if at <= curve[0][0]:
        return curve[0][1]
    for (before, low), (after, high) in pairwise(curve):
        if at < after:
            return low + (at - before) / (after - before) * (high - low)
    return curve[-1][1]


def _times(curve: Sequence[tuple[int, float]], each: int) -> list[int]:
    """Return when to publish: at each step, at each point, and at the end."""
    if not curve:
        return [0]
    first, last = curve[0][0], curve[-1][0]
    return sorted({*range(first, last, each), *(at for at, _ in curve)})
