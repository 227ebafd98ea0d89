"""The supplies page, pressed as a person presses it, over a real database."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.domain.instant import local_date
from app.services import supplies
from db.ids import new_id
from db.models import StockMinimum, StockMove
from tests.rooms import Rooms, furnish
from ui.pages.supplies.model import supply_id
from ui.pages.supplies.view import SuppliesPage

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton, QWidget
    from pytestqt.qtbot import QtBot

    from app.services.desk import Desk
    from db.store import Store
    from ui.console import Console


@pytest.fixture
def rooms(store: Store) -> Rooms:
    """Two depots, water that keeps a year, tents that do not expire; nothing in stock."""
    return furnish(store)


@pytest.fixture
def stocked(desk: Desk, rooms: Rooms) -> Rooms:
    """30 tents (at least 25 wanted); water: 5 expired, 10 to expire in 9 days, 40 fresh."""
    with desk.store.write() as write:
        write.session.add(
            StockMinimum(
                id=new_id(), depot_id=rooms.depot, item_id=rooms.tent, quantity=Decimal(25)
            )
        )
    receive(desk, rooms.depot, rooms.tent, "T-1", 30, None)
    receive(desk, rooms.depot, rooms.water, "W-OLD", 5, -6)
    receive(desk, rooms.depot, rooms.water, "W-SOON", 10, 9)
    receive(desk, rooms.depot, rooms.water, "W-NEW", 40, 300)
    return rooms


def receive(desk: Desk, depot: str, item: str, lot: str, quantity: int, days: int | None) -> None:
    today = date.fromisoformat(local_date(desk.store.clock.now()))
    supplies.receive(
        desk,
        depot,
        item,
        lot,
        Decimal(quantity),
        "年度采购",
        expires_on=None if days is None else (today + timedelta(days=days)).isoformat(),
        allow_expired=True,
    )


def shown(qtbot: QtBot, console: Console) -> SuppliesPage:
    page = SuppliesPage(console)
    qtbot.addWidget(page)
    page.resize(1200, 640)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.enter(None)
    settle(qtbot, page)
    return page


@pytest.fixture
def page(qtbot: QtBot, console: Console, stocked: Rooms) -> SuppliesPage:
    return shown(qtbot, console)


def settle(qtbot: QtBot, page: SuppliesPage) -> None:
    """Wait until the page shows what is stored."""
    QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: page.is_ready and not page.console.pool.busy, timeout=60_000)


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def press(qtbot: QtBot, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    """Press a key where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    modifier = Qt.KeyboardModifier.NoModifier
    for one in held:
        modifier |= one
    qtbot.keyClick(focus, key, modifier)


def type_text(qtbot: QtBot, text: str, into: QWidget | None = None) -> None:
    target = into or QApplication.focusWidget()
    assert target is not None
    qtbot.keyClicks(target, text)


def go_to(qtbot: QtBot, page: SuppliesPage, depot: str, item: str) -> None:
    page.enter(supply_id(depot, item))
    settle(qtbot, page)


def ledger(store: Store) -> list[StockMove]:
    with store.read() as session:
        return list(session.scalars(select(StockMove).order_by(StockMove.hlc, StockMove.id)))


def held(desk: Desk, rooms: Rooms, item: str) -> Decimal:
    return next(
        row.quantity
        for row in supplies.stock(desk)
        if row.depot_id == rooms.depot and row.item_id == item
    )


CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_issuing_twenty_tents_writes_a_ledger_line_and_undo_takes_it_back(
    qtbot: QtBot, desk: Desk, page: SuppliesPage, stocked: Rooms
) -> None:
    go_to(qtbot, page, stocked.depot, stocked.tent)
    press(qtbot, Qt.Key.Key_Return)  # Enter on the row: the primary action
    form = page.detail.issue_form
    assert page.detail.open_form is form
    type_text(qtbot, "20")
    form.reason.edit.setText("群众安置")
    form.recipient.edit.setText("演示领用人")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.foot.undo_bar.can_undo)
    settle(qtbot, page)
    last = ledger(desk.store)[-1]
    assert (last.kind, last.quantity, last.reason, last.recipient) == (
        "issue",
        Decimal(-20),
        "群众安置",
        "演示领用人",
    )
    assert held(desk, stocked, stocked.tent) == 10
    assert page.foot.undo_bar.text == "已领用 帐篷 20 顶（批次 T-1）"
    assert page.detail.figure.startswith("10 顶")
    assert page.detail.open_form is None
    press(qtbot, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: held(desk, stocked, stocked.tent) == 30)
    settle(qtbot, page)
    reversal = ledger(desk.store)[-1]
    assert (reversal.kind, reversal.reverses_id) == ("reversal", last.id)
    lines = page.detail.ledger.view.lines
    assert [lines.row_at(n).undone for n in range(3)] == [False, True, False]  # type: ignore[union-attr]
    assert not page.foot.undo_bar.can_undo


