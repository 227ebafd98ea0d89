"""Setting alarms aside (屏蔽): for how long and why; or taking the sensor out of service (停用)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from app.domain.alarms import AlarmState
from app.domain.instant import DAY, HOUR, MINUTE, Instant, local_time
from app.services import shelving
from app.services.shelving import BadTime, Moved, VerdictFirst
from ui.errors import explains
from ui.pages.alarms.work_panel import WorkPanel
from ui.text import moment
from ui.widgets.basics import Chips, button, label
from ui.widgets.fields import LineField
from ui.widgets.measure import spaced
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from app.services.desk import Desk
    from ui.console import Console

translate = QCoreApplication.translate

_SPANS = {"15m": 15 * MINUTE, "1h": HOUR, "4h": 4 * HOUR}
UNTIL, OUT = "until", "out"

explains(
    BadTime,
    lambda _: translate("Shelving", "结束时间要在现在之后、24 小时之内：每一班都要重新看一眼。"),
)
explains(
    VerdictFirst,
    lambda _: translate("Shelving", "这个点位有待复核的火警，先复核，再停用。"),
)


class ShelvePanel(WorkPanel):
    """A duration, a reason, one button. Fire alarms wait for a verdict and are not shelved."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        look = console.look
        self.span = Chips(
            [
                ("15m", self.tr("15 分")),
                ("1h", self.tr("1 时")),
                ("4h", self.tr("4 时")),
                (UNTIL, self.tr("到指定时间")),
                (OUT, self.tr("停用点位")),
            ],
            one=True,
        )
        self.until = LineField(look, "until", self.tr("到几点（24 小时内）"), placeholder="16:30")
        self.reason = LineField(
            look,
            "reason",
            self.tr("原因（必填）"),
            choices=(
                self.tr("现场施工"),
                self.tr("已派人处理"),
                self.tr("反复误报，待检修"),
                self.tr("设备测试"),
                self.tr("住户已核实"),
            ),
        )
        self._note = label("", "dim", wrap=True)
        self.save_button = button("", "Ctrl+Enter", role="primary")
        self.save_button.clicked.connect(self.submit)
        self.cancel_button = button(self.tr("取消"), "Esc")
        self.cancel_button.clicked.connect(self.close_panel)
        first = spaced(look, QHBoxLayout(), 8)
        first.addWidget(self.span, 1)
        first.addWidget(self.save_button)
        first.addWidget(self.cancel_button)
        self.body.addLayout(first)
        for part in (self.until, self.reason, self._note):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.span.changed.connect(self._arrange)
        self.bind("Ctrl+Return", self.submit)
        self.bind("Ctrl+Enter", self.submit)

    def prepare(self) -> None:
        """Ask for how long and why."""
        self.name(self.tr("屏蔽"))
        self.span.set_on(["1h"])
        self.until.set_text("")
        self.reason.set_text("")
        self.reason.show_error("")
        self._arrange()
        self.reason.focus()

    def submit(self) -> None:
        """Set the alarms aside."""
        reason = self.reason.text
        if not reason:
            self.reason.show_error(self.tr("请写明原因：接班的人要看。"))
            self.reason.focus()
            return
        (span,) = self.span.on
        if span == OUT:
            self._take_out(reason)
            return
        until = self._end(span)
        if until is None:
            self.until.show_error(self.tr("请写成 16:30 这样的时间。"))
            self.until.focus()
            return
        ids = tuple(row.id for row in self.rows)
        self.save_button.setEnabled(False)
        self.console.ask(
            self,
            lambda desk: shelving.shelve(desk, ids, until, reason),
            lambda moved: self._shelved(moved, until),
            self._refused,
        )

    def _end(self, span: str) -> Instant | None:
        now = self.console.now()
        if span in _SPANS:
            return now + _SPANS[span]
        return next_time_of_day(self.until.text, now)

    def _shelved(self, moved: Moved, until: Instant) -> None:
        self.save_button.setEnabled(True)
        if not moved.done:
            self.refuse(self.tr("没有屏蔽：火警要先复核，或者报警刚刚结束。"))
            return
        when = moment(until, self.console.now())
        text = self.tr("已屏蔽 {0} 条，到 {1}").format(len(moved.done), when)
        if moved.refused:
            text = self.tr("{0}；{1} 条是火警或已结束，没有屏蔽").format(text, len(moved.refused))
        done = moved.done

        def undo(desk: Desk) -> object:
            return shelving.unshelve(desk, done)

        self.finish(text, Done(text, undo, self.tr("已取消屏蔽")))

    def _take_out(self, reason: str) -> None:
        sensors = tuple({row.sensor_id for row in self.rows})

        def work(desk: Desk) -> None:
            for sensor_id in sensors:
                shelving.take_out_of_service(desk, sensor_id, reason)

        def undo(desk: Desk) -> None:
            for sensor_id in sensors:
                shelving.return_to_service(desk, sensor_id)

        text = self.tr("已停用 {0} 个点位").format(len(sensors))
        self.save_button.setEnabled(False)
        self.console.ask(
            self,
            work,
            lambda _: self._taken_out(text, Done(text, undo, self.tr("点位已恢复使用"))),
            self._refused,
        )

    def _taken_out(self, text: str, done: Done) -> None:
        self.save_button.setEnabled(True)
        self.finish(text, done)

    def _refused(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        self.refuse(error)

    def _arrange(self) -> None:
        span = self.span.on[0] if self.span.on else "1h"
        self.until.setVisible(span == UNTIL)
        out = span == OUT
        fires = sum(row.latched and row.state != AlarmState.NORMAL for row in self.rows)
        self.save_button.setText((self.tr("停用") if out else self.tr("屏蔽")) + "  Ctrl+Enter")
        if fires:
            note = self.tr("其中 {0} 条是待复核的火警，不能屏蔽或停用：请先复核。").format(fires)
        elif out:
            note = self.tr("点位不再报警，直到有人在“已屏蔽”里恢复使用。")
        else:
            note = self.tr("屏蔽期间不响、不上报警条；到时自动回来。一直列在“已屏蔽”里。")
        self._note.setText(note)
        self.save_button.setEnabled(fires < len(self.rows))
        if span == UNTIL and not self.until.text:
            self.until.set_text(local_time(self.console.now() + 2 * HOUR)[:5])
            self.until.focus()


def next_time_of_day(text: str, now: Instant) -> Instant | None:
    """Return when Shanghai's clocks next show `text` (`16:30`); None when it is no time."""
    hours, _, minutes = normalize("NFKC", text).partition(":")
    if not (hours.isdigit() and minutes.isdigit() and int(hours) < 24 and int(minutes) < 60):
        return None
    midnight = now - (now + 8 * HOUR) % DAY
    at = midnight + int(hours) * HOUR + int(minutes) * MINUTE
    return at if at > now else at + DAY
