"""Absences: nobody is at home, so that rules about activity rest; noted and ended here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain.scopes import Scope
from app.services import windows
from app.services.windows import AbsenceRow, BadSpan
from ui.errors import sentence
from ui.pages.list_page import contains
from ui.pages.rules.quiet_model import (
    KEPT,
    OVER,
    PLANNED,
    RUNNING,
    absence_columns,
    exported_absences,
    left_text,
    phase,
    phase_text,
    rank,
    span_words,
)
from ui.pages.rules.scope_field import ScopeField
from ui.pages.rules.span_fields import ABSENCE_LENGTHS, BadTimeText, SpanFields
from ui.pages.rules.tab import Tab
from ui.pages.rules.wording import translate
from ui.text import UNKNOWN, moment
from ui.widgets.basics import EmptyState, button, label, set_words
from ui.widgets.detail_panel import DetailPanel
from ui.widgets.fields import LineField
from ui.widgets.form import Form
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.desk import Desk
    from ui.console import Console


class AbsenceForm(Form):
    """`noted(done, id)`: a `Done` that takes it back, and the note's id."""

    noted = Signal(object, str)
    error_fields = {BadSpan: "until"}  # noqa: RUF012

    def __init__(self, console: Console) -> None:
        super().__init__(console, "absence", translate("Quiet", "登记外出"))
        look = console.look
        self.body.addWidget(
            label(
                self.tr("外出期间，这户的“无活动”“用水过少”不报警；烟感、燃气照常。"),
                "dim",
                wrap=True,
            )
        )
        self.building = ScopeField(
            console,
            "building",
            self.tr("楼栋（必填）"),
            only=(Scope.BUILDING,),
            placeholder=self.tr("小区和楼号，或拼音首字母"),
        )
        self.place = LineField(
            look,
            "place",
            self.tr("住处（必填）"),
            placeholder=self.tr("与点位登记的位置一样，如 302 室"),
            limit=80,
        )
        self.span = SpanFields(look, self, console.now, ABSENCE_LENGTHS)
        self.note = LineField(look, "note", self.tr("备注"), limit=400)
        self.add(self.building)
        self.add(self.place)
        self.add(self.span.start)
        self.add(self.span.until)
        self.add(self.note)

    def submit(self) -> None:
        """Note it."""
        key = self.building.key
        if key is None:
            self.refuse(self.tr("请从列表里选一栋楼。"), "building")
            return
        if not self.place.text:
            self.refuse(self.tr("请写住处，与点位登记的位置一样。"), "place")
            return
        try:
            begins, ends = self.span.read()
        except BadTimeText as error:
            self.refuse(str(error), error.field)
            return
        building, place, note = key[1], self.place.text, self.note.text
        self.begin()
        self.console.ask(
            self,
            lambda desk: windows.note_absence(desk, building, place, begins, ends, note),
            lambda absence_id: self._tell(absence_id, place),
            self.fail,
        )

    def _tell(self, absence_id: str, place: str) -> None:
        done = Done(
            self.tr("已登记外出：{0}").format(place),
            lambda desk: windows.end_absence(desk, absence_id),
            self.tr("已撤销，{0}照常报警").format(place),
        )
        self.finish()
        self.noted.emit(done, absence_id)


