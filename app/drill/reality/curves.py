"""What a sensor said, as injects: a curve that keeps each value until the next one came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain.alarms import AlarmEvent, Condition
from app.domain.drill.spans import span_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.domain.instant import Instant
    from db.models import Alarm, AlarmTransition, Reading

_APART_MS = 5 * 60_000
"""A sensor that says nothing new for so long is left to itself, and speaks by another inject."""
_JUST_BEFORE_MS = 1_000
_EACH = "10s"
_MOST = 60
"""Values in one curve; of more, the first, last, least and greatest of each stretch are kept."""
_HELD_MS = 60_000
"""How long before an alarm its value is held, where only the alarm is on record."""
SAYABLE = (Condition.PROCESS, Condition.FAULT, Condition.TEST)
"""What a device can be let say. The others come of silence and of a battery."""
_STATES = {Condition.PROCESS: "alarm", Condition.FAULT: "fault", Condition.TEST: "test"}


class Said(NamedTuple):
    """A value, a state, or both, at an instant."""

    at: Instant
    value: float | None
    state: str


class Stretch(NamedTuple):
    """What one inject says: from when, and its fields but for the sensor."""

    at: Instant
    until: Instant
    body: dict[str, Any]


def from_readings(rows: Iterable[Reading], since: Instant) -> list[Said]:
    """Return a history; what came before `since` stands at its beginning."""
    return [Said(max(one.received_at, since), one.value, one.state or "") for one in rows]


def with_raises(history: list[Said], steps: Iterable[AlarmTransition]) -> list[Said]:
    """Return a history with the values that raised alarms: small changes are not kept as readings,
    and one of them may have crossed the limit.
    """
    found = sorted(history, key=lambda said: said.at)
    for one in steps:
        if one.event not in (AlarmEvent.RAISE, AlarmEvent.ESCALATE) or one.value is None:
            continue
        last = max((each for each in found if each.at <= one.at), default=None, key=lambda s: s.at)
        if last is not None and last.value is not None and last.value != one.value:
            found.append(Said(one.at, one.value, last.state))
    return found


def from_steps(alarm: Alarm, steps: Iterable[AlarmTransition]) -> list[Said]:
    """Return what the sensor must have said for an alarm of which no reading is on record."""
    own_word = not alarm.rule and alarm.condition in SAYABLE
    state = _STATES[Condition(alarm.condition)] if own_word else ""
    found = []
    for one in steps:
        if one.event in (AlarmEvent.RAISE, AlarmEvent.ESCALATE):
            value = one.value if one.value is not None else alarm.value
            if value is not None:
                found.append(Said(one.at - _HELD_MS, value, state))
            if value is not None or state:
                found.append(Said(one.at, value, state))
        elif one.event == AlarmEvent.CLEAR and (one.value is not None or own_word):
            found.append(Said(one.at, one.value, "normal" if own_word else ""))
    return found


def stretches(history: Sequence[Said]) -> list[Stretch]:
    """Return the injects that say a history again."""
    parts: list[list[Said]] = []
    for one in sorted(history, key=lambda said: said.at):
        last = parts[-1][-1] if parts else None
        if last is not None and _goes_on(last, one):
            parts[-1].append(one)
            continue
        parts.append([one])
    return [_stretch(part) for part in parts if part[0].value is not None or part[0].state]


def _goes_on(last: Said, one: Said) -> bool:
    """Return whether the same inject can say both."""
    alike = last.state == one.state and (last.value is None) == (one.value is None)
    return alike and one.at - last.at <= _APART_MS


def _stretch(part: list[Said]) -> Stretch:
    first = part[0].at
    body: dict[str, Any] = {}
    if part[0].value is not None:
        body["curve"] = [
            [span_text(at - first), value]
            for at, value in _steps(_thinned(part))
            if value is not None
        ]
        body["each"] = _EACH
    if part[0].state:
        body["state"] = part[0].state
    return Stretch(first, part[-1].at, body)


def _steps(part: Sequence[Said]) -> list[tuple[Instant, float | None]]:
    """Return the points of a curve that jumps where the value did."""
    points: list[tuple[Instant, float | None]] = []
    for one in part:
        if points and one.value != points[-1][1] and one.at - points[-1][0] > _JUST_BEFORE_MS:
            points.append((one.at - _JUST_BEFORE_MS, points[-1][1]))
        points.append((one.at, one.value))
    return points


def _thinned(part: list[Said]) -> list[Said]:
    if len(part) <= _MOST:
        return part
    size = -(-len(part) // (_MOST // 4))
    kept: set[int] = set()
    for start in range(0, len(part), size):
        places = range(start, min(start + size, len(part)))
        by_value = sorted(places, key=lambda place: part[place].value or 0.0)
        kept |= {places[0], places[-1], by_value[0], by_value[-1]}
    return [part[place] for place in sorted(kept)]
