"""The page of rules and suppression: five lists under tabs, each made when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

import ui.pages.rules.errors  # noqa: F401 - registers the sentences of the services' errors
from ui.pages.page import Page
from ui.pages.rules.absences_tab import AbsencesTab
from ui.pages.rules.aside_tab import AsideTab
from ui.pages.rules.in_force_tab import InForceTab
from ui.pages.rules.overrides_tab import OverridesTab
from ui.pages.rules.windows_tab import WindowsTab
from ui.pages.rules.wording import translate
from ui.widgets.basics import Chips, label
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.console import Console
    from ui.pages.rules.model import RuleLine
    from ui.pages.rules.tab import Tab

TABS: dict[str, Callable[[Console], Tab[Any]]] = {
    "in_force": InForceTab,
    "overrides": OverridesTab,
    "windows": WindowsTab,
    "absences": AbsencesTab,
    "aside": AsideTab,
}
"""The tabs by code, in their order."""


class RulesPage(Page):
    """See the module's text. Ctrl+PgUp and Ctrl+PgDn go from tab to tab."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._made: dict[str, Tab[Any]] = {}
        self.tabs = Chips(
            [
                ("in_force", translate("Rules", "报警规则")),
                ("overrides", translate("Rules", "各处设定")),
                ("windows", translate("Quiet", "计划屏蔽")),
                ("absences", translate("Quiet", "外出登记")),
                ("aside", translate("Aside", "已搁置")),
            ],
            one=True,
        )
        self.tabs.setToolTip(self.tr("换一页：Ctrl+PgUp、Ctrl+PgDn"))
        bar = QFrame()
        bar.setProperty("role", "panel")
        line = spaced(console.look, QHBoxLayout(bar), 12, (20, 10, 20, 2))
        line.addWidget(label(translate("Pages", "规则与屏蔽"), "title"))
        line.addWidget(self.tabs, 1)
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self._stack, 1)
        self.tabs.changed.connect(lambda: self.show_tab(self.tabs.on[0]))
        for keys, by in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._step(by))
        self.show_tab("in_force")

    @property
    def tab(self) -> Tab[Any]:
        """The tab that is shown."""
        return self._made[self.tab_code]

    @property
    def tab_code(self) -> str:
        """The code of the tab that is shown."""
        return self.tabs.on[0]

    @property
    def is_ready(self) -> bool:
        """Whether the tab shows what is stored."""
        return self.tab.is_ready

    def enter(self, selection: str | None) -> None:
        """Come to the front; `selection`: a tab's code, or an id of what is set aside."""
        if selection in TABS:
            self.show_tab(selection)
        elif selection is not None:
            self.show_tab("aside")
            self.tab.enter(selection)
            return
        self.tab.enter(None)
        self.tab.show_row(self.tab.selected)

    def focus_search(self) -> None:
        """Put the cursor into the tab's search field."""
        self.tab.focus_search()

    def map_selection(self) -> str | None:
        """Return the sensor the tab is about, for F8."""
        chosen = getattr(self.tab, "map_selection", None)
        return chosen() if chosen is not None else None

    def show_tab(self, code: str) -> Tab[Any]:
        """Show a tab, making it if it is the first time."""
        made = self._made.get(code)
        if made is None:
            made = self._made[code] = TABS[code](self.console)
            self._stack.addWidget(made)
            if isinstance(made, OverridesTab):
                made.place_asked.connect(self._show_place)
            if isinstance(made, AsideTab):
                made.detail.window_asked.connect(lambda: self.show_tab("windows"))
        self.tabs.set_on([code])
        self._stack.setCurrentWidget(made)
        if self.isVisible():
            made.enter(None)
        return made

    def _show_place(self, line: RuleLine) -> None:
        tab = self.show_tab("in_force")
        assert isinstance(tab, InForceTab)
        tab.show_place(line.place, line.where)

    def _step(self, by: int) -> None:
        codes = list(TABS)
        self.show_tab(codes[(codes.index(self.tab_code) + by) % len(codes)])
