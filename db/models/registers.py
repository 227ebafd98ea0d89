"""The four registers (四单). Names, numbers and telephones of people are sealed at rest."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row
from db.types import SealedText


class Hazard(Row):
    """A hazard (灾害危险隐患). `level` 1 to 4: red, orange, yellow, blue risk."""

    __tablename__ = "hazards"

    area_id: Mapped[str] = mapped_column(ForeignKey("residential_areas.id"), index=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    kind: Mapped[str] = mapped_column(String(30))
    name: Mapped[str] = mapped_column(String(120))
    level: Mapped[int]
    season: Mapped[str] = mapped_column(String(40), default="")
    exposed: Mapped[str] = mapped_column(String(120), default="")
    measure: Mapped[str] = mapped_column(Text, default="")
    responsible: Mapped[str] = mapped_column(String(80), default="")
    state: Mapped[str] = mapped_column(String(12), default="open")
    found_on: Mapped[str | None] = mapped_column(String(10))
    lon: Mapped[float]
    lat: Mapped[float]
    synthetic: Mapped[bool] = mapped_column(default=False)


class VulnerablePerson(Row):
    """A person who needs help first. `category`: living_alone, elderly, ill, disabled, child ..."""

    __tablename__ = "vulnerable_people"

    building_id: Mapped[str] = mapped_column(ForeignKey("buildings.id"), index=True)
    floor: Mapped[int | None]
    room: Mapped[str] = mapped_column(String(20), default="")
    category: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(SealedText)
    birth_year: Mapped[int | None]
    phone: Mapped[str | None] = mapped_column(SealedText)
    id_number: Mapped[str | None] = mapped_column(SealedText)
    need: Mapped[str | None] = mapped_column(SealedText)
    contact: Mapped[str | None] = mapped_column(SealedText)
    synthetic: Mapped[bool] = mapped_column(default=False)


class VulnerableHousing(Row):
    """Housing at risk: old, dilapidated, basement, roof tiles ..."""

    __tablename__ = "vulnerable_housings"

    building_id: Mapped[str] = mapped_column(ForeignKey("buildings.id"), index=True)
    kind: Mapped[str] = mapped_column(String(30))
    description: Mapped[str] = mapped_column(Text, default="")
    level: Mapped[int]
    synthetic: Mapped[bool] = mapped_column(default=False)


class VulnerableFacility(Row):
    """A public facility at risk: school, kindergarten, care home, market, underpass ..."""

    __tablename__ = "vulnerable_facilities"

    area_id: Mapped[str] = mapped_column(ForeignKey("residential_areas.id"), index=True)
    kind: Mapped[str] = mapped_column(String(30))
    name: Mapped[str] = mapped_column(String(120))
    people: Mapped[int | None]
    contact_phone: Mapped[str] = mapped_column(String(40), default="")
    level: Mapped[int]
    lon: Mapped[float]
    lat: Mapped[float]
    synthetic: Mapped[bool] = mapped_column(default=False)
