"""Settings: how the console looks and sounds, who is on duty, one's own password."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.services import duty, users
from ui.errors import explains, sentence, translate
from ui.i18n import LANGUAGES, set_language
from ui.labels import word
from ui.pages.page import Page
from ui.pages.settings.alarms import EscalationCard, SoundCard
from ui.pages.settings.card import card
from ui.pages.settings.guidance_card import GuidanceCard
from ui.pages.settings.reports_card import ReportsCard
from ui.printing.handover import handover_paper
from ui.text import moment
from ui.theme.look import ZOOMS
from ui.widgets.basics import PageHeader, button, label
from ui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.duty import ShiftRow
    from ui.console import Console
    from ui.printing.paper import Paper

explains(
    duty.ShiftRunning,
    lambda _: translate("Settings", "当前已有人当班，请先交班。"),
)
explains(duty.NobodyOnDuty, lambda _: translate("Settings", "现在无人当班，请先登记接班。"))


class Choice(QWidget):
    """A row of buttons of which exactly one is on."""

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        current: str,
        chosen: Callable[[str], None],
    ) -> None:
        super().__init__()
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.buttons: dict[str, QPushButton] = {}
        for code, text in options:
            made = button(text, role="chip")
            made.setCheckable(True)
            made.setChecked(code == current)
            made.clicked.connect(partial(self._choose, code, chosen))
            group.addButton(made)
            layout.addWidget(made)
            self.buttons[code] = made
        layout.addStretch(1)

    def _choose(self, code: str, chosen: Callable[[str], None], _checked: object = None) -> None:
        chosen(code)


class SettingsPage(Page):
    """See the module's text."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(20, 16, 20, 20)
        grid.setSpacing(12)
        grid.addWidget(self._make_looks(), 0, 0)
        grid.addWidget(self._make_duty(), 0, 1)
        grid.addWidget(self._make_account(), 1, 0)
        grid.addWidget(self._make_places(), 1, 1)
        self.sound = SoundCard(console)
        self.escalation = EscalationCard(console)
        grid.addWidget(self.sound, 2, 0)
        grid.addWidget(self.escalation, 2, 1)
        self.reports = ReportsCard(console)
        grid.addWidget(self.reports, 3, 0, 1, 2)
        self.guidance = GuidanceCard(console)
        grid.addWidget(self.guidance, 4, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(5, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(PageHeader(self.tr("设置")))
        layout.addWidget(area, 1)
        console.rows_changed.connect(self._rows_changed)

    def papers(self) -> Sequence[Paper]:
        """Return the record of the shift, which is handed over here."""
        return (handover_paper(is_blind=self.console.is_blind),)

    def enter(self, selection: str | None) -> None:  # noqa: ARG002
        """Read who is on duty."""
        self._read_shift()
        self.escalation.read()
        self.reports.read()
        self.guidance.read()
        actor = self.console.desk.actor
        self._who.setText(f"{actor.name} · {word('role', actor.role)}")

    # Looks

    def _make_looks(self) -> QWidget:
        console = self.console
        look = console.look
        self.theme = Choice(
            [("dark", self.tr("深色")), ("light", self.tr("浅色"))],
            look.palette.name,
            self._set_theme,
        )
        self.language = Choice(
            [(code, {"zh": "中文", "en": "English"}[code]) for code in LANGUAGES],
            str(console.recall("language", "zh")),
            self._set_language,
        )
        self.zoom = Choice(
            [(str(zoom), f"{zoom * 100:.0f}%") for zoom in ZOOMS],
            str(look.zoom),
            self._set_zoom,
        )
        return card(
            self.tr("外观"),
            [
                (self.tr("主题"), self.theme),
                (self.tr("语言"), self.language),
                (self.tr("缩放 Ctrl + / − / 0"), self.zoom),
            ],
        )

    def _set_theme(self, name: str) -> None:
        self.console.choose_theme(name)

    def _set_zoom(self, zoom: str) -> None:
        self.console.look.set_zoom(float(zoom))
        self.console.remember("zoom", float(zoom))

    def _set_language(self, code: str) -> None:
        self.console.remember("language", code)
        set_language(code)
        self.console.language_changed.emit()

    # Duty

    def _make_duty(self) -> QWidget:
        self._shift = label("—", wrap=True)
        self.shift_name = QLineEdit()
        self.shift_name.setPlaceholderText(self.tr("班次，如 二班"))
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("交班说明：未了的事、要留意的地方"))
        self.shift_button = button(self.tr("接班"), role="primary")
        self.shift_button.clicked.connect(self._change_shift)
        self._running: ShiftRow | None = None
        self._shift_error = label("", "error", wrap=True)
        self._shift_error.hide()
        return card(
            self.tr("值班"),
            [
                (self.tr("当班"), self._shift),
                (self.tr("下一班"), self.shift_name),
                (self.tr("交班说明"), self.note),
                ("", self.shift_button),
                ("", self._shift_error),
            ],
        )

    def _rows_changed(self, table: str, _ids: object) -> None:
        if table == "duty_shifts":
            self._read_shift()

    def _read_shift(self) -> None:
        self.console.ask(self, duty.current_shift, self._show_shift)

    def _show_shift(self, shift: ShiftRow | None) -> None:
        self._running = shift
        now = self.console.now()
        self.note.setEnabled(shift is not None)
        if shift is None:
            self._shift.setText(self.tr("无人登记"))
            self.shift_button.setText(self.tr("接班"))
        else:
            self._shift.setText(
                self.tr("{0} · {1}，{2} 起").format(
                    shift.name, shift.officer_name, moment(shift.started_at, now)
                )
            )
            self.shift_button.setText(self.tr("交班并接班"))

    def _change_shift(self) -> None:
        name, note = self.shift_name.text().strip(), self.note.text().strip()
        if not name:
            self._fail_shift(self.tr("请填写下一班的名称。"))
            return
        running = self._running is not None

        def done(_: object) -> None:
            self._shift_error.hide()
            self.shift_name.clear()
            self.note.clear()
            self.console.told.emit(self.tr("已接班：{0}").format(name))

        self.console.ask(
            self,
            lambda desk: (
                duty.hand_over(desk, note, name) if running else duty.start_shift(desk, name)
            ),
            done,
            lambda error: self._fail_shift(sentence(error)),
        )

    def _fail_shift(self, text: str) -> None:
        self._shift_error.setText(text)
        self._shift_error.show()

    # Account

    def _make_account(self) -> QWidget:
        self._who = label("—")
        self.old = QLineEdit()
        self.new = QLineEdit()
        for field, hint in ((self.old, self.tr("现在的口令")), (self.new, self.tr("新口令"))):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setPlaceholderText(hint)
        change = button(self.tr("修改口令"))
        change.clicked.connect(self._change_password)
        self._password_error = label("", "error", wrap=True)
        self._password_error.hide()
        return card(
            self.tr("账户"),
            [
                (self.tr("登录者"), self._who),
                (self.tr("口令"), self.old),
                ("", self.new),
                ("", change),
                ("", self._password_error),
            ],
        )

    def _change_password(self) -> None:
        old, new = self.old.text(), self.new.text()

        def done(_: object) -> None:
            self._password_error.hide()
            self.old.clear()
            self.new.clear()
            self.console.told.emit(self.tr("口令已修改。"))

        def failed(error: Exception) -> None:
            self._password_error.setText(sentence(error))
            self._password_error.show()

        self.console.ask(self, lambda desk: users.change_password(desk, old, new), done, failed)

    # Places

    def _make_places(self) -> QWidget:
        console = self.console
        folder = ElidedLabel(str(console.profile.folder))
        folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        broker = console.settings.broker
        return card(
            self.tr("本机"),
            [
                (self.tr("数据目录"), folder),
                (
                    self.tr("消息代理"),
                    label(
                        f"{broker.host}:{broker.port}"
                        + (self.tr("（试用）") if broker.trial else "")
                    ),
                ),
                (
                    self.tr("连接正式代理"),
                    label(self.tr("编辑数据目录里的 settings.toml，重启后生效"), wrap=True),
                ),
            ],
        )
