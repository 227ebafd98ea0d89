"""Shelters: opened, filled, emptied, closed. Occupancy is the sum of a ledger of moves.

Over capacity is allowed: software does not turn away people in need. The result carries a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from app.domain import shelters as rules
from app.domain.shelters import MoveKind, ShelterEvent, ShelterState
from app.services import texts
from app.services.desk import NotFound, ServiceError
from app.services.ledgers import NotReversible as NotReversible
from app.services.ledgers import check_reversible
from db.ids import new_id
from db.models import OccupancyMove, ResidentialArea, Shelter

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.desk import Deed, Desk

LARGEST_GROUP = 100_000
"""More people than this in one move is a slip of the finger."""


class PeopleInside(ServiceError):
    """A shelter with people inside cannot be closed. Field: `people`."""

    def __init__(self, people: int) -> None:
        super().__init__(f"{people} people are still inside")
        self.people = people


class MoreThanInside(ServiceError):
    """More people would leave than are inside. Fields: `inside`, `wanted`."""

    def __init__(self, inside: int, wanted: int) -> None:
        super().__init__(f"{wanted} people cannot leave, {inside} are inside")
        self.inside = inside
        self.wanted = wanted


class NotOpen(ServiceError):
    """People can be counted into an open shelter only. Field: `state`."""

    def __init__(self, state: str) -> None:
        super().__init__(f"the shelter is {state}")
        self.state = state


class ShelterStateRefused(ServiceError):
    """The shelter's state does not allow this. Fields: `state`, `event`."""

    def __init__(self, state: str, event: str) -> None:
        super().__init__(f"{event} is not possible: the shelter is {state}")
        self.state = state
        self.event = event


class BadCount(ServiceError):
    """A number of people or households that cannot be. Fields: `field`, `value`."""

    def __init__(self, field: str, value: int) -> None:
        super().__init__(f"{field} cannot be {value}")
        self.field = field
        self.value = value


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


class Overfull(msgspec.Struct, frozen=True):
    """A warning: the shelter holds `over` people more than its `capacity`."""

    capacity: int
    occupied: int
    over: int


class Counted(msgspec.Struct, frozen=True):
    """What a move did: its id, how many are inside now, and a warning when it is too many."""

    move_id: str
    occupied: int
    free: int
    warning: Overfull | None


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
        .order_by(OccupancyMove.hlc, OccupancyMove.id)
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


def count_in(
    desk: Desk,
    shelter_id: str,
    people: int,
    households: int = 0,
    note: str = "",
    from_area_id: str | None = None,
) -> Counted:
    """Write that `people` came. Raises NotOpen, BadCount; too many is a warning in the result."""
    _check_group(people, households)
    with desk.deed() as deed:
        shelter, occupied = _locked(deed.session, shelter_id)
        if shelter.state != ShelterState.OPEN:
            raise NotOpen(shelter.state)
        return _append(
            deed,
            shelter,
            occupied,
            OccupancyMove(
                kind=MoveKind.ARRIVAL,
                people=people,
                households=households,
                note=texts.optional("note", note),
                from_area_id=from_area_id,
            ),
        )


def count_out(
    desk: Desk, shelter_id: str, people: int, households: int = 0, note: str = ""
) -> Counted:
    """Write that `people` left. Raises MoreThanInside, BadCount."""
    _check_group(people, households)
    with desk.deed() as deed:
        shelter, occupied = _locked(deed.session, shelter_id)
        return _append(
            deed,
            shelter,
            occupied,
            OccupancyMove(
                kind=MoveKind.DEPARTURE,
                people=-people,
                households=-households,
                note=texts.optional("note", note),
            ),
        )


def recount(desk: Desk, shelter_id: str, people: int, note: str = "") -> Counted:
    """Write the difference between `people` found by counting heads and the sum of the ledger.

    A count that confirms the sum is written too, as a line of 0: it is evidence. Raises BadCount,
    NotOpen (people found in a closed shelter: open it first).
    """
    if not 0 <= people <= LARGEST_GROUP:
        raise BadCount("people", people)
    with desk.deed() as deed:
        shelter, occupied = _locked(deed.session, shelter_id)
        return _append(
            deed,
            shelter,
            occupied,
            OccupancyMove(
                kind=MoveKind.RECOUNT,
                people=people - occupied,
                counted=people,
                note=texts.optional("note", note),
            ),
        )


def reverse_move(desk: Desk, move_id: str, note: str = "") -> Counted:
    """Take a move back by appending its opposite, once.

    Raises NotReversible, MoreThanInside when fewer people than none would be inside, NotOpen when
    people would be inside a closed shelter.
    """
    with desk.deed() as deed:
        move = deed.session.get(OccupancyMove, move_id)
        if move is None:
            raise NotFound("occupancy_moves", move_id)
        shelter, occupied = _locked(deed.session, move.shelter_id)
        check_reversible(deed.session, move)
        return _append(
            deed,
            shelter,
            occupied,
            OccupancyMove(
                kind=MoveKind.REVERSAL,
                people=-move.people,
                households=-move.households,
                from_area_id=move.from_area_id,
                note=texts.optional("note", note),
                reverses_id=move_id,
            ),
        )


def _append(deed: Deed, shelter: Shelter, occupied: int, move: OccupancyMove) -> Counted:
    """Append `move` to the shelter's ledger and return what is so then."""
    after = occupied + move.people
    if after < 0:
        raise MoreThanInside(occupied, -move.people)
    if not rules.may_hold(ShelterState(shelter.state), after):
        raise NotOpen(shelter.state)
    move.id = new_id()
    move.shelter_id = shelter.id
    move.at = deed.now
    move.actor = deed.actor.name
    deed.session.add(move)
    deed.touched("shelters", [shelter.id])
    deed.audit(
        f"shelter_{move.kind}",
        "occupancy_moves",
        move.id,
        shelter=shelter.code,
        people=move.people,
        occupied=after,
    )
    over = rules.people_over(shelter.capacity, after)
    return Counted(
        move_id=move.id,
        occupied=after,
        free=rules.free_places(shelter.capacity, after),
        warning=Overfull(shelter.capacity, after, over) if over and move.people > 0 else None,
    )


def _change_state(desk: Desk, shelter_id: str, event: ShelterEvent, reason: str) -> StateChanged:
    reason = texts.optional("reason", reason)
    with desk.deed() as deed:
        shelter, occupied = _locked(deed.session, shelter_id)
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


def _locked(session: Session, shelter_id: str) -> tuple[Shelter, int]:
    """Return the shelter, locked against other writers, and how many people are inside."""
    shelter = session.get(Shelter, shelter_id, with_for_update=True)
    if shelter is None:
        raise NotFound("shelters", shelter_id)
    people = session.scalar(
        select(func.sum(OccupancyMove.people)).where(OccupancyMove.shelter_id == shelter_id)
    )
    return shelter, int(people or 0)


def _check_group(people: int, households: int) -> None:
    if not 1 <= people <= LARGEST_GROUP:
        raise BadCount("people", people)
    if not 0 <= households <= people:
        raise BadCount("households", households)


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
