"""What the alarm lists show: one filter for all views, kept as JSON, and the words to search in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from app.domain.alarms import AlarmState, Condition
from app.domain.escalation import Step
from app.domain.instant import DAY, HOUR, Instant
from ui.alarms.board import is_unacknowledged
from ui.alarms.words import disposition_of, place_of
from ui.labels import alarm_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.services.alarms import AlarmRow, HistoryFilter
    from ui.console import Console

OPEN, SET_ASIDE, HISTORY = "open", "set_aside", "history"
"""The three views: what asks for something, what is set aside, and all there ever was."""

DEVICE_CONDITIONS = (Condition.FAULT, Condition.STALE, Condition.BATTERY, Condition.TEST)
SPANS = ("today", "1d", "7d", "30d")


class PageFilter(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is shown; within a field one of the values must fit, empty fields do not filter.

    `seen`: unacknowledged, acknowledged. `leader`: with "leader", what nobody acknowledged in time
    and is the shift leader's now. `signals`: active, cleared. `origins`: site (what is
    measured), device (its faults). `states`: of what is set aside. `span`: one of SPANS.
    """

    view: str = OPEN
    seen: tuple[str, ...] = ()
    leader: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    span: str = ""
    area_id: str = ""
    kind: str = ""
    text: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether the view shows everything it has."""
        return self == PageFilter(view=self.view)

    def passes(self, row: AlarmRow, text: str) -> bool:
        """Return whether a list in memory shows `row`, in whose `text` the words must occur."""
        return (
            (not self.area_id or row.area_id == self.area_id)
            and (not self.kind or row.kind == self.kind)
            and all(
                not wanted or fact in wanted
                for wanted, fact in (
                    (self.levels, str(row.level)),
                    (self.seen, seen_of(row)),
                    (self.leader, leader_of(row)),
                    (self.signals, signal_of(row)),
                    (self.origins, origin_of(row)),
                    (self.states, row.state),
                )
            )
            and all(word in text for word in self.text.lower().split())
        )

    def for_history(self, now: Instant) -> HistoryFilter:
        """Return the question to the history."""
        from app.services.alarms import HistoryFilter

        conditions: list[str] = []
        if "site" in self.origins:
            conditions.append(Condition.PROCESS)
        if "device" in self.origins:
            conditions += DEVICE_CONDITIONS
        return HistoryFilter(
            since=since(self.span, now),
            kinds=(self.kind,) if self.kind else (),
            areas=(self.area_id,) if self.area_id else (),
            levels=tuple(map(int, self.levels)),
            verdicts=self.verdicts,
            conditions=tuple(conditions),
            text=self.text,
        )


def since(span: str, now: Instant) -> Instant | None:
    """Return when a time span began, None for all time."""
    if span == "today":
        return now - (now + 8 * HOUR) % DAY  # Shanghai's midnight
    return now - int(span.removesuffix("d")) * DAY if span else None


def seen_of(row: AlarmRow) -> str:
    """Return whether somebody has seen the alarm: unacknowledged, acknowledged."""
    return "unacknowledged" if is_unacknowledged(row) else "acknowledged"


def leader_of(row: AlarmRow) -> str:
    """Return "leader" for an alarm on the shift leader's list, else ""."""
    return "leader" if row.escalation >= Step.LEADER and is_unacknowledged(row) else ""


def signal_of(row: AlarmRow) -> str:
    """Return whether the device still reports it: active, cleared."""
    is_active = row.state != AlarmState.CLEARED_UNACKED and row.signal
    return "active" if is_active else "cleared"


def origin_of(row: AlarmRow) -> str:
    """Return what alarms: the site, or the device itself."""
    return "site" if row.condition == Condition.PROCESS else "device"


class ChipCounts:
    """How many rows each chip stands for, kept current row by row."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, ...]] = {}
        self._counts: Counter[str] = Counter()

    def __getitem__(self, code: str) -> int:
        return self._counts[code]

    def put(self, row: AlarmRow) -> None:
        """Count a row that is new, or another than it was."""
        codes = (
            str(row.level),
            seen_of(row),
            leader_of(row),
            signal_of(row),
            origin_of(row),
            row.state,
        )
        if self._codes.get(row.id) != codes:
            self.drop(row.id)
            self._codes[row.id] = codes
            self._counts.update(codes)

    def drop(self, alarm_id: str) -> None:
        """Count a row no more."""
        self._counts.subtract(self._codes.pop(alarm_id, ()))

    def clear(self) -> None:
        """Forget all rows."""
        self._codes.clear()
        self._counts.clear()


class SearchTexts(QObject):
    """The words of alarms, made in the pool once for each version of an alarm.

    `ready()`: texts that were missing are there. Until then an alarm is found by what the list
    shows of it, without pinyin.
    """

    ready = Signal()

    def __init__(self, console: Console, parent: QObject) -> None:
        super().__init__(parent)
        self._console = console
        self._texts: dict[str, tuple[int, str]] = {}
        self._asking = False
        self._again: tuple[AlarmRow, ...] = ()

    def of(self, row: AlarmRow) -> str:
        """Return the text of an alarm in which words are looked for."""
        version, text = self._texts.get(row.id, (0, ""))
        return text if version == row.version else _plain(row)

    def want(self, rows: Iterable[AlarmRow]) -> None:
        """Have texts made for those of `rows` whose text is missing or old."""
        missing = tuple(row for row in rows if self._texts.get(row.id, (0,))[0] != row.version)
        if not missing:
            return
        if self._asking:
            self._again = missing
            return
        self._asking = True
        versions = {row.id: row.version for row in missing}
        self._console.ask(
            self, lambda _desk: _make(missing), lambda made: self._take(made, versions)
        )

    def forget(self, ids: Iterable[str]) -> None:
        """Drop the texts of alarms that are over."""
        for one in ids:
            self._texts.pop(one, None)

    def _take(self, made: dict[str, str], versions: dict[str, int]) -> None:
        self._asking = False
        for alarm_id, text in made.items():
            self._texts[alarm_id] = (versions[alarm_id], text)
        again, self._again = self._again, ()
        self.want(again)
        self.ready.emit()


def _make(rows: tuple[AlarmRow, ...]) -> dict[str, str]:
    from app.services.alarm_words import haystacks

    return haystacks(rows)


def _plain(row: AlarmRow) -> str:
    words = (
        place_of(row),
        row.compound_name,
        row.sensor_code,
        alarm_title(row.kind, row.condition),
        disposition_of(row),
        row.acknowledged_by or "",
    )
    return " ".join(words).lower()
