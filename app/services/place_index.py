"""The names of everything that can be looked for, in memory, with their pinyin.

One index per store; it is dropped when this process changes one of its tables, and built again
when another process has (the greatest HLC stamp of each table tells).
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import msgspec
from sqlalchemy import func, select

from app.domain.guidance import KIND_NAMES
from db.models import (
    Building,
    Compound,
    Depot,
    ResidentialArea,
    Sensor,
    Shelter,
    SupplyItem,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from db.store import Changes, Store

_TABLES = (ResidentialArea, Compound, Building, Shelter, Depot, SupplyItem, Sensor)
"""What is found, in the order in which equally good hits stand."""


class Hit(msgspec.Struct, frozen=True):
    """Something found. `table`: where `id` is from. `kind`: a code where the table has kinds."""

    table: str
    id: str
    title: str
    subtitle: str
    kind: str = ""


class PlaceIndex:
    """Searches a fixed list of names. `state`: the stamps of the tables it was built from."""

    def __init__(self, entries: list[tuple[Hit, str]], state: tuple[int, ...]) -> None:
        self.state = state
        spell = Speller()
        self._hits = [hit for hit, _ in entries]
        self._titles = [hit.title.lower() for hit in self._hits]
        self._texts = [
            f"{hit.title}\n{hit.subtitle}\n{more}\n".lower() + spell(hit.title, hit.subtitle, more)
            for hit, more in entries
        ]
        self._spelled = [spell(hit.title) for hit in self._hits]

    def search(self, text: str, limit: int) -> list[Hit]:
        """Return at most `limit` hits, best first: the title begins with it, holds it, others."""
        words = text.lower().split()
        if not words:
            return []
        first, *others = words
        found = [
            position
            for position, haystack in enumerate(self._texts)
            if first in haystack and all(word in haystack for word in others)
        ]
        ranked = sorted(found, key=lambda position: self._rank(position, first))
        return [self._hits[position] for position in ranked[:limit]]

    def _rank(self, position: int, word: str) -> tuple[int, int]:
        title, spelled = self._titles[position], self._spelled[position]
        if title.startswith(word):
            fit = 0 if title == word else 1
        elif spelled.startswith(word) or f"\n{word}" in spelled:
            fit = 2
        elif word in title or word in spelled:
            fit = 3
        else:
            fit = 4
        return fit, position


class Speller:
    """Gives first letters and whole pinyin of Chinese texts.

    Names repeat (each compound, building and floor has many sensors): each distinct part between
    spaces is spelled once.
    """

    def __init__(self) -> None:
        self._known: dict[str, list[tuple[str, str]]] = {}

    def __call__(self, *texts: str) -> str:
        """Return the letters and syllables of the texts, each reading in a line of its own."""
        return "\n".join(self._spell(text) for text in texts if text and not text.isascii())

    def _spell(self, text: str) -> str:
        parts = [self._readings(part) for part in text.split()]
        spelled = []
        for reading in range(max(map(len, parts))):
            chosen = [part[min(reading, len(part) - 1)] for part in parts]
            spelled.append("".join(letters for letters, _ in chosen))
            spelled.append("".join(syllables for _, syllables in chosen))
        return "\n".join(spelled)

    def _readings(self, part: str) -> list[tuple[str, str]]:
        known = self._known.get(part)
        if known is None:
            known = self._known[part] = _pinyin(part)
        return known


def _pinyin(text: str) -> list[tuple[str, str]]:
    """First letters and whole pinyin, once for each reading.

    A lane (弄) is read long in addresses, and often nong. Numbers and codes stay whole.
    """
    from pypinyin import lazy_pinyin

    readings = [[syllable.lower() for syllable in lazy_pinyin(text)]]
    if "弄" in text:
        readings.append(["long" if one == "nong" else one for one in readings[0]])
    return [
        ("".join(one[0] if one.isalpha() else one for one in syllables), "".join(syllables))
        for syllables in readings
    ]


class _Kept:
    """The index of one store, and the lock under which it is built."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.index: PlaceIndex | None = None

    def drop(self, changes: Changes) -> None:
        """Forget the index when one of its tables changed (a listener of the store)."""
        if any(table.__tablename__ in changes for table in _TABLES):
            self.index = None


