"""The real street in words, as a drill's windows say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.instant import local_text
from app.drill.street_view import Sighting
from ui.alarms.words import place_of
from ui.labels import alarm_title, level_name
from ui.real_street.calling import Answer
from ui.text import UNKNOWN, duration, number

if TYPE_CHECKING:
    from app.domain.drill.interruption import RealAlarm
    from app.drill.street_view import Look
    from ui.real_street.street import RealStreet

translate = QCoreApplication.translate

KEY = "F10"
"""Back to the real street, from anywhere in a drill."""


def what_and_where(alarm: RealAlarm) -> str:
    """Return e.g. `火灾 · 烟感 · 临沂八村第一 · 12 号楼 · 6 层走廊`."""
    return f"{alarm_title(alarm.kind, alarm.condition)} · {place_of(alarm)}"


def how_long(street: RealStreet, now: int) -> str:
    """Return the foremost alarm's age, how many others interrupt, and what became of the drill."""
    foremost = street.interruption.foremost
    if foremost is None:
        return ""
    parts = [
        translate("RealStreet", "这不是演练"),
        translate("RealStreet", "{0} 未确认").format(duration(now - foremost.raised_at)),
    ]
    others = len(street.interruption.alarms) - 1
    if others:
        parts.append(translate("RealStreet", "另有 {0} 条").format(number(others)))
    if street.pause:
        parts.append(translate("RealStreet", "推演已自动暂停"))
    elif street.pause is False:
        parts.append(translate("RealStreet", "推演没能自动暂停，请手动暂停"))
    return " · ".join(parts)


def state_of_street(look: Look | None) -> tuple[str, int]:
    """Return how the real street is and the level of what is wrong with that, 0 for nothing."""
    if look is None:
        return translate("RealStreet", "正在查看"), 0
    match look.sighting:
        case Sighting.UNKNOWN:
            return (
                translate(
                    "RealStreet",
                    "不明：本推演不在街道的数据目录里，真实报警不会显示，请另派人值守",
                ),
                3,
            )
        case Sighting.UNREADABLE:
            return translate("RealStreet", "读不到数据库，有无报警不明，请另派人值守"), 3
        case Sighting.UNWATCHED:
            last = UNKNOWN if look.beat_at is None else local_text(look.beat_at)
            words = translate(
                "RealStreet", "无人值守：报警服务没有运行，最后心跳 {0}，真实报警到不了"
            ).format(last)
            return " · ".join([words, *_open_words(look)]), 3
    return (
        " · ".join([translate("RealStreet", "有报警服务值守"), *_open_words(look)]),
        min(look.counts or {}, default=0),
    )


def _open_words(look: Look) -> list[str]:
    counts = look.counts
    if counts is None:
        return []
    if not counts:
        return [translate("RealStreet", "没有未确认的报警")]
    each = " · ".join(
        f"{level_name(level)} {number(count)}" for level, count in sorted(counts.items())
    )
    return [
        translate("RealStreet", "未确认报警 {0} 条（{1}）").format(
            number(sum(counts.values())), each
        )
    ]


def words_of(answer: Answer) -> str:
    """Return what became of going to the real street, and what to do when nothing did."""
    return {
        Answer.RAISED: translate("RealStreet", "真实街道的值守台已到最前"),
        Answer.OPENING: translate("RealStreet", "正在打开真实街道的值守台"),
        Answer.OPENED: translate("RealStreet", "已打开真实街道的值守台"),
        Answer.HUNG: translate(
            "RealStreet", "真实街道的值守台已打开但没有响应，请自己切换到它的窗口"
        ),
        Answer.FAILED: translate(
            "RealStreet", "真实街道的值守台打不开，请自己启动它，或派人到现场核实"
        ),
        Answer.NO_STREET: translate(
            "RealStreet", "找不到真实街道的数据目录，请自己打开真实街道的值守台"
        ),
    }[answer]
