"""The scenario itself: its title and the like, its objectives, its roles, how the world begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.pages.drill_editor.items_page import ItemsPage
from ui.pages.drill_editor.labels import field_label
from ui.pages.drill_editor.struct_form import StructForm
from ui.widgets.basics import Chips
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.drill.editing.tree import Path
    from ui.pages.drill_editor.manuscript import Manuscript
    from ui.theme.look import Look

translate = QCoreApplication.translate

_BASICS = "basics"
_LISTS = ("objectives", "roles", "world")


class ScriptPage(QWidget):
    """See the module's text. `file_asked(path)`: an attachment is to be chosen."""

    file_asked = Signal(object)

    def __init__(self, look: Look, manuscript: Manuscript) -> None:
        super().__init__()
        self._manuscript = manuscript
        self.basics = StructForm(
            look, "scenario", but=("format", "injects", "expectations", *_LISTS)
        )
        self.lists = {part: ItemsPage(look, manuscript, part) for part in _LISTS}
        names = [(part, field_label("scenario", part)) for part in _LISTS]
        self.chips = Chips([(_BASICS, self.tr("基本信息")), *names], one=True)
        self.chips.set_on([_BASICS])
        content = QWidget()
        inner = spaced(look, QVBoxLayout(content), 12, (16, 12, 16, 16))
        inner.addWidget(self.basics)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget()
        self._stack.addWidget(area)
        for page in self.lists.values():
            page.file_asked.connect(self.file_asked)
            self._stack.addWidget(page)
        layout = spaced(look, QVBoxLayout(self), 0)
        head = spaced(look, QVBoxLayout(), 0, (16, 8, 16, 4))
        head.addWidget(self.chips)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self.chips.changed.connect(self._turn)
        self.basics.edited.connect(manuscript.set)

    def refresh(self) -> None:
        """Show the scenario as it stands."""
        self.basics.show_values(self._manuscript.tree, self._manuscript.around)
        for page in self.lists.values():
            page.refresh()

    def show_problems(self, said: Mapping[Path, str]) -> None:
        """Say at each field what is wrong with it, by its path."""
        self.basics.show_problems(said, ())
        for page in self.lists.values():
            page.show_problems(said)

    def show_part(self, part: str) -> None:
        """Turn to a part of the scenario; anything that is no list is among the basics."""
        self.chips.set_on([part if part in _LISTS else _BASICS])
        self._turn()

    def focus_path(self, path: Path) -> None:
        """Turn to the field that a path leads to."""
        part = str(path[0]) if path else ""
        self.show_part(part)
        if part in self.lists:
            self.lists[part].focus_path(path)
        else:
            self.basics.focus_field(".".join(map(str, path)) or "title")

    def _turn(self) -> None:
        (part,) = self.chips.on
        self._stack.setCurrentIndex(0 if part == _BASICS else 1 + _LISTS.index(part))
