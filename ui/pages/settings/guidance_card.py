"""Guidance in the street's own words: all of it in one list, edited in place; the gas company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.alarms import Condition
from app.domain.scopes import STREET
from app.domain.sensors import KINDS
from app.services import guidance_notes, settings_of_street
from app.services.place_chain import NamedPlace
from ui.alarms.fact_lines import Fact, FactLines
from ui.alarms.guidance_editor import GuidanceEditor
from ui.alarms.guidance_words import scope_name
from ui.labels import word
from ui.text import moment
from ui.widgets.basics import button, label
from ui.widgets.fields import LineField
from ui.widgets.measure import Following, spaced

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.services.guidance_notes import NoteRow
    from app.services.settings_of_street import StreetSettings
    from ui.console import Console


_EDITOR_HEIGHT = 640


class GuidanceCard(QFrame):
    """See the module's text. Everybody reads; leaders and administrators write."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._notes: dict[str, NoteRow] = {}
        look = console.look
        self.setProperty("role", "card")
        layout = spaced(look, QVBoxLayout(self), 12, (20, 16, 20, 20))
        layout.addWidget(label(self.tr("处置指引"), "strong"))
        layout.addWidget(
            label(
                self.tr("写一次，下级地点自动继承；没有写的用内置的。报警详情里也能改。"),
                "label",
                wrap=True,
            )
        )
        self.lines = FactLines(look)
        self.lines.asked.connect(self._edit)
        layout.addWidget(self.lines)
        self.kind = QComboBox()
        for code in KINDS:
            self.kind.addItem(word("sensor_kind", code), code)
        self.kind.setAccessibleName(self.tr("为哪一类报警写"))
        self.new_button = button(self.tr("为全街道写"))
        self.new_button.clicked.connect(self._write_new)
        self._new = QWidget()
        line = spaced(look, QHBoxLayout(self._new))
        line.addWidget(self.kind)
        line.addWidget(self.new_button)
        line.addStretch(1)
        layout.addWidget(self._new)
        self.editor = GuidanceEditor(console)
        self.editor.closed.connect(self.editor.hide)
        layout.addWidget(self.editor)
        self.editor.hide()
        # A form scrolls within itself: here it is given the room of all its fields.
        Following(look, self, lambda: self.editor.setMinimumHeight(look.px(_EDITOR_HEIGHT)))
        self.gas = LineField(
            look, "gas_company_phone", self.tr("燃气公司电话（可燃气体报警时显示）"), limit=40
        )
        self.gas_button = button(self.tr("保存电话"))
        self.gas_button.clicked.connect(self._save_gas)
        self.gas.line.addWidget(self.gas_button)
        layout.addWidget(self.gas)
        layout.addStretch(1)
        console.rows_changed.connect(self._note_rows)

    def read(self) -> None:
        """Read all notes and the telephone."""

        def work(desk: Desk) -> tuple[list[NoteRow], StreetSettings]:
            return guidance_notes.notes(desk), settings_of_street.settings(desk)

        self._console.ask(self, work, lambda found: self._show(*found))

    def _note_rows(self, table: str, _ids: object) -> None:
        if table in ("guidance_notes", "local_facts") and self.isVisible():
            self.read()

    def _show(self, notes: list[NoteRow], settings: StreetSettings) -> None:
        may_write = self._console.desk.actor.role in guidance_notes.WRITERS
        self._notes = {note.id: note for note in notes}
        link = self.tr("编辑") if may_write else ""
        facts = [Fact(self._line(note), "", link, note.id) for note in notes]
        self.lines.show_facts(facts or [Fact(self.tr("还没有自己写的，全部用内置的。"))])
        self._new.setVisible(may_write)
        self.gas.setEnabled(may_write)
        self.gas_button.setVisible(may_write)
        if not self.gas.edit.hasFocus():
            self.gas.set_text(settings.gas_company_phone)

    def _line(self, note: NoteRow) -> str:
        name = note.place_name or self.tr("（地点已删除）")
        where = f"{scope_name(note.scope)} {name}"
        kind = word("sensor_kind", note.kind) if note.kind else self.tr("所有类型")
        condition = word("condition", note.condition) if note.condition else self.tr("所有情形")
        edited = moment(note.edited_at, self._console.now())
        return f"{where} · {kind} · {condition} · {note.edited_by} {edited}"

    def _edit(self, note_id: str) -> None:
        note = self._notes.get(note_id)
        if note is not None:
            place = NamedPlace(note.scope, note.scope_id, note.place_name)
            self._open(note.kind, note.condition, place)

    def _write_new(self) -> None:
        scope, scope_id = STREET
        self._open(str(self.kind.currentData()), Condition.PROCESS, NamedPlace(scope, scope_id, ""))

    def _open(self, kind: str, condition: str, place: NamedPlace) -> None:
        self.editor.show()
        self.editor.open_note(kind, condition, place)

    def _save_gas(self) -> None:
        phone = self.gas.text

        def work(desk: Desk) -> None:
            wanted = structs.replace(settings_of_street.settings(desk), gas_company_phone=phone)
            settings_of_street.change_settings(desk, wanted)

        self._console.ask(
            self, work, lambda _: self._console.told.emit(self.tr("燃气公司电话已保存。"))
        )
