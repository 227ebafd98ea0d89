"""The library of scenarios: those of the program and the street's own, also the faulty ones."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog

from app.drill.library import Entry, Library, Shelf, add_scenario
from app.drill.problems import ScenarioError
from ui.errors import sentence
from ui.pages.drills.model import lasts_words, scenario_columns, shelf_words
from ui.pages.drills.scenario_detail import ScenarioPanel
from ui.pages.list_page import ListPage, contains
from ui.widgets.basics import EmptyState, button
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.desk import Desk
    from ui.console import Console

translate = QCoreApplication.translate


class ScenarioList(ListPage[Entry]):
    """See the module's text."""

    detail: ScenarioPanel

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            title=translate("Drills", "脚本库"),
            search_hint=translate("Drills", "查找脚本"),
            chips=[
                ("all", translate("Drills", "全部")),
                (Shelf.SHIPPED, translate("Drills", "随程序")),
                (Shelf.OWN, translate("Drills", "本街道")),
            ],
            columns=scenario_columns(),
            give_way=("version", "objectives", "shelf", "injects"),
            empty=EmptyState(
                translate("Drills", "脚本库是空的"),
                translate(
                    "Drills", "点“导入脚本”，选一个 YAML 文件、zip 或文件夹里的 scenario.yaml。"
                ),
            ),
            detail=ScenarioPanel(console),
            tables=(),
        )
        self.dialog: QFileDialog | None = None
        self.add_button = button(translate("Drills", "导入脚本"), "Ctrl+N")
        self.add_button.clicked.connect(self.choose_file)
        self.header.add_action(self.add_button)
        self.bind("Ctrl+N", self.choose_file)
        self.detail.removed.connect(self._tell_removed)

    @cached_property
    def _library(self) -> Library:
        return Library(self.console.profile)

    def reading(self) -> Callable[[Desk], list[Entry]]:
        """Return what reads the shelves."""
        library = self._library
        return lambda _desk: library.look()

    def passes(self, row: Entry) -> bool:
        """Return whether chips and search let the row through."""
        (view,) = self.chips.on or ("all",)
        summary = row.scenario.summary if row.scenario is not None else ""
        text = self.header.search.text().strip()
        return view in ("all", row.shelf) and contains(text, row.name, row.path.name, summary)

    def show_row(self, row: Entry | None) -> None:
        """Show a scenario's detail."""
        self.detail.show_row(row)

    def count(self) -> None:
        """Count scenarios by shelf, and the faulty ones."""
        rows = list(self.model.rows)
        for shelf in Shelf:
            self.chips.set_count(shelf, sum(row.shelf is shelf for row in rows))
        self.foot.show_totals(
            self.tr("脚本 {0} · 有问题 {1}").format(
                len(rows), sum(row.scenario is None for row in rows)
            )
        )

    def activate(self, _row: Entry) -> None:
        """Prepare a drill by Enter."""
        self.detail.begin_prepare()

    def enter(self, selection: str | None) -> None:
        """Come to the front; a file that was put on a shelf meanwhile is found."""
        super().enter(selection)
        self.load()

    def exported(self) -> tuple[Sequence[str], list[Sequence[object]]]:
        """Return what is shown, for the CSV file."""
        header = tuple(column.title for column in scenario_columns())
        return header, [
            (
                row.name,
                len(row.problems),
                lasts_words(row),
                len(row.scenario.injects) if row.scenario is not None else None,
                len(row.scenario.objectives) if row.scenario is not None else None,
                row.scenario.version if row.scenario is not None else None,
                shelf_words(row.shelf),
            )
            for row in self.shown_rows
        ]

    # Import

    def choose_file(self) -> None:
        """Ask for a scenario's file."""
        if self.dialog is not None:
            self.dialog.close()
        dialog = QFileDialog(self.window(), self.tr("导入脚本"))
        # Qt's own dialog: the system's is modal on some platforms and would cover a new alarm.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("脚本 (*.yaml *.yml *.zip)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.add(Path(path)))
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.show()

    def add(self, chosen: Path) -> None:
        """Copy a scenario into the street's own shelf, if it can be played."""
        street = self.console.profile
        self.console.pool.run(
            self,
            lambda: add_scenario(street, chosen),
            self._tell_added,
            lambda error: self._tell_refused(chosen, error),
        )

    def _tell_added(self, path: Path) -> None:
        self.want(str(path))
        self.load()
        self.tell(Done(self.tr("已导入脚本 {0}").format(path.name)))

    def _tell_refused(self, chosen: Path, error: Exception) -> None:
        if isinstance(error, ScenarioError):  # all that is wrong, to be mended in one go
            self.table.clearSelection()
            refused = Entry(f"refused:{chosen}", chosen, Shelf.OWN, None, tuple(error.problems))
            self.detail.show_refused(refused)
        self.tell(Done(self.tr("没有导入：{0}").format(sentence(error)), warning=2))

    def _tell_removed(self, name: str) -> None:
        self.load()
        self.tell(Done(self.tr("已从脚本库删除 {0}").format(name)))

    def _forget_dialog(self, _result: int) -> None:
        self.dialog = None
