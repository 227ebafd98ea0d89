"""Diagnostics (F12): the watch and its broker in numbers, sensors by kind, refused messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.services import sensors
from ui.labels import codes, word
from ui.pages.diagnostics.model import QuarantineModel
from ui.pages.page import Page
from ui.text import UNKNOWN, duration, moment, number
from ui.widgets.basics import EmptyState, PageHeader, button, label
from ui.widgets.table import Table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from app.notices import Status
    from app.services.desk import Desk
    from app.services.sensors import KindCount, QuarantineRow
    from ui.console import Console


_MOST_NAMED = 3


class Facts(QFrame):
    """Names and values in two columns."""

    def __init__(self, title: str, names: list[tuple[str, str]]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._values: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 14)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.addWidget(label(title, "strong"), 0, 0, 1, 2)
        for row, (code, name) in enumerate(names, start=1):
            value = label(UNKNOWN, wrap=True)
            grid.addWidget(label(name, "label"), row, 0)
            grid.addWidget(value, row, 1)
            self._values[code] = value
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(names) + 1, 1)

    def show_values(self, values: dict[str, str]) -> None:
        """Show values by code; the others become unknown."""
        for code, value in self._values.items():
            value.setText(values.get(code, UNKNOWN))


class DiagnosticsPage(Page):
    """See the module's text."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._read_once = False
        header = PageHeader(self.tr("运行诊断"), self.tr("查找主题、原因"))
        header.search_changed.connect(self._search)
        self._header = header
        logs = button(self.tr("打开日志目录"))
        logs.clicked.connect(self._open_logs)
        header.add_action(logs)
        self.watch = Facts(
            self.tr("报警服务"),
            [
                ("state", self.tr("状态")),
                ("since", self.tr("已运行")),
                ("last_message", self.tr("最近消息")),
                ("last_commit", self.tr("最近入库")),
                ("rate", self.tr("每秒消息")),
                ("pending", self.tr("等候入库")),
                ("heart", self.tr("心跳发·回·存")),
            ],
        )
        self.broker = Facts(
            self.tr("消息代理"),
            [
                ("state", self.tr("状态")),
                ("address", self.tr("地址")),
                ("software", self.tr("软件")),
                ("protocol", self.tr("协议")),
                ("detail", self.tr("说明")),
                ("refusal", self.tr("心跳被拒")),
                ("fire", self.tr("消防主机接入")),
                ("fire_lost", self.tr("断开的传输装置")),
            ],
        )
        self.counts = Facts(
            self.tr("自报警服务启动以来"),
            [
                ("received", self.tr("收到")),
                ("committed", self.tr("入库")),
                ("duplicates", self.tr("重复")),
                ("missed", self.tr("序号缺失")),
                ("quarantined", self.tr("隔离")),
                ("alarms_raised", self.tr("新报警")),
            ],
        )
        self.kinds = Facts(
            self.tr("感知点位：在线 / 共有 · 离线 · 从未上报"),
            [(code, word("sensor_kind", code)) for code in codes("sensor_kind")],
        )
        cards = QHBoxLayout()
        cards.setContentsMargins(20, 16, 20, 12)
        cards.setSpacing(12)
        for card, stretch in ((self.watch, 3), (self.broker, 4), (self.counts, 3), (self.kinds, 5)):
            cards.addWidget(card, stretch)
        top = QWidget()
        top.setLayout(cards)
        self.model = QuarantineModel(console)
        self.table = Table(console.look, self.model)
        self.table.allow_sorting()
        self._empty = EmptyState(
            self.tr("没有被隔离的消息"),
            self.tr("无法识别的消息会连同原因留在这里，不会悄悄丢掉。"),
        )
        self._payload = label("", wrap=True)
        below = QWidget()
        inner = QVBoxLayout(below)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        title = label(self.tr("隔离的消息"), "strong")
        title.setContentsMargins(20, 8, 20, 8)
        self._payload.setContentsMargins(20, 8, 20, 12)
        for part in (title, self.table, self._empty, self._payload):
            inner.addWidget(part, 1 if part in (self.table, self._empty) else 0)
        splitter = QSplitter()
        splitter.addWidget(below)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addWidget(top)
        layout.addWidget(splitter, 1)
        self.table.row_selected.connect(self._show_payload)
        console.status_changed.connect(self._show_status)
        console.rows_changed.connect(self._rows_changed)
        self._timer = QTimer(self, interval=500, singleShot=True)
        self._timer.timeout.connect(self._read)
        self._show_status(console.status)

    @property
    def is_ready(self) -> bool:
        """Whether everything has been read once."""
        return self._read_once

    def enter(self, selection: str | None) -> None:
        """Read again."""
        self._read()
        if selection is not None:
            self.table.select(selection)

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self._header.search.setFocus()

    def _rows_changed(self, table: str, _ids: object) -> None:
        concerned = table in {"quarantined_messages", "sensors"}
        if concerned and self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def _read(self) -> None:
        self.console.ask(self, _read_both, self._show)

    def _show(self, found: tuple[list[KindCount], list[QuarantineRow]]) -> None:
        counts, rows = found
        self._read_once = True
        self.kinds.show_values(
            {
                c.kind: f"{number(c.reporting)} / {number(c.total)} · {number(c.stale)} · "
                f"{number(c.never)}"
                for c in counts
            }
        )
        self.model.replace(rows)
        self._review()

    def _review(self) -> None:
        self._header.show_count(self.model.shown, self.model.total)
        self.table.setVisible(self.model.shown > 0)
        self._empty.setVisible(self.model.shown == 0)
        self._payload.setVisible(self.model.shown > 0)
        self.table.select_first()

    def _search(self, text: str) -> None:
        wanted = text.lower()
        self.model.set_filter(
            (lambda r: wanted in f"{r.topic} {word('refusal', r.reason)} {r.detail}".lower())
            if wanted
            else None
        )
        self._review()

    def _show_payload(self, row_id: str | None) -> None:
        row = self.model.row(row_id) if row_id else None
        self._payload.setText(
            self.tr("内容：{0}").format(row.payload[:400]) if row is not None else ""
        )

    def _show_status(self, status: Status | None) -> None:
        if status is None:
            self.watch.show_values({"state": self.tr("无响应")})
            self.broker.show_values({})
            self.counts.show_values({})
            return
        now = self.console.now()
        self.watch.show_values(
            {
                "state": self.tr("正常") if status.fault is None else status.fault_detail,
                "since": duration(now - status.started_at),
                "last_message": moment(status.last_message_at, now),
                "last_commit": moment(status.last_commit_at, now),
                "rate": number(status.rate, 1),
                "pending": number(status.pending),
                "heart": _numbers(status),
            }
        )
        self.broker.show_values(
            {
                "state": word("broker_state", status.broker.state),
                "address": status.broker.address,
                "software": status.broker.software or UNKNOWN,
                "protocol": status.broker.protocol or UNKNOWN,
                "detail": status.broker.detail
                or (self.tr("试用代理，不用于正式值守") if status.broker.trial else UNKNOWN),
                "refusal": (status.heart.refusal if status.heart else "") or UNKNOWN,
                **self._fire(status, now),
            }
        )
        self.counts.show_values(
            {
                name: number(getattr(status, name))
                for name in (
                    "received",
                    "committed",
                    "duplicates",
                    "missed",
                    "quarantined",
                    "alarms_raised",
                )
            }
        )

    def _fire(self, status: Status, now: int) -> dict[str, str]:
        """Return the lines about fire systems' transmission devices."""
        fire = status.fire
        if fire is None:
            return {"fire": self.tr("未启用")}
        if fire.error:
            return {"fire": self.tr("{0} 打不开：{1}").format(fire.address, fire.error)}
        gone = [one for one in fire.devices if not one.connected]
        return {
            "fire": self.tr("{0} · 在线 {1} · 帧 {2} · 否认 {3}").format(
                fire.address,
                number(len(fire.devices) - len(gone)),
                number(fire.frames),
                number(fire.denied),
            ),
            "fire_lost": self.tr("、").join(
                self.tr("{0} 自 {1}").format(one.address, moment(one.since, now))
                for one in gone[:_MOST_NAMED]
            )
            + (self.tr(" 等 {0} 台").format(number(len(gone))) if len(gone) > _MOST_NAMED else "")
            or UNKNOWN,
        }

    def _open_logs(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.console.profile.logs)))


def _numbers(status: Status) -> str:
    heart = status.heart
    if heart is None:
        return UNKNOWN
    return " · ".join(map(number, (heart.sent, heart.returned, heart.committed)))


def _read_both(desk: Desk) -> tuple[list[KindCount], list[QuarantineRow]]:
    return sensors.counts(desk), sensors.quarantine(desk)
