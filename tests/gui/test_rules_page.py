"""Rules and suppression, pressed as a person presses it, over real services and a real database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.domain.alarms import AlarmState
from app.domain.instant import DAY, HOUR, MINUTE, SECOND
from app.domain.rules import Limit, Rest
from app.domain.scopes import Scope
from app.domain.sensors import KINDS, Direction, Level
from app.services import rules, shelving, windows
from app.services.desk import Actor, Desk
from app.services.rules import Compared, RulePlace, RuleRefused
from app.services.windows import BadSpan, NewWindow, UnknownKind, WindowOver
from db.models import Alarm, Building, Compound, Reading, Sensor
from tests.occurrences import raise_alarm
from tests.streets import code, small_street
from ui.errors import sentence
from ui.pages.rules.errors import PROBLEMS
from ui.pages.rules.preview_part import compared_text
from ui.pages.rules.rule_form import RuleForm
from ui.pages.rules.rule_words import RULES, settings_text
from ui.pages.rules.settings import texts_of, with_texts
from ui.pages.rules.view import TABS, RulesPage
from ui.pages.rules.wording import span_text
from ui.shell.suppression import SuppressionMark

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot

    from db.store import Store
    from tests.streets import HandClock
    from ui.console import Console

CTRL = Qt.KeyboardModifier.ControlModifier
GAS = RulePlace("combustible_gas", Scope.STREET, "", "high")
KINDS_HERE = ("combustible_gas", "combustible_gas", "smoke", "infrared_activity", "door_contact")


@pytest.fixture
def ids(store: Store) -> Mapping[str, str]:
    """A small street; sensor ids by code."""
    return small_street(store, KINDS_HERE)


@pytest.fixture
def compound(store: Store, ids: Mapping[str, str]) -> str:
    """The id of the street's only compound."""
    with store.read() as session:
        return session.scalars(select(Compound.id)).one()


@pytest.fixture
def leader(console: Console) -> Desk:
    """The shift leader, who sits at the console."""
    console.desk = console.desk.as_actor(Actor("值班长李", None, "leader"))
    return console.desk


@pytest.fixture
def page(qtbot: QtBot, console: Console, ids: Mapping[str, str]) -> RulesPage:
    """The page, with the rules of combustible gas in the whole street."""
    made = RulesPage(console)
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.enter(None)
    settle(qtbot, made)
    made.tab.kind.set_text("combustible_gas")
    settle(qtbot, made)
    return made


def settle(qtbot: QtBot, page: RulesPage) -> None:
    """Wait until the page shows what is stored."""
    QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: page.is_ready and not page.console.pool.busy, timeout=60_000)
    QCoreApplication.processEvents()


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, held or Qt.KeyboardModifier.NoModifier)


def choose(qtbot: QtBot, page: RulesPage, rule: str) -> None:
    line = next(row for row in page.tab.shown_rows if row.place.code == rule)
    page.tab.table.select(line.id)
    page.tab.table.setFocus()
    settle(qtbot, page)


def shown(page: RulesPage) -> dict[str, tuple[str, ...]]:
    """Return what the list says, by the first column."""
    model = page.tab.model
    return {
        columns[0]: columns[1:]
        for row in page.tab.shown_rows
        for columns in [tuple(column.text(row) for column in model.columns)]
    }


def told(qtbot: QtBot, page: RulesPage, words: str) -> None:
    """Wait for the foot of the page to say something, and for the page to follow."""
    qtbot.waitUntil(lambda: words in page.tab.foot.undo_bar.text)
    settle(qtbot, page)


def high(limit: float, **other: Any) -> Limit:
    return Limit(Direction.HIGH, limit, Level.II, **other)


