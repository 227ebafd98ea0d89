"""The detail of a device: who it says it is, its last message, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit

from app.services import devices
from ui.pages.devices.device_forms import PlaceForm, RefuseForm
from ui.pages.devices.model import (
    PLACED,
    REFUSED,
    WAITING,
    kind_text,
    level,
    sample_text,
    source_text,
    state_text,
)
from ui.text import moment, number
from ui.widgets.basics import EmptyState, button, label
from ui.widgets.detail_panel import DetailPanel, section
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from app.services.devices import DeviceRow
    from ui.console import Console
    from ui.widgets.form import Form


class DeviceDetail(DetailPanel):
    """Shows a device. `done(done)`: something was written. `map_asked(sensor_id)`: F8."""

    done = Signal(object)
    map_asked = Signal(str)

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            EmptyState(
                self.tr("没有选中设备"), self.tr("在左边选一行，看它最后的报文，再接入或拒绝。")
            ),
        )
        self._row: DeviceRow | None = None
        self._state = self.add_state()
        self._decided = self.add_state()
        self._facts = [label("", "dim", wrap=True) for _ in range(4)]
        for part in self._facts:
            self.facts.addWidget(part)
        self.place_button = button(self.tr("接入"), role="primary")
        self.refuse_button = button(self.tr("拒绝"))
        self.take_back_button = button(self.tr("撤回拒绝"))
        self.map_button = button(self.tr("图上看"), "F8")
        self.sample = QPlainTextEdit()
        self.sample.setReadOnly(True)
        self.sample.setAccessibleName(self.tr("最后一条报文"))
        self.sections.addWidget(
            section(console.look, label(self.tr("最后一条报文"), "strong"), self.sample), 1
        )
        self._place: PlaceForm | None = None
        self._refuse: RefuseForm | None = None
        for made, slot in (
            (self.place_button, self.begin_place),
            (self.refuse_button, self.begin_refuse),
            (self.take_back_button, self._take_back),
            (self.map_button, self._ask_map),
        ):
            self.add_action(made)
            made.clicked.connect(slot)

    def show_row(self, row: DeviceRow | None) -> None:
        """Show a device, or that none is selected; what is typed into an open form is kept."""
        before, self._row = self._row, row
        if row is None:
            self.leave_form()
            self.show_nothing()
            return
        if before is None or (before.id, before.state) != (row.id, row.state):
            self.leave_form()
        now = self.console.now()
        self.show_head(source_text(row), row.name or row.address, "", "")
        self._state.say(state_text(row), level(row) or 0)
        decided = (
            f"{row.decided_by or ''} {moment(row.decided_at, now)}".strip()
            if row.decided_at and row.state != WAITING
            else ""
        )
        self._decided.say(" · ".join(part for part in (decided, row.reason) if part))
        facts = (
            self.tr("地址 {0}").format(row.address),
            self.tr("主题 {0}").format(row.topic) if row.topic else "",
            self.tr("可能是 {0} · 共 {1} 条报文 · {2} 起").format(
                kind_text(row.kind), number(row.messages), moment(row.first_at, now)
            ),
            self.tr("点位 {0}").format(row.sensor_code) if row.sensor_code else "",
        )
        for part, text in zip(self._facts, facts, strict=True):
            part.setText(text)
            part.setVisible(bool(text))
        self.place_button.setVisible(row.state in (WAITING, REFUSED))
        self.refuse_button.setVisible(row.state == WAITING)
        self.take_back_button.setVisible(row.state == REFUSED)
        self.map_button.setVisible(row.state == PLACED and row.sensor_id is not None)
        text = sample_text(row.sample)
        if self.sample.toPlainText() != text:
            self.sample.setPlainText(text)

    @property
    def place_form(self) -> PlaceForm:
        """The form that places, made when it is first asked for."""
        if self._place is None:
            self._place = PlaceForm(self.console)
            self._place.placed.connect(lambda done, _sensor: self.done.emit(done))
            self.add_form(self._place)
        return self._place

    @property
    def refuse_form(self) -> RefuseForm:
        """The form that refuses."""
        if self._refuse is None:
            self._refuse = RefuseForm(self.console)
            self._refuse.refused.connect(self.done)
            self.add_form(self._refuse)
        return self._refuse

    def begin_place(self) -> None:
        """Open the form that places."""
        if self._row is not None and self._row.state != PLACED:
            self._begin(self.place_form)
            self.place_form.open_row(self._row)

    def begin_refuse(self) -> None:
        """Open the form that refuses."""
        if self._row is not None and self._row.state == WAITING:
            self._begin(self.refuse_form)
            self.refuse_form.open_row(self._row)

    def _begin(self, form: Form) -> None:
        self.show_form(form)

    def _take_back(self) -> None:
        row = self._row
        if row is None:
            return
        text = self.tr("{0} 重新等待接入").format(row.name or row.address)
        self.console.ask(
            self,
            lambda desk: devices.take_back_refusal(desk, row.id),
            lambda _: self.done.emit(Done(text)),
        )

    def _ask_map(self) -> None:
        if self._row is not None and self._row.sensor_id:
            self.map_asked.emit(self._row.sensor_id)
