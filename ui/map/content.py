"""What the map shows, read in one go: outlines, sensors, shelters, and where each is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from zlib import crc32

import msgspec

from app.domain.alarms import AlarmState
from app.services import map as map_service
from ui.map.dress import mark_word
from ui.map.page import channel_script, load_files, map_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.services.alarms import AlarmRow
    from app.services.desk import Desk
    from app.services.map import MapLayers, SensorPoints, ShelterPoint

Bounds = tuple[float, float, float, float]
"""West, south, east, north in WGS-84 degrees."""


@dataclass(frozen=True)
class Place:
    """Something that can be flown to. `kind`: area, compound, building, camera (a point)."""

    id: str
    kind: str
    name: str
    bounds: Bounds


@dataclass
class Content:
    """The map's present content. `points.states` is kept up to date by the feed.

    `ground`: all outlines as JSON; `ground_name`: its name on the shelf, the same as long as it is.
    """

    layers: MapLayers
    points: SensorPoints
    shelters: dict[str, ShelterPoint]
    places: dict[str, Place]
    at: int
    ground: bytes = b""
    ground_name: str = ""
    positions: dict[str, int] = field(default_factory=dict)

    @property
    def bounds(self) -> Bounds | None:
        """What to show at first: all areas, else all buildings; None without a street."""
        boxes = [place.bounds for place in self.places.values() if place.kind == "area"]
        return _union(boxes) or self.layers.bounds


def read_content(desk: Desk) -> Content:
    """Read everything that the map shows. Takes some tenths of a second at 22,000 sensors."""
    at = desk.store.clock.now()
    layers = map_service.layers(desk)
    ground = _ground(layers)
    points = map_service.sensor_points(desk)
    return Content(
        layers=layers,
        points=points,
        shelters={point.id: point for point in map_service.shelter_points(desk)},
        places={place.id: place for place in (*_places(layers), *_cameras(desk))},
        at=at,
        ground=ground,
        ground_name=f"data/ground-{crc32(ground):08x}.json",
        positions={sensor_id: index for index, sensor_id in enumerate(points.ids)},
    )


def read_page() -> dict[str, bytes]:
    """Return document, scripts and styles by their names on the shelf."""
    return {
        "street.html": map_document(),
        "web/qwebchannel.js": channel_script(),
        **load_files(),
    }


def alarm_mark(row: AlarmRow) -> dict[str, Any]:
    """Return an alarm as the map's script takes it."""
    return {
        "id": row.id,
        "lon": row.lon,
        "lat": row.lat,
        "level": row.level,
        "unacked": row.state != AlarmState.ACTIVE_ACKED,
        "at": row.raised_at,
        "word": mark_word(row.level, row.kind, row.condition),
    }


def _ground(layers: MapLayers) -> bytes:
    names = ("street", "features", "areas", "compounds", "buildings")
    return ("{" + ",".join(f'"{n}":{getattr(layers, n)}' for n in names) + "}").encode()


class _Geometry(msgspec.Struct):
    coordinates: Any


class _Properties(msgspec.Struct):
    id: str
    name: str


class _Feature(msgspec.Struct):
    geometry: _Geometry
    properties: _Properties


class _Collection(msgspec.Struct):
    features: list[_Feature]


def _places(layers: MapLayers) -> Iterator[Place]:
    decoder = msgspec.json.Decoder(_Collection)
    for kind, layer in (
        ("area", layers.areas),
        ("compound", layers.compounds),
        ("building", layers.buildings),
    ):
        for feature in decoder.decode(layer).features:
            corners = list(_positions(feature.geometry.coordinates))
            lons, lats = [c[0] for c in corners], [c[1] for c in corners]
            yield Place(
                feature.properties.id,
                kind,
                feature.properties.name,
                (min(lons), min(lats), max(lons), max(lats)),
            )


def _cameras(desk: Desk) -> Iterator[Place]:
    for point in map_service.camera_points(desk):
        yield Place(point.id, "camera", point.name, (point.lon, point.lat) * 2)


def _positions(coordinates: Any) -> Iterator[tuple[float, float]]:
    if coordinates and isinstance(coordinates[0], int | float):
        yield coordinates[0], coordinates[1]
        return
    for part in coordinates:
        yield from _positions(part)


def _union(boxes: list[Bounds]) -> Bounds | None:
    if not boxes:
        return None
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