class AbsenceDetail(DetailPanel):
    """Shows an absence. `done(done)`: a `Done`; `noted(id)`: a new one to be selected."""

    done = Signal(object)
    noted = Signal(str)

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            EmptyState(
                self.tr("没有选中外出登记"), self.tr("在左边选一行，或按 Ctrl+N 登记一户外出。")
            ),
        )
        self._row: AbsenceRow | None = None
        self._state = self.add_state()
        self._span = label("", wrap=True)
        self._note = label("", wrap=True)
        self._who = label("", "dim", wrap=True)
        self._error = label("", "error", wrap=True)
        for part in (self._span, self._note, self._who, self._error):
            self.facts.addWidget(part)
        self.end_button = button(self.tr("已回家"), "Enter")
        self.add_action(self.end_button)
        self.end_button.clicked.connect(self.end)
        self.form = AbsenceForm(console)
        self.add_form(self.form)
        self.form.noted.connect(self._tell_noted)

    def show_row(self, row: AbsenceRow | None) -> None:
        """Show an absence, or that none is selected; a form that is open stays."""
        changed = (row.id if row else "") != (self._row.id if self._row else "")
        self._row = row
        if self.open_form is not None:
            return
        if row is None:
            self.show_nothing()
            return
        if changed:
            self._error.hide()
        self.refresh()

    def refresh(self) -> None:
        """Show what is left now."""
        row, now = self._row, self.console.now()
        if row is None or self.open_form is not None:
            return
        found = phase(row, now)
        self.show_head(row.building or UNKNOWN, row.place, "", "")
        self._state.say(
            " · ".join(part for part in (phase_text(row, now), left_text(row, now)) if part)
        )
        self._span.setText(span_words(row, now))
        self._note.setText(row.note)
        self._note.setVisible(bool(row.note))
        who = self.tr("{0} 登记").format(row.created_by)
        if row.ended_at is not None and row.ended_by:
            who += self.tr("；{0} 提前结束于 {1}").format(row.ended_by, moment(row.ended_at, now))
        self._who.setText(who)
        words = self.tr("取消登记") if found == PLANNED else self.tr("已回家")
        set_words(self.end_button, words, "Enter", primary=True)
        self.end_button.setVisible(found != OVER)

    def begin_note(self) -> None:
        """Open the form of a new absence."""
        self.show_form(self.form)
        self.show_head(self.tr("外出"), self.tr("登记一户外出"), "", "")
        for part in (self._state, self._span, self._note, self._who, self._error):
            part.hide()
        self.form.open_for("new", "")

    def leave_note(self) -> None:
        """Show the facts again, now that the form is away."""
        for part in (self._span, self._who):
            part.show()
        if self._row is None:
            self.show_nothing()
        else:
            self.refresh()

    def end(self) -> None:
        """Somebody is at home again."""
        row = self._row
        now = self.console.now()
        if row is None or phase(row, now) == OVER:
            return
        row_id, building, place, note = row.id, row.building_id, row.place, row.note
        starts, ends = row.starts_at, row.ends_at
        done = Done(
            self.tr("{0} 有人在家了，照常报警").format(place),
            lambda desk: windows.note_absence(
                desk, building, place, max(starts, desk.store.clock.now()), ends, note
            ),
            self.tr("已撤销，{0} 仍是外出").format(place),
        )
        self.console.ask(
            self,
            lambda desk: windows.end_absence(desk, row_id),
            lambda _: self.done.emit(done),
            self._fail,
        )

    def _fail(self, error: Exception) -> None:
        self._error.setText(sentence(error))
        self._error.show()

    def _tell_noted(self, done: Done, absence_id: str) -> None:
        self.noted.emit(absence_id)
        self.done.emit(done)


class AbsencesTab(Tab[AbsenceRow]):
    """See the module's text."""

    detail: AbsenceDetail

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            translate("Quiet", "外出登记"),
            search_hint=translate("Quiet", "查找楼栋、住处、备注"),
            chips=[
                ("all", translate("Quiet", "全部")),
                (RUNNING, translate("Quiet", "进行中")),
                (PLANNED, translate("Quiet", "计划中")),
                (OVER, translate("Quiet", "已结束")),
            ],
            columns=absence_columns(console.now),
            give_way=("by", "span"),
            empty=EmptyState(
                translate("Quiet", "没有外出登记"),
                translate("Quiet", "独居老人住院、走亲戚时登记，期间不报“无活动”。"),
                translate("Quiet", "登记外出"),
            ),
            detail=AbsenceDetail(console),
            tables=("absences",),
        )
        self.new_button = button(self.tr("登记外出"), "Ctrl+N")
        self.header.add_action(self.new_button)
        self.new_button.clicked.connect(self.detail.begin_note)
        self.area.empty_acted.connect(self.detail.begin_note)
        self.detail.done.connect(self.tell)
        self.detail.noted.connect(self.want)
        self.detail.form_closed.connect(self.detail.leave_note)
        self.bind("Ctrl+N", self.detail.begin_note, self.tr("新的外出登记"))
        self.model.set_order(lambda row: rank(row, console.now()))
        self._phases: dict[str, str] = {}
        self.each_second(self.tick)

    def reading(self) -> Callable[[Desk], list[AbsenceRow]]:
        """Return what reads the absences that are not long over."""
        since = self.console.now() - KEPT
        return lambda desk: windows.absences(desk, since)

    def passes(self, row: AbsenceRow) -> bool:
        """Return whether chips and search let the row through."""
        (view,) = self.chips.on or ("all",)
        return view in ("all", phase(row, self.console.now())) and contains(
            self.header.search.text().strip(), row.building, row.place, row.note, row.created_by
        )

    def show_row(self, row: AbsenceRow | None) -> None:
        """Show an absence's detail."""
        self.detail.show_row(row)

    def count(self) -> None:
        """Count the absences by phase."""
        rows, now = list(self.model.rows), self.console.now()
        self._phases = {row.id: phase(row, now) for row in rows}
        found = list(self._phases.values())
        for view in (RUNNING, PLANNED, OVER):
            self.chips.set_count(view, found.count(view))
        self.foot.show_totals(self.tr("正在外出 {0} 户").format(found.count(RUNNING)))

    def tick(self) -> None:
        """Show what is left now."""
        now = self.console.now()
        if {row.id: phase(row, now) for row in self.model.rows} != self._phases:
            self.apply_filters()
        self.table.viewport().update()
        self.detail.refresh()

    def activate(self, _row: AbsenceRow) -> None:
        """End the absence by Enter; it can be taken back."""
        self.detail.end()

    def exported(self) -> tuple[Sequence[str], list[Sequence[object]]]:
        """Return what is shown, for the CSV file."""
        return exported_absences(self.shown_rows, self.console.now())
