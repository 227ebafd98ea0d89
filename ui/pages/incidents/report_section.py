"""Reports to the district: the two clocks, what was sent, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.reporting import Channel, Reason
from ui.labels import word
from ui.report_words import channel_word, clock_words, recipient_here
from ui.text import moment
from ui.widgets.basics import button, label
from ui.widgets.detail_panel import section
from ui.widgets.flow import FlowLayout
from ui.widgets.ledger import HEIGHT, LedgerLine, LedgerView
from ui.widgets.measure import Following, spaced
from ui.widgets.state_part import StatePart

if TYPE_CHECKING:
    from app.domain.instant import Instant
    from app.services.reports import IncidentReports, ReportRow
    from ui.console import Console

_TICK_MS = 1000


class ReportSection(QWidget):
    """Title, clocks, why, buttons, reports; hidden until an incident's reports are known.

    `telephone_asked(recipient)`: the district was told by telephone just now. `writing_asked()`: a
    written report shall be begun. `decision_asked(needed)`: somebody says that it is to be
    reported, or is not. `print_asked(report)`: the selected written one is to be seen as printed.
    """

    telephone_asked = Signal(str)
    writing_asked = Signal()
    decision_asked = Signal(bool)
    print_asked = Signal(object)

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self._found: IncidentReports | None = None
        look = console.look
        self._title = label("", "label")
        self.clocks = {channel: StatePart(console) for channel in Channel}
        self._why = label("", "dim", wrap=True)
        self.recipient = QLineEdit()
        self.recipient.setMaxLength(80)
        self.recipient.setAccessibleName(self.tr("报给"))
        self.telephone = label("", "strong")
        self.telephone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.telephone_button = button(self.tr("已电话报告"), "Ctrl+T")
        self.write_button = button(self.tr("写书面报告"), "Ctrl+R")
        self.decide_button = button("", role="link")
        self.print_button = button(self.tr("查看、打印、存为文件"), role="link")
        self.view = LedgerView(look, self.tr("报送记录"))
        self._layout_parts()
        self.telephone_button.clicked.connect(self.ask_telephone)
        self.write_button.clicked.connect(self.writing_asked)
        self.decide_button.clicked.connect(self._ask_decision)
        self.print_button.clicked.connect(self._ask_print)
        self.view.line_selected.connect(self._review)
        self.view.line_activated.connect(lambda _: self._ask_print())
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.refresh)
        Following(look, self, self._measure)
        self.clear()

    def _layout_parts(self) -> None:
        look = self._console.look
        content = QWidget()
        column = spaced(look, QVBoxLayout(content), 8, (16, 0, 16, 8))
        clocks = spaced(look, FlowLayout(), 16)
        for part in self.clocks.values():
            clocks.addWidget(part)
        column.addLayout(clocks)
        column.addWidget(self._why)
        to = spaced(look, QHBoxLayout(), 8)
        to.addWidget(label(self.tr("报给"), "dim"))
        to.addWidget(self.recipient, 1)
        to.addWidget(self.telephone)
        column.addLayout(to)
        buttons = spaced(look, FlowLayout(), 8)
        for made in (self.telephone_button, self.write_button):
            buttons.addWidget(made)
        column.addLayout(buttons)
        holder = QWidget()
        body = spaced(look, QVBoxLayout(holder), 0)
        body.addWidget(content)
        body.addWidget(self.view)
        beside = QWidget()
        line = spaced(look, QHBoxLayout(beside), 4)
        for made in (self.decide_button, self.print_button):
            line.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(section(look, self._title, holder, beside=beside))

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.text()

    @property
    def why(self) -> str:
        """Why it is, or is not, to be reported, as it is said."""
        return self._why.text()

    @property
    def found(self) -> IncidentReports | None:
        """What is shown, None while it is not known."""
        return self._found

    @property
    def selected(self) -> ReportRow | None:
        """The selected report, if it is a written one."""
        line = self.view.selected
        if line is None or self._found is None:
            return None
        return next(
            (one for one in self._found.reports if one.id == line.id and one.text is not None),
            None,
        )

    def clear(self) -> None:
        """Show nothing while another incident is read."""
        self._found = None
        self._tick.stop()
        self.view.show_lines([])
        self.hide()

    def show_reports(self, found: IncidentReports) -> None:
        """Show an incident's reports and clocks; a recipient that is being typed stays."""
        before, self._found = self._found, found
        to = recipient_here(found.recipient, is_drill=self._console.drill is not None)
        if before is None or before.incident_id != found.incident_id or not self._is_typed(before):
            self.recipient.setText(to)
        # In a drill nobody dials the district: the controller stands in.
        phone = found.usual.report_to_phone if self._console.drill is None else ""
        self.telephone.setText(phone)
        self.telephone.setVisible(bool(phone))
        now = self._console.now()
        self.view.show_lines([_line(one, now) for one in reversed(found.reports)])
        self.view.setVisible(bool(found.reports))
        self._title.setText(self._title_words(found))
        self._why.setText(self._why_words(found, now))
        self.decide_button.setText(
            self.tr("不需报送") if found.duty.is_owed else self.tr("需要报送")
        )
        self.refresh()
        self._tick.start()
        self._measure()
        self._review()
        self.show()

    def refresh(self) -> None:
        """Show the clocks as they stand now."""
        found, now = self._found, self._console.now()
        shown = {one.channel: one for one in found.clocks} if found is not None else {}
        for channel, part in self.clocks.items():
            clock = shown.get(channel)
            words = clock_words(clock, now) if clock is not None else None
            if words is None:
                part.say("")
            elif (part.text, part.level) != words:
                part.say(*words)

    def ask_telephone(self) -> None:
        """Tell that the district was told by telephone; once until that is shown."""
        if self._found is not None and self.telephone_button.isEnabled():
            self.telephone_button.setEnabled(False)
            self.telephone_asked.emit(self.recipient.text().strip())

    def enable_again(self) -> None:
        """Have the button for the telephone again: its report is recorded, or was refused."""
        self.telephone_button.setEnabled(True)

    def _is_typed(self, before: IncidentReports) -> bool:
        preset = recipient_here(before.recipient, is_drill=self._console.drill is not None)
        return self.recipient.text() != preset

    def _title_words(self, found: IncidentReports) -> str:
        if found.reports:
            return self.tr("信息报送 {0}，新的在上").format(len(found.reports))
        return self.tr("信息报送")

    def _why_words(self, found: IncidentReports, now: Instant) -> str:
        duty = found.duty
        if duty.since is None:
            if duty.reason is Reason.PERSON:
                return self.tr("不需报送：{0}").format(found.said)
            return self.tr("现在不需报送：等级一般，没有伤亡，没有启动预案。")
        why = {
            Reason.GRADE: self.tr("等级在一般以上"),
            Reason.CASUALTIES: self.tr("有人员伤亡"),
            Reason.PLAN: self.tr("已启动预案"),
            Reason.PERSON: found.said,
        }.get(duty.reason, "")
        return self.tr("{0}，{1} 起计时").format(why, moment(duty.since, now))

    def _measure(self) -> None:
        look = self._console.look
        self.view.setFixedHeight(look.px(HEIGHT) * self.view.lines.total)

    def _review(self, _line_id: object = None) -> None:
        written = self._found is not None and any(one.text for one in self._found.reports)
        self.print_button.setVisible(written)
        self.print_button.setEnabled(self.selected is not None)

    def _ask_decision(self) -> None:
        if self._found is not None:
            self.decision_asked.emit(not self._found.duty.is_owed)

    def _ask_print(self) -> None:
        report = self.selected
        if report is not None:
            self.print_asked.emit(report)


def _line(one: ReportRow, now: Instant) -> LedgerLine:
    """Return a report as two lines: which, by what; when, who, to whom."""
    return LedgerLine(
        id=one.id,
        what=" ".join((word("report_kind", one.kind), one.text.title if one.text else "")).strip(),
        amount=f"{channel_word(one.channel)} {one.number}",
        who=f"{moment(one.at, now)} {one.actor} → {one.recipient}",
        after="",
        undone=one.retracted,
        dim=one.retracted,
    )