def test_too_little_is_said_at_the_quantity_and_nothing_is_written(
    qtbot: QtBot, desk: Desk, page: SuppliesPage, stocked: Rooms
) -> None:
    before = len(ledger(desk.store))
    go_to(qtbot, page, stocked.depot, stocked.tent)
    press(qtbot, Qt.Key.Key_Return)
    form = page.detail.issue_form
    type_text(qtbot, "31")
    form.reason.edit.setText("群众安置")
    click(qtbot, form.save_button)
    qtbot.waitUntil(lambda: bool(form.quantity.error))
    assert form.quantity.error == ("未过期的只有 30 顶，不够 31 顶。请减少数量，或从别的储备点调。")
    assert page.detail.open_form is form
    assert form.save_button.isEnabled()
    assert form.quantity.edit.hasFocus()
    assert len(ledger(desk.store)) == before
    type_text(qtbot, "3")  # the text was selected: typing replaces it
    assert form.quantity.error == ""


def test_a_missing_reason_is_said_at_the_reason(
    qtbot: QtBot, desk: Desk, page: SuppliesPage, stocked: Rooms
) -> None:
    go_to(qtbot, page, stocked.depot, stocked.tent)
    press(qtbot, Qt.Key.Key_Return)
    form = page.detail.issue_form
    type_text(qtbot, "2")
    click(qtbot, form.save_button)
    qtbot.waitUntil(lambda: bool(form.reason.error))
    assert form.reason.edit.hasFocus()
    assert held(desk, stocked, stocked.tent) == 30


def test_lots_are_suggested_and_issued_first_expiry_first_without_expired_ones(
    qtbot: QtBot, desk: Desk, page: SuppliesPage, stocked: Rooms
) -> None:
    go_to(qtbot, page, stocked.depot, stocked.water)
    press(qtbot, Qt.Key.Key_Return)
    form = page.detail.issue_form
    type_text(qtbot, "12")
    qtbot.waitUntil(lambda: "W-NEW" in form.picks.text())
    assert form.picks.text() == "从 W-SOON 取 10 瓶（剩 9 天）\n从 W-NEW 取 2 瓶（剩 300 天）"
    form.reason.edit.setText("抢险救援")
    click(qtbot, form.save_button)
    qtbot.waitUntil(lambda: page.foot.undo_bar.can_undo)
    settle(qtbot, page)
    assert [line.quantity for line in ledger(desk.store)[-2:]] == [Decimal(-10), Decimal(-2)]
    assert "批次 W-SOON、W-NEW" in page.foot.undo_bar.text
    click(qtbot, page.foot.undo_bar.undo_button)
    qtbot.waitUntil(lambda: held(desk, stocked, stocked.water) == 55)


def test_an_expired_lot_leaves_only_as_disposal(
    qtbot: QtBot, desk: Desk, page: SuppliesPage, stocked: Rooms
) -> None:
    go_to(qtbot, page, stocked.depot, stocked.water)
    press(qtbot, Qt.Key.Key_Return)
    form = page.detail.issue_form
    type_text(qtbot, "5")
    assert not form.disposal.isVisible()
    form.lot.combo.setCurrentIndex(form.lot.combo.findText("W-OLD", Qt.MatchFlag.MatchContains))
    assert form.disposal.isVisible()
    form.reason.edit.setText("到期更换")
    click(qtbot, form.save_button)
    qtbot.waitUntil(lambda: bool(form.disposal.error))
    assert "作报废处理" in form.disposal.error
    form.disposal.box.click()
    click(qtbot, form.save_button)
    qtbot.waitUntil(lambda: page.foot.undo_bar.can_undo)
    assert held(desk, stocked, stocked.water) == 50


