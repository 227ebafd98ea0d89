"""Settings of rules as fields: title, kind of field, unit, range. Shared ones stand here once."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from app.domain.rules import Rest
from app.domain.sensors import Direction, Level
from app.services.rules import RuleRefused
from ui.i18n import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.rules import Rule

_REST = "rest."
_TIME = re.compile(r"(\d{1,2})[:：](\d{2})")


@dataclass(frozen=True)
class Setting:
    """One setting. `name`: the struct's attribute, `rest.` before one of its `Rest`.

    `form`: number, whole, span (milliseconds), minute (of the day), level, choice, check, text.
    `unit`: shown beside it, "value" for the unit of the sensor kind. `hint`: its range in words.
    `infinite`: what an empty field means ("inf", "-inf"). `zero`: an empty field means 0.
    `home`: of kinds only that watch a home. `pair`: stands beside the setting before it.
    """

    name: str
    title: str
    form: str = "number"
    unit: str = ""
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    infinite: str = ""
    zero: bool = False
    home: bool = False
    pair: bool = False


LEVEL = Setting("level", QT_TRANSLATE_NOOP("Rules", "级别"), "level")
DEADBAND = Setting(
    "deadband",
    QT_TRANSLATE_NOOP("Rules", "回差"),
    unit="value",
    hint=QT_TRANSLATE_NOOP("Rules", "不小于 0"),
    zero=True,
    pair=True,
)
ON_DELAY = Setting(
    "on_delay_ms",
    QT_TRANSLATE_NOOP("Rules", "报警延时"),
    "span",
    hint=QT_TRANSLATE_NOOP("Rules", "0 到 24 时"),
    zero=True,
)
OFF_DELAY = Setting(
    "off_delay_ms",
    QT_TRANSLATE_NOOP("Rules", "恢复延时"),
    "span",
    hint=QT_TRANSLATE_NOOP("Rules", "0 到 24 时"),
    zero=True,
    pair=True,
)
TIMES = Setting(
    "times",
    QT_TRANSLATE_NOOP("Rules", "次数"),
    "whole",
    unit=QT_TRANSLATE_NOOP("Rules", "次"),
    hint=QT_TRANSLATE_NOOP("Rules", "1 到 100；大于 1 时，这么多次才报"),
)
WITHIN = Setting(
    "within_ms",
    QT_TRANSLATE_NOOP("Rules", "在多长时间里"),
    "span",
    hint=QT_TRANSLATE_NOOP("Rules", "次数大于 1 时填，1 秒到 24 时"),
    zero=True,
    pair=True,
)
SLEEP = (
    Setting(
        "rest.sleep_from",
        QT_TRANSLATE_NOOP("Rules", "睡觉从"),
        "minute",
        hint=QT_TRANSLATE_NOOP("Rules", "如 22:00；两个一样就是没有"),
        home=True,
    ),
    Setting("rest.sleep_to", QT_TRANSLATE_NOOP("Rules", "到"), "minute", home=True, pair=True),
)
CHECK_ABSENCE = Setting(
    "rest.heeds_absence", QT_TRANSLATE_NOOP("Rules", "登记了外出就不报"), "check", home=True
)
AFTER = Setting(
    "after_ms",
    QT_TRANSLATE_NOOP("Rules", "多久没有活动"),
    "span",
    hint=QT_TRANSLATE_NOOP("Rules", "1 分到 30 天"),
)
INTERVAL = Setting(
    "interval_ms",
    QT_TRANSLATE_NOOP("Rules", "上报间隔"),
    "span",
    hint=QT_TRANSLATE_NOOP("Rules", "1 秒到 7 天"),
)
INTERVALS = Setting(
    "intervals",
    QT_TRANSLATE_NOOP("Rules", "几个间隔没有上报"),
    unit=QT_TRANSLATE_NOOP("Rules", "个"),
    hint=QT_TRANSLATE_NOOP("Rules", "1 到 100"),
    pair=True,
)
COUNT = Setting(
    "count",
    QT_TRANSLATE_NOOP("Rules", "几个点位"),
    "whole",
    unit=QT_TRANSLATE_NOOP("Rules", "个"),
    hint=QT_TRANSLATE_NOOP("Rules", "2 到 20"),
)


def texts_of(settings: tuple[Setting, ...], rule: Rule) -> dict[str, str]:
    """Return a rule's settings as a form's fields hold them, by name."""
    return {one.name: _text(one, _value(one, rule)) for one in settings}


def with_texts(settings: tuple[Setting, ...], rule: Rule, texts: Mapping[str, str]) -> Rule:
    """Return `rule` with the settings that a form's fields hold. Raises RuleRefused."""
    own: dict[str, Any] = {}
    rest: dict[str, Any] = {}
    for one in settings:
        value = _parse(one, texts.get(one.name, "").strip())
        if one.name.startswith(_REST):
            rest[one.name.removeprefix(_REST)] = value
        else:
            own[one.name] = value
    if rest:
        own["rest"] = msgspec.structs.replace(getattr(rule, "rest", None) or Rest(), **rest)
    return msgspec.structs.replace(rule, **own)


def _value(setting: Setting, rule: Rule) -> Any:
    if setting.name.startswith(_REST):
        return getattr(getattr(rule, "rest", None) or Rest(), setting.name.removeprefix(_REST))
    return getattr(rule, setting.name)


def _text(setting: Setting, value: Any) -> str:
    match setting.form:
        case "check":
            return "1" if value else ""
        case "minute":
            return f"{value // 60:02d}:{value % 60:02d}"
        case "level" | "whole" | "span":
            return str(int(value))
        case "choice" | "text":
            return str(value)
    return "" if math.isinf(value) else f"{value:.10g}"


def _parse(setting: Setting, text: str) -> Any:
    match setting.form:
        case "check":
            return bool(text)
        case "text":
            return text
        case "choice":
            return Direction(text) if setting.name == "direction" else text
        case "level":
            return Level(int(text))
        case "minute":
            return _minute(setting, text)
    if not text and setting.infinite:
        return float(setting.infinite)
    if not text and setting.zero:
        text = "0"
    return _number(setting, text)


def _number(setting: Setting, text: str) -> float | int:
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        raise RuleRefused("not_finite", setting.name) from None
    if not math.isfinite(value):
        raise RuleRefused("not_finite", setting.name)
    if setting.form == "number":
        return value
    if value != int(value):
        raise RuleRefused("not_whole", setting.name)
    return int(value)


def _minute(setting: Setting, text: str) -> int:
    found = _TIME.fullmatch(text or "00:00")
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise RuleRefused("not_a_time", setting.name)
    return int(found[1]) * 60 + int(found[2])