def write_history(store: Store, clock: HandClock, sensor: str, ago: int = 7 * DAY) -> None:
    """Write a peak of 12 and one of 30 each day."""
    with store.write() as write:
        start = clock.now() - ago + HOUR
        for day in range(ago // DAY):
            for seq, value in enumerate((1.0, 12.0, 1.0, 30.0, 1.0), start=1):
                ts = start + day * DAY + seq * MINUTE
                write.session.add(
                    Reading(sensor_id=sensor, ts=ts, received_at=ts, seq=seq, value=value)
                )


# The rules in force


def test_the_list_says_each_rule_in_words_and_who_set_it(page: RulesPage) -> None:
    found = shown(page)
    assert found["高限"] == ("≥ 10 %LEL，回差 2，延时 0 秒", "II 级", "生效", "内置")
    assert found["高高限"] == ("≥ 25 %LEL，回差 3，延时 0 秒", "I 级", "生效", "内置")
    assert found["离线"] == ("30 分 × 3 没有上报", "III 级", "生效", "内置")
    assert found["变化速率"][1:] == ("—", "未设", "—")
    assert page.tab.foot.totals == "生效 6 条 · 本处设定 0 条"


def test_an_on_off_device_offers_no_limits(qtbot: QtBot, page: RulesPage) -> None:
    page.tab.kind.set_text("door_contact")
    settle(qtbot, page)
    assert "设备自报" in shown(page)
    assert not {"高限", "变化速率"} & set(shown(page))


def test_a_place_is_found_by_pinyin_and_its_own_rule_is_marked(
    qtbot: QtBot, page: RulesPage, leader: Desk, compound: str
) -> None:
    rules.set_rule(leader, RulePlace(GAS.kind, Scope.COMPOUND, compound, "high"), high(15), "试验")
    rules.set_rule(leader, GAS, high(12), "夏季")
    settle(qtbot, page)
    assert shown(page)["高限"][-1] == "本处设定"
    scope = page.tab.scope
    scope.edit.setText("syxq")
    scope.edit.textEdited.emit("syxq")
    qtbot.waitUntil(lambda: bool(scope.offers))
    assert next(made.text() for made in scope.offers) == "小区 · 试验小区"
    qtbot.keyClick(scope.edit, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert scope.key == (Scope.COMPOUND, compound)
    assert shown(page)["高限"] == ("≥ 15 %LEL，回差 0，延时 0 秒", "II 级", "生效", "本处设定")
    scope.choose(Scope.BUILDING, _building(leader.store), "试验小区 1 号")
    settle(qtbot, page)
    assert shown(page)["高限"][-1] == "小区 · 试验小区"


def _building(store: Store) -> str:
    with store.read() as session:
        return session.scalars(select(Building.id)).one()


def test_what_is_typed_and_not_chosen_is_no_place(qtbot: QtBot, page: RulesPage) -> None:
    scope = page.tab.scope
    scope.edit.setText("没有这个地方")
    scope.edit.textEdited.emit("没有这个地方")
    assert scope.key is None
    qtbot.waitUntil(lambda: "没有找到" in scope.hint)


# Changing them


def test_a_rule_is_edited_tried_saved_and_undone(
    qtbot: QtBot, page: RulesPage, leader: Desk, store: Store, clock: HandClock,
    ids: Mapping[str, str],
) -> None:  # fmt: skip
    write_history(store, clock, ids[code(0)])
    page.enter(None)
    choose(qtbot, page, "high")
    press(qtbot, Qt.Key.Key_Return)
    form = page.tab.detail.open_form
    assert isinstance(form, RuleForm)
    assert form.fields["limit"].text == "10"
    form.fields["limit"].set_text("20")
    press(qtbot, Qt.Key.Key_T, CTRL)
    qtbot.waitUntil(lambda: not form.preview.is_running)
    assert form.preview.text == (
        "过去 7 天：原来 14 条，改后 7 条（I 级 7），涉及 1 个点位。另有 1 个点位没有读数。"
    )
    form.fields["limit"].set_text("22")
    assert form.preview.text == "设定又改了，请重新试算。"
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert form.reason.error
    assert rules.versions(leader, GAS) == []
    form.reason.set_text("误报太多")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    told(qtbot, page, "已保存“高限”：≥ 22 %LEL")
    assert shown(page)["高限"][0] == "≥ 22 %LEL，回差 2，延时 0 秒"
    (version,) = rules.versions(leader, GAS)
    assert (version.actor, version.reason) == ("值班长李", "误报太多")
    press(qtbot, Qt.Key.Key_Z, CTRL)
    told(qtbot, page, "已撤销")
    assert shown(page)["高限"] == ("≥ 10 %LEL，回差 2，延时 0 秒", "II 级", "生效", "内置")


def test_a_wrong_setting_is_said_at_its_field(qtbot: QtBot, page: RulesPage, leader: Desk) -> None:
    page.enter(None)
    choose(qtbot, page, "high")
    page.tab.detail.begin("edit")
    form = page.tab.detail.open_form
    assert isinstance(form, RuleForm)
    form.reason.set_text("试验")
    for name, typed, words in (
        ("limit", "十", "这里要一个数。"),
        ("deadband", "-1", "不能小于 0，也不能没有上限。"),
        ("on_delay_ms", str(2 * DAY), "超出了允许的范围，请看下面的说明。"),
        ("times", "3", ""),
    ):
        form.open_line(page.tab.selected, may_edit=True)
        form.reason.set_text("试验")
        form.fields[name].set_text(typed)
        form.submit()
        where = "within_ms" if name == "times" else name
        assert form.fields[where].error == (words or "超出了允许的范围，请看下面的说明。")
    assert rules.versions(leader, GAS) == []


def test_switching_off_and_on_needs_a_reason_and_stale_cannot_be_off(
    qtbot: QtBot, page: RulesPage, leader: Desk
) -> None:
    page.enter(None)
    choose(qtbot, page, "stale")
    assert page.tab.detail.off_button.isHidden()
    choose(qtbot, page, "high_high")
    click(qtbot, page.tab.detail.off_button)
    form = page.tab.detail.open_form
    assert form is not None
    form.reason.set_text("施工期间")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    told(qtbot, page, "已关闭“高高限”")
    assert shown(page)["高高限"][2] == "已关闭"
    choose(qtbot, page, "high_high")
    assert page.tab.detail.off_button.isHidden()
    click(qtbot, page.tab.detail.on_button)
    page.tab.detail.open_form.reason.set_text("完工")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    told(qtbot, page, "已开启")
    choose(qtbot, page, "high_high")
    click(qtbot, page.tab.detail.inherit_button)
    page.tab.detail.open_form.reason.set_text("不用了")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    told(qtbot, page, "跟随上级了")
    assert shown(page)["高高限"][2:] == ("生效", "内置")
    assert page.tab.detail.inherit_button.isHidden()


def test_an_old_version_is_restored_by_one_click(
    qtbot: QtBot, page: RulesPage, leader: Desk
) -> None:
    for limit in (11, 12):
        rules.set_rule(leader, GAS, high(limit), "试验")
    page.enter(None)
    settle(qtbot, page)
    choose(qtbot, page, "high")
    section = page.tab.detail.versions
    lines = [section.view.lines.row_at(number) for number in range(2)]
    assert [line.amount for line in lines if line] == ["第 2 版", "第 1 版"]
    assert not section.restore_button.isEnabled()
    section.view.select(lines[1].id)
    click(qtbot, section.restore_button)
    told(qtbot, page, "已恢复第 1 版")
    newest = rules.versions(leader, GAS)[0]
    assert (newest.revision, newest.rule, newest.reason) == (3, high(11), "恢复第 1 版")


def test_a_rule_that_is_not_there_is_set_with_what_is_missing_left_open(
    qtbot: QtBot, page: RulesPage, leader: Desk
) -> None:
    page.enter(None)
    choose(qtbot, page, "rate")
    assert page.tab.detail.edit_button.accessibleName() == "设这条规则"
    click(qtbot, page.tab.detail.edit_button)
    form = page.tab.detail.open_form
    assert isinstance(form, RuleForm)
    assert form.fields["change"].text == ""
    form.submit()
    assert form.fields["change"].error == "这里要一个数。"
    form.fields["change"].set_text("5")
    form.reason.set_text("按厂家说明")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    told(qtbot, page, "已保存")
    assert shown(page)["变化速率"] == ("10 分内升高 ≥ 5 %LEL，回差 0", "III 级", "生效", "本处设定")


def test_an_officer_reads_and_is_told_why(qtbot: QtBot, page: RulesPage, desk: Desk) -> None:
    choose(qtbot, page, "high")
    detail = page.tab.detail
    assert detail.off_button.isHidden()
    assert detail.edit_button.accessibleName() == "看设定"
    press(qtbot, Qt.Key.Key_Return)
    form = detail.open_form
    assert isinstance(form, RuleForm)
    assert not form.fields["limit"].isEnabled()
    assert form.save_button.isHidden()
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert rules.versions(desk, GAS) == []
    assert "只有值班长和管理员能改规则" in form._read_only.text()


def test_a_preview_can_be_stopped(qtbot: QtBot, page: RulesPage, leader: Desk) -> None:
    page.enter(None)
    choose(qtbot, page, "high")
    page.tab.detail.begin("edit")
    form = page.tab.detail.open_form
    form.preview.try_button.click()
    assert form.preview.is_running
    assert not form.preview.try_button.isEnabled()
    form.preview.stop_button.click()
    assert form.preview.text == "试算已停止，没有改动任何规则。"
    qtbot.waitUntil(lambda: not page.console.pool.busy)
    assert form.preview.text == "试算已停止，没有改动任何规则。"


def test_a_preview_is_honest_about_a_short_history(
    qtbot: QtBot, page: RulesPage, leader: Desk, store: Store, clock: HandClock,
    ids: Mapping[str, str],
) -> None:  # fmt: skip
    until = clock.now()
    none = rules.preview_rule(leader, GAS, high(20), until)
    assert compared_text(none, until).startswith("过去 7 天这里 2 个点位都没有读数，不能试算")
    write_history(store, clock, ids[code(0)], ago=2 * DAY)
    short = rules.preview_rule(leader, GAS, high(20), until)
    assert compared_text(short, until).startswith("只有 1 天 22 时 的历史：原来 4 条，改后 2 条")
    assert isinstance(short, Compared)
    choose(qtbot, page, "stale")
    page.tab.detail.begin("edit")
    form = page.tab.detail.open_form
    assert form.preview.try_button.isHidden()
    assert "不能试算离线" in form.preview.text


def test_all_overrides_of_the_street_lead_to_their_place(
    qtbot: QtBot, page: RulesPage, leader: Desk, compound: str
) -> None:
    tab = page.show_tab("overrides")
    settle(qtbot, page)
    assert tab.area.currentWidget() is not tab.table
    place = RulePlace("smoke", Scope.COMPOUND, compound, "confirm")
    rules.set_rule(leader, place, RULES["confirm"].fresh("smoke"), "试验")
    settle(qtbot, page)
    assert [row.where for row in tab.shown_rows] == ["试验小区"]
    assert shown(page)["烟感"][:2] == ("小区 · 试验小区", "互相印证")
    click(qtbot, tab.place_button)
    settle(qtbot, page)
    assert page.tab_code == "in_force"
    assert page.tab.scope.key == (Scope.COMPOUND, compound)
    assert page.tab.selected.place == place


# Words


@pytest.mark.parametrize("rule", list(RULES))
def test_every_rule_goes_through_its_form_unchanged(rule: str) -> None:
    words = RULES[rule]
    for kind in KINDS:
        made = words.fresh(kind)
        texts = texts_of(words.settings, made)
        back = with_texts(words.settings, made, texts)
        if getattr(made, "rest", None) is None and hasattr(made, "rest"):
            assert back.rest == Rest()
        else:
            assert back == made
        assert settings_text(rule, made, "x")


@pytest.mark.parametrize("problem", list(PROBLEMS))
def test_every_problem_of_a_rule_has_its_sentence(problem: str) -> None:
    words = sentence(RuleRefused(problem, "limit"))
    assert words == PROBLEMS[problem]
    assert words.endswith("。")


def test_errors_of_windows_are_sentences() -> None:
    assert "最长 7 天" in sentence(BadSpan(7 * DAY))
    assert "已经结束" in sentence(WindowOver("x"))
    assert "没有这种感知类型" in sentence(UnknownKind("x"))


def test_spans_are_said_whole() -> None:
    assert [span_text(ms) for ms in (0, 90 * SECOND, 12 * HOUR, 30 * MINUTE, 2 * DAY)] == [
        "0 秒",
        "90 秒",
        "12 时",
        "30 分",
        "2 天",
    ]


# Planned suppression


def test_a_window_is_planned_seen_on_every_page_and_ended(
    qtbot: QtBot, console: Console, page: RulesPage, desk: Desk, clock: HandClock
) -> None:
    mark = SuppressionMark(console)
    mark.setParent(page)
    tab = page.show_tab("windows")
    settle(qtbot, page)
    press(qtbot, Qt.Key.Key_N, CTRL)
    form = tab.detail.plan
    assert tab.detail.open_form is form
    form.submit()
    assert form.span.until.error == "请写到什么时候结束，不能没有期限。"
    form.span.choose(2 * HOUR)
    form.submit()
    assert form.reason.error
    form.kind.set_text("smoke")
    form.reason.set_text("消防维保")
    form.submit()
    told(qtbot, page, "已定下计划屏蔽：全街道")
    (row,) = windows.windows(desk, clock.now())
    assert (row.kind, row.reason, row.created_by) == ("smoke", "消防维保", "值班员王")
    assert 2 * HOUR - MINUTE <= row.ends_at - row.starts_at <= 2 * HOUR
    assert tab.selected == row
    qtbot.waitUntil(lambda: mark.count == 1)
    assert mark.text() == "计划屏蔽 1"
    with qtbot.waitSignal(console.page_requested) as asked:
        click(qtbot, mark)
    assert asked.args == ["rules", "windows"]
    click(qtbot, tab.detail.end_button)
    told(qtbot, page, "已结束：全街道照常报警")
    qtbot.waitUntil(lambda: mark.count == 0)
    assert mark.isHidden()
    press(qtbot, Qt.Key.Key_Z, CTRL)
    told(qtbot, page, "继续屏蔽")
    qtbot.waitUntil(lambda: mark.count == 1)


def test_what_is_left_ticks_and_a_window_ends_by_itself(
    qtbot: QtBot, console: Console, page: RulesPage, desk: Desk, clock: HandClock
) -> None:
    mark = SuppressionMark(console)
    mark.setParent(page)
    now = clock.now()
    windows.plan_window(desk, NewWindow(Scope.STREET, "", "", now, now + 10 * MINUTE, "演练"))
    windows.plan_window(
        desk, NewWindow(Scope.STREET, "", "smoke", now + HOUR, now + 2 * HOUR, "维保")
    )
    tab = page.show_tab("windows")
    settle(qtbot, page)
    assert [row[2] for row in shown(page).values()] == ["还有 10 分 0 秒", "1 时 0 分后开始"]
    clock.advance(61)
    tab.tick()
    assert next(row[2] for row in shown(page).values()) == "还有 8 分 59 秒"
    clock.advance(10 * 60)
    tab.tick()
    mark.review()
    assert list(shown(page)) == ["计划中", "已结束"]
    assert mark.count == 0


def test_a_window_tells_how_many_alarms_it_keeps_quiet(
    qtbot: QtBot, page: RulesPage, desk: Desk, store: Store, clock: HandClock,
    ids: Mapping[str, str],
) -> None:  # fmt: skip
    now = clock.now()
    window = windows.plan_window(desk, NewWindow(Scope.STREET, "", "", now, now + HOUR, "演练"))
    alarm = raise_alarm(store, ids[code(4)])
    with store.write() as write:
        row = write.session.get_one(Alarm, alarm)
        row.state = AlarmState.SUPPRESSED
        row.window_id = window
    page.show_tab("windows")
    settle(qtbot, page)
    assert page.tab.detail.figure == "1 条报警正被屏蔽"
    assert page.tab.foot.totals == "进行中 1 · 正屏蔽 1 条报警"


def test_an_absence_is_noted_and_ended(
    qtbot: QtBot, page: RulesPage, desk: Desk, clock: HandClock
) -> None:
    tab = page.show_tab("absences")
    settle(qtbot, page)
    press(qtbot, Qt.Key.Key_N, CTRL)
    form = tab.detail.form
    form.submit()
    assert form.building.error == "请从列表里选一栋楼。"
    form.building.choose(Scope.BUILDING, _building(desk.store), "试验小区 1 号")
    form.place.set_text("302 室")
    form.span.until.set_text("3 天后")
    form.submit()
    assert "看不懂这个时间" in form.span.until.error
    form.span.choose(3 * DAY)
    form.submit()
    told(qtbot, page, "已登记外出：302 室")
    (row,) = windows.absences(desk, clock.now())
    assert (row.place, row.building) == ("302 室", "试验小区 1 号")
    press(qtbot, Qt.Key.Key_Return)
    told(qtbot, page, "有人在家了")
    assert windows.absences(desk, clock.now())[0].ended_at is not None
    press(qtbot, Qt.Key.Key_Z, CTRL)
    told(qtbot, page, "仍是外出")


# What is set aside


def test_everything_set_aside_is_listed_and_brought_back(
    qtbot: QtBot, page: RulesPage, desk: Desk, store: Store, clock: HandClock,
    ids: Mapping[str, str],
) -> None:  # fmt: skip
    alarm = raise_alarm(store, ids[code(4)])
    shelving.shelve(desk, [alarm], clock.now() + HOUR, "住户在装修")
    shelving.take_out_of_service(desk, ids[code(1)], "探头老化")
    tab = page.show_tab("aside")
    settle(qtbot, page)
    assert [row.what for row in tab.shown_rows] == ["shelved", "sensor_out"]
    assert shown(page)["已搁置"][4:6] == ("还有 1 时 0 分", page.tab.model.columns[6].text(
        tab.shown_rows[0]))  # fmt: skip
    assert tab.shown_rows[0].reason == "住户在装修"
    click(qtbot, tab.detail.unshelve_button)
    told(qtbot, page, "已解除搁置")
    assert [row.what for row in tab.shown_rows] == ["sensor_out"]
    press(qtbot, Qt.Key.Key_Z, CTRL)
    told(qtbot, page, "仍搁置着")
    tab.table.select(ids[code(1)])
    settle(qtbot, page)
    click(qtbot, tab.detail.return_button)
    told(qtbot, page, "已恢复服务")
    with store.read() as session:
        assert session.get_one(Sensor, ids[code(1)]).in_service
    assert [row.what for row in tab.shown_rows] == ["shelved"]


def test_an_empty_list_says_that_all_watch(qtbot: QtBot, page: RulesPage) -> None:
    tab = page.show_tab("aside")
    settle(qtbot, page)
    assert tab.area.currentWidget() is not tab.table


# Keys and files


def test_keys_go_from_tab_to_tab(qtbot: QtBot, page: RulesPage) -> None:
    seen = [page.tab_code]
    for _ in TABS:
        press(qtbot, Qt.Key.Key_PageDown, CTRL)
        settle(qtbot, page)
        seen.append(page.tab_code)
    assert seen == [*TABS, "in_force"]
    press(qtbot, Qt.Key.Key_PageUp, CTRL)
    assert page.tab_code == "aside"


def test_a_list_is_exported(qtbot: QtBot, page: RulesPage, tmp_path: Path) -> None:
    page.tab.table.setFocus()
    press(qtbot, Qt.Key.Key_E, CTRL)
    dialog = page.tab.export.dialog
    assert dialog is not None
    assert "报警规则" in dialog.selectedFiles()[0]
    file = tmp_path / "rules.csv"
    with qtbot.waitSignal(page.console.told):
        dialog.fileSelected.emit(str(file))
    dialog.close()
    text = file.read_text(encoding="utf-8-sig")
    assert "可燃气体,全街道,高限,≥ 10 %LEL，回差 2，延时 0 秒,II,生效,内置" in text
