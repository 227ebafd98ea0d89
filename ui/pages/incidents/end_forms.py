"""Closing an incident with its outcome and the resident's answer; opening it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.services import incidents
from app.services.incidents import TasksOpen
from ui.pages.incidents.model import satisfied_word
from ui.widgets.fields import CheckField, ChoiceField, LineField, NoteField
from ui.widgets.form import Form
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from app.services.incidents import IncidentRow
    from ui.console import Console

_ANSWERS: dict[str, bool | None] = {"yes": True, "no": False, "unknown": None}


class CloseForm(Form):
    """Closing (办结). `ended(done)`: a `Done` that opens it again, unless tasks were cancelled."""

    ended = Signal(object)
    error_fields = {TasksOpen: "force"}  # noqa: RUF012

    def __init__(self, console: Console) -> None:
        super().__init__(console, "incident_close", self.tr("办结"))
        look = console.look
        self._row: IncidentRow | None = None
        self.outcome = NoteField(
            look,
            "outcome",
            self.tr("处置结果（必填）"),
            placeholder=self.tr("怎么处置的，现场现在怎样"),
            rows=4,
        )
        self.satisfied = ChoiceField(look, "satisfied", self.tr("群众是否满意（必选）"))
        self.satisfied.offer(
            [
                ("", self.tr("请选择")),
                *((code, satisfied_word(answer)) for code, answer in _ANSWERS.items()),
            ]
        )
        self.force = CheckField(look, "force", self.tr("同时取消没有完成的任务"))
        self.add(self.outcome)
        self.add(self.satisfied)
        self.add(self.force)

    def open_row(self, row: IncidentRow) -> None:
        """Begin for an incident."""
        self.refresh(row)
        self.open_for(row.id, self.tr("办结 {0}").format(row.number))

    def refresh(self, row: IncidentRow) -> None:
        """Follow the number of open tasks while the form is open."""
        self._row = row
        self.force.setVisible(row.open_tasks > 0)
        self.force.box.setText(self.tr("同时取消 {0} 个没有完成的任务").format(row.open_tasks))

    def texts(self) -> dict[str, str]:
        """Return what a draft keeps: never the tick that cancels tasks."""
        return {name: text for name, text in super().texts().items() if name != "force"}

    def submit(self) -> None:
        """Close it."""
        row, outcome, answer = self._row, self.outcome.text, self.satisfied.text
        if row is None:
            return
        if not outcome:
            self.refuse(self.tr("请写处置结果。"), "outcome")
            return
        if answer not in _ANSWERS:
            self.refuse(self.tr("请选群众是否满意；没联系上就选“未能回访”。"), "satisfied")
            return
        force = row.open_tasks > 0 and self.force.is_on
        satisfied = _ANSWERS[answer]
        self.begin()
        self.console.ask(
            self,
            lambda desk: incidents.close_incident(desk, row.id, outcome, satisfied, force=force),
            lambda _: self._tell(row, undoable=not force),
            self.fail,
        )

    def _tell(self, row: IncidentRow, *, undoable: bool) -> None:
        again = self.tr("撤销刚才的办结")
        done = Done(
            self.tr("已办结 {0} {1}").format(row.number, row.title),
            (lambda desk: incidents.reopen_incident(desk, row.id, again)) if undoable else None,
            self.tr("已撤销，{0} 恢复处置中").format(row.number),
        )
        self.finish()
        self.ended.emit(done)


class ReopenForm(Form):
    """Opening a closed incident again. `ended(done)`: a `Done`."""

    ended = Signal(object)

    def __init__(self, console: Console) -> None:
        super().__init__(console, "incident_reopen", self.tr("重新打开"))
        self._row: IncidentRow | None = None
        self.reason = LineField(
            console.look,
            "reason",
            self.tr("原因（必填）"),
            choices=(self.tr("情况反复"), self.tr("群众不满意"), self.tr("办错了")),
        )
        self.add(self.reason)

    def open_row(self, row: IncidentRow) -> None:
        """Begin for an incident."""
        self._row = row
        self.open_for(row.id, self.tr("重新打开 {0}").format(row.number))

    def submit(self) -> None:
        """Open it again."""
        row, reason = self._row, self.reason.text
        if row is None:
            return
        self.begin()
        self.console.ask(
            self,
            lambda desk: incidents.reopen_incident(desk, row.id, reason),
            lambda _: self._tell(row),
            self.fail,
        )

    def _tell(self, row: IncidentRow) -> None:
        self.finish()
        self.ended.emit(Done(self.tr("已重新打开 {0}").format(row.number)))
