"""A list of the scenario's parts (objectives, roles, expectations, beginnings) with a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.drill.criteria import criteria
from app.drill.beginnings import beginnings
from app.drill.editing import edits
from app.drill.editing.document import PARTS
from app.drill.editing.spec import specs
from app.drill.editing.tree import at, fields_at, items_at, move, put, remove
from ui.pages.drill_editor.labels import choice_label, field_label, form_label
from ui.pages.drill_editor.parts import IdField, PlugInForm
from ui.pages.drill_editor.struct_form import StructForm
from ui.widgets.basics import button
from ui.widgets.fields import ChoiceField
from ui.widgets.flow import FlowLayout
from ui.widgets.measure import Following, spaced
from ui.widgets.table import Table
from ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.drill.editing.tree import Path, Tree
    from ui.pages.drill_editor.manuscript import Manuscript
    from ui.theme.look import Look

translate = QCoreApplication.translate

_PLUG_INS = {"expectations": ("criterion", "criterion"), "world": ("kind", "beginning")}
"""Which field names an item's plug-in, and of which group it is."""


class ItemRow(msgspec.Struct, frozen=True):
    """A row. `id`: its place as text."""

    id: str
    place: int
    title: str
    more: str


def fresh_item(part: str, tree: Tree, title: str) -> Tree:
    """Return a new item of a part, with what it needs at least."""
    aim = next(iter(edits.ids(tree, "objectives")), "")
    inject = next(iter(edits.ids(tree, "injects")), "")
    made: dict[str, Tree] = {
        "objectives": {"title": title, "capability": "watch"},
        "roles": {"title": title},
        "expectations": {
            "title": title,
            "objective": aim,
            "criterion": "answered_within",
            "body": {"inject": inject, "within": "5m"},
        },
        "world": {"kind": "notice", "body": {"text": title}},
    }
    return made[part]


