"""A workbook read back as a scenario: read as YAML is, with cells in place of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from app.drill.kinds import body_flaws
from app.drill.marked import Marked, read_marked
from app.drill.msel import foreign
from app.drill.msel.cells import Trigger, words
from app.drill.msel.grid import CellProblem, Place, Rows, headings_at, read_grid
from app.drill.msel.sheets import ABOUT, FACTS, INJECTS, REST, Column, Table, tables
from app.drill.problems import MOST, Problem, ScenarioError, shortened
from app.drill.spelling import FORMAT, Spelling

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.domain.drill.scenario import Scenario
    from app.drill.msel.cells import Cell


class Imported(NamedTuple):
    """A scenario out of a workbook. `notes`: what was left out or taken for something, in words."""

    scenario: Scenario
    notes: tuple[str, ...]


def read_workbook(path: Path, *, to_play: bool = False) -> Imported:
    """Return the scenario in a workbook, one of ours or somebody else's list of events.

    `to_play`: see `scenario_file.read`. Raises ScenarioError; its problems name sheet, row, column.
    """
    grid = read_grid(path)
    if INJECTS in grid:
        return _Reading(str(path), grid).read(path.stem, to_play=to_play)
    scenario, notes = foreign.read(str(path), grid, path.stem)
    return Imported(scenario, notes)


class _Reading:
    """One reading of one workbook. Marks carry the number of a place where YAML has the line."""

    def __init__(self, file: str, grid: dict[str, Rows]) -> None:
        self._file = file
        self._grid = grid
        self._places: list[Place] = []
        self._problems: list[Problem] = []
        self._notes: list[str] = []

    def read(self, name: str, *, to_play: bool) -> Imported:
        root = self._about(name)
        fields = root.value
        assert isinstance(fields, dict)
        for field in ("roles", "objectives", "injects", "expectations"):
            # Roles and objectives come first: the others call them by their names.
            table = next(one for one in tables(root.plain()) if one.field == field)
            rows = list(self._rows(table))
            if rows or field != "expectations":
                fields[field] = Marked(rows, self._mark(Place(table.sheet)), 0)
        if self._problems:
            raise ScenarioError(self._problems[:MOST])
        spelling = Spelling(self._file)
        try:
            scenario = spelling.scenario(root)
        except ScenarioError as error:
            raise ScenarioError([self._placed(one) for one in error.problems]) from None
        if to_play:
            for flaw in body_flaws(scenario):
                spelling.note(flaw.path, flaw.code, shortened(flaw.value, 200))
        if spelling.problems:
            raise ScenarioError([self._placed(one) for one in spelling.problems[:MOST]])
        return Imported(scenario, tuple(self._notes))

    def _about(self, name: str) -> Marked:
        """Return what the scenario says of itself; a list alone is named by its file."""
        rows = self._grid.get(ABOUT, [])
        said: dict[str, Marked] = {}
        by_heading = {heading: Column(field, heading, way, 0) for field, heading, way in FACTS}
        facts: list[tuple[Column, Cell, Place]] = []
        for number, row in enumerate(rows):
            heading, cell = words(row[0]) if row else "", row[1] if len(row) > 1 else None
            place = Place(ABOUT, number + 1, 2, heading)
            if heading == REST:
                said = self._rest(cell, place, said) if words(cell) else said
                break  # below it stands how the workbook is filled in
            if heading in by_heading and words(cell):
                facts.append((by_heading.pop(heading), cell, place))
        for column, cell, place in facts:
            self._put(said, column, self._marked(column.way.take(cell), place), place)
        given = {"format": FORMAT, "id": name, "title": name, "version": "1"}
        if ABOUT in self._grid:
            given = {}  # what is left out there is missing
        place = Place(ABOUT)
        for field, value in given.items():
            said[field] = self._marked(value, place)
        return Marked(said, self._mark(place), 0)

    def _rows(self, table: Table) -> Iterator[Marked]:
        rows = self._grid.get(table.sheet, [])
        if not rows:
            return
        head = headings_at(rows, [table.columns[0].heading])
        if head is None:
            self._note("no_heading", Place(table.sheet), table.columns[0].heading)
            return
        found = self._columns(table, rows[head], head)
        for number, row in enumerate(rows[head + 1 :], head + 2):
            cells = [
                (column, place, row[place])
                for place, column in found
                if place < len(row) and words(row[place])
            ]
            if cells:
                yield self._row(table, number, cells)

    def _columns(self, table: Table, row: list[Cell], head: int) -> list[tuple[int, Column | None]]:
        """Return a table's columns by where they stand; None: the one for all the rest."""
        by_heading: dict[str, Column | None] = {one.heading: one for one in table.columns}
        by_heading[table.rest] = None
        known = {
            one.heading for each in tables({}) if each.sheet == table.sheet for one in each.columns
        } | {each.rest for each in tables({})}
        found = []
        seen: set[str] = set()
        for place, cell in enumerate(row):
            heading = words(cell)
            if heading in by_heading:
                if heading in seen:
                    where = Place(table.sheet, head + 1, place + 1)
                    self._note("heading_twice", where, heading)
                    continue
                seen.add(heading)
                found.append((place, by_heading[heading]))
            elif heading and heading not in known:
                self._notes.append(f"{table.sheet}：没有读取“{shortened(heading)}”列。")
        return found

    def _row(
        self, table: Table, number: int, cells: list[tuple[Column | None, int, Cell]]
    ) -> Marked:
        said: dict[str, Marked] = {}
        at_row = self._mark(Place(table.sheet, number))
        for column, place, cell in cells:
            if column is None:
                where = Place(table.sheet, number, place + 1, table.rest)
                said = self._rest(cell, where, said)
        for column, place, cell in cells:
            if column is None:
                continue
            where = Place(table.sheet, number, place + 1, column.heading)
            if column.path == "trigger.at" and words(cell)[:1] in ("(", "（"):
                continue  # foreseen, not said
            value = column.way.take(cell)
            if isinstance(column.way, Trigger):
                if not isinstance(value, dict):
                    self._note("not_trigger", where, words(cell))
                    continue
                if not value:
                    continue
            self._put(said, column, self._marked(value, where), where)
        return Marked(said, at_row, 0)

    def _put(self, said: dict[str, Marked], column: Column, value: Marked, where: Place) -> None:
        """Add what a column says; a set of fields is added to what is there."""
        *outer, name = column.path.split(".")
        around = said
        for outer_name in outer:
            inner = around.setdefault(outer_name, Marked({}, value.line, 0))
            if not isinstance(inner.value, dict):
                return  # told by the reading
            around = inner.value
        there = around.get(name)
        if there is None:
            around[name] = value
        elif isinstance(there.value, dict) and isinstance(value.value, dict):
            for field, one in value.value.items():
                if field in there.value:
                    self._note("said_twice", where, f"{name}.{field}")
                there.value[field] = one
        else:
            self._note("said_twice", where, column.path)

    def _rest(self, cell: Cell, place: Place, said: dict[str, Marked]) -> dict[str, Marked]:
        """Return `said` with what a cell of YAML says."""
        try:
            tree = read_marked(words(cell).encode(), self._file)
        except ScenarioError as error:
            self._problems += [_in_cell(one, place) for one in error.problems]
            return said
        if not isinstance(tree.value, dict):
            self._note("not_fields", place, tree.described())
            return said
        mark = self._mark(place)
        for name, one in tree.value.items():
            if name in said:
                self._note("said_twice", place, name)
            said[name] = _moved(one, mark)
        return said

    def _marked(self, value: Any, place: Place) -> Marked:
        return _moved(value, self._mark(place))

    def _mark(self, place: Place) -> int:
        self._places.append(place)
        return len(self._places)

    def _note(self, code: str, place: Place, value: str = "") -> None:
        self._problems.append(
            CellProblem(self._file, 0, "", code, shortened(value), place=str(place))
        )

    def _placed(self, problem: Problem) -> CellProblem:
        """Return a problem of the reading with the cell that its mark stands for."""
        place = self._places[problem.line - 1] if problem.line else Place("")
        if problem.code == "missing_field":
            place, problem = self._missing(place, problem)
        return _in_cell(problem, place)

    def _missing(self, place: Place, problem: Problem) -> tuple[Place, Problem]:
        """Return a missing field under the heading that it has in the workbook."""
        name = problem.value
        if place == Place(ABOUT):
            heading = next((one for field, one, _ in FACTS if field == name), name)
        else:
            field = problem.field.partition("[")[0]
            columns = [each for one in tables({}) if one.field == field for each in one.columns]
            heading = next((one.heading for one in columns if one.path == name), name)
        return place, msgspec.structs.replace(problem, value=heading)


def _in_cell(problem: Problem, place: Place) -> CellProblem:
    return CellProblem(
        problem.file, 0, problem.field, problem.code, problem.value, place=str(place)
    )


def _moved(value: Any, mark: int) -> Marked:
    """Return a value, marked or plain, with one mark for all that is in it."""
    inner = value.value if isinstance(value, Marked) else value
    if isinstance(inner, dict):
        return Marked({name: _moved(one, mark) for name, one in inner.items()}, mark, 0)
    if isinstance(inner, list):
        return Marked([_moved(one, mark) for one in inner], mark, 0)
    text = value.text if isinstance(value, Marked) else "" if value is None else str(value)
    return Marked(inner, mark, 0, text)
