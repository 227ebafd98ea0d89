"""Reports to the district on the incidents page, pressed as a person presses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from app.documents.blocks import Paragraph
from app.domain.reporting import Channel, ReportKind
from app.drill.mark import DrillMark, write_mark
from app.services import incidents, reports
from app.services.incidents import Intake
from tests.streets import small_street
from ui.pages.incidents.view import IncidentsPage
from ui.pages.overview.view import OverviewPage
from ui.printing.preview import PrintPreview
from ui.shell.owed_reports import OwedReportMark

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot

    from app.profile import Profile
    from app.services.desk import Desk
    from app.services.reports import ReportRow
    from db.store import Store
    from tests.streets import HandClock
    from ui.console import Console
    from ui.pages.incidents.report_forms import ReportForm
    from ui.pages.incidents.report_section import ReportSection

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def fire(desk: Desk, store: Store) -> str:
    """An open incident that is to be reported."""
    small_street(store)
    return incidents.open_incident(desk, Intake("厨房起火", "fire", "large"))


@pytest.fixture
def page(qtbot: QtBot, fire: str, console: Console) -> IncidentsPage:
    made = IncidentsPage(console)
    qtbot.addWidget(made)
    made.resize(1400, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.enter(fire)
    settle(qtbot, made)
    return made


def settle(qtbot: QtBot, page: IncidentsPage) -> None:
    QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: page.is_ready and not page.console.pool.busy, timeout=60_000)


def told(qtbot: QtBot, page: IncidentsPage, words: str) -> None:
    qtbot.waitUntil(lambda: words in page.foot.undo_bar.text)
    settle(qtbot, page)


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = CTRL) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, held)


def section(page: IncidentsPage) -> ReportSection:
    return page.detail.reporting.section


def listed(page: IncidentsPage) -> str:
    """What the list says of the first incident's reports."""
    row = page.model.row_at(0)
    assert row is not None
    return next(one for one in page.model.columns if one.key == "report").text(row)


def sent(desk: Desk, fire: str) -> tuple[ReportRow, ...]:
    return reports.incident_reports(desk, fire).reports


def begin_report(qtbot: QtBot, page: IncidentsPage) -> ReportForm:
    press(qtbot, Qt.Key.Key_R)
    form = page.detail.reporting.report_form
    assert page.detail.open_form is form
    qtbot.waitUntil(form.save_button.isEnabled)
    return form


def test_the_clocks_count_down_and_are_marked_when_late(
    qtbot: QtBot, page: IncidentsPage, clock: HandClock
) -> None:
    telephone, writing = (section(page).clocks[channel] for channel in Channel)
    assert (telephone.text.split("（")[0], telephone.level) == ("电话 剩 30 分", 0)
    assert listed(page) == "电话 剩 30 分"
    clock.advance(25 * 60)
    section(page).refresh()
    assert (telephone.text.split("（")[0], telephone.level) == ("电话 剩 5 分", 3)
    clock.advance(8 * 60)
    section(page).refresh()
    assert (telephone.text.split("（")[0], telephone.level) == ("电话 逾期 3 分", 1)
    assert (writing.text.split("（")[0], writing.level) == ("书面 剩 27 分", 0)
    assert listed(page) == "电话 逾期 3 分"


def test_a_telephone_report_is_one_key_and_can_be_taken_back(
    qtbot: QtBot, desk: Desk, page: IncidentsPage, fire: str
) -> None:
    page.table.setFocus()
    press(qtbot, Qt.Key.Key_T)
    told(qtbot, page, "已记为电话报告，报 区总值班室")
    assert [(one.channel, one.retracted) for one in sent(desk, fire)] == [
        (Channel.TELEPHONE, False)
    ]
    assert "按时" in section(page).clocks[Channel.TELEPHONE].text
    assert listed(page).startswith("书面 剩")
    press(qtbot, Qt.Key.Key_Z)
    told(qtbot, page, "已撤回")
    assert [one.retracted for one in sent(desk, fire)] == [True]
    assert section(page).clocks[Channel.TELEPHONE].text.startswith("电话 剩")
    section(page).view.grab()
    assert not page.console.look.font().strikeOut(), "only the report taken back is struck"


