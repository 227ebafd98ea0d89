"""Reporting in an incident's detail: ties the section to its forms, services and files."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.documents.situation import situation_report
from app.domain.report_text import Letterhead
from app.services import reports
from ui.errors import sentence
from ui.pages.incidents.report_forms import NeedForm, ReportForm
from ui.pages.incidents.report_section import ReportSection
from ui.printing.paper import Paper
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from app.services.incidents import IncidentRow
    from app.services.reports import IncidentReports, ReportRow, Sent
    from ui.console import Console
    from ui.widgets.detail_panel import DetailPanel
    from ui.work import Job


class Reporting(QObject):
    """The reports of the incident that a panel shows. `done(done)`: something was written."""

    done = Signal(object)

    def __init__(self, console: Console, panel: DetailPanel) -> None:
        super().__init__(panel)
        self._console = console
        self._panel = panel
        self._row: IncidentRow | None = None
        self._job: Job | None = None
        self.section = ReportSection(console)
        self.section.telephone_asked.connect(self._record_telephone)
        self.section.writing_asked.connect(self.begin_report)
        self.section.decision_asked.connect(self._begin_decision)
        self.section.print_asked.connect(self._print)

    @property
    def is_settled(self) -> bool:
        """Whether the reports are those of the incident shown."""
        return self._row is None or self.section.found is not None

    def show_row(self, row: IncidentRow | None) -> None:
        """Read the reports of an incident, again if they are shown already."""
        before, self._row = self._row, row
        if self._job is not None:
            self._job.cancel()
        if row is None or before is None or before.id != row.id:
            self.section.clear()
        if row is not None:
            self._job = self._console.ask(
                self, lambda desk: reports.incident_reports(desk, row.id), self._take
            )

    @cached_property
    def report_form(self) -> ReportForm:
        """The form that writes a report."""
        form = ReportForm(self._console)
        form.sent.connect(self.done)
        self._panel.add_form(form)
        return form

    @cached_property
    def waive_form(self) -> NeedForm:
        """The form that says why none is needed."""
        return self._add_need(NeedForm(self._console, needed=False))

    @cached_property
    def need_form(self) -> NeedForm:
        """The form that says why one is needed."""
        return self._add_need(NeedForm(self._console, needed=True))

    def begin_report(self) -> None:
        """Open the form of the written report (Ctrl+R)."""
        self._begin(self.report_form)

    def telephone(self) -> None:
        """Record that the district was told by telephone just now (Ctrl+T)."""
        if self._panel.open_form is None:
            self.section.ask_telephone()

    def _add_need(self, form: NeedForm) -> NeedForm:
        form.said.connect(self.done)
        self._panel.add_form(form)
        return form

    def _begin(self, form: ReportForm | NeedForm) -> None:
        row = self._row
        if row is not None and self._panel.open_form is None:
            self._panel.show_form(form)
            form.open_row(row)

    def _begin_decision(self, needed: bool) -> None:
        self._begin(self.need_form if needed else self.waive_form)

    def _take(self, found: IncidentReports) -> None:
        self.section.show_reports(found)

    def _record_telephone(self, recipient: str) -> None:
        row = self._row
        if row is not None:
            self._console.ask(
                self,
                lambda desk: reports.report_by_telephone(desk, row.id, recipient),
                lambda sent: self._tell_telephone(row, recipient, sent),
                self._refuse_telephone,
            )

    def _tell_telephone(self, row: IncidentRow, recipient: str, sent: Sent) -> None:
        self.section.enable_again()
        self.done.emit(
            Done(
                self.tr("{0} 已记为电话报告，报 {1}").format(row.number, recipient),
                lambda desk: reports.retract(desk, sent.report_id),
                self.tr("{0} 的电话报告已撤回，重新计时").format(row.number),
            )
        )

    def _refuse_telephone(self, error: Exception) -> None:
        self.section.enable_again()
        self.done.emit(Done(sentence(error), warning=2))

    def _print(self, report: ReportRow) -> None:
        found = self.section.found
        if found is None or report.text is None:
            return
        head = Letterhead(
            found.street,
            report.kind,
            report.number,
            found.number,
            report.recipient,
            report.actor,
            report.at,
        )
        name = self.tr("报告 {0} 第 {1} 期").format(found.number, report.number)
        document = situation_report(report.text, head)
        self._console.print_asked.emit((Paper(name, lambda _desk: document, formal=True),))
