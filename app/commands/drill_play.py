"""`main.py drill play`, `drill do`, `drill status`: a drill from the command line.

`play` is the player: one at a time in a drill's profile. `do` writes the controller's commands into
the journal, from wherever; `status` reads it. None of them takes a street's own profile.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec
from filelock import FileLock, Timeout

from app.clock import SystemClock
from app.commands.stopping import Stopping
from app.commands.terminal import ALREADY_RUNNING, OK, USAGE, Refusal, command, say
from app.domain.drill import kept
from app.domain.drill.clock import FASTEST, SLOWEST
from app.domain.drill.judging import judge
from app.domain.drill.marks import read_text
from app.domain.drill.player import Event, EventKind, Play, due_at, fold
from app.domain.drill.spans import BadSpan, parse_span, span_text
from app.drill.facts import record_of
from app.drill.journal import Journal, JournalDamaged, journal_path
from app.drill.presence import forget_stop, has_player, is_asked_to_stop, player_lock
from app.drill.problems import ScenarioError
from app.drill.review.words import UNKNOWN, points_of, points_text
from app.drill.service import play
from app.drill.under_way import (
    MarkDamaged,
    NoDrill,
    last_heard,
    open_drill,
    standing,
)
from app.logs import start_log
from app.services.opening import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.drill.scenario import Scenario
    from app.drill.mark import DrillMark
    from app.profile import Profile

ACTIONS = (
    "play", "pause", "hold", "go", "speed", "jump", "shift", "fire", "skip", "answer", "mark",
    "checkpoint", "back", "end",
)  # fmt: skip
_WITH_SPAN = {"jump": EventKind.JUMP, "shift": EventKind.SHIFT}
_WITH_INJECT = {"fire": EventKind.FIRE, "skip": EventKind.SKIP}
_WITH_NAME = {"checkpoint": EventKind.KEEP, "back": EventKind.BACK}
_ALONE = {"play": EventKind.PLAY, "pause": EventKind.PAUSE, "end": EventKind.END}


@command
def run_play(folder: Path | None) -> int:
    """Play until the drill's end or a signal."""
    profile, mark, scenario = drill_at(folder)
    try:
        with FileLock(player_lock(profile), timeout=0.5):
            start_log(profile, "player")
            forget_stop(profile)
            say(f"演练 DRILL {scenario.title}: {profile.folder}")
            signalled = Stopping()
            play(
                profile,
                scenario,
                mark.begun_at,
                lambda: signalled() or is_asked_to_stop(profile),
                _Teller(),
            )
    except JournalDamaged as error:
        raise damaged(error) from error
    except Timeout:
        raise Refusal(
            f"{profile.folder} 的推演已在播放。",
            f"The drill in {profile.folder} is being played already.",
            ALREADY_RUNNING,
        ) from None
    return OK


@command
def run_do(folder: Path | None, action: str, what: str, text: str, actor: str) -> int:
    """Write a controller's command, or a player's answer, into the journal."""
    profile, _mark, scenario = drill_at(folder)
    journal, _events, now = _journal(profile, scenario)
    journal.append([_event(action, what, text, actor, now)])
    return OK