def test_escape_keeps_the_draft_for_its_row_alone(
    qtbot: QtBot, page: SuppliesPage, stocked: Rooms
) -> None:
    go_to(qtbot, page, stocked.depot, stocked.tent)
    press(qtbot, Qt.Key.Key_Return)
    form = page.detail.issue_form
    type_text(qtbot, "7")
    press(qtbot, Qt.Key.Key_Escape)
    assert page.detail.open_form is None
    assert page.table.hasFocus()
    go_to(qtbot, page, stocked.depot, stocked.water)
    press(qtbot, Qt.Key.Key_Return)
    assert form.quantity.text == ""
    press(qtbot, Qt.Key.Key_Escape)
    go_to(qtbot, page, stocked.depot, stocked.tent)
    press(qtbot, Qt.Key.Key_Return)
    assert form.quantity.text == "7"
    assert form._restored.isVisible()


def test_a_draft_outlives_the_page(
    qtbot: QtBot, console: Console, page: SuppliesPage, stocked: Rooms
) -> None:
    go_to(qtbot, page, stocked.depot, stocked.tent)
    press(qtbot, Qt.Key.Key_Return)
    type_text(qtbot, "9")
    press(qtbot, Qt.Key.Key_Down, ALT)  # to another row: the form closes, the draft stays
    again = shown(qtbot, console)
    go_to(qtbot, again, stocked.depot, stocked.tent)
    again.detail.begin_issue()
    assert again.detail.issue_form.quantity.text == "9"


def test_receiving_makes_the_lot_with_its_expiry_and_selects_its_row(
    qtbot: QtBot, desk: Desk, page: SuppliesPage, stocked: Rooms
) -> None:
    go_to(qtbot, page, stocked.depot, stocked.water)
    press(qtbot, Qt.Key.Key_N, CTRL)
    form = page.detail.receive_form
    qtbot.waitUntil(lambda: form.item.text == stocked.water and form.depot.combo.count() == 2)
    form.depot.set_text(stocked.other_depot)
    type_text(qtbot, "24", form.quantity.edit)
    type_text(qtbot, "W-2026", form.lot_code.edit)
    form.reason.edit.setText("采购入库")
    click(qtbot, form.save_button)
    qtbot.waitUntil(lambda: bool(form.produced_on.error))  # water keeps 365 days: a date is needed
    assert form.produced_on.error == "饮用水保质期 365 天，请填生产日期或有效期。"
    type_text(qtbot, "2026-11-01", form.produced_on.edit)
    click(qtbot, form.save_button)
    qtbot.waitUntil(lambda: page.foot.undo_bar.can_undo)
    settle(qtbot, page)
    assert page.table.selected_id == supply_id(stocked.other_depot, stocked.water)
    lot = page.detail.lots.row_at(0)
    assert lot is not None
    assert (lot.lot.code, lot.lot.quantity, lot.lot.expires_on) == (
        "W-2026",
        Decimal(24),
        "2027-11-01",
    )


def test_a_wrong_date_is_said_at_the_date(qtbot: QtBot, page: SuppliesPage, stocked: Rooms) -> None:
    go_to(qtbot, page, stocked.depot, stocked.water)
    press(qtbot, Qt.Key.Key_N, CTRL)
    form = page.detail.receive_form
    qtbot.waitUntil(lambda: form.item.text == stocked.water)
    for edit, text in (
        (form.quantity.edit, "1"),
        (form.lot_code.edit, "X"),
        (form.expires_on.edit, "27.3.1"),
    ):
        type_text(qtbot, text, edit)
    form.reason.edit.setText("采购入库")
    click(qtbot, form.save_button)
    qtbot.waitUntil(lambda: bool(form.expires_on.error))
    assert "2027-03-31" in form.expires_on.error


def test_a_count_writes_the_difference(
    qtbot: QtBot, desk: Desk, page: SuppliesPage, stocked: Rooms
) -> None:
    go_to(qtbot, page, stocked.depot, stocked.tent)
    click(qtbot, page.detail.count_button)
    form = page.detail.count_form
    type_text(qtbot, "28", form.quantity.edit)
    assert form.quantity.hint == "与账面差 −2 顶"
    form.reason.edit.setText("月度盘点")
    click(qtbot, form.save_button)
    qtbot.waitUntil(lambda: page.foot.undo_bar.can_undo)
    settle(qtbot, page)
    assert held(desk, stocked, stocked.tent) == 28
    assert ledger(desk.store)[-1].counted == 28


