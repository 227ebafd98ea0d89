"""Rows of the shelters page: words and marks for their states, filters, columns, ledger lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.labels import word
from ui.pages.list_page import contains
from ui.text import UNKNOWN, moment, number
from ui.widgets.ledger import LedgerLine
from ui.widgets.table_model import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.services.shelters import MoveRow, ShelterRow

translate = QCoreApplication.translate

TABLES = ("shelters", "occupancy_moves", "residential_areas")
"""A change in one of these changes what the page shows."""

OPEN, CLOSED, UNUSABLE = "open", "closed", "unusable"


def level(row: ShelterRow) -> int | None:
    """Return the level of a shelter's mark: too full, or people in an unusable one: II."""
    if row.over or (row.state == UNUSABLE and row.occupied):
        return 2
    return 3 if row.state == UNUSABLE else None


def state_text(row: ShelterRow) -> str:
    """Return the state in a word; what is abnormal comes first."""
    if row.state == UNUSABLE:
        return word("shelter_state", row.state)
    if row.over:
        return translate("Shelters", "超员 {0}").format(number(row.over))
    return word("shelter_state", row.state)


def free_text(row: ShelterRow) -> str:
    """Return how many more people fit; an unusable shelter has no places to speak of."""
    return UNKNOWN if row.state == UNUSABLE else number(row.free)


@dataclass(frozen=True)
class ShelterFilter:
    """What is let through. `view`: all, open, closed, unusable, settlement_site."""

    view: str = "all"
    text: str = ""

    def passes(self, row: ShelterRow) -> bool:
        """Return whether the row is shown."""
        return in_view(row, self.view) and contains(
            self.text, row.name, row.code, row.area_name, row.address, row.venue, row.keeper_name
        )


def in_view(row: ShelterRow, view: str) -> bool:
    """Return whether a row belongs under a chip."""
    return view == "all" or view in (row.state, row.kind)


@dataclass(frozen=True)
class Totals:
    """The line under the list, of open shelters: how many, people inside, places left."""

    open: int
    people: int
    free: int


def totals(rows: Iterable[ShelterRow]) -> Totals:
    """Return the totals; people are counted wherever they are."""
    rows = list(rows)
    opened = [row for row in rows if row.state == OPEN]
    return Totals(len(opened), sum(row.occupied for row in rows), sum(row.free for row in opened))


def columns(now: Callable[[], int]) -> list[Column[ShelterRow]]:
    """Return the columns of the list; `now` says what is today."""
    return [
        Column(
            "state",
            translate("Shelters", "状态"),
            state_text,
            order=lambda row: (level(row) or 9, row.state != OPEN, -row.over),
            width=112,
            level=level,
            emphasis=lambda row: "dim" if row.state == CLOSED else None,
        ),
        Column(
            "name",
            translate("Shelters", "名称"),
            lambda row: row.name,
            width=200,
            stretch=True,
            tip=lambda row: f"{row.name} · {row.code}",
        ),
        Column(
            "kind",
            translate("Shelters", "类别"),
            lambda row: word("shelter_kind", row.kind),
            width=100,
            emphasis=lambda _: "dim",
        ),
        Column(
            "area",
            translate("Shelters", "居民区"),
            lambda row: row.area_name,
            width=152,
            stretch=True,
            emphasis=lambda _: "dim",
        ),
        Column(
            "capacity",
            translate("Shelters", "容量 人"),
            lambda row: number(row.capacity),
            order=lambda row: row.capacity,
            width=76,
            right=True,
            emphasis=lambda _: "dim",
        ),
        Column(
            "occupied",
            translate("Shelters", "已入住 人"),
            lambda row: number(row.occupied) if row.occupied or row.state == OPEN else "",
            order=lambda row: row.occupied,
            width=88,
            right=True,
        ),
        Column(
            "free",
            translate("Shelters", "可用 人"),
            free_text,
            order=lambda row: -1 if row.state == UNUSABLE else row.free,
            width=76,
            right=True,
            emphasis=lambda row: None if row.state == OPEN else "dim",
        ),
        Column(
            "usable_area",
            translate("Shelters", "面积 m²"),
            lambda row: number(row.usable_area),
            order=lambda row: row.usable_area,
            width=80,
            right=True,
            emphasis=lambda _: "dim",
        ),
        Column(
            "keeper",
            translate("Shelters", "管理人"),
            lambda row: row.keeper_name or UNKNOWN,
            width=88,
            emphasis=lambda _: "dim",
        ),
        Column(
            "since",
            translate("Shelters", "状态起始"),
            lambda row: moment(row.state_since, now()) if row.state_since else "",
            order=lambda row: row.state_since or 0,
            width=168,
            right=True,
            emphasis=lambda _: "dim",
        ),
    ]


def exported(rows: Sequence[ShelterRow]) -> tuple[Sequence[str], list[Sequence[object]]]:
    """Return header and cells for the CSV file; telephone numbers stay in the house."""
    header = (
        translate("Shelters", "编码"),
        translate("Shelters", "名称"),
        translate("Shelters", "类别"),
        translate("Shelters", "居民区"),
        translate("Shelters", "地址"),
        translate("Shelters", "状态"),
        translate("Shelters", "容量 人"),
        translate("Shelters", "已入住 人"),
        translate("Shelters", "可用 人"),
        translate("Shelters", "面积 m²"),
        translate("Shelters", "管理人"),
    )
    return header, [
        (
            row.code,
            row.name,
            word("shelter_kind", row.kind),
            row.area_name,
            row.address,
            state_text(row),
            row.capacity,
            row.occupied,
            None if row.state == UNUSABLE else row.free,
            row.usable_area,
            row.keeper_name,
        )
        for row in rows
    ]


def people(count: int) -> str:
    """Return e.g. `120 人`."""
    return translate("Shelters", "{0} 人").format(number(count))


def signed_people(count: int) -> str:
    """Return e.g. `+20 人`, `−3 人`, `±0 人`."""
    sign = "+" if count > 0 else "−" if count < 0 else "±"
    return sign + people(abs(count))


def ledger_lines(moves: Iterable[MoveRow], now: int) -> list[LedgerLine]:
    """Return the ledger's entries, newest first."""
    return [_ledger_line(move, now) for move in moves]


def _ledger_line(move: MoveRow, now: int) -> LedgerLine:
    what = word("occupancy_move", move.kind)
    if move.households:
        what = translate("Shelters", "{0} · {1} 户").format(what, number(abs(move.households)))
    if move.from_area_name:
        what = translate("Shelters", "{0} · 来自 {1}").format(what, move.from_area_name)
    if move.counted is not None:
        what = translate("Shelters", "{0} · 实有 {1}").format(what, number(move.counted))
    if move.reversed_by_id is not None:
        what = translate("Shelters", "{0}（已撤销）").format(what)
    who = (moment(move.at, now), move.actor, move.note)
    return LedgerLine(
        id=move.id,
        what=what,
        amount=signed_people(move.people),
        who=" · ".join(part for part in who if part),
        after=translate("Shelters", "在住 {0}").format(number(move.occupied)),
        undone=move.reversed_by_id is not None,
        dim=move.reverses_id is not None,
    )
