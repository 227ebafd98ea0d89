"""推演收件 as players use it: they see what came, and answer it with one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from app.domain.drill.player import Event, EventKind
from app.domain.drill.shown import Option, Shown
from app.drill.journal import Journal, journal_path
from app.drill.mark import DrillMark, write_mark
from app.drill.station import scenario_of
from ui.pages.inbox.view import InboxPage
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.profile import Profile
    from app.services.desk import Actor
    from tests.streets import HandClock
    from ui.console import Console

TEXT = """\
format: 1
id: t
title: 测试
version: "1"
objectives: []
roles: [{id: duty, title: 值班员}]
injects:
  - {id: ring, kind: call, title: 来电, trigger: {at: 0:01}, to: duty, body: {text: 冒烟}}
  - id: ask
    kind: decision
    title: 决策
    answer_within: 1m
    trigger: {at: 0:02}
    body: {text: 是否疏散, options: [{id: a, text: 疏散}]}
  - {id: see, kind: picture, title: 画面, trigger: {at: 0:03}, body: {caption: 现场}}
"""
SHOWN = {
    "ring": Shown("来电 演示甲", "楼道冒烟", is_spoken=True),
    "ask": Shown("请决定", "是否疏散", (Option("a", "疏散"), Option("b", "不疏散")), asks=True),
    "see": Shown("画面", "现场", attachment="现场.png"),
}


class Controller:
    """Writes into the journal what a player process would."""

    def __init__(self, profile: Profile, clock: HandClock) -> None:
        self._clock = clock
        self.journal = Journal(journal_path(profile))
        self._begun = clock.now()
        self.journal.append([Event(clock.now(), EventKind.PLAY)])

    def fire(self, name: str) -> None:
        now = self._clock.now()
        time = now - self._begun
        begun = Event(now, EventKind.BEGUN, subject=name, value=time, shown=SHOWN[name])
        self.journal.append([begun, Event(now, EventKind.DONE, subject=name)])


@pytest.fixture
def controller(profile: Profile, clock: HandClock) -> Controller:
    """The profile is a drill's; ask for it before the console."""
    write_mark(profile.folder, DrillMark("d1", "测试", "t", 1))
    scenario_of(profile).mkdir()
    (scenario_of(profile) / "scenario.yaml").write_text(TEXT, encoding="utf-8")
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    assert image.save(str(scenario_of(profile) / "现场.png"))
    return Controller(profile, clock)


@pytest.fixture
def page(controller: Controller, qtbot: QtBot, console: Console) -> InboxPage:
    made = InboxPage(console)
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show()
    return made


def reread(qtbot: QtBot, page: InboxPage) -> None:
    page.load()
    qtbot.waitUntil(lambda: page.is_ready and not page.console.pool.busy)


def answers(controller: Controller) -> list[tuple[str, str, str]]:
    return [
        (event.subject, event.text, event.actor)
        for event in controller.journal.news()
        if event.kind is EventKind.ANSWER
    ]


def test_a_decision_is_answered_with_one_press_and_stands_in_the_journal(
    controller: Controller, qtbot: QtBot, page: InboxPage, officer: Actor, clock: HandClock
) -> None:
    clock.advance(120)
    controller.fire("ask")
    clock.advance(30)
    reread(qtbot, page)
    assert page.detail.text == "是否疏散"
    assert page.detail.state == "待答复 · 剩 30 秒"
    clock.advance(45)
    page._refresh_ages()
    assert page.detail.state == "待答复 · 超时 15 秒"
    QTest.mouseClick(page.detail.answer.option_buttons["a"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "已答复" in page.foot.undo_bar.text)
    qtbot.waitUntil(lambda: page.is_ready and "已答复" in page.detail.state)
    assert answers(controller) == [("ask", "a 疏散", officer.name)]
    assert "a 疏散" in page.detail.answer.given


def test_words_are_sent_by_their_key_and_nothing_is_no_answer(
    controller: Controller, qtbot: QtBot, page: InboxPage, officer: Actor
) -> None:
    controller.fire("ask")
    reread(qtbot, page)
    part = page.detail.answer
    page.activateWindow()
    part.send()
    assert part.note.error == "请先写答复。"
    part.note.set_text("先核实")
    reread(qtbot, page)  # a reading in between keeps what is typed
    assert part.note.text == "先核实"
    part.send()
    qtbot.waitUntil(lambda: "已答复" in page.foot.undo_bar.text)
    qtbot.waitUntil(lambda: page.is_ready)
    assert answers(controller) == [("ask", "先核实", officer.name)]
    assert part.note.text == ""


def test_a_picture_is_shown_and_a_message_offers_no_answer(
    controller: Controller, qtbot: QtBot, page: InboxPage
) -> None:
    controller.fire("see")
    reread(qtbot, page)
    part = page.detail.attachment
    qtbot.waitUntil(lambda: part.is_settled)
    assert part.picture.pixmap().toImage().pixel(5, 5) & 0xFFFFFF == 0x336699
    assert part.words == "现场.png"
    assert not page.detail.answer.isVisible()
    assert not part.play_button.isVisible()


def test_after_the_end_an_answer_is_refused_in_a_sentence(
    controller: Controller, qtbot: QtBot, page: InboxPage, clock: HandClock
) -> None:
    controller.fire("ask")
    reread(qtbot, page)
    controller.journal.append([Event(clock.now(), EventKind.END)])
    page.detail.answer.note.set_text("好")
    page.detail.answer.send()
    qtbot.waitUntil(lambda: page.detail.answer.note.error == "推演已经结束，不再收答复。")


def test_the_window_counts_what_nobody_has_read_and_says_what_comes(
    controller: Controller, qtbot: QtBot, console: Console, officer: Actor
) -> None:
    window = MainWindow(console)
    qtbot.addWidget(window)
    window.resize(1300, 800)
    window.show()
    told: list[str] = []
    console.told.connect(told.append)
    window.admit(officer)
    entry = window.rail.button("inbox")
    qtbot.waitUntil(lambda: not console.pool.busy)
    assert entry.count == 0
    controller.fire("ring")
    qtbot.waitUntil(lambda: entry.count == 1)
    assert told == ["推演收件：来电 来电 演示甲"]
    assert entry.tone == ""
    window.action("Shift+F5").trigger()
    assert window.current_page == "inbox"
    qtbot.waitUntil(lambda: entry.count == 0)
    qtbot.waitUntil(lambda: not console.pool.busy)


def test_the_street_itself_has_no_such_page(qtbot: QtBot, console: Console) -> None:
    window = MainWindow(console)
    qtbot.addWidget(window)
    with pytest.raises(KeyError):
        window.rail.button("inbox")
    with pytest.raises(KeyError):
        window.action("Shift+F5")
