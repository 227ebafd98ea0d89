"""The editor of scenarios, pressed as a person presses it, over real files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.drill import effects
from app.drill.editing.document import open_document
from app.drill.editing.tree import at
from app.drill.scenario_file import SHIPPED, load
from app.profile import Profile, open_profile
from tests.streets import code, open_street
from ui.i18n import set_language
from ui.pages.drill_editor.controls import ChecksField, CodeField, DeedField
from ui.shell.edit import open_window
from ui.theme.look import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.pages.drill_editor.window import EditorWindow

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

SCENARIO = """\
# 演示
format: 1
id: t
title: 楼道火灾
version: "1"
lasts: 0:30
objectives:
  - {id: aim, title: 及时确认, capability: watch}
  - {id: tell, title: 按时报告, capability: report}
roles:
  - {id: duty, title: 值班员}
  - {id: chief, title: 值班长}
injects:
  - id: call
    kind: call
    title: 居民来电
    trigger: {at: 0:05}
    to: duty
    body: {text: 楼道里有烟}
    objectives: [aim]
  - id: ask
    kind: question
    title: 区里询问
    trigger: {after: call, delay: 5m}
    to: chief
    answer_within: 3m
    body: {text: 现场情况}
expectations:
  - id: e
    title: 答复区里
    objective: aim
    role: chief
    criterion: answered_within
    body: {inject: ask, within: 3m}
"""


SMOKE = f"""\
  - id: smoke
    kind: reading
    title: 烟感报警
    trigger: {{at: 0:08}}
    body: {{sensor: {code(0)}, curve: [[0s, 9.0]], state: alarm}}
"""


class Room:
    """An editor's window over a file in a street without a database."""

    def __init__(self, qtbot: QtBot, street: Profile, path: Path | None) -> None:
        self.qtbot = qtbot
        self.path = path
        look = Look(QApplication.instance())
        document = open_document(path) if path is not None else None
        self.window: EditorWindow = open_window(look, street, document)
        self.window.resize(1400, 900)
        qtbot.addWidget(self.window)
        self.window.show()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.window.manuscript.busy)
        QApplication.processEvents()

    def said(self, *path: str | int) -> Any:
        return at(self.window.manuscript.tree, path)

    def answer(self, words: str) -> None:
        button = next(one for one in self.window.notice.buttons if one.text() == words)
        self.qtbot.mouseClick(button, LEFT)
        self.settle()


@pytest.fixture
def street(tmp_path: Path) -> Profile:
    return open_profile(tmp_path / "street")


@pytest.fixture
def enter(qtbot: QtBot, street: Profile, tmp_path: Path) -> Iterator[Callable[..., Room]]:
    """Opens editors, by default over a small scenario."""
    set_language("zh")
    rooms: list[Room] = []

    def make(path: Path | None = None, *, new: bool = False) -> Room:
        if path is None and not new:
            path = tmp_path / "s.yaml"
            if not path.exists():
                path.write_text(SCENARIO, encoding="utf-8")
        rooms.append(Room(qtbot, street, path))
        return rooms[-1]

    yield make
    for room in rooms:
        room.window.close()
        qtbot.waitUntil(lambda room=room: not room.window.manuscript.busy)


def test_what_is_typed_is_in_the_scenario_and_taken_back_in_one_go(
    enter: Callable[..., Room], qtbot: QtBot
) -> None:
    room = enter()
    window = room.window
    assert window.form.head.fields["title"].text == "居民来电"
    assert not window.bar.save_button.isEnabled()
    for text in ("居民", "居民再", "居民再次来电"):
        window.form.head.fields["title"].set_text(text)
    assert room.said("injects", 0, "title") == "居民再次来电"
    room.settle()
    row = window.injects.model.row("0")
    assert row is not None
    assert row.title == "居民再次来电"
    assert "未保存" in window.bar.state.full_text
    window.activateWindow()
    edit = window.form.head.fields["title"].control
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    qtbot.keyClicks(edit, "123")
    assert room.said("injects", 0, "title") == "居民再次来电123"
    qtbot.keyClick(edit, Qt.Key.Key_Z, CTRL)
    assert room.said("injects", 0, "title") == "居民来电"
    assert window.form.head.fields["title"].text == "居民来电"
    qtbot.keyClick(edit, Qt.Key.Key_Z, CTRL | SHIFT)
    assert room.said("injects", 0, "title") == "居民再次来电123"


