"""A curve over time with its limits (pyqtgraph), drawn in the colours of the look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.instant import HOUR, local_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme.look import Look


class _ShanghaiAxis(pg.AxisItem):  # type: ignore[misc]
    """Hours and minutes of the street's time, whatever the machine's zone is."""

    def tickStrings(  # noqa: N802
        self, values: Sequence[float], _scale: float, _spacing: float
    ) -> list[str]:
        return [local_time(int(value))[:5] for value in values]

    def tickSpacing(  # noqa: N802
        self, low: float, high: float, _size: float
    ) -> list[tuple[float, float]]:
        step = 4 * HOUR if high - low > 12 * HOUR else HOUR / 2
        return [(step, 0.0)]


class TimeChart(QWidget):
    """One value over time as a step line, with dashed limits.

    The line stops where a value is unknown: a gap is a gap, never a bridge.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._plot = pg.PlotWidget(axisItems={"bottom": _ShanghaiAxis("bottom")})
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.hideButtons()
        self._plot.setFrameShape(self._plot.Shape.NoFrame)
        self._curve: Any = self._plot.plot([], [])
        self._limits: tuple[tuple[float, int], ...] = ()
        self._lines: list[Any] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        look.changed.connect(self._dress)
        self._dress()

    def clear(self) -> None:
        """Draw nothing."""
        self._curve.setData([], [])
        self._set_limits(())

    def show_values(
        self,
        ts: Sequence[int],
        values: Sequence[float | None],
        *,
        since: int,
        until: int,
        limits: Sequence[tuple[float, int]] = (),
    ) -> None:
        """Draw `values` at instants `ts` over the span; `limits`: pairs (value, alarm level)."""
        x = np.asarray(ts, dtype=float)
        y = np.asarray([np.nan if v is None else v for v in values], dtype=float)
        if len(x):
            # A value holds until the next one, and the last one until now.
            x = np.append(np.repeat(x, 2)[1:], until)
            y = np.repeat(y, 2)
        self._curve.setData(x, y, connect="finite")
        if tuple(limits) != self._limits:
            self._set_limits(tuple(limits))
        known = y[~np.isnan(y)]
        top = max([*known, *(value for value, _ in limits), 0.0], default=1.0)
        bottom = min([*known, *(value for value, _ in limits), 0.0], default=0.0)
        margin = (top - bottom) * 0.12 or 1.0
        self._plot.setRange(xRange=(since, until), yRange=(bottom, top + margin), padding=0)

    def _set_limits(self, limits: tuple[tuple[float, int], ...]) -> None:
        for line in self._lines:
            self._plot.removeItem(line)
        self._limits = limits
        self._lines = []
        for value, level in limits:
            color = self._look.level_color(level)
            pen = pg.mkPen(color, width=1, style=Qt.PenStyle.DashLine)
            line = pg.InfiniteLine(value, angle=0, pen=pen)
            self._plot.addItem(line)
            self._lines.append(line)

    def _dress(self) -> None:
        look = self._look
        self._plot.setBackground(look.color("panel"))
        self._curve.setPen(pg.mkPen(look.color("accent"), width=1.5))
        for name in ("bottom", "left"):
            axis = self._plot.getAxis(name)
            axis.setPen(pg.mkPen(look.color("line")))
            axis.setTextPen(pg.mkPen(look.color("dim")))
            axis.setTickFont(look.font(look.sizes.label))
            axis.setStyle(tickLength=4)
        self._plot.getAxis("left").setWidth(look.px(48))
        self._plot.getAxis("bottom").setHeight(look.px(24))
        self._set_limits(self._limits)
