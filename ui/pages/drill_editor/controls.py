"""The controls of a form's fields: one for each shape that a field can have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.drill.editing.codes import Codes
from app.drill.editing.filled import shown, value_of
from app.drill.editing.lines import detail_of, lines_of_detail
from app.drill.editing.spec import Shape, Spec
from app.drill.editing.tree import GONE
from ui.pages.drill_editor.labels import DEEDS, choice_label, deed_label, field_label
from ui.widgets.basics import Chips
from ui.widgets.fields import CheckField, ChoiceField, Field, LineField, NoteField
from ui.widgets.measure import Following, spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme.look import Look

translate = QCoreApplication.translate

_SPAN_HINT = "0:05　1:30:00　90s　5m　1h30m"


class Surroundings(msgspec.Struct, frozen=True):
    """What fields may choose from: what else is in the scenario, by its part (id and title), the
    street's codes, and the names of attachments.
    """

    parts: dict[str, tuple[tuple[str, str], ...]] = {}
    codes: Codes = Codes()
    attachments: tuple[str, ...] = ()


class WholeUndo(QObject):
    """Leaves the keys of undo and redo to the window: a field's own undo would take back what is
    no deed of the scenario's.
    """

    def watch(self, field: QWidget) -> None:
        """Watch every place of a field where one can type."""
        for kind in (QLineEdit, QPlainTextEdit):
            for one in field.findChildren(kind):
                one.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let the window have them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return True
        return False


class CodeCompleter(QCompleter):
    """Offers `code  name` where either has what is typed, and puts the code in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._strings = QStringListModel(self)
        self._codes: tuple[tuple[str, str], ...] = ()
        self.setModel(self._strings)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(12)

    def offer(self, codes: tuple[tuple[str, str], ...]) -> None:
        """Offer these; the same ones again cost nothing."""
        if codes is not self._codes:
            self._codes = codes
            self._strings.setStringList([f"{code}  {name}" for code, name in codes])

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802
        """Return the code alone."""
        return str(index.data()).split("  ", 1)[0]


class CodeField(LineField):
    """A code of the street, with what it is called beside it."""

    def __init__(self, look: Look, name: str, title: str) -> None:
        super().__init__(look, name, title)
        self._names: dict[str, str] = {}
        self._codes: tuple[tuple[str, str], ...] | None = None
        self._completer = CodeCompleter(self.edit)
        self.edit.setCompleter(self._completer)
        self.changed.connect(self._name)

    def offer(self, codes: tuple[tuple[str, str], ...]) -> None:
        """Know these codes."""
        if codes is not self._codes:
            self._codes, self._names = codes, dict(codes)
            self._completer.offer(codes)
            self._name()

    def _name(self) -> None:
        text = self.text
        if not text or not self._names:
            self.show_hint("")
        elif text in self._names:
            self.show_hint(self._names[text])
        else:
            self.show_hint(self.tr("本街道没有这个编号。"))


class CodesField(NoteField):
    """Several codes, one a line; a line beneath finds and adds one."""

    def __init__(self, look: Look, name: str, title: str) -> None:
        super().__init__(look, name, title)
        self.finder = QLineEdit()
        self.finder.setPlaceholderText(self.tr("按编号或名称查找，回车加入"))
        self.finder.setAccessibleName(self.tr("查找编号"))
        self._completer = CodeCompleter(self.finder)
        self.finder.setCompleter(self._completer)
        self.finder.returnPressed.connect(self._add)
        self.body.insertWidget(2, self.finder)

    def offer(self, codes: tuple[tuple[str, str], ...]) -> None:
        """Know these codes."""
        self._completer.offer(codes)

    def _add(self) -> None:
        code = self.finder.text().strip().split("  ", 1)[0]
        if code:
            self.set_text(f"{self.text}\n{code}".strip())
            self.finder.clear()


class ChecksField(Field):
    """Some of several, each a chip that is on or off; as a draft: their codes, one a line."""

    def __init__(self, look: Look, name: str, title: str) -> None:
        self._box = QWidget()
        super().__init__(look, name, title, self._box)
        self._layout = spaced(look, QVBoxLayout(self._box), 4)
        self._chips: Chips | None = None
        self._offers: tuple[tuple[str, str], ...] = ()
        self._text = ""

    @property
    def chips(self) -> Chips | None:
        """The chips, None while there is nothing to choose from."""
        return self._chips

    @property
    def text(self) -> str:
        """The codes that are on, and those that nobody knows, one a line."""
        return self._text

    def set_text(self, text: str) -> None:
        """Turn these on."""
        self._text = text
        self._show()

    def offer(self, offers: tuple[tuple[str, str], ...]) -> None:
        """Let these be chosen; what is on and is not among them is offered by its code."""
        known = {code for code, _ in offers}
        offers += tuple((one, one) for one in self._text.split("\n") if one and one not in known)
        if offers != self._offers:
            self._offers = offers
            if self._chips is not None:
                self._chips.hide()
                self._layout.removeWidget(self._chips)
                self._chips.deleteLater()
            self._chips = Chips(offers)
            self._chips.changed.connect(self._take)
            self._layout.addWidget(self._chips)
            self._show()

    def _show(self) -> None:
        if self._chips is not None:
            self._chips.set_on(self._text.split("\n"))

    def _take(self) -> None:
        assert self._chips is not None
        self._text = "\n".join(self._chips.on)
        self._change()


class _Untitled(ChoiceField):
    """A choice whose title stands over something that it is a part of."""

    def __init__(self, look: Look, name: str, title: str) -> None:
        super().__init__(look, name, title)
        self._title.hide()


