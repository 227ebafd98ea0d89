"""What the files of the demo street hold, one record per line or feature.

The generator writes these and the loader reads them, so the fields are named once. `geometry` holds
GeoJSON. Dates are offsets in days from the day of loading (negative: before it), so that a demo
always has something that has expired and something that soon will.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec


class Street(msgspec.Struct, frozen=True):
    """The street itself."""

    code: str
    name: str
    district: str
    geometry: msgspec.Raw


class Area(msgspec.Struct, frozen=True):
    """A residential area."""

    code: str
    name: str
    committee: str
    committee_phone: str
    micro_station_phone: str
    lon: float
    lat: float
    geometry: msgspec.Raw


class MapFeature(msgspec.Struct, frozen=True):
    """What only the map shows; `kind` as in `db.models.MapFeature`."""

    code: str
    kind: str
    name: str
    geometry: msgspec.Raw


class Compound(msgspec.Struct, frozen=True):
    """A housing compound."""

    code: str
    area: str
    name: str
    built_year: int
    old: bool
    lon: float
    lat: float
    geometry: msgspec.Raw


class Building(msgspec.Struct, frozen=True):
    """A building; `number` as on its wall."""

    code: str
    compound: str
    number: str
    floors: int
    households: int
    residents: int
    leader_name: str
    leader_phone: str
    lon: float
    lat: float
    geometry: msgspec.Raw


class Sensor(msgspec.Struct, frozen=True):
    """A sensing point."""

    code: str
    kind: str
    area: str
    building: str
    floor: int | None
    place: str
    lon: float
    lat: float


class Camera(msgspec.Struct, frozen=True):
    """A surveillance camera; its stream's address leads nowhere."""

    code: str
    area: str
    name: str
    stream: str
    lon: float
    lat: float


class Shelter(msgspec.Struct, frozen=True):
    """A shelter point or settlement site."""

    code: str
    area: str
    name: str
    kind: str
    venue: str
    address: str
    capacity: int
    usable_area: int
    keeper_name: str
    keeper_phone: str
    lon: float
    lat: float


class Depot(msgspec.Struct, frozen=True):
    """A reserve point, disaster room or micro fire station."""

    code: str
    area: str
    name: str
    kind: str
    address: str
    keeper_name: str
    keeper_phone: str
    lon: float
    lat: float


class Item(msgspec.Struct, frozen=True):
    """A kind of supply."""

    code: str
    name: str
    category: str
    unit: str
    shelf_life_days: int | None


class Minimum(msgspec.Struct, frozen=True):
    """The least a depot must hold of an item."""

    depot: str
    item: str
    quantity: Decimal


class Lot(msgspec.Struct, frozen=True):
    """A lot of an item."""

    code: str
    item: str
    produced_day: int | None
    expires_day: int | None
    supplier: str


class Move(msgspec.Struct, frozen=True):
    """A line of the stock ledger, `minutes_ago` before loading; `quantity` is signed."""

    code: str
    depot: str
    lot: str
    kind: str
    quantity: Decimal
    minutes_ago: int
    reason: str
    recipient: str


class Plan(msgspec.Struct, frozen=True):
    """A plan."""

    code: str
    area: str
    title: str
    kind: str
    hazard: str
    edition: int
    published_day: int
    purpose: str


class TaskCard(msgspec.Struct, frozen=True):
    """A task card of a plan."""

    plan: str
    position: int
    response_level: int
    role: str
    title: str
    detail: str
    due_minutes: int | None


class Team(msgspec.Struct, frozen=True):
    """A team."""

    code: str
    area: str
    name: str
    scope: str
    task: str


class Person(msgspec.Struct, frozen=True):
    """A member of a team."""

    code: str
    team: str
    name: str
    phone: str
    role: str
    skills: str
    certificate: str
    certificate_expires_day: int | None


class Hazard(msgspec.Struct, frozen=True):
    """A hazard."""

    code: str
    area: str
    kind: str
    name: str
    level: int
    season: str
    exposed: str
    measure: str
    responsible: str
    state: str
    found_day: int
    lon: float
    lat: float


class VulnerablePerson(msgspec.Struct, frozen=True):
    """A person who needs help first; wholly made up, like every person here."""

    code: str
    building: str
    floor: int
    room: str
    category: str
    name: str
    birth_year: int
    phone: str
    id_number: str
    need: str
    contact: str


class VulnerableHousing(msgspec.Struct, frozen=True):
    """Housing at risk."""

    code: str
    building: str
    kind: str
    description: str
    level: int


class VulnerableFacility(msgspec.Struct, frozen=True):
    """A public facility at risk."""

    code: str
    area: str
    kind: str
    name: str
    people: int | None
    contact_phone: str
    level: int
    lon: float
    lat: float
