"""All alarms as columns in memory, so that the history is filtered and paged at a keystroke.

One index per store. It is built when the history is first asked for (some seconds for 100,000
alarms), and before each answer takes in what has changed since: alarms by their stamps (every
transaction has a greater one, decision 0005), and all places when one or a sensor changed.

A word is looked for in the few distinct texts that the alarms are made of (buildings, places,
kinds, people, notes), and only the result is spread over the alarms.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import func, select

from app.services.alarm_history import NO_VERDICT
from app.services.alarm_words import kind_text, note_text, spelled, spot_text, where_text
from app.services.place_index import Speller
from db.models import Alarm, Building, Compound, ResidentialArea, Sensor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray
    from sqlalchemy.orm import Session

    from app.services.alarm_history import HistoryFilter
    from app.services.desk import Desk
    from db.store import Store

    Mask = NDArray[np.bool_]

_PIECEMEAL = {"yield_per": 2_000}
"""Rows are fetched by so many: all at once would take a hundred megabytes."""

_PLACES = (ResidentialArea, Compound, Building, Sensor)
_CODES = ("kind", "condition", "level", "state", "verdict")
_TEXTS = ("title", "people", "notes")


class Vocabulary:
    """Distinct keys by number, each with the text in which words are looked for."""

    def __init__(self, text_of: Callable[..., str]) -> None:
        self._text_of = text_of
        self._numbers: dict[Any, int] = {}
        self._texts: list[str] = []

    def number(self, key: Any) -> int:
        """Return the number of a key, a new one for a key not yet seen."""
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = len(self._texts)
            self._texts.append(self._text_of(*key) if isinstance(key, tuple) else str(key))
        return found

    def holding(self, word: str) -> Mask:
        """Return for each number whether its text holds `word`."""
        return np.fromiter((word in text for text in self._texts), bool, len(self._texts))

    def among(self, keys: Iterable[Any]) -> Mask:
        """Return for each number whether its key is one of `keys`."""
        wanted = set(keys)
        return np.fromiter((key in wanted for key in self._numbers), bool, len(self._numbers))


class SensorColumns:
    """Where the sensors are. `state`: the stamps of the tables it was read from."""

    def __init__(self, session: Session, spell: Speller) -> None:
        self.state = _stamps(session)
        self.numbers: dict[str, int] = {}
        self.areas = Vocabulary(str)
        self._where = Vocabulary(lambda *names: where_text(spell, *names))
        self._spots = Vocabulary(lambda floor, place: spot_text(spell, floor, place))
        self._codes: list[str] = []
        columns: list[tuple[int, int, int]] = []
        for sensor_id, code, area_id, floor, place, *names in session.execute(_sensors()):
            self.numbers[sensor_id] = len(columns)
            self._codes.append(code.lower())
            columns.append(
                (
                    self.areas.number(area_id),
                    self._where.number(tuple(name or "" for name in names)),
                    self._spots.number((floor, place)),
                )
            )
        table = np.array(columns, np.int32).reshape(-1, 3)
        self.area, self.where, self.spot = table[:, 0], table[:, 1], table[:, 2]

    def holding(self, word: str) -> Mask:
        """Return for each sensor whether its place or code holds `word`."""
        by_code = np.fromiter((word in code for code in self._codes), bool, len(self._codes))
        where, spot = self._where.holding(word), self._spots.holding(word)
        return by_code | where[self.where] | spot[self.spot]


class AlarmIndex:
    """The columns of all alarms. `refresh` takes in what changed; `find` answers."""

    def __init__(self, session: Session) -> None:
        spell = self._spell = Speller()
        self.sensors = SensorColumns(session, spell)
        self._last = 0
        self._ids: list[str] = []
        self._places: dict[str, int] = {}
        self._order: NDArray[np.int64] | None = None
        self._raised = np.zeros(1024, np.int64)
        self._sensor = np.zeros(1024, np.int32)
        self._coded = {name: np.zeros(1024, np.int32) for name in (*_CODES, *_TEXTS)}
        self._words: dict[str, Vocabulary] = {name: Vocabulary(str) for name in _CODES} | {
            "title": Vocabulary(lambda kind, condition: kind_text(spell, kind, condition)),
            "people": Vocabulary(
                lambda *names: spelled(spell, *filter(None, dict.fromkeys(names)))
            ),
            "notes": Vocabulary(note_text),
        }
        self.refresh(session)

    def refresh(self, session: Session) -> bool:
        """Take in places that changed, and alarms with newer stamps; return whether the index then
        holds as many as there are: rows that were deleted, or that came with older stamps, ask for
        a new index.
        """
        if self.sensors.state != _stamps(session):
            before, self.sensors = self.sensors, SensorColumns(session, self._spell)
            moved = [self.sensors.numbers.get(one, -1) for one in before.numbers]
            if -1 in moved:
                return False
            if moved:
                self._sensor = np.array(moved, np.int32)[self._sensor]
        changed = session.execute(_alarms(self._last), execution_options=_PIECEMEAL).partitions()
        for row in (row for part in changed for row in part):
            self._put(*row)
            self._order = None
        return session.scalar(select(func.count()).select_from(Alarm)) == len(self._ids)

    def find(self, wanted: HistoryFilter) -> NDArray[np.int64]:
        """Return which alarms fit, the newest first, as numbers for `ids`."""
        order = self._in_order()
        passes = self._passing(wanted)
        return order if passes is None else order[passes[order]]

    def ids(self, numbers: NDArray[np.int64]) -> list[str]:
        """Return the ids of alarms."""
        return [self._ids[number] for number in numbers]

    def _put(self, alarm_id: str, hlc: int, sensor_id: str, raised_at: int, *fields: Any) -> None:
        place = self._places.get(alarm_id)
        if place is None:
            place = self._places[alarm_id] = len(self._ids)
            self._ids.append(alarm_id)
            if place == len(self._raised):
                self._grow()
        self._raised[place] = raised_at
        self._sensor[place] = self.sensors.numbers[sensor_id]
        keys = (*fields[:5], fields[:2], fields[5:8], fields[8:])
        for name, key in zip(self._coded, keys, strict=True):
            self._coded[name][place] = self._words[name].number(key)
        self._last = max(self._last, hlc)

    def _grow(self) -> None:
        self._raised = np.concatenate((self._raised, np.zeros_like(self._raised)))
        self._sensor = np.concatenate((self._sensor, np.zeros_like(self._sensor)))
        for name, column in self._coded.items():
            self._coded[name] = np.concatenate((column, np.zeros_like(column)))

    def _in_order(self) -> NDArray[np.int64]:
        if self._order is None:
            raised = self._raised[: len(self._ids)]
            self._order = np.argsort(raised, kind="stable")[::-1]
        return self._order

    def _passing(self, wanted: HistoryFilter) -> Mask | None:
        """Return for each alarm whether it fits, None when all do."""
        masks = list(self._masks(wanted))
        if not masks:
            return None
        passes: Mask = np.logical_and.reduce(masks)
        return passes

    def _masks(self, wanted: HistoryFilter) -> Iterator[Mask]:
        raised = self._raised[: len(self._ids)]
        if wanted.since is not None:
            yield raised >= wanted.since
        if wanted.until is not None:
            yield raised < wanted.until
        verdicts = (None if one == NO_VERDICT else one for one in wanted.verdicts)
        for name, keys in (
            ("kind", wanted.kinds),
            ("condition", wanted.conditions),
            ("level", wanted.levels),
            ("state", wanted.states),
            ("verdict", tuple(verdicts)),
        ):
            if keys:
                yield self._spread(name, self._words[name].among(keys))
        sensor = self._sensor[: len(self._ids)]
        if wanted.areas:
            yield self.sensors.areas.among(wanted.areas)[self.sensors.area][sensor]
        for word in wanted.text.lower().split():
            held = self.sensors.holding(word)[sensor]
            for name in _TEXTS:
                held = held | self._spread(name, self._words[name].holding(word))
            yield held

    def _spread(self, name: str, hits: Mask) -> Mask:
        return hits[self._coded[name][: len(self._ids)]]


class _Kept:
    """The index of one store, and the lock under which it is built and asked."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.index: AlarmIndex | None = None


