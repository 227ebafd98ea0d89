"""What a page is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.console import Console
    from ui.printing.paper import Paper


class Page(QWidget):
    """One page of the console: made once when it is first shown, kept, told when it is shown.

    `badge_changed(n)`: the count beside its name in the navigation; 0 hides it.
    """

    badge_changed = Signal(int)

    def __init__(self, console: Console) -> None:
        super().__init__()
        self.setObjectName("page")
        self.console = console

    @property
    def is_ready(self) -> bool:
        """Whether the page shows what it was asked to show (screenshots and tests wait for it)."""
        return True

    def enter(self, selection: str | None) -> None:
        """Come to the front; `selection` is the id of the row to select, None keeps the old one."""

    def papers(self) -> Sequence[Paper]:
        """Return what Ctrl+P offers to print, the first one first; by default that of the list
        within the page that is shown.
        """
        shown = (one for one in self.findChildren(Page) if one.isVisible())
        return next((one.papers() for one in shown), ())

    def panes(self) -> Sequence[QWidget]:
        """Return the regions that F6 goes through, in their order; by default those of the list
        within the page that is shown, else the page as a whole.
        """
        shown = (one for one in self.findChildren(Page) if one.isVisible())
        return next((one.panes() for one in shown), (self,))

    def keys(self) -> Sequence[tuple[str, str]]:
        """Return the page's own keys, each with what it does, for the list of keys."""
        shown = (one for one in self.findChildren(Page) if one.isVisible())
        return next((one.keys() for one in shown), ())

    def focus_search(self) -> None:
        """Put the cursor into the page's search field (Ctrl+F), if it has one."""
