"""The rules in force at a place: choose kind and place, see its rules and who set each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.domain.scopes import Scope
from app.domain.sensors import KINDS
from ui.labels import word
from ui.pages.list_page import contains
from ui.pages.rules.model import RuleLine, columns, exported, line_id, lines_at, rule_settings
from ui.pages.rules.rule_detail import RuleDetail
from ui.pages.rules.rule_words import rule_title
from ui.pages.rules.scope_field import ScopeField
from ui.pages.rules.tab import Tab
from ui.pages.rules.wording import translate
from ui.widgets.basics import EmptyState
from ui.widgets.fields import ChoiceField
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.desk import Desk
    from app.services.rules import RulePlace
    from ui.console import Console


class InForceTab(Tab[RuleLine]):
    """See the module's text."""

    detail: RuleDetail

    def __init__(self, console: Console) -> None:
        self._kind = next(iter(KINDS))
        self._scope, self._scope_id, self._where = Scope.STREET, "", ""
        super().__init__(
            console,
            translate("Rules", "报警规则"),
            search_hint=translate("Rules", "查找规则、设定"),
            chips=[
                ("all", translate("Rules", "全部")),
                ("used", translate("Rules", "生效")),
                ("own", translate("Rules", "本处设定")),
                ("unset", translate("Rules", "未设")),
            ],
            columns=columns(of_street=False),
            give_way=("state",),
            empty=EmptyState(
                translate("Rules", "这里没有规则"), translate("Rules", "请选感知类型和范围。")
            ),
            detail=RuleDetail(console),
            tables=("rule_versions",),
        )
        self.kind = ChoiceField(console.look, "kind", translate("Rules", "感知类型"))
        self.kind.offer([(code, word("sensor_kind", code)) for code in KINDS])
        self.scope = ScopeField(
            console,
            "scope",
            translate("Rules", "范围"),
            placeholder=translate("Rules", "居民区、小区、楼栋、点位的名称、编码或拼音首字母"),
        )
        self.scope.set_kind(self._kind)
        bar = QFrame()
        bar.setProperty("role", "panel")
        bar.setProperty("edge", "bottom")
        line = spaced(console.look, QHBoxLayout(bar), 12, (20, 8, 20, 10))
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(self.kind, 1, top)
        line.addWidget(self.scope, 3, top)
        self.put_above(bar)
        self.kind.changed.connect(self._choose_kind)
        self.scope.chosen.connect(self._choose_place)
        self.detail.done.connect(self.tell)

    def reading(self) -> Callable[[Desk], list[RuleLine]]:
        """Return what reads the rules of the kind and place that are chosen."""
        kind, scope, scope_id, where = self._kind, self._scope, self._scope_id, self._where
        return lambda desk: lines_at(desk, kind, scope, scope_id, where)

    def show_place(self, place: RulePlace, where: str) -> None:
        """Show the rules of a kind at a place, with one of them selected."""
        self._scope, self._scope_id, self._where = place.scope, place.scope_id, where
        self._kind = place.kind
        self.kind.blockSignals(True)
        self.kind.set_text(place.kind)
        self.kind.blockSignals(False)
        self.scope.set_kind(place.kind)
        self.scope.choose(place.scope, place.scope_id, where)
        self.want(line_id(place))

    def passes(self, row: RuleLine) -> bool:
        """Return whether chips and search let the row through."""
        (view,) = self.chips.on or ("all",)
        return _in_view(row, view) and contains(
            self.header.search.text().strip(), rule_title(row.place.code), rule_settings(row)
        )

    def show_row(self, row: RuleLine | None) -> None:
        """Show a rule's detail."""
        self.detail.show_line(row)

    def count(self) -> None:
        """Count the rules by view."""
        rows = list(self.model.rows)
        for view in ("used", "own", "unset"):
            self.chips.set_count(view, sum(_in_view(row, view) for row in rows))
        self.foot.show_totals(
            self.tr("生效 {0} 条 · 本处设定 {1} 条").format(
                sum(row.is_on for row in rows), sum(row.own for row in rows)
            )
        )

    def activate(self, _row: RuleLine) -> None:
        """Open the settings by Enter."""
        if not self.detail.edit_button.isHidden():
            self.detail.begin("edit")

    def exported(self) -> tuple[Sequence[str], list[Sequence[object]]]:
        """Return what is shown, for the CSV file."""
        return exported(self.shown_rows)

    @property
    def detail_is_settled(self) -> bool:
        """Whether the rule's versions are shown."""
        return self.detail.is_settled

    def map_selection(self) -> str | None:
        """Return the sensor that is chosen, for F8."""
        return self._scope_id if self._scope is Scope.SENSOR else None

    def _choose_kind(self) -> None:
        self._kind = self.kind.text
        self.scope.set_kind(self._kind)
        if self._scope is Scope.SENSOR:
            self.scope.choose(Scope.STREET, "", "")
        else:
            self.load()

    def _choose_place(self) -> None:
        if self.scope.key is not None:
            self._scope, self._scope_id = self.scope.key
            self._where = self.scope.place_name
            self.load()


def _in_view(row: RuleLine, view: str) -> bool:
    if view == "used":
        return row.is_on
    if view == "own":
        return row.own
    return view == "all" or row.rule is None