_kept: WeakKeyDictionary[Store, _Kept] = WeakKeyDictionary()
_kept_lock = threading.Lock()


def index_of(store: Store) -> PlaceIndex:
    """Return the store's index, built when there is none of the tables as they are."""
    with _kept_lock:
        kept = _kept.get(store)
        if kept is None:
            kept = _kept[store] = _Kept()
            store.on_commit(kept.drop)
    with kept.lock, store.read() as session:
        state = _state(session)
        index = kept.index
        if index is None or index.state != state:
            index = kept.index = PlaceIndex(list(_entries(session)), state)
        return index


def _state(session: Session) -> tuple[int, ...]:
    newest = (select(func.max(table.hlc)).scalar_subquery() for table in _TABLES)
    return tuple(stamp or 0 for stamp in session.execute(select(*newest)).one())


def _entries(session: Session) -> Iterator[tuple[Hit, str]]:
    """Give every hit with the further text by which it is found."""
    area, compound, building = ResidentialArea, Compound, Building
    for row_id, name, committee, code in session.execute(
        select(area.id, area.name, area.committee, area.code).order_by(area.code)
    ):
        yield Hit("residential_areas", row_id, name, committee), code
    for row_id, name, area_name, code in session.execute(
        select(compound.id, compound.name, area.name, compound.code)
        .join(area, area.id == compound.area_id)
        .order_by(compound.code)
    ):
        yield Hit("compounds", row_id, name, area_name), code
    for row_id, name, number, area_name, code in session.execute(
        select(building.id, compound.name, building.number, area.name, building.code)
        .join(compound, compound.id == building.compound_id)
        .join(area, area.id == compound.area_id)
        .order_by(building.code)
    ):
        yield Hit("buildings", row_id, f"{name} {number}", area_name), code
    yield from _shelters_and_supplies(session)
    yield from _sensors(session)


def _shelters_and_supplies(session: Session) -> Iterator[tuple[Hit, str]]:
    area = ResidentialArea
    for row_id, name, area_name, kind, code, address in session.execute(
        select(Shelter.id, Shelter.name, area.name, Shelter.kind, Shelter.code, Shelter.address)
        .join(area, area.id == Shelter.area_id)
        .order_by(Shelter.code)
    ):
        yield Hit("shelters", row_id, name, area_name, kind), f"{code}\n{address}"
    for row_id, name, area_name, kind, code, address in session.execute(
        select(Depot.id, Depot.name, area.name, Depot.kind, Depot.code, Depot.address)
        .outerjoin(area, area.id == Depot.area_id)
        .order_by(Depot.code)
    ):
        yield Hit("depots", row_id, name, area_name or address, kind), f"{code}\n{address}"
    for row_id, name, category, code in session.execute(
        select(SupplyItem.id, SupplyItem.name, SupplyItem.category, SupplyItem.code).order_by(
            SupplyItem.code
        )
    ):
        yield Hit("supply_items", row_id, name, category), code


def _sensors(session: Session) -> Iterator[tuple[Hit, str]]:
    rows: Any = session.execute(
        select(
            Sensor.id,
            Sensor.code,
            Sensor.kind,
            Sensor.place,
            ResidentialArea.name,
            Compound.name,
            Building.number,
        )
        .join(ResidentialArea, ResidentialArea.id == Sensor.area_id)
        .outerjoin(Building, Building.id == Sensor.building_id)
        .outerjoin(Compound, Compound.id == Building.compound_id)
        .order_by(Sensor.code)
    )
    for row_id, code, kind, place, area_name, compound_name, number in rows:
        where = f"{compound_name} {number}" if compound_name else area_name
        names = KIND_NAMES.get(kind)
        yield (
            Hit("sensors", row_id, code, f"{where} {place}".strip(), kind),
            names[0] if names else "",
        )
