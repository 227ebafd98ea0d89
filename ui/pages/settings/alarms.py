"""Settings of alarms: how they sound here, and when one that nobody acknowledges is escalated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from app.domain.escalation import EscalationTimes
from app.services import settings_of_street
from ui.alarms.sound_words import device_text, sound_problem, voice_text, volume_text
from ui.errors import explains, sentence, translate
from ui.labels import level_name
from ui.pages.settings.card import card
from ui.widgets.basics import button, label

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.services.settings_of_street import StreetSettings
    from ui.console import Console


def _bad_value(error: Exception) -> str:
    assert isinstance(error, settings_of_street.BadValue)
    if error.setting != "escalate_after_s":
        return translate("Settings", "请填 {0} 到 {1} 之间的数。").format(error.least, error.most)
    return translate("Settings", "请填 {0} 到 {1} 之间的数；不需要升级的级别填 0。").format(
        error.least, error.most
    )


explains(settings_of_street.BadValue, _bad_value)


class SoundCard(QWidget):
    """The device, its volume and the voice as far as they are known, and a test."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._device = label("—", wrap=True)
        self._volume = label("—", wrap=True)
        self._voice = label("—", wrap=True)
        self._problem = label("", "error", wrap=True)
        self.test_button = button(self.tr("试声音和语音"))
        self.test_button.clicked.connect(console.sound_test_asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            card(
                self.tr("报警声音"),
                [
                    (self.tr("音频设备"), self._device),
                    (self.tr("系统音量"), self._volume),
                    (self.tr("语音播报"), self._voice),
                    ("", self.test_button),
                    ("", self._problem),
                ],
            )
        )
        if console.annunciator is not None:
            console.annunciator.changed.connect(self._show)
        self._show()

    @property
    def texts(self) -> list[str]:
        """What the card says."""
        return [part.text() for part in (self._device, self._volume, self._voice, self._problem)]

    def _show(self) -> None:
        annunciator = self._console.annunciator
        problem = None
        if annunciator is not None:
            self._device.setText(device_text(annunciator))
            self._volume.setText(volume_text(annunciator))
            self._voice.setText(voice_text(annunciator))
            problem = sound_problem(annunciator)
        self._problem.setText(problem[1] if problem is not None else "")
        self._problem.setVisible(problem is not None)


class EscalationCard(QWidget):
    """The times of escalation by level; leaders and administrators change them."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._settings: StreetSettings | None = None
        self.fields: list[QSpinBox] = []
        rows: list[tuple[str, QWidget]] = []
        for level in (1, 2, 3, 4):
            field = QSpinBox()
            field.setRange(0, settings_of_street.ESCALATE_MOST_S)
            field.setSingleStep(30)
            field.setSuffix(self.tr(" 秒"))
            field.setSpecialValueText(self.tr("不升级"))
            field.setAccessibleName(level_name(level))
            field.valueChanged.connect(self._review)
            self.fields.append(field)
            rows.append((level_name(level), field))
        explained = label(
            self.tr(
                "超过时间无人确认：声音加快、报警条加高；再过同样时间，列入“待值班长处理”。"
                "确认后从头计时。"
            ),
            "dim",
            wrap=True,
        )
        self.save_button = button(self.tr("保存"), role="primary")
        self.save_button.setEnabled(False)
        self.save_button.clicked.connect(self._save)
        self._error = label("", "error", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            card(
                self.tr("超时未确认"),
                [*rows, ("", explained), ("", self.save_button), ("", self._error)],
            )
        )
        self._error.hide()
        console.rows_changed.connect(self._rows_changed)

    @property
    def error(self) -> str:
        """What could not be done, empty when all is well."""
        return "" if self._error.isHidden() else self._error.text()

    def read(self) -> None:
        """Read the street's settings."""
        self._console.ask(self, settings_of_street.settings, self._take)

    def _rows_changed(self, table: str, _ids: object) -> None:
        # While somebody types, what is typed stays.
        if table == "local_facts" and not self.save_button.isEnabled():
            self.read()

    def _take(self, settings: StreetSettings) -> None:
        self._settings = settings
        for field, seconds in zip(self.fields, settings.escalate_after_s, strict=True):
            field.setValue(seconds)
        self._review()

    def _times(self) -> EscalationTimes:
        return EscalationTimes(*(field.value() for field in self.fields))

    def _review(self) -> None:
        settings = self._settings
        self.save_button.setEnabled(
            settings is not None and self._times() != settings.escalate_after_s
        )

    def _save(self) -> None:
        times = self._times()

        def done(kept: StreetSettings) -> None:
            self._error.hide()
            self._take(kept)
            self._console.told.emit(self.tr("超时时间已保存，报警服务立即采用。"))

        def failed(error: Exception) -> None:
            self._error.setText(sentence(error))
            self._error.show()

        self._console.ask(self, lambda desk: _change(desk, times), done, failed)


def _change(desk: Desk, times: EscalationTimes) -> StreetSettings:
    """Change the times alone: the other settings stay as somebody may just have set them."""
    wanted = structs.replace(settings_of_street.settings(desk), escalate_after_s=times)
    settings_of_street.change_settings(desk, wanted)
    return wanted
