"""A warning heard by telephone or read elsewhere is written down: what, how grave, until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain.instant import HOUR
from app.domain.warnings import LEVELS
from app.services import warnings
from app.services.warnings import BadWarning, NewWarning
from ui.pages.overview import errors as _sentences  # noqa: F401 - registers them
from ui.warning_words import hazard_choices, level_word
from ui.widgets.fields import ChoiceField, LineField, NoteField
from ui.widgets.form import Form

if TYPE_CHECKING:
    from ui.console import Console

_LONGEST_H = 24 * 30
_OTHER = "other"


class WarningForm(Form):
    """The form. `taken(headline)`: it was written down."""

    taken = Signal(str)
    error_fields = {BadWarning: "hours"}  # noqa: RUF012

    def __init__(self, console: Console) -> None:
        super().__init__(console, "warning", self.tr("登记预警"))
        look = console.look
        self.hazard = ChoiceField(look, "hazard", self.tr("灾害"))
        nothing = ("", self.tr("请选择"))
        self.hazard.offer([nothing, *hazard_choices(_OTHER)])
        self.level = ChoiceField(look, "level", self.tr("级别"))
        self.level.offer([nothing, *((one, level_word(one)) for one in LEVELS)])
        self.hours = LineField(look, "hours", self.tr("有效时间（空：到解除为止）"), right=True)
        self.hours.show_beside(self.tr("时"))
        self.issuer = LineField(look, "issuer", self.tr("发布单位（同单位同灾害的旧预警被替换）"))
        self.headline = LineField(look, "headline", self.tr("标题（必填）"), limit=150)
        self.note = NoteField(look, "text", self.tr("内容和防御要求"), rows=2)
        self.add(self.hazard, self.level, self.hours)
        self.add(self.issuer, self.headline)
        self.add(self.note)

    def begin_new(self) -> None:
        """Open for a new warning."""
        self.open_for("new", self.tr("登记预警"))

    def submit(self) -> None:
        """Write it down."""
        for field, told in (
            (self.hazard, self.tr("请选是哪种灾害；都不是就选“其他”。")),
            (self.level, self.tr("请选级别，照发布单位说的。")),
        ):
            if not field.text:
                self.refuse(told, field.name)
                return
        hours = self.hours.number
        if self.hours.text and (hours is None or not 0 < hours <= _LONGEST_H):
            self.refuse(self.tr("请写小时数，如 6 或 12；不知道就空着。"), "hours")
            return
        if not self.headline.text:
            self.refuse(self.tr("请写标题，照发布单位的原文。"), "headline")
            return
        lasts = int(hours * HOUR) if hours is not None else None
        new = NewWarning(
            level=self.level.text,
            headline=self.headline.text,
            hazard="" if self.hazard.text == _OTHER else self.hazard.text,
            text=self.note.text,
            issuer=self.issuer.text,
            expires=None if lasts is None else self.console.now() + lasts,
        )
        self.begin()
        self.console.ask(
            self,
            lambda desk: warnings.take_in_or_update(desk, new),
            lambda _: self._tell(new.headline),
            self.fail,
        )

    def _tell(self, headline: str) -> None:
        self.finish()
        self.taken.emit(headline)
