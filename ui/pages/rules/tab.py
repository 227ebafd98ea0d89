"""What the tabs of the page share: a list without a title of its own, under the tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.list_page import ListPage
from ui.widgets.table_model import HasId

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.console import Console
    from ui.widgets.basics import EmptyState
    from ui.widgets.detail_panel import DetailPanel
    from ui.widgets.table_model import Column

R = TypeVar("R", bound=HasId)


class Tab(ListPage[R]):
    """A list under the page's tabs; see `ListPage`."""

    def __init__(
        self,
        console: Console,
        name: str,
        *,
        search_hint: str,
        chips: Sequence[tuple[str, str]],
        columns: Sequence[Column[R]],
        give_way: Sequence[str],
        empty: EmptyState,
        detail: DetailPanel,
        tables: Sequence[str],
        view: str = "all",
    ) -> None:
        super().__init__(
            console,
            title="",
            search_hint=search_hint,
            chips=chips,
            columns=columns,
            give_way=give_way,
            empty=empty,
            detail=detail,
            tables=tables,
            view=view,
        )
        self.name = name
        self.table.setAccessibleName(name)

    def put_above(self, bar: QWidget) -> None:
        """Put a bar over the list."""
        left = self.beside.widget(0)
        layout = left.layout() if left is not None else None
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, bar)

    def each_second(self, do: Callable[[], object]) -> None:
        """Call something each second while the tab is on screen."""
        timer = QTimer(self)
        timer.setInterval(1000)
        timer.timeout.connect(lambda: do() if self.isVisible() else None)
        timer.start()
