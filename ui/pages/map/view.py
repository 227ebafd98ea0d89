"""The map page: the map, and beside it the open alarms, what a search found, or a card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from app.services import places
from ui.map.view import LAYERS, MapView
from ui.pages.map.card import Card
from ui.pages.map.facts import (
    ACKNOWLEDGE,
    ALARM,
    INCIDENT,
    CardAction,
)
from ui.pages.map.lines import LinesView
from ui.pages.map.model import LinesModel, alarm_lines, hit_lines
from ui.pages.map.reading import READERS
from ui.pages.page import Page
from ui.text import floor_name, number, with_unit
from ui.widgets.basics import Chips, EmptyState, PageHeader, label
from ui.widgets.measure import Following, spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.notices import Status
    from app.services.alarms import AlarmRow, Surroundings
    from app.services.places import Hit
    from ui.console import Console
    from ui.pages.map.reading import CardReading

PANEL = 320
"""Width of the panel in pixels at 100 %."""


@dataclass(frozen=True)
class _Subject:
    """What the card is about. `kind`: sensor, building, shelter, area, compound."""

    kind: str
    id: str


class MapPage(Page):
    """See the module's text."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._subject: _Subject | None = None
        self._wanted: str | None = None
        self._reading = False
        self.map = MapView(console)
        self.card = Card(console)
        self.lines = LinesModel(self)
        self.list = LinesView(console.look, self.lines)
        self._list_title = label("", "label")
        self._empty = EmptyState()
        self._header = self._make_header()
        self._lay_out()
        self._typing = QTimer(self, interval=150, singleShot=True)
        self._typing.timeout.connect(self._search)
        self._rereading = QTimer(self, interval=150, singleShot=True)
        self._rereading.timeout.connect(self._read_card)
        self._was_silent = console.status is None
        self._listing_again = QTimer(self, interval=250, singleShot=True)
        self._listing_again.timeout.connect(self._show_list)
        self._ages = QTimer(self, interval=1000)
        self._ages.timeout.connect(self._refresh_ages)
        self._ages.start()
        self._connect()
        self._show_list()

    @property
    def is_ready(self) -> bool:
        """Whether the map is drawn and the card shows what it was asked for."""
        return self.map.is_ready and not self._reading and self._wanted is None

    def enter(self, selection: str | None) -> None:
        """Show the page; fly to a sensor, building, shelter, area or alarm, and open its card."""
        if selection is not None:
            self._wanted = selection
            self._show_wanted()
        self._show_list()
        self.map.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self._header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._header.search.selectAll()

    def panes(self) -> Sequence[QWidget]:
        """Return layers and search, the map, the list or card beside it."""
        return self._header, self.map, self._faces

    def visible_alarm_ids(self) -> list[str]:
        """Return the alarms that are on screen in the list or card now, for Shift+F2."""
        known = {row.id for row in self.console.alarms.rows}
        shown = (self.list, self.card.alarm_list)
        return [one for view in shown for one in view.visible_ids if one in known]

    @property
    def subject_id(self) -> str | None:
        """What the card is about, None when the list is shown."""
        return self._subject.id if self._subject else None

    # Building

    def _make_header(self) -> PageHeader:
        header = PageHeader(self.tr("一张图"), self.tr("查找地点、设备、避难场所（拼音首字母可）"))
        self.chips = Chips(
            [
                ("alarms", self.tr("报警")),
                ("sensors", self.tr("感知点位")),
                ("shelters", self.tr("避难场所")),
            ]
        )
        self.chips.set_on(LAYERS)
        header.add_filter(self.chips)
        return header

    def _lay_out(self) -> None:
        look = self.console.look
        listing = QFrame()
        column = spaced(look, QVBoxLayout(listing), 0)
        heading = spaced(look, QHBoxLayout(), 0, (12, 10, 12, 8))
        heading.addWidget(self._list_title)
        column.addLayout(heading)
        self._bodies = QStackedWidget()
        self._bodies.addWidget(self.list)
        self._bodies.addWidget(self._empty)
        column.addWidget(self._bodies, 1)
        self._listing = listing
        self._faces = QStackedWidget()
        self._faces.addWidget(listing)
        self._faces.addWidget(self.card)
        panel = QFrame()
        panel.setProperty("role", "panel")
        panel.setProperty("edge", "left")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 0, 0, 0)
        inside.addWidget(self._faces)
        Following(look, panel, lambda: panel.setFixedWidth(look.px(PANEL)))
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.map, 1)
        body.addWidget(panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addLayout(body, 1)

    def _connect(self) -> None:
        console, street = self.console, self.map
        street.sensor_clicked.connect(lambda one: self._open("sensor", one))
        street.building_clicked.connect(lambda one: self._open("building", one))
        street.shelter_clicked.connect(lambda one: self._open("shelter", one))
        street.area_clicked.connect(lambda one: self._open("area", one))
        street.alarm_clicked.connect(self._open_alarm)
        street.nothing_clicked.connect(self._close_card)
        street.content_changed.connect(self._show_content)
        self.chips.changed.connect(lambda: street.set_layers(self.chips.on))
        self.card.closed.connect(self._close_card)
        self.card.action_asked.connect(self._do)
        self.card.alarm_chosen.connect(lambda one: console.show_page("alarms", one))
        self.list.chosen.connect(self._choose_line)
        self._header.search_changed.connect(lambda _: self._typing.start())
        console.alarms.changed.connect(self._note_alarms)
        console.alarms.loaded.connect(self._show_list)
        console.rows_changed.connect(self._note_rows)
        console.status_changed.connect(self._note_status)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._step_back)

    # The list

    @property
    def _searched(self) -> str:
        return self._header.search.text().strip()

    def _show_list(self) -> None:
        """Show the open alarms, unless a search is shown."""
        board = self.console.alarms
        if board.is_loaded and not self.isVisible():
            return
        total = board.total
        self.chips.set_count("alarms", total if board.is_loaded else None)
        if self._searched:
            return
        self.lines.replace(alarm_lines(board.most_urgent(), self.console.now()))
        self._list_title.setText(self.tr("未结束的报警 {0}").format(total))
        if self.console.status is None:
            self._empty.say(
                self.tr("报警服务没有响应，现场情况不明"),
                self.tr("它正在自动重启；恢复前请电话核实，按 F12 看运行诊断。"),
            )
        elif board.is_loaded:
            self._empty.say(
                self.tr("没有报警"),
                self.tr("新报警会出现在这里和图上。点图上的点位、楼栋、避难场所或居民区看详情。"),
            )
        else:
            self._empty.say(self.tr("正在读取报警"))
        self._bodies.setCurrentWidget(self.list if total else self._empty)

    def _search(self) -> None:
        text = self._searched
        if not text:
            self._show_list()
            return
        self.console.ask(
            self, lambda desk: places.search(desk, text, 60), lambda hits: self._found(text, hits)
        )

    def _found(self, text: str, hits: list[Hit]) -> None:
        if text != self._searched:
            return
        lines = hit_lines(hits)
        self.lines.replace(lines)
        self._list_title.setText(self.tr("查找结果 {0}").format(len(lines)))
        self._empty.say(
            self.tr("没有找到“{0}”").format(text),
            self.tr("可输入居民区、小区、楼号、点位编号或避难场所的一部分，或拼音首字母。"),
        )
        self._bodies.setCurrentWidget(self.list if lines else self._empty)
        self._faces.setCurrentWidget(self._listing)

    def _choose_line(self, line_id: str) -> None:
        row = self.console.alarms.row(line_id)
        self.enter(row.sensor_id if row is not None else line_id)

    def _refresh_ages(self) -> None:
        if not self.isVisible():
            return
        if self._subject is not None:
            self.card.refresh_ages()
        elif not self._searched:
            self._show_list()

    # What is shown on the map

    def _show_content(self) -> None:
        feed = self.map.feed
        content = feed.content if feed else None
        if content is not None:
            self.chips.set_count("sensors", len(content.points.ids))
            self.chips.set_count("shelters", len(content.shelters))
        self._show_wanted()

    def _show_wanted(self) -> None:
        feed = self.map.feed
        content = feed.content if feed else None
        if self._wanted is None or content is None:
            return
        wanted, self._wanted = self._wanted, None
        alarm = self.console.alarms.row(wanted)
        if alarm is not None:
            wanted = alarm.sensor_id
        if wanted in content.positions:
            self._open("sensor", wanted, fly=True)
        elif wanted in content.shelters:
            self._open("shelter", wanted, fly=True)
        elif wanted in content.places:
            self._open(content.places[wanted].kind, wanted, fly=True)
        else:
            self.console.told.emit(self.tr("这个地点不在图上，可能已停用。"))

    # The card

    def _open(self, kind: str, row_id: str, *, fly: bool = False) -> None:
        if fly:
            self.map.show_place(row_id)
        else:
            self.map.select(row_id)
        if kind in ("compound", "camera"):  # these have no card
            self._subject = None
            self._faces.setCurrentWidget(self._listing)
            return
        self._subject = _Subject(kind, row_id)
        self._read_card()

    def _open_alarm(self, alarm_id: str) -> None:
        row = self.console.alarms.row(alarm_id)
        if row is not None:
            self._open("sensor", row.sensor_id)

    def _close_card(self) -> None:
        self._subject = None
        self.map.select(None)
        self._faces.setCurrentWidget(self._listing)
        self._show_list()

    def _step_back(self) -> None:
        """Close the card; without one, end the search."""
        if self._subject is not None:
            self._close_card()
        elif self._searched:
            self._header.search.clear()

    def _note_alarms(self, _rows: list[AlarmRow], _gone: set[str]) -> None:
        # Started, never started again: under a steady stream it must still come to its end.
        if not self._listing_again.isActive():
            self._listing_again.start()
        if self._subject is not None and not self._rereading.isActive():
            self._rereading.start()

    def _note_status(self, status: Status | None) -> None:
        is_silent = status is None
        if is_silent != self._was_silent:
            self._was_silent = is_silent
            self._listing_again.start()

    def _note_rows(self, table: str, ids: set[str]) -> None:
        subject = self._subject
        if subject is None:
            return
        if table in ("sensors", "sensor_states") and subject.kind == "sensor":
            concerned = not ids or subject.id in ids
        else:
            concerned = table in ("shelters", "occupancy_moves") and subject.kind == "shelter"
        if concerned and not self._rereading.isActive():
            self._rereading.start()

    def _read_card(self) -> None:
        subject = self._subject
        if subject is None or not (self.isVisible() or self._reading):
            return
        self._reading = True
        rows = list(self.console.alarms.rows)
        read = READERS[subject.kind]
        self.console.ask(
            self,
            lambda desk: read(desk, subject.id, rows),
            lambda found: self._show_card(subject, found),
            self._miss_card,
        )

    def _show_card(self, subject: _Subject, found: CardReading) -> None:
        self._reading = False
        if subject != self._subject:
            return
        self.card.show_facts(found.facts)
        self._faces.setCurrentWidget(self.card)
        around, alarms = found.around, found.facts.alarms
        if around is not None and alarms:
            self.map.annotate(_note_title(alarms[0]), self._shelter_note(around), around.shelter_id)

    def _shelter_note(self, around: Surroundings) -> str:
        if around.shelter_id is None or around.shelter_distance_m is None:
            return ""
        parts = [
            self.tr("避难 {0}").format(around.shelter_name),
            self.tr("直线 {0}").format(with_unit(round(around.shelter_distance_m), "m")),
        ]
        if around.shelter_state == "open" and around.shelter_free is not None:
            parts.append(self.tr("余 {0}").format(number(max(0, around.shelter_free))))
        else:
            parts.append(self.tr("未开放"))
        return " · ".join(parts)

    def _miss_card(self, error: Exception) -> None:
        self._reading = False
        self._close_card()
        self.console.failed.emit(error)

    def _do(self, action: CardAction) -> None:
        console = self.console
        if action.code == ACKNOWLEDGE:
            console.alarms.acknowledge([action.target])
        elif action.code == ALARM:
            console.show_page("alarms", action.target)
        elif action.code == INCIDENT:
            console.show_page("incidents", f"new:{action.target}" if action.target else "new")
        else:
            console.show_page("shelters", action.target)


def _note_title(row: AlarmRow) -> str:
    floor = floor_name(row.floor)
    return " ".join(filter(None, (row.building_number, floor or row.place))) or row.place
