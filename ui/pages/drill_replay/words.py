"""How the replay speaks: of what happened, of differences, and of how all stood in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.drill.criteria.finding import Outcome
from app.domain.drill.player import InjectState
from app.domain.drill.replay_world import tally
from app.domain.drill.review import MomentKind
from app.drill.review.words import clock_text, moment_text
from ui.pages.drill.words import state_word
from ui.pages.drill_replay.moments import say
from ui.pages.drill_replay.tracks import EXPECTED, INJECT
from ui.text import UNKNOWN, drill_time

if TYPE_CHECKING:
    from app.domain.drill.replay import Happening, Scene
    from app.drill.review.replaying import Replayed
    from ui.pages.drill_replay.tracks import Spot

translate = QCoreApplication.translate

KINDS: dict[MomentKind, Any] = {
    MomentKind.INJECT: QT_TRANSLATE_NOOP("ReplayWords", "注入"),
    MomentKind.ALARM: QT_TRANSLATE_NOOP("ReplayWords", "报警"),
    MomentKind.ACT: QT_TRANSLATE_NOOP("ReplayWords", "行动"),
    MomentKind.ANSWER: QT_TRANSLATE_NOOP("ReplayWords", "答复"),
    MomentKind.COMMAND: QT_TRANSLATE_NOOP("ReplayWords", "导调"),
    MomentKind.MARK: QT_TRANSLATE_NOOP("ReplayWords", "评定"),
}
OUTCOMES: dict[Outcome, Any] = {
    Outcome.MET: QT_TRANSLATE_NOOP("ReplayWords", "达到"),
    Outcome.LATE: QT_TRANSLATE_NOOP("ReplayWords", "迟到"),
    Outcome.PARTLY: QT_TRANSLATE_NOOP("ReplayWords", "部分达到"),
    Outcome.MISSED: QT_TRANSLATE_NOOP("ReplayWords", "未达到"),
    Outcome.OPEN: QT_TRANSLATE_NOOP("ReplayWords", "尚未到时"),
    Outcome.UNJUDGED: QT_TRANSLATE_NOOP("ReplayWords", "不能判定"),
}
STATES: dict[InjectState, Any] = {
    InjectState.PLANNED: QT_TRANSLATE_NOOP("ReplayWords", "未触发"),
    InjectState.BEGUN: QT_TRANSLATE_NOOP("ReplayWords", "发出中"),
    InjectState.DONE: QT_TRANSLATE_NOOP("ReplayWords", "已发出"),
    InjectState.FAILED: QT_TRANSLATE_NOOP("ReplayWords", "失败"),
    InjectState.SKIPPED: QT_TRANSLATE_NOOP("ReplayWords", "已跳过"),
}
_NUMERALS = ("", "I", "II", "III", "IV")


def word(of: dict[Any, Any], key: object) -> str:
    """Return the word of a kind, outcome or state; itself when it has none."""
    return str(translate("ReplayWords", of[key])) if key in of else str(key)


def happening_text(drill: Replayed, happening: Happening) -> str:
    """Return what happened, without when and who."""
    return moment_text(happening.moment, drill.drill, say)


def spot_text(drill: Replayed, spot: Spot, scene: Scene | None) -> str:
    """Return what a mark on the time line stands for."""
    when = clock_text(drill.replay.course.drill_time(spot.at))
    if spot.kind == EXPECTED:
        expectations = drill.drill.record.play.scenario.expectations
        title = next((one.title for one in expectations if one.id == spot.key), spot.key)
        outcome = word(OUTCOMES, spot.outcome)
        at = when if spot.is_done else translate("ReplayWords", "时限 {0}").format(when)
        return f"{title}\n{outcome} · {at}"
    if spot.kind == INJECT:
        step = drill.drill.record.play.steps.get(spot.key)
        mark = scene.marks.get(spot.key) if scene is not None else None
        state = state_word(mark.state) if mark is not None else UNKNOWN
        return f"{step.inject.title if step else spot.key}\n{state} · {when}"
    if spot.happening is None:
        return when
    happening = drill.replay.happenings[spot.happening]
    who = happening.moment.actor
    return f"{happening_text(drill, happening)}\n{f'{who} · ' if who else ''}{when}"


def tally_words(scene: Scene) -> list[tuple[str, str]]:
    """Return how all stood: name and figure of each thing that is counted."""
    found = tally(scene.world, scene.now)
    told = translate("ReplayWords", "{0}（未确认 {1}）").format(found.alarms, found.unacknowledged)
    tasks = f"{found.tasks_done}/{found.tasks}" if found.tasks else "0"
    if found.tasks_overdue:
        tasks = translate("ReplayWords", "{0}（超时 {1}）").format(tasks, found.tasks_overdue)
    sheltered = translate("ReplayWords", "{0} 处 {1} 人").format(found.shelters_open, found.people)
    level = translate("ReplayWords", "{0} 级").format(_NUMERALS[found.plan]) if found.plan else "—"
    return [
        (translate("ReplayWords", "未结束的报警"), told),
        (translate("ReplayWords", "处理中的事件"), str(found.incidents)),
        (translate("ReplayWords", "响应"), level),
        (translate("ReplayWords", "任务完成"), tasks),
        (translate("ReplayWords", "避难开放"), sheltered),
        (translate("ReplayWords", "上报"), str(found.reports)),
    ]


def time_words(scene: Scene) -> str:
    """Return the drill time."""
    return drill_time(scene.time)
