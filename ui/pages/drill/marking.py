"""Evaluators' marks (评估员评定) on what is selected: a rating with a remark, and by whom.

A mark is an event of the journal; the last of an evaluator counts, and all of them are shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.domain.drill import directing
from app.domain.drill.marks import Rating, read_text
from app.domain.drill.player import EventKind
from app.domain.drill.scenario import RoleKind
from app.domain.instant import local_time
from ui.pages.drill.words import rating_words
from ui.widgets.basics import button, label, set_words
from ui.widgets.fields import LineField
from ui.widgets.flow import FlowLayout
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.drill.onlooker import Sight
    from ui.console import Console

_WHO = "drill/evaluator"
"""Under which the interface remembers who marked last."""
_HISTORY = 6


class Subject(NamedTuple):
    """What is marked: an objective's or expectation's id, its title, and our own finding."""

    id: str
    title: str
    finding: str


class MarkForm(QFrame):
    """See the module's text. `ordered(order)`: a command for the journal.

    `keys_on`: where P, S, M and U rate; an input method does not swallow them in a list.
    """

    ordered = Signal(object)

    def __init__(self, console: Console, keys_on: QWidget) -> None:
        super().__init__()
        look = console.look
        self._console = console
        self._subject: Subject | None = None
        self._sight: Sight | None = None
        self._chosen: Rating | None = None
        self.setProperty("role", "panel")
        self.setProperty("edge", "top")
        self.title = label("", "strong")
        self.finding = label("", "dim")
        self.buttons = {one: button(rating_words(one)) for one in Rating}
        self.withdraw_button = button(self.tr("撤回评定"), role="link")
        self.remark = LineField(
            look, "remark", self.tr("意见"), placeholder=self.tr("看到了什么；U 必须写"), limit=400
        )
        self.who = LineField(look, "who", self.tr("评估员"), limit=40)
        self.who.set_text(str(console.recall(_WHO, "")))
        self.history = label("", "dim", wrap=True)
        self.history.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        ratings = spaced(look, FlowLayout(), 8)
        for rating, made in self.buttons.items():
            made.clicked.connect(lambda _=False, one=rating: self.rate(one))
            ratings.addWidget(made)
        ratings.addWidget(self.withdraw_button)
        layout = spaced(look, QVBoxLayout(self), 6, (0, 8, 16, 10))
        said = spaced(look, FlowLayout(), 12)
        said.addWidget(self.title)
        said.addWidget(self.finding)
        layout.addLayout(said)
        layout.addLayout(ratings)
        line = spaced(look, QHBoxLayout(), 8)
        line.addWidget(self.remark, 5, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.who, 2, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(line)
        layout.addWidget(self.history)
        self.withdraw_button.clicked.connect(self._withdraw)
        self.who.changed.connect(self._show)
        for rating in Rating:
            key = QShortcut(QKeySequence(str(rating)), keys_on)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(lambda one=rating: self.rate(one))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(self._write_again)
        self._show()

    def show_subject(self, subject: Subject | None) -> None:
        """Show another subject; what was typed for the one before is forgotten."""
        is_other = (subject and subject.id) != (self._subject and self._subject.id)
        self._subject = subject
        if is_other:
            self._chosen = None
            own = self._own()
            self.remark.set_text("" if own is None else own[1])
        self._show()

    def show_sight(self, sight: Sight) -> None:
        """Show the marks that there are."""
        had_marks = self._sight is not None and self._sight.play.marks == sight.play.marks
        self._sight = sight
        if not had_marks:
            self._show()

    def rate(self, rating: Rating) -> None:
        """Write a rating down; U is asked why, first."""
        subject = self._subject
        if subject is None:
            return
        self._chosen = rating
        if not self.who.text:
            self.who.show_error(self.tr("请写是谁评的。"))
            self.who.focus()
        elif rating is Rating.UNABLE and not self.remark.text:
            self.remark.show_error(self.tr("评为 U 请写明原因，写好按 Ctrl+Enter 记下。"))
            self.remark.focus()
        else:
            self._console.remember(_WHO, self.who.text)
            self._chosen = None
            self._order(rating, self.remark.text)

    def _write_again(self) -> None:
        """Write down what waits for its reason, or the present rating with another remark."""
        own = self._own()
        rating = self._chosen or (None if own is None else own[0])
        if rating is not None:
            self.rate(rating)
        else:
            self.remark.show_error(self.tr("请先选 P、S、M 或 U。"))

    def _withdraw(self) -> None:
        self.remark.set_text("")
        self._order(None, "")

    def _order(self, rating: Rating | None, remark: str) -> None:
        if self._subject is not None:
            self.remark.show_error("")
            self.ordered.emit(directing.mark(self._subject.id, rating, remark, self.who.text))

    def _own(self) -> tuple[Rating, str] | None:
        """Return this evaluator's present mark on the subject."""
        if self._sight is None or self._subject is None:
            return None
        for mark in self._sight.play.marks:
            if (mark.subject, mark.actor) == (self._subject.id, self.who.text):
                return mark.rating, mark.remark
        return None

    def _show(self) -> None:
        subject, own = self._subject, self._own()
        self.setVisible(subject is not None and self.parent() is not None)
        if subject is None:
            return
        self.title.setText(subject.title)
        self.finding.setText(subject.finding)
        for rating, made in self.buttons.items():
            set_words(
                made, rating_words(rating), primary=own is not None and own[0] is rating
            )  # fmt: skip
        self.withdraw_button.setVisible(own is not None)
        if not self.who.text and self._sight is not None:
            titles = [
                one.title
                for one in self._sight.play.scenario.roles
                if one.kind is RoleKind.EVALUATOR
            ]
            self.who.edit.setPlaceholderText(self.tr("、").join(titles))
        lines = self._history_lines()
        self.history.setText("\n".join(lines))
        self.history.setVisible(bool(lines))

    def _history_lines(self) -> list[str]:
        """Return what was marked, the newest first; what no longer counts says so."""
        if self._sight is None or self._subject is None:
            return []
        lines, told = [], set()
        for event in reversed(self._sight.events):
            if event.kind is not EventKind.MARK or event.subject != self._subject.id:
                continue
            said = read_text(event.text)
            if said is None:
                continue
            rating, remark = said
            words = self.tr("撤回") if rating is None else str(rating)
            line = self.tr("{0} {1}：{2} {3}").format(
                local_time(event.at), event.actor, words, remark
            )
            if event.actor in told:
                line = self.tr("{0}（已改）").format(line.rstrip())
            told.add(event.actor)
            lines.append(line.rstrip())
        more = len(lines) - _HISTORY
        return lines[:_HISTORY] + ([self.tr("…还有 {0} 次").format(more)] if more > 0 else [])
