"""Fields of a form: a title, a control, and room for a hint and for what is wrong with it."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.basics import button, label
from ui.widgets.flow import FlowLayout
from ui.widgets.measure import Following, spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme.look import Look


class Field(QWidget):
    """A control with its title above, hint and error below. `changed()`: it has another text."""

    changed = Signal()

    def __init__(self, look: Look, name: str, title: str, control: QWidget) -> None:
        super().__init__()
        self.name = name
        self.control = control
        self._title = label(title, "label")
        self._title.setBuddy(control)
        self._hint = label("", "label", wrap=True)
        self._hint.hide()
        self._error = label("", "error", wrap=True)
        self._error.hide()
        control.setAccessibleName(title)
        self.line = spaced(look, QHBoxLayout())
        self.line.addWidget(control, 1)
        self.body = spaced(look, QVBoxLayout(self), 4)
        self.body.addWidget(self._title)
        self.body.addLayout(self.line)
        self.body.addWidget(self._error)
        self.body.addWidget(self._hint)

    @property
    def text(self) -> str:
        """What the field holds, as a draft keeps it."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Put `text` in, as a draft kept it."""
        raise NotImplementedError

    @property
    def error(self) -> str:
        """The sentence that is shown at the field, empty for none."""
        return "" if self._error.isHidden() else self._error.text()

    @property
    def hint(self) -> str:
        """What is said under the field."""
        return "" if self._hint.isHidden() else self._hint.text()

    def show_error(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        if self.control.property("invalid") != bool(sentence):
            self.control.setProperty("invalid", bool(sentence))
            style = self.control.style()
            style.unpolish(self.control)
            style.polish(self.control)

    def show_hint(self, text: str) -> None:
        """Say something helpful under the field; an empty text takes it away."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def focus(self) -> None:
        """Put the cursor here."""
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self) -> None:
        self.show_error("")
        self.changed.emit()


class LineField(Field):
    """A line of text. `choices`: common answers, one click each. Enter goes to the next field."""

    def __init__(
        self,
        look: Look,
        name: str,
        title: str,
        *,
        placeholder: str = "",
        choices: Sequence[str] = (),
        limit: int = 200,
        right: bool = False,
    ) -> None:
        self.edit = QLineEdit()
        super().__init__(look, name, title, self.edit)
        self.edit.setMaxLength(limit)
        self.edit.setPlaceholderText(placeholder)
        if right:
            self.edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._beside = label("", "dim")
        self._beside.hide()
        self.line.addWidget(self._beside)
        self.edit.textChanged.connect(self._change)
        self.edit.returnPressed.connect(self.edit.focusNextChild)
        if choices:
            common = spaced(look, FlowLayout(), 4)
            for choice in choices:
                chip = button(choice, role="chip")
                chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                chip.clicked.connect(lambda _=False, text=choice: self._choose(text))
                common.addWidget(chip)
            self.body.insertLayout(2, common)

    @property
    def text(self) -> str:
        """What is typed, trimmed."""
        return self.edit.text().strip()

    def set_text(self, text: str) -> None:
        """Replace what is typed."""
        self.edit.setText(text)

    @property
    def number(self) -> Decimal | None:
        """What is typed as a number, None when it is none; thousands marks are allowed."""
        try:
            return Decimal(self.text.replace(",", "").replace("，", ""))
        except InvalidOperation:
            return None

    @property
    def whole(self) -> int | None:
        """What is typed as a whole number, None when it is none."""
        number = self.number
        if number is None or not number.is_finite() or number != number.to_integral_value():
            return None
        return int(number)

    def show_beside(self, text: str) -> None:
        """Say something at the right of the line: a unit, what is available."""
        self._beside.setText(text)
        self._beside.setVisible(bool(text))

    def focus(self) -> None:
        """Put the cursor here with everything selected."""
        super().focus()
        self.edit.selectAll()

    def _choose(self, text: str) -> None:
        self.edit.setText(text)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)


class NoteField(Field):
    """Several lines of text; Tab goes to the next field."""

    def __init__(
        self, look: Look, name: str, title: str, *, placeholder: str = "", rows: int = 3
    ) -> None:
        self.edit = QPlainTextEdit()
        super().__init__(look, name, title, self.edit)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setTabChangesFocus(True)
        self.edit.textChanged.connect(self._change)
        Following(look, self, lambda: self.edit.setFixedHeight(look.px(22 * rows + 14)))

    @property
    def text(self) -> str:
        """What is typed, trimmed."""
        return self.edit.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Replace what is typed."""
        self.edit.setPlainText(text)


class ChoiceField(Field):
    """One of several. A draft keeps the choice's code.

    A code may be set before it is offered, for offers are read from the database: it is chosen as
    soon as it is there.
    """

    def __init__(self, look: Look, name: str, title: str) -> None:
        self._awaited = ""
        self.combo = QComboBox()
        super().__init__(look, name, title, self.combo)
        self.combo.setMaxVisibleItems(16)
        self.combo.setMinimumContentsLength(8)
        self.combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.combo.currentIndexChanged.connect(self._change)
        self.combo.activated.connect(self._forget_awaited)

    @property
    def text(self) -> str:
        """The code of what is chosen."""
        return self._awaited or str(self.combo.currentData() or "")

    def set_text(self, text: str) -> None:
        """Choose by code; until an unknown code is offered, the first one is shown."""
        position = self.combo.findData(text)
        self._awaited = text if position < 0 else ""
        self.combo.setCurrentIndex(max(0, position))

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer codes with their words; what was chosen stays if it is offered, else the first."""
        kept, self._awaited = self.text, ""
        self.combo.blockSignals(True)
        self.combo.clear()
        for code, word in choices:
            self.combo.addItem(word, code)
        self.combo.setCurrentIndex(max(0, self.combo.findData(kept)))
        self.combo.blockSignals(False)

    def _forget_awaited(self, _position: int) -> None:
        self._awaited = ""


class CheckField(Field):
    """A yes or no, said by the words beside the box."""

    def __init__(self, look: Look, name: str, words: str) -> None:
        self.box = QCheckBox(words)
        super().__init__(look, name, words, self.box)
        self._title.hide()
        self.box.toggled.connect(self._change)

    @property
    def is_on(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    @property
    def text(self) -> str:
        """`1` when it is ticked, else empty."""
        return "1" if self.is_on else ""

    def set_text(self, text: str) -> None:
        """Tick it for any text."""
        self.box.setChecked(bool(text))
