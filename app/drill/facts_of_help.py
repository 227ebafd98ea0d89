"""What the drill's database tells of help: lots issued, people in shelters, teams sent.

Read for what the scenario's expectations speak of, and only that: the score is looked at again
every few seconds.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from app.domain.drill.record import (
    CallFact,
    DispatchFact,
    DrillTimes,
    LotFact,
    OccupancyFact,
    PlaceFact,
    StockFact,
)
from app.domain.incidents import TaskState
from app.domain.instant import local_date
from app.drill.effects.stage import CONTROLLER
from db.models import (
    Alarm,
    Building,
    Compound,
    Depot,
    Incident,
    Lot,
    OccupancyMove,
    PhoneCall,
    ResidentialArea,
    Sensor,
    Shelter,
    StockMove,
    SupplyItem,
    Task,
    Team,
    VulnerablePerson,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.domain.drill.player import Play


def of_stock(
    session: Session, play: Play, times: DrillTimes, first: int
) -> tuple[tuple[LotFact, ...], tuple[StockFact, ...]]:
    """Return the lots that the depots held when the drill began, and the ledger since then."""
    items = _said(play, "lots_right", "item")
    if not items:
        return (), ()
    query = (
        select(StockMove, SupplyItem.code, Depot.code, Lot.code, Lot.expires_on)
        .join(Lot, StockMove.lot_id == Lot.id)
        .join(SupplyItem, Lot.item_id == SupplyItem.id)
        .join(Depot, StockMove.depot_id == Depot.id)
        .where(SupplyItem.code.in_(items))
        .order_by(StockMove.at, StockMove.hlc, StockMove.id)
    )
    rows = session.execute(query).all()
    taken_back = {move.reverses_id for move, *_ in rows}
    held: defaultdict[tuple[str, str, str, str | None], Decimal] = defaultdict(Decimal)
    moves = []
    for move, item, depot, lot, expires in rows:
        held[item, depot, lot, expires] += move.quantity if move.at < first else 0
        if move.at >= first:
            by_player = move.kind == "issue" and move.actor != CONTROLLER.name
            moves.append(
                StockFact(
                    move.id,
                    item,
                    depot,
                    lot,
                    move.quantity,
                    times.at(move.at),
                    local_date(move.at),
                    by_player and move.id not in taken_back,
                )
            )
    lots = tuple(
        LotFact(item, depot, lot, amount, expires)
        for (item, depot, lot, expires), amount in held.items()
    )
    return lots, tuple(moves)


def of_people(
    session: Session, play: Play, times: DrillTimes, first: int
) -> tuple[tuple[OccupancyFact, ...], tuple[PlaceFact, ...]]:
    """Return who came to shelters and left, and the places that expectations speak of."""
    name = "evacuation_complete"
    codes = _said(play, name, "building") | _said(play, name, "area")
    codes |= _said(play, "notified", "building")
    taken_back = select(OccupancyMove.reverses_id).where(OccupancyMove.reverses_id.is_not(None))
    query = (
        select(OccupancyMove, Shelter.code, ResidentialArea.code)
        .join(Shelter, OccupancyMove.shelter_id == Shelter.id)
        .outerjoin(ResidentialArea, OccupancyMove.from_area_id == ResidentialArea.id)
        .where(
            OccupancyMove.at >= first,
            OccupancyMove.actor != CONTROLLER.name,
            OccupancyMove.reverses_id.is_(None),
            OccupancyMove.id.not_in(taken_back),
        )
        .order_by(OccupancyMove.at, OccupancyMove.hlc, OccupancyMove.id)
    )
    moves = tuple(
        OccupancyFact(move.id, shelter, area or "", move.people, times.at(move.at))
        for move, shelter, area in session.execute(query)
    )
    return moves, _places(session, codes)


def of_teams(session: Session, times: DrillTimes, first: int) -> tuple[DispatchFact, ...]:
    """Return the tasks that were given to teams. A task card of a plan names a role, no team."""
    query = (
        select(Task, Team, ResidentialArea.code)
        .join(Team, or_(Task.team_id == Team.id, Task.assignee == Team.name))
        .outerjoin(ResidentialArea, Team.area_id == ResidentialArea.id)
        .where(
            Task.created_at >= first,
            Task.created_by != CONTROLLER.name,
            or_(Task.team_id == Team.id, Task.activation_id.is_(None)),
        )
        .order_by(Task.created_at, Task.hlc, Task.id)
    )
    return tuple(
        DispatchFact(
            task.id,
            team.code,
            team.name,
            team.scope,
            area or "",
            team.task,
            times.at(task.created_at),
            times.at(task.done_at)
            if task.state == TaskState.CANCELLED and task.done_at is not None
            else None,
        )
        for task, team, area in session.execute(query)
    )


def of_calls(session: Session, times: DrillTimes, first: int) -> tuple[CallFact, ...]:
    """Return the calls that were made, each with the alarms that it was about."""
    query = (
        select(PhoneCall, Incident.kind, Building.code)
        .outerjoin(Incident, PhoneCall.incident_id == Incident.id)
        .outerjoin(VulnerablePerson, PhoneCall.person_id == VulnerablePerson.id)
        .outerjoin(Building, VulnerablePerson.building_id == Building.id)
        .where(PhoneCall.at >= first, PhoneCall.actor != CONTROLLER.name)
        .order_by(PhoneCall.at, PhoneCall.hlc, PhoneCall.id)
    )
    rows = session.execute(query).all()
    by_alarm: defaultdict[str, set[str]] = defaultdict(set)
    by_incident: defaultdict[str, set[str]] = defaultdict(set)
    alarms = {call.alarm_id for call, *_ in rows} - {None}
    incidents = {call.incident_id for call, *_ in rows} - {None}
    about = (
        select(Alarm.id, Alarm.incident_id, Sensor.code)
        .join(Sensor, Alarm.sensor_id == Sensor.id)
        .where(or_(Alarm.id.in_(alarms), Alarm.incident_id.in_(incidents)))
    )
    for alarm, incident, sensor in session.execute(about) if rows else ():
        by_alarm[alarm].add(sensor)
        by_incident[incident or ""].add(sensor)
    return tuple(
        CallFact(
            call.id,
            call.whom,
            call.reached,
            times.at(call.at),
            kind or "",
            frozenset(
                by_alarm[call.alarm_id] if call.alarm_id else by_incident[call.incident_id or "-"]
            ),
            call.person_id or "",
            building or "",
        )
        for call, kind, building in rows
    )


def _places(session: Session, codes: set[str]) -> tuple[PlaceFact, ...]:
    """Return the buildings and residential areas with these codes; unknown ones are left out."""
    if not codes:
        return ()
    people = (
        select(VulnerablePerson.building_id, func.count().label("people"))
        .group_by(VulnerablePerson.building_id)
        .subquery()
    )
    rows = session.execute(
        select(Building.code, ResidentialArea.code, people.c.people, Building.residents)
        .join(Compound, Building.compound_id == Compound.id)
        .join(ResidentialArea, Compound.area_id == ResidentialArea.id)
        .outerjoin(people, people.c.building_id == Building.id)
        .where(or_(Building.code.in_(codes), ResidentialArea.code.in_(codes)))
        .order_by(Building.code)
    ).all()
    found: dict[str, list[int]] = {}
    areas: dict[str, str] = {}
    for building, area, vulnerable, residents in rows:
        for code in {building, area} & codes:
            areas[code] = area
            sums = found.setdefault(code, [0, 0])
            sums[0] += vulnerable or 0
            sums[1] += residents
    return tuple(PlaceFact(code, areas[code], *sums) for code, sums in sorted(found.items()))


def _said(play: Play, criterion: str, field: str) -> set[str]:
    """Return what the expectations of a criterion name in a field."""
    named: set[Any] = {
        one.body.get(field) for one in play.scenario.expectations if one.criterion == criterion
    }
    return {one for one in named if isinstance(one, str) and one}
