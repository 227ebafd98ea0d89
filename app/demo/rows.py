"""From the records of the demo street to rows of the database, on a given day."""

from __future__ import annotations

import secrets
import uuid
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from app.demo import records
from app.demo.files import read_records
from app.domain.instant import HOUR, MINUTE, local_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import msgspec

    from app.domain.instant import Instant

Values: TypeAlias = dict[str, Any]
"""Column values of one row, without version and stamp."""

SHIFT_NAME = "二班"
_SHIFT_BEGAN = 2 * HOUR
_RECORDER = "演示数据"
_NAMESPACE = uuid.UUID("0f9a1d2e-6c0b-5b7e-8f53-3a51df0c2b10")

_USERS = (("demo", "演示甲", "leader"), ("demo2", "演示乙", "officer"))
"""Log-in name, name, role; who signs in with one click is the first by log-in name."""


@cache
def demo_id(table: str, code: str) -> str:
    """Return the id of a demo row: the same in every database, UUIDv5 of table and code."""
    return str(uuid.uuid5(_NAMESPACE, f"{table}|{code}"))


class DemoRows:
    """Reads all files of the demo street at once, and turns them into rows table by table.

    Raises `app.demo.files.BadDemoFile`.
    """

    def __init__(self, folder: Path) -> None:
        def read(name: str, kind: type[Any]) -> list[Any]:
            return read_records(name, kind, folder)

        self._street: records.Street = read("street.geojson", records.Street)[0]
        self._areas: list[records.Area] = read("areas.geojson", records.Area)
        self._features: list[records.MapFeature] = read("map_features.geojson", records.MapFeature)
        self._compounds: list[records.Compound] = read("compounds.geojson", records.Compound)
        self._buildings: list[records.Building] = read("buildings.geojson", records.Building)
        self._moves: list[records.Move] = read("moves.csv", records.Move)
        self._lots: list[records.Lot] = read("lots.csv", records.Lot)
        self._minimums: list[records.Minimum] = read("minimums.csv", records.Minimum)
        self._cards: list[records.TaskCard] = read("task_cards.csv", records.TaskCard)
        self._plans: list[records.Plan] = read("plans.csv", records.Plan)
        self._people: list[records.Person] = read("people.csv", records.Person)
        self._hazards: list[records.Hazard] = read("hazards.csv", records.Hazard)
        self._plain: dict[str, Sequence[msgspec.Struct]] = {
            table: read(f"{file}.csv", kind)
            for table, file, kind in (
                ("sensors", "sensors", records.Sensor),
                ("cameras", "cameras", records.Camera),
                ("shelters", "shelters", records.Shelter),
                ("depots", "depots", records.Depot),
                ("supply_items", "items", records.Item),
                ("teams", "teams", records.Team),
                ("vulnerable_people", "vulnerable_people", records.VulnerablePerson),
                ("vulnerable_housings", "vulnerable_housings", records.VulnerableHousing),
                ("vulnerable_facilities", "vulnerable_facilities", records.VulnerableFacility),
            )
        }

    @property
    def street_code(self) -> str:
        """The division code of the street."""
        return self._street.code

    def tables(self, now: Instant) -> list[tuple[str, list[Values]]]:
        """Return rows by table, as of `now`; every row comes after those it refers to."""
        day = _Calendar(now)
        street = demo_id("streets", self._street.code)
        plain = {table: [_row(table, r) for r in rows] for table, rows in self._plain.items()}
        for row in plain["supply_items"]:
            del row["synthetic"]
        return [
            ("streets", [_outlined("streets", self._street)]),
            (
                "map_features",
                [
                    {**_outlined("map_features", f, "geometry"), "street_id": street}
                    for f in self._features
                ],
            ),
            (
                "residential_areas",
                [{**_outlined("residential_areas", a), "street_id": street} for a in self._areas],
            ),
            ("compounds", [_outlined("compounds", c) for c in self._compounds]),
            ("buildings", [_outlined("buildings", b, "footprint") for b in self._buildings]),
            ("sensors", plain["sensors"]),
            ("cameras", plain["cameras"]),
            ("shelters", plain["shelters"]),
            ("depots", plain["depots"]),
            ("supply_items", plain["supply_items"]),
            ("stock_minimums", [_minimum(m) for m in self._minimums]),
            ("lots", [_lot(lot, day) for lot in self._lots]),
            ("stock_moves", [_move(m, now) for m in self._moves]),
            ("plans", [_plan(p, day) for p in self._plans]),
            ("task_cards", [_card(c) for c in self._cards]),
            ("teams", plain["teams"]),
            ("people", [_person(p, day) for p in self._people]),
            ("hazards", [_hazard(h, day) for h in self._hazards]),
            ("vulnerable_people", plain["vulnerable_people"]),
            ("vulnerable_housings", plain["vulnerable_housings"]),
            ("vulnerable_facilities", plain["vulnerable_facilities"]),
            ("users", _users()),
            ("duty_shifts", [_shift(now)]),
        ]


