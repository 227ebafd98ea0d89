"""Writing down that somebody was called back about an incident (回访)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.services import calls
from ui.labels import codes, word
from ui.widgets.fields import ChoiceField, LineField
from ui.widgets.form import Form
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from app.services.incidents import IncidentRow
    from ui.console import Console

REACHED, UNREACHED = "reached", "unreached"


class CallForm(Form):
    """Whom, whether they answered, what was said. `made(done)`: a `Done`."""

    made = Signal(object)

    def __init__(self, console: Console) -> None:
        super().__init__(console, "incident_call", self.tr("登记回访"))
        look = console.look
        self._row: IncidentRow | None = None
        self.whom = ChoiceField(look, "whom", self.tr("打给谁"))
        self.whom.offer([(code, word("call_whom", code)) for code in codes("call_whom")])
        self.answer = ChoiceField(look, "answer", self.tr("接通没有（必选）"))
        self.answer.offer(
            [
                ("", self.tr("请选择")),
                (REACHED, word("call_outcome", REACHED)),
                (UNREACHED, word("call_outcome", UNREACHED)),
            ]
        )
        self.note = LineField(
            look,
            "note",
            self.tr("说了什么"),
            placeholder=self.tr("告知了什么，对方怎么说"),
            limit=500,
        )
        for part in (self.whom, self.answer, self.note):
            self.add(part)

    def open_row(self, row: IncidentRow) -> None:
        """Begin for an incident."""
        self._row = row
        self.open_for(row.id, self.tr("回访 {0}").format(row.number))

    def texts(self) -> dict[str, str]:
        """Return what a draft keeps: nothing while nothing was said."""
        texts = super().texts()
        return texts if texts["note"] else {}

    def submit(self) -> None:
        """Write it down."""
        row, whom, answer, note = self._row, self.whom.text, self.answer.text, self.note.text
        if row is None:
            return
        if answer not in (REACHED, UNREACHED):
            self.refuse(self.tr("请选接通没有；没打通也要登记，接着派人上门。"), "answer")
            return
        self.begin()
        self.console.ask(
            self,
            lambda desk: calls.call_about_incident(desk, row.id, whom, answer == REACHED, note),
            lambda _: self._tell(row, whom, answer),
            self.fail,
        )

    def _tell(self, row: IncidentRow, whom: str, answer: str) -> None:
        self.finish()
        said = self.tr("{0} 已登记回访{1}：{2}")
        text = said.format(row.number, word("call_whom", whom), word("call_outcome", answer))
        self.made.emit(Done(text))
