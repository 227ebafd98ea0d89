"""The live score of a drill: from its own database, and no oftener than something changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

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
    assert score.model.index(0, 0).data() in ("尚未到时", "不能判定")
    assert score.model.index(0, 3).data() == "—/1"
    window = room.window
    window.injects.select("ask")
    qtbot.mouseClick(window.detail.fire_button, Qt.MouseButton.LeftButton)
    room.settle()
    room.play_on()
    window.detail.answer.set_text("三号楼")
    qtbot.mouseClick(window.detail.answer_button, Qt.MouseButton.LeftButton)
    room.settle()
    assert judge(room, qtbot) == "目前 1/1 P，0 条还没有结果"
    assert score.model.index(0, 0).data() == "达到"
    assert window.tabs.tabText(1) == "评估 1/1"
    assert score.objectives.text() == "目标：1/1 P"


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
