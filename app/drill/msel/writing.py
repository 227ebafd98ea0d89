"""A scenario as a workbook, made to be printed and filled in."""

from __future__ import annotations

import copy
import io
from typing import TYPE_CHECKING, Any

from app.domain.drill.scenario import RoleKind
from app.domain.drill.spans import span_text
from app.drill import effects
from app.drill.fair_copy import block_text
from app.drill.msel.cells import BY_TIME, LONGEST, Named, clock_text, shown
from app.drill.msel.guide import GUIDE
from app.drill.msel.sheets import (
    ABOUT,
    FACTS,
    HEAD_ROW,
    INJECTS,
    KIND_NAMES,
    REST,
    ROLE_KIND_NAMES,
    SHEETS,
    Column,
    Table,
    tables,
)
from app.drill.spelling import spelt

if TYPE_CHECKING:
    from app.domain.drill.scenario import Inject, Scenario

_ROWS_TO_FILL = 500
"""Rows below the list that offer its choices, so that lines can be added."""
_MORE_PARTS = 20
"""Rows below roles and objectives that are offered too, when they are filled in."""
_A4, _CENTIMETRE = 9, 1 / 2.54
_OFFERED = 255
"""Characters that Excel takes for the choices of a cell when they are written out."""
_DEFAULTS = {
    ("roles", "kind"): ROLE_KIND_NAMES[RoleKind.PLAYER],
    ("expectations", "weight"): "1",
}
"""What a file leaves out, and a reader of the list wants to see."""


class TooLong(ValueError):
    """What has no column of its own is longer than a cell can be. Field: `where`."""

    def __init__(self, where: str) -> None:
        super().__init__(f"too long for a cell: {where}")
        self.where = where


def workbook(scenario: Scenario) -> bytes:
    """Return the bytes of an .xlsx file that says all that the scenario says. Raises TooLong."""
    from xlsxwriter import Workbook

    made = io.BytesIO()
    book = Workbook(made, {"in_memory": True})
    book.set_properties({"title": scenario.title[:200], "comments": "演练 DRILL"})
    _Writing(book, scenario).write()
    book.close()
    return made.getvalue()


