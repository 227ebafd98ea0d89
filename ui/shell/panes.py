"""F6: the keys go from one region of the window to the next, Shift+F6 to the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


def go_to_next(panes: Sequence[QWidget], by: int = 1) -> QWidget | None:
    """Give the keys to the next of `panes` that takes them; return the pane, None for none.

    Begins after the one that has them now. Within a pane the keys go where they were last.
    """
    focus = QApplication.focusWidget()
    has = [n for n, pane in enumerate(panes) if focus is not None and _holds(pane, focus)]
    # The innermost: a page may name itself and a part of it.
    start = has[-1] if has else (-1 if by > 0 else len(panes))
    for distance in range(1, len(panes) + 1):
        pane = panes[(start + by * distance) % len(panes)]
        target = _target(pane)
        if target is not None:
            reason = Qt.FocusReason
            target.setFocus(reason.TabFocusReason if by > 0 else reason.BacktabFocusReason)
            return pane
    return None


def _target(pane: QWidget) -> QWidget | None:
    """Return what takes the keys in a pane: what had them last, else the first that can."""
    if not pane.isVisible() or not pane.isEnabled():
        return None
    last = pane.focusWidget()
    if last is not None and _takes(last) and _holds(pane, last):
        return last
    if _takes(pane):
        return pane
    here = pane.nextInFocusChain()
    while here is not None and here is not pane:
        if pane.isAncestorOf(here) and _takes(here):
            return here
        here = here.nextInFocusChain()
    return None


def _takes(widget: QWidget) -> bool:
    policy = widget.focusPolicy()
    return bool(policy & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)
