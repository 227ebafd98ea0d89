"""The time line with what belongs to it: zoom, and a legend of the shapes that are on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.domain.drill.timeline import MarkState
from ui.pages.drill.shapes import paint_shape
from ui.pages.drill.strip import TimeStrip
from ui.pages.drill.words import state_word
from ui.widgets.basics import button
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.drill.onlooker import Sight
    from ui.pages.drill.link import Link
    from ui.theme.look import Look

_ZOOM = 1.5
_ROWS, _FEWEST = 8, 3
_SHARE = 0.24
"""Of the window's height, for the rows of roles."""
_NOW_MS = 200


class Legend(QWidget):
    """The shapes that are on the time line now, each with its word."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._states: tuple[MarkState, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    @property
    def states(self) -> tuple[MarkState, ...]:
        """The states that are explained."""
        return self._states

    def show_states(self, states: set[MarkState]) -> None:
        """Explain these."""
        found = tuple(one for one in MarkState if one in states)
        if found != self._states:
            self._states = found
            self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a line."""
        return QSize(self._look.px(200), self._look.px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw shape and word, from left to right."""
        look = self._look
        size, font = look.px(14), look.font(look.sizes.label)
        metrics, middle = QFontMetrics(font), self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 0.0
        for state in self._states:
            paint_shape(painter, look, state, QRectF(x, middle - size / 2, size, size))
            word = state_word(state)
            width = metrics.horizontalAdvance(word)
            painter.setFont(font)
            painter.setPen(look.color("dim"))
            painter.drawText(
                QRectF(x + size + 5, 0, width + 4, self.height()),
                Qt.AlignmentFlag.AlignVCenter, word,
            )  # fmt: skip
            x += size + width + look.px(20)
        painter.end()


class LinePanel(QFrame):
    """See the module's text."""

    def __init__(self, look: Look, link: Link) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setProperty("edge", "bottom")
        self._look = look
        self._link = link
        self.strip = TimeStrip(look)
        self.legend = Legend(look)
        self.wider = button("+", role="chip", tip=self.tr("时间轴放大  Ctrl+滚轮"))
        self.narrower = button("−", role="chip", tip=self.tr("时间轴缩小  Ctrl+滚轮"))
        self.whole = button(self.tr("全程"), role="chip")
        self.now = button(self.tr("现在"), role="chip")
        head = spaced(look, QHBoxLayout(), 8, (16, 6, 16, 6))
        head.addWidget(self.legend, 1)
        for one in (self.narrower, self.wider, self.whole, self.now):
            head.addWidget(one)
        self._area = QScrollArea()
        self._area.setWidget(self.strip)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = spaced(look, QVBoxLayout(self), 0)
        layout.addLayout(head)
        layout.addWidget(self._area)
        self.wider.clicked.connect(lambda: self.strip.zoom(_ZOOM, self.strip.width() / 2))
        self.narrower.clicked.connect(lambda: self.strip.zoom(1 / _ZOOM, self.strip.width() / 2))
        self.whole.clicked.connect(self.strip.show_all)
        self.now.clicked.connect(self.strip.show_now)
        self._window = 0
        self._timer = self.startTimer(_NOW_MS)

    def show_sight(self, sight: Sight) -> None:
        """Show the drill as it was seen."""
        self.strip.show_sight(sight)
        self.legend.show_states({one.state for one in sight.line.marks})
        self._fit()

    def leave_room(self, height: int) -> None:
        """Take no more than a share of a window of this height, in pixels."""
        self._window = height
        self._fit()

    def _fit(self) -> None:
        """Show as many roles as there is room for; the others are scrolled to."""
        rows = (self._window * _SHARE / self._look.px(34)) if self._window else _ROWS
        most = self._look.px(26 + max(_FEWEST, min(_ROWS, int(rows))) * 34)
        self._area.setFixedHeight(min(self.strip.sizeHint().height(), most))

    def timerEvent(self, _event: object) -> None:
        """Move the line of the present; rows that were reckoned meanwhile get their room."""
        self.strip.show_time(self._link.time())
        self._fit()
