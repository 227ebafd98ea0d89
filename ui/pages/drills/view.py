"""The page of drills: those that there are, the library they are made of, and the yearly drills.

It belongs to the street's own console and never looks like a drill: what is shown of one is told in
words, and this console stays the real street.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

import ui.pages.drills.errors  # noqa: F401 - registers the sentences of the errors
from ui.pages.drills.run_list import RunList
from ui.pages.drills.scenario_list import ScenarioList
from ui.pages.drills.year_list import YearList
from ui.pages.page import Page
from ui.widgets.basics import Chips, label
from ui.widgets.measure import spaced
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.console import Console

translate = QCoreApplication.translate

RUNS, LIBRARY, YEAR = "runs", "library", "year"


class DrillsPage(Page):
    """Three lists, one at a time, and above them whether a drill of this street is under way."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self.runs = RunList(console)
        self.library = ScenarioList(console)
        self.year = YearList(console)
        self.tabs = Chips(
            [
                (RUNS, translate("Drills", "推演")),
                (LIBRARY, translate("Drills", "脚本库")),
                (YEAR, translate("Drills", "年度演练")),
            ],
            one=True,
        )
        self.tabs.set_on([RUNS])
        self.tabs.changed.connect(self._show_tab)
        self.note = label("", "dim", wrap=True)
        bar = QFrame()
        bar.setProperty("role", "panel")
        bar.setProperty("edge", "bottom")
        line = spaced(console.look, QHBoxLayout(bar), 16, (20, 8, 20, 8))
        line.addWidget(self.tabs)
        line.addWidget(self.note, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.runs)
        self._stack.addWidget(self.library)
        self._stack.addWidget(self.year)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self._stack, 1)
        self.runs.library_asked.connect(lambda: self.show_tab(LIBRARY))
        self.runs.under_way_changed.connect(self._note_drills)
        self.library.detail.prepared.connect(self._show_prepared)

    @property
    def is_ready(self) -> bool:
        """Whether the tab that is shown shows what there is."""
        return self._shown.is_ready

    def enter(self, selection: str | None) -> None:
        """Come to the front; `selection`: a drill's name, or "library" or "year" for a tab."""
        is_tab = selection in (LIBRARY, YEAR)
        if selection is not None:
            self.show_tab(selection if is_tab else RUNS)
        self._shown.enter(None if is_tab else selection)

    def show_tab(self, code: str) -> None:
        """Show a tab by its code."""
        self.tabs.set_on([code])
        self._show_tab()

    def focus_search(self) -> None:
        """Put the cursor into the search field of the tab."""
        self._shown.focus_search()

    @property
    def _shown(self) -> RunList | ScenarioList | YearList:
        if YEAR in self.tabs.on:
            return self.year
        return self.library if LIBRARY in self.tabs.on else self.runs

    def _show_tab(self) -> None:
        self._stack.setCurrentWidget(self._shown)
        self._shown.enter(None)

    def _show_prepared(self, name: str) -> None:
        self.show_tab(RUNS)
        self.runs.want(name)
        self.runs.load()
        self.runs.tell(Done(self.tr("推演“{0}”已准备好，还没有开始").format(name)))

    def _note_drills(self, names: Sequence[str]) -> None:
        text = ""
        if names:
            text = self.tr("推演“{0}”的播放器在运行；本值守台仍是真实街道，报警照常处理。").format(
                translate("Drills", "”“").join(names)
            )
        self.note.setText(text)
