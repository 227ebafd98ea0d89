"""推演收件: what came to the players, the newest first; what asks is answered here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

import ui.pages.inbox.errors  # noqa: F401 - registers the sentences of the errors
from app.drill.inbox import Inbox, Item
from ui.pages.inbox.detail import ItemPanel
from ui.pages.inbox.model import (
    OPEN,
    TABLE,
    ReadMarks,
    answer_words,
    columns,
    exported,
    late_by,
    passes,
)
from ui.pages.list_page import ListPage
from ui.widgets.basics import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.desk import Desk
    from ui.console import Console

translate = QCoreApplication.translate

_AGES_MS = 1_000


class InboxPage(ListPage[Item]):
    """See the module's text."""

    detail: ItemPanel

    def __init__(self, console: Console) -> None:
        self._inbox = Inbox(console.profile)
        self._read_marks = ReadMarks(console)
        super().__init__(
            console,
            title=translate("Pages", "推演收件"),
            search_hint=translate("Inbox", "查找来源、内容、角色"),
            chips=[
                ("all", translate("Inbox", "全部")),
                (OPEN, translate("Inbox", "待答复")),
            ],
            columns=columns(self._answer, self._level, self._read_marks),
            give_way=("to", "kind", "head"),
            empty=EmptyState(
                translate("Inbox", "还没有收到什么"),
                translate("Inbox", "推演开始后，发给参演人员的来电、消息、画面和询问都在这里。"),
            ),
            detail=ItemPanel(console, self._inbox),
            tables=(TABLE,),
        )
        self.detail.answered.connect(self.tell)
        self._ages = QTimer(self)
        self._ages.setInterval(_AGES_MS)
        self._ages.timeout.connect(self._refresh_ages)
        self._ages.start()

    def reading(self) -> Callable[[Desk], list[Item]]:
        """Return what reads the journal; the database is not asked."""
        inbox = self._inbox
        return lambda _desk: inbox.items()

    def passes(self, row: Item) -> bool:
        """Return whether chips and search let an item through."""
        (view,) = self.chips.on or ("all",)
        return passes(row, view, self.header.search.text().strip())

    def show_row(self, row: Item | None) -> None:
        """Show an item; it counts as read when the page is in front."""
        self.detail.show_item(row, self._state_of(row))
        self._mark_read()

    def enter(self, selection: str | None) -> None:
        """Come to the front; what is selected is read."""
        super().enter(selection)
        QTimer.singleShot(0, self._mark_read)

    def count(self) -> None:
        """Count what waits for an answer."""
        rows = list(self.model.rows)
        waiting = sum(row.is_open for row in rows)
        self.chips.set_count(OPEN, waiting)
        self.foot.show_totals(self.tr("收到 {0} · 待答复 {1}").format(len(rows), waiting))

    def activate(self, _row: Item) -> None:
        """Go to the answer, by Enter."""
        self.detail.focus_answer()

    def exported(self) -> tuple[Sequence[str], list[Sequence[object]]]:
        """Return what is shown, for the CSV file."""
        return exported(self.shown_rows)

    @property
    def detail_is_settled(self) -> bool:
        """Whether the attachment of the item is shown."""
        return self.detail.is_settled

    # Inside

    def _answer(self, item: Item) -> str:
        return answer_words(item, self._inbox.clock, self.console.now())

    def _level(self, item: Item) -> int | None:
        late = late_by(item, self._inbox.clock, self.console.now())
        return 2 if late is not None and late > 0 else None

    def _state_of(self, item: Item | None) -> tuple[str, int]:
        return (self._answer(item), self._level(item) or 0) if item is not None else ("", 0)

    def _refresh_ages(self) -> None:
        if self.isVisible() and any(row.is_open for row in self.model.rows):
            self.model.refresh_column("answer")
            self.detail.show_state(*self._state_of(self.selected))

    def _mark_read(self) -> None:
        row = self.selected
        if row is not None and self.isVisible() and self._read_marks.note(row):
            for column in self.model.columns:
                self.model.refresh_column(column.key)
            self.console.rows_changed.emit(TABLE, {row.id})
