"""The review of a drill in a panel: strengths, gaps, improvements, who took part, the report.

The same in the controller's window and on the street's page of drills; what is written stands in
the drill's own folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.drill.review.aftermath import (
    Attendance,
    Improvement,
    change_aftermath,
    drop_improvement,
    put_attendance,
    put_improvement,
)
from app.drill.review.reading import read_drill
from app.drill.review.words import gap_text, strength_text
from ui.pages.drill_review.errors import not_done
from ui.pages.drill_review.forms import AttendanceForm, ImprovementForm, RosterForm
from ui.pages.drill_review.report_part import ReportPart
from ui.pages.drills.text_section import TextSection
from ui.text import UNKNOWN, number
from ui.widgets.basics import button, label
from ui.widgets.detail_panel import section
from ui.widgets.flow import FlowLayout
from ui.widgets.line_section import LineSection
from ui.widgets.measure import spaced
from ui.widgets.table_model import Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.drill.review.aftermath import Aftermath
    from app.drill.review.reading import Reviewed
    from app.profile import Profile
    from ui.console import Console
    from ui.pages.drill_review.forms import ReviewForm

translate = QCoreApplication.translate


class _Plan(msgspec.Struct, frozen=True):
    """An improvement's row."""

    id: str
    improvement: Improvement


class _Came(msgspec.Struct, frozen=True):
    """An area's row. `id`: its code."""

    id: str
    name: str
    came: Attendance


def _plan_columns() -> list[Column[_Plan]]:
    return [
        Column("action", translate("DrillReview", "改进措施"), lambda row: row.improvement.action,
               stretch=True, tip=lambda row: row.improvement.action),
        Column("owner", translate("DrillReview", "责任人"),
               lambda row: row.improvement.owner or UNKNOWN, width=90,
               tip=lambda row: row.improvement.owner),
        Column("due", translate("DrillReview", "期限"),
               lambda row: row.improvement.due_on or UNKNOWN, width=96, right=True),
    ]  # fmt: skip


def _came_columns() -> list[Column[_Came]]:
    return [
        Column("name", translate("DrillReview", "居民区"), lambda row: row.name, stretch=True,
               tip=lambda row: row.id),
        Column("people", translate("DrillReview", "人数"), _people, width=90, right=True),
    ]  # fmt: skip


def _people(row: _Came) -> str:
    if row.came.people is None:
        return UNKNOWN
    return translate("DrillReview", "{0} 人").format(number(row.came.people))


