"""Where the print preview stands: in the window's body, in the place of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QStackedWidget, QWidget

    from ui.console import Console
    from ui.pages.page import Page
    from ui.printing.paper import Paper
    from ui.printing.preview import PrintPreview


class PrintPlace(QObject):
    """Opens the preview over `workspace` within `body`, and gives the keys back after it."""

    def __init__(self, console: Console, body: QStackedWidget, workspace: QWidget) -> None:
        super().__init__(body)
        self._console = console
        self._body = body
        self._workspace = workspace
        self._had_focus: QWidget | None = None
        self.preview: PrintPreview | None = None

    @property
    def is_open(self) -> bool:
        """Whether the preview is shown."""
        return self.preview is not None and self._body.currentWidget() is self.preview

    def print_page(self, page: Page | None) -> None:
        """Ctrl+P: show what a page has to print; within the preview, print."""
        if self.is_open and self.preview is not None:
            self.preview.print_pages()
            return
        papers = page.papers() if page is not None else ()
        if papers:
            self.show_papers(papers)
        else:
            self._console.told.emit(self.tr("这一页现在没有可打印的内容。"))

    def show_papers(self, papers: Sequence[Paper]) -> None:
        """Show what can be printed."""
        if not self.is_open:
            if self._body.currentWidget() is not self._workspace:
                return  # somebody has to sign in first
            self._had_focus = QApplication.focusWidget()
        if self.preview is None:
            from ui.printing.preview import PrintPreview

            self.preview = PrintPreview(self._console)
            self.preview.closed.connect(self._give_back)
            self._body.addWidget(self.preview)
        self._body.setCurrentWidget(self.preview)
        self.preview.show_papers(papers)

    def close(self) -> None:
        """Put the preview away, if it is shown."""
        if self.is_open and self.preview is not None:
            self.preview.close_preview()

    def _give_back(self) -> None:
        if self.is_open:
            self._body.setCurrentWidget(self._workspace)
        before, self._had_focus = self._had_focus, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
