"""How the drill stands, over every window of it: large in its colour unless it is running.

A line that is always there, so that nothing moves when the drill is paused: while it runs it tells
quietly which drill it is and its time; paused, held, not begun, ended or played by nobody it is
filled, and says so in words that are read across the room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.drill.mark import DRILL
from ui.text import UNKNOWN, drill_time, moment, number

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.domain.instant import Instant
    from app.drill.runs import Follower, Standing
    from app.profile import Profile
    from ui.console import Console

EVERY_MS = 500
HEIGHT = 44
_FAR_SHARE = 0.055
"""Of a wall's height."""
_LETTER = 0.56
"""Of the bar's height."""


class _Reading:
    """Follows a drill's journal on a worker's thread."""

    def __init__(self, drill: Profile) -> None:
        self._drill = drill
        self._follower: Follower | None = None

    def look(self, now: Instant) -> Standing:
        from app.drill.runs import (
            Follower,  # with it comes much that a street's console never needs
        )

        if self._follower is None:
            self._follower = Follower(self._drill)
        return self._follower.look(now)


class PauseBar(QWidget):
    """See the module's text. `far`: it is read from far away, and grows with the window."""

    def __init__(self, console: Console, *, far: bool = False) -> None:
        super().__init__()
        self._console = console
        self._far = far
        self._reading = _Reading(console.profile)
        self._is_asking = False
        self.standing: Standing | None = None
        """How the drill stands; None: not known."""
        self.text = ""
        self.is_loud = False
        """Whether the bar is filled: the drill does not run."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.fit(0)
        console.look.changed.connect(self.update)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._say(f"{DRILL} · {UNKNOWN}", loud=False)
        self.look()

    def fit(self, window_height: int) -> None:
        """Take the height that suits a window of this height."""
        least = self._console.look.px(HEIGHT)
        self.setFixedHeight(max(least, round(window_height * _FAR_SHARE)) if self._far else least)

    def look(self) -> None:
        """Read how the drill stands, unless a reading is under way."""
        if self._is_asking:
            return
        self._is_asking = True
        reading, now = self._reading, self._console.now()
        self._console.pool.run(self, lambda: reading.look(now), self._take, self._fail)

    def _take(self, standing: Standing) -> None:
        self._is_asking = False
        self.standing = standing
        words = self._words(standing)
        if words:
            self._say(words, loud=True)
            return
        drill = self._console.drill
        parts = (
            DRILL,
            drill.title if drill is not None else "",
            self.tr("推演时间 {0}").format(drill_time(standing.time)),
            self.tr("{0} 倍速").format(number(standing.speed, 1)) if standing.speed != 1 else "",
        )
        self._say(" · ".join(part for part in parts if part), loud=False)

    def _words(self, standing: Standing) -> str:
        """Return what is said loud; nothing of a drill that runs."""
        time = drill_time(standing.time)
        starts = standing.starts
        if standing.state == "ready":
            if starts is not None and standing.has_player:
                now = self._console.now()
                if not starts.is_missed(now):
                    return self.tr("尚未开始 NOT BEGUN · {0} 开始").format(moment(starts.at, now))
            return self.tr("尚未开始 NOT BEGUN")
        return {
            "paused": self.tr("推演暂停 PAUSED · {0}").format(time),
            "held": self.tr("导调暂停推进 HOLD · {0}").format(time),
            "unplayed": self.tr("推演停住 NOT PLAYED · 播放器没有在运行 · {0}").format(time),
            "ended": self.tr("推演已结束 ENDED · {0}").format(time),
            "damaged": self.tr("推演日志损坏 DAMAGED · 状态不明"),
        }.get(standing.state, "")

    def _fail(self, _error: Exception) -> None:
        self._is_asking = False
        self.standing = None
        self._say(self.tr("推演状态读不出来 UNKNOWN"), loud=True)

    def _say(self, text: str, *, loud: bool) -> None:
        if (text, loud) != (self.text, self.is_loud):
            self.text, self.is_loud = text, loud
            self.setAccessibleName(text)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words, filled when the drill does not run."""
        look = self._console.look
        painter = QPainter(self)
        box = QRectF(self.rect())
        painter.fillRect(self.rect(), look.color("drill" if self.is_loud else "panel"))
        painter.setPen(look.color("bg" if self.is_loud else "drill"))
        largest = round(self.height() * _LETTER)
        size = largest if self.is_loud or self._far else look.px(look.sizes.text)
        room = box.width() - look.px(32)
        painter.setFont(look.font_of_height(size, bold=self.is_loud))
        needed = painter.fontMetrics().horizontalAdvance(self.text)
        if needed > room:  # rather smaller than cut
            smaller = max(look.px(look.sizes.label), int(size * room / needed))
            painter.setFont(look.font_of_height(smaller, bold=self.is_loud))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text)
        if not self.is_loud:
            painter.fillRect(QRectF(0, box.height() - 1, box.width(), 1), look.color("line"))
        painter.end()
