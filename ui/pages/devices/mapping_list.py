"""The list of field mappings: each a topic, what it reads, and whether it is received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from app.services import mappings
from app.services.mappings import MappingRow
from ui.labels import word
from ui.pages.devices.mapping_form import MappingForm
from ui.pages.list_page import ListPage, contains
from ui.text import UNKNOWN, moment, number
from ui.widgets.basics import EmptyState, button, label
from ui.widgets.detail_panel import DetailPanel
from ui.widgets.table_model import Column
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.desk import Desk
    from ui.console import Console

translate = QCoreApplication.translate

_TABLES = ("payload_mappings", "unknown_sensors", "sensor_sources")


def _state(row: MappingRow) -> str:
    if not row.readable:
        return translate("Devices", "读不懂")
    return translate("Devices", "启用") if row.enabled else translate("Devices", "停用")


def _kind(row: MappingRow) -> str:
    return word("sensor_kind", row.mapping.kind) if row.mapping.kind else UNKNOWN


def _columns(now: Callable[[], int]) -> list[Column[MappingRow]]:
    return [
        Column(
            "state",
            translate("Devices", "状态"),
            _state,
            width=88,
            level=lambda row: None if row.readable else 3,
            emphasis=lambda row: None if row.enabled else "dim",
        ),
        Column("name", translate("Devices", "名称"), lambda row: row.name, stretch=True),
        Column("topic", translate("Devices", "主题"), lambda row: row.topic, stretch=True),
        Column("kind", translate("Devices", "种类"), _kind, width=96, emphasis=lambda _: "dim"),
        Column(
            "waiting",
            translate("Devices", "待接入 台"),
            lambda row: number(row.waiting),
            order=lambda row: row.waiting,
            width=88,
            right=True,
        ),
        Column(
            "placed",
            translate("Devices", "已接入 台"),
            lambda row: number(row.placed),
            order=lambda row: row.placed,
            width=88,
            right=True,
        ),
        Column(
            "edited",
            translate("Devices", "修改"),
            lambda row: f"{row.edited_by} {moment(row.edited_at, now())}",
            order=lambda row: row.edited_at,
            width=200,
            right=True,
            emphasis=lambda _: "dim",
        ),
    ]


class MappingDetail(DetailPanel):
    """Shows a mapping. `done(done)`; `saved(id)`: this one was made or changed."""

    done = Signal(object)
    saved = Signal(str)

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            EmptyState(
                translate("Devices", "没有选中映射"),
                translate("Devices", "按 Ctrl+N 新建：粘贴一条厂家报文，边填边看读出什么。"),
            ),
        )
        self._row: MappingRow | None = None
        self._state = self.add_state()
        self._facts = label("", "dim", wrap=True)
        self.facts.addWidget(self._facts)
        self.edit_button = button(self.tr("修改、试读"), "Enter", role="primary")
        self.enable_button = button(self.tr("启用"))
        for made, slot in ((self.edit_button, self.edit), (self.enable_button, self._toggle)):
            self.add_action(made)
            made.clicked.connect(slot)
        self._form: MappingForm | None = None

    @property
    def form(self) -> MappingForm:
        """The form, made when it is first asked for."""
        if self._form is None:
            self._form = MappingForm(self.console)
            self._form.saved.connect(self._tell_saved)
            self.add_form(self._form)
        return self._form

    def show_row(self, row: MappingRow | None) -> None:
        """Show a mapping; a form that is open stays for its own mapping or the new one."""
        before, self._row = self._row, row
        if self.open_form is not None and self.form.subject == "new":
            return
        if row is None:
            self.leave_form()
            self.show_nothing()
            return
        if before is None or before.id != row.id:
            self.leave_form()
        self.show_head(row.topic, row.name, "", "")
        self._state.say(_state(row), 0 if row.readable else 3)
        mapping = row.mapping
        paths = (
            (self.tr("编号"), mapping.id or self.tr("主题第 {0} 级").format(mapping.id_level)),
            (self.tr("测量值"), f"{mapping.value} {mapping.unit}".strip()),
            (self.tr("状态"), mapping.state),
            (self.tr("时间"), mapping.time or self.tr("按收到的时间")),
            (self.tr("种类"), _kind(row)),
        )
        self._facts.setText("\n".join(f"{name}  {text}" for name, text in paths if text))
        self._facts.setVisible(self.open_form is None)
        self.enable_button.setText(self.tr("停用") if row.enabled else self.tr("启用"))

    def edit(self) -> None:
        """Open the form for the mapping shown."""
        if self._row is not None:
            self._facts.hide()
            self.show_form(self.form)
            self.form.open_row(self._row)

    def begin_new(self) -> None:
        """Open the form for a new mapping."""
        self.show_head("", self.tr("新建字段映射"), "", "")
        self._state.say("")
        self._facts.hide()
        self.show_form(self.form)
        self.form.open_row(None)

    def _toggle(self) -> None:
        row = self._row
        if row is None:
            return
        row_id, on = row.id, not row.enabled

        def undo(desk: Desk) -> None:
            mappings.enable_mapping(desk, row_id, not on)

        text = self.tr("已启用 {0}") if on else self.tr("已停用 {0}，不再接收它的主题")
        done = Done(text.format(row.name), undo, self.tr("{0} 恢复原来的状态").format(row.name))
        self.console.ask(
            self,
            lambda desk: mappings.enable_mapping(desk, row_id, on),
            lambda _: self.done.emit(done),
        )

    def _tell_saved(self, done: Done, mapping_id: str) -> None:
        self.saved.emit(mapping_id)
        self.done.emit(done)


class MappingList(ListPage[MappingRow]):
    """See the module's text."""

    detail: MappingDetail

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            title=translate("Devices", "字段映射"),
            search_hint=translate("Devices", "查找名称、主题"),
            chips=[
                ("all", translate("Devices", "全部")),
                ("on", translate("Devices", "启用")),
                ("off", translate("Devices", "停用")),
            ],
            columns=_columns(console.now),
            give_way=("edited", "kind", "waiting"),
            empty=EmptyState(
                translate("Devices", "还没有字段映射"),
                translate("Devices", "厂家有自己的 JSON 报文时，在这里设置每个字段在哪里。"),
            ),
            detail=MappingDetail(console),
            tables=_TABLES,
        )
        self.new_button = button(translate("Devices", "新建映射"), "Ctrl+N")
        self.new_button.clicked.connect(self.detail.begin_new)
        self.header.add_action(self.new_button)
        self.bind("Ctrl+N", self.detail.begin_new, self.tr("新的映射"))
        self.detail.done.connect(self.tell)
        self.detail.saved.connect(self._want_saved)
        self.detail.form_closed.connect(lambda: self.show_row(self.selected))

    @staticmethod
    def read(desk: Desk) -> list[MappingRow]:
        """Return all mappings."""
        return mappings.mappings(desk)

    def passes(self, row: MappingRow) -> bool:
        """Return whether chips and search let the row through."""
        (view,) = self.chips.on or ("all",)
        in_view = view == "all" or row.enabled == (view == "on")
        return in_view and contains(self.header.search.text().strip(), row.name, row.topic)

    def show_row(self, row: MappingRow | None) -> None:
        """Show a mapping's detail."""
        self.detail.show_row(row)

    def activate(self, _row: MappingRow) -> None:
        """Edit by Enter."""
        self.detail.edit()

    def exported(self) -> tuple[Sequence[str], list[Sequence[object]]]:
        """Return what is shown, for the CSV file."""
        header = (
            translate("Devices", "名称"),
            translate("Devices", "主题"),
            translate("Devices", "状态"),
            translate("Devices", "种类"),
            translate("Devices", "待接入 台"),
        )
        return header, [
            (row.name, row.topic, _state(row), _kind(row), row.waiting) for row in self.shown_rows
        ]

    def _want_saved(self, mapping_id: str) -> None:
        self.want(mapping_id)
        self.load()
