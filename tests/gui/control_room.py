"""A drill in a profile with a real player in this process, and the controller's window over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from filelock import FileLock
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from app.drill.journal import Journal, journal_path
from app.drill.mark import DrillMark, write_mark
from app.drill.playing import Player
from app.drill.presence import ready_lock
from app.drill.under_way import open_drill
from app.services.desk import Actor, Desk
from app.settings import Settings
from ui.console import Console
from ui.pages.drill.window import ControlWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.domain.drill.player import Event, Step
    from app.profile import Profile
    from db.store import Store
    from tests.streets import HandClock

SCENARIO = """\
format: 1
id: t
title: 楼道火灾
version: "1"
begins: "2026-08-20 19:30"
lasts: 1:00
notes: {conduct: 慢慢来, discuss: [谁先看到, 下次怎样]}
objectives:
  - {id: aim, title: 目标, capability: watch}
roles:
  - {id: duty, title: 值班员}
  - {id: chief, title: 值班长}
injects:
  - id: call
    kind: call
    title: 居民来电
    trigger: {at: 0:05}
    to: duty
    body: {text: 楼道里有烟, from: 张某, attachment: smoke.png}
    expects: 问清楼号
    notes: {watch: 有没有问几层, asked: 只说看见的}
  - id: ask
    kind: question
    title: 区里询问
    trigger: {at: 0:10}
    to: chief
    answer_within: 0:03
    body: {text: 现场情况, from: 区应急局, looks_for: [楼号, 人数]}
  - id: choose
    kind: decision
    title: 是否疏散
    trigger: {at: 0:20}
    to: chief
    body: {text: 疏散哪里, options: [{id: a, text: 整栋}, {id: b, text: 三层以上}]}
  - id: late-rumour
    kind: rumour
    title: 群里传言
    trigger: {by_hand: true}
    body: {text: 有人被困}
expectations:
  - id: asked
    title: 答复区里
    objective: aim
    criterion: answered_within
    role: chief
    body: {inject: ask, within: 0:03}
"""


class ControlRoom:
    """Presses at the window, steps the player, and reads what stands in the journal."""

    def __init__(self, qtbot: QtBot, profile: Profile, store: Store, clock: HandClock) -> None:
        write_mark(profile.folder, DrillMark("d1", "楼道火灾", "t", clock.now()))
        (profile.folder / "scenario").mkdir()
        (profile.folder / "scenario/scenario.yaml").write_text(SCENARIO, encoding="utf-8")
        picture = QImage(40, 30, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.gray)
        picture.save(str(profile.folder / "scenario/smoke.png"))
        self.drill = open_drill(profile.folder)
        self.path = journal_path(profile)
        self.clock = clock
        self._qtbot = qtbot
        self.lock = FileLock(ready_lock(profile))
        self.lock.acquire()
        self.player = Player(
            self.drill.scenario, Journal(self.path), store, topic_root="drill",
            publish=lambda _topic, _payload: None, now=clock.now, begun_at=clock.now(),
        )  # fmt: skip
        self.console = Console(profile, Settings())
        self.console.look.set_theme("dark")
        self.window = ControlWindow(
            self.console, self.drill, clock.now, lambda: Desk(store, Actor("导调"))
        )
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.begin()
        qtbot.waitUntil(lambda: self.window.link.sight is not None)

    def events(self) -> list[Event]:
        """Return all of the journal, but for signs of life."""
        return [one for one in Journal(self.path).news() if one.kind != "tick"]

    def play_on(self, seconds: float = 0) -> None:
        """Let time pass, the player do its work, and the window see it."""
        self.clock.advance(seconds)
        self.player.step()
        self.player.settle()
        self.settle()

    def settle(self) -> None:
        """Wait until the window has written its orders and seen all there is."""
        link = self.window.link
        self._qtbot.waitUntil(lambda: link.pending == 0 and not link.busy)
        link.look()
        self._qtbot.waitUntil(lambda: not link.busy)

    def step(self, inject: str) -> Step:
        """Return an inject as the window sees it."""
        assert self.window.link.sight is not None
        return self.window.link.sight.play.steps[inject]

    def close(self) -> None:
        """Close the window and let the player go."""
        self.window.close()
        self._qtbot.waitUntil(lambda: not self.console.pool.busy)
        self.lock.release()
