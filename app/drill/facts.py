"""What the drill's own database holds to be judged, in drill time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from app.domain.alarms import AlarmEvent
from app.domain.drill.record import (
    AlarmFact,
    DrillTimes,
    IssueFact,
    Record,
    ReportFact,
    ShelterFact,
    TaskFact,
)
from app.domain.reporting import Channel
from app.drill.effects.stage import CONTROLLER
from app.drill.facts_of_help import of_calls, of_people, of_stock, of_teams
from app.services.alarm_rows import read_rows, rows_query
from db.models import (
    Alarm,
    AlarmTransition,
    Depot,
    Lot,
    ResidentialArea,
    Shelter,
    SituationReport,
    StockMove,
    SupplyItem,
    Task,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from app.domain.drill.player import Event, Play
    from app.domain.drill.scenario import Act, Span
    from db.store import Store


def record_of(store: Store, play: Play, journal: Iterable[Event], end: Span) -> Record:
    """Return the record of a drill; what is from before its first command is left out."""
    events = list(journal)
    first = min((event.at for event in events), default=None)
    if first is None:
        return Record(play, end)
    times = DrillTimes(events)
    with store.read() as session:
        return Record(
            play,
            end,
            _alarms(session, times, first),
            _tasks(session, times, first),
            _shelters(session, play),
            _issues(session, times, first),
            _reports(session, times, first),
            *of_stock(session, play, times, first),
            *of_people(session, play, times, first),
            of_teams(session, times, first),
            of_calls(session, times, first),
        )


def _alarms(session: Session, times: DrillTimes, first: int) -> tuple[AlarmFact, ...]:
    rows = read_rows(session, rows_query().where(Alarm.recorded_at >= first))
    # A confirmed or graver alarm is to be acknowledged anew: its row then tells of the last time.
    seen = (
        select(AlarmTransition.alarm_id, func.min(AlarmTransition.at))
        .where(AlarmTransition.event == AlarmEvent.ACKNOWLEDGE, AlarmTransition.at >= first)
        .group_by(AlarmTransition.alarm_id)
    )
    first_seen = {alarm: at for alarm, at in session.execute(seen)}  # noqa: C416 - rows
    ended = select(AlarmTransition.alarm_id, AlarmTransition.at).where(
        AlarmTransition.event == AlarmEvent.RESET, AlarmTransition.at >= first
    )
    verdicts = {alarm: at for alarm, at in session.execute(ended)}  # noqa: C416 - rows
    return tuple(
        AlarmFact(
            row.id,
            row.sensor_code,
            row.kind,
            row.level,
            row.area_id,
            times.at(row.recorded_at),
            _at(times, first_seen.get(row.id, row.acknowledged_at)),
            _at(times, verdicts.get(row.id)),
            row.verdict,
        )
        for row in sorted(rows, key=lambda row: (row.recorded_at, row.id))
    )


def _tasks(session: Session, times: DrillTimes, first: int) -> tuple[TaskFact, ...]:
    query = select(Task).where(Task.created_at >= first).order_by(Task.created_at, Task.id)
    return tuple(
        TaskFact(
            one.id,
            one.title,
            one.assignee,
            times.at(one.created_at),
            _at(times, one.due_at),
            _at(times, one.done_at),
        )
        for one in session.scalars(query)
    )


def _shelters(session: Session, play: Play) -> tuple[ShelterFact, ...]:
    """Return which shelters were opened, those with which the drill began first."""
    acts = sorted((one for one in play.acts if one.table == "shelters"), key=lambda one: one.at)
    opened = [one for one in acts if one.action == "shelter_open"]
    begun = [
        str(one.body.get("shelter", ""))
        for one in play.scenario.world
        if one.kind == "shelter" and one.body.get("state", "open") == "open"
    ]
    query = (
        select(Shelter.id, Shelter.code, ResidentialArea.code)
        .join(ResidentialArea, Shelter.area_id == ResidentialArea.id)
        .where(or_(Shelter.id.in_({one.subject for one in opened}), Shelter.code.in_(begun)))
        .order_by(Shelter.code)
    )
    places = {row_id: (code, area) for row_id, code, area in session.execute(query)}
    openings = [(row_id, 0) for row_id, (code, _) in places.items() if code in begun]
    openings += [(one.subject, one.at) for one in opened if one.subject in places]
    return tuple(
        ShelterFact(*places[row_id], at, _closed(acts, row_id, at)) for row_id, at in openings
    )


def _closed(acts: Iterable[Act], shelter: str, since: Span) -> Span | None:
    """Return when a shelter was next closed, or found unusable, after it was opened."""
    ends = ("shelter_close", "shelter_mark_unusable")
    return next(
        (
            one.at
            for one in acts
            if one.subject == shelter and one.action in ends and one.at >= since
        ),
        None,
    )


def _issues(session: Session, times: DrillTimes, first: int) -> tuple[IssueFact, ...]:
    taken_back = select(StockMove.reverses_id).where(StockMove.reverses_id.is_not(None))
    query = (
        select(SupplyItem.code, Depot.code, StockMove.quantity, StockMove.at)
        .join(Lot, StockMove.lot_id == Lot.id)
        .join(SupplyItem, Lot.item_id == SupplyItem.id)
        .join(Depot, StockMove.depot_id == Depot.id)
        .where(
            StockMove.kind == "issue",
            StockMove.at >= first,
            StockMove.actor != CONTROLLER.name,
            StockMove.id.not_in(taken_back),
        )
        .order_by(StockMove.at, StockMove.id)
    )
    return tuple(
        IssueFact(item, depot, -quantity, times.at(at))
        for item, depot, quantity, at in session.execute(query)
    )


def _reports(session: Session, times: DrillTimes, first: int) -> tuple[ReportFact, ...]:
    query = (
        select(SituationReport)
        .where(SituationReport.recorded_at >= first)
        .order_by(SituationReport.recorded_at, SituationReport.id)
    )
    lines = session.scalars(query).all()
    taken_back = {one.retracts_id for one in lines}
    return tuple(
        ReportFact(one.id, one.kind, one.channel == Channel.TELEPHONE, times.at(one.recorded_at))
        for one in lines
        if one.retracts_id is None and one.id not in taken_back
    )


def _at(times: DrillTimes, instant: int | None) -> Span | None:
    return None if instant is None else times.at(instant)
