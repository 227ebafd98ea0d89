"""The columns of the three alarm lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.alarms.board import is_unacknowledged
from ui.alarms.words import (
    disposition_of,
    next_step,
    set_aside_until,
    state_of,
    value_of,
    whole_place_of,
)
from ui.labels import LEVEL_NUMERALS, alarm_title
from ui.text import UNKNOWN, duration, moment
from ui.widgets.table_model import Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.alarms import AlarmRow

    Now = Callable[[], int]

translate = QCoreApplication.translate


def open_columns(now: Now) -> list[Column[AlarmRow]]:
    """Return the columns of what asks for something."""
    return [_level(), _age(now), _kind(), _place(), _value(), _state(), _next(), _disposition()]


def history_columns(now: Now) -> list[Column[AlarmRow]]:
    """Return the columns of all there ever was."""
    when: Column[AlarmRow] = Column(
        "when",
        translate("AlarmTable", "时间"),
        lambda row: moment(row.raised_at, now()),
        order=lambda row: row.raised_at,
        width=168,
        emphasis=_emphasis,
    )
    return [_level(), when, _kind(), _place(), _value(), _state(), _disposition()]


def set_aside_columns(now: Now) -> list[Column[AlarmRow]]:
    """Return the columns of what is set aside: until when, by whom, why."""
    until: Column[AlarmRow] = Column(
        "until",
        translate("AlarmTable", "到"),
        lambda row: set_aside_until(row, now()),
        order=lambda row: row.set_aside_until or 2**62,
        width=172,
    )
    by: Column[AlarmRow] = Column(
        "by", translate("AlarmTable", "谁"), lambda row: row.set_aside_by or UNKNOWN, width=84
    )
    reason: Column[AlarmRow] = Column(
        "reason",
        translate("AlarmTable", "原因"),
        lambda row: row.set_aside_reason or UNKNOWN,
        width=190,
        stretch=True,
        tip=lambda row: row.set_aside_reason,
    )
    return [_level(), _age(now), _kind(), _place(296), _state(100), until, by, reason]


def _emphasis(row: AlarmRow) -> str | None:
    return "strong" if is_unacknowledged(row) else "dim"


def _level() -> Column[AlarmRow]:
    return Column(
        "level",
        translate("AlarmTable", "级别"),
        lambda row: LEVEL_NUMERALS[row.level - 1],
        order=lambda row: row.level,
        width=62,
        level=lambda row: row.level,
        emphasis=_emphasis,
        steady=True,
    )


def _age(now: Now) -> Column[AlarmRow]:
    return Column(
        "age",
        translate("AlarmTable", "历时"),
        lambda row: duration(now() - row.raised_at),
        order=lambda row: -row.raised_at,
        width=100,
        right=True,
        emphasis=_emphasis,
        tip=lambda row: moment(row.raised_at, now()),
    )


def _kind() -> Column[AlarmRow]:
    return Column(
        "type",
        translate("AlarmTable", "类型"),
        lambda row: alarm_title(row.kind, row.condition),
        width=176,
        emphasis=_emphasis,
        tip=lambda row: alarm_title(row.kind, row.condition),
        steady=True,
    )


def _place(width: int = 300) -> Column[AlarmRow]:
    return Column(
        "place",
        translate("AlarmTable", "地点"),
        whole_place_of,
        width=width,
        stretch=True,
        emphasis=_emphasis,
        tip=whole_place_of,
        steady=True,
    )


def _value() -> Column[AlarmRow]:
    return Column(
        "value",
        translate("AlarmTable", "当前值 / 限值"),
        value_of,
        order=lambda row: row.value or 0,
        width=140,
        right=True,
        emphasis=_emphasis,
        steady=True,
    )


def _state(width: int = 150) -> Column[AlarmRow]:
    return Column(
        "state",
        translate("AlarmTable", "状态"),
        state_of,
        width=width,
        emphasis=_emphasis,
        tip=state_of,
        steady=True,
    )


def _next() -> Column[AlarmRow]:
    return Column(
        "next",
        translate("AlarmTable", "先做"),
        next_step,
        width=260,
        stretch=True,
        emphasis=lambda _: "dim",
        tip=next_step,
        steady=True,
    )


def _disposition() -> Column[AlarmRow]:
    return Column(
        "disposition",
        translate("AlarmTable", "处置"),
        disposition_of,
        width=130,
        emphasis=_emphasis,
        tip=disposition_of,
        steady=True,
    )
