"""What a person does with alarms: acknowledge, verify and reset, note what was done.

Reading them is in `alarm_rows` (lists), `alarm_history` (search) and `alarm_surroundings` (who and
what is near); all of it can be had from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from app.domain.alarms import (
    AlarmEvent,
    AlarmState,
    TransitionRefused,
    Verdict,
)
from app.domain.causes import causes_for
from app.services.alarm_history import HistoryFilter, HistoryPage, history
from app.services.alarm_moves import get_alarm, move
from app.services.alarm_rows import (
    AlarmRow,
    alarms_by_id,
    current_values,
    in_parts,
    open_alarms,
)
from app.services.alarm_surroundings import (
    AlarmNearby,
    Surroundings,
    reveal_leader_phone,
    surroundings,
)
from app.services.desk import ChangedMeanwhile, ServiceError
from db.models import Alarm, AlarmTransition

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.services.desk import Deed, Desk

__all__ = [
    "Acknowledged",
    "AlarmNearby",
    "AlarmRow",
    "HistoryFilter",
    "HistoryPage",
    "Surroundings",
    "TransitionRow",
    "UnfitCause",
    "UnknownVerdict",
    "acknowledge",
    "alarms_by_id",
    "current_values",
    "history",
    "open_alarms",
    "reset",
    "reset_all",
    "reveal_leader_phone",
    "set_disposition",
    "surroundings",
    "transitions",
]

_ATTEMPTS = 3


class UnknownVerdict(ServiceError):
    """There is no such verdict. Field: `verdict`."""

    def __init__(self, verdict: str) -> None:
        super().__init__(f"no such verdict: {verdict}")
        self.verdict = verdict


class UnfitCause(ServiceError):
    """This cause does not explain such an alarm. Fields: `cause`, `kind`, `verdict`."""

    def __init__(self, cause: str, kind: str, verdict: str) -> None:
        super().__init__(f"cause {cause} does not fit a {kind} alarm with verdict {verdict}")
        self.cause = cause
        self.kind = kind
        self.verdict = verdict


class Acknowledged(msgspec.Struct, frozen=True):
    """Which alarms this acknowledgement moved, and which were already seen, closed or unknown."""

    done: tuple[str, ...]
    refused: tuple[str, ...]


class TransitionRow(msgspec.Struct, frozen=True):
    """One step of an alarm: when, what, by whom (`watch` is the machine) and why."""

    at: int
    event: str
    from_state: str | None
    to_state: str
    level: int
    value: float | None
    actor: str
    reason: str


def acknowledge(
    desk: Desk, ids: Iterable[str], seen_levels: Mapping[str, int] | None = None
) -> Acknowledged:
    """Say that a person has seen these alarms; one transaction for all of them.

    `seen_levels`: the level of each alarm on the person's screen; one that has become more severe
    since is refused, for nobody has seen that yet. An alarm that cannot be acknowledged (any more)
    is refused too, never an error. Tried again when the watch has changed one meanwhile, for
    seeing an alarm stands beside any new value of it; raises ChangedMeanwhile after three times.
    """
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return Acknowledged((), ())
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            return _acknowledge(desk, wanted, seen_levels or {})
        except ChangedMeanwhile:
            if attempt == _ATTEMPTS:
                raise
    raise AssertionError("unreachable")


def reset(
    desk: Desk, alarm_id: str, verdict: str, note: str = "", cause: str | None = None
) -> None:
    """Record what verification found (复核); see `reset_all`."""
    reset_all(desk, (alarm_id,), verdict, note, cause)


def reset_all(
    desk: Desk, ids: Iterable[str], verdict: str, note: str = "", cause: str | None = None
) -> None:
    """Record what verification of some alarms found; one transaction for all of them.

    A latched alarm that is still open ends with it (acknowledged first, if nobody had); any other
    alarm, also a closed one, only carries the verdict. `cause`: why it was false or the device at
    fault, a code of `app.domain.causes`; None: nobody has said. A new verdict replaces verdict,
    note and cause. Raises NotFound, UnknownVerdict, UnfitCause: then none of them is changed.
    """
    try:
        found = Verdict(verdict)
    except ValueError:
        raise UnknownVerdict(verdict) from None
    with desk.deed() as deed:
        for alarm_id in dict.fromkeys(ids):
            _reset(deed, get_alarm(deed, alarm_id), found, note, cause)


def _reset(deed: Deed, alarm: Alarm, found: Verdict, note: str, cause: str | None) -> None:
    if cause is not None and cause not in causes_for(alarm.kind, found):
        raise UnfitCause(cause, alarm.kind, found)
    before = alarm.verdict
    if alarm.latched and alarm.state != AlarmState.NORMAL:
        if alarm.state == AlarmState.ACTIVE_UNACKED:
            move(deed, alarm, AlarmEvent.ACKNOWLEDGE)
        move(deed, alarm, AlarmEvent.RESET, reason=found)
    alarm.verdict = found
    alarm.verdict_by = deed.actor.name
    alarm.verdict_note = note
    alarm.false_cause = cause
    deed.audit(
        "reset",
        "alarms",
        alarm.id,
        verdict=found,
        cause=cause,
        before=before,
        state=alarm.state,
    )


def set_disposition(desk: Desk, alarm_id: str, text: str) -> None:
    """Note what was done about the alarm (处置); replaces the note there. Raises NotFound."""
    with desk.deed() as deed:
        get_alarm(deed, alarm_id).disposition = text.strip()
        deed.audit("set_disposition", "alarms", alarm_id, characters=len(text.strip()))


def transitions(desk: Desk, alarm_id: str) -> list[TransitionRow]:
    """Return every step of the alarm, the first one first."""
    step = AlarmTransition
    with desk.read() as session:
        found = session.execute(
            select(
                step.at,
                step.event,
                step.from_state,
                step.to_state,
                step.level,
                step.value,
                step.actor,
                step.reason,
            )
            .where(step.alarm_id == alarm_id)
            .order_by(step.hlc, step.id)
        )
        return [TransitionRow(*columns) for columns in found]


def _acknowledge(desk: Desk, ids: list[str], seen_levels: Mapping[str, int]) -> Acknowledged:
    done: list[str] = []
    with desk.deed() as deed:
        for part in in_parts(ids):
            for alarm in deed.session.scalars(select(Alarm).where(Alarm.id.in_(part))):
                if alarm.level < seen_levels.get(alarm.id, alarm.level):
                    continue
                try:
                    move(deed, alarm, AlarmEvent.ACKNOWLEDGE)
                except TransitionRefused:
                    continue
                deed.audit("acknowledge", "alarms", alarm.id, level=alarm.level)
                done.append(alarm.id)
    moved = set(done)
    return Acknowledged(
        tuple(one for one in ids if one in moved), tuple(one for one in ids if one not in moved)
    )
