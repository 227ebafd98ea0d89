"""All keys that work now, over the body of the window (Ctrl+/): those of the page first.

Opens under the strips, never over them, and is not modal: each key works while it is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.basics import button, label
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from ui.console import Console

Keys = tuple[str, "Sequence[tuple[str, str]]"]

_COLUMNS = 2


class KeyList(QFrame):
    """See the module's text."""

    def __init__(self, console: Console, over: QWidget) -> None:
        super().__init__(over)
        self._console = console
        self._over = over
        self._had_focus: QWidget | None = None
        self.shown: list[tuple[str, str]] = []
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look = console.look
        self.close_button = button(self.tr("关闭"), "Esc")
        self.close_button.clicked.connect(self.put_away)
        head = spaced(look, QHBoxLayout(), 8)
        head.addWidget(label(self.tr("按键"), "title"))
        head.addWidget(label(self.tr("看的时候也都能用"), "label"))
        head.addStretch(1)
        head.addWidget(self.close_button)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = spaced(look, QVBoxLayout(self), 12, (20, 14, 20, 16))
        layout.addLayout(head)
        layout.addWidget(self._area, 1)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.put_away)
        over.installEventFilter(self)
        self.hide()

    def show_keys(self, groups: Sequence[Keys]) -> None:
        """Show keys in groups, each under its name; empty groups are left out."""
        self.shown = [pair for _name, keys in groups for pair in keys]
        self._area.setWidget(self._body([(name, keys) for name, keys in groups if keys]))
        if self.isHidden():
            self._had_focus = self.window().focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Close, and give the keys back."""
        self.hide()
        before, self._had_focus = self._had_focus, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _body(self, groups: Sequence[Keys]) -> QWidget:
        look = self._console.look
        body = QWidget()
        columns = spaced(look, QHBoxLayout(body), 32, (0, 0, 12, 0))
        sides = [spaced(look, QVBoxLayout(), 16) for _ in range(_COLUMNS)]
        heights = [0] * _COLUMNS
        for side in sides:
            columns.addLayout(side, 1)
        for name, keys in groups:
            shortest = heights.index(min(heights))
            heights[shortest] += len(keys) + 2
            sides[shortest].addWidget(self._group(name, keys))
        for side in sides:
            side.addStretch(1)
        return body

    def _group(self, name: str, keys: Sequence[tuple[str, str]]) -> QWidget:
        look = self._console.look
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(6))
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, look.px(140))
        grid.addWidget(label(name, "label"), 0, 0, 1, 2)
        for line, (key, words) in enumerate(keys, 1):
            grid.addWidget(label(key, "strong"), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(words, wrap=True), line, 1)
        return made

    def _place(self) -> None:
        look = self._console.look
        width = min(look.px(880), self._over.width() - 40)
        height = min(look.px(640), self._over.height() - 40)
        self.setGeometry((self._over.width() - width) // 2, 20, width, height)
