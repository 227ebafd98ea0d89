"""Verification (复核): one choice by button or number; why it was false is offered, not asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from app.domain.alarms import Condition, Verdict
from app.domain.causes import causes_for
from app.services import alarms
from ui.labels import word
from ui.pages.alarms.work_panel import WorkPanel
from ui.widgets.basics import button, label, set_words
from ui.widgets.flow import FlowLayout
from ui.widgets.measure import spaced
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from PySide6.QtGui import QShortcut

    from app.services.desk import Desk
    from ui.console import Console

_VERDICTS = (Verdict.REAL, Verdict.FALSE, Verdict.TEST, Verdict.FAULT)
_FIRE = ("smoke", "electrical_fire")
_NUMBERED = 9


class VerdictPanel(WorkPanel):
    """Four verdicts on keys 1 to 4; pressing one records it at once.

    After 误报 and 故障 the causes that fit stand below, on keys 1 to 9; pressing one adds it. Until
    the panel is closed, another verdict replaces the first.
    """

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        look = console.look
        self._given: Verdict | None = None
        self.buttons: dict[Verdict, QPushButton] = {}
        line = spaced(look, FlowLayout(), 8)
        for number, verdict in enumerate(_VERDICTS, 1):
            made = button("", str(number))
            made.clicked.connect(partial(self.give, verdict))
            self.buttons[verdict] = made
            line.addWidget(made)
        self.body.addLayout(line)
        self._hint = label("", "dim", wrap=True)
        self.body.addWidget(self._hint)
        self.causes: dict[str, QPushButton] = {}
        self._causes = spaced(look, FlowLayout(), 6)
        self.body.addLayout(self._causes)
        foot = spaced(look, QHBoxLayout(), 8)
        self.close_button = button(self.tr("不复核"), "Esc", role="link")
        self.close_button.clicked.connect(self.close_panel)
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.body.addStretch(1)
        self._keys: list[QShortcut] = [
            self.bind(str(number), partial(self._press, number))
            for number in range(1, _NUMBERED + 1)
        ]

    def prepare(self) -> None:
        """Ask for the verdict."""
        self._given = None
        self.name(self.tr("复核"))
        is_fire = all(row.kind in _FIRE and row.condition == Condition.PROCESS for row in self.rows)
        for number, (verdict, made) in enumerate(self.buttons.items(), 1):
            text = (
                self.tr("真火警")
                if verdict is Verdict.REAL and is_fire
                else word("verdict", verdict)
            )
            set_words(made, text, str(number))
            made.setEnabled(True)
        self._hint.setText(self.tr("按数字或点一下就记下，不再询问。"))
        set_words(self.close_button, self.tr("不复核"), "Esc")
        self._offer(())
        self.buttons[Verdict.REAL].setFocus()

    def give(self, verdict: Verdict, cause: str | None = None) -> None:
        """Record a verdict for all alarms of the panel."""
        ids = tuple(row.id for row in self.rows)

        def work(desk: Desk) -> None:
            alarms.reset_all(desk, ids, verdict, cause=cause)

        for made in self.buttons.values():
            made.setEnabled(False)
        self.console.ask(self, work, lambda _: self._recorded(verdict, cause), self._refused)

    def _recorded(self, verdict: Verdict, cause: str | None) -> None:
        said = word("verdict", verdict)
        if cause is not None:
            said = self.tr("{0}，{1}").format(said, word("false_cause", cause))
        text = self.tr("已复核：{0}").format(said)
        fitting = self._fitting(verdict)
        if cause is not None or not fitting:
            self.finish(text)
            return
        self._given = verdict
        self.done.emit(Done(text))
        for made in self.buttons.values():
            made.setEnabled(True)
        self._hint.setText(
            self.tr("已记为“{0}”。知道原因就点一下（可不填），选错了可以重选。").format(said)
        )
        set_words(self.close_button, self.tr("不填原因"), "Esc")
        self._offer(fitting)

    def _fitting(self, verdict: Verdict) -> tuple[str, ...]:
        """Return the causes that fit all alarms of the panel."""
        first, *others = (causes_for(row.kind, verdict) for row in self.rows)
        return tuple(code for code in first if all(code in other for other in others))

    def _refused(self, error: Exception) -> None:
        for made in self.buttons.values():
            made.setEnabled(True)
        self.refuse(error)

    def _offer(self, codes: tuple[str, ...]) -> None:
        for chip in self.causes.values():
            self._causes.removeWidget(chip)
            chip.deleteLater()
        self.causes = {}
        for number, code in enumerate(codes, 1):
            key = str(number) if number <= _NUMBERED else ""
            chip = button(word("false_cause", code), key, role="chip")
            chip.clicked.connect(lambda _=False, code=code: self._give_cause(code))
            self.causes[code] = chip
            self._causes.addWidget(chip)
            chip.show()
        if codes:
            self.causes[codes[0]].setFocus()

    def _give_cause(self, code: str) -> None:
        if self._given is not None:
            self.give(self._given, code)

    def _press(self, number: int) -> None:
        """Press the button with this number: a cause once a verdict is given, else a verdict."""
        choices = list(self.causes.values()) or list(self.buttons.values())
        if number <= len(choices):
            choices[number - 1].click()
