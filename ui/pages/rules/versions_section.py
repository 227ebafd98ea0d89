"""The versions of a rule at a place, and the button that brings the selected one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.rules.model import version_lines
from ui.widgets.basics import button, label
from ui.widgets.detail_panel import section
from ui.widgets.ledger import LedgerView
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.instant import Instant
    from app.services.rules import RulePlace, RuleVersionRow
    from ui.theme.look import Look


class VersionsSection(QWidget):
    """Title, versions, button. `restore_asked(version)`: a `RuleVersionRow` shall count again."""

    restore_asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._found: dict[str, RuleVersionRow] = {}
        self._newest = ""
        self._may_edit = False
        self._title = label(self.tr("历次改动"), "label")
        self.view = LedgerView(look, self.tr("历次改动"))
        self.restore_button = button(self.tr("恢复选中版本"), role="link")
        self.restore_button.clicked.connect(self._ask)
        self._empty = label("", "dim", wrap=True)
        self._empty.setContentsMargins(16, 4, 16, 12)
        holder = QWidget()
        inner = spaced(look, QVBoxLayout(holder), 0)
        inner.addWidget(self._empty)
        inner.addWidget(self.view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(section(look, self._title, holder, beside=self.restore_button))
        self.view.line_selected.connect(self._review)
        self._review()

    def show_versions(
        self, place: RulePlace, found: Sequence[RuleVersionRow], now: Instant, *, may_edit: bool
    ) -> None:
        """Show the versions of a rule; `may_edit`: one of them may be brought back."""
        lines = version_lines(place, found, now)
        self._found = {line.id: one for line, one in zip(lines, found, strict=True)}
        self._newest = lines[0].id if lines else ""
        self._may_edit = may_edit
        self.view.show_lines(lines)
        self.view.setVisible(bool(lines))
        self._title.setText(
            self.tr("历次改动 {0} 版，新的在上").format(len(lines))
            if lines
            else self.tr("历次改动")
        )
        self._empty.setText("" if lines else self.tr("本处没有改过这条规则。"))
        self._empty.setVisible(not lines)
        self._review()

    def clear(self) -> None:
        """Show nothing while the versions of another rule are read."""
        self._found = {}
        self.view.show_lines([])
        self._empty.setText("")
        self._review()

    def _review(self, *_: object) -> None:
        line = self.view.selected
        old = line is not None and line.id != self._newest
        self.restore_button.setEnabled(old and self._may_edit)

    def _ask(self) -> None:
        line = self.view.selected
        if line is not None and line.id in self._found:
            self.restore_asked.emit(self._found[line.id])
