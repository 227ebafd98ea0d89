"""A layout that puts its parts side by side and goes on in the next line when one is full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then down; parts keep their natural size and are centred in their line, and a
    single line in the height there is. `tight`: lines stand close, as lines of a text do.
    """

    def __init__(self, parent: QWidget | None = None, *, tight: bool = False) -> None:
        super().__init__(parent)
        self._tight = tight
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(8)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Put a part at the end."""
        self._items.append(item)

    def insert_widget(self, position: int, widget: QWidget) -> None:
        """Put a widget before the part at `position`."""
        self.addWidget(widget)
        self._items.insert(position, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """Return how many parts there are."""
        return len(self._items)

    def itemAt(self, position: int) -> QLayoutItem:  # noqa: N802 - Qt's name
        """Return the part at `position`, None beyond the end."""
        return self._items[position] if 0 <= position < len(self._items) else None  # type: ignore[return-value]

    def takeAt(self, position: int) -> QLayoutItem:  # noqa: N802 - Qt's name
        """Take a part out and return it, None beyond the end."""
        return self._items.pop(position) if 0 <= position < len(self._items) else None  # type: ignore[return-value]

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Return that no direction is asked for."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Return that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that `width` asks for; Qt asks again and again for the same."""
        found = self._heights.get(width)
        if found is None:
            found = self._heights[width] = self._lay(QRect(0, 0, width, 0), apply=False)
        return found

    def invalidate(self) -> None:
        """Forget what was reckoned: a part has another size."""
        self._heights.clear()
        super().invalidate()

    def sizeHint(self) -> QSize:
        """Return the size of all parts in one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0)) + self._frame()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the largest part."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size + self._frame()

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Place the parts."""
        super().setGeometry(rect)
        self._lay(rect, apply=True)

    def _frame(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _lay(self, rect: QRect, *, apply: bool) -> int:
        """Place the parts in `rect` if `apply`; return the height they take."""
        inner = rect.marginsRemoved(self.contentsMargins())
        gap = self.spacing()
        below = gap // 4 if self._tight else gap
        lines = self._lines(inner.width())
        y = inner.y()
        if apply and len(lines) == 1:
            y += max(0, inner.height() - max(size.height() for _, size in lines[0])) // 2
        for line in lines:
            height = max(size.height() for _, size in line)
            x = inner.x()
            for item, size in line:
                if apply:
                    top = y + (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, top), size))
                x += size.width() + gap
            y += height + below
        bottom = y - below if lines else y
        return bottom - rect.y() + self.contentsMargins().bottom()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().expandedTo(item.minimumSize())
            if size.width() > width:
                size.setWidth(max(width, item.minimumSize().width()))
                if item.hasHeightForWidth():
                    size.setHeight(item.heightForWidth(size.width()))
            needed = used + self.spacing() + size.width()
            if lines and needed <= width:
                lines[-1].append((item, size))
                used = needed
            else:
                lines.append([(item, size)])
                used = size.width()
        return lines
