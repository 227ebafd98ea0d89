"""Bars of alarms in ten minutes against the reference figures (pyqtgraph)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.instant import DAY, HOUR, local_text
from app.domain.quality_load import FLOOD, INTERVAL, STEADY, peaks
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.quality_load import Rate
    from ui.theme.look import Look

translate = QCoreApplication.translate

_MOST_BARS = 750
_TOGETHER = (1, 2, 3, 6, 12, 18, 36, 72, 144)
_MIDNIGHT = 16 * HOUR
"""Midnight in Shanghai, from midnight UTC on."""


def together_for(intervals: int) -> int:
    """Return of how many intervals a bar shows the highest, so that the bars stay visible."""
    return next((n for n in _TOGETHER if intervals <= _MOST_BARS * n), _TOGETHER[-1])


class _SpanAxis(pg.AxisItem):  # type: ignore[misc]
    """Times of day over a day or two, dates over more; the street's time."""

    def tickStrings(  # noqa: N802
        self, values: Sequence[float], _scale: float, spacing: float
    ) -> list[str]:
        part = slice(5, 10) if spacing >= DAY else slice(11, 16)
        return [local_text(int(value))[part] for value in values]

    def tickSpacing(  # noqa: N802
        self, low: float, high: float, size: float
    ) -> list[tuple[float, float]]:
        room = max(1.0, size / 80)
        for step in (HOUR, 2 * HOUR, 4 * HOUR):
            if (high - low) / step <= room:
                return [(step, 0.0)]
        days = next((n for n in (1, 2, 5, 10, 30) if (high - low) / DAY / n <= room), 60)
        return [(days * DAY, _MIDNIGHT)]


class LoadChart(QWidget):
    """Alarms in each ten minutes; of long spans the highest of several. Floods stand out."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rate: Rate | None = None
        self._until = 0
        self._plot = pg.PlotWidget(axisItems={"bottom": _SpanAxis("bottom")})
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.hideButtons()
        self._plot.setFrameShape(self._plot.Shape.NoFrame)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bars: list[Any] = []
        self._lines: list[Any] = []
        layout = spaced(look, QVBoxLayout(self), 0, (0, 0, 20, 4))
        layout.addWidget(self._plot)
        look.changed.connect(self._dress)
        self._dress()

    @property
    def bars(self) -> tuple[int, ...]:
        """The heights of the bars."""
        return peaks(self._rate.counts, self.together) if self._rate else ()

    @property
    def together(self) -> int:
        """Of how many intervals a bar shows the highest."""
        return together_for(len(self._rate.counts)) if self._rate else 1

    def show_rate(self, rate: Rate, until: int) -> None:
        """Draw a rate whose span ends at `until`."""
        self._rate = rate
        self._until = until
        self._draw()

    def _draw(self) -> None:
        for item in (*self._bars, *self._lines):
            self._plot.removeItem(item)
        self._bars, self._lines = [], []
        self._draw_references()
        rate = self._rate
        if rate is None:
            return
        width = self.together * INTERVAL
        for token, of_flood in (("accent", False), ("orange", True)):
            drawn = [(n, h) for n, h in enumerate(self.bars) if h and (h > FLOOD) == of_flood]
            if drawn:
                color = self._look.color(token)
                bars = pg.BarGraphItem(
                    x0=[rate.since + n * width for n, _ in drawn],
                    width=width * 0.82,
                    height=[height for _, height in drawn],
                    brush=color,
                    pen=pg.mkPen(None),
                )
                self._plot.addItem(bars)
                self._bars.append(bars)
        top = max(rate.peak, FLOOD) * 1.15
        self._plot.setRange(xRange=(rate.since, self._until), yRange=(0, top), padding=0)

    def _draw_references(self) -> None:
        look = self._look
        for value, token, text in (
            (STEADY, "dim", translate("Quality", "参考 {0}").format(STEADY)),
            (FLOOD, "orange", translate("Quality", "超过 {0} 为报警洪峰").format(FLOOD)),
        ):
            line = pg.InfiniteLine(
                value,
                angle=0,
                pen=pg.mkPen(look.color(token), width=1, style=Qt.PenStyle.DashLine),
                label=text,
                labelOpts={
                    "position": 0.0,
                    "anchors": [(0, 1), (0, 1)],
                    "color": look.color("text"),
                    "fill": look.color("bg"),
                },
            )
            line.label.setFont(look.font(look.sizes.label))
            self._plot.addItem(line)
            self._lines.append(line)

    def _dress(self) -> None:
        look = self._look
        self._plot.setBackground(look.color("bg"))
        for name in ("bottom", "left"):
            axis = self._plot.getAxis(name)
            axis.setPen(pg.mkPen(look.color("line")))
            axis.setTextPen(pg.mkPen(look.color("dim")))
            axis.setTickFont(look.font(look.sizes.label))
            axis.setStyle(tickLength=4)
        # The highest tick is half above the plot.
        self._plot.getPlotItem().setContentsMargins(0, look.px(10), 0, 0)
        self._plot.getAxis("left").setWidth(look.px(48))
        self._plot.getAxis("bottom").setHeight(look.px(24))
        self._draw()
