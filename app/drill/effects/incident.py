"""An incident that was taken in elsewhere (事件接报): it stands in the list with its caller."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from app.domain.incidents import Grade, IncidentKind, Source
from app.services import incidents
from app.services.desk import NotFound
from db.models import ResidentialArea

if TYPE_CHECKING:
    from app.drill.effects.stage import Stage

KIND = "incident"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Fields as at the intake; `area`: the residential area's 12-digit code, "" for none.

    The caller has to be visibly fictional: a scenario goes from hand to hand.
    """

    title: str
    kind: IncidentKind
    grade: Grade = Grade.ORDINARY
    source: Source = Source.CALL
    area: str = ""
    place: str = ""
    text: str = ""
    caller: str = msgspec.field(default="", name="from")
    phone: str = ""
    attachment: str = ""


def run(body: Body, stage: Stage) -> None:
    """Take it in. Raises NotFound, TextMissing."""
    intake = incidents.Intake(
        title=f"【演练】{body.title}",
        kind=body.kind,
        grade=body.grade,
        source=body.source,
        area_id=_area(body.area, stage) if body.area else None,
        place=body.place,
        description=body.text,
        caller=body.caller,
        caller_phone=body.phone,
    )
    incidents.open_incident(stage.desk, intake)


def _area(code: str, stage: Stage) -> str:
    with stage.desk.read() as session:
        found = session.scalar(select(ResidentialArea.id).where(ResidentialArea.code == code))
    if found is None:
        raise NotFound("residential_areas", code)
    return found
