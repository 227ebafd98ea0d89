"""The palette (Ctrl+K): pages, commands and everything that has a name, by a few letters.

Opens under the strips, never over them, and is not modal: the alarm keys go on working.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from ui.labels import word
from ui.widgets.basics import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from app.services.place_index import Hit
    from ui.console import Console
    from ui.work import Job

_PAUSE_MS = 60
_ROWS = 12

PAGE_OF = {
    "sensors": "map",
    "buildings": "map",
    "compounds": "map",
    "residential_areas": "map",
    "shelters": "shelters",
    "depots": "supplies",
    "supply_items": "supplies",
}
"""Which page shows a found row."""


@dataclass(frozen=True)
class Entry:
    """A line of the palette: `title`, what kind it is (or its key), and what it does."""

    title: str
    note: str
    do: Callable[[], object]


class EntriesModel(QAbstractListModel):
    """The entries under the words typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def replace(self, entries: Sequence[Entry]) -> None:
        """Show these."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many entries there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return title and note."""
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{entry.title}    {entry.note}" if entry.note else entry.title
        return None


class Palette(QFrame):
    """The palette over the body of the window."""

    def __init__(self, console: Console, over: QWidget, commands: Sequence[Entry]) -> None:
        super().__init__(over)
        self._console = console
        self._over = over
        self._commands = tuple(commands)
        self._job: Job | None = None
        self.setProperty("role", "card")
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("页面、命令、居民区、楼栋、点位、避难点、物资"))
        self.field.setClearButtonEnabled(True)
        self.model = EntriesModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda index: self._run(index.row()))
        self._none = label(self.tr("没有找到，换一个词或拼音首字母试试。"), "dim")
        self._none.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self._none)
        layout.addWidget(self.list, 1)
        self._timer = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._search)
        self.field.textChanged.connect(lambda _: self._timer.start())
        self.field.installEventFilter(self)
        over.installEventFilter(self)
        self.hide()

    def prepare(self) -> None:
        """Let the index of names be built, off the GUI thread, before anybody asks for it."""
        from app.services import places

        self._console.ask(self, places.prepare)

    def open(self) -> None:
        """Show the palette, empty, with the cursor in it."""
        self.field.clear()
        self._place()
        self._show(self._matching(""))
        self.show()
        self.raise_()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size; move and choose by keys; close when the focus leaves."""
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        is_press = event.type() == QEvent.Type.KeyPress
        if watched is self.field and is_press and isinstance(event, QKeyEvent):
            return self._press(event.key()) or super().eventFilter(watched, event)
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self._close_if_left)
        return super().eventFilter(watched, event)

    def _close_if_left(self) -> None:
        if not self.field.hasFocus():
            self.hide()

    def _press(self, key: int) -> bool:
        current = self.list.currentIndex().row()
        if key == Qt.Key.Key_Escape:
            self.hide()
            self._over.setFocus()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(current)
        elif key == Qt.Key.Key_Down:
            self._choose(current + 1)
        elif key == Qt.Key.Key_Up:
            self._choose(current - 1)
        else:
            return False
        return True

    def _choose(self, position: int) -> None:
        if self.model.entries:
            position %= len(self.model.entries)
            self.list.setCurrentIndex(self.model.index(position))

    def _run(self, position: int) -> None:
        if 0 <= position < len(self.model.entries):
            entry = self.model.entries[position]
            self.hide()
            entry.do()

    def _search(self) -> None:
        if self._job is not None:
            self._job.cancel()
        text = self.field.text().strip()
        commands = self._matching(text)
        if not text:
            self._show(commands)
            return
        from app.services import places

        self._job = self._console.ask(
            self,
            lambda desk: places.search(desk, text, 30),
            lambda hits: self._show([*commands, *map(self._entry, hits)]),
        )

    def _matching(self, text: str) -> list[Entry]:
        wanted = text.lower()
        return [
            entry for entry in self._commands if wanted in f"{entry.title} {entry.note}".lower()
        ]

    def _entry(self, hit: Hit) -> Entry:
        page = PAGE_OF.get(hit.table, "overview")
        kind = word("found", hit.table)
        note = f"{kind} · {hit.subtitle}" if hit.subtitle else kind
        return Entry(hit.title, note, lambda: self._console.show_page(page, hit.id))

    def _show(self, entries: list[Entry]) -> None:
        self.model.replace(entries)
        self._none.setVisible(not entries)
        self.list.setVisible(bool(entries))
        self._choose(0)

    def _place(self) -> None:
        look = self._console.look
        width = min(look.px(640), self._over.width() - 40)
        height = min(look.px(_ROWS * 34 + 70), self._over.height() - 40)
        self.setGeometry((self._over.width() - width) // 2, 20, width, height)
