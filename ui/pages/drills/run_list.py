"""The drills of the street, as they are now."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer, Signal

from app.drill.running import Processes
from app.drill.runs import Runs
from app.services.drill_records import adopted
from ui.pages.drills.model import (
    ENDED,
    UNDER_WAY,
    RunRow,
    in_view,
    run_columns,
    score_words,
    state_words,
)
from ui.pages.drills.run_detail import RunPanel
from ui.pages.list_page import ListPage, contains
from ui.text import drill_time, moment
from ui.widgets.basics import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.desk import Desk
    from ui.console import Console
    from ui.widgets.undo_bar import Done

translate = QCoreApplication.translate

_EVERY_MS = 1000


class RunList(ListPage[RunRow]):
    """See the module's text. `library_asked()`: there is no drill, and one is wanted.

    `under_way_changed(names)`: the drills that are played now.
    """

    detail: RunPanel
    library_asked = Signal()
    under_way_changed = Signal(object)

    def __init__(self, console: Console) -> None:
        self._processes = Processes()
        empty = EmptyState(
            translate("Drills", "还没有推演"),
            translate("Drills", "到脚本库选一个脚本，点“准备推演”；准备好的推演显示在这里。"),
            translate("Drills", "去脚本库"),
        )
        super().__init__(
            console,
            title=translate("Drills", "推演"),
            search_hint=translate("Drills", "查找推演、脚本"),
            chips=[
                ("all", translate("Drills", "全部")),
                (UNDER_WAY, translate("Drills", "有播放器在运行")),
                (ENDED, translate("Drills", "已结束")),
            ],
            columns=run_columns(console.now),
            give_way=("prepared", "score", "title"),
            empty=empty,
            detail=RunPanel(console, self._processes),
            tables=(),
        )
        empty.acted.connect(self.library_asked)
        self.detail.done.connect(self._tell_done)
        self._polling = QTimer(self, interval=_EVERY_MS)
        self._polling.timeout.connect(self._poll)
        self._polling.start()

    @cached_property
    def _runs(self) -> Runs:
        return Runs(self.console.profile)

    def reading(self) -> Callable[[Desk], list[RunRow]]:
        """Return what looks at the drills and at the processes that were begun here."""
        runs, processes, now = self._runs, self._processes, self.console.now()

        def look(desk: Desk) -> list[RunRow]:
            deaths, held = processes.deaths(), adopted(desk)
            return [
                RunRow(one.id, one, deaths.get(one.id), one.drill_id in held)
                for one in runs.look(now)
            ]

        return look

    def passes(self, row: RunRow) -> bool:
        """Return whether chips and search let the row through."""
        (view,) = self.chips.on or ("all",)
        return in_view(row, view) and contains(
            self.header.search.text().strip(), row.id, row.run.title
        )

    def show_row(self, row: RunRow | None) -> None:
        """Show a drill's detail."""
        self.detail.show_row(row)

    def count(self) -> None:
        """Count drills by how they are."""
        rows = list(self.model.rows)
        for view in (UNDER_WAY, ENDED):
            self.chips.set_count(view, sum(in_view(row, view) for row in rows))
        self.foot.show_totals(
            self.tr("推演 {0} · 有播放器在运行 {1} · 已结束 {2}").format(
                len(rows), *(sum(in_view(row, view) for row in rows) for view in (UNDER_WAY, ENDED))
            )
        )
        self.under_way_changed.emit(sorted(row.id for row in rows if row.is_under_way))

    def enter(self, selection: str | None) -> None:
        """Come to the front with the drills as they are now."""
        super().enter(selection)
        self.load()

    def exported(self) -> tuple[Sequence[str], list[Sequence[object]]]:
        """Return what is shown, for the CSV file."""
        now = self.console.now()
        header = tuple(column.title for column in run_columns(self.console.now))
        return header, [
            (
                state_words(row.run.standing.state),
                row.id,
                row.run.title,
                drill_time(row.run.standing.time),
                score_words(row.run.score),
                moment(row.run.prepared_at, now),
            )
            for row in self.shown_rows
        ]

    def _poll(self) -> None:
        if self.isVisible() and self.is_ready:
            self.load()

    def _tell_done(self, done: Done) -> None:
        self.tell(done)
        self.load()
