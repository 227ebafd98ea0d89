"""The pages in the order of the navigation. To add a page, add one entry.

A page's module is imported when it is first shown, so that the first window does not wait for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.i18n import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from ui.console import Console
    from ui.pages.page import Page


@dataclass(frozen=True)
class PageEntry:
    """A page: its code, its title (source text), and where its class is (`module:Class`).

    `of_street`: a drill's console has no such page.
    """

    code: str
    title: str
    place: str
    of_street: bool = False

    @property
    def name(self) -> str:
        """The title in the reader's language."""
        return QCoreApplication.translate("Pages", self.title)

    def make(self, console: Console) -> Page:
        """Import the page's module and make the page."""
        module, _, name = self.place.partition(":")
        page: Page = getattr(import_module(module), name)(console)
        return page


PAGES = (
    PageEntry(
        "overview", QT_TRANSLATE_NOOP("Pages", "态势"), "ui.pages.overview.view:OverviewPage"
    ),
    PageEntry("alarms", QT_TRANSLATE_NOOP("Pages", "报警"), "ui.pages.alarms.view:AlarmsPage"),
    PageEntry("map", QT_TRANSLATE_NOOP("Pages", "一张图"), "ui.pages.map.view:MapPage"),
    PageEntry(
        "incidents", QT_TRANSLATE_NOOP("Pages", "事件"), "ui.pages.incidents.view:IncidentsPage"
    ),
    PageEntry(
        "shelters", QT_TRANSLATE_NOOP("Pages", "避难场所"), "ui.pages.shelters.view:SheltersPage"
    ),
    PageEntry(
        "supplies", QT_TRANSLATE_NOOP("Pages", "物资"), "ui.pages.supplies.view:SuppliesPage"
    ),
    PageEntry(
        "devices",
        QT_TRANSLATE_NOOP("Pages", "设备接入"),
        "ui.pages.devices.view:DevicesPage",
    ),
    PageEntry(
        "quality",
        QT_TRANSLATE_NOOP("Pages", "报警质量"),
        "ui.pages.quality.view:QualityPage",
    ),
    PageEntry("plans", QT_TRANSLATE_NOOP("Pages", "预案"), "ui.pages.plans.view:PlansPage"),
    PageEntry(
        "drills",
        QT_TRANSLATE_NOOP("Pages", "推演"),
        "ui.pages.drills.view:DrillsPage",
        of_street=True,
    ),
)

DRILL_PAGES = (
    PageEntry("inbox", QT_TRANSLATE_NOOP("Pages", "推演收件"), "ui.pages.inbox.view:InboxPage"),
)
"""After the others, in a drill's console only."""

LAST_PAGES = (
    PageEntry("wall", QT_TRANSLATE_NOOP("Pages", "大屏"), "ui.pages.wall.view:WallPage"),
    PageEntry("rules", QT_TRANSLATE_NOOP("Pages", "规则与屏蔽"), "ui.pages.rules.view:RulesPage"),
    PageEntry(
        "diagnostics",
        QT_TRANSLATE_NOOP("Pages", "运行诊断"),
        "ui.pages.diagnostics.view:DiagnosticsPage",
    ),
    PageEntry(
        "settings", QT_TRANSLATE_NOOP("Pages", "设置"), "ui.pages.settings.view:SettingsPage"
    ),
)
"""At the bottom of the navigation."""


def page_entry(code: str) -> PageEntry | None:
    """Return the entry of a page code, None for an unknown one."""
    return next(
        (entry for entry in (*PAGES, *DRILL_PAGES, *LAST_PAGES) if entry.code == code), None
    )


def pages_for(*, is_drill: bool) -> tuple[PageEntry, ...]:
    """Return the pages at the top of the navigation, of a street's console or of a drill's."""
    if not is_drill:
        return PAGES
    return (*(entry for entry in PAGES if not entry.of_street), *DRILL_PAGES)
