"""The files of the demo street: CSV tables and GeoJSON collections, one record per line.

Written always the same (UTF-8, LF, six digits for positions); read by the loader without any
library of geography.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from app.demo import records

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = Path(__file__).parents[2] / "resources" / "demo"
"""Where the built files lie."""

TABLES: dict[str, type[msgspec.Struct]] = {
    "street.geojson": records.Street,
    "areas.geojson": records.Area,
    "map_features.geojson": records.MapFeature,
    "compounds.geojson": records.Compound,
    "buildings.geojson": records.Building,
    "sensors.csv": records.Sensor,
    "cameras.csv": records.Camera,
    "shelters.csv": records.Shelter,
    "depots.csv": records.Depot,
    "items.csv": records.Item,
    "minimums.csv": records.Minimum,
    "lots.csv": records.Lot,
    "moves.csv": records.Move,
    "plans.csv": records.Plan,
    "task_cards.csv": records.TaskCard,
    "teams.csv": records.Team,
    "people.csv": records.Person,
    "hazards.csv": records.Hazard,
    "vulnerable_people.csv": records.VulnerablePerson,
    "vulnerable_housings.csv": records.VulnerableHousing,
    "vulnerable_facilities.csv": records.VulnerableFacility,
}
"""Every file by name, with the record it holds. `anchors.json` and `sources/` lie beside them."""

ANCHORS_FILE = "anchors.json"

R = TypeVar("R", bound=msgspec.Struct)


class BadDemoFile(Exception):
    """A file of the demo street is missing or damaged. Fields: `path`, `reason`."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class _Feature(msgspec.Struct, frozen=True):
    properties: dict[str, Any]
    geometry: msgspec.Raw


class _Collection(msgspec.Struct, frozen=True):
    features: list[_Feature]


def geometry(kind: str, coordinates: object) -> msgspec.Raw:
    """Return a GeoJSON geometry of degrees rounded to six digits."""
    return msgspec.Raw(msgspec.json.encode({"type": kind, "coordinates": coordinates}))


def write_records(folder: Path, name: str, rows: Sequence[msgspec.Struct]) -> None:
    """Write a file of `TABLES`."""
    text = _geojson(rows) if name.endswith(".geojson") else _csv(TABLES[name], rows)
    (folder / name).write_bytes(text.encode())


def read_records(name: str, kind: type[R], folder: Path = FOLDER) -> list[R]:
    """Read a file of `TABLES`. Raises BadDemoFile."""
    path = folder / name
    try:
        content = path.read_bytes()
        if name.endswith(".geojson"):
            features = msgspec.json.decode(content, type=_Collection).features
            return [
                msgspec.convert({**f.properties, "geometry": f.geometry}, kind) for f in features
            ]
        optional = {f.name for f in msgspec.structs.fields(kind) if _allows_none(f.type)}
        lines = csv.DictReader(io.StringIO(content.decode()))
        rows = [
            {k: None if v == "" and k in optional else v for k, v in line.items()} for line in lines
        ]
        return msgspec.convert(rows, list[kind], strict=False)  # type: ignore[valid-type]
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise BadDemoFile(path, str(error)) from error


def _allows_none(annotation: Any) -> bool:
    return type(None) in getattr(annotation, "__args__", ())


def _csv(kind: type[msgspec.Struct], rows: Sequence[msgspec.Struct]) -> str:
    fields = [f.name for f in msgspec.structs.fields(kind)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(fields)
    for row in rows:
        writer.writerow([_cell(name, getattr(row, name)) for name in fields])
    return text.getvalue()


def _cell(name: str, value: Any) -> Any:
    return f"{value:.6f}" if name in {"lon", "lat"} else value


def _geojson(rows: Sequence[msgspec.Struct]) -> str:
    lines = []
    for row in rows:
        properties = {
            f.name: getattr(row, f.name)
            for f in msgspec.structs.fields(type(row))
            if f.name != "geometry"
        }
        feature = {
            "type": "Feature",
            "properties": properties,
            "geometry": getattr(row, "geometry"),  # noqa: B009
        }
        lines.append(msgspec.json.encode(feature).decode())
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
