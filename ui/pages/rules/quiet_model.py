"""Planned suppression as rows: windows and absences, planned, running, over; what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.instant import DAY
from ui.labels import word
from ui.pages.rules.wording import place_text
from ui.text import UNKNOWN, duration, moment, number
from ui.widgets.table_model import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.instant import Instant
    from app.services.windows import AbsenceRow, WindowRow

translate = QCoreApplication.translate

KEPT = 7 * DAY
"""What is over is listed for so long."""

RUNNING, PLANNED, OVER = "running", "planned", "over"


def over_at(row: WindowRow | AbsenceRow) -> Instant:
    """Return when it is over, by plan or before."""
    return row.ends_at if row.ended_at is None else min(row.ends_at, row.ended_at)


def phase(row: WindowRow | AbsenceRow, now: Instant) -> str:
    """Return whether it is running, planned or over."""
    if now >= over_at(row):
        return OVER
    return RUNNING if row.starts_at <= now else PLANNED


def phase_text(row: WindowRow | AbsenceRow, now: Instant) -> str:
    """Return the phase in words; what never began was taken back."""
    found = phase(row, now)
    if found == RUNNING:
        return translate("Quiet", "进行中")
    if found == PLANNED:
        return translate("Quiet", "计划中")
    if row.ended_at is not None and row.ended_at <= row.starts_at:
        return translate("Quiet", "已取消")
    return translate("Quiet", "已结束")


def left_text(row: WindowRow | AbsenceRow, now: Instant) -> str:
    """Return how long it still lasts, or how long until it begins."""
    found = phase(row, now)
    if found == RUNNING:
        return translate("Quiet", "还有 {0}").format(_ticking(over_at(row) - now))
    if found == PLANNED:
        return translate("Quiet", "{0}后开始").format(_ticking(row.starts_at - now))
    return ""


def _ticking(ms: int) -> str:
    """Return a span with seconds below an hour: one sees that it runs."""
    if ms < 60_000 or ms >= 3_600_000:
        return duration(ms)
    return translate("Quiet", "{0} 分 {1} 秒").format(ms // 60_000, ms % 60_000 // 1000)


def span_words(row: WindowRow | AbsenceRow, now: Instant) -> str:
    """Return from when until when."""
    return f"{moment(row.starts_at, now)} – {moment(over_at(row), now)}"


def kind_text(kind: str) -> str:
    """Return the sensor kind that is quiet, or all of them."""
    return word("sensor_kind", kind) if kind else translate("Quiet", "全部类型")


def rank(row: WindowRow | AbsenceRow, now: Instant) -> tuple[int, int]:
    """Return the order of the list: running, planned, over; what ends next first."""
    found = phase(row, now)
    if found == OVER:
        return 2, -over_at(row)
    return (0, over_at(row)) if found == RUNNING else (1, row.starts_at)


def _dim(now: Callable[[], int]) -> Callable[[WindowRow | AbsenceRow], str | None]:
    return lambda row: "dim" if phase(row, now()) == OVER else None


def window_columns(now: Callable[[], int]) -> list[Column[WindowRow]]:
    """Return the columns of the list of windows."""
    dim = _dim(now)
    return [
        Column(
            "state",
            translate("Quiet", "状态"),
            lambda row: phase_text(row, now()),
            order=lambda row: rank(row, now()),
            width=76,
            emphasis=dim,
        ),
        Column(
            "place",
            translate("Quiet", "范围"),
            lambda row: place_text(row.scope, row.place),
            width=190,
            stretch=True,
            emphasis=dim,
            tip=lambda row: place_text(row.scope, row.place),
        ),
        Column(
            "kind",
            translate("Quiet", "类型"),
            lambda row: kind_text(row.kind),
            width=96,
            emphasis=dim,
        ),
        Column(
            "left",
            translate("Quiet", "剩余"),
            lambda row: left_text(row, now()),
            order=lambda row: rank(row, now()),
            width=132,
            right=True,
        ),
        Column(
            "span",
            translate("Quiet", "起止"),
            lambda row: span_words(row, now()),
            order=lambda row: row.starts_at,
            width=250,
            emphasis=lambda _: "dim",
        ),
        Column(
            "reason",
            translate("Quiet", "原因"),
            lambda row: row.reason,
            width=150,
            stretch=True,
            emphasis=dim,
            tip=lambda row: row.reason,
        ),
        Column(
            "by",
            translate("Quiet", "谁定的"),
            lambda row: row.created_by,
            width=88,
            emphasis=lambda _: "dim",
        ),
        Column(
            "suppressed",
            translate("Quiet", "屏蔽中 条"),
            lambda row: number(row.suppressed) if phase(row, now()) == RUNNING else "",
            order=lambda row: row.suppressed,
            width=84,
            right=True,
        ),
    ]


def exported_windows(
    rows: Sequence[WindowRow], now: Instant
) -> tuple[Sequence[str], list[Sequence[object]]]:
    """Return header and cells for the CSV file."""
    header = (
        translate("Quiet", "状态"),
        translate("Quiet", "范围"),
        translate("Quiet", "类型"),
        translate("Quiet", "开始"),
        translate("Quiet", "结束"),
        translate("Quiet", "原因"),
        translate("Quiet", "谁定的"),
        translate("Quiet", "谁结束的"),
        translate("Quiet", "屏蔽中 条"),
    )
    return header, [
        (
            phase_text(row, now),
            place_text(row.scope, row.place),
            kind_text(row.kind),
            _when(row.starts_at),
            _when(over_at(row)),
            row.reason,
            row.created_by,
            row.ended_by,
            row.suppressed,
        )
        for row in rows
    ]


def absence_columns(now: Callable[[], int]) -> list[Column[AbsenceRow]]:
    """Return the columns of the list of absences."""
    dim = _dim(now)
    return [
        Column(
            "state",
            translate("Quiet", "状态"),
            lambda row: phase_text(row, now()),
            order=lambda row: rank(row, now()),
            width=76,
            emphasis=dim,
        ),
        Column(
            "building",
            translate("Quiet", "楼栋"),
            lambda row: row.building or UNKNOWN,
            width=170,
            stretch=True,
            emphasis=dim,
        ),
        Column("room", translate("Quiet", "住处"), lambda row: row.place, width=110, emphasis=dim),
        Column(
            "left",
            translate("Quiet", "剩余"),
            lambda row: left_text(row, now()),
            order=lambda row: rank(row, now()),
            width=132,
            right=True,
        ),
        Column(
            "span",
            translate("Quiet", "起止"),
            lambda row: span_words(row, now()),
            order=lambda row: row.starts_at,
            width=250,
            emphasis=lambda _: "dim",
        ),
        Column(
            "note",
            translate("Quiet", "备注"),
            lambda row: row.note,
            width=150,
            stretch=True,
            emphasis=dim,
            tip=lambda row: row.note,
        ),
        Column(
            "by",
            translate("Quiet", "谁登记的"),
            lambda row: row.created_by,
            width=88,
            emphasis=lambda _: "dim",
        ),
    ]


def exported_absences(
    rows: Sequence[AbsenceRow], now: Instant
) -> tuple[Sequence[str], list[Sequence[object]]]:
    """Return header and cells for the CSV file."""
    header = (
        translate("Quiet", "状态"),
        translate("Quiet", "楼栋"),
        translate("Quiet", "住处"),
        translate("Quiet", "开始"),
        translate("Quiet", "结束"),
        translate("Quiet", "备注"),
        translate("Quiet", "谁登记的"),
        translate("Quiet", "谁结束的"),
    )
    return header, [
        (
            phase_text(row, now),
            row.building,
            row.place,
            _when(row.starts_at),
            _when(over_at(row)),
            row.note,
            row.created_by,
            row.ended_by,
        )
        for row in rows
    ]


def _when(instant: Instant) -> str:
    return moment(instant, 0)
