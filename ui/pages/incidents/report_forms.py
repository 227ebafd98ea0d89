"""Writing a report to the district, read while it is written; saying whether one is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout

from app.documents.situation import situation_report
from app.domain.report_text import KIND_NAMES, ReportText, plain, sections
from app.domain.reporting import ReportKind
from app.services import reports
from ui.labels import word
from ui.printing.paper import Paper
from ui.report_words import recipient_here
from ui.widgets.basics import button, label
from ui.widgets.fields import ChoiceField, LineField, NoteField
from ui.widgets.form import Form
from ui.widgets.measure import Following, spaced
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.domain.report_text import Letterhead
    from app.services.desk import Desk
    from app.services.incidents import IncidentRow
    from app.services.reports import Draft, Sent
    from ui.console import Console
    from ui.work import Job

_PEOPLE = ("injured", "dead", "missing")
_SECTIONS = {
    "occurred": 0,
    "place": 1,
    "source": 2,
    "cause": 3,
    "course": 4,
    **dict.fromkeys((*_PEOPLE, "consequences"), 5),
    "extent": 6,
    "trend": 7,
    "measures": 8,
    "next_steps": 9,
    "requests": 10,
}
"""In which section of the report a field is read."""


class NotAPeople(ValueError):
    """A number of people that is none. Field: `field`."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class ReportForm(Form):
    """A written report, begun from what the street knows. `sent(done)`: a `Done`, not undoable."""

    sent = Signal(object)

    def __init__(self, console: Console) -> None:
        super().__init__(console, "report", self.tr("记为已报送"))
        self._row: IncidentRow | None = None
        self._draft: Draft | None = None
        self._job: Job | None = None
        self._make_fields()
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName(self.tr("预览"))
        self.pages_button = button(self.tr("看版面"), role="link")
        self.pages_button.clicked.connect(self._show_pages)
        self._make_preview_place()
        Following(console.look, self, self._measure)
        for name, field in self._fields.items():
            field.changed.connect(lambda name=name: self._follow(name))
        self.kind.changed.connect(self._retitle)

    def _make_fields(self) -> None:
        look = self.console.look
        self.kind = ChoiceField(look, "kind", self.tr("报告类别"))
        self.recipient = LineField(look, "recipient", self.tr("报给（必填）"), limit=80)
        self.title_field = LineField(look, "title", self.tr("标题（必填）"), limit=120)
        self.add(self.kind, self.recipient)
        self.add(self.title_field)
        lines = (
            ("occurred", self.tr("发生时间"), 120),
            ("place", self.tr("发生地点"), 200),
            ("source", self.tr("信息来源"), 200),
        )
        for name, title, limit in lines:
            self.add(LineField(look, name, title, limit=limit))
        self.add(NoteField(look, "cause", self.tr("事件起因和性质"), rows=2))
        self.course = NoteField(look, "course", self.tr("基本过程（必填）"), rows=5)
        self.add(self.course)
        people = [
            LineField(look, name, title, placeholder=self.tr("不明"), limit=6, right=True)
            for name, title in zip(
                _PEOPLE, (self.tr("受伤"), self.tr("死亡"), self.tr("失联")), strict=True
            )
        ]
        for field in people:
            field.show_beside(self.tr("人"))
        self.add(*people)
        notes = (
            ("consequences", self.tr("已造成的其他后果")),
            ("extent", self.tr("影响范围")),
            ("trend", self.tr("发展趋势")),
            ("measures", self.tr("已采取的措施")),
            ("next_steps", self.tr("下一步工作")),
            ("requests", self.tr("请求事项（没有就留空）")),
            ("foot", self.tr("落款（单位、联系人、电话）")),
        )
        for name, title in notes:
            self.add(NoteField(look, name, title, rows=2))

    def _make_preview_place(self) -> None:
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        place = spaced(self.console.look, QVBoxLayout(), 4, (16, 8, 16, 8))
        head = spaced(self.console.look, QHBoxLayout(), 8)
        head.addWidget(label(self.tr("预览：报出去的就是这些字"), "label"))
        head.addStretch(1)
        head.addWidget(self.pages_button)
        place.addLayout(head)
        place.addWidget(self.preview)
        layout.insertLayout(1, place)

    def open_row(self, row: IncidentRow) -> None:
        """Begin for an incident: from a draft, else from what the street knows of it."""
        self._row, self._draft = row, None
        self.save_button.setEnabled(False)
        self.open_for(row.id, self.tr("书面报告 {0}").format(row.number))
        self._show_preview()
        if self._job is not None:
            self._job.cancel()
        self._job = self.console.ask(
            self, lambda desk: reports.draft(desk, row.id), self._take, self.fail
        )

    def texts(self) -> dict[str, str]:
        """Return what a draft keeps: nothing while all is as the program worded it."""
        texts = super().texts()
        return {} if self._draft is None or texts == self._preset(self._draft) else texts

    def keep_draft(self) -> None:
        """Keep what is typed; what was kept stays while the first wording is not there yet."""
        if self._draft is not None:
            super().keep_draft()

    def submit(self) -> None:
        """Record it as sent."""
        row = self._row
        if row is None or self._draft is None:
            return
        try:
            text = self.text
        except NotAPeople as error:
            self.refuse(self.tr("人数请写整数，不清楚就留空。"), error.field)
            return
        kind, recipient = self.kind.text, self.recipient.text
        self.begin()
        self.console.ask(
            self,
            lambda desk: reports.send_report(desk, row.id, kind, recipient, text),
            lambda sent: self._tell(row, recipient, sent),
            self.fail,
        )

    @property
    def text(self) -> ReportText:
        """What is written, an empty number of people as not known. Raises NotAPeople."""
        fields = {name: self._fields[name].text for name in ReportText.__struct_fields__}
        people = {name: self._people(name) for name in _PEOPLE}
        return msgspec.convert({**fields, **people}, ReportText)

    def _people(self, name: str) -> int | None:
        field = self._fields[name]
        assert isinstance(field, LineField)
        if not field.text:
            return None
        whole = field.whole
        if whole is None:
            raise NotAPeople(name)
        return whole

    def _take(self, found: Draft) -> None:
        typed = any(field.text for name, field in self._fields.items() if name != "kind")
        self._draft = found
        self.kind.offer([(kind, word("report_kind", kind)) for kind in found.kinds])
        if not typed:
            self._fill(self._preset(found))
        self.save_button.setEnabled(True)
        self._show_preview()

    def _preset(self, found: Draft) -> dict[str, str]:
        texts = {
            name: "" if value is None else str(value)
            for name, value in msgspec.structs.asdict(found.text).items()
        }
        to = recipient_here(found.recipient, is_drill=self.console.drill is not None)
        return {"kind": found.kinds[0], "recipient": to, **texts}

    def _empty(self) -> None:
        super()._empty()
        if self._draft is not None:
            self._fill(self._preset(self._draft))
            self._show_preview()

    def _retitle(self) -> None:
        """Let the title end with the kind that is chosen."""
        title, kind = self.title_field.text, self.kind.text
        for other, name in KIND_NAMES.items():
            if other != kind and kind in KIND_NAMES and title.endswith(name):
                ending = KIND_NAMES[ReportKind(kind)]
                self.title_field.set_text(title.removesuffix(name) + ending)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of the height to the fields."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        most, least = self.console.look.px(176), self.console.look.px(72)
        self.preview.setFixedHeight(max(least, min(most, self.height() // 4)))

    def _follow(self, name: str) -> None:
        """Show what is written, and of it the part that is being written."""
        self._show_preview()
        heading = sections(ReportText(""))[_SECTIONS[name]].heading if name in _SECTIONS else ""
        found = self.preview.document().find(heading) if heading else QTextCursor()
        self.preview.verticalScrollBar().setValue(
            0 if found.isNull() else found.block().firstLineNumber()
        )

    def _show_preview(self) -> None:
        if self._draft is None or self._filling:
            self.preview.setPlainText("")
            return
        try:
            text = self.text
        except NotAPeople:
            return
        self.preview.setPlainText(plain(text, self._letterhead(self._draft)))

    def _show_pages(self) -> None:
        """Show the draft as it would be printed; what is typed stays."""
        if self._draft is None:
            return
        try:
            text = self.text
        except NotAPeople as error:
            self.refuse(self.tr("人数请写整数，不清楚就留空。"), error.field)
            return
        document = situation_report(text, self._letterhead(self._draft))
        paper = Paper(self.tr("报告草稿"), lambda _desk: document, formal=True)
        self.console.print_asked.emit((paper,))

    def _letterhead(self, draft: Draft) -> Letterhead:
        kind = ReportKind(self.kind.text or draft.kinds[0])
        return draft.letterhead(kind, self.recipient.text, self.console.desk.actor.name)

    def _tell(self, row: IncidentRow, recipient: str, sent: Sent) -> None:
        words = self.tr("{0} 的书面{1}已记为报送，报 {2}；在报告列表里可打印、存为文件")
        self.finish()
        self.sent.emit(Done(words.format(row.number, word("report_kind", sent.kind), recipient)))


class NeedForm(Form):
    """Saying that an incident is to be reported, or is not, and why. `said(done)`: a `Done`."""

    said = Signal(object)

    def __init__(self, console: Console, *, needed: bool) -> None:
        super().__init__(console, "report_needed" if needed else "report_waived", "")
        self._needed = needed
        self._row: IncidentRow | None = None
        self.save_button.setText(self._words() + "  Ctrl+Enter")
        self.reason = LineField(
            console.look,
            "reason",
            self.tr("原因（必填）"),
            choices=(self.tr("领导要求报送"), self.tr("社会关注"))
            if needed
            else (
                self.tr("区里已经掌握"),
                self.tr("核实不够报送标准"),
                self.tr("并入另一事件报送"),
            ),
        )
        self.add(self.reason)

    def open_row(self, row: IncidentRow) -> None:
        """Begin for an incident."""
        self._row = row
        self.open_for(row.id, f"{self._words()} {row.number}")

    def submit(self) -> None:
        """Say it."""
        row, reason, needed = self._row, self.reason.text, self._needed
        if row is None:
            return

        def work(desk: Desk) -> None:
            (reports.say_needed if needed else reports.say_not_needed)(desk, row.id, reason)

        self.begin()
        self.console.ask(self, work, lambda _: self._tell(row), self.fail)

    def _words(self) -> str:
        return self.tr("需要报送") if self._needed else self.tr("不需报送")

    def _tell(self, row: IncidentRow) -> None:
        words = (
            self.tr("{0} 需要报送，从现在起计时")
            if self._needed
            else self.tr("{0} 已记为不需报送，原因写进了日志")
        )
        self.finish()
        self.said.emit(Done(words.format(row.number)))
