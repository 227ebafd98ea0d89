"""A shelter (避难场所) is open with people in it, closed, or unusable when the drill begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from sqlalchemy import select

from app.domain.shelters import ShelterState
from app.drill.beginnings.codes import id_of
from app.services import occupancy, shelters
from db.models import Shelter

if TYPE_CHECKING:
    from app.services.desk import Desk

KIND = "shelter"

_REASON = "【演练】初始情况"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`shelter`: its code. `people`: how many are in it, of an open one only."""

    shelter: str
    state: Literal["open", "closed", "unusable"] = "open"
    people: Annotated[int, msgspec.Meta(ge=0)] = 0
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse people where nobody can be."""
        if self.people and self.state != "open":
            raise ValueError("people are in an open shelter only")


def apply(body: Body, desk: Desk) -> None:
    """Bring it there by the same steps as people do. Raises NotFound, ShelterStateRefused."""
    shelter = id_of(desk, Shelter, body.shelter)
    reason = f"{_REASON} {body.reason}".strip()
    with desk.read() as session:
        state = session.scalar(select(Shelter.state).where(Shelter.id == shelter))
    if state == ShelterState.OPEN:
        occupancy.recount(desk, shelter, body.people, reason)
    if state == body.state:
        return
    if state == ShelterState.UNUSABLE:
        shelters.restore_shelter(desk, shelter, reason)
    if body.state == "unusable":
        shelters.mark_unusable(desk, shelter, reason)
    elif body.state == "open":
        shelters.open_shelter(desk, shelter, reason)
        if body.people:
            occupancy.count_in(desk, shelter, body.people, note=reason)
    elif state == ShelterState.OPEN:
        shelters.close_shelter(desk, shelter, reason)
