"""Parts of forms: a plug-in's own fields, and an id that is followed wherever it is spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.drill.editing.spec import plug_ins
from ui.pages.drill_editor.controls import WholeUndo
from ui.pages.drill_editor.labels import field_label
from ui.pages.drill_editor.struct_form import StructForm
from ui.widgets.fields import LineField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.drill.editing.tree import Path
    from ui.pages.drill_editor.controls import Surroundings
    from ui.theme.look import Look


class PlugInForm(QWidget):
    """The fields of one plug-in of a `group` (effect, criterion, condition, beginning); the form of
    each is made when it is first wanted.

    `edited(path, value)`, `file_asked(name)`: as of `StructForm`.
    """

    edited = Signal(object, object)
    file_asked = Signal(str)

    def __init__(self, look: Look, group: str) -> None:
        super().__init__()
        self._look = look
        self._group = group
        self._forms: dict[str, StructForm] = {}
        self.form: StructForm | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def show_values(self, code: str, values: Mapping[str, Any], around: Surroundings) -> None:
        """Show the fields of a plug-in by its code; none for one that nobody knows."""
        owner = f"{self._group}.{code}"
        if owner in plug_ins() and owner not in self._forms:
            made = StructForm(self._look, owner)
            made.edited.connect(self.edited)
            made.file_asked.connect(self.file_asked)
            self._layout.addWidget(made)
            self._forms[owner] = made
        self.form = self._forms.get(owner)
        for other, form in self._forms.items():
            form.setVisible(other == owner)
        if self.form is not None:
            self.form.show_values(values, around)

    def show_problems(self, said: Mapping[Path, str], here: Path) -> None:
        """Say at each field what is wrong with it; `here`: the path of the fields."""
        if self.form is not None:
            self.form.show_problems(said, here)

    def focus_field(self, name: str) -> bool:
        """Put the cursor into a field; return whether it is here."""
        return self.form is not None and self.form.focus_field(name)


class IdField(LineField):
    """The id of an item. It is taken when the field is left or Enter pressed, not letter by letter:
    what speaks of it follows, and on the way it could be another item's.

    `renamed(id)`: it is to be this.
    """

    renamed = Signal(str)

    def __init__(self, look: Look, owner: str) -> None:
        super().__init__(look, "id", field_label(owner, "id"), limit=60)
        self._taken: set[str] = set()
        self._present = ""
        WholeUndo(self).watch(self)
        self.edit.editingFinished.connect(self._take)

    def show_id(self, present: str, others: set[str]) -> None:
        """Show an id; `others` are those that it cannot be."""
        self._taken = others
        if present != self._present:
            self._present = present
            self.set_text(present)

    def _take(self) -> None:
        text = self.text
        if text == self._present:
            return
        if not text:
            self.show_error(self.tr("编号不能为空。"))
        elif text in self._taken:
            self.show_error(self.tr("编号 {0} 已经用了。").format(text))
        else:
            self._present = text
            self.renamed.emit(text)
