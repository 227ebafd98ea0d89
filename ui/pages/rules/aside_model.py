"""What is set aside, as rows: shelved and suppressed alarms, and what is out of service."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication

from app.domain.instant import Instant
from app.services import shelving
from ui.i18n import QT_TRANSLATE_NOOP
from ui.labels import alarm_title, level_name, word
from ui.text import UNKNOWN, duration, floor_name, moment, says_floor
from ui.widgets.table_model import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.alarm_rows import AlarmRow
    from app.services.desk import Desk
    from app.services.shelving import SensorOut

translate = QCoreApplication.translate

SHELVED, SUPPRESSED, OUT = "shelved", "suppressed", "out_of_service"
SENSOR_OUT = "sensor_out"

_STATES = {
    SHELVED: QT_TRANSLATE_NOOP("Aside", "已搁置"),
    SUPPRESSED: QT_TRANSLATE_NOOP("Aside", "计划屏蔽中"),
    OUT: QT_TRANSLATE_NOOP("Aside", "随点位停用"),
    SENSOR_OUT: QT_TRANSLATE_NOOP("Aside", "点位停用"),
}


class AsideRow(msgspec.Struct, frozen=True):
    """One thing set aside. `what`: a key of `_STATES`. `level` 0: of a sensor, which has none.

    `until` None: without an end. `since` None: not known. `still`: whether the condition holds.
    """

    id: str
    what: str
    sensor_id: str
    sensor_code: str
    title: str
    level: int
    where: str
    until: Instant | None
    since: Instant | None
    by: str | None
    reason: str
    still: bool | None


def aside_rows(desk: Desk) -> list[AsideRow]:
    """Return everything that is set aside: what comes back first, first; sensors last."""
    return [
        *(_alarm(row) for row in shelving.set_aside(desk)),
        *(_sensor(row) for row in shelving.out_of_service(desk)),
    ]


def _alarm(row: AlarmRow) -> AsideRow:
    floor = ""
    if row.floor is not None and not says_floor(row.place, row.floor):
        floor = floor_name(row.floor)
    where = " ".join(
        part
        for part in (row.compound_name or row.area_name, row.building_number, floor, row.place)
        if part
    )
    return AsideRow(
        row.id, row.state, row.sensor_id, row.sensor_code,
        alarm_title(row.kind, row.condition), row.level, where, row.set_aside_until,
        row.raised_at, row.set_aside_by, row.set_aside_reason, row.signal,
    )  # fmt: skip


def _sensor(row: SensorOut) -> AsideRow:
    return AsideRow(
        row.sensor_id, SENSOR_OUT, row.sensor_id, row.code, word("sensor_kind", row.kind), 0,
        f"{row.where} {row.place}".strip(), None, row.since, row.by, row.reason, None,
    )  # fmt: skip


def state_text(row: AsideRow) -> str:
    """Return how it was set aside."""
    return translate("Aside", _STATES[row.what]) if row.what in _STATES else row.what


def until_text(row: AsideRow, now: Instant) -> str:
    """Return until when, and how long that is."""
    if row.until is None:
        return translate("Aside", "恢复为止")
    return moment(row.until, now)


def left_text(row: AsideRow, now: Instant) -> str:
    """Return how long it still lasts."""
    if row.until is None:
        return ""
    if row.until <= now:
        return translate("Aside", "正在恢复")
    return translate("Aside", "还有 {0}").format(duration(row.until - now))


def reason_text(row: AsideRow) -> str:
    """Return why; what was not kept is unknown."""
    return row.reason or UNKNOWN


def level_text(row: AsideRow) -> str:
    """Return the level in words."""
    return level_name(row.level) if row.level else UNKNOWN


def columns(now: Callable[[], int]) -> list[Column[AsideRow]]:
    """Return the columns of the list."""
    return [
        Column("state", translate("Aside", "方式"), state_text, width=104),
        Column(
            "title",
            translate("Aside", "报警或点位"),
            lambda row: row.title,
            width=150,
            stretch=True,
            tip=lambda row: f"{row.title} · {row.sensor_code}",
        ),
        Column(
            "level",
            translate("Aside", "级别"),
            level_text,
            order=lambda row: row.level or 9,
            width=64,
        ),
        Column(
            "where",
            translate("Aside", "地点"),
            lambda row: row.where,
            width=200,
            stretch=True,
            tip=lambda row: row.where,
        ),
        Column(
            "still",
            translate("Aside", "现在"),
            still_text,
            width=72,
            emphasis=lambda row: "dim" if not row.still else None,
        ),
        Column(
            "left",
            translate("Aside", "剩余"),
            lambda row: left_text(row, now()),
            order=lambda row: row.until or 2**62,
            width=116,
            right=True,
        ),
        Column(
            "until",
            translate("Aside", "到"),
            lambda row: until_text(row, now()),
            order=lambda row: row.until or 2**62,
            width=150,
            emphasis=lambda _: "dim",
        ),
        Column(
            "reason",
            translate("Aside", "原因"),
            reason_text,
            width=140,
            stretch=True,
            tip=reason_text,
        ),
        Column(
            "by",
            translate("Aside", "谁"),
            lambda row: row.by or UNKNOWN,
            width=84,
            emphasis=lambda _: "dim",
        ),
    ]


def still_text(row: AsideRow) -> str:
    """Return whether the condition still holds; of a sensor out of service nobody knows."""
    if row.still is None:
        return UNKNOWN
    return translate("Aside", "仍在报") if row.still else translate("Aside", "已恢复")


def exported(
    rows: Sequence[AsideRow], now: Instant
) -> tuple[Sequence[str], list[Sequence[object]]]:
    """Return header and cells for the CSV file."""
    header = (
        translate("Aside", "方式"),
        translate("Aside", "报警或点位"),
        translate("Aside", "编码"),
        translate("Aside", "级别"),
        translate("Aside", "地点"),
        translate("Aside", "现在"),
        translate("Aside", "到"),
        translate("Aside", "原因"),
        translate("Aside", "谁"),
    )
    return header, [
        (
            state_text(row),
            row.title,
            row.sensor_code,
            level_text(row),
            row.where,
            still_text(row),
            until_text(row, now) if row.until is None else moment(row.until, 0),
            row.reason,
            row.by,
        )
        for row in rows
    ]
