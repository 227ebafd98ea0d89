"""The live score of a drill: from its own database, and no oftener than something changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.domain.drill.marks import Rating
from app.drill.review import clues
from tests.gui.control_room import ControlRoom
from ui.pages.drill.clue_words import MARKED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from app.profile import Profile
    from db.store import Store
    from tests.streets import HandClock


@pytest.fixture
def room(qtbot: QtBot, profile: Profile, store: Store, clock: HandClock) -> Iterator[ControlRoom]:
    """A drill that has not begun, with its player and its window."""
    made = ControlRoom(qtbot, profile, store, clock)
    yield made
    made.close()


def judge(room: ControlRoom, qtbot: QtBot) -> str:
    """Let two seconds be over, and return what the total says."""
    score = room.window.score
    score.refresh()
    qtbot.waitUntil(lambda: not score.busy)
    return score.total.text()


def test_an_answer_in_time_is_met_and_scored(room: ControlRoom, qtbot: QtBot) -> None:
    score = room.window.score
    qtbot.waitUntil(lambda: score.readings > 0)
    assert judge(room, qtbot) == "目前 —，1 条还没有结果"
    assert score.model.index(0, 0).data() == "目标"
    assert score.model.index(1, 0).data() in ("尚未到时", "不能判定")
    assert score.model.index(1, 3).data() == "—/1"
    window = room.window
    window.injects.select("ask")
    qtbot.mouseClick(window.detail.fire_button, Qt.MouseButton.LeftButton)
    room.settle()
    room.play_on()
    window.detail.answer.set_text("三号楼")
    qtbot.mouseClick(window.detail.answer_button, Qt.MouseButton.LeftButton)
    room.settle()
    assert judge(room, qtbot) == "目前 1/1 P，0 条还没有结果"
    assert score.model.index(1, 0).data() == "达到"
    assert window.tabs.tabText(1) == "评估 1/1"
    assert [score.model.index(0, one).data() for one in (0, 1, 3)] == ["目标", "目标", "1/1 P"]


def test_while_nothing_changes_nothing_is_judged(room: ControlRoom, qtbot: QtBot) -> None:
    score = room.window.score
    qtbot.waitUntil(lambda: score.readings > 0)
    judge(room, qtbot)
    before = score.readings
    judge(room, qtbot)
    assert score.readings == before
    qtbot.keyClick(room.window, Qt.Key.Key_F7)
    room.settle()
    room.play_on(1)
    judge(room, qtbot)
    judge(room, qtbot)
    assert score.readings > before + 1


def test_every_sentence_of_a_finding_is_marked_for_translation() -> None:
    said = {*clues.CLUES.values(), *clues.LEVELS.values(), *clues.WHOM.values()}
    assert set(MARKED) == said | {"{0}（{1}）"}


def marks(room: ControlRoom) -> list[tuple[str, str, str]]:
    return [(one.subject, one.text, one.actor) for one in room.events() if one.kind == "mark"]


def test_an_evaluator_marks_by_key_and_the_last_mark_counts(
    room: ControlRoom, qtbot: QtBot
) -> None:
    score = room.window.score
    room.window.tabs.setCurrentWidget(score)
    qtbot.waitUntil(lambda: score.readings > 0)
    form = score.form
    score.table.selectRow(1)
    assert form.title.text() == "答复区里"
    assert form.finding.text().startswith("程序判定：")
    score.table.setFocus()
    qtbot.keyClick(score.table, Qt.Key.Key_S)
    assert form.who.error == "请写是谁评的。"
    form.who.set_text("评估员甲")
    form.remark.set_text("先问了 楼号")
    score.table.setFocus()
    qtbot.keyClick(score.table, Qt.Key.Key_S)
    room.settle()
    assert marks(room) == [("asked", "S 先问了 楼号", "评估员甲")]
    assert score.model.index(1, 4).data() == "S"
    assert form.buttons[Rating.SOME].property("role") == "primary"
    qtbot.mouseClick(form.buttons[Rating.PERFORMED], Qt.MouseButton.LeftButton)
    room.settle()
    assert score.model.index(1, 4).data() == "P"
    lines = form.history.text().splitlines()
    assert "P 先问了 楼号" in lines[0]
    assert lines[1].endswith("（已改）")
    form.who.set_text("评估员乙")
    qtbot.mouseClick(form.buttons[Rating.MAJOR], Qt.MouseButton.LeftButton)
    room.settle()
    assert score.model.index(1, 4).data() == "M P"
    qtbot.mouseClick(form.withdraw_button, Qt.MouseButton.LeftButton)
    room.settle()
    assert score.model.index(1, 4).data() == "P"
    assert "撤回" in form.history.text()


def test_u_is_asked_why_and_marks_are_taken_after_the_end(room: ControlRoom, qtbot: QtBot) -> None:
    score = room.window.score
    room.window.tabs.setCurrentWidget(score)
    qtbot.waitUntil(lambda: score.readings > 0)
    room.window.bar.end_button.click()
    room.window.bar.confirm.yes_button.click()
    room.settle()
    form = score.form
    form.who.set_text("评估员甲")
    score.table.selectRow(0)
    score.table.setFocus()
    qtbot.keyClick(score.table, Qt.Key.Key_U)
    assert "请写明原因" in form.remark.error
    room.settle()
    assert marks(room) == []
    form.remark.set_text("没有人复核")
    qtbot.keyClick(form.remark.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    assert marks(room) == [("aim", "U 没有人复核", "评估员甲")]
    assert room.console.recall("drill/evaluator") == "评估员甲"
    score.table.selectRow(1)
    assert form.remark.text == ""
    qtbot.keyClick(form.remark.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "请先选" in form.remark.error
