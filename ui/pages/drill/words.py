"""How the controller's window speaks of injects: their state, kind, trigger and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.drill.marks import Rating
from app.domain.drill.player import body_of
from app.domain.drill.spans import span_text
from app.domain.drill.timeline import MarkState
from ui.pages.drill.deeds import deed_word
from ui.text import UNKNOWN

if TYPE_CHECKING:
    from app.domain.drill.player import Play
    from app.domain.drill.scenario import Inject, Scenario, Span

translate = QCoreApplication.translate

_STATES: dict[MarkState, Any] = {
    MarkState.PLANNED: QT_TRANSLATE_NOOP("DrillWords", "待发"),
    MarkState.DUE: QT_TRANSLATE_NOOP("DrillWords", "到点"),
    MarkState.WAITING: QT_TRANSLATE_NOOP("DrillWords", "等待行动"),
    MarkState.BY_HAND: QT_TRANSLATE_NOOP("DrillWords", "待手动"),
    MarkState.MOOT: QT_TRANSLATE_NOOP("DrillWords", "不再需要"),
    MarkState.WANTED: QT_TRANSLATE_NOOP("DrillWords", "已点发"),
    MarkState.UNDER_WAY: QT_TRANSLATE_NOOP("DrillWords", "发出中"),
    MarkState.FIRED: QT_TRANSLATE_NOOP("DrillWords", "已发出"),
    MarkState.ANSWERED: QT_TRANSLATE_NOOP("DrillWords", "已答复"),
    MarkState.LATE: QT_TRANSLATE_NOOP("DrillWords", "答复超时"),
    MarkState.ANSWERED_LATE: QT_TRANSLATE_NOOP("DrillWords", "答复迟到"),
    MarkState.SKIPPED: QT_TRANSLATE_NOOP("DrillWords", "已跳过"),
    MarkState.FAILED: QT_TRANSLATE_NOOP("DrillWords", "失败"),
    MarkState.UNREACHED: QT_TRANSLATE_NOOP("DrillWords", "未触发"),
}
_KINDS: dict[str, Any] = {
    "message": QT_TRANSLATE_NOOP("DrillWords", "消息"),
    "call": QT_TRANSLATE_NOOP("DrillWords", "来电"),
    "decision": QT_TRANSLATE_NOOP("DrillWords", "决策"),
    "incident": QT_TRANSLATE_NOOP("DrillWords", "险情"),
    "loss": QT_TRANSLATE_NOOP("DrillWords", "失能"),
    "outage": QT_TRANSLATE_NOOP("DrillWords", "停供"),
    "picture": QT_TRANSLATE_NOOP("DrillWords", "图片"),
    "video": QT_TRANSLATE_NOOP("DrillWords", "视频"),
    "sound": QT_TRANSLATE_NOOP("DrillWords", "录音"),
    "question": QT_TRANSLATE_NOOP("DrillWords", "询问"),
    "reading": QT_TRANSLATE_NOOP("DrillWords", "读数"),
    "rumour": QT_TRANSLATE_NOOP("DrillWords", "传言"),
    "storm": QT_TRANSLATE_NOOP("DrillWords", "风雨"),
    "warning": QT_TRANSLATE_NOOP("DrillWords", "预警"),
}
_FIELDS: dict[str, Any] = {
    "from": QT_TRANSLATE_NOOP("DrillWords", "来自"),
    "phone": QT_TRANSLATE_NOOP("DrillWords", "电话"),
    "channel": QT_TRANSLATE_NOOP("DrillWords", "渠道"),
    "truth": QT_TRANSLATE_NOOP("DrillWords", "实情（只有导调知道）"),
    "best": QT_TRANSLATE_NOOP("DrillWords", "较好的选择（只有导调知道）"),
    "attachment": QT_TRANSLATE_NOOP("DrillWords", "附件"),
}
_RATINGS: dict[Rating, Any] = {
    Rating.PERFORMED: QT_TRANSLATE_NOOP("DrillWords", "P 完成无困难"),
    Rating.SOME: QT_TRANSLATE_NOOP("DrillWords", "S 完成有困难"),
    Rating.MAJOR: QT_TRANSLATE_NOOP("DrillWords", "M 困难很大"),
    Rating.UNABLE: QT_TRANSLATE_NOOP("DrillWords", "U 未能完成"),
}
_SHOWN_ELSEWHERE = ("text", "looks_for", "options")


def state_word(state: MarkState) -> str:
    """Return the word of a state."""
    return str(translate("DrillWords", _STATES[state]))


def kind_word(kind: str) -> str:
    """Return the word of an inject's kind; the kind itself when it has none."""
    return str(translate("DrillWords", _KINDS[kind])) if kind in _KINDS else kind


def rating_words(rating: Rating) -> str:
    """Return a rating's letter, which is its key, and its meaning."""
    return str(translate("DrillWords", _RATINGS[rating]))


def time_text(time: Span | None) -> str:
    """Return a drill time to the second, e.g. `0:05:30`; UNKNOWN for None."""
    if time is None:
        return UNKNOWN
    seconds = max(0, time) // 1000
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def role_title(scenario: Scenario, role: str) -> str:
    """Return a role's title; UNKNOWN for none."""
    return next((one.title for one in scenario.roles if one.id == role), role) or UNKNOWN


def trigger_words(play: Play, inject: Inject) -> str:
    """Return in words when an inject comes."""
    trigger = inject.trigger
    later = ""
    if trigger.delay:
        later = translate("DrillWords", "，再过 {0}").format(span_text(trigger.delay))
    if trigger.by_hand:
        return translate("DrillWords", "由导调手动发出")
    if trigger.at is not None:
        return translate("DrillWords", "推演时间 {0}").format(time_text(trigger.at + play.shift))
    if trigger.after:
        other = _title(play, trigger.after)
        return translate("DrillWords", "“{0}”发出之后{1}").format(other, later)
    if trigger.on is not None:
        return translate("DrillWords", "参演人员“{0}”之后{1}").format(deed_word(trigger.on), later)
    if trigger.unless is not None:
        since = (
            translate("DrillWords", "“{0}”发出").format(_title(play, trigger.since))
            if trigger.since
            else translate("DrillWords", "推演开始")
        )
        return translate("DrillWords", "{0}后 {1} 内没有人“{2}”{3}").format(
            since, span_text(trigger.within), deed_word(trigger.unless), later
        )
    return translate("DrillWords", "按脚本的条件")


def body_lines(play: Play, inject: Inject) -> list[tuple[str, str]]:
    """Return what an inject says in this play beyond its text: name and value of each field."""
    return [
        (translate("DrillWords", _FIELDS[name]) if name in _FIELDS else name, _plain(value))
        for name, value in body_of(play, inject).items()
        if name not in _SHOWN_ELSEWHERE and value not in ("", None, [], {})
    ]


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_plain(one)}" for name, one in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(map(_plain, value))
    return str(value)


def _title(play: Play, inject: str) -> str:
    step = play.steps.get(inject)
    return step.inject.title if step is not None else inject
