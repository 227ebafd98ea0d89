"""The codes that a scenario of this street may name, with what they are called.

The street's database is only read.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import msgspec

from app.drill.read_only import read_only

if TYPE_CHECKING:
    from app.profile import Profile

_QUERIES = {
    "shelter": "SELECT code, name FROM shelters ORDER BY code",
    "area": "SELECT code, name FROM residential_areas ORDER BY code",
    "depot": "SELECT code, name FROM depots ORDER BY code",
    "item": "SELECT code, name FROM supply_items ORDER BY code",
    "plan": "SELECT code, title FROM plans ORDER BY code",
    "team": "SELECT code, name FROM teams ORDER BY code",
    "camera": "SELECT code, name FROM cameras ORDER BY code",
    "building": "SELECT code, code FROM buildings ORDER BY code",
    "lot": (
        "SELECT lots.code, supply_items.name FROM lots"
        " LEFT JOIN supply_items ON lots.item_id = supply_items.id ORDER BY lots.code"
    ),
    "road": (
        "SELECT DISTINCT name, '' FROM map_features"
        " WHERE kind LIKE 'road%' AND name <> '' ORDER BY name"
    ),
    "sensor": (
        "SELECT sensors.code, sensors.kind || ' · ' || residential_areas.name FROM sensors"
        " LEFT JOIN residential_areas ON sensors.area_id = residential_areas.id"
        " ORDER BY sensors.code"
    ),
}


class Codes(msgspec.Struct, frozen=True):
    """By kind (shelter, area, depot ...): code and name of each, in the order of the codes."""

    by_kind: dict[str, tuple[tuple[str, str], ...]] = {}

    def of(self, kind: str) -> tuple[tuple[str, str], ...]:
        """Return the codes of a kind."""
        return self.by_kind.get(kind, ())


def street_codes(street: Profile) -> Codes:
    """Return the codes of a street; none when it has no database yet. Raises sqlite3.Error."""
    if not street.database.is_file():
        return Codes()
    found = {}
    with contextlib.closing(read_only(street.database)) as connection:
        for kind, query in _QUERIES.items():
            # A table that another version lacks leaves its codes unknown, and the others known.
            with contextlib.suppress(sqlite3.OperationalError):
                found[kind] = tuple(
                    (str(code), str(name or "")) for code, name in connection.execute(query)
                )
    return Codes(found)
