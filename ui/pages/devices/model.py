"""Rows of the devices page: words for sources, states and kinds, filters, columns."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.sensors import KINDS
from ui.labels import word
from ui.pages.list_page import contains
from ui.text import UNKNOWN, moment, number
from ui.widgets.table_model import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.services.devices import DeviceRow

translate = QCoreApplication.translate

TABLES = ("unknown_sensors", "payload_mappings", "sensor_sources")
"""A change in one of these changes what the page shows; the watch tells of it by "quarantined"."""

WAITING, PLACED, REFUSED = "waiting", "placed", "refused"


def level(row: DeviceRow) -> int | None:
    """Return the level of a device's mark: one that says alarm and that nobody sees: II."""
    return 2 if row.alarming and row.state == WAITING else None


def state_text(row: DeviceRow) -> str:
    """Return the state in a word; an alarm that nobody else shows comes first."""
    if row.state == PLACED:
        return translate("Devices", "已接入")
    if row.state == REFUSED:
        return translate("Devices", "已拒绝")
    if row.alarming:
        return translate("Devices", "报警，未接入")
    return translate("Devices", "待接入")


def source_text(row: DeviceRow) -> str:
    """Return the source in words."""
    if row.source.startswith("mapping:"):
        name = row.mapping or translate("Devices", "映射已删除")
        return translate("Devices", "字段映射 {0}").format(name)
    return {
        "payload1": translate("Devices", "本街道主题"),
        "homeassistant": "Home Assistant",
        "sparkplug": "Sparkplug B",
        "gbt26875": "GB/T 26875",
    }.get(row.source, row.source)


def kind_text(kind: str) -> str:
    """Return a suggested kind in a word."""
    return word("sensor_kind", kind) if kind in KINDS else UNKNOWN


def kinds() -> list[tuple[str, str]]:
    """Return the kinds to choose from, with their words."""
    return [(code, word("sensor_kind", code)) for code in KINDS]


def in_view(row: DeviceRow, view: str) -> bool:
    """Return whether a row belongs under a chip."""
    if view == "alarming":
        return row.alarming and row.state == WAITING
    return view in ("all", row.state)


def passes(row: DeviceRow, view: str, text: str) -> bool:
    """Return whether the row is shown."""
    return in_view(row, view) and contains(
        text, row.address, row.name, row.topic, row.sensor_code, source_text(row)
    )


def columns(now: Callable[[], int]) -> list[Column[DeviceRow]]:
    """Return the columns of the list; `now` says what is today."""
    order = {WAITING: 0, REFUSED: 1, PLACED: 2}
    return [
        Column(
            "state",
            translate("Devices", "状态"),
            state_text,
            order=lambda row: (order.get(row.state, 9), not row.alarming, -row.last_at),
            width=140,
            level=level,
            emphasis=lambda row: None if row.state == WAITING else "dim",
        ),
        Column(
            "address",
            translate("Devices", "设备地址"),
            lambda row: row.address,
            width=220,
            stretch=True,
            tip=lambda row: row.topic,
        ),
        Column(
            "name",
            translate("Devices", "设备自报名称"),
            lambda row: row.name or UNKNOWN,
            width=140,
            stretch=True,
            emphasis=lambda _: "dim",
        ),
        Column(
            "kind",
            translate("Devices", "可能是"),
            lambda row: kind_text(row.kind),
            width=96,
            emphasis=lambda _: "dim",
        ),
        Column(
            "source",
            translate("Devices", "来源"),
            source_text,
            width=148,
            emphasis=lambda _: "dim",
        ),
        Column(
            "messages",
            translate("Devices", "报文 条"),
            lambda row: number(row.messages),
            order=lambda row: row.messages,
            width=80,
            right=True,
        ),
        Column(
            "last",
            translate("Devices", "最近一条"),
            lambda row: moment(row.last_at, now()),
            order=lambda row: row.last_at,
            width=168,
            right=True,
        ),
    ]


def counts(rows: Iterable[DeviceRow]) -> dict[str, int]:
    """Return how many rows stand under each chip."""
    rows = list(rows)
    views = ("alarming", WAITING, REFUSED, PLACED)
    return {view: sum(in_view(row, view) for row in rows) for view in views}


def exported(rows: Sequence[DeviceRow]) -> tuple[Sequence[str], list[Sequence[object]]]:
    """Return header and cells for the CSV file."""
    header = (
        translate("Devices", "状态"),
        translate("Devices", "来源"),
        translate("Devices", "设备地址"),
        translate("Devices", "设备自报名称"),
        translate("Devices", "可能是"),
        translate("Devices", "报文 条"),
        translate("Devices", "主题"),
        translate("Devices", "感知点位编码"),
        translate("Devices", "拒绝原因"),
    )
    return header, [
        (
            state_text(row),
            source_text(row),
            row.address,
            row.name,
            kind_text(row.kind),
            row.messages,
            row.topic,
            row.sensor_code,
            row.reason,
        )
        for row in rows
    ]


def sample_text(sample: str) -> str:
    """Return a message as it is read best: JSON indented, anything else as it came."""
    try:
        return json.dumps(json.loads(sample), ensure_ascii=False, indent=2)
    except (ValueError, RecursionError):
        return sample
