"""The injects as a list: when, how each stands, what kind, what, to whom."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.drill.scenario import Span
from app.domain.drill.timeline import GONE_OUT, TO_COME, MarkState
from ui.pages.drill.words import kind_word, role_title, state_word, time_text
from ui.widgets.basics import Chips
from ui.widgets.measure import spaced
from ui.widgets.table import Table
from ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from app.domain.drill.timeline import Mark
    from app.drill.onlooker import Sight
    from ui.theme.look import Look

translate = QCoreApplication.translate

_LATE = (MarkState.LATE, MarkState.ANSWERED_LATE)
_WANT_A_LOOK = (MarkState.LATE, MarkState.FAILED, MarkState.DUE)


class InjectRow(msgspec.Struct, frozen=True):
    """A row. `place`: in the order of the time line."""

    id: str
    place: int
    at: Span | None
    reckoned: bool
    state: MarkState
    kind: str
    title: str
    role: str


def _when(row: InjectRow) -> str:
    return f"≈ {time_text(row.at)}" if row.reckoned else time_text(row.at)


def _emphasis(row: InjectRow) -> str | None:
    if row.state in _WANT_A_LOOK:
        return "strong"
    return None if row.state in TO_COME else "dim"


def _columns() -> list[Column[InjectRow]]:
    words = {
        "at": translate("DrillInjects", "推演时间"),
        "state": translate("DrillInjects", "状态"),
        "kind": translate("DrillInjects", "类型"),
        "title": translate("DrillInjects", "注入"),
        "role": translate("DrillInjects", "给谁"),
    }
    return [
        Column("at", words["at"], _when, width=100, right=True, emphasis=_emphasis),
        Column("state", words["state"], lambda r: state_word(r.state), width=90,
               emphasis=_emphasis),
        Column("kind", words["kind"], lambda r: kind_word(r.kind), width=64, emphasis=_emphasis),
        Column("title", words["title"], lambda r: r.title, stretch=True, emphasis=_emphasis,
               tip=lambda r: r.title),
        Column("role", words["role"], lambda r: r.role, width=110, emphasis=_emphasis),
    ]  # fmt: skip


class InjectList(QWidget):
    """See the module's text. `chosen(id)`: another inject is selected, None for none."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.model: TableModel[InjectRow] = TableModel(_columns(), self)
        self.model.set_order(lambda row: row.place)
        self.chips = Chips(
            [
                ("all", self.tr("全部")),
                ("to_come", self.tr("待发")),
                ("gone_out", self.tr("已发出")),
                ("late", self.tr("答复超时")),
            ],
            one=True,
        )
        self.chips.set_on(["all"])
        self.table = Table(look, self.model)
        self.table.setAccessibleName(self.tr("情景注入"))
        self._marks: dict[str, tuple[int, Mark]] = {}
        layout = spaced(look, QVBoxLayout(self), 8, (16, 8, 0, 0))
        layout.addWidget(self.chips)
        layout.addWidget(self.table, 1)
        self.chips.changed.connect(self._filter)
        self.table.row_selected.connect(self.chosen)

    def show_sight(self, sight: Sight) -> None:
        """Show the injects as they stand."""
        steps, scenario = sight.play.steps, sight.play.scenario
        changed, places = [], {}
        for place, mark in enumerate(sight.line.marks):
            known = self._marks.get(mark.id)
            places[mark.id] = (place, mark)
            if known == places[mark.id]:
                continue
            inject = steps[mark.id].inject
            changed.append(
                InjectRow(
                    mark.id, place, mark.at, mark.reckoned, mark.state, inject.kind, inject.title,
                    role_title(scenario, inject.to),
                )
            )  # fmt: skip
        gone = self._marks.keys() - places.keys()
        if not changed and not gone:
            return
        self._marks = places
        self.model.update(changed, gone)
        states = Counter(mark.state for mark in sight.line.marks)
        for code in self.chips.codes:
            passing = sum(many for state, many in states.items() if _passes(code, state))
            self.chips.set_count(code, passing)

    def select(self, inject: str) -> None:
        """Select an inject; the filter gives way when it hides it."""
        if not self.table.select(inject) and self.model.row(inject) is not None:
            self.chips.set_on(["all"])
            self._filter()
            self.table.select(inject)

    def _filter(self) -> None:
        code = self.chips.on[0]
        self.model.set_filter(lambda row: _passes(code, row.state))


def _passes(code: str, state: MarkState) -> bool:
    if code == "to_come":
        return state in TO_COME
    if code == "gone_out":
        return state in GONE_OUT
    return code == "all" or state in _LATE
