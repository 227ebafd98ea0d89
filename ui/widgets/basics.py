"""Small parts: labels by role, buttons with their key, chips, page header, empty state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.text import UNKNOWN, number
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon

    from ui.theme.look import Look


def label(text: str = "", role: str | None = None, *, wrap: bool = False) -> QLabel:
    """Return a label in a role of the style sheet: title, figure, dim, label, strong, error."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def button(text: str, key: str = "", *, role: str | None = None, tip: str = "") -> QPushButton:
    """Return a push button; `key` is shown after its text and in its tool tip.

    The key itself is bound by the page or the shell as a QAction or QShortcut.
    """
    made = QPushButton(f"{text}  {key}" if key else text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if role:
        made.setProperty("role", role)
    if tip:
        made.setToolTip(tip)
    made.setAccessibleName(text)
    return made


def set_words(made: QPushButton, text: str, key: str = "", *, primary: bool = False) -> None:
    """Change a button's text and key, and whether it is the one to press next."""
    made.setText(f"{text}  {key}" if key else text)
    made.setAccessibleName(text)
    role = "primary" if primary else None
    if made.property("role") != role:
        made.setProperty("role", role)
        made.style().unpolish(made)
        made.style().polish(made)
        made.updateGeometry()


def row(*items: QWidget | int | None, spacing: int = 8, margins: int = 0) -> QHBoxLayout:
    """Return a horizontal layout; a number is that much space, None is a stretch."""
    layout = QHBoxLayout()
    _fill(layout, items, spacing, margins)
    return layout


def column(*items: QWidget | int | None, spacing: int = 8, margins: int = 0) -> QVBoxLayout:
    """Return a vertical layout; a number is that much space, None is a stretch."""
    layout = QVBoxLayout()
    _fill(layout, items, spacing, margins)
    return layout


def _fill(
    layout: QBoxLayout, items: Sequence[QWidget | int | None], spacing: int, margins: int
) -> None:
    layout.setSpacing(spacing)
    layout.setContentsMargins(margins, margins, margins, margins)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        else:
            layout.addWidget(item)


def panel(edge: str = "", role: str = "panel") -> QFrame:
    """Return a frame in role panel, bar or card with a hairline at one edge."""
    frame = QFrame()
    frame.setProperty("role", role)
    if edge:
        frame.setProperty("edge", edge)
    return frame


class Chips(QWidget):
    """A row of filters of which one or several are on.

    `changed()`: what is on has changed. A chip shows its count when it is given one.
    """

    changed = Signal()

    def __init__(self, names: Sequence[tuple[str, str]], *, one: bool = False) -> None:
        super().__init__()
        self._one = one
        self._texts = dict(names)
        self._buttons: dict[str, QPushButton] = {}
        layout = FlowLayout(self)
        for code, text in names:
            chip = button(text, role="chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, c=code: self._click(c))
            self._buttons[code] = chip
            layout.addWidget(chip)

    @property
    def on(self) -> tuple[str, ...]:
        """The codes that are on."""
        return tuple(code for code, chip in self._buttons.items() if chip.isChecked())

    @property
    def names_on(self) -> tuple[str, ...]:
        """The names of those that are on, without their counts."""
        return tuple(self._texts[code] for code in self.on)

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes, on or not."""
        return tuple(self._buttons)

    def set_icon(self, code: str, icon: QIcon) -> None:
        """Show a picture before a chip's name."""
        self._buttons[code].setIcon(icon)

    def set_on(self, codes: Sequence[str]) -> None:
        """Turn exactly these on, silently."""
        for code, chip in self._buttons.items():
            chip.setChecked(code in codes)

    def set_count(self, code: str, count: int | None) -> None:
        """Show a count after a chip's name; None takes it away."""
        text = self._texts[code]
        shown = text if count is None else f"{text} {count}"
        # Another text lays the whole bar out again, also when it is the same.
        if self._buttons[code].text() != shown:
            self._buttons[code].setText(shown)

    def _click(self, code: str) -> None:
        if self._one:
            self.set_on([code])
        self.changed.emit()


class PageHeader(QFrame):
    """The bar over a page: title, filters, how many of how many, search on the right.

    `search_changed(text)`: the text of the search field, stripped. With a `look` its spacing
    follows the zoom.
    """

    search_changed = Signal(str)
    cleared = Signal()

    def __init__(self, title: str, search_hint: str = "", look: Look | None = None) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "panel")
        self.setProperty("edge", "bottom")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(20, 10, 20, 10)
        self._layout.setSpacing(8)
        if title:
            self._layout.addWidget(label(title, "title"))
            self._layout.addSpacing(12)
        self._filters = FlowLayout()
        self._layout.addLayout(self._filters)
        self._count = label("", "label")
        self._filters.addWidget(self._count)
        self._clear = button(self.tr("清除筛选"), role="link")
        self._clear.hide()
        self._clear.clicked.connect(self._clear_all)
        self._filters.addWidget(self._clear)
        self._layout.addStretch(1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._layout.addLayout(self._actions)
        self.search = QLineEdit()
        self.search.setPlaceholderText(f"{search_hint}  Ctrl+F")
        self.search.setAccessibleName(search_hint)
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(220)
        self.search.setMaximumWidth(400)
        self.search.textChanged.connect(lambda text: self.search_changed.emit(text.strip()))
        self._layout.addWidget(self.search, 4)
        # Only once it has a parent: a widget without one would flash up as a window of its own.
        self.search.setVisible(bool(search_hint))
        if look is not None:
            look.changed.connect(self._measure)
            self._measure()

    def add_filter(self, widget: QWidget) -> None:
        """Put a filter beside the title; filters that do not fit go into the next line."""
        self._filters.insert_widget(self._filters.count() - 2, widget)

    def add_action(self, widget: QWidget) -> None:
        """Put a button before the search field."""
        self._actions.addWidget(widget)

    def tab_stops(self) -> list[QWidget]:
        """Return what Tab goes through, as it is seen: filters, buttons, search."""
        stops: list[QWidget] = []
        for layout in (self._filters, self._actions):
            for position in range(layout.count()):
                item = layout.itemAt(position)
                widget = item.widget() if item is not None else None
                if isinstance(widget, Chips):
                    stops += widget.findChildren(QPushButton)
                elif widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    stops.append(widget)
        return [*stops, self.search]

    def show_count(self, shown: int, total: int | None) -> None:
        """Say how many of how many rows are shown; offer to clear the filters when it is fewer.

        `total` None: nobody knows.
        """
        self._clear.setVisible(total is not None and shown < total)
        if total is None:
            self._count.setText(self.tr("共 {0}").format(UNKNOWN))
            return
        self._count.setText(
            self.tr("显示 {0} / {1}").format(number(shown), number(total))
            if shown < total
            else self.tr("共 {0}").format(number(total))
        )

    def _clear_all(self) -> None:
        self.search.clear()
        self.cleared.emit()

    def _measure(self) -> None:
        look = self._look
        if look is not None:
            self._layout.setContentsMargins(look.px(20), look.px(10), look.px(20), look.px(10))
            for layout in (self._layout, self._filters, self._actions):
                layout.setSpacing(look.px(8))
            self.search.setMinimumWidth(look.px(140))
            self.search.setMaximumWidth(look.px(400))


class EmptyState(QWidget):
    """What stands where a list has nothing to show: why, and what to do; a button if it helps."""

    acted = Signal()

    def __init__(self, why: str = "", what_now: str = "", action: str = "") -> None:
        super().__init__()
        self._why = label(why, "strong", wrap=True)
        self._what_now = label(what_now, "dim", wrap=True)
        self._action = button(action)
        self._action.clicked.connect(self.acted)
        for part in (self._why, self._what_now):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = column(None, self._why, self._what_now, spacing=8, margins=24)
        layout.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        self.setLayout(layout)
        self._action.setVisible(bool(action))

    def say(self, why: str, what_now: str = "") -> None:
        """Change the words."""
        self._why.setText(why)
        self._what_now.setText(what_now)
