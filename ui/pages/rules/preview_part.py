"""Trying a rule on the last seven days before it is saved: progress, a stop, what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from app.services import rules
from app.services.rules import PREVIEW_SPAN, Course
from ui.errors import sentence
from ui.labels import level_name
from ui.pages.rules.wording import joined
from ui.text import duration, number
from ui.widgets.basics import button, label
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from app.domain.instant import Instant
    from app.domain.preview import Preview
    from app.domain.rules import Rule
    from app.services.rules import Compared, RulePlace
    from ui.console import Console
    from ui.work import Job

translate = QCoreApplication.translate

_WHOLE = 0.93
"""A history that covers so much of the seven days is called seven days."""


def compared_text(found: Compared, until: Instant) -> str:
    """Return what a preview comes to, and how much history it rests on."""
    if not found.touched:
        return translate("Rules", "这样改不影响任何点位：设定没有变，或者下级都另有设定。")
    if found.since is None:
        text = translate(
            "Rules",
            "过去 7 天这里 {0} 个点位都没有读数，不能试算；保存后从下一条消息起按新设定判断。",
        ).format(number(found.touched))
        return text + _untouched(found)
    told = translate("Rules", "原来 {0} 条，改后 {1} 条{2}，涉及 {3} 个点位").format(
        number(found.before.raised),
        number(found.after.raised),
        _levels(found.after),
        number(found.sensors),
    )
    span = until - found.since
    if span >= PREVIEW_SPAN * _WHOLE:
        text = translate("Rules", "过去 7 天：{0}。").format(told)
    else:
        text = translate("Rules", "只有 {0} 的历史：{1}。历史短，仅供参考。").format(
            duration(span), told
        )
    if found.touched > found.sensors:
        text += translate("Rules", "另有 {0} 个点位没有读数。").format(
            number(found.touched - found.sensors)
        )
    return text + _untouched(found)


def _untouched(found: Compared) -> str:
    if not found.untouched:
        return ""
    return translate("Rules", "下级另有设定的 {0} 个点位不受影响。").format(number(found.untouched))


def _levels(found: Preview) -> str:
    counts = joined(
        translate("Rules", "{0} {1}").format(level_name(level), number(count))
        for level, count in found.by_level.items()
    )
    return translate("Rules", "（{0}）").format(counts) if counts else ""


class PreviewPart(QFrame):
    """The button, the progress and the sentence. `asked()`: whoever owns it calls `start`."""

    asked = Signal()

    def __init__(self, console: Console, unpreviewed: str = "") -> None:
        super().__init__()
        self._console = console
        self._course: Course | None = None
        self._job: Job | None = None
        self._fresh = False
        look = console.look
        self.setProperty("role", "panel")
        self.setProperty("edge", "top")
        self.try_button = button(self.tr("试算过去 7 天"), "Ctrl+T")
        self.stop_button = button(self.tr("停止"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._words = label(unpreviewed, "dim", wrap=True)
        line = spaced(look, QHBoxLayout(), 8)
        line.addWidget(self.try_button)
        line.addWidget(self._bar, 1)
        line.addWidget(self.stop_button)
        line.addStretch(0)
        layout = spaced(look, QVBoxLayout(self), 6, (16, 8, 16, 8))
        layout.addLayout(line)
        layout.addWidget(self._words)
        self._bar.hide()
        self.stop_button.hide()
        self.try_button.setVisible(not unpreviewed)
        self._words.setVisible(bool(unpreviewed))
        self.is_possible = not unpreviewed
        self.try_button.clicked.connect(self.asked)
        self.stop_button.clicked.connect(self._stop)
        self._tick = QTimer(self)
        self._tick.setInterval(100)
        self._tick.timeout.connect(self._show_course)

    @property
    def text(self) -> str:
        """What is said now."""
        return "" if self._words.isHidden() else self._words.text()

    @property
    def is_running(self) -> bool:
        """Whether a preview is under way."""
        return self._course is not None

    def start(self, place: RulePlace, rule: Rule | None) -> None:
        """Try a rule, or none of the place's own; what was under way is stopped."""
        self.forget()
        course = self._course = Course()
        until = self._console.now()
        self._say("")
        self._show_running(running=True)
        self._job = self._console.ask(
            self,
            lambda desk: rules.preview_rule(desk, place, rule, until, course),
            lambda found: self._take(found, until),
            self._fail,
        )

    def note_change(self) -> None:
        """The settings are others now: what was said is no longer about them."""
        if self._course is not None:
            self.forget()
        if self._fresh:
            self._fresh = False
            self._say(self.tr("设定又改了，请重新试算。"))

    def forget(self) -> None:
        """Stop what is under way and say nothing."""
        if self._course is not None:
            self._course.stop()
        if self._job is not None:
            self._job.cancel()
        self._course = self._job = None
        self._fresh = False
        self._show_running(running=False)
        if self.is_possible:
            self._say("")

    def _stop(self) -> None:
        self.forget()
        self._say(self.tr("试算已停止，没有改动任何规则。"))

    def _take(self, found: Compared, until: Instant) -> None:
        self._course = self._job = None
        self._show_running(running=False)
        self._fresh = True
        self._say(compared_text(found, until))

    def _fail(self, error: Exception) -> None:
        self._course = self._job = None
        self._show_running(running=False)
        self._say(sentence(error))

    def _say(self, text: str) -> None:
        self._words.setText(text)
        self._words.setVisible(bool(text))

    def _show_running(self, *, running: bool) -> None:
        self._bar.setVisible(running)
        self.stop_button.setVisible(running)
        self.try_button.setEnabled(not running)
        if running:
            self._bar.setRange(0, 0)
            self._tick.start()
        else:
            self._tick.stop()

    def _show_course(self) -> None:
        course = self._course
        if course is not None and course.total:
            self._bar.setRange(0, course.total)
            self._bar.setValue(course.done)
