"""Changing a rule at a place: its settings, or whether it is on, or that it inherits again.

Each form can try what it would do on the last seven days before it saves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, Qt
from PySide6.QtWidgets import QVBoxLayout

from app.domain.rules import BadRule
from app.services import rules
from app.services.rules import RuleRefused
from ui.errors import sentence
from ui.i18n import QT_TRANSLATE_NOOP
from ui.pages.rules.model import line_id
from ui.pages.rules.preview_part import PreviewPart
from ui.pages.rules.rule_words import HOME_KINDS, RULES, rule_title, settings_text
from ui.pages.rules.setting_field import setting_field
from ui.pages.rules.settings import texts_of, with_texts
from ui.pages.rules.wording import place_text, translate, unit_of_kind
from ui.widgets.basics import label
from ui.widgets.fields import CheckField, LineField
from ui.widgets.form import Form
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from app.domain.rules import Rule
    from ui.console import Console
    from ui.pages.rules.model import RuleLine
    from ui.pages.rules.settings import Setting
    from ui.widgets.fields import Field


class DeedForm(Form):
    """A change of a rule, with its reason and a preview. `changed(done)`: a `Done` that undoes it.

    Subclasses say what the rule shall be: `wanted`, which may raise RuleRefused.
    """

    changed = Signal(object)

    def __init__(self, console: Console, code: str, save: str, rule_code: str) -> None:
        super().__init__(console, code, save)
        self.line: RuleLine | None = None
        unpreviewed = RULES[rule_code].unpreviewed
        self.preview = PreviewPart(console, translate("Rules", unpreviewed) if unpreviewed else "")
        self.preview.asked.connect(self._try)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.preview)  # over the buttons: it is read before one saves
        self.reason = LineField(
            console.look,
            "reason",
            self.tr("原因（必填）"),
            choices=(
                self.tr("误报太多"),
                self.tr("按厂家说明"),
                self.tr("施工期间"),
                self.tr("季节调整"),
            ),
        )
        self.closed.connect(self.preview.forget)
        shortcut = QShortcut(QKeySequence("Ctrl+T"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._try)

    def wanted(self) -> Rule | None:
        """Return what the rule shall be; None: nothing of its own. Raises RuleRefused."""
        raise NotImplementedError

    def told(self, line: RuleLine) -> str:
        """Return what is said when it is done."""
        raise NotImplementedError

    def begin_line(self, line: RuleLine, title: str) -> None:
        """Begin for a rule at a place."""
        self.line = line
        self.preview.forget()
        self.open_for(line_id(line.place), title)

    def submit(self) -> None:
        """Write the new version."""
        line, reason = self.line, self.reason.text
        rule = self._wanted()
        if line is None or rule is _REFUSED:
            return
        if not reason:
            self.refuse(self.tr("请写原因：以后要知道为什么这样设。"), "reason")
            return
        self.begin()
        place, again = line.place, self.tr("撤销刚才的改动")
        before = line.rule if line.own else None
        done = Done(
            self.told(line),
            lambda desk: rules.set_rule(desk, place, before, again),
            self.tr("已撤销，“{0}”恢复原来的设定").format(rule_title(place.code)),
        )
        self.console.ask(
            self,
            lambda desk: rules.set_rule(desk, place, rule, reason),
            lambda _: self._tell(done),
            self.fail,
        )

    def _tell(self, done: Done) -> None:
        self.finish()
        self.changed.emit(done)

    def _wanted(self) -> Rule | None:
        try:
            return self.wanted()
        except RuleRefused as error:
            self.refuse(sentence(error), error.field)
            return _REFUSED

    def _try(self) -> None:
        if self.line is None or not self.preview.is_possible or self.preview.is_running:
            return
        rule = self._wanted()
        if rule is not _REFUSED:
            self.show_error("")
            self.preview.start(self.line.place, rule)


class _Refused(msgspec.Struct, frozen=True):
    """Stands for settings that were refused: neither a rule nor the wish to have none."""

    enabled: bool = False


_REFUSED: Rule = _Refused()  # type: ignore[assignment]


class RuleForm(DeedForm):
    """The settings of one code of rule for one sensor kind."""

    def __init__(self, console: Console, kind: str, code: str) -> None:
        super().__init__(console, "rule", translate("Rules", "保存设定"), code)
        self._preset: dict[str, str] = {}
        self._base: Rule | None = None
        words = RULES[code]
        self._read_only = label("", "dim", wrap=True)
        self.body.addWidget(self._read_only)
        self.settings = tuple(
            one
            for one in words.settings
            if not one.home or kind in HOME_KINDS or code == "inactivity"
        )
        self.fields: dict[str, Field] = {}
        self._add_settings(self.settings, unit_of_kind(kind))
        self.switch = CheckField(console.look, "enabled", self.tr("启用这条规则"))
        self.add(self.switch)
        self.add(self.reason)
        for field in (*self.fields.values(), self.switch):
            field.changed.connect(self.preview.note_change)

    def open_line(self, line: RuleLine, *, may_edit: bool) -> None:
        """Begin with the rule as it is, or as it is offered; `may_edit`: else it is only read."""
        words = RULES[line.place.code]
        self._base = line.rule or words.fresh(line.place.kind)
        self._preset = texts_of(self.settings, self._base)
        if line.rule is None:
            self._preset |= dict.fromkeys(words.blank, "")
        self._preset["enabled"] = "1" if self._base.enabled else ""
        self.switch.setVisible(line.can_be_off and line.rule is not None)
        self.begin_line(line, "")
        self._lock(may_edit=may_edit)

    def wanted(self) -> Rule | None:
        """Return the rule that the fields hold. Raises RuleRefused."""
        assert self._base is not None
        rule = with_texts(
            self.settings, self._base, {name: one.text for name, one in self.fields.items()}
        )
        if "enabled" in rule.__struct_fields__:
            rule = msgspec.structs.replace(rule, enabled=self.switch.is_on)
        try:
            rule.check()
        except BadRule as error:
            raise RuleRefused(error.problem, error.field) from None
        return rule

    def told(self, line: RuleLine) -> str:
        """Return what is said when it is saved."""
        rule = self.wanted()
        assert rule is not None
        return self.tr("已保存“{0}”：{1}").format(
            rule_title(line.place.code), settings_text(line.place.code, rule, line.unit)
        )

    def texts(self) -> dict[str, str]:
        """Return what a draft keeps: what differs from the rule as it is."""
        return {
            name: text
            for name, text in super().texts().items()
            if text != self._preset.get(name, "")
        }

    def _fill(self, texts: dict[str, str]) -> None:
        super()._fill({**self._preset, **texts})

    def _add_settings(self, settings: tuple[Setting, ...], unit: str) -> None:
        line: list[Field] = []
        for one in settings:
            field = self.fields[one.name] = setting_field(self.console.look, one, unit)
            if line and not one.pair:
                self.add(*line)
                line = []
            line.append(field)
        if line:
            self.add(*line)

    def _lock(self, *, may_edit: bool) -> None:
        for field in (*self.fields.values(), self.switch, self.reason):
            field.setEnabled(may_edit)
        self.save_button.setVisible(may_edit)
        self.save_button.setEnabled(may_edit)
        self.reason.setVisible(may_edit)
        self.preview.setVisible(may_edit)
        self._read_only.setText(
            "" if may_edit else self.tr("只有值班长和管理员能改规则，您可以看。要改请联系值班长。")
        )
        self._read_only.setVisible(not may_edit)
        if not may_edit:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)


ACTS = {
    "off": (
        QT_TRANSLATE_NOOP("Rules", "关闭“{0}” · {1}"),
        QT_TRANSLATE_NOOP("Rules", "关闭规则"),
        QT_TRANSLATE_NOOP("Rules", "已关闭“{0}”：{1}不再按它报警"),
    ),
    "on": (
        QT_TRANSLATE_NOOP("Rules", "开启“{0}” · {1}"),
        QT_TRANSLATE_NOOP("Rules", "开启规则"),
        QT_TRANSLATE_NOOP("Rules", "已开启“{0}” · {1}"),
    ),
    "inherit": (
        QT_TRANSLATE_NOOP("Rules", "取消“{0}”在 {1} 的设定，跟随上级"),
        QT_TRANSLATE_NOOP("Rules", "跟随上级"),
        QT_TRANSLATE_NOOP("Rules", "“{0}”在 {1} 跟随上级了"),
    ),
}
"""Title, button and what is said afterwards, of what is done to a rule as a whole."""


class ActForm(DeedForm):
    """Switching a rule off or on, or taking the place's own away: a reason and a preview."""

    def __init__(self, console: Console, act: str, code: str) -> None:
        self._act = act
        super().__init__(console, f"rule_{act}", translate("Rules", ACTS[act][1]), code)
        self.add(self.reason)

    def open_line(self, line: RuleLine) -> None:
        """Begin for a rule at a place."""
        self.begin_line(line, self._said(0, line))

    def wanted(self) -> Rule | None:
        """Return what the rule shall be."""
        if self._act == "inherit" or self.line is None or self.line.rule is None:
            return None
        return msgspec.structs.replace(self.line.rule, enabled=self._act == "on")

    def told(self, line: RuleLine) -> str:
        """Return what is said when it is done."""
        return self._said(2, line)

    def _said(self, position: int, line: RuleLine) -> str:
        return translate("Rules", ACTS[self._act][position]).format(
            rule_title(line.place.code), place_text(line.place.scope, line.where)
        )
