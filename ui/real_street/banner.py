"""What a drill's window shows of the real street: a calm line always, a banner when it breaks in.

A window of a drill puts its content into a `RealAlarmFrame` and a `RealStreetLine` among its
strips; both are of the console's one `RealStreet`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.drill.interruption import REAL
from ui.labels import level_name
from ui.real_street.far_banner import FarRealAlarm
from ui.real_street.sound import RealAlarmSound
from ui.real_street.street import RealStreet
from ui.real_street.words import KEY, how_long, state_of_street, what_and_where, words_of
from ui.widgets.basics import button, label
from ui.widgets.elided import ElidedLabel
from ui.widgets.marks import LevelMark

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.domain.drill.interruption import RealAlarm
    from ui.console import Console


class RealAlarmBanner(QFrame):
    """The banner: the most urgent real alarm, how long, and the key back."""

    def __init__(self, console: Console, street: RealStreet) -> None:
        super().__init__()
        self._console = console
        self._street = street
        self.setProperty("role", "real-alarm")
        self._level = QFrame()
        self._level.setProperty("role", "real-level")
        self._mark = LevelMark(console.look, 1)
        self._numeral = label("", "strong")
        inner = QHBoxLayout(self._level)
        inner.setSpacing(8)
        inner.addWidget(self._mark)
        inner.addWidget(self._numeral)
        self._what = ElidedLabel(role="title")
        self._more = ElidedLabel(role="title")
        self.go_button = button(self.tr("回到真实街道"), KEY)
        self.silence_button = button(self.tr("静音"), "F3")
        self.go_button.clicked.connect(street.go)
        self.silence_button.clicked.connect(street.silence)
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self._level.setSizePolicy(fixed, fixed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        for part in (self._what, self._more):
            part.setSizePolicy(wide, fixed)
            words.addWidget(part)
        words.addStretch(1)
        for key in (self.silence_button, self.go_button):
            key.setSizePolicy(fixed, fixed)
            key.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it has a key, and takes none from a field
        self._layout = QHBoxLayout(self)
        self._layout.setSpacing(16)
        self._layout.addWidget(self._level)
        self._layout.addLayout(words, 1)
        self._layout.addWidget(self.silence_button)
        self._layout.addWidget(self.go_button)

    @property
    def text(self) -> str:
        """What the banner says."""
        return f"{self._numeral.text()} {self._what.full_text} {self._more.full_text}"

    def show_alarm(self, alarm: RealAlarm) -> None:
        """Tell of the foremost alarm."""
        self._mark.set_level(alarm.level)
        self._numeral.setText(level_name(alarm.level))
        self._what.set_full_text(f"{REAL}  {what_and_where(alarm)}")
        self._more.set_full_text(how_long(self._street, self._console.now()))
        self.silence_button.setEnabled(not self._street.interruption.silenced)
        sound = self._street.findChild(RealAlarmSound)
        is_elsewhere = isinstance(sound, RealAlarmSound) and sound.is_elsewhere
        self.silence_button.setVisible(not is_elsewhere)

    def measure(self) -> None:
        """Take the size of the look."""
        look = self._console.look
        self.setFixedHeight(look.px(look.sizes.alarm_strip_loud))
        self._layout.setContentsMargins(look.px(16), 0, look.px(16), 0)


class RealAlarmFrame(QWidget):
    """A drill's window content, below the banner while the real street breaks in.

    Binds the key back to the real street in its window. A window that has no F3 of its own gives
    `has_silence_key=False`, and gets one for the real street. `gives_way_to`: see RealAlarmSound.
    `far`: it is read from far away.
    """

    def __init__(
        self,
        console: Console,
        content: QWidget,
        *,
        has_silence_key: bool = True,
        gives_way_to: tuple[str, ...] = (),
        far: bool = False,
    ) -> None:
        super().__init__()
        self._console = console
        self.street = street = RealStreet.of(console)
        if street.findChild(RealAlarmSound) is None:
            RealAlarmSound(console, street, gives_way_to)
        self.banner: RealAlarmBanner | FarRealAlarm
        self.banner = FarRealAlarm(console, street) if far else RealAlarmBanner(console, street)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addWidget(content, 1)
        self.banner.hide()
        self.key = QShortcut(QKeySequence(KEY), self)
        self.key.activated.connect(street.go)
        if not has_silence_key:
            QShortcut(QKeySequence("F3"), self).activated.connect(street.silence)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._refresh)
        street.changed.connect(self._refresh)
        street.broke_in.connect(self._call_attention)
        street.answered.connect(lambda answer: console.told.emit(words_of(answer)))
        console.look.changed.connect(self.banner.measure)
        self.banner.measure()
        self._refresh()

    def fall_silent(self) -> None:
        """End what sounds here, for the window is closed."""
        for sound in self.street.findChildren(RealAlarmSound):
            sound.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let a banner that is read from far away grow with the window."""
        super().resizeEvent(event)
        self.banner.measure()

    def _refresh(self) -> None:
        foremost = self.street.interruption.foremost
        if foremost is None:
            self._tick.stop()
            self.banner.hide()
            return
        if not self._tick.isActive():
            self._tick.start()
        self.banner.show_alarm(foremost)
        self.banner.show()

    def _call_attention(self, _alarms: object) -> None:
        QApplication.alert(self.window())


class RealStreetLine(QFrame):
    """How the real street is, in one line that never goes away."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._street = street = RealStreet.of(console)
        self.setProperty("role", "bar")
        self.setProperty("edge", "bottom")
        self._mark = LevelMark(console.look)
        self._words = ElidedLabel()
        self.go_button = button(self.tr("回到真实街道"), KEY, role="link")
        self.go_button.clicked.connect(street.go)
        self._layout = QHBoxLayout(self)
        self._layout.setSpacing(8)
        self._layout.addWidget(label(self.tr("真实街道"), "label"))
        self._layout.addWidget(self._mark)
        self._layout.addWidget(self._words)
        self._layout.addStretch(1)
        self._layout.addWidget(self.go_button)
        street.changed.connect(self._refresh)
        console.look.changed.connect(self._measure)
        self._measure()
        self._refresh()

    @property
    def text(self) -> str:
        """What the line says."""
        return self._words.full_text

    @property
    def level(self) -> int:
        """The level of what is wrong, 0 for nothing."""
        return self._mark.level

    def _refresh(self) -> None:
        words, level = state_of_street(self._street.look)
        self._words.set_full_text(words)
        self._mark.set_level(level)
        self._mark.setVisible(level > 0)
        look = self._street.look
        if look is not None and look.detail:
            self._words.setToolTip(f"{words}\n{look.detail}")

    def _measure(self) -> None:
        look = self._console.look
        self.setFixedHeight(look.px(look.sizes.status_strip))
        self._layout.setContentsMargins(look.px(16), 0, look.px(16), 0)
