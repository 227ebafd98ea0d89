"""Signals become rows of `alarms` and `alarm_transitions`, inside the recorder's transaction.

All writers of a database queue for its clock (`Store.write`), so what is read here is what a person
has last done, and what is written cannot meet another's change.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain.alarms import AlarmState, Condition, alarm_id
from app.domain.signals import Occurrence, Signal, Step, begins_to_wait, covers, follow
from app.watch.bulk import insert_rows, select_in
from db.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.instant import Instant
    from app.domain.readings import Reading
    from app.domain.windows import Window
    from app.watch.roster import Point
    from db.store import Write

ACTOR = "watch"
"""Who moved the alarm, in its transitions."""

_OPEN = (
    "SELECT id, sensor_id, condition, state, level, latched, signal, value, threshold, raised_at, "
    "cleared_at, recorded_at, disposition, rule, returns_unacked, window_id FROM alarms "
    "WHERE sensor_id IN ({values}) AND state != 'normal'"
)
_KNOWN = "SELECT id FROM alarms WHERE id IN ({values})"
_PAST = (
    "SELECT sensor_id, condition, raised_at, COALESCE(cleared_at, closed_at), state FROM alarms "
    "WHERE sensor_id IN ({values})"
)
_HISTORY = "SELECT sensor_id, ts, seq, value, state FROM readings WHERE sensor_id IN ({values})"
_ALARM_HEAD = (
    "INSERT INTO alarms (id, version, hlc, sensor_id, kind, condition, level, state, latched, "
    "signal, value, threshold, raised_at, recorded_at, cleared_at, closed_at, verdict_note, "
    "disposition, rule, set_aside_until, set_aside_by, set_aside_reason, returns_unacked, "
    "window_id, escalation)"
)
# What set an alarm aside is written by whoever did it, here only when it is a window's doing; it is
# cleared as soon as the alarm is back.
_ASIDE = (
    "CASE WHEN excluded.state NOT IN ('shelved', 'suppressed', 'out_of_service') THEN {1} "
    "ELSE COALESCE(NULLIF(excluded.{0}, {1}), alarms.{0}) END"
)
_ALARM_TAIL = (
    "ON CONFLICT (id) DO UPDATE SET version = alarms.version + 1, hlc = excluded.hlc, "
    "level = excluded.level, state = excluded.state, signal = excluded.signal, "
    "value = excluded.value, threshold = excluded.threshold, cleared_at = excluded.cleared_at, "
    "closed_at = excluded.closed_at, rule = excluded.rule, "
    f"set_aside_until = {_ASIDE.format('set_aside_until', 'NULL')}, "
    f"set_aside_by = {_ASIDE.format('set_aside_by', 'NULL')}, "
    f"set_aside_reason = {_ASIDE.format('set_aside_reason', chr(39) * 2)}, "
    "returns_unacked = excluded.returns_unacked, window_id = excluded.window_id, "
    "escalation = CASE WHEN excluded.escalation < 0 THEN alarms.escalation ELSE 0 END"
)
_STEP_HEAD = (
    "INSERT INTO alarm_transitions (id, version, hlc, alarm_id, at, event, from_state, to_state, "
    "level, value, actor, reason)"
)


class Told(NamedTuple):
    """A signal and the sensor it is of; `late`: the reading, when it is news of the past."""

    point: Point
    signal: Signal
    late: Reading | None = None


@dataclass
class Applied:
    """What a batch of signals did: ids of alarms changed, and how many of them are new."""

    alarms: set[str] = field(default_factory=set)
    raised: int = 0


@dataclass
class _Entry:
    """An alarm while the batch is applied."""

    point: Point
    alarm: Occurrence
    recorded_at: Instant
    disposition: str = ""
    waits_anew: bool = False
    window: Window | None = None


def apply(
    write: Write,
    told: Sequence[Told],
    window_of: Callable[[Point, Instant], Window | None] = lambda _point, _now: None,
) -> Applied:
    """Follow the signals in their order, write what changed, and return it.

    Called before the batch's own readings are written: a late message that the history already
    holds was judged when it first came, and is passed over. `window_of`: the maintenance window
    that holds at a sensor at an instant.
    """
    applied = Applied()
    told = _unheard(write, told)
    if not told:
        return applied
    connection = write.session.connection()
    points = {one.point.id: one.point for one in told}
    entries: dict[tuple[str, Condition], _Entry] = {}
    for row in select_in(connection, _OPEN, list(points)):
        alarm = _occurrence(row)
        entries[row[1], alarm.condition] = _Entry(points[row[1]], alarm, row[11], row[12])
    known, past = _history(write, told)
    changed: dict[str, _Entry] = {}
    steps: list[tuple[Any, ...]] = []
    for point, signal, _ in told:
        key = (point.id, signal.condition)
        entry = entries.get(key)
        named = alarm_id(point.id, signal.condition, signal.ts, signal.seq)
        if signal.unclocked and named in known:
            named = signal.name_of_next(point.id)
        window = window_of(point, write.now)
        after, taken = follow(
            entry.alarm if entry else None,
            signal,
            named,
            latching=point.kind.latching and signal.condition is Condition.PROCESS,
            window_id=window.id if window else None,
            known=named in known
            or (signal.late and any(covers(*one, signal.ts) for one in past.get(key, ()))),
        )
        if after is None or not taken:
            continue
        if entry is None:
            entry = _Entry(point, after, write.now, signal.note)
            entries[key] = entry
            known.add(named)
            applied.raised += 1
        entry.alarm = after
        entry.window = window
        entry.waits_anew = entry.waits_anew or begins_to_wait(taken)
        changed[after.id] = entry
        steps += [_step_row(write, after.id, step) for step in taken]
        if after.state is AlarmState.NORMAL:
            past.setdefault(key, []).append((after.raised_at, after.cleared_at))
            del entries[key]
    insert_rows(
        connection,
        _ALARM_HEAD,
        _ALARM_TAIL,
        [_alarm_row(write, entry) for entry in changed.values()],
    )
    insert_rows(connection, _STEP_HEAD, "", steps)
    applied.alarms.update(changed)
    return applied


def _unheard(write: Write, told: Sequence[Told]) -> Sequence[Told]:
    """Return the signals without those of late messages that came before."""
    late = [one for one in told if one.late is not None]
    if not late:
        return told
    connection = write.session.connection()
    oldest = min(one.late.ts for one in late if one.late)
    newest = max(one.late.ts for one in late if one.late)
    statement = f"{_HISTORY} AND ts BETWEEN {oldest:d} AND {newest:d}"
    ids = list({one.point.id for one in late})
    heard = set(select_in(connection, statement, ids))
    return [
        one for one in told if one.late is None or heard_key(one.point.id, one.late) not in heard
    ]


def heard_key(sensor_id: str, reading: Reading) -> tuple[Any, ...]:
    """Return what makes a message the same one when it comes again."""
    state = reading.state
    return (
        sensor_id,
        reading.ts,
        reading.seq,
        reading.value,
        None if state is None else state._value_,
    )


def _history(
    write: Write, told: Sequence[Told]
) -> tuple[set[str], dict[tuple[str, Condition], list[tuple[Instant, Instant | None]]]]:
    """Return the alarm ids already used, and when alarms of sensors with late news lasted."""
    connection = write.session.connection()
    names = [
        alarm_id(point.id, signal.condition, signal.ts, signal.seq)
        for point, signal, _ in told
        if signal.active
    ]
    known = {row[0] for row in select_in(connection, _KNOWN, names)}
    late = list({point.id for point, signal, _ in told if signal.late})
    past: dict[tuple[str, Condition], list[tuple[Instant, Instant | None]]] = {}
    for sensor_id, condition, raised_at, ended_at, state in select_in(connection, _PAST, late):
        if state == AlarmState.NORMAL:
            past.setdefault((sensor_id, Condition(condition)), []).append((raised_at, ended_at))
    return known, past


def _occurrence(row: tuple[Any, ...]) -> Occurrence:
    return Occurrence(
        id=row[0],
        condition=Condition(row[2]),
        state=AlarmState(row[3]),
        level=row[4],
        latched=bool(row[5]),
        signal=bool(row[6]),
        value=row[7],
        threshold=row[8],
        raised_at=row[9],
        cleared_at=row[10],
        rule=row[13],
        returns_unacked=bool(row[14]),
        window_id=row[15],
    )


def _alarm_row(write: Write, entry: _Entry) -> tuple[Any, ...]:
    alarm = entry.alarm
    return (
        alarm.id,
        1,
        write.stamp,
        entry.point.id,
        entry.point.kind.code,
        str(alarm.condition),
        int(alarm.level),
        str(alarm.state),
        alarm.latched,
        alarm.signal,
        alarm.value,
        alarm.threshold,
        alarm.raised_at,
        entry.recorded_at,
        alarm.cleared_at,
        write.now if alarm.state is AlarmState.NORMAL else None,
        "",
        entry.disposition,
        alarm.rule,
        *_aside(entry),
        alarm.returns_unacked,
        alarm.window_id,
        0 if entry.waits_anew else -1,
    )


def _aside(entry: _Entry) -> tuple[Instant | None, str | None, str]:
    """Return until when, by whom and why the alarm is suppressed; nothing for any other state."""
    window = entry.window
    if window is None or entry.alarm.window_id != window.id:
        return None, None, ""
    return window.ends_at, ACTOR, window.reason


def _step_row(write: Write, of: str, step: Step) -> tuple[Any, ...]:
    return (
        new_id(),
        1,
        write.stamp,
        of,
        step.at,
        str(step.event),
        None if step.before is None else str(step.before),
        str(step.after),
        int(step.level),
        step.value,
        ACTOR,
        step.reason,
    )