class _Calendar:
    """Dates as offsets from the day of loading, in Shanghai."""

    def __init__(self, now: Instant) -> None:
        self._today = date.fromisoformat(local_date(now))

    def __call__(self, offset: int | None) -> str | None:
        return None if offset is None else (self._today + timedelta(days=offset)).isoformat()


_REFERENCES = {
    "area": ("area_id", "residential_areas"),
    "compound": ("compound_id", "compounds"),
    "building": ("building_id", "buildings"),
    "depot": ("depot_id", "depots"),
    "item": ("item_id", "supply_items"),
    "lot": ("lot_id", "lots"),
    "plan": ("plan_id", "plans"),
    "team": ("team_id", "teams"),
}
"""Fields of records that hold another record's code: the column, and the table meant."""

_WITHOUT_CODE = {
    "map_features", "vulnerable_people", "vulnerable_housings", "vulnerable_facilities",
}  # fmt: skip
"""Tables that keep no code: it only makes the id."""


def _row(table: str, record: msgspec.Struct) -> Values:
    """Return the record with its id, its references as ids, and marked synthetic."""
    values: Values = {"synthetic": True}
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if name in _REFERENCES:
            column, of = _REFERENCES[name]
            values[column] = demo_id(of, value) if value else None
        else:
            values[name] = value
    if "code" in values:
        values["id"] = demo_id(table, values["code"])
        if table in _WITHOUT_CODE:
            del values["code"]
    return values


def _outlined(table: str, record: msgspec.Struct, column: str = "outline") -> Values:
    values = _row(table, record)
    values[column] = bytes(values.pop("geometry")).decode()
    return values


def _minimum(record: records.Minimum) -> Values:
    code = f"{record.depot}:{record.item}"
    return _unmarked({**_row("stock_minimums", record), "id": demo_id("stock_minimums", code)})


def _lot(record: records.Lot, day: _Calendar) -> Values:
    values = _unmarked(_row("lots", record))
    values["produced_on"] = day(values.pop("produced_day"))
    values["expires_on"] = day(values.pop("expires_day"))
    return values


def _move(record: records.Move, now: Instant) -> Values:
    values = _unmarked(_row("stock_moves", record))
    del values["code"]
    values["at"] = now - values.pop("minutes_ago") * MINUTE
    return {**values, "actor": _RECORDER}


def _plan(record: records.Plan, day: _Calendar) -> Values:
    values = _row("plans", record)
    values["published_on"] = day(values.pop("published_day"))
    return values


def _card(record: records.TaskCard) -> Values:
    code = f"{record.plan}:{record.position}"
    return _unmarked({**_row("task_cards", record), "id": demo_id("task_cards", code)})


def _person(record: records.Person, day: _Calendar) -> Values:
    values = _row("people", record)
    del values["code"]
    values["certificate_expires_on"] = day(values.pop("certificate_expires_day"))
    return values


def _hazard(record: records.Hazard, day: _Calendar) -> Values:
    values = _row("hazards", record)
    values["found_on"] = day(values.pop("found_day"))
    return values


def _unmarked(values: Values) -> Values:
    del values["synthetic"]
    return values


def _users() -> list[Values]:
    """Return the demo users; nobody knows their passwords, for they sign in by one click."""
    from argon2 import PasswordHasher

    password = PasswordHasher().hash(secrets.token_urlsafe(32))
    return [
        {
            "id": demo_id("users", login),
            "login": login,
            "name": name,
            "role": role,
            "password": password,
            "demo": True,
        }
        for login, name, role in _USERS
    ]


def _shift(now: Instant) -> Values:
    return {
        "id": demo_id("duty_shifts", SHIFT_NAME),
        "name": SHIFT_NAME,
        "officer_id": demo_id("users", _USERS[0][0]),
        "started_at": now - _SHIFT_BEGAN,
    }
