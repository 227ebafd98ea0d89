"""Writing down that somebody was called about an alarm (回访), or one of the building's people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.services import calls
from ui.labels import codes, word
from ui.pages.alarms.work_panel import WorkPanel
from ui.widgets.basics import Chips, button
from ui.widgets.fields import LineField
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from app.services.alarm_help import PersonRevealed
    from app.services.desk import Desk
    from ui.console import Console

REACHED, UNREACHED = "reached", "unreached"


class CallPanel(WorkPanel):
    """Whom, whether they answered, what was said. `called(person_id, reached)`: a person of the
    register was called, and it is written down.
    """

    called = Signal(str, bool)

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        look = console.look
        self._person: PersonRevealed | None = None
        whom = [(code, word("call_whom", code)) for code in codes("call_whom")]
        self.whom = Chips(whom, one=True)
        outcomes = [(code, word("call_outcome", code)) for code in (REACHED, UNREACHED)]
        self.answer = Chips(outcomes, one=True)
        self.note = LineField(
            look,
            "note",
            self.tr("说了什么"),
            placeholder=self.tr("告知了什么，对方怎么说"),
            limit=500,
        )
        self.save_button = button(self.tr("登记回访"), "Ctrl+Enter", role="primary")
        self.save_button.clicked.connect(self.submit)
        self.cancel_button = button(self.tr("取消"), "Esc")
        self.cancel_button.clicked.connect(self.close_panel)
        foot = spaced(look, QHBoxLayout(), 8)
        foot.addWidget(self.answer, 1)
        foot.addWidget(self.save_button)
        foot.addWidget(self.cancel_button)
        self.body.addWidget(self.whom)
        self.body.addLayout(foot)
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self.bind("Ctrl+Return", self.submit)
        self.bind("Ctrl+Enter", self.submit)

    def prepare(self) -> None:
        """Ask whom, and whether they answered."""
        self._person = None
        self.name(self.tr("回访"))
        self.whom.show()
        self.whom.set_on(["person"])
        self.answer.set_on([])
        self.note.set_text("")
        self.save_button.setEnabled(True)
        self.note.focus()

    def for_person(self, person: PersonRevealed) -> None:
        """Ask whether one of the building's people answered."""
        self._person = person
        self._title.setText(self.tr("通知 {0}").format(person.name))
        self.whom.hide()

    def submit(self) -> None:
        """Write it down."""
        if not self.rows or not self.save_button.isEnabled():
            return
        if not self.answer.on:
            self.refuse(self.tr("请选接通没有；没打通也要登记，接着派人上门。"))
            return
        alarm_id, note, person = self.rows[0].id, self.note.text, self._person
        reached = self.answer.on == (REACHED,)
        (whom,) = self.whom.on or ("person",)

        def work(desk: Desk) -> str:
            if person is not None:
                return calls.call_resident(desk, person.id, reached, note, alarm_id)
            return calls.call_about_alarm(desk, alarm_id, whom, reached, note)

        self.save_button.setEnabled(False)
        self.console.ask(self, work, lambda _: self._tell(person, whom, reached), self._fail)

    def _tell(self, person: PersonRevealed | None, whom: str, reached: bool) -> None:
        outcome = word("call_outcome", REACHED if reached else UNREACHED)
        said = self.tr("已登记回访{0}：{1}")
        if person is None:
            self.finish(said.format(word("call_whom", whom), outcome))
            return
        self.called.emit(person.id, reached)
        self.finish(self.tr("已登记通知{0}：{1}").format(person.name, outcome))

    def _fail(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        self.refuse(error)