def test_a_mark_is_dragged_to_another_time_and_moved_by_key(
    enter: Callable[..., Room], qtbot: QtBot
) -> None:
    room = enter()
    strip = room.window.injects.strip
    place = strip.place_of("0")
    assert place is not None
    way = round(10 * 60_000 * strip.scale)
    qtbot.mousePress(strip, LEFT, pos=place)
    for x in (place.x() + way // 2, place.x() + way):
        QApplication.sendEvent(
            strip,
            QMouseEvent(
                QEvent.Type.MouseMove, QPointF(x, place.y()),
                QPointF(strip.mapToGlobal(QPoint(x, place.y()))), LEFT, LEFT,
                Qt.KeyboardModifier.NoModifier,
            ),
        )  # fmt: skip
    qtbot.mouseRelease(strip, LEFT, pos=QPoint(place.x() + way, place.y()))
    assert room.said("injects", 0, "trigger") == {"at": "0:15"}
    room.settle()
    assert room.window.injects.due(1) == 20 * 60_000
    assert room.window.form.trigger.form.fields["at"].text == "0:15"
    room.window.injects.select(1)
    qtbot.keyClick(strip, Qt.Key.Key_Right, CTRL)
    assert room.said("injects", 1, "trigger", "delay") != "5m"
    qtbot.mouseClick(strip, LEFT, pos=strip.place_of("0") or QPoint())
    assert room.said("injects", 0, "trigger") == {"at": "0:15"}


def test_injects_are_added_copied_and_taken_out(enter: Callable[..., Room], qtbot: QtBot) -> None:
    room = enter()
    window = room.window
    qtbot.mouseClick(window.injects.add_button, LEFT)
    room.settle()
    assert room.said("injects", 1, "trigger") == {"at": "0:06"}
    assert window.form.head.fields["title"].text == "新的注入"
    assert window.injects.table.selected_id == "1"
    qtbot.mouseClick(window.injects.copy_button, LEFT)
    room.settle()
    assert window.injects.model.total == 4
    assert room.said("injects", 2, "id") != room.said("injects", 1, "id")
    window.activateWindow()
    place = window.injects.table.visualRect(window.injects.model.index(0, 2)).center()
    qtbot.mouseClick(window.injects.table.viewport(), LEFT, pos=place)
    qtbot.waitUntil(window.injects.table.hasFocus)
    qtbot.keyClick(window.injects.table, Qt.Key.Key_Delete)
    room.settle()
    assert room.said("injects", 0, "title") == "新的注入"
    assert window.tabs.tabText(3) == "检查 3"
    for _ in range(3):
        qtbot.mouseClick(window.bar.undo_button, LEFT)
    room.settle()
    assert window.manuscript.tree == window.manuscript.document.tree
    window.injects.search.setText("区里")
    assert window.injects.count.text() == "显示 1 / 2"


def test_each_kind_has_its_form_and_what_fits_stays(enter: Callable[..., Room]) -> None:
    room = enter()
    form = room.window.form
    for kind in effects.kinds():
        form.kind.combo.setCurrentIndex(form.kind.combo.findData(kind))
        assert room.said("injects", 0, "kind") == kind
        assert form.body.form is not None
        assert form.body.form.owner == f"effect.{kind}"
        assert form.body.form.isVisibleTo(form)
    form.kind.combo.setCurrentIndex(form.kind.combo.findData("message"))
    assert form.body.form is not None
    form.body.form.fields["text"].set_text("一\n二")
    form.kind.combo.setCurrentIndex(form.kind.combo.findData("decision"))
    assert form.body.form.fields["text"].text == "一\n二"
    form.body.form.fields["options"].set_text("a 整栋疏散\nb 三层以上")
    assert room.said("injects", 0, "body") == {
        "text": "一\n二",
        "options": [{"id": "a", "text": "整栋疏散"}, {"id": "b", "text": "三层以上"}],
    }


def test_each_way_to_come_has_its_fields(enter: Callable[..., Room]) -> None:
    room = enter()
    room.window.injects.select(1)
    form = room.window.form.trigger

    def choose(way: str) -> Any:
        form.way.combo.setCurrentIndex(form.way.combo.findData(way))
        return room.said("injects", 1, "trigger")

    assert form.way.text == "after"
    assert choose("unless") == {
        "unless": {"action": "acknowledge", "table": "alarms"},
        "since": "call",
        "within": "5m",
        "delay": "5m",
    }
    deed = form.form.fields["unless"]
    assert isinstance(deed, DeedField)
    deed.deed.combo.setCurrentIndex(deed.deed.combo.findData("plan_activate plan_activations"))
    deed.detail.setPlainText("level = 3")
    assert room.said("injects", 1, "trigger", "unless", "detail") == {"level": 3}
    assert choose("when")["when"]["condition"] == "alarms_open"
    form.condition.combo.setCurrentIndex(form.condition.combo.findData("stock_left"))
    assert form.condition_form.form is not None
    form.condition_form.form.fields["item"].set_text("MDY")
    form.condition_form.form.fields["at_most"].set_text("10")
    assert room.said("injects", 1, "trigger", "when") == {
        "condition": "stock_left", "body": {"item": "MDY", "at_most": 10}
    }  # fmt: skip
    assert choose("by_hand") == {"by_hand": True}
    assert not any(one.isVisibleTo(form) for one in form.form.fields.values())
    room.settle()
    assert choose("after") == {"after": "call"}
    assert choose("at") == {"at": "0:00"}
    room.settle()
    assert room.window.tabs.tabText(3) == "检查"


def test_variants_and_objectives_of_an_inject(enter: Callable[..., Room], qtbot: QtBot) -> None:
    room = enter()
    form = room.window.form
    qtbot.mouseClick(form.add_variant_button, LEFT)
    qtbot.mouseClick(form.add_variant_button, LEFT)
    first, second = form.variants
    assert second.body.form is not None
    second.body.form.fields["text"].set_text("有人被困")
    first.form.fields["weight"].set_text("3")
    aims = form.more.fields["objectives"]
    assert isinstance(aims, ChecksField)
    assert aims.chips is not None
    aims.chips._buttons["tell"].click()
    assert room.said("injects", 0, "variants") == [
        {"weight": 3, "body": {}}, {"weight": 1, "body": {"text": "有人被困"}}
    ]  # fmt: skip
    assert room.said("injects", 0, "objectives") == ["aim", "tell"]
    qtbot.mouseClick(first.remove_button, LEFT)
    assert len(form.variants) == 1
    room.settle()
    assert room.window.tabs.tabText(3) == "检查"


def test_a_flaw_is_told_at_once_a_click_goes_to_it_and_it_cannot_be_played_but_saved(
    enter: Callable[..., Room], qtbot: QtBot
) -> None:
    room = enter()
    window = room.window
    assert window.form.body.form is not None
    window.form.body.form.fields["text"].set_text("")
    window.form.trigger.form.fields["at"].set_text("快了")
    room.settle()
    assert window.tabs.tabText(3) == "检查 2"
    assert "应为时间" in window.form.trigger.form.fields["at"].error
    window.form.trigger.form.fields["at"].set_text("6m")
    room.settle()
    assert window.form.trigger.form.fields["at"].error == ""
    assert window.form.body.form.fields["text"].error == "必须填写。"
    window.injects.select(1)
    qtbot.mouseClick(window.bar.try_button, LEFT)
    assert window.tabs.currentWidget() is window.problems
    assert not window.trial.is_running
    row = window.problems.model.row_at(0)
    assert row is not None
    assert (row.where, row.what) == ("“居民来电” · 内容", "必须填写。")
    place = window.problems.table.visualRect(window.problems.model.index(0, 0)).center()
    qtbot.mouseClick(window.problems.table.viewport(), LEFT, pos=place)
    assert window.tabs.currentWidget() is window.form
    assert window.form.place == 0
    assert window.focusWidget() is window.form.body.form.fields["text"].control
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    room.settle()
    assert room.path is not None
    assert at(open_document(room.path).tree, ("injects", 0, "body")) == {}
    assert "已保存" in window.bar.state.full_text


def test_expectations_roles_and_the_scenario_itself(
    enter: Callable[..., Room], qtbot: QtBot
) -> None:
    room = enter()
    window = room.window
    page = window.expectations
    window.tabs.setCurrentWidget(page)
    qtbot.mouseClick(page.add_button, LEFT)
    assert page.plug_in is not None
    assert page.body is not None
    page.plug_in.combo.setCurrentIndex(page.plug_in.combo.findData("plan_activated"))
    assert page.body.form is not None
    page.body.form.fields["plan"].set_text("Y-06")
    level = page.body.form.fields["level"]
    level.set_text("3")
    page.form.fields["title"].set_text("启动预案")
    made = room.said("expectations", 1)
    assert made["body"] == {"within": "5m", "plan": "Y-06", "level": 3}
    assert made["title"] == "启动预案"
    roles = window.script.lists["roles"]
    window.tabs.setCurrentWidget(window.script)
    window.script.show_part("roles")
    roles.select(1)
    assert roles.id is not None
    roles.id.set_text("duty")
    roles.id.edit.editingFinished.emit()
    assert "已经用了" in roles.id.error
    roles.id.set_text("leader")
    roles.id.edit.editingFinished.emit()
    assert room.said("injects", 1, "to") == "leader"
    assert room.said("expectations", 0, "role") == "leader"
    window.script.show_part("world")
    world = window.script.lists["world"]
    qtbot.mouseClick(world.add_button, LEFT)
    assert room.said("world", 0, "kind") == "notice"
    window.script.basics.fields["summary"].set_text("夜里起火")
    window.script.basics.fields["seed"].set_text("7")
    room.settle()
    assert room.said("seed") == 7
    assert window.tabs.tabText(3) == "检查"
    window.save()
    room.settle()
    assert room.path is not None
    assert load(room.path, to_play=True).summary == "夜里起火"
    assert room.path.read_text(encoding="utf-8").startswith("# 演示\n")


def test_what_another_program_wrote_is_told_and_not_overwritten(
    enter: Callable[..., Room], street: Profile
) -> None:
    room = enter()
    assert room.path is not None
    other = SCENARIO.replace("楼道火灾", "别人写的")
    room.path.write_text(other, encoding="utf-8")
    room.window.form.head.fields["title"].set_text("我写的")
    room.window.save()
    room.settle()
    assert "没有保存" in room.window.notice.text
    assert room.path.read_text(encoding="utf-8") == other
    room.answer("另存为新脚本")
    made = street.folder / "scenarios" / "t.yaml"
    assert load(made).injects[0].title == "我写的"
    assert room.path.read_text(encoding="utf-8") == other
    assert "已保存 · t.yaml" in room.window.bar.state.full_text


def test_what_was_not_saved_comes_back_and_can_be_given_up(enter: Callable[..., Room]) -> None:
    room = enter()
    room.window.form.head.fields["title"].set_text("没存")
    room.window.close()
    again = enter()
    assert again.said("injects", 0, "title") == "没存"
    assert "已恢复" in again.window.notice.text
    again.answer("放弃这些改动")
    assert again.said("injects", 0, "title") == "居民来电"
    again.window.close()
    third = enter()
    assert third.window.notice.text == ""
    assert third.said("injects", 0, "title") == "居民来电"


def test_a_shipped_one_and_a_new_one_are_saved_on_the_streets_shelf(
    enter: Callable[..., Room], street: Profile
) -> None:
    source = SHIPPED / "stairwell-fire.yaml"
    room = enter(source)
    room.window.save()
    room.settle()
    made = street.folder / "scenarios" / "stairwell-fire.yaml"
    assert load(made) == load(source)
    new = enter(new=True)
    new.window.injects.add()
    new.settle()
    assert new.window.tabs.tabText(3) == "检查 1"
    assert new.window.form.body.form is not None
    new.window.form.body.form.fields["text"].set_text("开始")
    new.settle()
    assert new.window.tabs.tabText(3) == "检查"
    new.window.save()
    new.settle()
    home = new.window.manuscript.document.home
    assert home is not None
    assert load(home, to_play=True).injects[0].body == {"text": "开始"}


def test_codes_of_the_street_are_named_and_found_and_a_trial_tells_right_from_wrong(
    enter: Callable[..., Room], street: Profile, tmp_path: Path, qtbot: QtBot
) -> None:
    open_street(street.folder, ["smoke"]).close()
    path = tmp_path / "fire.yaml"
    text = SCENARIO.replace("answered_within", "acknowledged_within", 2).replace(
        "acknowledged_within: 3m", "answered_within: 3m"
    )
    text = text.replace("inject: ask, within: 3m", "inject: smoke, within: 2m")
    path.write_text(text.replace("expectations:\n", f"{SMOKE}expectations:\n"), encoding="utf-8")
    room = enter(path)
    window = room.window
    window.injects.select(2)
    assert window.form.body.form is not None
    sensor = window.form.body.form.fields["sensor"]
    assert isinstance(sensor, CodeField)
    assert "smoke" in sensor.hint
    sensor.set_text("S-none")
    assert "没有这个编号" in sensor.hint
    sensor.set_text(code(0))
    room.settle()
    qtbot.mouseClick(window.bar.try_button, LEFT)
    assert window.tabs.currentWidget() is window.trial
    assert window.trial.is_running
    qtbot.waitUntil(lambda: not window.trial.is_running)
    cells = {row.title: row.cells for row in window.trial.model.rows}
    assert [one.split(" ")[0] for one in cells["答复区里"]] == ["做到", "没做", "没做"]
    assert window.trial.words.text() == "三个机器人都走完了，脚本分得出好坏。"
    qtbot.mouseClick(window.trial.start_button, LEFT)
    qtbot.mouseClick(window.trial.cancel_button, LEFT)
    qtbot.waitUntil(lambda: not window.trial.is_running)
    assert window.trial.words.text() == "已取消。"
