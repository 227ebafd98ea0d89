"""Words for warnings: levels, hazards, how one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.warnings import HAZARD_WORDS, Status
from ui.i18n import QT_TRANSLATE_NOOP
from ui.text import UNKNOWN, moment

if TYPE_CHECKING:
    from app.domain.warnings import Message

translate = QCoreApplication.translate

_LEVELS = {
    "": QT_TRANSLATE_NOOP("Warnings", "级别不明"),
    "blue": QT_TRANSLATE_NOOP("Warnings", "蓝色"),
    "yellow": QT_TRANSLATE_NOOP("Warnings", "黄色"),
    "orange": QT_TRANSLATE_NOOP("Warnings", "橙色"),
    "red": QT_TRANSLATE_NOOP("Warnings", "红色"),
}
_HAZARDS = {
    "typhoon": QT_TRANSLATE_NOOP("Warnings", "台风"),
    "rainstorm": QT_TRANSLATE_NOOP("Warnings", "暴雨"),
    "heat": QT_TRANSLATE_NOOP("Warnings", "高温"),
    "cold_wave": QT_TRANSLATE_NOOP("Warnings", "寒潮"),
    "snow_ice": QT_TRANSLATE_NOOP("Warnings", "雨雪冰冻"),
    "gale": QT_TRANSLATE_NOOP("Warnings", "大风"),
    "fog": QT_TRANSLATE_NOOP("Warnings", "大雾"),
    "thunder": QT_TRANSLATE_NOOP("Warnings", "雷电"),
    "storm_surge": QT_TRANSLATE_NOOP("Warnings", "风暴潮"),
    "flood": QT_TRANSLATE_NOOP("Warnings", "洪水"),
    "haze": QT_TRANSLATE_NOOP("Warnings", "霾"),
    "fire": QT_TRANSLATE_NOOP("Warnings", "火灾"),
    "gas": QT_TRANSLATE_NOOP("Warnings", "燃气"),
    "hazardous_chemicals": QT_TRANSLATE_NOOP("Warnings", "危险化学品"),
    "earthquake": QT_TRANSLATE_NOOP("Warnings", "地震"),
    "epidemic": QT_TRANSLATE_NOOP("Warnings", "公共卫生"),
    "power_outage": QT_TRANSLATE_NOOP("Warnings", "停电"),
    "water_outage": QT_TRANSLATE_NOOP("Warnings", "停水"),
}


def level_word(level: str) -> str:
    """Return the word of a warning's level, "" being an unknown one."""
    word = _LEVELS[level if level in _LEVELS else ""]
    return translate("Warnings", word)


def hazard_choices(other: str) -> list[tuple[str, str]]:
    """Return the hazards with their words, and `other` for any other."""
    known = [(code, translate("Warnings", _HAZARDS[code])) for code in HAZARD_WORDS]
    return [*known, (other, translate("Warnings", "其他"))]


def short_words(message: Message) -> str:
    """Return a warning in two words, as in the strip: level and hazard, or how it is headed."""
    hazard = _HAZARDS.get(message.hazard)
    what = message.headline[:12] if hazard is None else translate("Warnings", hazard)
    return f"{level_word(message.level)} {what}"


def since_words(message: Message, now: int) -> str:
    """Return who issued a warning, when, and until when it holds."""
    until = (
        translate("Warnings", "解除前有效")
        if message.expires is None
        else translate("Warnings", "有效至 {0}").format(moment(message.expires, now))
    )
    parts = [
        message.issuer or translate("Warnings", "发布单位 {0}").format(UNKNOWN),
        translate("Warnings", "{0} 发布").format(moment(message.sent, now)),
        until,
    ]
    if message.status != Status.ACTUAL:
        parts.insert(0, translate("Warnings", "演练 DRILL"))
    return " · ".join(parts)