class _Writing:
    """One writing of one scenario."""

    def __init__(self, book: Any, scenario: Scenario) -> None:
        self._scenario = scenario
        self._fields: dict[str, Any] = spelt(scenario)
        self._tables = tables(self._fields)
        base = {"font_name": "宋体", "font_size": 10, "valign": "top", "text_wrap": True}
        self._cell = book.add_format({**base, "border": 1, "num_format": "@"})
        self._free = book.add_format(base)
        self._head = book.add_format(
            {**base, "font_name": "黑体", "border": 1, "bg_color": "#E7E6E6", "valign": "vcenter"}
        )
        title = {"font_name": "黑体", "font_size": 14, "text_wrap": False}
        self._title = book.add_format({**base, **title})
        self._sheets = {name: book.add_worksheet(name) for name in SHEETS}

    def write(self) -> None:
        for name, sheet in self._sheets.items():
            title = " ".join(self._scenario.title.split())[:80]
            sheet.write_string(0, 0, f"演练 DRILL  {name}  {title}".strip(), self._title)
            sheet.set_row(0, 24)
            _print_ready(sheet, name)
        for table in self._tables:
            self._write_table(table)
        self._write_about()

    def _write_table(self, table: Table) -> None:
        sheet = self._sheets[table.sheet]
        sheet.repeat_rows(HEAD_ROW)
        sheet.freeze_panes(HEAD_ROW + 1, 1 if table.sheet == INJECTS else 0)
        for place, column in enumerate(table.columns, table.first):
            sheet.set_column(place, place, column.width)
            sheet.write_string(HEAD_ROW, place, column.heading, self._head)
        sheet.set_column(table.last, table.last, table.rest_width)
        sheet.write_string(HEAD_ROW, table.last, table.rest, self._head)
        for number, fields in enumerate(self._fields.get(table.field, ())):
            self._write_row(table, HEAD_ROW + 1 + number, number, fields)
        if table.sheet == INJECTS:
            sheet.autofilter(HEAD_ROW, 0, HEAD_ROW + len(self._fields["injects"]), table.last)
        self._offer(table)

    def _write_row(self, table: Table, row: int, number: int, fields: dict[str, Any]) -> None:
        sheet = self._sheets[table.sheet]
        rest = copy.deepcopy(fields)
        for place, column in enumerate(table.columns, table.first):
            text = _taken_out(rest, column)
            if table.field == "injects":
                text = text or self._hint(column, self._scenario.injects[number])
            elif (table.field, column.path) in _DEFAULTS:
                text = text or _DEFAULTS[table.field, column.path]
            sheet.write_string(row, place, text, self._cell)
        text = block_text(rest) if rest else ""
        if len(text) > LONGEST:
            raise TooLong(f"{table.field}[{number}]")
        sheet.write_string(row, table.last, text, self._cell)

    def _hint(self, column: Column, inject: Inject) -> str:
        """Return what stands in a column that says nothing by itself."""
        if column.path == "trigger" and inject.trigger.at is not None:
            return BY_TIME
        if column.path == "trigger.at" and inject.trigger.at is None:
            at = _foreseen(self._scenario, inject)
            return f"(约 {clock_text(span_text(at))})" if at is not None else ""
        return ""

    def _offer(self, table: Table) -> None:
        """Let the cells of some columns offer their choices."""
        for place, column in enumerate(table.columns, table.first):
            source: str | list[str] | None = None
            if column.path in ("to", "role"):
                source = f"='{self._part('roles').sheet}'!{self._titles_of('roles')}"
            elif column.path in ("objectives", "objective"):
                source = f"='{self._part('objectives').sheet}'!{self._titles_of('objectives')}"
            elif column.path == "kind":
                names = ROLE_KIND_NAMES if table.field == "roles" else _kind_names()
                source = list(names.values())
            elif column.path in ("capability", "criterion") and isinstance(column.way, Named):
                source = list(column.way.names.values())
            if source is None or (isinstance(source, list) and len(",".join(source)) > _OFFERED):
                continue
            last = HEAD_ROW + _ROWS_TO_FILL
            self._sheets[table.sheet].data_validation(
                HEAD_ROW + 1,
                place,
                last,
                place,
                # Several objectives, and kinds of a later version, may be written by hand.
                {"validate": "list", "source": source, "error_type": "information",
                 "error_title": "不在列表中", "error_message": "可以手工填写；多个目标各占一行。"},
            )  # fmt: skip

    def _part(self, field: str) -> Table:
        return next(one for one in self._tables if one.field == field)

    def _titles_of(self, field: str) -> str:
        column = chr(ord("A") + self._part(field).first + 1)
        first = HEAD_ROW + 2
        return f"${column}${first}:${column}${first + len(self._fields[field]) + _MORE_PARTS}"

    def _write_about(self) -> None:
        sheet = self._sheets[ABOUT]
        sheet.set_column(0, 0, 14)
        sheet.set_column(1, 1, 110)
        rest = {
            name: one
            for name, one in self._fields.items()
            if name not in {table.field for table in self._tables}
        }
        row = HEAD_ROW
        for name, heading, way in FACTS:
            text = _taken_out(rest, Column(name, heading, way, 0))
            sheet.write_string(row, 0, heading, self._head)
            sheet.write_string(row, 1, text, self._cell)
            row += 1
        text = block_text(rest) if rest else ""
        if len(text) > LONGEST:
            raise TooLong(ABOUT)
        sheet.write_string(row, 0, REST, self._head)
        sheet.write_string(row, 1, text, self._cell)
        for line, (head, words) in enumerate(GUIDE, row + 2):
            sheet.write_string(line, 0, head, self._free)
            sheet.write_string(line, 1, words, self._free)


def _taken_out(fields: dict[str, Any], column: Column) -> str:
    """Take a column's field out of the fields; return its text, "" when it stays there."""
    *outer, name = column.path.split(".")
    around = fields
    for one in outer:
        inner = around.get(one)
        if not isinstance(inner, dict):
            return ""
        around = inner
    if name not in around:
        return ""
    text = shown(column.way, around[name])
    if text is None:
        return ""
    del around[name]
    if outer and not around:
        del fields[outer[0]]
    return text


def _foreseen(scenario: Scenario, inject: Inject) -> int | None:
    """Return when an inject comes that only waits for others whose time is known."""
    by_id = {one.id: one for one in scenario.injects}
    delay = 0
    for _ in scenario.injects:
        if inject.trigger.at is not None:
            return inject.trigger.at + delay
        delay += inject.trigger.delay
        if inject.trigger.after not in by_id:
            return None
        inject = by_id[inject.trigger.after]
    return None


def _kind_names() -> dict[str, str]:
    return {word: KIND_NAMES.get(word, word) for word in sorted(effects.kinds(), key=_known_first)}


def _known_first(word: str) -> tuple[int, str]:
    order = list(KIND_NAMES)
    return (order.index(word) if word in order else len(order), word)


def _print_ready(sheet: Any, name: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(*(1.2 * _CENTIMETRE,) * 2, *(1.6 * _CENTIMETRE,) * 2)
    sheet.set_header(f"&L演练 DRILL&R{name}")
    sheet.set_footer("&L演练 DRILL&C第 &P 页，共 &N 页")
