"""Ctrl+P: what is shown, on pages, in the window; printed, saved, and left again by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from app.documents.blocks import Document, Paragraph, Table
from app.services import alarms, duty, incident_log, incidents, plans
from app.services.incidents import Intake
from tests.contingency import write_plans
from tests.occurrences import raise_alarm
from tests.streets import small_street
from ui.pages.incidents.view import IncidentsPage
from ui.printing import preview as preview_module
from ui.printing.handover import handover
from ui.printing.printer import PrinterRefused, Printers, printing
from ui.printing.tables import shares_of
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.services.desk import Actor, Desk
    from db.store import Store
    from ui.console import Console
    from ui.printing.preview import PrintPreview

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(
    qtbot: QtBot, console: Console, store: Store, officer: Actor, desk: Desk
) -> Iterator[MainWindow]:
    """The window, somebody signed in, two open alarms and an incident."""
    sensors = list(small_street(store).values())
    for sensor in sensors[:2]:
        raise_alarm(store, sensor)
    fire = incidents.open_incident(desk, Intake("厨房起火", "fire", "large"))
    incident_log.add_entry(desk, fire, "report", "消防车到场")
    made = MainWindow(console)
    qtbot.addWidget(made)
    console.alarms.load()
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.admit(officer)
    qtbot.waitUntil(lambda: console.alarms.is_loaded and not console.pool.busy)
    yield made
    qtbot.waitUntil(lambda: not console.pool.busy)


def open_preview(qtbot: QtBot, window: MainWindow, page: str) -> PrintPreview:
    window.show_page(page)
    shown = window.page(page)
    assert shown is not None
    qtbot.waitUntil(lambda: shown.is_ready)
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_P, CTRL)
    made = window.printing.preview
    assert made is not None
    assert window.printing.is_open
    qtbot.waitUntil(lambda: made.pages is not None)
    return made


def shown(preview: PrintPreview) -> Document:
    assert preview.pages is not None
    return preview.pages.document


def texts(document: Document) -> list[tuple[str, ...]]:
    return [row for block in document.blocks if isinstance(block, Table) for row in block.rows]


def choose(qtbot: QtBot, preview: PrintPreview, position: int) -> Document:
    preview.chips.set_on([str(position)])
    preview.chips.changed.emit()
    qtbot.waitUntil(lambda: preview.pages is not None)
    return shown(preview)


def test_open_alarms_are_seen_on_a_page_and_the_alarm_keys_work_meanwhile(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    preview = open_preview(qtbot, window, "alarms")
    document = shown(preview)
    assert document.title == "报警：当前"
    assert document.corners[0] == "南码头路街道"
    assert document.corners[1].endswith(desk.actor.name)
    assert document.running == ""
    rows = texts(document)
    assert len(rows) == 2
    assert {row[0] for row in rows} == {"I"}
    assert any("未确认" in cell for cell in rows[0])
    focus = QApplication.focusWidget()
    assert focus is preview.view
    foremost = window.alarm_strip.shown
    assert foremost is not None
    qtbot.keyClick(focus, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: acknowledged(desk) == {foremost.id})
    assert window.printing.is_open
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert not window.printing.is_open
    page = window.page("alarms")
    assert page is not None
    assert page.isAncestorOf(QApplication.focusWidget())


def acknowledged(desk: Desk) -> set[str]:
    return {row.id for row in alarms.open_alarms(desk) if row.acknowledged_at is not None}


def test_an_incident_has_its_time_line_and_a_plan_its_cards(
    qtbot: QtBot, window: MainWindow, store: Store, desk: Desk
) -> None:
    preview = open_preview(qtbot, window, "incidents")
    assert shown(preview).title == "事件"
    incident = choose(qtbot, preview, 1)
    assert incident.title == "2026-0001　厨房起火"
    assert any(row[-1] == "消防车到场" for row in texts(incident))
    assert any(cell.startswith("电话 剩 30 分") for row in texts(incident) for cell in row)
    window.show_page("shelters")
    assert not window.printing.is_open, "another page puts the preview away"
    write_plans(store)
    first = next(one for one in plans.plans(desk) if one.cards)
    cards = [card.title for card in plans.plan(desk, first.id).cards]
    preview = open_preview(qtbot, window, "plans")
    page = window.page("plans")
    assert page is not None
    page.enter(first.id)
    qtbot.waitUntil(lambda: page.is_ready)
    window.printing.close()
    preview = open_preview(qtbot, window, "plans")
    printed = {cell for row in texts(choose(qtbot, preview, 1)) for cell in row}
    assert set(cards) <= printed


def test_the_record_of_a_shift_tells_what_goes_on_and_what_was_written(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    duty.start_shift(desk, "白班")
    first = duty.write_log(desk, "接到来电")
    duty.write_log(desk, "14:05 接到来电", supersedes_id=first)
    document = handover(desk, is_blind=True)
    said = texts(document)
    assert ("当班", f"白班 · {desk.actor.name}") in said
    assert ("上一班交代", "—") in said
    assert ("未结束报警", "I 级 2 条，未确认 2") in said
    assert any(row[1] == "厨房起火" and row[-1] == "电话 剩 30 分" for row in said)
    assert [row[-1] for row in said[-2:]] == ["（已更正）接到来电", "（更正）14:05 接到来电"]
    assert isinstance(document.blocks[0], Paragraph)
    assert not isinstance(handover(desk, is_blind=False).blocks[0], Paragraph)
    assert shown(open_preview(qtbot, window, "overview")).title == "交接班记录"


def test_a_filtered_list_says_how_many_of_how_many(qtbot: QtBot, window: MainWindow) -> None:
    preview = open_preview(qtbot, window, "incidents")
    assert shown(preview).subtitle.startswith("共 1　处置中")
    assert len(texts(shown(preview))) == 1
    window.printing.close()
    page = window.page("incidents")
    assert isinstance(page, IncidentsPage)
    page.chips.set_on(["closed"])
    page.apply_filters()
    preview = open_preview(qtbot, window, "incidents")
    assert shown(preview).subtitle.startswith("显示 0 / 1　已办结")


def test_pages_go_to_a_printer_and_one_that_refuses_is_named(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = open_preview(qtbot, window, "shelters")
    qtbot.waitUntil(lambda: not window._console.pool.busy)
    assert not preview.print_button.isEnabled(), "no printer here"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "出.pdf"))
    monkeypatch.setattr(preview_module, "printer_of", lambda *_: printer)
    preview._take_printers(Printers(("激光打印机",), "激光打印机"))
    assert preview.print_button.isEnabled()
    with qtbot.waitSignal(window._console.told) as told:
        qtbot.keyClick(preview.view, Qt.Key.Key_P, CTRL)
    assert "激光打印机" in told.args[0]
    assert (tmp_path / "出.pdf").read_bytes().startswith(b"%PDF-")
    printer.setOutputFileName(str(tmp_path / "nowhere" / "a.pdf"))
    assert preview.pages is not None
    with pytest.raises(PrinterRefused):
        list(printing(preview.pages, printer))
    preview.print_pages()
    qtbot.waitUntil(lambda: "没有接受" in preview.error)


def test_nobody_prints_before_signing_in(qtbot: QtBot, window: MainWindow) -> None:
    preview = open_preview(qtbot, window, "shelters")
    window.lock()
    assert not window.printing.is_open
    assert preview.pages is None
    assert not window.action("Ctrl+P").isEnabled()


def test_widths_are_percents_that_add_up() -> None:
    for widths in ([1], [100, 1, 1], [333, 333, 333], [0, 0], [5000, 1, 2, 3]):
        shares = shares_of(widths)
        assert sum(shares) == 100
        assert min(shares) >= 1
