"""The top bar of a replay: where it stands, how all stood in numbers, and the keys to move it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.drill.mark import DRILL
from ui.pages.drill_replay.playhead import SPEEDS
from ui.pages.drill_replay.words import tally_words, time_words
from ui.widgets.basics import Chips, button, label, set_words
from ui.widgets.flow import FlowLayout
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from app.domain.drill.replay import Scene
    from app.drill.review.replaying import Replayed
    from ui.pages.drill_replay.playhead import Playhead
    from ui.theme.look import Look


class ReplayBar(QFrame):
    """See the module's text."""

    def __init__(self, look: Look, head: Playhead, title: str) -> None:
        super().__init__()
        self._head = head
        self._begins = ""
        self.setProperty("role", "bar")
        self.setProperty("edge", "bottom")
        self.time = label("—", "figure")
        self.story = label("", "dim")
        self.name = label(self.tr("{0} 回放 {1}").format(DRILL, title), "drill")
        self.beside = label("", "dim")
        self.home_button = button(self.tr("开头"), "Home")
        self.back_button = button(self.tr("上一件"), "←")
        self.play_button = button(self.tr("播放"), self.tr("空格"))
        self.next_button = button(self.tr("下一件"), "→")
        self.end_button = button(self.tr("结尾"), "End")
        self.reload_button = button(
            self.tr("重新读取"), "F5", tip=self.tr("推演还在进行时，读到现在")
        )
        self.speeds = Chips([(str(one), f"×{one}") for one in SPEEDS], one=True)
        self.speeds.set_on([str(head.speed)])
        self.numbers = label("", "dim", wrap=True)
        self.error = label("", "error", wrap=True)
        top = spaced(look, FlowLayout(), 12)
        for part in (self.time, self.story, self.name, self.beside):
            top.addWidget(part)
        controls = spaced(look, FlowLayout())
        for one in (
            self.home_button, self.back_button, self.play_button, self.next_button,
            self.end_button, self.speeds, self.reload_button,
        ):  # fmt: skip
            controls.addWidget(one)
        layout = spaced(look, QVBoxLayout(self), 8, (16, 10, 16, 10))
        layout.addLayout(top)
        layout.addLayout(controls)
        layout.addWidget(self.numbers)
        layout.addWidget(self.error)
        self.error.hide()
        self._connect()
        self._show_state()

    def _connect(self) -> None:
        head = self._head
        for key, one, do in (
            ("Home", self.home_button, head.go_home),
            ("Left", self.back_button, lambda: head.step(-1)),
            ("Space", self.play_button, head.toggle),
            ("Right", self.next_button, lambda: head.step(1)),
            ("End", self.end_button, head.go_to_end),
        ):
            one.clicked.connect(lambda _=False, do=do: do())
            QShortcut(QKeySequence(key), self, do)
        QShortcut(QKeySequence("F7"), self, head.toggle)
        QShortcut(QKeySequence("F5"), self, self.reload_button.click)
        self.speeds.changed.connect(lambda: head.set_speed(int(self.speeds.on[0])))
        head.state_changed.connect(self._show_state)

    def show_drill(self, drill: Replayed, beside: str) -> None:
        """Say what is replayed, and beside which other run."""
        self._begins = drill.drill.record.play.scenario.begins
        self.beside.setText(self.tr("○ 另一次：{0}").format(beside) if beside else "")

    def show_scene(self, scene: Scene) -> None:
        """Say where it stands, and how all stood."""
        self.time.setText(time_words(scene))
        self.story.setText(self._story(scene))
        self.numbers.setText("    ".join(f"{name} {told}" for name, told in tally_words(scene)))

    def show_error(self, sentence: str) -> None:
        """Say what went wrong; "" for nothing."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _story(self, scene: Scene) -> str:
        """Return what the clock in the story showed."""
        if not self._begins:
            return ""
        try:
            begins = datetime.fromisoformat(self._begins)
        except ValueError:
            return ""
        shown = begins + timedelta(milliseconds=scene.time)
        return self.tr("情景时间 {0}").format(shown.strftime("%Y-%m-%d %H:%M:%S"))

    def _show_state(self) -> None:
        text = self.tr("暂停") if self._head.is_playing else self.tr("播放")
        set_words(self.play_button, text, self.tr("空格"), primary=True)
