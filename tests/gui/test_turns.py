"""One piece of work in each turn of the event loop, and none for what is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from shiboken6 import delete

from ui.turns import Turns, turns

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Worker(QObject):
    """Notes what it does."""

    def __init__(self, name: str, done: list[str], turns: Turns) -> None:
        super().__init__()
        self.name, self.done, self.turns = name, done, turns

    def work(self) -> None:
        """Do it."""
        self.done.append(self.name)

    def work_on(self) -> None:
        """Do it, and go on as long as there are fewer than six pieces."""
        self.done.append(self.name)
        if len(self.done) < 6:
            self.turns.soon(self, self.work_on)


def test_pieces_take_turns_and_others_come_between(qtbot: QtBot) -> None:
    made = Turns()
    done: list[str] = []
    one, other = Worker("一", done, made), Worker("二", done, made)
    made.soon(one, one.work_on)
    made.soon(other, other.work_on)
    QTimer.singleShot(0, lambda: done.append("键"))
    qtbot.waitUntil(lambda: made.waiting == 0)
    assert [name for name in done if name != "键"][:4] == ["一", "二", "一", "二"]
    assert done.index("键") < 4


def test_what_is_asked_twice_is_done_once(qtbot: QtBot) -> None:
    made = Turns()
    done: list[str] = []
    one = Worker("一", done, made)
    for _ in range(3):
        made.soon(one, one.work)
    qtbot.waitUntil(lambda: made.waiting == 0)
    assert done == ["一"]
    made.soon(one, one.work)
    qtbot.waitUntil(lambda: made.waiting == 0)
    assert done == ["一", "一"]


def test_who_is_gone_does_nothing(qtbot: QtBot) -> None:
    made = Turns()
    done: list[str] = []
    one, other = Worker("一", done, made), Worker("二", done, made)
    made.soon(one, one.work)
    made.soon(other, other.work)
    delete(one)
    qtbot.waitUntil(lambda: made.waiting == 0)
    assert done == ["二"]


def test_there_is_one_for_the_window(qtbot: QtBot) -> None:
    assert turns() is turns()
    assert turns().parent() is QCoreApplication.instance()
    assert qtbot is not None
