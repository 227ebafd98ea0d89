"""The form of an inject: what, to whom, when, what it says, its variants, what it is to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.drill import effects
from app.drill.editing import edits
from app.drill.editing.spec import Shape, Spec, specs
from app.drill.editing.tree import fields_at, insert, items_at, put, remove
from ui.pages.drill_editor.labels import field_label, form_label
from ui.pages.drill_editor.parts import IdField, PlugInForm
from ui.pages.drill_editor.struct_form import StructForm
from ui.pages.drill_editor.trigger_form import TriggerForm
from ui.widgets.basics import EmptyState, button, label
from ui.widgets.fields import ChoiceField
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.drill.editing.tree import Path
    from ui.pages.drill_editor.manuscript import Manuscript
    from ui.theme.look import Look

translate = QCoreApplication.translate


class VariantPart(QFrame):
    """A variant: its chance or the deed that chooses it, and what it says otherwise."""

    file_asked = Signal(object)

    def __init__(self, look: Look, manuscript: Manuscript) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._manuscript = manuscript
        self._path: Path = ()
        self._head = label("", "strong")
        self.form = StructForm(look, "variant", but=("body",))
        self.body = PlugInForm(look, "effect")
        self.remove_button = button(self.tr("删除这个变体"))
        layout = spaced(look, QVBoxLayout(self), 10, (12, 10, 12, 10))
        for part in (
            self._head,
            self.form,
            label(self.tr("与上面不同的内容（不填的照旧）"), "label"),
            self.body,
        ):
            layout.addWidget(part)
        layout.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.form.edited.connect(self._set)
        self.body.edited.connect(lambda rest, value: self._set(("body", *rest), value))
        self.body.file_asked.connect(lambda name: self.file_asked.emit((*self._path, "body", name)))
        self.remove_button.clicked.connect(self._remove)

    def show_variant(self, path: Path, kind: str) -> None:
        """Show the variant at a path of an inject of a kind."""
        self._path = path
        assert isinstance(path[-1], int)
        self._head.setText(self.tr("变体 {0}").format(path[-1] + 1))
        around = self._manuscript.around
        said = fields_at(self._manuscript.tree, path)
        self.form.show_values(said, around)
        self.body.show_values(kind, fields_at(said, ("body",)), around)

    def _set(self, rest: Path, value: Any) -> None:
        self._manuscript.set((*self._path, *rest), value)

    def _remove(self) -> None:
        place = self._path[-1]
        assert isinstance(place, int)
        where = self._path[:-1]
        self._manuscript.do(remove(self._manuscript.tree, where, place), where)


class InjectForm(QStackedWidget):
    """The form of the inject at a place, or why there is none.

    `file_asked(path)`: an attachment is to be chosen for the field there.
    """

    file_asked = Signal(object)

    def __init__(self, look: Look, manuscript: Manuscript) -> None:
        super().__init__()
        self._look = look
        self._manuscript = manuscript
        self.place: int | None = None
        self._is_filling = False
        self.id = IdField(look, "inject")
        self.head = StructForm(look, "inject", only=("title", "to"))
        self.kind = ChoiceField(look, "kind", field_label("inject", "kind"))
        self.kind.offer([(one, form_label("inject.kind", one)) for one in effects.kinds()])
        self.trigger = TriggerForm(look, manuscript)
        self.body = PlugInForm(look, "effect")
        self.variants: list[VariantPart] = []
        self.add_variant_button = button(self.tr("增加变体"))
        self.more = StructForm(
            look,
            "inject",
            but=("id", "title", "to", "kind", "trigger", "body", "variants"),
            replaced={"objectives": Spec("objectives", Shape.REFERENCES, of="objectives")},
        )
        content = QWidget()
        layout = spaced(look, QVBoxLayout(content), 12, (16, 12, 16, 16))
        for part in (self.head, self.kind, self.trigger, self._line(), self.body):
            layout.addWidget(part)
        self._variants = spaced(look, QVBoxLayout(), 12)
        layout.addLayout(self._variants)
        layout.addWidget(self.add_variant_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._line())
        layout.addWidget(self.more)
        layout.addWidget(self.id)
        layout.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(content)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.addWidget(
            EmptyState(self.tr("没有选中情景注入"), self.tr("在左边选一个，或按 Ctrl+N 新建一个。"))
        )
        self.addWidget(self.area)
        self._connect()

    def _connect(self) -> None:
        self.head.edited.connect(self._set)
        self.more.edited.connect(self._set)
        self.body.edited.connect(lambda rest, value: self._set(("body", *rest), value))
        self.body.file_asked.connect(lambda name: self.file_asked.emit((*self._path, "body", name)))
        self.kind.changed.connect(self._change_kind)
        self.id.renamed.connect(self._rename)
        self.add_variant_button.clicked.connect(self._add_variant)

    @property
    def _path(self) -> Path:
        return ("injects", self.place if self.place is not None else 0)

    def show_inject(self, place: int | None, due: int | None) -> None:
        """Show the inject at a place; `due`: when it falls due as things stand."""
        if place is not None and place >= len(items_at(self._manuscript.tree, ("injects",))):
            place = None
        if place != self.place and place is not None:
            self.area.verticalScrollBar().setValue(0)
        self.place = place
        self.setCurrentIndex(0 if place is None else 1)
        if place is None:
            return
        tree, around = self._manuscript.tree, self._manuscript.around
        said = fields_at(tree, self._path)
        kind = str(said.get("kind", ""))
        self._is_filling = True
        self.kind.set_text(kind)
        self._is_filling = False
        self.head.show_values(said, around)
        self.more.show_values(said, around)
        self.trigger.show_trigger((*self._path, "trigger"), due)
        self.body.show_values(kind, fields_at(said, ("body",)), around)
        present = str(said.get("id", ""))
        others = {one for n, one in enumerate(edits.ids(tree, "injects")) if n != place}
        self.id.show_id(present, others)
        self._show_variants(kind, len(items_at(said, ("variants",))))

    def show_problems(self, said: Mapping[Path, str]) -> None:
        """Say at each field what is wrong with it, by its path."""
        here = self._path
        for form in (self.head, self.more):
            form.show_problems(said, here)
        self.kind.show_error(said.get((*here, "kind"), said.get((*here, "body"), "")))
        self.trigger.show_problems({path: one for path, one in said.items() if path[:2] == here})
        self.body.show_problems(said, (*here, "body"))
        for number, part in enumerate(self.variants):
            part.body.show_problems(said, (*here, "variants", number, "body"))

    def focus_path(self, path: Path) -> None:
        """Put the cursor into the field that a path leads to."""
        rest = path[2:]
        name = str(rest[0]) if rest else ""
        if name == "trigger":
            self.trigger.focus_field(rest[1:])
        elif name == "body" and len(rest) > 1 and self.body.focus_field(str(rest[1])):
            pass
        elif name == "variants" and len(rest) > 1 and isinstance(rest[1], int):
            part = self.variants[min(rest[1], len(self.variants) - 1)]
            if not (len(rest) > 3 and part.body.focus_field(str(rest[3]))):
                part.form.focus_field("weight")
        elif name == "id":
            self.id.focus()
        elif not any(form.focus_field(".".join(map(str, rest))) for form in (self.head, self.more)):
            self.kind.focus()
        focused = self.window().focusWidget()
        if focused is not None and self.area.isAncestorOf(focused):
            self.area.ensureWidgetVisible(focused, 0, self._look.px(120))

    def _show_variants(self, kind: str, count: int) -> None:
        while len(self.variants) > count:
            part = self.variants.pop()
            part.hide()
            self._variants.removeWidget(part)
            part.deleteLater()
        while len(self.variants) < count:
            made = VariantPart(self._look, self._manuscript)
            made.file_asked.connect(self.file_asked)
            self._variants.addWidget(made)
            self.variants.append(made)
        for number, part in enumerate(self.variants):
            part.show_variant((*self._path, "variants", number), kind)

    def _set(self, rest: Path, value: Any) -> None:
        if self.place is not None:
            self._manuscript.set((*self._path, *rest), value)

    def _change_kind(self) -> None:
        """Make it of another kind; what the new one has a field for stays."""
        if self._is_filling or self.place is None:
            return
        kind = self.kind.text
        known = {one.name for one in specs(f"effect.{kind}")}
        body = fields_at(self._manuscript.tree, (*self._path, "body"))
        kept = {name: one for name, one in body.items() if name in known}
        tree = put(self._manuscript.tree, (*self._path, "kind"), kind)
        self._manuscript.do(put(tree, (*self._path, "body"), kept), (*self._path, "kind"))

    def _rename(self, name: str) -> None:
        if self.place is not None:
            tree = edits.rename(self._manuscript.tree, "injects", self.place, name)
            self._manuscript.do(tree, (*self._path, "id"))

    def _add_variant(self) -> None:
        path: Path = (*self._path, "variants")
        count = len(items_at(self._manuscript.tree, path))
        made = insert(self._manuscript.tree, path, count, {"weight": 1, "body": {}})
        self._manuscript.do(made, (*path, count))

    def _line(self) -> QFrame:
        made = QFrame()
        made.setProperty("role", "panel")
        made.setProperty("edge", "top")
        made.setFixedHeight(1)
        return made
