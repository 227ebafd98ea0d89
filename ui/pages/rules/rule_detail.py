"""The detail of a rule at a place: what it does, who set it, its versions, and its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.services import rules
from ui.labels import word
from ui.pages.rules.model import (
    MAY_EDIT,
    level_text,
    origin_text,
    rule_settings,
    state_text,
)
from ui.pages.rules.rule_form import ActForm, DeedForm, RuleForm
from ui.pages.rules.rule_words import RULES, rule_title, settings_text
from ui.pages.rules.versions_section import VersionsSection
from ui.pages.rules.wording import place_text, translate
from ui.widgets.basics import EmptyState, button, label, set_words
from ui.widgets.detail_panel import DetailPanel
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from app.services.rules import RuleVersionRow
    from ui.console import Console
    from ui.pages.rules.model import RuleLine
    from ui.work import Job


class RuleDetail(DetailPanel):
    """Shows a rule. `done(done)`: something was written, a `Done`."""

    done = Signal(object)

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            EmptyState(self.tr("没有选中规则"), self.tr("在左边选一行，看设定和历次改动。")),
        )
        self._line: RuleLine | None = None
        self._versions: list[RuleVersionRow] | None = None
        self._job: Job | None = None
        self._made: dict[str, DeedForm] = {}
        self._state = self.add_state()
        self._origin = self.add_state()
        self._settings = label("", wrap=True)
        self._about = label("", "dim", wrap=True)
        self._why_not = label("", "dim", wrap=True)
        for part in (self._settings, self._about, self._why_not):
            self.facts.addWidget(part)
        self.edit_button = button(self.tr("改设定"), "Enter")
        self.off_button = button(self.tr("关闭规则"))
        self.on_button = button(self.tr("开启规则"))
        self.inherit_button = button(self.tr("跟随上级"))
        for made, act in (
            (self.edit_button, "edit"),
            (self.off_button, "off"),
            (self.on_button, "on"),
            (self.inherit_button, "inherit"),
        ):
            self.add_action(made)
            made.clicked.connect(lambda _=False, act=act: self.begin(act))
        self.versions = VersionsSection(console.look)
        self.versions.restore_asked.connect(self._restore)
        self.sections.addWidget(self.versions, 1)

    @property
    def is_settled(self) -> bool:
        """Whether the versions are those of the rule shown."""
        return self._line is None or self._versions is not None

    @property
    def may_edit(self) -> bool:
        """Whether who sits here may change rules."""
        return self.console.desk.actor.role in MAY_EDIT

    @property
    def settings_shown(self) -> str:
        """The settings said in the head."""
        return self._settings.text()

    def show_line(self, line: RuleLine | None) -> None:
        """Show a rule, or that none is selected."""
        before, self._line = self._line, line
        if line is None:
            self._leave()
            self.show_nothing()
            return
        if before is None or before.id != line.id:
            self._leave()
            self._versions = None
            self.versions.clear()
        self._show_facts(line)
        self._show_actions(line)
        self._read(line)

    def begin(self, act: str) -> None:
        """Open a form: edit, off, on, inherit."""
        line = self._line
        if line is None:
            return
        form = self.form(act)
        self.show_form(form)
        if isinstance(form, RuleForm):
            form.open_line(line, may_edit=self.may_edit)
        elif isinstance(form, ActForm):
            form.open_line(line)

    def form(self, act: str) -> DeedForm:
        """Return the form of an act for the rule shown; it is made when it is first asked for."""
        assert self._line is not None
        place = self._line.place
        key = f"{act} {place.kind} {place.code}" if act == "edit" else f"{act} {place.code}"
        if key not in self._made:
            made: DeedForm = (
                RuleForm(self.console, place.kind, place.code)
                if act == "edit"
                else ActForm(self.console, act, place.code)
            )
            self.add_form(made)
            made.changed.connect(self.done)
            self._made[key] = made
        return self._made[key]

    # Inside

    def _leave(self) -> None:
        form = self.open_form
        if isinstance(form, DeedForm):
            form.preview.forget()
        self.leave_form()

    def _show_facts(self, line: RuleLine) -> None:
        kind = word("sensor_kind", line.place.kind)
        where = f"{kind} · {place_text(line.place.scope, line.where)}"
        self.show_head(where, rule_title(line.place.code), "", "")
        self._state.say(f"{state_text(line)} · {level_text(line)}" if line.rule else "")
        self._origin.say(origin_text(line) if line.rule else state_text(line))
        self._settings.setText(
            rule_settings(line) if line.rule is not None else self.tr("这里没有这条规则。")
        )
        self._about.setText(translate("Rules", RULES[line.place.code].about))
        self._why_not.setText(
            "" if self.may_edit else self.tr("只有值班长和管理员能改规则，您可以看。")
        )
        self._why_not.setVisible(not self.may_edit)

    def _show_actions(self, line: RuleLine) -> None:
        may = self.may_edit
        words = self.tr("看设定") if not may else self.tr("改设定")
        if line.rule is None and may:
            words = self.tr("设这条规则")
        set_words(self.edit_button, words, "Enter", primary=may)
        self.edit_button.setVisible(may or line.rule is not None)
        self.off_button.setVisible(may and line.can_be_off and line.is_on)
        self.on_button.setVisible(may and line.can_be_off and not line.is_on)
        self.inherit_button.setVisible(may and line.own)

    def _read(self, line: RuleLine) -> None:
        if self._job is not None:
            self._job.cancel()
        place = line.place
        self._job = self.console.ask(self, lambda desk: rules.versions(desk, place), self._take)

    def _take(self, found: list[RuleVersionRow]) -> None:
        self._versions = found
        if self._line is not None:
            self.versions.show_versions(
                self._line.place, found, self.console.now(), may_edit=self.may_edit
            )

    def _restore(self, version: RuleVersionRow) -> None:
        line = self._line
        if line is None:
            return
        place, rule = line.place, version.rule
        before = line.rule if line.own else None
        reason = self.tr("恢复第 {0} 版").format(version.revision)
        again = self.tr("撤销刚才的改动")
        what = (
            settings_text(place.code, rule, line.unit) if rule is not None else self.tr("跟随上级")
        )
        done = Done(
            self.tr("“{0}”已恢复第 {1} 版：{2}").format(
                rule_title(place.code), version.revision, what
            ),
            lambda desk: rules.set_rule(desk, place, before, again),
            self.tr("已撤销，“{0}”恢复原来的设定").format(rule_title(place.code)),
        )
        self.console.ask(
            self,
            lambda desk: rules.set_rule(desk, place, rule, reason),
            lambda _: self.done.emit(done),
        )
