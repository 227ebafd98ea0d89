"""What happened, as a list: the present one is marked, and each can be gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.drill.review import MomentKind
from app.domain.drill.scenario import Span
from ui.pages.drill_replay.words import KINDS, happening_text, word
from ui.text import drill_time
from ui.widgets.basics import Chips, label
from ui.widgets.measure import spaced
from ui.widgets.table import Table
from ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.drill.review.replaying import Replayed
    from ui.theme.look import Look

translate = QCoreApplication.translate


class _Row(msgspec.Struct, frozen=True):
    id: str
    place: int
    time: Span
    kind: MomentKind
    text: str
    actor: str


def _columns() -> list[Column[_Row]]:
    words = {
        "time": translate("ReplayHappenings", "推演时间"),
        "kind": translate("ReplayHappenings", "类别"),
        "text": translate("ReplayHappenings", "经过"),
        "actor": translate("ReplayHappenings", "谁"),
    }
    return [
        Column("time", words["time"], lambda row: drill_time(row.time), width=84, right=True),
        Column("kind", words["kind"], lambda row: word(KINDS, row.kind), width=56,
               emphasis=lambda _: "dim"),
        Column("text", words["text"], lambda row: row.text, stretch=True, tip=lambda row: row.text),
        Column("actor", words["actor"], lambda row: row.actor, width=120,
               emphasis=lambda _: "dim", tip=lambda row: row.actor),
    ]  # fmt: skip


class HappeningList(QWidget):
    """See the module's text. `chosen(number)`: a person went to this one."""

    chosen = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._is_told = False
        self.model: TableModel[_Row] = TableModel(_columns(), self)
        self.model.set_order(lambda row: row.place)
        names = [("all", self.tr("全部")), *((str(one), word(KINDS, one)) for one in KINDS)]
        self.chips = Chips(names, one=True)
        self.chips.set_on(["all"])
        self.table = Table(look, self.model)
        self.table.setAccessibleName(self.tr("推演经过"))
        self.words = label("", "dim", wrap=True)
        layout = spaced(look, QVBoxLayout(self), 8, (12, 8, 12, 8))
        layout.addWidget(self.chips)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.words)
        self.chips.changed.connect(self._filter)
        self.table.row_selected.connect(self._choose)

    def show_drill(self, drill: Replayed) -> None:
        """List what happened in it."""
        rows = [
            _Row(one.id, place, one.moment.at, one.moment.kind, happening_text(drill, one),
                 one.moment.actor)
            for place, one in enumerate(drill.replay.happenings)
        ]  # fmt: skip
        self._tell_myself(lambda: self.model.replace(rows))
        for code in self.chips.codes:
            self.chips.set_count(code, sum(code in ("all", row.kind) for row in rows))

    def show_done(self, done: int) -> None:
        """Mark the last of so many; the last that the filter shows."""
        code = self.chips.on[0]
        behind = (self.model.row(str(number)) for number in range(done - 1, -1, -1))
        row = next((one for one in behind if one is not None and code in ("all", one.kind)), None)
        self._mark(row)

    def show_one(self, number: int) -> None:
        """Mark this one: of several in the same millisecond, not the last."""
        self._mark(self.model.row(str(number)))

    def _mark(self, row: _Row | None) -> None:
        if row is None:
            self._tell_myself(self.table.clearSelection)
            self.words.setText(self.tr("还没有开始"))
            return
        self._tell_myself(lambda: self.table.select(row.id))
        self.words.setText("  ".join(filter(None, (drill_time(row.time), row.text, row.actor))))

    def _tell_myself(self, do: Callable[[], object]) -> None:
        """Change what is selected without taking it for a person's choice."""
        self._is_told = True
        try:
            do()
        finally:
            self._is_told = False

    def _choose(self, row_id: str | None) -> None:
        if row_id is not None and not self._is_told:
            self.chosen.emit(int(row_id))

    def _filter(self) -> None:
        code = self.chips.on[0]
        self._tell_myself(lambda: self.model.set_filter(lambda row: code in ("all", row.kind)))
