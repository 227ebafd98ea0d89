"""The detail of a row: a head that stays, and under it sections, or a form in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.basics import EmptyState, label
from ui.widgets.elided import ElidedLabel
from ui.widgets.flow import FlowLayout
from ui.widgets.form import Form
from ui.widgets.measure import spaced
from ui.widgets.state_part import StatePart

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLabel, QPushButton

    from ui.console import Console
    from ui.theme.look import Look

_ANY = 16_777_215
"""Qt's greatest size: no bound."""


_HEAD_SHARE = 0.62
"""The head takes at most so much of the panel's height; then it scrolls."""


_BEFORE_FACTS = 4
"""Where the facts stand in the head: after place, title, figure and states."""


_TWO_SECTIONS = 760
"""Sections stand side by side from this width on (at 100 %)."""


class _Scrolling(QScrollArea):
    """A scroll area for `content`; `natural`: as high as its content asks for, if there is room."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._natural = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        content.installEventFilter(self)

    def set_natural(self, natural: bool) -> None:
        """Follow the content's height, or the layout around."""
        self._natural = natural
        if natural:
            self.fit()
        else:
            self.setMinimumHeight(0)
            self.setMaximumHeight(_ANY)

    def fit(self) -> None:
        """Take the height that the content asks for at this width."""
        content, around = self.widget(), self.parentWidget()
        if not self._natural or content is None or around is None:
            return
        layout = content.layout()
        wanted = layout.totalHeightForWidth(self.width()) if layout else content.height()
        if wanted < 0:
            wanted = content.sizeHint().height()
        height = min(wanted, round(around.height() * _HEAD_SHARE))
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the content when it changes."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return bool(super().eventFilter(watched, event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self.fit()


