"""What the controller has to know of an inject, and what he can do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.domain.drill import directing
from app.domain.drill.player import EventKind, InjectState, body_of
from app.domain.drill.spans import span_text
from app.drill.bundle import is_safe
from app.drill.under_way import CONTROLLER
from ui.pages.drill.words import (
    body_lines,
    kind_word,
    role_title,
    state_word,
    time_text,
    trigger_words,
)
from ui.pages.inbox.attachment import AttachmentPart
from ui.widgets.basics import button, label, set_words
from ui.widgets.fields import LineField, NoteField
from ui.widgets.flow import FlowLayout
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.drill.player import Play, Step
    from app.domain.drill.timeline import Mark
    from app.drill.onlooker import Sight
    from ui.console import Console
    from ui.theme.look import Look


class InjectDetail(QScrollArea):
    """See the module's text. `folder`: where the scenario's attachments lie. `ordered(order)`: a
    command for the journal.
    """

    ordered = Signal(object)

    def __init__(self, console: Console, folder: Path) -> None:
        super().__init__()
        look = console.look
        self._look = look
        self._folder = folder
        self._inject: str | None = None
        self._sight: Sight | None = None
        self._shown: object = None
        self._asked: object = None
        self.title = label("", "title", wrap=True)
        self.facts = label("", "dim", wrap=True)
        self.text = label("", wrap=True)
        self.more = label("", wrap=True)
        self.answers = label("", wrap=True)
        self.guide = label("", wrap=True)
        self.attachment = AttachmentPart(console)
        self.fire_button = button(self.tr("现在发出"))
        self.skip_button = button(self.tr("跳过"))
        self.looks_for: list[QCheckBox] = []
        self.options: list[QWidget] = []
        self.answer_part = QWidget()
        self.who = LineField(look, "who", self.tr("谁答复"))
        self.answer = NoteField(look, "answer", self.tr("答复内容"), rows=2)
        self.answer_button = button(self.tr("记录答复"))
        self._lay_out(look)
        self.fire_button.clicked.connect(self._fire)
        self.skip_button.clicked.connect(self._skip)
        self.answer_button.clicked.connect(self._record)
        self._show()

    def _lay_out(self, look: Look) -> None:
        for one in (self.text, self.more, self.answers, self.guide):
            one.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        actions = spaced(look, FlowLayout())
        actions.addWidget(self.fire_button)
        actions.addWidget(self.skip_button)
        self._checks = spaced(look, QVBoxLayout(), 4)
        self._choices = spaced(look, FlowLayout())
        answering = spaced(look, QVBoxLayout(self.answer_part), 8)
        answering.addLayout(self._choices)
        answering.addLayout(self._checks)
        answering.addWidget(self.who)
        answering.addWidget(self.answer)
        answering.addWidget(self.answer_button, 0, Qt.AlignmentFlag.AlignLeft)
        content = QWidget()
        layout = spaced(look, QVBoxLayout(content), 10, (16, 12, 16, 12))
        layout.addWidget(self.title)
        layout.addWidget(self.facts)
        layout.addLayout(actions)
        for said in (self.text, self.more, self.answers):
            layout.addWidget(said)
        layout.addWidget(self.attachment)
        layout.addWidget(self.answer_part)
        layout.addWidget(self.guide)
        layout.addStretch(1)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_inject(self, inject: str | None) -> None:
        """Show another inject; what was typed for the one before is forgotten."""
        if inject != self._inject:
            self._inject = inject
            self.who.set_text("")
            self.answer.set_text("")
            self._show()

    def show_sight(self, sight: Sight) -> None:
        """Show how the inject stands now."""
        self._sight = sight
        self._show()

    def take_focus(self) -> None:
        """Put the keyboard where something can be done: to the answer, else to the first button."""
        if self.answer_part.isVisible():
            self.answer.focus()
        else:
            self.fire_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        sight, inject = self._sight, self._inject
        step = sight.play.steps.get(inject) if sight is not None and inject is not None else None
        if sight is None or step is None:
            self._shown = None
            self.attachment.show_file(None)
            self.title.setText(self.tr("在左边选一个注入"))
            for part in (
                self.facts, self.text, self.more, self.answers, self.answer_part, self.guide,
                self.fire_button, self.skip_button,
            ):  # fmt: skip
                part.hide()
            return
        mark = next(one for one in sight.line.marks if one.id == inject)
        begun = _has_begun(sight.play)
        shown = (step, mark, begun, sight.play.ended, sight.play.shift, sight.play.acts)
        if shown == self._shown:
            return
        self._shown = shown
        play = sight.play
        self.title.setText(step.inject.title)
        self.facts.setText(self._facts(play, step, mark))
        self.facts.show()
        _say(self.text, str(body_of(play, step.inject).get("text", "")))
        _say(self.more, self._more(play, step))
        _say(self.answers, self._answers(step))
        _say(self.guide, self._guide(play))
        self.attachment.show_file(self._file(play, step))
        self._show_actions(play, step)

    def _facts(self, play: Play, step: Step, mark: Mark) -> str:
        inject = step.inject
        parts = [
            self.tr("{0} · 给 {1}").format(
                kind_word(inject.kind), role_title(play.scenario, inject.to)
            ),
            self.tr("{0} · {1}").format(state_word(mark.state), time_text(mark.at)),
            self.tr("何时：{0}").format(trigger_words(play, inject)),
        ]
        if inject.answer_within is not None:
            parts.append(self.tr("应在 {0} 内答复").format(span_text(inject.answer_within)))
        if step.state is InjectState.FAILED:
            parts.append(self.tr("没有发出：{0}").format(step.reason))
        return "\n".join(parts)

    def _more(self, play: Play, step: Step) -> str:
        lines = [
            self.tr("{0}：{1}").format(name, value) for name, value in body_lines(play, step.inject)
        ]
        if step.inject.expects:
            lines.append(self.tr("希望看到：{0}").format(step.inject.expects))
        if step.inject.notes.watch:
            lines.append(self.tr("注意看：{0}").format(step.inject.notes.watch))
        if step.inject.notes.asked:
            lines.append(self.tr("问到时说：{0}").format(step.inject.notes.asked))
        return "\n".join(lines)

    def _guide(self, play: Play) -> str:
        """Return what the controller has to know before the drill, and to ask after it."""
        notes = play.scenario.notes
        if play.ended:
            return "\n".join(self.tr("讲评时问：{0}").format(one) for one in notes.discuss)
        if notes.conduct and not _has_begun(play):
            return self.tr("怎样导调：{0}").format(notes.conduct)
        return ""

    def _file(self, play: Play, step: Step) -> Path | None:
        """Return the file that goes with an inject, None where there is none."""
        name = str(body_of(play, step.inject).get("attachment", ""))
        return self._folder / name if name and is_safe(name) else None

    def _answers(self, step: Step) -> str:
        return "\n".join(
            self.tr("{0} {1} 答复：{2}").format(time_text(one.at), one.actor, one.text)
            for one in step.answers
        )

    def _show_actions(self, play: Play, step: Step) -> None:
        is_planned = step.state is InjectState.PLANNED
        set_words(
            self.fire_button,
            self.tr("现在发出") if is_planned or step.at is None else self.tr("再发一次"),
        )
        is_wanted = step.inject.id in play.wanted
        self.fire_button.show()
        self.fire_button.setEnabled(not play.ended and not is_wanted)
        self.skip_button.show()
        self.skip_button.setEnabled(is_planned and not play.ended)
        body = body_of(play, step.inject)
        asked = (step.inject.id, body)
        if asked != self._asked:
            self._asked = asked
            self._offer(step.inject.id, body.get("looks_for", ()), body.get("options", ()))
            if not self.who.text:
                self.who.set_text(role_title(play.scenario, step.inject.to))
        elif not self.who.text:
            self.who.set_text(role_title(play.scenario, step.inject.to))
        self.answer_part.setVisible(step.at is not None and not play.ended)

    def _offer(self, inject: str, looks_for: object, options: object) -> None:
        """Make what a good answer says, and what can be chosen, anew."""
        for part in (*self.looks_for, *self.options):
            part.hide()
            part.setParent(None)
            part.deleteLater()
        self.looks_for, self.options = [], []
        for words in looks_for if isinstance(looks_for, list | tuple) else ():
            check = QCheckBox(self.tr("说到了：{0}").format(words))
            self._checks.addWidget(check)
            self.looks_for.append(check)
        for option in options if isinstance(options, list | tuple) else ():
            said = f"{option.get('id', '')} {option.get('text', '')}".strip()
            made = button(said)
            made.clicked.connect(lambda _=False, text=said: self._answer(inject, text))
            self._choices.addWidget(made)
            self.options.append(made)

    def _fire(self) -> None:
        self._order(EventKind.FIRE)

    def _skip(self) -> None:
        self._order(EventKind.SKIP)

    def _order(self, kind: EventKind) -> None:
        if self._inject is not None:
            self.ordered.emit(directing.command(kind, CONTROLLER, subject=self._inject))

    def _record(self) -> None:
        said = [one.text() for one in self.looks_for if one.isChecked()]
        text = "；".join(filter(None, (self.answer.text, *said)))
        if not text:
            self.answer.show_error(self.tr("请写答复的内容，或勾选说到的要点。"))
            return
        if self._inject is not None:
            self._answer(self._inject, text)

    def _answer(self, inject: str, text: str) -> None:
        who = self.who.text or CONTROLLER
        self.answer.set_text("")
        for check in self.looks_for:
            check.setChecked(False)
        self.ordered.emit(directing.answer(inject, who, text))


def _has_begun(play: Play) -> bool:
    return play.clock.running or play.clock.at > 0


def _say(where: QLabel, text: str) -> None:
    where.setText(text)
    where.setVisible(bool(text))
