"""The hierarchy of places: street > area > compound > building > sensor.

What is set for a place holds for everything below it, until a nearer place says otherwise. A scope
is written as (scope, id of the row); the street's id is "", for a database holds one street.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, Generic, TypeAlias, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")


class Scope(StrEnum):
    """The levels of the hierarchy, from the widest to the narrowest."""

    STREET = "street"
    AREA = "area"
    COMPOUND = "compound"
    BUILDING = "building"
    SENSOR = "sensor"


ScopeKey: TypeAlias = tuple[Scope, str]
"""One place of the hierarchy: its scope and the id of its row."""

STREET: Final[ScopeKey] = (Scope.STREET, "")
"""The whole street."""

_ORDER: Final = tuple(Scope)


class Place(msgspec.Struct, frozen=True):
    """Where a sensor is, by ids; None: outside a building, not in a compound, or no sensor."""

    area_id: str | None = None
    compound_id: str | None = None
    building_id: str | None = None
    sensor_id: str | None = None

    def id_of(self, scope: Scope) -> str | None:
        """Return the id of this place's row at `scope`: "" for the street, None for none."""
        match scope:
            case Scope.STREET:
                return ""
            case Scope.AREA:
                return self.area_id
            case Scope.COMPOUND:
                return self.compound_id
            case Scope.BUILDING:
                return self.building_id
            case Scope.SENSOR:
                return self.sensor_id


class Inherited(msgspec.Struct, Generic[T], frozen=True):
    """A value and the place that set it."""

    value: T
    scope: Scope
    scope_id: str


def chain(place: Place) -> tuple[ScopeKey, ...]:
    """Return the scopes that `place` lies in, the nearest first; the street is always the last."""
    keys = ((scope, place.id_of(scope)) for scope in reversed(_ORDER))
    return tuple((scope, row_id) for scope, row_id in keys if row_id is not None)


def contains(key: ScopeKey, place: Place) -> bool:
    """Return whether `place` lies in the place that `key` names."""
    scope, row_id = key
    return place.id_of(scope) == row_id


def is_wider(one: Scope, other: Scope) -> bool:
    """Return whether `one` stands above `other`."""
    return _ORDER.index(one) < _ORDER.index(other)


def found(
    keys: Iterable[ScopeKey], lookup: Callable[[ScopeKey], T | None]
) -> Iterator[Inherited[T]]:
    """Yield what `lookup` has for each of `keys` (see `chain`), the nearest first."""
    for key in keys:
        value = lookup(key)
        if value is not None:
            yield Inherited(value, *key)


def nearest(
    keys: Iterable[ScopeKey], lookup: Callable[[ScopeKey], T | None]
) -> Inherited[T] | None:
    """Return the nearest value that is set, whole, and who set it; None when nobody did.

    `lookup`: what a place itself set, None for nothing; `dict.get` does.
    """
    return next(found(keys, lookup), None)


def nearest_fields(
    keys: Iterable[ScopeKey],
    lookup: Callable[[ScopeKey], T | None],
    fields: Iterable[str],
    *,
    is_set: Callable[[object], bool] = lambda value: value is not None,
) -> dict[str, Inherited[object]]:
    """Return each field's nearest value and who set it; fields that nobody set are left out.

    One place may set one field and inherit the next. `fields`: attributes of the values that
    `lookup` gives. `is_set`: whether a field's value counts, or is inherited from above.
    """
    missing = list(fields)
    result: dict[str, Inherited[object]] = {}
    for one in found(keys, lookup):
        for field in tuple(missing):
            value = getattr(one.value, field)
            if is_set(value):
                result[field] = Inherited(value, one.scope, one.scope_id)
                missing.remove(field)
        if not missing:
            break
    return result
