"""The street and what stands in it. Positions are WGS-84 degrees; outlines are GeoJSON text."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row


class Street(Row):
    """A street (街道), by its 9-digit division code. `synthetic`: the geometry is made up."""

    __tablename__ = "streets"

    code: Mapped[str] = mapped_column(String(12), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    district: Mapped[str] = mapped_column(String(80))
    outline: Mapped[str] = mapped_column(Text)
    synthetic: Mapped[bool] = mapped_column(default=False)


class MapFeature(Row):
    """A line or polygon that only the map shows: river, road, park, metro station.

    `kind`: water, road_main, road_minor, green, metro_station, public_building (a school, a hall:
    nobody lives there). `geometry`: GeoJSON geometry.
    """

    __tablename__ = "map_features"

    street_id: Mapped[str] = mapped_column(ForeignKey("streets.id"), index=True)
    kind: Mapped[str] = mapped_column(String(30))
    name: Mapped[str] = mapped_column(String(80), default="")
    geometry: Mapped[str] = mapped_column(Text)
    synthetic: Mapped[bool] = mapped_column(default=False)


class ResidentialArea(Row):
    """A residential area (居民区) with its committee, by its 12-digit statistical code."""

    __tablename__ = "residential_areas"

    street_id: Mapped[str] = mapped_column(ForeignKey("streets.id"), index=True)
    code: Mapped[str] = mapped_column(String(12), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    committee: Mapped[str] = mapped_column(String(80))
    committee_phone: Mapped[str] = mapped_column(String(40), default="")
    micro_station_phone: Mapped[str] = mapped_column(String(40), default="")
    lon: Mapped[float]
    lat: Mapped[float]
    outline: Mapped[str] = mapped_column(Text)
    synthetic: Mapped[bool] = mapped_column(default=False)


class Compound(Row):
    """A housing compound (小区)."""

    __tablename__ = "compounds"

    area_id: Mapped[str] = mapped_column(ForeignKey("residential_areas.id"), index=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    built_year: Mapped[int | None]
    old: Mapped[bool] = mapped_column(default=False)
    lon: Mapped[float]
    lat: Mapped[float]
    outline: Mapped[str] = mapped_column(Text)
    synthetic: Mapped[bool] = mapped_column(default=False)


class Building(Row):
    """A building (楼栋); `footprint` is a GeoJSON polygon, `number` e.g. "12 号楼"."""

    __tablename__ = "buildings"

    compound_id: Mapped[str] = mapped_column(ForeignKey("compounds.id"), index=True)
    code: Mapped[str] = mapped_column(String(24), unique=True)
    number: Mapped[str] = mapped_column(String(20))
    floors: Mapped[int]
    households: Mapped[int]
    residents: Mapped[int]
    leader_name: Mapped[str] = mapped_column(String(40), default="")
    leader_phone: Mapped[str] = mapped_column(String(40), default="")
    lon: Mapped[float]
    lat: Mapped[float]
    footprint: Mapped[str] = mapped_column(Text)
    synthetic: Mapped[bool] = mapped_column(default=False)


class Camera(Row):
    """A surveillance camera (监控). `stream`: its address, kept from exports and prints."""

    __tablename__ = "cameras"

    area_id: Mapped[str] = mapped_column(ForeignKey("residential_areas.id"), index=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    stream: Mapped[str] = mapped_column(Text, default="")
    lon: Mapped[float]
    lat: Mapped[float]
    synthetic: Mapped[bool] = mapped_column(default=False)
