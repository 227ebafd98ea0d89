"""Pages as they will be on paper, one below the other; only those in sight are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.printing.drawing import draw_page
from ui.printing.sheet import sheet_size
from ui.theme.tokens import LIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from ui.printing.pages import Pages
    from ui.theme.look import Look

_DPI = 96
"""Of the pages at 100 %, where there is room for so much."""
_GAP = 20
_KEPT = 6


class _Sheets(QWidget):
    """The pages themselves."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._pages: Pages | None = None
        self._kept: dict[int, QPixmap] = {}
        self._across = self._tall = 0

    def show_pages(self, pages: Pages | None) -> None:
        self._pages = pages
        self._across = 0

    def fit(self, room: int) -> None:
        """Be as wide as `room`, with pages no larger than they are on paper."""
        pages, look = self._pages, self._look
        self._kept.clear()
        if pages is None:
            self.setFixedSize(room, 1)
            return
        whole = sheet_size(landscape=pages.document.landscape)
        scale = look.zoom * _DPI / 300
        self._across = min(room - 2 * look.px(_GAP), round(whole.width() * scale))
        self._tall = round(self._across * whole.height() / whole.width())
        gap = look.px(_GAP)
        self.setFixedSize(room, gap + pages.count * (self._tall + gap))

    def place_of(self, number: int) -> QRect:
        """Return where a page is."""
        gap = self._look.px(_GAP)
        left = (self.width() - self._across) // 2
        return QRect(left, gap + number * (self._tall + gap), self._across, self._tall)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight."""
        pages = self._pages
        if pages is None or self._across <= 0:
            return
        painter = QPainter(self)
        for number in range(pages.count):
            place = self.place_of(number)
            if place.intersects(event.rect()):
                painter.drawPixmap(place.topLeft(), self._picture(pages, number))
                painter.setPen(self._look.color("line"))
                painter.drawRect(place)
        painter.end()

    def _picture(self, pages: Pages, number: int) -> QPixmap:
        found = self._kept.get(number)
        if found is None:
            ratio = self.devicePixelRatioF()
            found = QPixmap(round(self._across * ratio), round(self._tall * ratio))
            found.setDevicePixelRatio(ratio)
            found.fill(QColor(LIGHT.raised))
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            whole = sheet_size(landscape=pages.document.landscape)
            scale = self._across / whole.width()
            painter.scale(scale, scale)
            draw_page(painter, pages, number)
            painter.end()
            if len(self._kept) >= _KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[number] = found
        return found


class SheetsView(QScrollArea):
    """Scrolls over the pages. `page_changed(number)`: another is in sight, counted from 0."""

    page_changed = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._pages: Pages | None = None
        self._sheets = _Sheets(look)
        self.setWidget(self._sheets)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._tell_page())
        look.changed.connect(self._fit)

    @property
    def page(self) -> int:
        """The page in the middle of what is seen, counted from 0."""
        if self._pages is None:
            return 0
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        last = self._pages.count - 1
        for number in range(last):
            if self._sheets.place_of(number).bottom() >= middle:
                return number
        return last

    def show_pages(self, pages: Pages | None) -> None:
        """Show these from the first on; None: nothing."""
        self._pages = pages
        self._sheets.show_pages(pages)
        self._fit()
        self.verticalScrollBar().setValue(0)
        self._tell_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._sheets.fit(self.viewport().width())
        self._sheets.update()

    def _tell_page(self) -> None:
        self.page_changed.emit(self.page)
