"""Fields for settings of rules: a field of the right kind for each entry of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.domain.instant import DAY, HOUR, MINUTE, SECOND
from ui.labels import level_name
from ui.widgets.fields import CheckField, ChoiceField, Field, LineField
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from ui.pages.rules.settings import Setting
    from ui.theme.look import Look

translate = QCoreApplication.translate


class SpanField(Field):
    """A length of time: a number and its unit. A draft keeps milliseconds."""

    def __init__(self, look: Look, name: str, title: str) -> None:
        self.edit = QLineEdit()
        self.edit.setMaxLength(9)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.unit = QComboBox()
        for size, words in (
            (SECOND, self.tr("秒")),
            (MINUTE, self.tr("分")),
            (HOUR, self.tr("时")),
            (DAY, self.tr("天")),
        ):
            self.unit.addItem(words, size)
        holder = QWidget()
        line = spaced(look, QHBoxLayout(holder), 4)
        line.addWidget(self.edit, 1)
        line.addWidget(self.unit)
        super().__init__(look, name, title, holder)
        holder.setFocusProxy(self.edit)
        self.edit.setAccessibleName(title)
        self.unit.setAccessibleName(self.tr("{0}的单位").format(title))
        self.edit.textChanged.connect(self._change)
        self.unit.currentIndexChanged.connect(self._change)
        self.edit.returnPressed.connect(self.edit.focusNextChild)

    @property
    def text(self) -> str:
        """The span in milliseconds; what is no number, as it is typed."""
        typed = self.edit.text().strip()
        try:
            length = float(typed) * int(self.unit.currentData())
        except ValueError:
            return typed
        return f"{length:.10g}"

    def set_text(self, text: str) -> None:
        """Show milliseconds in the greatest unit that holds them whole."""
        if not text.isdigit():
            self.edit.setText(text)
            return
        length = int(text)
        position = next(
            (at for at in (3, 2, 1) if length and length % int(self.unit.itemData(at)) == 0), 0
        )
        self.unit.setCurrentIndex(position)
        self.edit.setText(f"{length / int(self.unit.itemData(position)):g}")


def setting_field(look: Look, setting: Setting, unit: str) -> Field:
    """Return the field of a setting; `unit`: of the sensor kind's values."""
    title = translate("Rules", setting.title)
    if setting.form == "check":
        return CheckField(look, setting.name, title)
    field: Field
    if setting.form == "span":
        field = SpanField(look, setting.name, title)
    elif setting.form in ("level", "choice"):
        field = choice = ChoiceField(look, setting.name, title)
        offered = [(code, translate("Rules", words)) for code, words in setting.choices]
        if setting.form == "level":
            offered = [(str(level), level_name(level)) for level in (1, 2, 3, 4)]
        choice.offer(offered)
    else:
        right = setting.form in ("number", "whole")
        field = line = LineField(look, setting.name, title, right=right, limit=40)
        line.show_beside(unit if setting.unit == "value" else _word(setting.unit))
    if setting.hint:
        field.show_hint(translate("Rules", setting.hint))
    return field


def _word(unit: str) -> str:
    return translate("Rules", unit) if unit else ""
