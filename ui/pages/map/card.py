"""The card of whatever is clicked on the map: facts, what can be done, its open alarms."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.pages.map.lines import LinesView
from ui.pages.map.model import LinesModel, alarm_lines
from ui.widgets.basics import button, label
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import LevelMark
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QPushButton

    from ui.console import Console
    from ui.pages.map.facts import CardAction, CardFacts
    from ui.theme.look import Look


class _Figure(QLabel):
    """The number that matters; hatched behind when it is not known."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._unknown = False
        self.setProperty("role", "figure")

    def show_figure(self, text: str, *, unknown: bool) -> None:
        """Show a number, or that there is none."""
        self._unknown = unknown
        self.setText(text)
        self.setVisible(bool(text))
        self.setMinimumWidth(self._look.px(72) if unknown else 0)
        flag = Qt.AlignmentFlag
        self.setAlignment(flag.AlignCenter if unknown else flag.AlignLeft | flag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hatch, then write."""
        if self._unknown:
            painter = QPainter(self)
            brush = QBrush(self._look.color("line"), Qt.BrushStyle.BDiagPattern)
            painter.fillRect(QRectF(self.rect()), brush)
            painter.end()
        super().paintEvent(event)


class Card(QWidget):
    """Shows `CardFacts`. `action_asked(CardAction)`, `alarm_chosen(id)`, `closed()`."""

    action_asked = Signal(object)
    alarm_chosen = Signal(str)
    closed = Signal()

    def __init__(self, console: Console) -> None:
        super().__init__()
        look = self._look = console.look
        self._console = console
        self._facts: CardFacts | None = None
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._buttons: list[QPushButton] = []
        back = button(self.tr("‹ 返回"), "Esc", role="link")
        back.clicked.connect(self.closed)
        self._where = label("", "label", wrap=True)
        self._mark = LevelMark(look)
        self._title = label("", "title", wrap=True)
        self._figure = _Figure(look)
        self._unit = label("", "dim")
        self._state = label("", "dim", wrap=True)
        self._synthetic = label(self.tr("合成数据，非真实单位和人员"), "label", wrap=True)
        self._grid = QGridLayout()
        self._actions = spaced(look, FlowLayout(), 8)
        self.alarms = LinesModel(self)
        self._alarm_title = label("", "label")
        self.alarm_list = LinesView(look, self.alarms)
        self.alarm_list.chosen.connect(self.alarm_chosen)
        self._lay_out(back)

    def _lay_out(self, back: QPushButton) -> None:
        look = self._look
        layout = spaced(look, QVBoxLayout(self), 0)
        top = spaced(look, QHBoxLayout(), 0, (8, 6, 8, 0))
        top.addWidget(back)
        top.addStretch(1)
        head = spaced(look, QVBoxLayout(), 6, (16, 4, 16, 12))
        title = spaced(look, QHBoxLayout(), 8)
        title.addWidget(self._mark)
        title.addWidget(self._title, 1)
        figures = spaced(look, QHBoxLayout(), 8)
        figures.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignBaseline)
        figures.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBaseline)
        figures.addStretch(1)
        spaced(look, self._grid, 4)
        self._grid.setColumnStretch(1, 1)
        head.addWidget(self._where)
        head.addLayout(title)
        head.addLayout(figures)
        head.addWidget(self._state)
        head.addSpacing(4)
        head.addLayout(self._grid)
        head.addWidget(self._synthetic)
        head.addSpacing(4)
        head.addLayout(self._actions)
        below = QFrame()
        below.setProperty("role", "panel")
        below.setProperty("edge", "top")
        under = spaced(look, QVBoxLayout(below), 0)
        heading = spaced(look, QHBoxLayout(), 0, (16, 8, 16, 8))
        heading.addWidget(self._alarm_title)
        under.addLayout(heading)
        under.addWidget(self.alarm_list, 1)
        self._below = below
        layout.addLayout(top)
        layout.addLayout(head)
        layout.addWidget(below, 1)
        self._rest = QWidget()
        layout.addWidget(self._rest, 1)

    @property
    def facts(self) -> CardFacts | None:
        """What is shown."""
        return self._facts

    @property
    def texts(self) -> str:
        """What the card says, for a test to read."""
        rows = [f"{name.text()} {value.text()}" for name, value in self._rows]
        head = (self._where, self._title, self._figure, self._unit, self._state)
        return "\n".join([*(part.text() for part in head), *rows])

    def action(self, code: str) -> QPushButton | None:
        """Return the button that does `code`, None when the card does not offer it."""
        return next((b for b in self._buttons if b.property("code") == code), None)

    def show_facts(self, facts: CardFacts) -> None:
        """Show a card."""
        before, self._facts = self._facts, facts
        self._where.setText(facts.where)
        self._mark.set_level(facts.level)
        self._mark.setVisible(facts.level > 0)
        self._title.setText(facts.title)
        self._figure.show_figure(facts.figure, unknown=facts.unknown)
        self._unit.setText(facts.unit)
        self._state.setText(facts.state)
        self._state.setVisible(bool(facts.state))
        self._synthetic.setVisible(facts.synthetic)
        self._show_rows(facts.facts)
        if before is None or before.actions != facts.actions:
            self._show_actions(facts.actions)
        self.refresh_ages()
        self._alarm_title.setText(self.tr("未结束的报警 {0}").format(len(facts.alarms)))
        self._below.setVisible(bool(facts.alarms))
        self._rest.setVisible(not facts.alarms)

    def refresh_ages(self) -> None:
        """Count the alarms' ages up to now."""
        if self._facts is not None:
            self.alarms.replace(alarm_lines(self._facts.alarms, self._console.now()))

    def _show_rows(self, facts: tuple[tuple[str, str], ...]) -> None:
        while len(self._rows) < len(facts):
            name, value = label("", "label"), label("", wrap=True)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(name, len(self._rows), 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, len(self._rows), 1)
            self._rows.append((name, value))
        for position, (name, value) in enumerate(self._rows):
            shown = position < len(facts)
            name.setVisible(shown)
            value.setVisible(shown)
            name.setText(facts[position][0] if shown else "")
            value.setText(facts[position][1] if shown else "")

    def _show_actions(self, actions: tuple[CardAction, ...]) -> None:
        for old in self._buttons:
            self._actions.removeWidget(old)
            old.deleteLater()
        self._buttons = []
        for action in actions:
            made = button(action.text, action.key, role="primary" if action.primary else None)
            made.setProperty("code", action.code)
            made.clicked.connect(partial(self._ask, action))
            self._actions.addWidget(made)
            self._buttons.append(made)

    def _ask(self, action: CardAction, _checked: bool = False) -> None:
        self.action_asked.emit(action)
