"""The areas of the street as a table: what is abnormal where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from ui.labels import LEVEL_NUMERALS
from ui.text import UNKNOWN, number
from ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from app.services.overview import AreaSummary

translate = QCoreApplication.translate


class AreaRow:
    """An area's numbers under its id, as the table wants it."""

    __slots__ = ("id", "of")

    def __init__(self, of: AreaSummary) -> None:
        self.id = of.area_id
        self.of = of

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AreaRow) and self.of == other.of

    __hash__ = None  # type: ignore[assignment]


def _abnormal(row: AreaRow) -> str | None:
    return "strong" if row.of.unacknowledged else None


def _count(value: int) -> str:
    return number(value) if value else ""


class AreasModel(TableModel[AreaRow]):
    """Areas, those with the severest alarm first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(
            [
                Column(
                    "level",
                    translate("AreaTable", "最高级别"),
                    lambda r: LEVEL_NUMERALS[r.of.highest_level - 1] if r.of.highest_level else "",
                    order=lambda r: r.of.highest_level or 9,
                    width=92,
                    level=lambda r: r.of.highest_level,
                    emphasis=_abnormal,
                ),
                Column(
                    "name",
                    translate("AreaTable", "居民区"),
                    lambda r: r.of.name,
                    order=lambda r: r.of.code,
                    stretch=True,
                    emphasis=_abnormal,
                ),
                Column(
                    "alarms",
                    translate("AreaTable", "报警"),
                    lambda r: _count(r.of.open_alarms),
                    order=lambda r: -r.of.open_alarms,
                    width=80,
                    right=True,
                    emphasis=_abnormal,
                ),
                Column(
                    "unacknowledged",
                    translate("AreaTable", "未确认"),
                    lambda r: _count(r.of.unacknowledged),
                    order=lambda r: -r.of.unacknowledged,
                    width=80,
                    right=True,
                    emphasis=_abnormal,
                ),
                Column(
                    "reporting",
                    translate("AreaTable", "在线 / 点位"),
                    lambda r: (
                        f"{number(r.of.sensors - r.of.stale - r.of.never)} / {number(r.of.sensors)}"
                        if r.of.sensors
                        else UNKNOWN
                    ),
                    order=lambda r: r.of.sensors,
                    width=130,
                    right=True,
                    emphasis=lambda r: "unknown" if r.of.never == r.of.sensors else "dim",
                ),
                Column(
                    "silent",
                    translate("AreaTable", "离线"),
                    lambda r: _count(r.of.stale + r.of.never),
                    order=lambda r: -(r.of.stale + r.of.never),
                    width=80,
                    right=True,
                ),
                Column(
                    "shelters",
                    translate("AreaTable", "开放避难点"),
                    lambda r: f"{r.of.shelters_open} / {r.of.shelters}",
                    order=lambda r: -r.of.shelters_open,
                    width=110,
                    right=True,
                    emphasis=lambda r: None if r.of.shelters_open else "dim",
                ),
                Column(
                    "people",
                    translate("AreaTable", "在避难点人数"),
                    lambda r: _count(r.of.people),
                    order=lambda r: -r.of.people,
                    width=120,
                    right=True,
                ),
            ],
            parent,
        )
        self.set_order(lambda r: (r.of.highest_level or 9, -r.of.open_alarms, r.of.code))
