"""The top bar: drill time, how the drill stands, and the commands to its clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.drill import directing
from app.domain.drill.player import EventKind
from app.domain.drill.spans import BadSpan, parse_span, span_text
from app.domain.drill.timeline import next_step, passed_by
from app.drill.mark import DRILL
from app.drill.under_way import CONTROLLER
from ui.pages.drill.words import time_text
from ui.widgets.basics import Chips, button, label, set_words
from ui.widgets.confirm_bar import ConfirmBar
from ui.widgets.flow import FlowLayout
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from app.drill.onlooker import Sight
    from ui.pages.drill.link import Link
    from ui.theme.look import Look

_SPEEDS = ("0.5", "1", "2", "5", "10", "30", "60")
_TICK_MS = 200
_NOTE_MS = 8_000
_MINUTE = 60_000


class ControlBar(QFrame):
    """See the module's text. `ordered(order)`: a command for the journal. `start_wanted()`: there
    is no player, and one is to be begun.
    """

    ordered = Signal(object)
    start_wanted = Signal()

    def __init__(self, look: Look, link: Link) -> None:
        super().__init__()
        self._link = link
        self._is_starting = False
        self.setProperty("role", "bar")
        self.setProperty("edge", "bottom")
        self.time = label("—", "figure")
        self.story = label("", "dim")
        self.state = label("", "drill")
        self.pending = label("", "dim")
        self.name = label(f"{DRILL} {link.drill.mark.title}", "drill")
        self.start_button = button(self.tr("启动播放器"))
        self.play_button = button(self.tr("开始"), "F7")
        self.step_button = button(
            self.tr("下一个"), "F8",
            tip=self.tr("推演时间走到下一个有时间的注入，并把它发出；已经到点的马上发出"),
        )  # fmt: skip
        self.hold_button = button(self.tr("暂停推进"), "F9", tip=self.tr("情景停住，讨论继续"))
        self.end_button = button(self.tr("结束推演"))
        self.speeds = Chips([(one, f"×{one}") for one in _SPEEDS], one=True)
        self.jump_edit, self.jump_button = self._entry(self.tr("时间 0:30"), self.tr("跳到"))
        self.shift_edit, self.shift_button = self._entry(self.tr("分钟 +5 −5"), self.tr("顺延"))
        self.confirm = ConfirmBar(look)
        self.error = label("", "error", wrap=True)
        self.note = label("", "dim", wrap=True)
        self._noted = QTimer(self, interval=_NOTE_MS, singleShot=True)
        self._noted.timeout.connect(lambda: self.show_note(""))
        self._lay_out(look)
        self._connect()
        self._show_buttons()

    def _lay_out(self, look: Look) -> None:
        head = spaced(look, FlowLayout(), 12)
        for part in (self.time, self.story, self.state, self.name, self.pending):
            head.addWidget(part)
        self.controls = QWidget()
        controls = spaced(look, FlowLayout(self.controls))
        for one in (
            self.start_button, self.play_button, self.step_button, self.hold_button, self.speeds,
            self.jump_edit, self.jump_button, self.shift_edit, self.shift_button, self.end_button,
        ):  # fmt: skip
            controls.addWidget(one)
        layout = spaced(look, QVBoxLayout(self), 8, (16, 10, 16, 10))
        layout.addLayout(head)
        layout.addWidget(self.controls)
        layout.addWidget(self.confirm)
        layout.addWidget(self.error)
        layout.addWidget(self.note)
        self.error.hide()
        self.note.hide()
        for edit in (self.jump_edit, self.shift_edit):
            edit.setFixedWidth(look.px(110))

    def _connect(self) -> None:
        self._link.seen.connect(self._show)
        self._link.pending_changed.connect(self._show_pending)
        for key, one in (
            ("F7", self.play_button), ("F8", self.step_button), ("F9", self.hold_button)
        ):  # fmt: skip
            QShortcut(QKeySequence(key), self, one.click)
        self.start_button.clicked.connect(self._start)
        self.play_button.clicked.connect(lambda: self._order(directing.play_or_pause(CONTROLLER)))
        self.step_button.clicked.connect(lambda: self._order(directing.step(CONTROLLER)))
        self.hold_button.clicked.connect(lambda: self._order(directing.hold_or_go(CONTROLLER)))
        self.speeds.changed.connect(self._change_speed)
        self.jump_button.clicked.connect(self._ask_to_jump)
        self.jump_edit.returnPressed.connect(self._ask_to_jump)
        self.shift_button.clicked.connect(self._shift)
        self.shift_edit.returnPressed.connect(self._shift)
        self.end_button.clicked.connect(self._ask_to_end)
        self.confirm.confirmed.connect(self._confirmed)
        timer = QTimer(self, interval=_TICK_MS)
        timer.timeout.connect(self._show_time)
        timer.start()

    def _entry(self, hint: str, word: str) -> tuple[QLineEdit, QPushButton]:
        edit = QLineEdit()
        edit.setPlaceholderText(hint)
        edit.setAccessibleName(word)
        edit.setMaxLength(12)
        return edit, button(word)

    def show_error(self, sentence: str) -> None:
        """Say why something did not happen; an empty sentence takes the last one away."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def show_note(self, words: str) -> None:
        """Say for a while that something happened."""
        self.note.setText(words)
        self.note.setVisible(bool(words))
        if words:
            self._noted.start()

    def player_died(self) -> None:
        """Let the player be begun again."""
        self._is_starting = False
        self._show_buttons()

    # What is shown

    def _show(self, sight: Sight) -> None:
        if sight.standing.has_player:
            self._is_starting = False
        with QSignalBlocker(self.speeds):
            self.speeds.set_on([f"{sight.play.clock.speed:g}"])
        self._show_buttons()
        self._show_time()

    def _show_pending(self, count: int) -> None:
        self.pending.setText(self.tr("正在记入…") if count else "")
        self._show_buttons()

    def _show_time(self) -> None:
        sight = self._link.sight
        if sight is None:
            return
        time = self._link.time()
        self.time.setText(time_text(time))
        begins = sight.play.scenario.begins
        if begins:
            story = datetime.fromisoformat(begins) + timedelta(milliseconds=time)
            self.story.setText(self.tr("情景时间 {0}").format(f"{story:%Y-%m-%d %H:%M:%S}"))
        self.state.setText(self._state_words(sight))

    def _state_words(self, sight: Sight) -> str:
        clock = sight.play.clock
        if sight.play.ended:
            return self.tr("已结束")
        if self._is_starting:
            return self.tr("正在启动播放器…")
        if not sight.standing.has_player:
            if sight.cut_off or clock.running:
                return self.tr("播放器没有在运行，推演停在这里；启动后接着走")
            return self.tr("播放器没有在运行")
        if not sight.standing.is_played:
            return self.tr("播放器没有回应")
        if clock.held:
            return self.tr("暂停推进")
        if clock.running:
            return self.tr("进行中 ×{0}").format(f"{clock.speed:g}")
        if clock.at == 0 and not any(one.at is not None for one in sight.play.steps.values()):
            return self.tr("未开始")
        return self.tr("已暂停，播放器上次中断过") if sight.cut_off else self.tr("已暂停")

    def _show_buttons(self) -> None:
        sight = self._link.sight
        is_on = sight is not None and not sight.play.ended
        self.controls.setVisible(sight is None or is_on)
        has_player = sight is not None and sight.standing.has_player
        free = is_on and self._link.pending == 0
        clock = sight.play.clock if sight is not None else None
        goes_on = clock is not None and clock.running and not clock.held
        is_begun = clock is not None and (clock.running or clock.at > 0)
        self.start_button.setVisible(is_on and not has_player)
        self.start_button.setEnabled(free and not self._is_starting)
        set_words(self.start_button, self.tr("启动播放器"), primary=True)
        word = self.tr("暂停") if goes_on else self.tr("继续") if is_begun else self.tr("开始")
        set_words(self.play_button, word, "F7", primary=has_player)
        self.play_button.setEnabled(free and has_player)
        has_next = sight is not None and next_step(sight.play, self._link.time()) is not None
        self.step_button.setEnabled(free and has_player and has_next)
        is_held = clock is not None and clock.held
        set_words(self.hold_button, self.tr("恢复推进") if is_held else self.tr("暂停推进"), "F9")
        self.hold_button.setEnabled(free and has_player and clock is not None and clock.running)
        for part in (
            self.speeds, self.jump_edit, self.jump_button, self.shift_edit, self.shift_button,
        ):  # fmt: skip
            part.setEnabled(is_on)
        self.end_button.setEnabled(free)

    # What is pressed

    def _order(self, order: directing.Order) -> None:
        self.show_error("")
        self.ordered.emit(order)

    def _start(self) -> None:
        self._is_starting = True
        self.show_error("")
        self.start_wanted.emit()
        self._show_buttons()
        self._show_time()

    def _change_speed(self) -> None:
        speed = float(self.speeds.on[0])
        self._order(directing.command(EventKind.SPEED, CONTROLLER, value=speed))

    def _ask_to_jump(self) -> None:
        sight = self._link.sight
        try:
            to = parse_span(self.jump_edit.text())
        except BadSpan:
            to = -1
        if to < 0:
            self.show_error(self.tr("时间请写成 0:30、1:05:00 或 90s。"))
            return
        if sight is None:
            return
        passed = passed_by(sight.play, self._link.time(), to)
        if not passed:
            self._confirmed(f"jump {to}")
            return
        titles = ", ".join(sight.play.steps[one].inject.title for one in passed[:3])
        self.confirm.ask(
            self.tr("跳到 {0} 会跳过 {1} 个注入（{2}…），之后只能手动补发。").format(
                span_text(to), len(passed), titles
            ),
            self.tr("跳过去"),
            f"jump {to}",
        )

    def _shift(self) -> None:
        text = self.shift_edit.text().strip().replace("−", "-").replace("＋", "+")
        try:
            minutes = int(text)
        except ValueError:
            self.show_error(self.tr("请写整分钟数，如 5 或 -5。"))
            return
        self.shift_edit.clear()
        value = minutes * _MINUTE
        self._order(directing.command(EventKind.SHIFT, CONTROLLER, value=value))

    def _ask_to_end(self) -> None:
        self.confirm.ask(
            self.tr("结束“{0}”后不能再继续，没有发出的注入不再发出。").format(
                self._link.drill.mark.title
            ),
            self.tr("结束推演"),
            "end",
        )

    def _confirmed(self, subject: str) -> None:
        self.confirm.hide()
        if subject == "end":
            self._order(directing.command(EventKind.END, CONTROLLER))
            return
        self.jump_edit.clear()
        value = int(subject.removeprefix("jump "))
        self._order(directing.command(EventKind.JUMP, CONTROLLER, value=value))