class ItemsPage(QWidget):
    """See the module's text. `part`: the list in the scenario. `file_asked(path)`."""

    file_asked = Signal(object)

    def __init__(self, look: Look, manuscript: Manuscript, part: str) -> None:
        super().__init__()
        self._manuscript = manuscript
        self.part = part
        self.owner = PARTS[part]
        self.place: int | None = None
        self._is_filling = False
        self.model: TableModel[ItemRow] = TableModel(
            [
                Column("title", self.tr("标题"), lambda row: row.title, stretch=True,
                       tip=lambda row: row.title),
                Column("more", self.tr("类别"), lambda row: row.more, width=150),
            ],
            self,
        )  # fmt: skip
        self.model.set_order(lambda row: row.place)
        self.table = Table(look, self.model)
        self.table.setAccessibleName(field_label("scenario", part))
        Following(look, self, lambda: self.table.setFixedHeight(look.px(34 * 6 + 32)))
        self.add_button = button(self.tr("新建"))
        self.copy_button = button(self.tr("复制"))
        self.remove_button = button(self.tr("删除"))
        self.up_button = button(self.tr("上移"))
        self.down_button = button(self.tr("下移"))
        self.id = IdField(look, self.owner) if self.owner != "beginning" else None
        naming, group = _PLUG_INS.get(part, ("", ""))
        self._naming = naming
        self.form = StructForm(look, self.owner, but=("id", "body", naming))
        self.plug_in: ChoiceField | None = None
        self.body: PlugInForm | None = None
        if naming:
            self.plug_in = ChoiceField(look, naming, field_label(self.owner, naming))
            found = criteria() if group == "criterion" else beginnings()
            words = "criterion" if group == "criterion" else "beginning.kind"
            self.plug_in.offer([(one, form_label(words, one)) for one in found])
            self.body = PlugInForm(look, group)
        self._lay_out(look)
        self._connect()

    def _lay_out(self, look: Look) -> None:
        bar = spaced(look, FlowLayout(), 8)
        for one in (
            self.add_button, self.copy_button, self.remove_button, self.up_button, self.down_button
        ):  # fmt: skip
            bar.addWidget(one)
        self.content = QWidget()
        inner = spaced(look, QVBoxLayout(self.content), 12, (16, 12, 16, 16))
        for part in (self.form, self.plug_in, self.body, self.id):
            if part is not None:
                inner.addWidget(part)
        inner.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(self.content)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = spaced(look, QVBoxLayout(self), 8, (0, 8, 0, 0))
        line = spaced(look, QHBoxLayout(), 0, (16, 0, 16, 0))
        line.addLayout(bar)
        layout.addLayout(line)
        layout.addWidget(self.table)
        layout.addWidget(self.area, 1)

    def _connect(self) -> None:
        self.table.row_selected.connect(self._select)
        self.add_button.clicked.connect(self.add)
        self.copy_button.clicked.connect(self._duplicate)
        self.remove_button.clicked.connect(self._remove)
        self.up_button.clicked.connect(lambda: self._move(-1))
        self.down_button.clicked.connect(lambda: self._move(1))
        self.form.edited.connect(self._set)
        if self.id is not None:
            self.id.renamed.connect(self._rename)
        if self.plug_in is not None and self.body is not None:
            self.plug_in.changed.connect(self._change_plug_in)
            self.body.edited.connect(lambda rest, value: self._set(("body", *rest), value))
            self.body.file_asked.connect(
                lambda name: self.file_asked.emit((*self._path, "body", name))
            )

    @property
    def _path(self) -> Path:
        return (self.part, self.place if self.place is not None else 0)

    def refresh(self) -> None:
        """Show the list and the selected item as they stand."""
        items = items_at(self._manuscript.tree, (self.part,))
        rows = [
            ItemRow(str(n), n, self._title(n, one), self._more(one)) for n, one in enumerate(items)
        ]
        gone = {row.id for row in self.model.rows} - {row.id for row in rows}
        self.model.update(rows, gone)
        if self.place is None or self.place >= len(items):
            self.place = len(items) - 1 if items else None
            if self.place is not None:
                self.table.select(str(self.place))
        self._show()

    def select(self, place: int) -> None:
        """Select an item by its place."""
        self.table.select(str(place))

    def show_problems(self, said: Mapping[Path, str]) -> None:
        """Say at each field what is wrong with it, by its path."""
        here = self._path
        self.form.show_problems(said, here)
        if self.plug_in is not None and self.body is not None:
            whole = said.get((*here, self._naming), said.get((*here, "body"), ""))
            self.plug_in.show_error(whole)
            self.body.show_problems(said, (*here, "body"))

    def focus_path(self, path: Path) -> None:
        """Select the item that a path leads to, and put the cursor into its field."""
        if len(path) > 1 and isinstance(path[1], int):
            self.select(path[1])
        name = str(path[2]) if len(path) > 2 else "title"
        below = str(path[3]) if name == "body" and len(path) > 3 else ""
        if below and self.body is not None and self.body.focus_field(below):
            return
        if name == "id" and self.id is not None:
            self.id.focus()
        elif not self.form.focus_field(name) and self.plug_in is not None:
            self.plug_in.focus()

    def add(self) -> None:
        """Put a new item at the end and go to it."""
        item = fresh_item(self.part, self._manuscript.tree, self.tr("新的一项"))
        tree, place = edits.add(self._manuscript.tree, self.part, item)
        self._go(tree, place)

    def _duplicate(self) -> None:
        if self.place is not None:
            self._go(*edits.duplicate(self._manuscript.tree, self.part, self.place))

    def _remove(self) -> None:
        if self.place is not None:
            tree = remove(self._manuscript.tree, (self.part,), self.place)
            self._manuscript.do(tree, self._path)

    def _move(self, by: int) -> None:
        count = len(items_at(self._manuscript.tree, (self.part,)))
        if self.place is not None and 0 <= self.place + by < count:
            to = self.place + by
            self._go(move(self._manuscript.tree, (self.part,), self.place, to), to)

    def _go(self, tree: Tree, place: int) -> None:
        self._manuscript.do(tree, (self.part, place))
        self.select(place)
        self.form.focus_field("title")

    def _select(self, row_id: str | None) -> None:
        if row_id is not None and int(row_id) != self.place:
            self._manuscript.seal()
            self.place = int(row_id)
            self._show()

    def _show(self) -> None:
        self.content.setVisible(self.place is not None)
        for one in (self.copy_button, self.remove_button, self.up_button, self.down_button):
            one.setEnabled(self.place is not None)
        if self.place is None:
            return
        tree, around = self._manuscript.tree, self._manuscript.around
        said = fields_at(tree, self._path)
        self.form.show_values(said, around)
        if self.id is not None:
            names = [str(at(one, ("id",), "")) for one in items_at(tree, (self.part,))]
            others = {one for n, one in enumerate(names) if n != self.place}
            self.id.show_id(names[self.place], others)
        if self.plug_in is not None and self.body is not None:
            self._is_filling = True
            code = str(said.get(self._naming, ""))
            self.plug_in.set_text(code)
            self._is_filling = False
            self.body.show_values(code, fields_at(said, ("body",)), around)

    def _set(self, rest: Path, value: Any) -> None:
        if self.place is not None:
            self._manuscript.set((*self._path, *rest), value)

    def _rename(self, name: str) -> None:
        if self.place is not None:
            tree = edits.rename(self._manuscript.tree, self.part, self.place, name)
            self._manuscript.do(tree, (*self._path, "id"))

    def _change_plug_in(self) -> None:
        """Name another plug-in; what it has a field for stays."""
        if self._is_filling or self.place is None or self.plug_in is None:
            return
        code, group = self.plug_in.text, _PLUG_INS[self.part][1]
        known = {one.name for one in specs(f"{group}.{code}")}
        body = fields_at(self._manuscript.tree, (*self._path, "body"))
        kept = {name: one for name, one in body.items() if name in known}
        tree = put(self._manuscript.tree, (*self._path, self._naming), code)
        self._manuscript.do(put(tree, (*self._path, "body"), kept), (*self._path, self._naming))

    def _title(self, place: int, item: Any) -> str:
        title = str(at(item, ("title",), ""))
        if self.part == "world":
            body = fields_at(item, ("body",))
            said = [str(body[one]) for one in ("shelter", "item", "team", "text") if one in body]
            title = "　".join(said)
        return title or str(at(item, ("id",), "")) or str(place + 1)

    def _more(self, item: Any) -> str:
        if self.part == "expectations":
            return form_label("criterion", str(at(item, ("criterion",), "")))
        if self.part == "world":
            return form_label("beginning.kind", str(at(item, ("kind",), "")))
        spec = next(one for one in specs(self.owner) if one.name in ("kind", "capability"))
        code = str(at(item, (spec.name,), "player" if self.part == "roles" else ""))
        return choice_label(self.owner, spec, code)
