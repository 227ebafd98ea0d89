"""The form of a field mapping, with a message pasted in and what would be read of it at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from app.domain.mappings import FieldMapping
from app.services import mappings
from app.services.mappings import MappingRefused
from ui.errors import sentence
from ui.labels import word
from ui.pages.devices.errors import problem_text
from ui.pages.devices.model import kinds
from ui.text import UNKNOWN, moment, number, with_unit
from ui.widgets.basics import label
from ui.widgets.fields import ChoiceField, LineField, NoteField
from ui.widgets.form import Form
from ui.widgets.state_part import StatePart
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from app.services.mappings import MappingRow, Tried
    from ui.console import Console

_BREAKS = re.compile(r"[\n,，;；]")
_ENTRY = re.compile(r"(.+)[=＝](.*)")
_PAUSE_MS = 300
_SHOWN = 8
_PATHS = ("items", "id", "value", "time", "state", "battery", "seq", "name")


class MappingForm(Form):
    """Edits a mapping, or makes a new one. `saved(done, mapping_id)`."""

    saved = Signal(object, str)

    def __init__(self, console: Console) -> None:
        super().__init__(console, "mapping", self.tr("保存"))
        self._row: MappingRow | None = None
        self._words_of_states = {
            word("sensor_state", code): code for code in ("normal", "alarm", "fault")
        } | {self.tr("测试"): "test"}
        self._trial: list[Tried] | Exception | None = None
        self._asked = 0
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._try_out)
        for field in self._fields.values():
            field.changed.connect(self._pause.start)

    def _build(self) -> None:
        look = self.console.look

        def line(name: str, title: str, placeholder: str = "") -> LineField:
            return LineField(look, name, title, placeholder=placeholder, limit=200)

        self.title_field = line("title", self.tr("名称（必填）"), self.tr("甲厂水位计"))
        self.topic = line("topic", self.tr("MQTT 主题（必填）"), "vendor/+/up")
        self.message = NoteField(
            look,
            "message",
            self.tr("试一试：粘贴一条报文"),
            placeholder='{"sn": "A1", ...}',
            rows=3,
        )
        self.result = StatePart(self.console, wrap=True)
        self.lines = label("", "dim", wrap=True)
        self.items = line("items", self.tr("设备列表的路径（一条报文多台设备时）"), "data")
        self.id = line("id", self.tr("设备编号的路径"), "sn")
        self.id_level = line("id_level", self.tr("或取主题第几级"), "2")
        self.value = line("value", self.tr("测量值的路径"), "metrics.level")
        self.unit = line("unit", self.tr("单位"), "mm")
        self.state = line("state", self.tr("状态的路径"), "status")
        self.words = NoteField(
            look, "words", self.tr("状态词表：报文里的词 = 正常、报警、故障、测试"),
            placeholder=self.tr("0 = 正常\n1 = 报警"), rows=3,
        )  # fmt: skip
        self.time = line("time", self.tr("时间的路径（没有就按收到的时间）"), "reportTime")
        self.time_format = ChoiceField(look, "time_format", self.tr("时间写法"))
        self.time_format.offer(
            [
                ("iso", self.tr("ISO 8601，带时区")),
                ("local", self.tr("北京时间，如 2026-11-24 14:05:09")),
                ("ms", self.tr("毫秒数")),
                ("s", self.tr("秒数")),
            ]
        )
        self.battery = line("battery", self.tr("电量 % 的路径"), "power")
        self.seq = line("seq", self.tr("序号的路径"), "seq")
        self.name = line("name", self.tr("设备名称的路径"), "deviceName")
        self.kind = ChoiceField(look, "kind", self.tr("都是哪种设备"))
        self.kind.offer([("", self.tr("不一定")), *kinds()])
        self.add(self.title_field)
        self.add(self.topic)
        self.add(self.message)
        self.body.addWidget(self.result)
        self.body.addWidget(self.lines)
        self.add(self.items)
        self.add(self.id, self.id_level)
        self.add(self.value, self.unit)
        self.add(self.state)
        self.add(self.words)
        self.add(self.time)
        self.add(self.time_format)
        self.add(self.battery, self.seq)
        self.add(self.name)
        self.add(self.kind)

    def open_row(self, row: MappingRow | None) -> None:
        """Begin with a mapping, or a new one for None."""
        self._row = row
        title = self.tr("修改 {0}").format(row.name) if row else self.tr("新建字段映射")
        self.open_for(row.id if row else "new", title)
        if row is not None and not self.title_field.text:
            self._show_mapping(row)
        self._try_out()
        self.title_field.focus()

    @property
    def mapping(self) -> FieldMapping:
        """The mapping as typed. Raises MappingRefused for a word table that cannot be read."""
        level = self.id_level.whole
        if self.id_level.text and (level is None or level < 1):
            raise MappingRefused("id_level", "unknown", self.id_level.text)
        texts = {name: self._fields[name].text for name in _PATHS}
        return FieldMapping(
            **texts,
            id_level=level or 0,
            unit=self.unit.text,
            time_format=self.time_format.text or "iso",
            words=self._read_words(),
            kind=self.kind.text,
        )

    @property
    def trial(self) -> str:
        """What is said of the pasted message."""
        return "\n".join(part for part in (self.result.text, self.lines.text()) if part)

    def submit(self) -> None:
        """Save it."""
        row_id = self._row.id if self._row else None
        name, topic = self.title_field.text, self.topic.text
        try:
            mapping = self.mapping
        except MappingRefused as error:
            self.fail(error)
            return
        self.begin()
        self.console.ask(
            self,
            lambda desk: mappings.save_mapping(desk, row_id, name, topic, mapping),
            lambda saved: self._tell(name, saved),
            self.fail,
        )

    def _field_of(self, error: Exception) -> str | None:
        named = super()._field_of(error)
        # The service calls the mapping's own name "name"; here that is the path of a device's name.
        own = not isinstance(error, MappingRefused) and named == "name"
        return "title" if own else named

    def _tell(self, name: str, mapping_id: str) -> None:
        self.finish()
        self.saved.emit(Done(self.tr("已保存 {0}，报警服务马上按它接收").format(name)), mapping_id)

    # Filling

    def _show_mapping(self, row: MappingRow) -> None:
        mapping = row.mapping
        words = {code: text for text, code in self._words_of_states.items()}
        texts = {name: getattr(mapping, name) for name in _PATHS}
        texts |= {
            "title": row.name,
            "topic": row.topic,
            "unit": mapping.unit,
            "id_level": str(mapping.id_level or ""),
            "time_format": mapping.time_format,
            "kind": mapping.kind,
            "words": "\n".join(f"{one} = {words[state]}" for one, state in mapping.words.items()),
        }
        self._filling = True
        for name, text in texts.items():
            self._fields[name].set_text(text)
        self._filling = False

    def _read_words(self) -> dict[str, str]:
        """Read the word table. Raises MappingRefused."""
        found: dict[str, str] = {}
        for part in _BREAKS.split(self.words.text):
            if not part.strip():
                continue
            entry = _ENTRY.fullmatch(part.strip())
            left, right = (text.strip() for text in entry.groups()) if entry else ("", "")
            known = {text.casefold(): code for text, code in self._words_of_states.items()}
            state = known.get(right.casefold(), right)
            if not left or state not in known.values():
                raise MappingRefused("words", "unknown", part.strip())
            found[left] = state
        return found

    # Trying

    def _try_out(self) -> None:
        """Say what would be read of the pasted message."""
        message, topic = self.message.text, self.topic.text
        self._asked += 1
        asked = self._asked
        if not message:
            self.result.say("")
            self.lines.setText("")
            self.lines.hide()
            return
        try:
            mapping = self.mapping
        except MappingRefused as error:
            self._show_failure(error)
            return
        self.console.ask(
            self,
            lambda _desk: mappings.try_mapping(mapping, topic, message),
            lambda tried: self._show_trial(tried) if asked == self._asked else None,
            lambda error: self._show_failure(error) if asked == self._asked else None,
        )

    def _show_trial(self, tried: list[Tried]) -> None:
        bad = sum(bool(one.problem) for one in tried)
        if not tried:
            self.result.say(self.tr("这条报文里没有设备"), 3)
        elif bad:
            self.result.say(
                self.tr("{0} 台里有 {1} 台读不出").format(number(len(tried)), number(bad)), 3
            )
        else:
            self.result.say(self.tr("能读出 {0} 台设备").format(number(len(tried))))
        lines = [self._line(one) for one in tried[:_SHOWN]]
        if len(tried) > _SHOWN:
            lines.append(self.tr("还有 {0} 台").format(number(len(tried) - _SHOWN)))
        self.lines.setText("\n".join(lines))
        self.lines.setVisible(bool(lines))

    def _show_failure(self, error: Exception) -> None:
        field = self._fields.get(getattr(error, "field", ""))
        where = field.control.accessibleName() if field is not None else ""
        text = sentence(error)
        self.result.say(self.tr("{0}：{1}").format(where, text) if where else text, 3)
        self.lines.setText("")
        self.lines.hide()

    def _line(self, one: Tried) -> str:
        """Return what is read of one device, or why not."""
        if one.problem:
            field = self._fields.get(one.field)
            where = field.control.accessibleName() if field is not None else ""
            why = problem_text(one.problem, one.shown)
            return " · ".join(part for part in (one.address or UNKNOWN, where, why) if part)
        states = {code: text for text, code in self._words_of_states.items()}
        address = one.address
        if address in ("+", "#"):  # the filter stands for the topic that the message came on
            address = self.tr("主题第 {0} 级").format(self.id_level.text)
        parts = [
            address,
            one.name,
            with_unit(one.value, one.unit) if one.value is not None else "",
            states.get(one.state, ""),
            moment(one.ts, self.console.now()) if one.ts is not None else self.tr("按收到的时间"),
            self.tr("电量 {0}").format(with_unit(one.battery, "%"))
            if one.battery is not None
            else "",
        ]
        return " · ".join(part for part in parts if part)