class DeedField(Field):
    """Something that players do: which, and what its audit entry must say."""

    def __init__(self, look: Look, name: str, title: str) -> None:
        self._box = QWidget()
        super().__init__(look, name, title, self._box)
        self.deed = _Untitled(look, "deed", title)
        self.detail = QPlainTextEdit()
        self.detail.setTabChangesFocus(True)
        self.detail.setPlaceholderText(self.tr("还要符合什么，一行一个，如 level = 1（可不填）"))
        self.detail.setAccessibleName(self.tr("还要符合什么"))
        Following(look, self, lambda: self.detail.setFixedHeight(look.px(52)))
        layout = spaced(look, QVBoxLayout(self._box), 4)
        layout.addWidget(self.deed)
        layout.addWidget(self.detail)
        self._offer()
        self.deed.changed.connect(self._note)
        self.detail.textChanged.connect(self._note)

    @property
    def value(self) -> Any:
        """The deed as the file says it, GONE for none."""
        action, _, table = self.deed.text.partition(" ")
        if not action:
            return GONE
        made: dict[str, Any] = {"action": action}
        if table:
            made["table"] = table
        detail = detail_of(self.detail.toPlainText())
        return {**made, "detail": detail} if detail else made

    def show_value(self, value: Any) -> None:
        """Show a deed."""
        said = value if isinstance(value, dict) else {}
        code = f"{said.get('action', '')} {said.get('table', '')}".strip()
        self._offer(code)
        self.deed.set_text(code)
        self.detail.setPlainText(lines_of_detail(said.get("detail", {})))
        self.detail.setVisible(bool(code))

    @property
    def text(self) -> str:
        """Not empty when a deed is chosen."""
        return self.deed.text

    def set_text(self, text: str) -> None:
        """Choose a deed by its codes."""
        self.deed.set_text(text)

    def _offer(self, other: str = "") -> None:
        offers = [("", self.tr("（未选）"))]
        offers += [(f"{action} {table}", deed_label(action, table)) for action, table in DEEDS]
        if other and other not in dict(offers):
            action, _, table = other.partition(" ")
            # A deed without its table is the same one.
            named = next((one for one in DEEDS if one[0] == action and not table), None)
            offers.append((other, deed_label(*named) if named else deed_label(action, table)))
        self.deed.offer(offers)

    def _note(self) -> None:
        self.detail.setVisible(bool(self.deed.text))
        self._change()


def make_field(look: Look, owner: str, spec: Spec) -> Field:
    """Return the control of a form's field."""
    title = field_label(owner, spec.name)
    match spec.shape:
        case Shape.NOTE | Shape.LINES | Shape.CURVE | Shape.OPTIONS | Shape.OTHER:
            return NoteField(look, spec.name, title, rows=2 if spec.shape is Shape.OTHER else 3)
        case Shape.CODE:
            return CodeField(look, spec.name, title)
        case Shape.CODES:
            return CodesField(look, spec.name, title)
        case Shape.CHOICE | Shape.REFERENCE | Shape.ATTACHMENT:
            return ChoiceField(look, spec.name, title)
        case Shape.REFERENCES:
            return ChecksField(look, spec.name, title)
        case Shape.YES_NO:
            return CheckField(look, spec.name, title)
        case Shape.DEED:
            return DeedField(look, spec.name, title)
        case Shape.SPAN:
            hint = _default_words(spec.default) or _SPAN_HINT
            return LineField(look, spec.name, title, placeholder=hint, limit=20)
        case Shape.WHOLE | Shape.NUMBER:
            hint = _default_words(spec.default)
            return LineField(look, spec.name, title, placeholder=hint, limit=24)
    return LineField(look, spec.name, title, limit=2000)


def _default_words(default: str) -> str:
    return translate("DrillEditor", "不填：{0}").format(default) if default else ""


def offer(field: Field, owner: str, spec: Spec, around: Surroundings) -> None:
    """Let a field choose from what there is."""
    if isinstance(field, (CodeField, CodesField)):
        field.offer(around.codes.of(spec.of))
    elif isinstance(field, ChecksField):
        field.offer(around.parts.get(spec.of, ()))
    elif isinstance(field, ChoiceField):
        field.offer(_offers(owner, spec, around, field.text))


def _offers(
    owner: str, spec: Spec, around: Surroundings, present: str
) -> Sequence[tuple[str, str]]:
    """Return what can be chosen; what is chosen now is among it, also when nobody knows it."""
    none = translate("DrillEditor", "（未选）")
    if spec.shape is Shape.CHOICE:
        if spec.default:
            usual = choice_label(owner, spec, spec.default)
            none = translate("DrillEditor", "（未选：{0}）").format(usual)
        found = [(one, choice_label(owner, spec, one)) for one in spec.choices]
    elif spec.shape is Shape.ATTACHMENT:
        found = [(one, one) for one in around.attachments]
    else:
        found = [(one, title or one) for one, title in around.parts.get(spec.of, ())]
    if present and present not in dict(found):
        found.append((present, translate("DrillEditor", "{0}（没有这一项）").format(present)))
    return [("", none), *found]


def read(field: Field, spec: Spec) -> Any:
    """Return what a field says, as the scenario's file has it; GONE when it is empty."""
    return field.value if isinstance(field, DeedField) else value_of(spec, field.text)


def show(field: Field, spec: Spec, value: Any) -> None:
    """Show a value in a field; one that says it already is left alone, with its cursor."""
    if read(field, spec) == value and type(read(field, spec)) is type(value):
        return
    if isinstance(field, DeedField):
        field.show_value(value)
    else:
        field.set_text(shown(spec, value))
