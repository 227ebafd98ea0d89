"""Who comes to a shelter and who leaves: one line of its ledger each, the occupancy is their sum.

Over capacity is allowed: software does not turn away people in need. The result carries a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select

from app.domain import shelters as rules
from app.domain.shelters import MoveKind, ShelterState
from app.services import texts
from app.services.desk import ServiceError
from app.services.ledgers import check_reversible
from app.services.rows import existing, locked
from db.ids import new_id
from db.models import OccupancyMove, ResidentialArea, Shelter

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.desk import Deed, Desk

LARGEST_GROUP = 100_000
"""More people than this in one move is a slip of the finger."""


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


class BadCount(ServiceError):
    """A number of people or households that cannot be. Fields: `field`, `value`."""

    def __init__(self, field: str, value: int) -> None:
        super().__init__(f"{field} cannot be {value}")
        self.field = field
        self.value = value


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
        shelter, occupied = lock_shelter(deed.session, shelter_id)
        if shelter.state != ShelterState.OPEN:
            raise NotOpen(shelter.state)
        if from_area_id is not None:
            existing(deed.session, ResidentialArea, from_area_id)
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
        shelter, occupied = lock_shelter(deed.session, shelter_id)
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
        shelter, occupied = lock_shelter(deed.session, shelter_id)
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
        move = existing(deed.session, OccupancyMove, move_id)
        shelter, occupied = lock_shelter(deed.session, move.shelter_id)
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


def lock_shelter(session: Session, shelter_id: str) -> tuple[Shelter, int]:
    """Return the shelter, locked against other writers, and how many people are inside."""
    shelter = locked(session, Shelter, shelter_id)
    people = session.scalar(
        select(func.sum(OccupancyMove.people)).where(OccupancyMove.shelter_id == shelter_id)
    )
    return shelter, int(people or 0)


def _check_group(people: int, households: int) -> None:
    if not 1 <= people <= LARGEST_GROUP:
        raise BadCount("people", people)
    if not 0 <= households <= people:
        raise BadCount("households", households)
