"""A small street for tests: one area, compound and building, and as many sensors as wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.sensors import KINDS
from app.profile import open_profile
from app.services.opening import open_store
from db.ids import new_id
from db.models import Building, Compound, LocalFact, ResidentialArea, Sensor, Street

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from app.domain.clock import Clock
    from db.store import Store

STREET = "310115010"
AREA = "310115010011"
_OUTLINE = (
    '{"type":"Polygon","coordinates":'
    "[[[121.50,31.19],[121.51,31.19],[121.51,31.20],[121.50,31.20],[121.50,31.19]]]}"
)


class HandClock:
    """A clock that stands still until a test moves it; see `app.domain.clock.Clock`."""

    def __init__(self, now: int = 1_795_500_000_000) -> None:
        self.wall = now
        self.seconds = 1_000.0

    def now(self) -> int:
        """Return the wall time."""
        return self.wall

    def monotonic(self) -> float:
        """Return monotonic seconds."""
        return self.seconds

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds
        self.wall += round(seconds * 1000)


def code(number: int) -> str:
    """Return the code of the small street's sensor `number`, counted from 0."""
    return f"S-010011-{number:06d}"


def topic(number: int, kind: str = "smoke") -> str:
    """Return the topic of the small street's sensor `number`."""
    return f"street/{STREET}/sensor/{kind}/{code(number)}"


def open_street(
    folder: Path, sensors: Sequence[str] | int = 10, clock: Clock | None = None
) -> Store:
    """Return the store of a new profile in `folder` that holds a small street."""
    store = open_store(open_profile(folder), clock)
    small_street(store, sensors)
    return store


def small_street(store: Store, sensors: Sequence[str] | int = 10) -> Mapping[str, str]:
    """Fill an empty store with street 310115010; return sensor ids by code.

    `sensors`: the kind of each sensor, in order, or how many (all kinds in turn).
    """
    kinds = (
        [list(KINDS)[n % len(KINDS)] for n in range(sensors)]
        if isinstance(sensors, int)
        else sensors
    )
    street, area, compound, building = (new_id() for _ in range(4))
    ids = {code(number): new_id() for number in range(len(kinds))}
    with store.write() as write:
        add = write.session.add
        add(
            Street(
                id=street,
                code=STREET,
                name="南码头路街道",
                district="浦东新区",
                outline=_OUTLINE,
                synthetic=True,
            )
        )
        write.session.merge(LocalFact(name="street_code", value=STREET))
        write.session.flush()
        add(
            ResidentialArea(
                id=area,
                street_id=street,
                code=AREA,
                name="试验居民区",
                committee="试验居委会",
                lon=121.505,
                lat=31.195,
                outline=_OUTLINE,
                synthetic=True,
            )
        )
        write.session.flush()
        add(
            Compound(
                id=compound,
                area_id=area,
                code="C-010011-01",
                name="试验小区",
                built_year=1986,
                old=True,
                lon=121.505,
                lat=31.195,
                outline=_OUTLINE,
                synthetic=True,
            )
        )
        write.session.flush()
        add(
            Building(
                id=building,
                compound_id=compound,
                code="B-010011-01-001",
                number="1 号",
                floors=6,
                households=72,
                residents=180,
                lon=121.505,
                lat=31.195,
                footprint=_OUTLINE,
                synthetic=True,
            )
        )
        write.session.flush()
        for number, kind in enumerate(kinds):
            add(
                Sensor(
                    id=ids[code(number)],
                    code=code(number),
                    kind=kind,
                    area_id=area,
                    building_id=building,
                    floor=number % 6 + 1,
                    place=f"{number % 6 + 1} 层走廊",
                    lon=121.505 + number % 100 * 1e-5,
                    lat=31.195 + number // 100 * 1e-5,
                    synthetic=True,
                )
            )
    return ids
