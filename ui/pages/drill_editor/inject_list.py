"""The injects of a draft: the time line above, a list with search beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.domain.drill.scenario import Span
from app.domain.drill.spans import span_text
from app.drill.editing import edits
from app.drill.editing.tree import at, fields_at, items_at, put, remove
from ui.pages.drill.words import role_title, time_text
from ui.pages.drill_editor.labels import WAYS, form_label
from ui.pages.drill_editor.strip import EditStrip
from ui.widgets.basics import button, label
from ui.widgets.measure import spaced
from ui.widgets.table import Table
from ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.drill.editing.outline import Outline
    from ui.pages.drill_editor.manuscript import Manuscript
    from ui.theme.look import Look

translate = QCoreApplication.translate

_ROWS = 7
_ZOOM = 1.5


class DraftRow(msgspec.Struct, frozen=True):
    """An inject. `id`: its place as text. `order`: on the time line. `problems`: how many."""

    id: str
    order: int
    at: Span | None
    reckoned: bool
    way: str
    kind: str
    title: str
    role: str
    problems: int
    searched: str


def _when(row: DraftRow) -> str:
    if row.at is None:
        found = WAYS.get(row.way)
        return str(translate("DrillChoices", found)) if found else time_text(None)
    return f"≈ {time_text(row.at)}" if row.reckoned else time_text(row.at)


class InjectList(QWidget):
    """See the module's text. `chosen(place)`: another inject is selected, None for none.
    `opened()`: its form is wanted.
    """

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, look: Look, manuscript: Manuscript) -> None:
        super().__init__()
        self._look = look
        self._manuscript = manuscript
        self._outline: Outline | None = None
        self.place: int | None = None
        self.strip = EditStrip(look)
        self.model: TableModel[DraftRow] = TableModel(self._columns(), self)
        self.model.set_order(lambda row: row.order)
        self.table = Table(look, self.model)
        self.table.setAccessibleName(self.tr("情景注入"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("查找情景注入  Ctrl+F"))
        self.search.setAccessibleName(self.tr("查找情景注入"))
        self.search.setClearButtonEnabled(True)
        self.count = label("", "label")
        self.add_button = button(self.tr("新建"), "Ctrl+N")
        self.copy_button = button(self.tr("复制"), "Ctrl+D")
        self.remove_button = button(self.tr("删除"), "Del")
        self._lay_out()
        self._connect()

    def _columns(self) -> list[Column[DraftRow]]:
        return [
            Column("at", self.tr("推演时间"), _when, width=168, right=True,
                   tip=_when),
            Column("kind", self.tr("类型"), lambda row: form_label("inject.kind", row.kind),
                   width=104),
            Column("title", self.tr("标题"), lambda row: row.title, stretch=True,
                   level=lambda row: 3 if row.problems else None, tip=lambda row: row.title),
            Column("role", self.tr("给谁"), lambda row: row.role, width=132,
                   emphasis=lambda _: "dim"),
        ]  # fmt: skip

    def _lay_out(self) -> None:
        look = self._look
        self.area = QScrollArea()
        self.area.setWidget(self.strip)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        hint = label(self.tr("拖动可改时间，Ctrl+← → 微调，Ctrl+滚轮缩放"), "label")
        wider, narrower = button("+", role="chip"), button("−", role="chip")
        whole = button(self.tr("全程"), role="chip")
        wider.clicked.connect(lambda: self.strip.zoom(_ZOOM, self.strip.width() / 2))
        narrower.clicked.connect(lambda: self.strip.zoom(1 / _ZOOM, self.strip.width() / 2))
        whole.clicked.connect(self.strip.show_all)
        head = spaced(look, QHBoxLayout(), 8, (16, 6, 16, 6))
        head.addWidget(hint, 1)
        for one in (narrower, wider, whole):
            head.addWidget(one)
        bar = spaced(look, QHBoxLayout(), 8, (16, 8, 16, 0))
        bar.addWidget(self.search, 1)
        bar.addWidget(self.count)
        for one in (self.add_button, self.copy_button, self.remove_button):
            bar.addWidget(one)
        layout = spaced(look, QVBoxLayout(self), 0)
        layout.addLayout(head)
        layout.addWidget(self.area)
        layout.addLayout(bar)
        list_line = spaced(look, QVBoxLayout(), 0, (16, 8, 0, 0))
        list_line.addWidget(self.table)
        layout.addLayout(list_line, 1)

    def _connect(self) -> None:
        self.table.row_selected.connect(self._select)
        self.table.row_activated.connect(lambda _: self.opened.emit())
        self.strip.chosen.connect(self.select_id)
        self.strip.opened.connect(lambda _: self.opened.emit())
        self.strip.moved.connect(self.move_in_time)
        self.search.textChanged.connect(self._filter)
        self.add_button.clicked.connect(self.add)
        self.copy_button.clicked.connect(self.duplicate)
        self.remove_button.clicked.connect(self.remove)

    # What is shown

    def show_outline(self, outline: Outline, flawed: Collection[int]) -> None:
        """Show the draft in time; `flawed`: the place of an inject once for each problem in it."""
        self._outline = outline
        self.strip.show_outline(outline)
        rows = []
        injects = items_at(self._manuscript.tree, ("injects",))
        counts = {one: list(flawed).count(one) for one in set(flawed)}
        for order, mark in enumerate(outline.line.marks):
            place = int(mark.id)
            said = injects[place] if place < len(injects) else {}
            inject = outline.play.steps[mark.id].inject
            way = next((one for one in WAYS if one in fields_at(said, ("trigger",))), "")
            role = role_title(outline.play.scenario, inject.to) if inject.to else self.tr("所有人")
            body = fields_at(said, ("body",))
            searched = " ".join(
                [inject.title, str(at(said, ("id",), "")), role, *map(str, body.values())]
            )
            rows.append(
                DraftRow(
                    mark.id, order, mark.at, mark.reckoned, way, inject.kind, inject.title, role,
                    counts.get(place, 0), searched.lower(),
                )
            )  # fmt: skip
        self.model.update(rows, {row.id for row in self.model.rows} - {row.id for row in rows})
        self._filter()
        most = self._look.px(26 + _ROWS * 34)
        self.area.setFixedHeight(min(self.strip.sizeHint().height(), most))
        if self.place is not None:
            self.select(self.place)
        else:
            self.table.select_first()

    def due(self, place: int | None) -> int | None:
        """Return when an inject is due as things stand."""
        return None if self._outline is None or place is None else self._outline.at(place)

    def select(self, place: int) -> None:
        """Select an inject by its place in the scenario."""
        self.select_id(str(place))

    def select_id(self, row_id: str) -> None:
        """Select an inject; the search gives way when it hides it."""
        if self.model.row(row_id) is None:
            self.place = int(row_id)  # it comes with the next look at the draft
            return
        if not self.table.select(row_id):
            self.search.clear()
            self.table.select(row_id)

    # What is done

    def add(self) -> None:
        """Put a new inject a minute after the selected one, and go to it."""
        moment = self.due(self.place)
        after = 0 if moment is None else moment + 60_000
        item: dict[str, Any] = {
            "kind": "message",
            "title": self.tr("新的注入"),
            "trigger": {"at": span_text(after)},
        }
        role = next(
            (one["id"] for one in items_at(self._manuscript.tree, ("roles",))
             if isinstance(one, dict) and one.get("id") and "kind" not in one),
            "",
        )  # fmt: skip
        if role:
            item["to"] = role
        place = None if self.place is None else self.place + 1
        self._go(*edits.add(self._manuscript.tree, "injects", item, place))

    def duplicate(self) -> None:
        """Put a copy of the selected inject after it, and go to it."""
        if self.place is not None:
            self._go(*edits.duplicate(self._manuscript.tree, "injects", self.place))

    def remove(self) -> None:
        """Take the selected inject out; what speaks of it is then told by the check."""
        if self.place is None:
            return
        place, count = self.place, len(items_at(self._manuscript.tree, ("injects",)))
        row = self.model.position(str(place))
        beside = self.model.row_at((row or 0) + 1) or self.model.row_at((row or 0) - 1)
        next_place = int(beside.id) if beside is not None else None
        if next_place is not None and next_place > place:
            next_place -= 1
        tree = remove(self._manuscript.tree, ("injects",), place)
        self.place = next_place if count > 1 else None
        self._manuscript.do(tree, ("injects", place))
        self.chosen.emit(self.place)

    def move_in_time(self, row_id: str, by: int) -> None:
        """Let an inject be due so much later."""
        place = int(row_id)
        path = ("injects", place, "trigger")
        trigger = edits.shifted(fields_at(self._manuscript.tree, path), by, self.due(place) or 0)
        if trigger is not None:
            self._manuscript.do(put(self._manuscript.tree, path, trigger), path, ("move", place))

    def _go(self, tree: dict[str, Any], place: int) -> None:
        self.place = place
        self._manuscript.do(tree, ("injects", place))
        self.chosen.emit(place)
        self.opened.emit()

    def _select(self, row_id: str | None) -> None:
        if row_id is None:
            return
        self.strip.select(row_id)
        if int(row_id) != self.place or self.place is None:
            self._manuscript.seal()
            self.place = int(row_id)
        self.chosen.emit(self.place)

    def _filter(self) -> None:
        text = self.search.text().strip().lower()
        self.model.set_filter((lambda row: text in row.searched) if text else None)
        self.count.setText(
            self.tr("显示 {0} / {1}").format(self.model.shown, self.model.total)
            if text
            else self.tr("共 {0}").format(self.model.total)
        )
