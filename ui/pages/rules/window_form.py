"""Planning a maintenance window: where, which kind, from when until when, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain.sensors import KINDS
from app.services import windows
from app.services.windows import BadSpan, NewWindow, UnknownKind
from ui.labels import word
from ui.pages.rules.scope_field import ScopeField
from ui.pages.rules.span_fields import WINDOW_LENGTHS, BadTimeText, SpanFields
from ui.pages.rules.wording import place_text
from ui.widgets.basics import label
from ui.widgets.fields import ChoiceField, LineField
from ui.widgets.form import Form
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from ui.console import Console


class WindowForm(Form):
    """`planned(done, id)`: a `Done` that takes it back, and the window's id."""

    planned = Signal(object, str)
    error_fields = {BadSpan: "until", UnknownKind: "kind"}  # noqa: RUF012

    def __init__(self, console: Console) -> None:
        super().__init__(console, "window", "")
        look = console.look
        self.body.addWidget(
            label(
                self.tr("屏蔽期间报警照常记录，不响、不进报警列表；结束时还在的会回到报警列表。"),
                "dim",
                wrap=True,
            )
        )
        self.scope = ScopeField(
            console,
            "scope",
            self.tr("范围"),
            placeholder=self.tr("居民区、小区、楼栋、点位的名称、编码或拼音首字母"),
        )
        self.kind = ChoiceField(look, "kind", self.tr("感知类型"))
        self.kind.offer(
            [("", self.tr("全部类型")), *((code, word("sensor_kind", code)) for code in KINDS)]
        )
        self.span = SpanFields(look, self, console.now, WINDOW_LENGTHS)
        self.reason = LineField(
            look,
            "reason",
            self.tr("原因（必填）"),
            choices=(
                self.tr("消防维保"),
                self.tr("设备更换"),
                self.tr("装修施工"),
                self.tr("演练"),
            ),
        )
        self.add(self.scope)
        self.add(self.kind)
        self.add(self.span.start)
        self.add(self.span.until)
        self.add(self.reason)
        self.span.changed.connect(self._name_button)
        self._name_button()

    def submit(self) -> None:
        """Plan it."""
        key = self.scope.key
        if key is None:
            self.refuse(self.tr("请从列表里选一个范围，或点“全街道”。"), "scope")
            return
        try:
            begins, ends = self.span.read()
        except BadTimeText as error:
            self.refuse(str(error), error.field)
            return
        if not self.reason.text:
            self.refuse(self.tr("请写原因：屏蔽了什么、为什么，人人都要看得到。"), "reason")
            return
        window = NewWindow(*key, self.kind.text, begins, ends, self.reason.text)
        place = place_text(key[0], self.scope.place_name)
        self.begin()
        self.console.ask(
            self,
            lambda desk: windows.plan_window(desk, window),
            lambda window_id: self._tell(window_id, place),
            self.fail,
        )

    def _tell(self, window_id: str, place: str) -> None:
        done = Done(
            self.tr("已定下计划屏蔽：{0}").format(place),
            lambda desk: windows.end_window(desk, window_id),
            self.tr("已撤销，{0}照常报警").format(place),
        )
        self.finish()
        self.planned.emit(done, window_id)

    def _name_button(self) -> None:
        now = not self.span.start.text
        words = self.tr("现在开始屏蔽") if now else self.tr("定下计划")
        self.save_button.setText(f"{words}  Ctrl+Enter")
        self.save_button.setAccessibleName(words)
