"""What the robot player does to help people: shelters, teams, calls; by the services of a person's
deeds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from app.domain.shelters import ShelterState
from app.services import calls, dispatch, shelters
from db.models import (
    Alarm,
    Building,
    Compound,
    ResidentialArea,
    Sensor,
    Team,
    VulnerablePerson,
)

if TYPE_CHECKING:
    from app.domain.drill import wants
    from app.services.desk import Desk

TOLD = "已告知处置情况"


class CannotDo(Exception):
    """The robot does not know how, or what it needs is not there. Field: `work`."""

    def __init__(self, work: object) -> None:
        super().__init__(f"the robot cannot: {work!r}")
        self.work = work


class NotYet(CannotDo):
    """What it is about is not there yet, and may come: to be tried again."""


def take_people(desk: Desk, work: wants.TakeIn) -> None:
    """Count people into a shelter, opening it. Raises CannotDo, ServiceError."""
    people, area = _people(desk, work)
    if not people:
        raise CannotDo(work)
    rows = [
        one
        for one in shelters.shelters(desk)
        if one.state != ShelterState.UNUSABLE and (not work.shelters or one.code in work.shelters)
    ]
    if not rows:
        raise CannotDo(work)
    shelter = max(rows, key=lambda one: (one.state == ShelterState.OPEN, one.free))
    if shelter.state != ShelterState.OPEN:
        shelters.open_shelter(desk, shelter.id, "安置转移群众")
    shelters.count_in(desk, shelter.id, people, note="按户登记", from_area_id=area)


def _people(desk: Desk, work: wants.TakeIn) -> tuple[int, str | None]:
    """Return how many are to be taken in, and the id of the area that they come from."""
    with desk.read() as session:
        query = (
            select(Building.id, Building.residents, Compound.area_id)
            .join(Compound, Building.compound_id == Compound.id)
            .join(ResidentialArea, Compound.area_id == ResidentialArea.id)
        )
        here = (
            Building.code == work.building if work.building else ResidentialArea.code == work.area
        )
        homes = session.execute(query.where(here)).all()
        area = (
            homes[0].area_id
            if homes
            else session.scalar(select(ResidentialArea.id).where(ResidentialArea.code == work.area))
        )
        if work.people:
            return work.people, area
        if work.who == "residents":
            return sum(one.residents for one in homes), area
        people = VulnerablePerson.building_id.in_([one.id for one in homes])
        number = session.scalar(select(func.count()).select_from(VulnerablePerson).where(people))
        return number or 0, area


def send_team(desk: Desk, work: wants.SendTeam, incident: str) -> None:
    """Send the first team that fits. Raises CannotDo, ServiceError."""
    query = (
        select(Team.id)
        .outerjoin(ResidentialArea, Team.area_id == ResidentialArea.id)
        .where(Team.code.not_in(work.away))
        .order_by(Team.code)
    )
    if work.team:
        query = query.where(Team.code == work.team)
    if work.scope:
        query = query.where(Team.scope == work.scope)
    if work.area:
        query = query.where(ResidentialArea.code == work.area)
    if work.named:
        query = query.where(or_(Team.name.contains(work.named), Team.task.contains(work.named)))
    with desk.read() as session:
        team = session.scalars(query.limit(1)).first()
    if team is None:
        raise CannotDo(work)
    dispatch.send_team(desk, [], team, "到场处置", incident)


def call_about_alarm(desk: Desk, work: wants.CallBack) -> None:
    """Call about the newest alarm of the sensors. Raises NotYet."""
    query = (
        select(Alarm.id)
        .join(Sensor, Alarm.sensor_id == Sensor.id)
        .where(Sensor.code.in_(work.sensors))
        .order_by(Alarm.recorded_at.desc(), Alarm.id)
    )
    with desk.read() as session:
        alarm = session.scalars(query.limit(1)).first()
    if alarm is None:
        raise NotYet(work)
    calls.call_about_alarm(desk, alarm, work.whom, True, TOLD)


def notify(desk: Desk, work: wants.Notify) -> None:
    """Call everybody on the register in the building. Raises CannotDo."""
    query = (
        select(VulnerablePerson.id)
        .join(Building, VulnerablePerson.building_id == Building.id)
        .where(Building.code == work.building)
        .order_by(VulnerablePerson.id)
    )
    with desk.read() as session:
        people = list(session.scalars(query))
    if not people:
        raise CannotDo(work)
    for one in people:
        calls.call_resident(desk, one, True, TOLD)