def test_a_selected_move_is_taken_back_after_a_question(
    qtbot: QtBot, desk: Desk, page: SuppliesPage, stocked: Rooms
) -> None:
    go_to(qtbot, page, stocked.depot, stocked.tent)
    section = page.detail.ledger
    assert not section.reverse_button.isEnabled()
    line = section.view.lines.row_at(0)
    assert line is not None
    section.view.select(line.id)
    click(qtbot, section.reverse_button)
    assert section.question.isVisible()
    assert held(desk, stocked, stocked.tent) == 30
    click(qtbot, section.question.yes_button)
    qtbot.waitUntil(lambda: held(desk, stocked, stocked.tent) == 0)
    settle(qtbot, page)
    assert not section.question.isVisible()
    newest = section.view.lines.row_at(0)
    assert newest is not None
    assert newest.dim
    assert "撤销" in newest.what


def test_a_move_that_cannot_be_taken_back_says_why(
    qtbot: QtBot, desk: Desk, page: SuppliesPage, stocked: Rooms
) -> None:
    lot = supplies.lots(desk, stocked.depot, stocked.tent)[0].lot_id
    supplies.issue(desk, stocked.depot, lot, Decimal(25), "群众安置")
    settle(qtbot, page)
    go_to(qtbot, page, stocked.depot, stocked.tent)
    section = page.detail.ledger
    receipt = section.view.lines.row_at(1)
    assert receipt is not None
    section.view.select(receipt.id)
    click(qtbot, section.reverse_button)
    click(qtbot, section.question.yes_button)
    qtbot.waitUntil(section.question._error.isVisible)
    assert "只有 5" in section.question._error.text()


def test_chips_show_what_is_short_expiring_and_expired(
    qtbot: QtBot, desk: Desk, page: SuppliesPage, stocked: Rooms
) -> None:
    assert page.foot.totals == "共 2 项 · 低于下限 0 · 临期 1 · 已过期 1"
    lot = supplies.lots(desk, stocked.depot, stocked.tent)[0].lot_id
    supplies.issue(desk, stocked.depot, lot, Decimal(20), "群众安置")  # another desk
    qtbot.waitUntil(lambda: page.foot.totals == "共 2 项 · 低于下限 1 · 临期 1 · 已过期 1")
    short = page.chips._buttons["short"]
    assert short.text() == "低于下限 1"
    click(qtbot, short)
    assert [row.stock.item_name for row in page.shown_rows] == ["帐篷"]
    row = page.shown_rows[0]
    assert (row.level, row.missing) == (3, Decimal(15))
    settle(qtbot, page)
    assert page.detail._short.text == "缺 15 顶"
    click(qtbot, page.chips._buttons["expired"])
    assert [row.level for row in page.shown_rows] == [2]


def test_the_selection_stays_when_somebody_else_writes(
    qtbot: QtBot, desk: Desk, page: SuppliesPage, stocked: Rooms
) -> None:
    go_to(qtbot, page, stocked.depot, stocked.water)
    receive(desk, stocked.other_depot, stocked.tent, "T-9", 4, None)
    qtbot.waitUntil(lambda: page.model.total == 3)
    assert page.table.selected_id == supply_id(stocked.depot, stocked.water)


def test_what_is_typed_stays_when_somebody_else_writes(
    qtbot: QtBot, desk: Desk, page: SuppliesPage, stocked: Rooms
) -> None:
    go_to(qtbot, page, stocked.depot, stocked.tent)
    press(qtbot, Qt.Key.Key_Return)
    form = page.detail.issue_form
    type_text(qtbot, "12")
    lot = supplies.lots(desk, stocked.depot, stocked.tent)[0].lot_id
    supplies.issue(desk, stocked.depot, lot, Decimal(20), "群众安置")
    qtbot.waitUntil(lambda: "可用 10 顶" in form.quantity._beside.text())
    assert form.quantity.text == "12"
    assert page.detail.open_form is form


def test_search_filters_and_can_be_cleared(
    qtbot: QtBot, page: SuppliesPage, stocked: Rooms
) -> None:
    page.focus_search()
    type_text(qtbot, "t")  # the tent's code is T
    qtbot.waitUntil(lambda: page.model.shown == 1)
    assert page.area.currentWidget() is page.table
    page.header.search.setText("没有的东西")
    qtbot.waitUntil(lambda: page.model.shown == 0)
    assert page.area.currentWidget() is page.area._filtered
    click(qtbot, page.area._filtered._action)
    qtbot.waitUntil(lambda: page.model.shown == 2)
    settle(qtbot, page)