@command
def run_status(folder: Path | None, *, as_json: bool) -> int:
    """Print how far the drill is and what is to come, and its score so far."""
    profile, _mark, scenario = drill_at(folder)
    _, events, now = _journal(profile, scenario)
    stands = standing(now, last_heard(events), SystemClock().now(), has_player=has_player(profile))
    time, is_played = stands.time, stands.is_played
    store = open_store(profile)
    try:
        result = judge(record_of(store, now, events, time))
    finally:
        store.close()
    if as_json:
        say(
            msgspec.json.encode(
                {
                    "drill": True,
                    "time": time,
                    "played": is_played,
                    "play": msgspec.structs.replace(now, kept=()),
                    "checkpoints": [
                        {"name": one.name, "at": one.at, "automatic": one.automatic}
                        for one in now.kept
                    ],
                    "result": result,
                }
            ).decode()
        )
        return OK
    state = _state(now, is_played=is_played)
    say(f"演练 DRILL {scenario.title} {span_text(time // 1000 * 1000)} {state}")
    for one, step in now.steps.items():
        at = step.at if step.at is not None else due_at(now, step.inject)
        when = "—" if at is None else span_text(at // 1000 * 1000)
        say(f"{when:>8}  {step.state:<8}  {one}  {step.inject.title}  {step.reason}".rstrip())
    for point in now.kept:
        say(f"{span_text(point.at // 1000 * 1000):>8}  检查点 checkpoint  {point.name}")
    if now.missed:
        say(f"检查点没有做成 checkpoint failed: {now.missed}")
    for judged in result.judged:
        points, weight = points_of(judged), judged.expectation.weight
        say(f"{judged.finding.outcome:<9} {points}/{weight}  {judged.expectation.title}")
    say(f"{points_text(result.total, '/')}  {result.total.rating or UNKNOWN}")
    return OK


class _Teller:
    """Says each step of an inject once."""

    def __init__(self) -> None:
        self._said: dict[str, str] = {}

    def __call__(self, now: Play) -> None:
        for one, step in now.steps.items():
            if self._said.get(one, "planned") != step.state:
                at = span_text((step.at or 0) // 1000 * 1000)
                say(f"{at:>8}  {step.state:<8}  {one}  {step.inject.title}  {step.reason}".rstrip())
            self._said[one] = step.state


def drill_at(folder: Path | None) -> tuple[Profile, DrillMark, Scenario]:
    """Return a drill's profile, mark and scenario. Raises Refusal for a street's own profile."""
    try:
        drill = open_drill(folder)
    except NoDrill as error:
        raise Refusal(
            f"{error.folder} 不是推演的数据目录；请用 main.py drill prepare 给出的目录。",
            f"{error.folder} is no drill's folder; run `main.py drill prepare` first and give "
            "the folder it prints.",
            USAGE,
        ) from error
    except MarkDamaged as error:
        raise Refusal(
            f"{error.folder} 的推演标记已损坏，请重新建立推演。",
            f"The mark of the drill in {error.folder} is damaged; prepare a new drill.",
        ) from error
    except ScenarioError as error:
        raise Refusal(
            f"推演的脚本读不出来：{error.problems[0]}",
            "The drill's scenario cannot be read; prepare a new drill.",
        ) from error
    return drill.profile, drill.mark, drill.scenario


def _journal(profile: Profile, scenario: Scenario) -> tuple[Journal, list[Event], Play]:
    """Return a drill's journal, what it holds, and the play it tells of. Raises Refusal."""
    journal = Journal(journal_path(profile))
    try:
        events = journal.news()
    except JournalDamaged as error:
        raise damaged(error) from error
    return journal, events, fold(scenario, events)


def damaged(error: JournalDamaged) -> Refusal:
    """Return what is said of a journal that cannot be read."""
    return Refusal(
        f"推演日志第 {error.line} 行已损坏：{error.path}。请另存一份，删去这一行再试。",
        f"Line {error.line} of the drill's journal is damaged: {error.path}. What stands before it "
        "is sound; keep a copy, delete the line and try again.",
    )


def _event(action: str, what: str, text: str, actor: str, now: Play) -> Event:
    """Return a command as an event. Raises Refusal."""
    at = SystemClock().now()
    if action == "mark":
        return _mark(at, what, text, actor, now)
    if now.ended:
        raise Refusal("推演已经结束。", "The drill is over.")
    if action in _ALONE:
        return Event(at, _ALONE[action], actor=actor)
    if action in ("hold", "go"):
        return Event(at, EventKind.HOLD, value=float(action == "hold"), actor=actor)
    if action == "speed":
        return Event(at, EventKind.SPEED, value=_speed(what), actor=actor)
    if action in _WITH_SPAN:
        try:
            return Event(at, _WITH_SPAN[action], value=parse_span(what), actor=actor)
        except BadSpan:
            raise Refusal(
                f"时间应写成 0:05 或 90s：{what}", f"No time such as 0:05 or 90s: {what}", USAGE
            ) from None
    if (action in _WITH_INJECT or action == "answer") and what not in now.steps:
        raise Refusal(f"没有这个情景注入：{what}", f"No such inject: {what}", USAGE)
    if action == "answer":
        time = now.clock.drill_time(at)
        return Event(at, EventKind.ANSWER, subject=what, value=time, text=text, actor=actor)
    if action in _WITH_NAME:
        return Event(at, _WITH_NAME[action], subject=_checkpoint(action, what, now), actor=actor)
    if action in _WITH_INJECT:
        return Event(at, _WITH_INJECT[action], subject=what, actor=actor)
    raise Refusal(
        f"没有这个命令：{action}；可用：{' '.join(ACTIONS)}",
        f"No such command: {action}; there are: {' '.join(ACTIONS)}",
        USAGE,
    )


def _mark(at: int, subject: str, text: str, actor: str, now: Play) -> Event:
    """Return an evaluator's mark as an event, also after the end. Raises Refusal."""
    scenario = now.scenario
    known = {one.id for one in scenario.objectives} | {one.id for one in scenario.expectations}
    if subject not in known:
        raise Refusal(
            f"没有这个目标或标准：{subject}", f"No such objective or expectation: {subject}", USAGE
        )
    if read_text(text) is None:
        raise Refusal(
            f"评定应以 P、S、M、U 或 -（撤回）开头，后面可写意见：{text}",
            f"A mark begins with P, S, M, U, or - to take it back: {text}",
            USAGE,
        )
    return Event(at, EventKind.MARK, subject=subject, text=text.strip(), actor=actor)


def _checkpoint(action: str, name: str, now: Play) -> str:
    """Return a checkpoint's name. Raises Refusal: there is none to make, or none to go back to."""
    name = name.strip()
    if not name or (action == "back" and kept.checkpoint(now, name) is None):
        there = " ".join(one.name for one in now.kept) or "—"
        raise Refusal(
            f"没有这个检查点：{name or '—'}；已有：{there}",
            f"No such checkpoint: {name or '—'}; there are: {there}",
            USAGE,
        )
    return name


def _speed(text: str) -> float:
    """Return a speed within its bounds. Raises Refusal, for what is no number too."""
    try:
        speed = float(text)
    except ValueError:
        speed = math.nan
    if not SLOWEST <= speed <= FASTEST:
        raise Refusal(f"速度应是 0.5 到 60 的数：{text}", f"No speed from 0.5 to 60: {text}", USAGE)
    return speed


def _state(now: Play, *, is_played: bool) -> str:
    if now.ended:
        return "已结束 ended"
    if not is_played:
        return "播放器没有在运行 nobody plays it: main.py drill play"
    if now.clock.held:
        return "暂停推进 held"
    return f"进行中 ×{now.clock.speed:g}" if now.clock.running else "已暂停 paused"
