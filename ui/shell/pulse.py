"""The console's end of the heartbeat: feels whether the beat still arrives, and says so.

Once a second it compares the clocks and what the watch told; every two seconds it reads the newest
beat from the database in the pool, so that its own reading is proved too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from app.domain.heartbeat import ClockCheck, Evidence, Part, Trace, Verdict, judge
from ui.text import duration

if TYPE_CHECKING:
    from app.domain.heartbeat import Beat
    from app.notices import Status
    from ui.console import Console

translate = QCoreApplication.translate

_LOOK_MS = 1_000
_READ_MS = 2_000


class Pulse(QObject):
    """Sets `Console.beat` once a second while it runs."""

    def __init__(self, console: Console, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._console = console
        self._reading = False
        self._begin()
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.look)
        self._read = QTimer(self, interval=_READ_MS)
        self._read.timeout.connect(self.read)
        console.status_changed.connect(self._take_status)

    def start(self) -> None:
        """Begin to feel."""
        self._begin()
        self._look.start()
        self._read.start()
        self.read()

    def stop(self) -> None:
        """Feel no more; what was known last stays."""
        self._look.stop()
        self._read.stop()

    def read(self) -> None:
        """Read the newest beat, unless the last reading is still under way."""
        from app.services.heartbeat import newest_beat

        if not self._reading:
            self._reading = True
            self._console.ask(self, newest_beat, self._take_beat, self._fail)

    def look(self) -> None:
        """Judge by what is known now."""
        console = self._console
        tick = console.monotonic_age()
        self._clock.look(console.now(), tick)
        status = console.status
        heart = status.heart if status is not None else None
        verdict = judge(
            Evidence(
                heard=self._kept.ever,
                told_age=self._told.age(tick),
                sent_age=self._sent.age(tick),
                returned_age=self._returned.age(tick),
                committed_age=self._committed.age(tick),
                read_age=self._kept.age(tick),
                connected=status is None or status.broker.state == "connected",
                refused=heart is not None and bool(heart.refusal),
                fault=status.fault if status is not None else None,
                clock_jump=self._clock.jump,
                clock_stopped=self._clock.stopped(tick),
            )
        )
        console.feel(verdict)

    def _begin(self) -> None:
        tick = self._console.monotonic_age()
        self._told, self._sent, self._returned = Trace(tick), Trace(tick), Trace(tick)
        self._committed, self._kept = Trace(tick), Trace(tick)
        self._first: Beat | None = None
        self._has_read = False
        self._clock = ClockCheck(self._console.now(), tick)

    def _take_status(self, status: Status | None) -> None:
        if status is None:
            return
        tick = self._console.monotonic_age()
        self._told.see(object(), tick)
        heart = status.heart
        if heart is not None:
            self._sent.see((status.started_at, heart.sent or None), tick)
            if heart.returned:
                self._returned.see((status.started_at, heart.returned), tick)
            if heart.committed:
                self._committed.see((status.started_at, heart.committed), tick)

    def _take_beat(self, beat: Beat | None) -> None:
        self._reading = False
        if not self._has_read:
            # What lies there from the past proves nothing; only what is newer does.
            self._has_read, self._first = True, beat
        if beat is not None and beat != self._first:
            self._kept.see(beat, self._console.monotonic_age())

    def _fail(self, _error: Exception) -> None:
        self._reading = False  # it is logged; what is not read does not move


def sentence(verdict: Verdict) -> str:
    """Return what is dead, what is unknown, and what to do; "" while the chain holds."""
    if verdict.part is None:
        return ""
    return {
        Part.WATCH: translate(
            "Heartbeat", "报警服务没有心跳 {0}：现场有无报警不明。请电话轮询各居委会，按 F12 诊断。"
        ),
        Part.LINK: translate(
            "Heartbeat", "消息代理不通 {0}：感知消息进不来。请电话轮询各居委会，检查网络和代理。"
        ),
        Part.REFUSED: translate(
            "Heartbeat", "消息代理拒收心跳 {0}：消息能否到达不明。请电话轮询，找管理员开通权限。"
        ),
        Part.WRITE: translate(
            "Heartbeat", "数据库写不进 {0}：新报警显示不出来。请电话轮询各居委会，检查磁盘。"
        ),
        Part.READ: translate(
            "Heartbeat", "值守台读不到数据库 {0}：画面不是现状。请电话轮询各居委会，重开值守台。"
        ),
        Part.CLOCK: translate(
            "Heartbeat", "本机时钟停走或被拨动：报警时间不可信。请核对时间，电话轮询各居委会。"
        ),
    }[verdict.part].format(duration(round(verdict.age * 1000)))