class DetailPanel(QFrame):
    """Head (where, what, the figure that matters, states, actions) over sections or a form.

    `form_closed()`: a form was put away or has saved.
    """

    form_closed = Signal()

    def __init__(self, console: Console, empty: EmptyState) -> None:
        super().__init__()
        self.console = console
        look = console.look
        self.setProperty("role", "panel")
        self._where = ElidedLabel(role="label")
        self._what = label("", "title", wrap=True)
        self._figure = label("", "figure")
        self._unit = label("", "dim", wrap=True)
        figures = spaced(look, QHBoxLayout(), 8)
        figures.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignBaseline)
        figures.addWidget(self._unit, 1, Qt.AlignmentFlag.AlignBaseline)
        self._states = spaced(look, FlowLayout(), 16)
        self._actions = spaced(look, FlowLayout(), 8)
        head = QWidget()
        self._head = spaced(look, QVBoxLayout(head), 6, (16, 14, 16, 12))
        self._head.addWidget(self._where)
        self._head.addWidget(self._what)
        self._head.addLayout(figures)
        self._head.addLayout(self._states)
        self.facts = spaced(look, QVBoxLayout(), 2)
        self._head.addLayout(self.facts)
        self._action_bar = QWidget()
        self._action_bar.setLayout(self._actions)
        self._head.addSpacing(4)
        self._head.addWidget(self._action_bar)
        self._head.addStretch(1)
        self._beneath: QWidget | None = None
        self.sections = spaced(look, QBoxLayout(QBoxLayout.Direction.TopToBottom), 0)
        holder = QWidget()
        holder.setLayout(self.sections)
        self._scroll = _Scrolling(holder)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        self._head_scroll = _Scrolling(head)
        self._head_scroll.set_natural(True)
        self._body = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._body)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(self._head_scroll)
        self._columns.addWidget(self._stack, 1)
        self._below = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._faces = QStackedWidget()
        self._faces.addWidget(empty)
        self._faces.addWidget(self._body)
        outer.addWidget(self._faces)

    # Building

    def add_action(self, button: QPushButton) -> None:
        """Put a button under the head."""
        self._actions.addWidget(button)

    def add_beneath_actions(self, part: QWidget) -> None:
        """Put a part under the buttons; it goes and comes with them."""
        self._beneath = part
        self._head.insertWidget(self._head.count() - 1, part)

    def add_state(self) -> StatePart:
        """Add and return a place for a state."""
        part = StatePart(self.console)
        self._states.addWidget(part)
        part.hide()
        return part

    def add_mark(self, mark: QWidget) -> None:
        """Put a mark before the states."""
        self._states.insert_widget(0, mark)

    def add_form(self, form: Form) -> None:
        """Have a form that can take the place of the sections."""
        self._stack.addWidget(form)
        form.closed.connect(self._close_form)

    # Showing

    @property
    def figure(self) -> str:
        """The figure that matters, and its unit."""
        return f"{self._figure.text()} {self._unit.text()}".strip()

    @property
    def what(self) -> str:
        """The head's title."""
        return self._what.text()

    def show_head(self, where: str, what: str, figure: str, unit: str) -> None:
        """Say what this is about, and its figure."""
        self._where.set_full_text(where)
        self._what.setText(what)
        self._figure.setText(figure)
        self._unit.setText(unit)
        self._figure.setVisible(bool(figure))
        self._unit.setVisible(bool(unit))
        self._faces.setCurrentWidget(self._body)

    def show_nothing(self) -> None:
        """Show that no row is selected."""
        self._faces.setCurrentIndex(0)

    @property
    def open_form(self) -> Form | None:
        """The form that is open."""
        current = self._stack.currentWidget()
        return current if isinstance(current, Form) else None

    def show_form(self, form: Form) -> None:
        """Put a form in the place of the sections; its own buttons are the ones to press."""
        self._show_action_bar(shown=False)
        self._stack.setCurrentWidget(form)

    def show_sections(self) -> None:
        """Put the sections back."""
        self._show_action_bar(shown=True)
        self._stack.setCurrentWidget(self._scroll)

    def reveal(self, part: QWidget) -> None:
        """Scroll a part of the head or a section into view."""
        for area in (self._head_scroll, self._scroll):
            if area.isAncestorOf(part):
                area.ensureWidgetVisible(part)

    def leave_form(self) -> None:
        """Put away the form that is open, keeping its draft: another row is shown."""
        form = self.open_form
        if form is not None:
            form.keep_draft()
            self.show_sections()

    def _show_action_bar(self, *, shown: bool) -> None:
        for part in (self._action_bar, self._beneath):
            if part is not None:
                part.setVisible(shown)

    def _close_form(self) -> None:
        self.show_sections()
        self.form_closed.emit()

    def set_below(self, below: bool) -> None:
        """Lay out for a place under the list: head left, sections side by side."""
        self._below = below
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if below else direction.TopToBottom)
        self._columns.setStretch(0, 2 if below else 0)
        self._columns.setStretch(1, 3 if below else 1)
        self._head_scroll.set_natural(not below)
        self._place_actions()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sections side by side where there is room for two."""
        super().resizeEvent(event)
        self._arrange()

    def _place_actions(self) -> None:
        """Put the buttons under the facts; in the little height under a list, before them."""
        parts = [part for part in (self._action_bar, self._beneath) if part is not None]
        for part in parts:
            self._head.removeWidget(part)
        first = _BEFORE_FACTS if self._below else self._head.count() - 1
        for position, part in enumerate(parts, start=first):
            self._head.insertWidget(position, part)

    def _arrange(self) -> None:
        wide = self._below and self.width() * 3 / 5 >= self.console.look.px(_TWO_SECTIONS)
        direction = QBoxLayout.Direction
        self.sections.setDirection(direction.LeftToRight if wide else direction.TopToBottom)


def section(look: Look, title: QLabel, part: QWidget, *, beside: QWidget | None = None) -> QWidget:
    """Return a section of a panel: its title, a button `beside` it, and what stands under it."""
    made = QFrame()
    made.setProperty("role", "panel")
    made.setProperty("edge", "top")
    layout = spaced(look, QVBoxLayout(made), 0)
    head = spaced(look, QHBoxLayout(), 8, (16, 6, 12, 6))
    head.addWidget(title, 1)
    if beside is not None:
        head.addWidget(beside)
    layout.addLayout(head)
    layout.addWidget(part, 1)
    return made