def test_without_a_recipient_the_telephone_report_is_refused_in_words(
    qtbot: QtBot, desk: Desk, page: IncidentsPage, fire: str
) -> None:
    section(page).recipient.setText("")
    click(qtbot, section(page).telephone_button)
    qtbot.waitUntil(lambda: bool(page.foot.undo_bar.text))
    assert section(page).telephone_button.isEnabled()
    assert sent(desk, fire) == ()


def test_a_written_report_is_read_while_it_is_written_and_sent_by_ctrl_enter(
    qtbot: QtBot, desk: Desk, page: IncidentsPage, fire: str
) -> None:
    form = begin_report(qtbot, page)
    assert form.title_field.text.endswith("的初报")
    form.course.edit.setPlainText("14:05 居民来电，厨房起火。")
    assert "14:05 居民来电，厨房起火。" in form.preview.toPlainText()
    assert form.preview.verticalScrollBar().value() > 0, "what is being written is in sight"
    assert "受伤 不明，正在核实" in form.preview.toPlainText()
    form._fields["injured"].set_text("两")
    press(qtbot, Qt.Key.Key_Return)
    assert form._fields["injured"].error
    form._fields["injured"].set_text("0")
    assert "受伤 0 人" in form.preview.toPlainText()
    press(qtbot, Qt.Key.Key_Return)
    told(qtbot, page, "初报已记为报送")
    assert page.detail.open_form is None
    (report,) = sent(desk, fire)
    assert report.text is not None
    assert (report.kind, report.recipient, report.text.injured, report.text.dead) == (
        ReportKind.INITIAL,
        "区总值班室",
        0,
        None,
    )
    # The next one follows up, and says so in its title when it is the last.
    form = begin_report(qtbot, page)
    assert form.title_field.text.endswith("的续报")
    form.kind.combo.setCurrentIndex(1)
    assert form.title_field.text.endswith("的终报")


