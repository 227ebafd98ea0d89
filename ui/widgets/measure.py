"""Spacing that follows the zoom: a layout whose gaps and margins are given at 100 %."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.theme.look import Look

L = TypeVar("L", bound=QLayout)
Margins = tuple[int, int, int, int]


class Following(QObject):
    """Calls `measure` now and at each change of the look, as long as its parent lives."""

    def __init__(self, look: Look, parent: QObject, measure: Callable[[], None]) -> None:
        super().__init__(parent)
        self._measure = measure
        look.changed.connect(self.measure)
        measure()

    def measure(self) -> None:
        """Apply the look as it is."""
        self._measure()


def spaced(look: Look, layout: L, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> L:
    """Return `layout` with its spacing and margins in pixels at 100 %, kept at every zoom."""

    def measure() -> None:
        layout.setSpacing(look.px(spacing))
        layout.setContentsMargins(*(look.px(margin) for margin in margins))

    Following(look, layout, measure)
    return layout
