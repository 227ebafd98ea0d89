"""Building the demo street: from the drawing to the files in `resources/demo`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.demo import layout, records
from app.demo.cameras import place_cameras
from app.demo.files import ANCHORS_FILE, write_records
from app.demo.plans import write_plans
from app.demo.registers import keep_registers
from app.demo.scenery import draw_features
from app.demo.sensing import place_sensors
from app.demo.shelters import open_shelters
from app.demo.supplies import stock_up
from app.demo.teams import form_teams
from app.demo.town import build_town, polygon

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def build_files(folder: Path) -> dict[str, int]:
    """Write all files of the demo street into `folder`; return the records by file name.

    The same bytes on every run and machine. Raises OSError.
    """
    town = build_town()
    sensing = place_sensors(town)
    supplies = stock_up(town)
    plans = write_plans(town)
    teams = form_teams(town)
    registers = keep_registers(town, sensing)
    street = records.Street(
        layout.STREET_CODE, layout.STREET_NAME, layout.DISTRICT, polygon(town.ground.street)
    )
    files: dict[str, Sequence[msgspec.Struct]] = {
        "street.geojson": [street],
        "areas.geojson": town.areas,
        "map_features.geojson": draw_features(town),
        "compounds.geojson": town.compounds,
        "buildings.geojson": town.buildings,
        "sensors.csv": sensing.sensors,
        "cameras.csv": place_cameras(town),
        "shelters.csv": open_shelters(town),
        "depots.csv": supplies.depots,
        "items.csv": supplies.items,
        "minimums.csv": supplies.minimums,
        "lots.csv": supplies.lots,
        "moves.csv": supplies.moves,
        "plans.csv": plans.plans,
        "task_cards.csv": plans.cards,
        "teams.csv": teams.teams,
        "people.csv": teams.people,
        "hazards.csv": registers.hazards,
        "vulnerable_people.csv": registers.people,
        "vulnerable_housings.csv": registers.housings,
        "vulnerable_facilities.csv": registers.facilities,
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in files.items():
        write_records(folder, name, rows)
    anchors = msgspec.json.format(msgspec.json.encode(sensing.anchors), indent=2)
    (folder / ANCHORS_FILE).write_bytes(anchors + b"\n")
    return {name: len(rows) for name, rows in files.items()}
