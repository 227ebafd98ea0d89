"""A form made from a struct: a control for each of its fields, and what was filled in told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.drill.editing.spec import Shape, Spec, specs
from app.drill.editing.tree import GONE, at, steps
from ui.pages.drill_editor.controls import Surroundings, WholeUndo, make_field, offer, read, show
from ui.widgets.basics import button
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.drill.editing.tree import Path
    from ui.theme.look import Look
    from ui.widgets.fields import Field

_SHORT = {
    Shape.SPAN, Shape.WHOLE, Shape.NUMBER, Shape.CHOICE, Shape.REFERENCE,
}  # fmt: skip
"""Shapes of which two stand side by side."""


class StructForm(QWidget):
    """A form of `owner` (see `app.drill.editing.spec`), with the fields `only`, or all `but` some.

    `edited(path, value)`: the field at a path within the form's fields says something else; GONE:
    it is empty. `file_asked(name)`: an attachment is to be chosen.
    """

    edited = Signal(object, object)
    file_asked = Signal(str)

    def __init__(
        self,
        look: Look,
        owner: str,
        *,
        only: Iterable[str] | None = None,
        but: Iterable[str] = (),
        replaced: Mapping[str, Spec] | None = None,
    ) -> None:
        super().__init__()
        self.owner = owner
        self._is_filling = False
        self._undo = WholeUndo(self)
        self.fields: dict[str, Field] = {}
        self._specs: dict[str, Spec] = {}
        wanted = None if only is None else set(only)
        skipped = set(but)
        layout = spaced(look, QVBoxLayout(self), 12)
        pending: Field | None = None
        for spec in specs(owner):
            if spec.name.split(".")[0] in skipped or (
                wanted is not None and spec.name not in wanted
            ):
                continue
            made = (replaced or {}).get(spec.name, spec)
            field = make_field(look, owner, made)
            self.fields[spec.name], self._specs[spec.name] = field, made
            self._undo.watch(field)
            field.changed.connect(lambda name=spec.name: self._tell(name))
            if made.shape is Shape.ATTACHMENT:
                field.line.addWidget(self._chooser(spec.name))
            if made.shape not in _SHORT:
                if pending is not None:
                    layout.addWidget(pending)
                    pending = None
                layout.addWidget(field)
            elif pending is None:
                pending = field
            else:
                pair = spaced(look, QHBoxLayout(), 12)
                pair.addWidget(pending, 1)
                pair.addWidget(field, 1)
                layout.addLayout(pair)
                pending = None
        if pending is not None:
            layout.addWidget(pending)

    def show_values(self, values: Mapping[str, Any], around: Surroundings) -> None:
        """Show what a scenario says; fields that say it already are left alone."""
        self._is_filling = True
        for name, field in self.fields.items():
            spec = self._specs[name]
            value = at(values, steps(name), GONE)
            show(field, spec, value)
            offer(field, self.owner, spec, around)
            show(field, spec, value)
        self._is_filling = False

    def show_problems(self, said: Mapping[Path, str], here: Path) -> None:
        """Say at each field what is wrong with it, by its path; `here`: that of the form."""
        for name, field in self.fields.items():
            words = said.get((*here, *steps(name)), "")
            if field.error != words:
                field.show_error(words)

    def focus_field(self, name: str) -> bool:
        """Put the cursor into a field; return whether it is here."""
        field = self.fields.get(name)
        if field is not None:
            field.focus()
        return field is not None

    def _tell(self, name: str) -> None:
        if not self._is_filling:
            self.edited.emit(steps(name), read(self.fields[name], self._specs[name]))

    def _chooser(self, name: str) -> QPushButton:
        made = button(self.tr("选文件…"))
        made.clicked.connect(lambda: self.file_asked.emit(name))
        return made
