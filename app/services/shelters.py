"""Shelters: what there is and who is inside; opened, closed, declared unusable, restored.

Who comes and leaves is in `app.services.occupancy`; its names can be had from here too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from app.domain import shelters as rules
from app.domain.shelters import ShelterEvent, ShelterState
from app.services import texts
from app.services.desk import ServiceError
from app.services.ledgers import NotReversible
from app.services.occupancy import (
    BadCount,
    Counted,
    MoreThanInside,
    NotOpen,
    Overfull,
    count_in,
    count_out,
    lock_shelter,
    recount,
    reverse_move,
)
from db.models import OccupancyMove, ResidentialArea, Shelter

if TYPE_CHECKING:
    from app.services.desk import Desk

__all__ = [
    "BadCount",
    "Counted",
    "MoreThanInside",
    "MoveRow",
    "NotOpen",
    "NotReversible",
    "Overfull",
    "PeopleInside",
    "ShelterRow",
    "ShelterStateRefused",
    "StateChanged",
    "close_shelter",
    "count_in",
    "count_out",
    "mark_unusable",
    "moves",
    "open_shelter",
    "recount",
    "restore_shelter",
    "reverse_move",
    "shelters",
]


class PeopleInside(ServiceError):
    """A shelter with people inside cannot be closed. Field: `people`."""

    def __init__(self, people: int) -> None:
        super().__init__(f"{people} people are still inside")
        self.people = people


class ShelterStateRefused(ServiceError):
    """The shelter's state does not allow this. Fields: `state`, `event`."""

    def __init__(self, state: str, event: str) -> None:
        super().__init__(f"{event} is not possible: the shelter is {state}")
        self.state = state
        self.event = event


class ShelterRow(msgspec.Struct, frozen=True):
    """A shelter and who is in it. `free` is never below 0; `over` counts people beyond capacity."""

    id: str
    version: int
    code: str
    name: str
    kind: str
    venue: str
    address: str
    area_id: str
    area_name: str
    capacity: int
    usable_area: int
    state: str
    state_since: int | None
    state_reason: str
    occupied: int
    free: int
    over: int
    keeper_name: str
    keeper_phone: str
    lon: float
    lat: float


class MoveRow(msgspec.Struct, frozen=True):
    """A line of a shelter's ledger; `occupied` is the sum up to and with it.

    `counted`: heads found by a recount. `reversed_by_id`: the move that took this one back.
    """

    id: str
    at: int
    kind: str
    people: int
    households: int
    occupied: int
    counted: int | None
    from_area_id: str | None
    from_area_name: str | None
    note: str
    actor: str
    reverses_id: str | None
    reversed_by_id: str | None


class StateChanged(msgspec.Struct, frozen=True):
    """The shelter's new state; `occupied` people are inside (possible when it became unusable)."""

    state: str
    occupied: int


def shelters(desk: Desk) -> list[ShelterRow]:
    """Return all shelters: settlement sites first, then by code."""
    inside = (
        select(OccupancyMove.shelter_id, func.sum(OccupancyMove.people).label("people"))
        .group_by(OccupancyMove.shelter_id)
        .subquery()
    )
    query = (
        select(Shelter, ResidentialArea.name, func.coalesce(inside.c.people, 0))
        .join(ResidentialArea, ResidentialArea.id == Shelter.area_id)
        .outerjoin(inside, inside.c.shelter_id == Shelter.id)
        .order_by(Shelter.kind, Shelter.code)
    )
    with desk.read() as session:
        return [_row(row, area, int(people)) for row, area, people in session.execute(query)]


def moves(desk: Desk, shelter_id: str) -> list[MoveRow]:
    """Return a shelter's ledger, newest first."""
    reversal = aliased(OccupancyMove)
    query = (
        select(OccupancyMove, ResidentialArea.name, reversal.id)
        .outerjoin(ResidentialArea, ResidentialArea.id == OccupancyMove.from_area_id)
        .outerjoin(reversal, reversal.reverses_id == OccupancyMove.id)
        .where(OccupancyMove.shelter_id == shelter_id)
        .order_by(OccupancyMove.hlc, OccupancyMove.at, OccupancyMove.id)
    )
    rows: list[MoveRow] = []
    occupied = 0
    with desk.read() as session:
        for move, area, reversed_by in session.execute(query):
            occupied += move.people
            rows.append(
                MoveRow(
                    id=move.id,
                    at=move.at,
                    kind=move.kind,
                    people=move.people,
                    households=move.households,
                    occupied=occupied,
                    counted=move.counted,
                    from_area_id=move.from_area_id,
                    from_area_name=area,
                    note=move.note,
                    actor=move.actor,
                    reverses_id=move.reverses_id,
                    reversed_by_id=reversed_by,
                )
            )
    rows.reverse()
    return rows


def open_shelter(desk: Desk, shelter_id: str, reason: str) -> StateChanged:
    """Open a closed shelter. Raises ShelterStateRefused."""
    return _change_state(desk, shelter_id, ShelterEvent.OPEN, reason)


def close_shelter(desk: Desk, shelter_id: str, reason: str) -> StateChanged:
    """Close an open, empty shelter. Raises PeopleInside, ShelterStateRefused."""
    return _change_state(desk, shelter_id, ShelterEvent.CLOSE, reason)


def mark_unusable(desk: Desk, shelter_id: str, reason: str) -> StateChanged:
    """Say that a shelter cannot be used; people inside stay counted and can be counted out.

    A reason is needed. Raises TextMissing, ShelterStateRefused.
    """
    return _change_state(
        desk, shelter_id, ShelterEvent.MARK_UNUSABLE, texts.required("reason", reason)
    )


def restore_shelter(desk: Desk, shelter_id: str, reason: str) -> StateChanged:
    """Make an unusable, empty shelter a closed one again. Raises as `close_shelter`."""
    return _change_state(desk, shelter_id, ShelterEvent.RESTORE, reason)


def _change_state(desk: Desk, shelter_id: str, event: ShelterEvent, reason: str) -> StateChanged:
    reason = texts.optional("reason", reason)
    with desk.deed() as deed:
        shelter, occupied = lock_shelter(deed.session, shelter_id)
        try:
            state = rules.next_state(ShelterState(shelter.state), event, occupied)
        except rules.TransitionRefused as refusal:
            raise ShelterStateRefused(refusal.state, refusal.event) from refusal
        except rules.PeopleStillInside as refusal:
            raise PeopleInside(refusal.people) from refusal
        shelter.state = state
        shelter.state_since = deed.now
        shelter.state_reason = reason
        deed.audit(f"shelter_{event}", "shelters", shelter.id, state=state, occupied=occupied)
        return StateChanged(state, occupied)


def _row(shelter: Shelter, area: str, occupied: int) -> ShelterRow:
    return ShelterRow(
        id=shelter.id,
        version=shelter.version,
        code=shelter.code,
        name=shelter.name,
        kind=shelter.kind,
        venue=shelter.venue,
        address=shelter.address,
        area_id=shelter.area_id,
        area_name=area,
        capacity=shelter.capacity,
        usable_area=shelter.usable_area,
        state=shelter.state,
        state_since=shelter.state_since,
        state_reason=shelter.state_reason,
        occupied=occupied,
        free=rules.free_places(shelter.capacity, occupied),
        over=rules.people_over(shelter.capacity, occupied),
        keeper_name=shelter.keeper_name,
        keeper_phone=shelter.keeper_phone,
        lon=shelter.lon,
        lat=shelter.lat,
    )