class ReviewSection(QWidget):
    """See the module's text. `form_wanted(form)`: a form is to be shown, already opened.

    `forms` are to be given a place once. `told(words)`: something was written down.
    """

    form_wanted = Signal(object)
    told = Signal(str)

    def __init__(self, console: Console) -> None:
        super().__init__()
        look = console.look
        self._console = console
        self._drill: Profile | None = None
        self._reviewed: Reviewed | None = None
        self._back: tuple[str, Callable[[Aftermath], Aftermath]] | None = None
        self.improvement_form = ImprovementForm(console)
        self.attendance_form = AttendanceForm(console)
        self.roster_form = RosterForm(console)
        self.forms: tuple[ReviewForm, ...] = (
            self.improvement_form, self.attendance_form, self.roster_form,
        )  # fmt: skip
        for form in self.forms:
            form.saved.connect(self._note_saved)
        self.state = label("", "dim", wrap=True)
        self.undo_button = button(self.tr("撤销删除"), role="link")
        self.error = label("", "error", wrap=True)
        self.improve_button = button(self.tr("写改进措施"))
        self.attend_button = button(self.tr("登记参演居民区"))
        self.roster_button = button(self.tr("粘贴参演名单"))
        self.strengths, self.gaps, self.people = (TextSection(look) for _ in range(3))
        edit, drop = button(self.tr("修改"), role="link"), button(self.tr("删除"), role="link")
        self.plans: LineSection[_Plan] = LineSection(
            look, self.tr("改进措施"), _plan_columns(), most=8, buttons=(edit, drop)
        )
        change, remove = button(self.tr("修改"), role="link"), button(self.tr("删除"), role="link")
        self.came: LineSection[_Came] = LineSection(
            look, self.tr("参演居民区"), _came_columns(), most=8, buttons=(change, remove)
        )
        self.edit_button, self.drop_button = edit, drop
        self.change_button, self.remove_button = change, remove
        self.report = ReportPart(console)
        self.report.told.connect(self.told)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        look = self._console.look
        head = QWidget()
        inside = spaced(look, QVBoxLayout(head), 6, (16, 0, 16, 8))
        actions = spaced(look, FlowLayout(), 8)
        for one in (self.improve_button, self.attend_button, self.roster_button):
            actions.addWidget(one)
        said = spaced(look, FlowLayout(), 8)
        said.addWidget(self.state)
        said.addWidget(self.undo_button)
        inside.addLayout(actions)
        inside.addLayout(said)
        inside.addWidget(self.error)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(section(look, label(self.tr("复盘记录"), "label"), head))
        layout.addWidget(section(look, label(self.tr("复盘报告"), "label"), self.report))
        for part in (self.plans, self.came, self.people, self.gaps, self.strengths):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        for shown in (self.undo_button, self.error):
            shown.hide()

    def _connect(self) -> None:
        self.improve_button.clicked.connect(lambda: self._improve(None))
        self.attend_button.clicked.connect(lambda: self._attend(""))
        self.roster_button.clicked.connect(self._list)
        self.edit_button.clicked.connect(self._edit)
        self.drop_button.clicked.connect(self._drop)
        self.change_button.clicked.connect(self._change)
        self.remove_button.clicked.connect(self._remove)
        self.undo_button.clicked.connect(self._undo)
        self.plans.table.row_activated.connect(lambda _: self._edit())
        self.came.table.row_activated.connect(lambda _: self._change())

    @property
    def is_ready(self) -> bool:
        """Whether the drill was read."""
        return self._reviewed is not None

    def show_drill(self, drill: Profile) -> None:
        """Read a drill's review; the same one again is read anew."""
        if drill != self._drill:
            self._drill, self._reviewed, self._back = drill, None, None
            for part in (self.strengths, self.gaps, self.people):
                part.show_lines("", ())
            self.plans.show_lines((), "")
            self.came.show_lines((), "")
            self.undo_button.hide()
        self._allow()
        self._read()

    def _read(self) -> None:
        drill, now = self._drill, self._console.now()
        if drill is None:
            return
        if self._reviewed is None:
            self._say(self.tr("正在读推演的经过…"))

        def take(reviewed: Reviewed) -> None:
            if drill == self._drill:
                self._take(reviewed)

        self._console.pool.run(self, lambda: read_drill(drill, now), take, self._fail)

    def _take(self, reviewed: Reviewed) -> None:
        is_first = self._reviewed is None
        self._reviewed = reviewed
        if is_first:
            self._say("")
        self._show_error("")
        after, review, areas = reviewed.aftermath, reviewed.review, reviewed.names.areas
        self.plans.show_lines(
            [_Plan(one.id, one) for one in after.improvements],
            self.tr("改进措施 {0}").format(len(after.improvements)),
        )
        self.came.show_lines(
            [_Came(one.area, areas.get(one.area, one.area), one) for one in after.attendance],
            self.tr("参演居民区 {0}").format(len(after.attendance)),
        )
        self.people.show_lines(
            self.tr("参演人员 {0}").format(len(after.participants)),
            [
                " ".join(filter(None, (one.name, areas.get(one.area, one.area), one.role)))
                for one in after.participants
            ],
        )
        self.gaps.show_lines(
            self.tr("差距 {0}").format(len(review.gaps)), [gap_text(one) for one in review.gaps]
        )
        self.strengths.show_lines(
            self.tr("好的做法 {0}").format(len(review.strengths)),
            [strength_text(one) for one in review.strengths],
        )
        if self._drill is not None:
            self.report.show_drill(self._drill, reviewed.title)
        self._allow()

    def _allow(self) -> None:
        for one in (self.improve_button, self.attend_button, self.roster_button):
            one.setEnabled(self.is_ready)

    def _fail(self, error: Exception) -> None:
        self._say("")
        self._show_error(not_done(error))

    def _say(self, words: str) -> None:
        self.state.setText(words)
        self.state.setVisible(bool(words))

    def _show_error(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))

    def _note_saved(self, words: str) -> None:
        self._back = None
        self.undo_button.hide()
        self._say(words)
        self._read()
        self.told.emit(words)

    # What is pressed

    def _improve(self, improvement: Improvement | None) -> None:
        if self._drill is not None and self._reviewed is not None:
            self.form_wanted.emit(self.improvement_form)
            self.improvement_form.open_drill(self._drill, self._reviewed, improvement)

    def _attend(self, area: str) -> None:
        if self._drill is not None and self._reviewed is not None:
            self.form_wanted.emit(self.attendance_form)
            self.attendance_form.open_drill(self._drill, self._reviewed, area)

    def _list(self) -> None:
        if self._drill is not None and self._reviewed is not None:
            self.form_wanted.emit(self.roster_form)
            self.roster_form.open_drill(self._drill, self._reviewed)

    def _edit(self) -> None:
        row = self.plans.selected
        if row is not None:
            self._improve(row.improvement)

    def _change(self) -> None:
        row = self.came.selected
        if row is not None:
            self._attend(row.id)

    def _drop(self) -> None:
        row = self.plans.selected
        if row is not None:
            gone = row.improvement
            self._take_away(
                lambda before: drop_improvement(before, gone.id),
                lambda before: put_improvement(before, gone),
                gone.action,
            )

    def _remove(self) -> None:
        row = self.came.selected
        if row is not None:
            self._take_away(
                lambda before: put_attendance(before, None, row.id),
                lambda before: put_attendance(before, row.came, row.id),
                row.name,
            )

    def _take_away(
        self,
        change: Callable[[Aftermath], Aftermath],
        back: Callable[[Aftermath], Aftermath],
        what: str,
    ) -> None:
        def tell(_: object) -> None:
            self._back = (what, back)
            self._say(self.tr("已删除：{0}").format(what))
            self.undo_button.show()
            self._read()

        self._write(change, tell)

    def _undo(self) -> None:
        if self._back is None:
            return
        what, back = self._back

        def tell(_: object) -> None:
            self._back = None
            self.undo_button.hide()
            self._say(self.tr("已恢复：{0}").format(what))
            self._read()

        self._write(back, tell)

    def _write(
        self, change: Callable[[Aftermath], Aftermath], tell: Callable[[object], None]
    ) -> None:
        drill = self._drill
        if drill is not None:
            self._console.pool.run(
                self, lambda: change_aftermath(drill, change), tell, self._fail
            )  # fmt: skip
