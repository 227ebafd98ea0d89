"""What came to the players is told from the journal, and answered into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from app.domain.drill.player import Event, EventKind, InjectState, fold
from app.drill.inbox import DrillOver, Inbox, NotAsked
from app.drill.journal import Journal, journal_path
from app.drill.playing import Player
from app.drill.scenario_file import load
from app.drill.station import scenario_of
from app.services import duty
from db.models import Base

if TYPE_CHECKING:
    from app.profile import Profile
    from app.services.desk import Desk
    from db.store import Store
    from tests.streets import HandClock

TEXT = """\
format: 1
id: t
title: 测试
version: "1"
notes: {aim: 机密一, conduct: 机密二, discuss: [机密三]}
objectives: []
roles:
  - {id: duty, title: 值班员}
injects:
  - id: ring
    kind: call
    title: 来电
    to: duty
    trigger: {at: 0:01}
    body: {from: 演示甲, phone: 000-0000-0001, text: 楼道冒烟}
  - id: see
    kind: picture
    title: 画面
    trigger: {at: 0:02}
    body: {caption: 现场, attachment: 图/现场.png}
  - id: ask
    kind: decision
    title: 决策
    to: duty
    trigger: {at: 0:03}
    answer_within: 2m
    expects: 机密四
    notes: {watch: 机密五, asked: 机密六}
    body: {text: 是否疏散, options: [{id: a, text: 疏散}, {id: b, text: 不疏散}], best: a}
  - id: believe
    kind: rumour
    title: 传言
    trigger: {at: 0:04}
    body: {text: 水有毒, truth: 没有}
  - id: smoke
    kind: loss
    title: 受损
    trigger: {at: 0:05}
    body: {shelter: S-NONE, reason: 漏水}
"""


@pytest.fixture
def player(profile: Profile, store: Store, clock: HandClock) -> Player:
    """A player that has played for six minutes."""
    folder = scenario_of(profile)
    (folder / "图").mkdir(parents=True)
    (folder / "图" / "现场.png").write_bytes(b"png")
    (scenario_of(profile) / "scenario.yaml").write_text(TEXT, encoding="utf-8")
    journal = Journal(journal_path(profile))
    made = Player(
        load(scenario_of(profile)),
        journal,
        store,
        topic_root="drill",
        publish=lambda _topic, _payload: None,
        now=clock.now,
        begun_at=clock.now(),
    )
    journal.append([Event(clock.now(), EventKind.PLAY)])
    for _ in range(6):
        made.step()
        made.settle()
        clock.advance(60)
    made.step()
    made.settle()
    return made


def test_what_was_told_to_players_is_there_and_nothing_of_the_controllers(
    player: Player, profile: Profile, desk: Desk
) -> None:
    items = Inbox(profile).items()
    assert [one.id for one in items] == ["believe", "ask", "see", "ring"]
    believe, ask, see, ring = items
    assert (ring.head, ring.text, ring.to, ring.is_spoken, ring.asks) == (
        "来电 演示甲 000-0000-0001", "楼道冒烟", "值班员", True, False,
    )  # fmt: skip
    assert see.file is not None
    assert see.file.read_bytes() == b"png"
    assert [one.text for one in ask.options] == ["疏散", "不疏散"]
    assert (ask.is_open, ask.due) == (True, 5 * 60_000)
    assert "没有" not in str(believe)
    assert [row.text for row in duty.log(desk)][-1] == "【演练】来电 演示甲 000-0000-0001：楼道冒烟"


def test_notes_for_the_controller_reach_neither_inbox_nor_journal_nor_the_drills_street(
    player: Player, profile: Profile, store: Store
) -> None:
    assert player.play.steps["ask"].inject.notes.asked == "机密六"
    assert "机密" not in repr(Inbox(profile).items())
    journal = journal_path(profile).read_text(encoding="utf-8")
    assert "是否疏散" in journal
    assert "机密" not in journal
    with store.read() as session:
        rows = [
            repr(row)
            for table in Base.metadata.sorted_tables
            for row in session.execute(select(table))
        ]
    assert any("楼道冒烟" in row for row in rows)
    assert not any("机密" in row for row in rows)


def test_an_answer_counts_from_when_it_is_given(
    player: Player, profile: Profile, clock: HandClock
) -> None:
    inbox = Inbox(profile)
    inbox.look()
    inbox.answer("ask", " a 疏散 ", "王值班", clock.now())
    player.step()
    (given,) = player.play.steps["ask"].answers
    assert (given.text, given.actor, given.at) == ("a 疏散", "王值班", 6 * 60_000)
    (ask,) = [one for one in inbox.items() if one.id == "ask"]
    assert not ask.is_open
    # Sent again, it asks again.
    Journal(journal_path(profile)).append([Event(clock.now(), EventKind.FIRE, subject="ask")])
    clock.advance(1)
    player.step()
    player.settle()
    (again,) = [one for one in inbox.items() if one.id == "ask"]
    assert again.is_open
    assert again.turn != ask.turn


def test_what_never_came_is_not_answered_and_nothing_after_the_end(
    player: Player, profile: Profile, clock: HandClock
) -> None:
    inbox = Inbox(profile)
    for unknown in ("smoke", "?"):
        with pytest.raises(NotAsked):
            inbox.answer(unknown, "好", "甲", clock.now())
    Journal(journal_path(profile)).append([Event(clock.now(), EventKind.END)])
    with pytest.raises(DrillOver):
        inbox.answer("ask", "好", "甲", clock.now())


def test_what_an_inject_said_stays_whatever_is_done_afterwards(
    player: Player, profile: Profile
) -> None:
    """A variant that a later deed would choose does not change what was said."""
    journal: list[Any] = Journal(journal_path(profile)).news()
    play = fold(player.play.scenario, journal)
    assert play.steps["ring"].body == player.play.steps["ring"].inject.body
    assert play.steps["smoke"].state is InjectState.FAILED
    assert play == player.play
