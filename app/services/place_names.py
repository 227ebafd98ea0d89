"""The names of places of the hierarchy, as lists of settings show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.domain.scopes import Scope
from app.services.alarm_rows import in_parts
from db.models import Building, Compound, ResidentialArea, Sensor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from app.domain.scopes import ScopeKey

_TABLES = {
    Scope.AREA: ResidentialArea,
    Scope.COMPOUND: Compound,
    Scope.BUILDING: Building,
    Scope.SENSOR: Sensor,
}


def scope_exists(session: Session, scope: Scope, scope_id: str) -> bool:
    """Return whether there is such a place; the street itself has the id ""."""
    if scope is Scope.STREET:
        return scope_id == ""
    return session.get(_TABLES[scope], scope_id) is not None


def scope_names(session: Session, keys: Iterable[ScopeKey]) -> dict[ScopeKey, str]:
    """Return the names of places; a building's with its compound, a sensor's code and place.

    The street and places that are gone are left out.
    """
    wanted: dict[Scope, list[str]] = {}
    for scope, scope_id in set(keys):
        wanted.setdefault(scope, []).append(scope_id)
    names: dict[ScopeKey, str] = {}
    for scope, ids in wanted.items():
        for part in in_parts(ids):
            names.update({(scope, one): name for one, name in _read(session, scope, part)})
    return names


def _read(session: Session, scope: Scope, ids: list[str]) -> list[tuple[str, str]]:
    if scope is Scope.AREA:
        area = ResidentialArea
        return [
            (i, n) for i, n in session.execute(select(area.id, area.name).where(area.id.in_(ids)))
        ]
    if scope is Scope.COMPOUND:
        one = Compound
        return [(i, n) for i, n in session.execute(select(one.id, one.name).where(one.id.in_(ids)))]
    if scope is Scope.BUILDING:
        rows = session.execute(
            select(Building.id, Compound.name, Building.number)
            .join(Compound, Compound.id == Building.compound_id)
            .where(Building.id.in_(ids))
        )
        return [(i, f"{name} {number}") for i, name, number in rows]
    if scope is Scope.SENSOR:
        found = session.execute(
            select(Sensor.id, Sensor.code, Sensor.place).where(Sensor.id.in_(ids))
        )
        return [(i, f"{code} {place}".strip()) for i, code, place in found]
    return []
