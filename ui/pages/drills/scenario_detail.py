"""The detail of a scenario: what it is about, or what is wrong with it; a drill is made here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal

from app.drill.library import Entry, Shelf, remove_scenario
from ui.errors import sentence
from ui.pages.drills.errors import problem_words
from ui.pages.drills.model import (
    capability_words,
    kind_words,
    lasts_words,
    role_words,
    shelf_words,
)
from ui.pages.drills.prepare_form import PrepareForm
from ui.pages.drills.text_section import TextSection
from ui.text import number
from ui.widgets.basics import EmptyState, button
from ui.widgets.confirm_bar import ConfirmBar
from ui.widgets.detail_panel import DetailPanel

if TYPE_CHECKING:
    from ui.console import Console

translate = QCoreApplication.translate


class ScenarioPanel(DetailPanel):
    """Shows a scenario. `prepared(name)`: a drill was made of it. `removed(title)`."""

    prepared = Signal(str)
    removed = Signal(str)

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            EmptyState(
                translate("Drills", "没有选中脚本"),
                translate("Drills", "在左边选一个脚本，看它的目标和情景，再准备推演。"),
            ),
        )
        self._row: Entry | None = None
        self._state = self.add_state()
        self.prepare_button = button(self.tr("准备推演"), "Enter", role="primary")
        self.remove_button = button(self.tr("从脚本库删除"))
        self.add_action(self.prepare_button)
        self.add_action(self.remove_button)
        self.question = ConfirmBar(console.look)
        self.add_beneath_actions(self.question)
        self.form = PrepareForm(console)
        self.add_form(self.form)
        self.parts = {
            name: TextSection(console.look)
            for name in ("problems", "summary", "objectives", "roles", "injects")
        }
        for part in self.parts.values():
            self.sections.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        self.sections.addStretch(1)
        self.prepare_button.clicked.connect(self.begin_prepare)
        self.remove_button.clicked.connect(self._ask_removal)
        self.question.confirmed.connect(self._remove)
        self.form.prepared.connect(self.prepared)

    def show_row(self, row: Entry | None) -> None:
        """Show a scenario; while a drill is being made the form stays."""
        before, self._row = self._row, row
        if row is None:
            self.leave_form()
            self.show_nothing()
            return
        if before is None or before.id != row.id:
            self.question.decline()
            if not self.form.is_at_work:
                self.leave_form()
        where = f"{shelf_words(row.shelf)} · {row.path.name}"
        if row.scenario is None:
            self.show_head(where, row.name, "", "")
        else:
            self.show_head(where, row.name, lasts_words(row), self.tr("时长"))
        count = len(row.problems)
        self._state.say(
            self.tr("有 {0} 处问题，不能推演").format(number(count)) if count else "", 3
        )
        self.prepare_button.setEnabled(row.scenario is not None)
        self.remove_button.setVisible(row.shelf is Shelf.OWN)
        self._show_parts(row)

    def show_refused(self, entry: Entry) -> None:
        """Show what is wrong with a file that was not taken into the library."""
        self.show_row(entry)
        self._state.say(self.tr("有 {0} 处问题，没有导入").format(number(len(entry.problems))), 3)
        self.remove_button.hide()

    def begin_prepare(self) -> None:
        """Open the form that makes a drill."""
        if self._row is not None and self._row.scenario is not None:
            self.question.decline()
            self.show_form(self.form)
            if not self.form.is_at_work:
                self.form.open_entry(self._row)

    def _show_parts(self, row: Entry) -> None:
        show = {name: part.show_lines for name, part in self.parts.items()}
        show["problems"](
            self.tr("问题 {0}").format(len(row.problems)), [problem_words(p) for p in row.problems]
        )
        scenario = row.scenario
        if scenario is None:
            for name in ("summary", "objectives", "roles", "injects"):
                show[name]("", ())
            return
        show["summary"](self.tr("概要"), [scenario.summary] if scenario.summary else [])
        show["objectives"](
            self.tr("目标 {0}").format(len(scenario.objectives)),
            [f"{one.title} · {capability_words(one.capability)}" for one in scenario.objectives],
        )
        show["roles"](
            self.tr("角色 {0}").format(len(scenario.roles)),
            [f"{one.title} · {role_words(one.kind)}" for one in scenario.roles],
        )
        show["injects"](
            self.tr("情景注入 {0}").format(len(scenario.injects)),
            [f"{kind_words(kind)} {count}" for kind, count in row.kinds.items()],
        )

    def _ask_removal(self) -> None:
        if self._row is not None:
            self.question.ask(
                self.tr("从脚本库删除“{0}”？已经准备好的推演不受影响。").format(self._row.name),
                self.tr("删除"),
                self._row.id,
            )

    def _remove(self, row_id: str) -> None:
        row = self._row
        if row is None or row.id != row_id:
            return
        street, path, name = self.console.profile, row.path, row.name

        def tell(_: object) -> None:
            self.question.decline()
            self.removed.emit(name)

        self.console.pool.run(
            self,
            lambda: remove_scenario(street, path),
            tell,
            lambda error: self.question.show_error(sentence(error)),
        )
