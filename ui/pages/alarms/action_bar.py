"""What can be done with the chosen alarms, each button with its key; and how to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from app.domain.alarms import OPEN_STATES, AlarmState
from ui.alarms.board import is_unacknowledged
from ui.pages.alarms.filters import SET_ASIDE
from ui.widgets.basics import button, label, set_words
from ui.widgets.measure import Following, spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.services.alarms import AlarmRow
    from ui.console import Console


class ActionBar(QFrame):
    """Buttons; `pressed(code)`: acknowledge, verify, shelve, bring_back, dispatch, incident, map,
    next, previous.
    """

    pressed = Signal(str)

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self.setProperty("role", "panel")
        self.setProperty("edge", "top")
        look = console.look
        self._layout = spaced(look, QHBoxLayout(self), 8, (20, 0, 12, 0))
        self.acknowledge_button = self._add("acknowledge", self.tr("确认"), "Enter")
        self.verify_button = self._add("verify", self.tr("复核"), "F5")
        self.shelve_button = self._add("shelve", self.tr("屏蔽"), "F7")
        self.bring_back_button = self._add("bring_back", self.tr("恢复"), "F7")
        self.dispatch_button = self._add("dispatch", self.tr("派队"), "F10")
        self.incident_button = self._add("incident", self.tr("建事件"), "F4")
        self.map_button = self._add("map", self.tr("图上看"), "F8")
        self.next_button = self._add("next", self.tr("下一条未确认"), "Alt+↓")
        self.next_button.setToolTip(self.tr("上一条未确认 Alt+↑"))
        self._chosen = label("", "dim")
        self._layout.addWidget(self._chosen)
        self.bring_back_button.hide()
        Following(look, self, lambda: self.setFixedHeight(look.px(46)))

    def add_at_end(self, part: QWidget) -> None:
        """Put a part at the right end."""
        self._layout.addWidget(part, 1)

    @property
    def chosen_text(self) -> str:
        """What is said of the selection."""
        return self._chosen.text()

    def show_rows(self, rows: Sequence[AlarmRow], view: str) -> None:
        """Offer what can be done with these alarms."""
        unseen = any(is_unacknowledged(row) for row in rows)
        aside = view == SET_ASIDE
        self.acknowledge_button.setVisible(not aside)
        self.acknowledge_button.setEnabled(unseen)
        set_words(self.acknowledge_button, self.tr("确认"), "Enter", primary=unseen)
        self.verify_button.setEnabled(bool(rows))
        self.shelve_button.setVisible(not aside)
        self.shelve_button.setEnabled(
            any(row.state in OPEN_STATES and not row.latched for row in rows)
        )
        self.shelve_button.setToolTip(
            self.tr("火警要先复核，不能屏蔽")
            if rows and all(row.latched for row in rows)
            else self.tr("定时不响，写明原因，到时自动回来")
        )
        self.next_button.setVisible(not aside)
        self.bring_back_button.setVisible(aside)
        self.bring_back_button.setEnabled(
            any(row.state in (AlarmState.SHELVED, AlarmState.OUT_OF_SERVICE) for row in rows)
        )
        self.dispatch_button.setEnabled(bool(rows))
        self.incident_button.setEnabled(len(rows) == 1 and rows[0].incident_id is None)
        self.map_button.setEnabled(len(rows) == 1)
        self._chosen.setText(self.tr("已选 {0} 条").format(len(rows)) if len(rows) > 1 else "")

    def _add(self, code: str, text: str, key: str) -> QPushButton:
        made = button(text, key)
        made.clicked.connect(lambda _=False: self.pressed.emit(code))
        self._layout.addWidget(made)
        return made
