"""Settings of reports to the district: who is told, within which time, and how a report looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSpinBox, QVBoxLayout

from app.domain.report_text import TITLE_PARTS
from app.domain.reporting import ReportLimits
from app.services import settings_of_street
from app.services.settings_of_street import CHANGERS, MINUTES_MOST, StreetSettings
from ui.errors import explains, sentence, translate
from ui.widgets.basics import button, label
from ui.widgets.fields import Field, LineField, NoteField
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from app.services.desk import Desk
    from ui.console import Console


def _bad_pattern(error: Exception) -> str:
    assert isinstance(error, settings_of_street.BadTitlePattern)
    return translate("Settings", "标题里没有“{0}”这一项，只能用 {1}。").format(
        error.part, translate("Reports", "、").join(TITLE_PARTS)
    )


explains(settings_of_street.BadTitlePattern, _bad_pattern)


class ReportsCard(QFrame):
    """See the module's text. Everybody reads; leaders and administrators write."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._settings: StreetSettings | None = None
        self.setProperty("role", "card")
        look = console.look
        self.recipient = LineField(look, "report_to", self.tr("报给（区值班室）"), limit=80)
        self.phone = LineField(
            look,
            "report_to_phone",
            self.tr("区值班电话"),
            placeholder=self.tr("不知道就留空"),
            limit=40,
        )
        self.telephone = _minutes(self.tr(" 分钟"))
        self.writing = _minutes(self.tr(" 分钟"))
        self.title_pattern = LineField(
            look, "report_title", self.tr("书面报告的标题格式"), limit=120
        )
        self.title_pattern.show_hint(
            self.tr("{0} 报告时换成街道名、事件名和初报、续报、终报。").format(
                translate("Reports", "、").join(TITLE_PARTS)
            )
        )
        self.foot = NoteField(look, "report_foot", self.tr("书面报告的落款"), rows=2)
        self.save_button = button(self.tr("保存"), role="primary")
        self._error = label("", "error", wrap=True)
        self._lay_out()
        self._error.hide()
        for field in self._fields:
            field.changed.connect(self._review)
        for box in (self.telephone, self.writing):
            box.valueChanged.connect(self._review)
        self.save_button.clicked.connect(self._save)
        console.rows_changed.connect(self._rows_changed)
        self._review()

    @property
    def error(self) -> str:
        """What could not be done, empty when all is well."""
        return "" if self._error.isHidden() else self._error.text()

    def read(self) -> None:
        """Read the street's settings."""
        self._console.ask(self, settings_of_street.settings, self._take)

    @property
    def _fields(self) -> tuple[Field, ...]:
        return self.recipient, self.phone, self.title_pattern, self.foot

    def _lay_out(self) -> None:
        look = self._console.look
        layout = spaced(look, QVBoxLayout(self), 12, (20, 16, 20, 20))
        layout.addWidget(label(self.tr("信息报送"), "strong"))
        to = spaced(look, QHBoxLayout(), 16)
        to.addWidget(self.recipient, 2)
        to.addWidget(self.phone, 1)
        for title, box in (
            (self.tr("电话报告时限"), self.telephone),
            (self.tr("书面报告时限"), self.writing),
        ):
            box.setAccessibleName(title)
            held = Field(look, "", title, box)
            to.addWidget(held, 1)
        layout.addLayout(to)
        usual = ReportLimits()
        layout.addWidget(
            label(
                self.tr(
                    "从知道要报送时起算。{0} 分钟、{1} 分钟是软件的初始设定，不是法规原文，"
                    "请按区里的规定改；改后立即按新时限计时。"
                ).format(usual.telephone, usual.writing),
                "dim",
                wrap=True,
            )
        )
        layout.addWidget(self.title_pattern)
        layout.addWidget(self.foot)
        last = spaced(look, QHBoxLayout(), 12)
        last.addWidget(self.save_button)
        last.addWidget(self._error, 1)
        last.addStretch(1)
        layout.addLayout(last)

    def _rows_changed(self, table: str, _ids: object) -> None:
        # While somebody types, what is typed stays.
        if table == "local_facts" and not self.save_button.isEnabled():
            self.read()

    def _take(self, settings: StreetSettings) -> None:
        self._settings = settings
        self.recipient.set_text(settings.report_to)
        self.phone.set_text(settings.report_to_phone)
        self.telephone.setValue(settings.report_by_phone_minutes)
        self.writing.setValue(settings.report_in_writing_minutes)
        self.title_pattern.set_text(settings.report_title)
        self.foot.set_text(settings.report_foot)
        may_write = self._console.desk.actor.role in CHANGERS
        for part in (*self._fields, self.telephone, self.writing):
            part.setEnabled(may_write)
        self.save_button.setVisible(may_write)
        self._review()

    def _wanted(self, before: StreetSettings) -> StreetSettings:
        return structs.replace(
            before,
            report_to=self.recipient.text,
            report_to_phone=self.phone.text,
            report_by_phone_minutes=self.telephone.value(),
            report_in_writing_minutes=self.writing.value(),
            report_title=self.title_pattern.text,
            report_foot=self.foot.text,
        )

    def _review(self, *_: object) -> None:
        before = self._settings
        self.save_button.setEnabled(before is not None and self._wanted(before) != before)

    def _save(self) -> None:
        if self._settings is None:
            return
        wanted = self._wanted(self._settings)

        def done(kept: StreetSettings) -> None:
            self._error.hide()
            self._take(kept)
            self._console.told.emit(self.tr("信息报送的设定已保存，时限立即生效。"))

        self._console.ask(self, lambda desk: _change(desk, wanted), done, self._fail)

    def _fail(self, error: Exception) -> None:
        words, name = sentence(error), getattr(error, "field", "")
        for field in self._fields:
            if field.name == name:
                field.show_error(words)
                field.focus()
                return
        self._error.setText(words)
        self._error.show()


def _minutes(suffix: str) -> QSpinBox:
    made = QSpinBox()
    made.setRange(1, MINUTES_MOST)
    made.setSuffix(suffix)
    return made


def _change(desk: Desk, wanted: StreetSettings) -> StreetSettings:
    """Change what is of reports alone: the rest stays as somebody may just have set it."""
    kept = {
        name: getattr(wanted, name)
        for name in StreetSettings.__struct_fields__
        if name.startswith("report_")
    }
    settings = structs.replace(settings_of_street.settings(desk), **kept)
    settings_of_street.change_settings(desk, settings)
    return settings
