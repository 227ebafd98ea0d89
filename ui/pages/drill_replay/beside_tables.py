"""What was done beside what was foreseen, and beside another run: two tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from app.domain.drill.beside import beside_plan, beside_run
from app.domain.drill.criteria.finding import Outcome
from app.domain.drill.player import InjectState
from app.domain.drill.scenario import Span
from app.domain.instant import local_text
from app.drill.review.words import difference_text
from ui.pages.drill_replay.words import OUTCOMES, STATES, word
from ui.text import drill_time
from ui.widgets.basics import EmptyState, label
from ui.widgets.measure import spaced
from ui.widgets.table import Table
from ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from app.domain.drill.beside import PlanLine, RunLine
    from app.drill.review.replaying import OtherRun, Replayed
    from ui.theme.look import Look

translate = QCoreApplication.translate

_BAD = (Outcome.LATE, Outcome.PARTLY, Outcome.MISSED, InjectState.FAILED)


class _Row(msgspec.Struct, frozen=True):
    """`goes_to`: the drill time to which a click goes, None: nowhere."""

    id: str
    place: int
    what: str
    title: str
    first: str
    second: str
    difference: str
    state: str
    emphasis: str | None
    goes_to: Span | None


def _emphasis(row: _Row) -> str | None:
    return row.emphasis


def _columns(first: str, second: str, last: str) -> list[Column[_Row]]:
    found = [
        Column("what", translate("ReplayBeside", "类别"), lambda row: row.what, width=56,
               emphasis=lambda _: "dim"),
        Column("title", translate("ReplayBeside", "内容"), lambda row: row.title, stretch=True,
               emphasis=_emphasis, tip=lambda row: row.title),
        Column("first", first, lambda row: row.first, width=76, right=True),
        Column("second", second, lambda row: row.second, width=76, right=True),
        Column("difference", translate("ReplayBeside", "相差"), lambda row: row.difference,
               width=72, right=True, emphasis=_emphasis),
    ]  # fmt: skip
    if last:
        found.append(
            Column("state", last, lambda row: row.state, width=76, emphasis=_emphasis)
        )  # fmt: skip
    return found


class _BesideTable(QWidget):
    """`sought(at)`: a person went to a row, of this drill time."""

    sought = Signal(int)

    def __init__(self, look: Look, columns: list[Column[_Row]], name: str) -> None:
        super().__init__()
        self.model: TableModel[_Row] = TableModel(columns, self)
        self.model.set_order(lambda row: row.place)
        self.table = Table(look, self.model)
        self.table.setAccessibleName(name)
        self.words = label("", "dim", wrap=True)
        self.empty = EmptyState()
        self._body = layout = spaced(look, QVBoxLayout(self), 8, (12, 8, 12, 8))
        layout.addWidget(self.words)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.empty, 1)
        self.empty.hide()
        self.table.row_selected.connect(self._go)

    def _show(self, rows: list[_Row], words: str) -> None:
        self.model.replace(rows)
        self.words.setText(words)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def _go(self, row_id: str | None) -> None:
        row = self.model.row(row_id) if row_id is not None else None
        if row is not None and row.goes_to is not None:
            self.sought.emit(row.goes_to)


class PlanTable(_BesideTable):
    """The run beside its scenario: each inject and each expectation."""

    def __init__(self, look: Look) -> None:
        columns = _columns(
            translate("ReplayBeside", "计划"),
            translate("ReplayBeside", "实际"),
            translate("ReplayBeside", "结果"),
        )
        super().__init__(look, columns, translate("ReplayBeside", "对照计划"))
        self.empty.say(self.tr("这个脚本没有注入，也没有评估标准。"))

    def show_drill(self, drill: Replayed) -> None:
        """Lay a run beside its scenario."""
        lines = beside_plan(drill.drill.record, drill.drill.result)
        rows = [self._row(place, one) for place, one in enumerate(lines)]
        self._show(rows, self.tr("注入：计划何时发出；标准：最迟何时做到。点一行，回到当时。"))

    def _row(self, place: int, line: PlanLine) -> _Row:
        is_inject = line.outcome is None
        bad = (line.state if is_inject else line.outcome) in _BAD
        late = line.late_by if is_inject or line.outcome is Outcome.LATE else None
        return _Row(
            f"{'i' if is_inject else 'e'}:{line.id}",
            place,
            self.tr("注入") if is_inject else self.tr("标准"),
            line.title,
            drill_time(line.planned),
            drill_time(line.really),
            difference_text(late),
            word(STATES, line.state) if is_inject else word(OUTCOMES, line.outcome),
            "strong" if bad else None,
            line.really if line.really is not None else line.planned,
        )


class RunTable(_BesideTable):
    """The run beside another one of the same scenario, of which a person chooses.

    `wanted(folder)`: another run is to be laid beside, None: none.
    """

    wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        columns = _columns(
            translate("ReplayBeside", "这一次"), translate("ReplayBeside", "另一次"), ""
        )
        super().__init__(look, columns, translate("ReplayBeside", "对照另一次"))
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("另一次推演"))
        self.choice.setMaxVisibleItems(16)
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._body.insertWidget(0, self.choice)
        self.choice.activated.connect(self._tell_wanted)
        self.offer((), None)

    def offer(self, runs: tuple[OtherRun, ...], chosen: Path | None) -> None:
        """Let a person choose among these; `chosen`: the one that is laid beside."""
        self.choice.clear()
        self.choice.addItem(self.tr("不与另一次对照"), None)
        for one in runs:
            self.choice.addItem(f"{one.name}  {local_text(one.begun_at)}", str(one.folder))
        if chosen is not None and self.choice.findData(str(chosen)) < 0:
            self.choice.addItem(chosen.name, str(chosen))
        place = 0 if chosen is None else self.choice.findData(str(chosen))
        self.choice.setCurrentIndex(place)
        if runs:
            self.empty.say(
                self.tr("没有选另一次推演。"), self.tr("在上面选同一脚本的另一次，放在一起看。")
            )
        else:
            self.empty.say(
                self.tr("这个脚本没有别的推演。"), self.tr("再演一次，就能看出这一次快了还是慢了。")
            )

    def _tell_wanted(self) -> None:
        folder = self.choice.currentData()
        self.wanted.emit(None if folder is None else Path(folder))

    def show_drills(self, drill: Replayed, other: Replayed | None) -> None:
        """Lay two runs beside each other; None: there is no other."""
        if other is None:
            self._show([], "")
            return
        lines = beside_run(drill.drill.record, other.drill.record)
        rows = [self._row(place, one) for place, one in enumerate(lines)]
        self._show(
            rows,
            self.tr("发出：推演时间；答复、标准：用了多久。相差为正，是这一次晚或慢。"),
        )

    def _row(self, place: int, line: RunLine) -> _Row:
        words = {
            "fired": self.tr("发出"),
            "answered": self.tr("答复"),
            "expected": self.tr("标准"),
        }
        slower = (line.difference or 0) > 0
        return _Row(
            f"{line.what}:{line.id}",
            place,
            words[line.what],
            line.title,
            drill_time(line.now),
            drill_time(line.then),
            difference_text(line.difference),
            "",
            "strong" if slower and line.what != "fired" else None,
            line.now if line.what == "fired" else None,
        )
