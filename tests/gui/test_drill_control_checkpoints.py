"""Checkpoints at the controller's window: made by key and button, gone back to in two steps."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.drill.checkpoints import Checkpoints
from app.drill.journal import Journal
from app.drill.playing import Player
from tests.gui.control_room import ControlRoom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from app.profile import Profile
    from db.store import Store
    from tests.streets import HandClock
    from ui.pages.drill.checkpoints import CheckpointPanel

LEFT = Qt.MouseButton.LeftButton


class Room(ControlRoom):
    """With the player's keeper of checkpoints."""

    def __init__(self, qtbot: QtBot, profile: Profile, store: Store, clock: HandClock) -> None:
        super().__init__(qtbot, profile, store, clock)
        self._store = store
        self._keeper = Checkpoints(profile, store, clock.now, nullcontext)

    @property
    def panel(self) -> CheckpointPanel:
        return self.window.checkpoints

    def serve(self) -> None:
        """Let the player do what is wished of its checkpoints, and the window see it."""
        self.play_on()
        if self._keeper.serve(self.player):
            self.player = Player(
                self.drill.scenario, Journal(self.path), self._store, topic_root="drill",
                publish=lambda _topic, _payload: None, now=self.clock.now, begun_at=0,
            )  # fmt: skip
        self.settle()


@pytest.fixture
def room(qtbot: QtBot, profile: Profile, store: Store, clock: HandClock) -> Iterator[Room]:
    """A drill that has not begun, with its player and its window."""
    made = Room(qtbot, profile, store, clock)
    yield made
    made.close()


def names(room: Room) -> list[str]:
    return [str(room.panel.model.index(one, 0).data()) for one in range(room.panel.model.shown)]


def test_a_checkpoint_is_made_by_key_and_gone_back_to_in_two_steps(
    room: Room, qtbot: QtBot
) -> None:
    panel, window = room.panel, room.window
    assert "每十分钟自动" in panel.state.text()
    qtbot.keyClick(window, Qt.Key.Key_F7)
    room.settle()
    room.play_on(240)
    qtbot.keyClick(window, Qt.Key.Key_F5)
    room.settle()
    assert "正在记" in panel.state.text()
    assert not panel.make_button.isEnabled()
    room.serve()
    assert "已记检查点“手动 0:04:00”" in window.bar.note.text()
    window.tabs.setCurrentWidget(panel)
    assert names(room) == ["手动 0:04:00"]
    room.play_on(120)
    assert room.step("call").at == 360_000

    panel.table.select_first()
    qtbot.mouseClick(panel.back_button, LEFT)
    assert "从那时起过了 2 分" in panel.confirm.question
    assert "1 个已发出的注入（居民来电）" in panel.confirm.question
    assert "评定保留" in panel.confirm.question
    qtbot.mouseClick(panel.confirm.no_button, LEFT)
    room.settle()
    assert [one.kind for one in room.events()].count("back") == 0

    qtbot.mouseClick(panel.back_button, LEFT)
    room.play_on(60)
    assert "从那时起过了 3 分" in panel.confirm.question  # it goes on while it is asked
    qtbot.mouseClick(panel.confirm.yes_button, LEFT)
    room.settle()
    assert "正在回到" in panel.state.text()
    room.serve()
    assert room.step("call").at is None
    assert window.link.time() == 240_000
    assert window.bar.state.text() == "已暂停"
    assert names(room) == ["手动 0:04:00"]
    assert not panel.confirm.isVisible()


def test_a_name_is_taken_once_and_a_lost_copy_is_said(room: Room, qtbot: QtBot) -> None:
    panel = room.panel
    room.window.tabs.setCurrentWidget(panel)
    panel.name.set_text("讨论前")
    qtbot.mouseClick(panel.make_button, LEFT)
    room.settle()
    room.serve()
    panel.name.set_text("讨论前")
    qtbot.mouseClick(panel.make_button, LEFT)
    assert "同名" in panel.name.error
    room.settle()
    assert [one.kind for one in room.events()] == ["keep", "kept"]
    for copy in (room.path.parent / "checkpoints").glob("*.db"):
        copy.unlink()
    panel.table.select_first()
    qtbot.mouseClick(panel.back_button, LEFT)
    assert "其间没有发出注入" in panel.confirm.question
    qtbot.mouseClick(panel.confirm.yes_button, LEFT)
    room.settle()
    room.serve()
    assert panel.error.text().startswith("没有做成：讨论前")
    assert panel.make_button.isEnabled()


def test_without_a_player_and_after_the_end_nothing_can_be_pressed(
    room: Room, qtbot: QtBot
) -> None:
    panel = room.panel
    room.window.tabs.setCurrentWidget(panel)
    qtbot.keyClick(room.window, Qt.Key.Key_F5)
    room.settle()
    room.serve()
    panel.table.select_first()
    assert panel.back_button.isEnabled()
    room.lock.release()
    room.settle()
    assert "播放器没有在运行" in panel.state.text()
    assert not panel.make_button.isEnabled()
    assert not panel.back_button.isEnabled()
    room.window.bar.end_button.click()
    room.window.bar.confirm.yes_button.click()
    room.settle()
    assert "已结束" in panel.state.text()