def test_what_is_typed_into_a_report_is_kept(qtbot: QtBot, page: IncidentsPage) -> None:
    form = begin_report(qtbot, page)
    first = form.title_field.text
    press(qtbot, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    form = begin_report(qtbot, page)
    assert form._restored.isHidden(), "the program's own words are no draft"
    form.title_field.edit.setText("关于起火的报告")
    press(qtbot, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert page.detail.open_form is None
    form = begin_report(qtbot, page)
    assert form.title_field.text == "关于起火的报告"
    click(qtbot, form._start_over)
    assert form.title_field.text == first


def test_somebody_says_that_none_is_needed_and_why(
    qtbot: QtBot, desk: Desk, page: IncidentsPage, fire: str
) -> None:
    click(qtbot, section(page).decide_button)
    form = page.detail.reporting.waive_form
    assert page.detail.open_form is form
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(form.reason.error))
    form.reason.edit.setText("区里已经掌握")
    press(qtbot, Qt.Key.Key_Return)
    told(qtbot, page, "不需报送")
    assert section(page).why == "不需报送：区里已经掌握"
    assert listed(page) == ""
    assert reports.owed_reports(desk) == []
    click(qtbot, section(page).decide_button)
    assert page.detail.open_form is page.detail.reporting.need_form


@pytest.fixture
def drill(profile: Profile) -> None:
    """The profile is a drill's; ask for it before the page."""
    write_mark(profile.folder, DrillMark("d1", "楼道火灾", "stairwell-fire", 1))


def test_in_a_drill_the_controller_is_told_and_its_pages_say_so(
    drill: None, qtbot: QtBot, desk: Desk, page: IncidentsPage, fire: str, tmp_path: Path
) -> None:
    assert section(page).recipient.text() == "导调（代区总值班室）"
    begin_report(qtbot, page).course.edit.setPlainText("起火 <浓烟>")
    press(qtbot, Qt.Key.Key_Return)
    told(qtbot, page, "初报已记为报送")
    (report,) = sent(desk, fire)
    assert report.recipient == "导调（代区总值班室）"
    section(page).view.select(report.id)
    with qtbot.waitSignal(page.console.print_asked) as asked:
        click(qtbot, section(page).print_button)
    preview = PrintPreview(page.console)
    qtbot.addWidget(preview)
    preview.show_papers(asked.args[0])
    qtbot.waitUntil(lambda: preview.pages is not None)
    assert preview.pages is not None
    shown = preview.pages.document
    assert (shown.running, shown.corners) == ("演练 DRILL", ("", ""))
    assert Paragraph("起火 <浓烟>") in shown.blocks
    assert Paragraph("报送：导调（代区总值班室）", dim=True) in shown.blocks
    click(qtbot, preview.pdf_button)
    qtbot.waitUntil(lambda: preview.export.dialog is not None)
    save(qtbot, preview, tmp_path / "报告.pdf")
    assert (tmp_path / "报告.pdf").read_bytes().startswith(b"%PDF-")
    click(qtbot, preview.word_button)
    save(qtbot, preview, tmp_path / "报告.docx")
    opened = docx.Document(str(tmp_path / "报告.docx"))
    assert opened.sections[0].header.paragraphs[0].text == "演练 DRILL"
    assert "起火 <浓烟>" in [one.text for one in opened.paragraphs]


def save(qtbot: QtBot, preview: PrintPreview, file: Path) -> None:
    dialog = preview.export.dialog
    assert dialog is not None
    assert not dialog.isModal()
    assert dialog.selectedFiles()[0].split("/")[-1].startswith("演练 DRILL")
    with qtbot.waitSignal(preview.export._console.told):
        dialog.fileSelected.emit(str(file))
    dialog.close()


def test_a_draft_is_seen_as_pages_before_it_is_sent(
    qtbot: QtBot, page: IncidentsPage, fire: str
) -> None:
    form = begin_report(qtbot, page)
    form.course.edit.setPlainText("14:05 起火")
    with qtbot.waitSignal(page.console.print_asked) as asked:
        click(qtbot, form.pages_button)
    (paper,) = asked.args[0]
    said = [one.text for one in paper.make(page.console.desk).blocks]
    assert "时间：尚未报送" in said
    assert "14:05 起火" in said
    assert page.detail.open_form is form


def test_the_strip_marks_a_report_that_is_nearly_due_or_late_and_leads_to_it(
    qtbot: QtBot, desk: Desk, console: Console, clock: HandClock, fire: str
) -> None:
    mark = OwedReportMark(console)
    qtbot.addWidget(mark)
    qtbot.waitUntil(lambda: not console.pool.busy)
    mark.review()
    assert mark.isHidden(), "half an hour is no reason to press"
    clock.advance(21 * 60)
    mark.review()
    assert (mark.isHidden(), mark.text(), mark.level) == (False, "报送 剩 9 分", 3)
    clock.advance(31 * 60)
    mark.review()
    assert (mark.text(), mark.level) == ("报送 逾期 22 分", 1)
    assert not mark.icon().isNull()
    assert "2026-0001 书面 剩 8 分" in mark.toolTip()
    with qtbot.waitSignal(console.page_requested) as asked:
        click(qtbot, mark)
    assert asked.args == ["incidents", fire]
    reports.report_by_telephone(desk, fire, "区总值班室")
    qtbot.waitUntil(lambda: mark.text() == "报送 剩 8 分")
    reports.say_not_needed(desk, fire, "区里已经掌握")
    qtbot.waitUntil(mark.isHidden)


def test_the_overview_says_how_many_incidents_owe_a_report_and_how_long_there_is(
    qtbot: QtBot, desk: Desk, console: Console, clock: HandClock, fire: str
) -> None:
    page = OverviewPage(console)
    qtbot.addWidget(page)
    page.enter(None)
    qtbot.waitUntil(lambda: page.is_ready)
    assert page.incidents._note.text().endswith("待报送 1 · 剩 30 分")
    assert page.incidents._mark.level == 0
    clock.advance(40 * 60)
    page._counting.timeout.emit()
    assert page.incidents._note.text().endswith("待报送 1 · 逾期 10 分")
    assert page.incidents._mark.level == 1