_indices: WeakKeyDictionary[Store, _Kept] = WeakKeyDictionary()
_guard = threading.Lock()


def find(desk: Desk, wanted: HistoryFilter, offset: int, limit: int) -> tuple[int, list[str]]:
    """Return how many alarms fit, and the ids of one page of them, the newest first."""
    with _guard:
        kept = _indices.setdefault(desk.store, _Kept())
    # The snapshot is taken under the lock: one older than the index would look like deleted rows.
    with kept.lock, desk.read() as session:
        index = kept.index
        if index is None or not index.refresh(session):
            index = kept.index = AlarmIndex(session)
        found = index.find(wanted)
        return len(found), index.ids(found[offset : offset + limit])


def _stamps(session: Session) -> tuple[int, ...]:
    newest = (select(func.max(table.hlc)).scalar_subquery() for table in _PLACES)
    return tuple(stamp or 0 for stamp in session.execute(select(*newest)).one())


def _sensors() -> Any:
    return (
        select(
            Sensor.id,
            Sensor.code,
            Sensor.area_id,
            Sensor.floor,
            Sensor.place,
            ResidentialArea.name,
            Compound.name,
            Building.number,
        )
        .join(ResidentialArea, ResidentialArea.id == Sensor.area_id)
        .outerjoin(Building, Building.id == Sensor.building_id)
        .outerjoin(Compound, Compound.id == Building.compound_id)
    )


def _alarms(since: int) -> Any:
    return (
        select(
            Alarm.id,
            Alarm.hlc,
            Alarm.sensor_id,
            Alarm.raised_at,
            Alarm.kind,
            Alarm.condition,
            Alarm.level,
            Alarm.state,
            Alarm.verdict,
            Alarm.acknowledged_by,
            Alarm.verdict_by,
            Alarm.set_aside_by,
            Alarm.disposition,
            Alarm.verdict_note,
            Alarm.set_aside_reason,
        )
        # No order: it would tempt the database away from the index of the stamps.
        .where(Alarm.hlc > since)
    )