def test_entering_with_a_row_clears_the_filters_that_hide_it(
    qtbot: QtBot, page: SuppliesPage, stocked: Rooms
) -> None:
    page.header.search.setText("饮用水")
    qtbot.waitUntil(lambda: page.model.shown == 1)
    go_to(qtbot, page, stocked.depot, stocked.tent)
    assert page.detail.what == "帐篷"


def test_alt_and_arrows_walk_the_list_from_anywhere(
    qtbot: QtBot, page: SuppliesPage, stocked: Rooms
) -> None:
    first = page.table.selected_id
    page.focus_search()
    press(qtbot, Qt.Key.Key_Down, ALT)
    assert page.table.selected_id != first
    press(qtbot, Qt.Key.Key_Up, ALT)
    assert page.table.selected_id == first
    settle(qtbot, page)


def test_what_is_shown_is_exported_without_blocking(
    qtbot: QtBot, console: Console, page: SuppliesPage, stocked: Rooms, tmp_path: Path
) -> None:
    told: list[str] = []
    console.told.connect(told.append)
    page.header.search.setText("饮用水")
    qtbot.waitUntil(lambda: page.model.shown == 1)
    press(qtbot, Qt.Key.Key_E, CTRL)
    dialog = page.export.dialog
    assert dialog is not None
    assert not dialog.isModal()
    target = tmp_path / "stock.csv"
    dialog.selectFile(str(target))
    dialog.accept()
    qtbot.waitUntil(lambda: bool(told))
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(target.read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == 2
    assert rows[0][:2] == ["储备点", "居民区"]
    assert rows[1][3:9] == ["饮用水", "食品", "瓶", "55", "", "0"]


def test_a_file_that_cannot_be_written_says_why(
    qtbot: QtBot, console: Console, page: SuppliesPage, tmp_path: Path
) -> None:
    from ui.widgets.csv_export import FileNotWritten, write_csv

    with pytest.raises(FileNotWritten):
        write_csv(tmp_path / "missing" / "stock.csv", ["a"], [])
    assert page.is_ready


def test_an_empty_street_says_what_to_do_and_takes_the_first_receipt(
    qtbot: QtBot, desk: Desk, console: Console, rooms: Rooms
) -> None:
    page = shown(qtbot, console)
    assert page.area.currentWidget() is page.area._empty
    assert page.detail.open_form is None
    click(qtbot, page.area._empty._action)
    form = page.detail.receive_form
    qtbot.waitUntil(lambda: form.item.combo.count() == 2)
    form.item.set_text(rooms.tent)
    type_text(qtbot, "8", form.quantity.edit)
    type_text(qtbot, "T-1", form.lot_code.edit)
    form.reason.edit.setText("区级调拨")
    click(qtbot, form.save_button)
    qtbot.waitUntil(lambda: page.model.total == 1)
    settle(qtbot, page)
    assert page.detail.figure.startswith("8 顶")


def test_every_sentence_is_known(stocked: Rooms) -> None:
    from app.services.ledgers import NotReversible
    from app.services.supplies import (
        BadQuantity,
        ExpiresBeforeMade,
        ExpiryMissing,
        LotDiffers,
        LotExpired,
        NotEnough,
    )
    from ui.errors import sentence

    for error in (
        NotEnough(Decimal(1), Decimal(2)),
        BadQuantity(Decimal(0), "not_positive"),
        LotExpired("L", "2026-01-01"),
        LotDiffers("L", None, "2026-01-01"),
        ExpiryMissing("水", 30),
        ExpiresBeforeMade("2026-02-01", "2026-01-01"),
        NotReversible("m", "already_reversed"),
    ):
        assert "操作没有完成" not in sentence(error)


def test_tab_goes_from_the_filters_to_the_search_the_list_and_the_detail(
    qtbot: QtBot, page: SuppliesPage
) -> None:
    first = page.chips._buttons["all"]
    first.setFocus()
    stops = []
    for _ in range(9):
        stops.append(QApplication.focusWidget())
        press(qtbot, Qt.Key.Key_Tab)
    chips = list(page.chips._buttons.values())
    assert stops == [
        *chips,
        page.depot_kinds,
        page.areas,
        page.header.search,
        page.table,
        page.detail.issue_button,
    ]
