"""Every rule that the street has set, wherever; Enter edits it, a button leads to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.labels import word
from ui.pages.list_page import contains
from ui.pages.rules.model import RuleLine, columns, exported, override_lines, rule_settings
from ui.pages.rules.rule_detail import RuleDetail
from ui.pages.rules.rule_words import rule_title
from ui.pages.rules.tab import Tab
from ui.pages.rules.wording import place_text, translate
from ui.widgets.basics import EmptyState, button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.desk import Desk
    from ui.console import Console


class OverridesTab(Tab[RuleLine]):
    """See the module's text. `place_asked(line)`: all rules of its place shall be shown."""

    place_asked = Signal(object)
    detail: RuleDetail

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            translate("Rules", "各处设定"),
            search_hint=translate("Rules", "查找类型、范围、规则"),
            chips=[
                ("all", translate("Rules", "全部")),
                ("off", translate("Rules", "已关闭")),
            ],
            columns=columns(of_street=True),
            give_way=("level",),
            empty=EmptyState(
                translate("Rules", "街道还没有改过规则"),
                translate("Rules", "所有点位按内置规则报警；在“报警规则”里可以按范围改。"),
            ),
            detail=RuleDetail(console),
            tables=("rule_versions",),
        )
        self.place_button = button(translate("Rules", "看此处全部规则"))
        self.detail.add_action(self.place_button)
        self.place_button.clicked.connect(self._ask_place)
        self.detail.done.connect(self.tell)

    @staticmethod
    def read(desk: Desk) -> list[RuleLine]:
        """Return all rules the street has set."""
        return override_lines(desk)

    def passes(self, row: RuleLine) -> bool:
        """Return whether chips and search let the row through."""
        (view,) = self.chips.on or ("all",)
        return (view == "all" or not row.is_on) and contains(
            self.header.search.text().strip(),
            word("sensor_kind", row.place.kind),
            place_text(row.place.scope, row.where),
            rule_title(row.place.code),
            rule_settings(row),
        )

    def show_row(self, row: RuleLine | None) -> None:
        """Show a rule's detail."""
        self.detail.show_line(row)

    def count(self) -> None:
        """Count what is switched off."""
        rows = list(self.model.rows)
        self.chips.set_count("off", sum(not row.is_on for row in rows))
        self.foot.show_totals(self.tr("街道设定 {0} 条，其余按内置规则").format(len(rows)))

    def activate(self, _row: RuleLine) -> None:
        """Open the settings by Enter."""
        self.detail.begin("edit")

    def exported(self) -> tuple[Sequence[str], list[Sequence[object]]]:
        """Return what is shown, for the CSV file."""
        return exported(self.shown_rows)

    @property
    def detail_is_settled(self) -> bool:
        """Whether the rule's versions are shown."""
        return self.detail.is_settled

    def _ask_place(self) -> None:
        if self.selected is not None:
            self.place_asked.emit(self.selected)
