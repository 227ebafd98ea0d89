"""The page of alarm quality, pressed as a person presses it, over a real database."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain.alarms import AlarmEvent
from app.domain.instant import DAY, local_date
from app.services import alarms, duty
from tests.histories import live_through
from tests.occurrences import move_alarm, raise_alarm
from tests.streets import code, small_street
from ui.pages.quality.load_chart import together_for
from ui.pages.quality.report import report_html
from ui.pages.quality.tables import EVERY_TABLE
from ui.pages.quality.view import QualityPage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.services.desk import Desk
    from db.store import Store
    from tests.streets import HandClock
    from ui.console import Console
    from ui.pages.quality.pane import TablePane


@pytest.fixture
def sensors(store: Store) -> Mapping[str, str]:
    """Sensor ids of a small street by code; the first is a smoke detector."""
    return small_street(store)


@pytest.fixture
def page(qtbot: QtBot, console: Console, sensors: Mapping[str, str]) -> QualityPage:
    made = QualityPage(console)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    look(qtbot, made)
    return made


def look(qtbot: QtBot, page: QualityPage) -> None:
    """Come to the page, and wait until it shows what is stored."""
    page.enter(None)
    settle(qtbot, page)


def settle(qtbot: QtBot, page: QualityPage) -> None:
    QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: page.is_ready and not page.console.pool.busy)


def press_chip(qtbot: QtBot, of: object, words: str) -> None:
    """Press the chip whose name begins with `words`."""
    assert hasattr(of, "chips")
    chip = next(b for b in of.chips.findChildren(QPushButton) if b.text().startswith(words))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)


def texts(pane: TablePane, table: str) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in pane.lines(table)]


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, held or Qt.KeyboardModifier.NoModifier)


def test_a_street_without_alarms_says_so_and_knows_no_rates(page: QualityPage) -> None:
    assert page.figures.average.text == "0 | 参考约 1"
    assert page.figures.peak.text == "0 | 没有报警"
    assert page.figures.answer.text == "— | 平均 —"
    assert page.figures.false.text == "— | 已复核 0 · 未复核 0"
    assert page.figures.sensors.text.startswith("— | ")
    assert page.chart.bars.count(0) == len(page.chart.bars) > 0
    assert all(not page.where.lines(c) for c in ("actors", "chattering", "stale"))
    assert not page.map_button.isEnabled()
    assert page.map_selection() is None


def test_alarms_their_answers_and_causes_are_shown(
    qtbot: QtBot,
    page: QualityPage,
    desk: Desk,
    store: Store,
    sensors: Mapping[str, str],
    clock: HandClock,
) -> None:
    duty.start_shift(desk, "白班")
    smoke = raise_alarm(store, sensors[code(0)])
    clock.advance(75)
    alarms.acknowledge(desk, [smoke])
    alarms.reset(desk, smoke, "false", cause="cooking")
    for _ in range(11):
        raise_alarm(store, sensors[code(3)], level=4)
        clock.advance(1)
    look(qtbot, page)
    assert page.figures.peak.text.startswith("12 | ")
    assert page.figures.answer.text == "1 分 15 秒 | 平均 1 分 15 秒"
    assert page.figures.false.text == "100.0 % | 已复核 1 · 未复核 11"
    assert max(page.chart.bars) == 12
    assert texts(page.where, "actors") == [
        ["试验 · 1 号 · 4 层走廊", "积水水位", "S-010011-000003", "11", "91.7 %"],
        ["试验 · 1 号 · 1 层走廊", "烟感", "S-010011-000000", "1", "8.3 %"],
    ]
    assert texts(page.where, "chattering")[0][3:6] == ["1", "11", "11"]
    assert [line[1:] for line in texts(page.answers, "priorities")] == [
        ["1", "8.3 %", "约 5 %"],
        ["0", "0.0 %", "约 15 %"],
        ["11", "91.7 %", "约 80 %"],
    ]
    assert texts(page.answers, "shifts")[0][:2] == ["白班", "值班员王"]
    assert texts(page.answers, "shifts")[0][3:6] == ["12", "11", "1 分 15 秒"]
    assert texts(page.answers, "causes") == [["烹饪油烟", "1", "100.0 %", "烟感 1"]]
    assert [line[-1] for line in texts(page.answers, "kinds")] == ["100.0 %", "—"]


def test_an_alarm_that_nobody_was_on_duty_for_says_so(
    qtbot: QtBot, page: QualityPage, store: Store, sensors: Mapping[str, str], clock: HandClock
) -> None:
    raise_alarm(store, sensors[code(0)])
    clock.advance(1)
    look(qtbot, page)
    assert texts(page.answers, "shifts") == [["无人值班", "—", "—", "1", "1", "—", "—", "—"]]


def test_enter_on_a_sensor_shows_it_on_the_map_and_f8_knows_it(
    qtbot: QtBot,
    page: QualityPage,
    console: Console,
    store: Store,
    sensors: Mapping[str, str],
    clock: HandClock,
) -> None:
    raise_alarm(store, sensors[code(0)])
    clock.advance(1)
    look(qtbot, page)
    assert page.where.table.hasFocus()
    assert page.map_selection() == sensors[code(0)]
    with qtbot.waitSignal(console.page_requested) as asked:
        press(qtbot, Qt.Key.Key_Return)
    assert asked.args == ["map", sensors[code(0)]]
    with qtbot.waitSignal(console.page_requested) as asked:
        qtbot.mouseClick(page.map_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["map", sensors[code(0)]]


def test_a_stale_alarm_is_opened_where_it_is_handled(
    qtbot: QtBot,
    page: QualityPage,
    console: Console,
    store: Store,
    sensors: Mapping[str, str],
    clock: HandClock,
) -> None:
    old = raise_alarm(store, sensors[code(0)])
    clock.advance(2 * DAY / 1000)
    look(qtbot, page)
    press_chip(qtbot, page.where, "滞留报警 1")
    assert [line[3] for line in texts(page.where, "stale")] == ["2 天 0 时"]
    assert page.alarm_button.isVisible()
    with qtbot.waitSignal(console.page_requested) as asked:
        qtbot.mouseClick(page.alarm_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["alarms", old]
    press_chip(qtbot, page.where, "报警最多")
    assert not page.alarm_button.isVisible()


def test_a_longer_span_holds_more_and_says_since_when_there_are_records(
    qtbot: QtBot, page: QualityPage, store: Store, sensors: Mapping[str, str], clock: HandClock
) -> None:
    alarm = raise_alarm(store, sensors[code(1)])
    move_alarm(store, alarm, AlarmEvent.CLEAR)
    began = local_date(clock.now())
    clock.advance(3 * DAY / 1000)
    look(qtbot, page)
    assert texts(page.where, "actors") == []
    assert "此前没有记录" not in page.caption
    press_chip(qtbot, page.chooser, "7 天")
    settle(qtbot, page)
    assert len(texts(page.where, "actors")) == 1
    assert page.caption.startswith(began)
    assert "此前没有记录" in page.caption


def test_dates_of_ones_own_are_checked_before_anything_is_read(
    qtbot: QtBot, page: QualityPage, store: Store, sensors: Mapping[str, str], clock: HandClock
) -> None:
    raise_alarm(store, sensors[code(0)])
    today = local_date(clock.now())
    clock.advance(5 * DAY / 1000)
    press_chip(qtbot, page.chooser, "自定日期")
    settle(qtbot, page)
    assert page.chooser.first.hasFocus()
    page.chooser.first.setText("昨天")
    press(qtbot, Qt.Key.Key_Return)
    assert "昨天" in page.error
    page.chooser.first.setText(today)
    page.chooser.last.setText("2020-01-01")
    press(qtbot, Qt.Key.Key_Return)
    assert "对调" in page.error
    page.chooser.last.setText(today)
    qtbot.mouseClick(page.chooser.show_button, Qt.MouseButton.LeftButton)
    settle(qtbot, page)
    assert page.error == ""
    assert len(texts(page.where, "actors")) == 1
    press_chip(qtbot, page.chooser, "24 小时")
    settle(qtbot, page)
    assert not page.chooser.first.isVisible()
    assert texts(page.where, "actors") == []


def test_tab_goes_as_the_eye_does(
    qtbot: QtBot, page: QualityPage, store: Store, sensors: Mapping[str, str], clock: HandClock
) -> None:
    raise_alarm(store, sensors[code(0)])
    clock.advance(1)
    look(qtbot, page)
    page.chooser.chips.findChildren(QPushButton)[0].setFocus()
    gone: list[str] = []
    for _ in range(18):
        focus = QApplication.focusWidget()
        assert focus is not None
        gone.append(focus.accessibleName())
        press(qtbot, Qt.Key.Key_Tab)
    assert gone == [
        *("24 小时", "7 天", "30 天", "自定日期", "导出报告", "导出表格"),
        *("报警最多的点位", "反复报警", "滞留报警", "图上看", "报警最多的点位"),
        *("级别分布", "确认用时", "误报率", "误报原因", "屏蔽与抑制", "级别分布"),
        "24 小时",
    ]


def test_the_table_in_hand_is_exported_with_plain_numbers(
    qtbot: QtBot,
    page: QualityPage,
    console: Console,
    desk: Desk,
    store: Store,
    sensors: Mapping[str, str],
    clock: HandClock,
    tmp_path: Path,
) -> None:
    alarm = raise_alarm(store, sensors[code(0)])
    clock.advance(90)
    alarms.acknowledge(desk, [alarm])
    look(qtbot, page)
    press_chip(qtbot, page.answers, "确认用时")
    page.answers.table.setFocus()
    press(qtbot, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = page.export.dialog
    assert dialog is not None
    assert not dialog.isModal()
    file = tmp_path / "shifts.csv"
    with qtbot.waitSignal(console.told) as told:
        dialog.fileSelected.emit(str(file))
    dialog.close()
    assert str(file) in told.args[0]
    head, line = csv.reader(file.read_text("utf-8-sig").splitlines())
    assert head[0] == "班次"
    assert dict(zip(head, line, strict=True))["平均 (s)"] == "90.0"


def test_the_report_holds_every_table_and_what_is_typed_stays_text(
    qtbot: QtBot,
    page: QualityPage,
    console: Console,
    desk: Desk,
    sensors: Mapping[str, str],
    clock: HandClock,
    tmp_path: Path,
) -> None:
    live_through(desk, clock, days=2, alarms_a_day=12)
    duty.hand_over(desk, "", "<b>夜班</b>")
    raise_alarm(desk.store, sensors[code(0)])
    clock.advance(1)
    look(qtbot, page)
    qtbot.mouseClick(page.report_button, Qt.MouseButton.LeftButton)
    dialog = page.export.dialog
    assert dialog is not None
    file = tmp_path / "report.html"
    with qtbot.waitSignal(console.told):
        dialog.fileSelected.emit(str(file))
    dialog.close()
    text = file.read_text("utf-8")
    assert all(f"<h2>{spec.name}</h2>" in text for spec in EVERY_TABLE)
    assert "http" not in text
    assert "&lt;b&gt;夜班&lt;/b&gt;" in text
    assert "<b>" not in text


def test_the_chart_follows_the_theme_and_long_spans_keep_visible_bars(
    qtbot: QtBot, page: QualityPage, console: Console, desk: Desk, clock: HandClock
) -> None:
    live_through(desk, clock, days=2, alarms_a_day=12)
    look(qtbot, page)
    bars = page.chart.bars
    console.look.set_theme("light")
    console.look.set_zoom(1.5)
    assert page.chart.bars == bars
    assert [together_for(days * 144) for days in (1, 7, 30, 366)] == [1, 2, 6, 72]
    console.look.set_zoom(1.0)


def test_an_empty_report_is_still_a_report(page: QualityPage) -> None:
    assert page.is_ready
    report = page.report
    assert report is not None
    assert "没有滞留的报警" in report_html(report)
