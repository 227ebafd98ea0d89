"""Chattering sensors: a proposal to shelve them, in a bar, for a person to answer.

Nothing is ever shelved without that answer; a proposal goes by itself when the sensor has come to
rest, and is not made again for an hour when it was declined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.domain.instant import HOUR
from ui.alarms.words import place_of
from ui.labels import alarm_title
from ui.text import number
from ui.widgets.basics import button, label
from ui.widgets.elided import ElidedLabel
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.chatter import Chatter
    from app.services.alarms import AlarmRow
    from ui.console import Console

SHELVED_FOR = HOUR
DECLINED_FOR = HOUR

_SOON_MS = 3_000
_EACH_MS = 30_000


class Proposal(NamedTuple):
    """To shelve the open alarms `alarm_ids` of a sensor that was raised `raises` times a minute.

    `row`: one of them, for its place and kind.
    """

    sensor_id: str
    alarm_ids: tuple[str, ...]
    raises: int
    row: AlarmRow


class Proposals(QObject):
    """The proposals there are now, the worst first.

    `changed()`: they are others. `shelve_asked(ids, until, reason)`: a person agreed; whoever
    listens calls the service.
    """

    changed = Signal()
    shelve_asked = Signal(object, object, str)

    def __init__(self, console: Console, parent: QObject | None = None) -> None:
        super().__init__(parent or console)
        self._console = console
        self._board = console.alarms
        self._found: list[Chatter] = []
        self._current: tuple[Proposal, ...] = ()
        self._declined: dict[str, int] = {}
        self._asking = False
        self._soon = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._soon.timeout.connect(self.look)
        self._again = QTimer(self, interval=_EACH_MS)
        self._again.timeout.connect(self.look)
        self._board.raised.connect(self._note)
        self._board.changed.connect(self._follow)

    @property
    def current(self) -> tuple[Proposal, ...]:
        """What is proposed, the worst first."""
        return self._current

    def accept(self, sensor_id: str) -> None:
        """A person agrees: asks for the sensor's alarms to be shelved for SHELVED_FOR."""
        for one in self._current:
            if one.sensor_id == sensor_id:
                until = self._console.now() + SHELVED_FOR
                reason = self.tr("1 分钟内报警 {0} 次，反复触发").format(one.raises)
                self.shelve_asked.emit(one.alarm_ids, until, reason)
        self.decline(sensor_id)

    def decline(self, sensor_id: str) -> None:
        """A person does not want it: not proposed again for DECLINED_FOR."""
        self._declined[sensor_id] = self._console.now() + DECLINED_FOR
        self._review()

    def look(self) -> None:
        """Ask which sensors chatter now."""
        from app.services.chatter import chattering_sensors

        if not self._asking and self._console.is_open:
            self._asking = True
            self._console.ask(self, chattering_sensors, self._take, self._failed)

    def _note(self, rows: Iterable[AlarmRow]) -> None:
        del rows
        if not self._soon.isActive():
            self._soon.start()

    def _take(self, found: list[Chatter]) -> None:
        self._asking = False
        self._found = found
        if found:
            self._again.start()
        else:
            self._again.stop()
        self._review()

    def _failed(self, error: Exception) -> None:
        self._asking = False
        self._console.failed.emit(error)

    def _follow(self, _rows: object, gone: set[str]) -> None:
        if any(one in gone for proposal in self._current for one in proposal.alarm_ids):
            self._review()

    def _review(self) -> None:
        now = self._console.now()
        self._declined = {one: until for one, until in self._declined.items() if until > now}
        wanted = {one.sensor_id for one in self._found} - self._declined.keys()
        rows: dict[str, list[AlarmRow]] = {}
        for row in self._board.rows if wanted else ():
            # A latched alarm ends by a verdict only: there is nothing to propose.
            if row.sensor_id in wanted and not row.latched:
                rows.setdefault(row.sensor_id, []).append(row)
        current = tuple(
            Proposal(
                one.sensor_id,
                tuple(sorted(row.id for row in rows[one.sensor_id])),
                one.raises,
                min(rows[one.sensor_id], key=lambda row: (row.level, row.id)),
            )
            for one in self._found
            if one.sensor_id in rows
        )
        if current != self._current:
            self._current = current
            self.changed.emit()


class ProposalBar(QFrame):
    """The worst proposal as one line, with its two answers; hidden while there is none.

    Call `refresh` when it has a parent: there may be a proposal already.
    """

    def __init__(self, console: Console, proposals: Proposals) -> None:
        super().__init__()
        self._proposals = proposals
        self.setProperty("role", "panel")
        self.setProperty("edge", "bottom")
        self._text = ElidedLabel()
        self._more = label("", "dim")
        self.shelve_button = button(self.tr("屏蔽 1 小时"))
        self.decline_button = button(self.tr("不屏蔽"))
        self.shelve_button.clicked.connect(lambda: self._answer(agreed=True))
        self.decline_button.clicked.connect(lambda: self._answer(agreed=False))
        layout = spaced(console.look, QHBoxLayout(self), 12, (16, 6, 16, 6))
        for part in (self._text, self.shelve_button, self.decline_button, self._more):
            layout.addWidget(part)
        layout.addStretch(1)
        self.hide()
        proposals.changed.connect(self.refresh)

    @property
    def text(self) -> str:
        """What the line says."""
        return self._text.full_text

    def refresh(self) -> None:
        """Show what is proposed now; called once the bar has its place."""
        current = self._proposals.current
        if current:
            first = current[0]
            row = first.row
            self._text.set_full_text(
                self.tr("{0} · {1} 在 1 分钟内报警 {2} 次").format(
                    place_of(row), alarm_title(row.kind, row.condition), first.raises
                )
            )
            others = len(current) - 1
            self._more.setText(self.tr("另有 {0} 个点位").format(number(others)) if others else "")
        self.setVisible(bool(current))

    def _answer(self, *, agreed: bool) -> None:
        current = self._proposals.current
        if current:
            answer = self._proposals.accept if agreed else self._proposals.decline
            answer(current[0].sensor_id)
