"""Readings of sensors along a curve (感知数据), through the drill's broker as in real life."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.drill.effects.stage import Stage

KIND = "reading"


class Point(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`at`: seconds after the inject. `value`: in the kind's unit; straight between points."""

    at: float
    value: float


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`sensors`: their codes. `curve`: at least one point, in order. `each`: seconds between two
    messages. `state`: what the device says of itself with each, "" for nothing.
    """

    sensors: tuple[str, ...]
    curve: tuple[Point, ...] = ()
    each: float = 5.0
    state: str = ""


class BadCurve(ValueError):
    """A curve goes back in time, is empty and without a state, or its step is none."""


def run(body: Body, stage: Stage) -> None:
    """Publish until the curve is over. Raises NotFound, BadCurve, OSError."""
    if body.each <= 0 or (not body.curve and not body.state):
        raise BadCurve(body)
    if any(after.at < before.at for before, after in pairwise(body.curve)):
        raise BadCurve(body)
    topics = [stage.sensor(code)[0] for code in body.sensors]
    for at in _times(body.curve, body.each):
        if not stage.wait_until(at):
            return
        said: dict[str, object] = {"v": 1, "ts": stage.now()}
        if body.curve:
            said["value"] = round(value_at(body.curve, at), 3)
        if body.state:
            said["state"] = body.state
        payload = json.dumps(said).encode()
        for topic in topics:
            stage.publish(topic, payload)


def value_at(curve: Sequence[Point], at: float) -> float:
    """Return the curve's value `at` seconds: straight between points, the end's beyond them."""
    if at <= curve[0].at:
        return curve[0].value
    for before, after in pairwise(curve):
        if at < after.at:
            share = (at - before.at) / (after.at - before.at)
            return before.value + share * (after.value - before.value)
    return curve[-1].value


def _times(curve: Sequence[Point], each: float) -> list[float]:
    """Return when to publish: at each step, and at the curve's end."""
    if not curve:
        return [0.0]
    first, last = curve[0].at, curve[-1].at
    times = [first + number * each for number in range(int((last - first) / each) + 1)]
    if times[-1] < last:
        times.append(last)
    return times
