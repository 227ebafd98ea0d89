"""Drills that a robot has played to their end, in virtual time, for what looks at them after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.drill.robot import Character
from app.drill.dry_run import dry_run
from app.drill.journal import journal_path
from app.drill.scenario_file import load
from app.drill.station import prepare
from app.drill.virtual import VirtualClock
from app.services.opening import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from app.profile import Profile

START = 1_795_500_000_000
SCENARIO = """\
format: 1
id: replayed
title: 楼道火灾
version: "1"
begins: "2026-08-20 19:30"
lasts: 0:20
objectives:
  - {id: aim, title: 目标, capability: watch}
roles:
  - {id: duty, title: 值班员}
  - {id: chief, title: 值班长}
injects:
  - id: smoke
    kind: reading
    title: 楼道烟雾升高
    trigger: {at: 0:02}
    to: duty
    body: {sensor: S-010011-000000, curve: [[0s, 1], [20s, 12]], state: alarm}
  - id: fire
    kind: incident
    title: 居民报火警
    trigger: {after: smoke, delay: 60s}
    to: duty
    body:
      kind: fire
      grade: ordinary
      source: call
      title: 三楼起火
      area: "310115010011"
      place: 三楼
  - id: ask
    kind: question
    title: 区里询问
    trigger: {at: 0:05}
    to: chief
    answer_within: 0:02
    body: {text: 现场情况, from: 区应急局, looks_for: [楼号, 人数]}
  - id: lost
    kind: loss
    title: 操场被淹
    trigger: {at: 0:15}
    body: {shelter: E-0001, reason: 积水}
  - id: rumour
    kind: rumour
    title: 群里传言
    trigger: {by_hand: true}
    body: {text: 有人被困}
expectations:
  - id: seen
    title: 一分钟内确认
    objective: aim
    criterion: acknowledged_within
    body: {inject: smoke, within: 1m}
  - id: open
    title: 开放避难点位
    objective: aim
    criterion: shelter_opened_before
    body: {shelter: E-0001, at: 0:08}
  - id: told
    title: 答复区里
    objective: aim
    criterion: answered_within
    role: chief
    body: {inject: ask, within: 0:02}
"""


def played(street: Profile, name: str, character: Character = Character.RIGHT) -> Profile:
    """Return a drill of SCENARIO in a small street with the shelter E-0001, played by a robot."""
    file = street.folder / "replayed.yaml"
    file.write_text(SCENARIO, encoding="utf-8")
    drill = prepare(street, file, name)
    play_to_the_end(drill, file, character)
    return drill


def play_to_the_end(drill: Profile, file: Path, character: Character) -> None:
    """Let the robot play a drill that was prepared."""
    clock = VirtualClock(START)
    store = open_store(drill, clock)
    try:
        dry_run(load(file), journal_path(drill), store, clock, character)
    finally:
        store.close()
