"""Parts that the list pages share, each alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from app.services.desk import NotFound
from ui.widgets.basics import Chips, EmptyState, PageHeader
from ui.widgets.csv_export import csv_text
from ui.widgets.drafts import Drafts
from ui.widgets.fields import ChoiceField, LineField
from ui.widgets.flow import FlowLayout
from ui.widgets.ledger import LedgerLine, LedgerView
from ui.widgets.list_area import ListArea
from ui.widgets.rereading import Rereading
from ui.widgets.table import Table
from ui.widgets.table_model import Column, TableModel
from ui.widgets.undo_bar import SECONDS, Done, UndoBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.services.desk import Desk
    from ui.console import Console


def test_parts_that_do_not_fit_go_into_the_next_line(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = FlowLayout(widget)
    parts = [QWidget() for _ in range(3)]
    for made in parts:
        made.setFixedSize(100, 30)
        layout.addWidget(made)
    assert layout.heightForWidth(316) == 30
    assert layout.heightForWidth(315) == 68
    assert layout.heightForWidth(50) == 106
    layout.setGeometry(QRect(0, 0, 220, 68))
    assert [made.pos().toTuple() for made in parts] == [(0, 0), (108, 0), (0, 38)]
    parts[0].hide()
    assert layout.heightForWidth(208) == 30


def test_a_header_grows_when_its_filters_need_two_lines(qtbot: QtBot, console: Console) -> None:
    header = PageHeader("物资", "查找", console.look)
    header.add_filter(Chips([(str(n), f"筛选条件 {n}") for n in range(8)], one=True))
    qtbot.addWidget(header)
    header.show()
    assert header.heightForWidth(700) > header.heightForWidth(1800)


def test_the_undo_bar_rests_after_ten_seconds(qtbot: QtBot, console: Console) -> None:
    page = QWidget()
    bar = UndoBar(console, page)
    bar.setParent(page)
    qtbot.addWidget(page)
    asked: list[Desk] = []
    bar.offer(Done("已领用", asked.append, "已撤销"))
    assert bar.text == "已领用"
    for _ in range(SECONDS - 1):
        bar._count_down()
    assert bar.can_undo
    bar._count_down()
    assert not bar.can_undo
    assert bar.text == ""
    bar.undo()
    assert asked == []


def test_the_undo_bar_undoes_once_and_says_when_it_cannot(qtbot: QtBot, console: Console) -> None:
    page = QWidget()
    bar = UndoBar(console, page)
    bar.setParent(page)
    qtbot.addWidget(page)

    def refuse(_desk: Desk) -> None:
        raise NotFound("lots", "x")

    bar.offer(Done("已领用", refuse, "已撤销"))
    bar.undo()
    bar.undo()
    qtbot.waitUntil(lambda: bar.text == "这条记录已不存在，列表已刷新。")
    assert not bar.can_undo


@pytest.mark.parametrize("text", ["=1+1", "+86", "-x", "@a"])
def test_a_spreadsheet_runs_nothing_that_somebody_typed(text: str) -> None:
    assert csv_text(["名称"], [[text]]) == f"\ufeff名称\r\n'{text}\r\n"


def test_many_changes_within_a_moment_are_read_once(qtbot: QtBot, console: Console) -> None:
    owner = QObject()
    rereading = Rereading(console, ("lots",), owner)
    told: list[bool] = []
    rereading.due.connect(lambda: told.append(True))
    for number in range(50):
        console.rows_changed.emit("lots", {str(number)})
        console.rows_changed.emit("alarms", {str(number)})
    assert rereading.is_pending
    qtbot.waitUntil(lambda: told == [True])
    qtbot.wait(150)
    assert told == [True]
    console.rows_changed.emit("alarms", set())
    assert not rereading.is_pending


def test_a_list_says_why_it_shows_no_rows(qtbot: QtBot, console: Console) -> None:
    model: TableModel[LedgerLine] = TableModel([Column("id", "编号", lambda row: row.id)])
    table = Table(console.look, model)
    area = ListArea(console.look, table, model, EmptyState("空"))
    qtbot.addWidget(area)
    area.show()
    assert not area.is_loaded
    qtbot.waitUntil(lambda: area.currentWidget() is area._skeleton)
    area.show_failure(NotFound("lots", "x"))
    assert area.currentWidget() is area._failure
    with qtbot.waitSignal(area.retry_asked):
        area._failure._action.click()
    area.show_rows()
    assert area.currentWidget() is area._empty
    model.replace([LedgerLine("a", "领用", "1", "甲", "")])
    assert area.currentWidget() is table
    model.set_filter(lambda _: False)
    assert area.currentWidget() is area._filtered
    area.show_failure(NotFound("lots", "x"))  # read before: what is known stays
    assert area.currentWidget() is area._filtered


def test_a_choice_set_before_it_is_offered_is_chosen_then(qtbot: QtBot, console: Console) -> None:
    field = ChoiceField(console.look, "area", "居民区")
    qtbot.addWidget(field)
    field.offer([("", "不详")])
    field.set_text("a2")
    field.offer([("", "不详"), ("a1", "甲"), ("a2", "乙")])
    assert (field.text, field.combo.currentText()) == ("a2", "乙")
    field.offer([("", "不详"), ("a1", "甲")])
    assert field.text == ""


def test_numbers_are_read_as_people_type_them(qtbot: QtBot, console: Console) -> None:
    field = LineField(console.look, "quantity", "数量")
    qtbot.addWidget(field)
    for text, number, whole in (
        ("1,200", 1200, 1200),
        (" 20 ", 20, 20),
        ("２０", 20, 20),
        ("1.5", 1.5, None),
        ("二十", None, None),
        ("NaN", None, None),
        ("", None, None),
    ):
        field.set_text(text)
        read = field.number
        assert (read if read is not None and read.is_finite() else None) == number
        assert field.whole == whole


def test_drafts_are_kept_by_subject_and_forgotten_when_empty(console: Console) -> None:
    drafts = Drafts(console, "issue")
    drafts.keep("row|1", {"quantity": "7", "reason": ""})
    assert Drafts(console, "issue").load("row|1") == {"quantity": "7"}
    assert drafts.load("row|2") == {}
    drafts.keep("row|1", {"quantity": ""})
    assert drafts.load("row|1") == {}


def test_a_ledger_keeps_its_selection_when_entries_come(qtbot: QtBot, console: Console) -> None:
    view = LedgerView(console.look, "台账")
    qtbot.addWidget(view)
    old = [LedgerLine(str(n), "领用", "−1", "甲", "1") for n in range(3)]
    view.show_lines(old)
    view.select("1")
    view.show_lines([LedgerLine("new", "入库", "+1", "甲", "2"), *old])
    assert view.selected is not None
    assert view.selected.id == "1"
    view.show_lines([])
    assert view.selected is None
