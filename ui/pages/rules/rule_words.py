"""Every rule: its words, its settings with unit and range, how it is said. One entry a code.

A new kind of rule needs one entry in `RULES`; form, list and versions are made of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from app.domain.instant import HOUR, MINUTE
from app.domain.rules import (
    Battery,
    Confirm,
    Device,
    Enable,
    Inactivity,
    Limit,
    Range,
    Rate,
    Rest,
    Stale,
)
from app.domain.sensors import KINDS, Direction, Level
from ui.i18n import QT_TRANSLATE_NOOP
from ui.labels import level_name
from ui.pages.rules.settings import (
    AFTER,
    CHECK_ABSENCE,
    COUNT,
    DEADBAND,
    INTERVAL,
    INTERVALS,
    LEVEL,
    OFF_DELAY,
    ON_DELAY,
    SLEEP,
    TIMES,
    WITHIN,
    Setting,
)
from ui.pages.rules.wording import joined, minute_text, span_text
from ui.text import number, with_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.domain.rules import Rule

translate = QCoreApplication.translate


@dataclass(frozen=True)
class RuleWords:
    """A rule's words. `fresh(kind)`: what is offered where there is none; `blank`: settings that
    are then left to be typed. `said(rule, unit)`: its settings, level apart. `unpreviewed`: why a
    change cannot be tried on the past, empty where it can.
    """

    title: str
    about: str
    settings: tuple[Setting, ...]
    fresh: Callable[[str], Rule]
    said: Callable[[Any, str], Iterator[str]]
    blank: tuple[str, ...] = ()
    unpreviewed: str = ""
    needs_value: bool = False


def _often(rule: Any) -> Iterator[str]:
    if rule.times > 1:
        yield translate("Rules", "{0}内 {1} 次").format(span_text(rule.within_ms), rule.times)


def _rest(rest: Rest | None) -> Iterator[str]:
    if rest is None:
        return
    if rest.sleep_from != rest.sleep_to:
        yield translate("Rules", "{0}–{1} 不报").format(
            minute_text(rest.sleep_from), minute_text(rest.sleep_to)
        )
    yield (
        translate("Rules", "外出时不报") if rest.heeds_absence else translate("Rules", "外出时也报")
    )


def _say_limit(rule: Limit, unit: str) -> Iterator[str]:
    sign = "≥" if rule.direction is Direction.HIGH else "<"
    yield f"{sign} {with_unit(rule.limit, unit)}"
    yield translate("Rules", "回差 {0}").format(number(rule.deadband))
    yield translate("Rules", "延时 {0}").format(span_text(rule.on_delay_ms))
    if rule.off_delay_ms:
        yield translate("Rules", "恢复延时 {0}").format(span_text(rule.off_delay_ms))
    yield from _often(rule)
    yield from _rest(rule.rest)


def _say_device(rule: Device, _unit: str) -> Iterator[str]:
    yield translate("Rules", "设备说报警就报")
    yield from _often(rule)
    if rule.off_delay_ms:
        yield translate("Rules", "恢复延时 {0}").format(span_text(rule.off_delay_ms))


def _say_rate(rule: Rate, unit: str) -> Iterator[str]:
    words = (
        translate("Rules", "{0}内升高 ≥ {1}")
        if rule.direction is Direction.HIGH
        else translate("Rules", "{0}内降低 ≥ {1}")
    )
    yield words.format(span_text(rule.per_ms), with_unit(rule.change, unit))
    yield translate("Rules", "回差 {0}").format(number(rule.deadband))


def _say_inactivity(rule: Inactivity, unit: str) -> Iterator[str]:
    yield translate("Rules", "{0}没有活动").format(span_text(rule.after_ms))
    yield translate("Rules", "值 ≥ {0} 算活动").format(with_unit(rule.least, unit))
    yield from _rest(rule.rest)


def _say_confirm(rule: Confirm, _unit: str) -> Iterator[str]:
    yield translate("Rules", "同一楼道 {0}内 {1} 个点位都报警，互相印证").format(
        span_text(rule.within_ms), rule.count
    )


def _say_enable(rule: Enable, _unit: str) -> Iterator[str]:
    words = {
        "alarm": translate("Rules", "点位 {0} 也在报警时才报"),
        "normal": translate("Rules", "点位 {0} 不在报警时才报"),
        "above": translate("Rules", "点位 {0} ≥ {1} 时才报"),
        "below": translate("Rules", "点位 {0} < {1} 时才报"),
    }[rule.when]
    yield words.format(rule.sensor, number(rule.limit))


def _say_range(rule: Range, unit: str) -> Iterator[str]:
    low = "−∞" if rule.low == float("-inf") else number(rule.low)
    high = "+∞" if rule.high == float("inf") else number(rule.high)
    yield translate("Rules", "{0} 到 {1} 以外是设备故障").format(low, f"{high} {unit}".rstrip())


def _say_stale(rule: Stale, _unit: str) -> Iterator[str]:
    yield translate("Rules", "{0} × {1} 没有上报").format(
        span_text(rule.interval_ms), number(rule.intervals)
    )


def _say_battery(rule: Battery, _unit: str) -> Iterator[str]:
    yield translate("Rules", "电量 < {0} %").format(number(rule.limit))
    yield translate("Rules", "回差 {0}").format(number(rule.deadband))


def _limit(title: str, direction: Direction, level: Level) -> RuleWords:
    return RuleWords(
        title,
        QT_TRANSLATE_NOOP("Rules", "数值到了限值就报警；退回限值以内、超过回差才算恢复。"),
        (
            Setting("limit", QT_TRANSLATE_NOOP("Rules", "限值"), unit="value"),
            DEADBAND,
            ON_DELAY,
            OFF_DELAY,
            TIMES,
            WITHIN,
            *SLEEP,
            CHECK_ABSENCE,
            LEVEL,
        ),
        lambda kind: Limit(direction, 0.0, level, rest=Rest() if kind in HOME_KINDS else None),
        _say_limit,
        blank=("limit",),
        needs_value=True,
    )


HOME_KINDS = ("infrared_activity", "water_meter")
"""Kinds that watch a person's home: their limits rest in sleeping hours and absences."""

_ANOTHER = QT_TRANSLATE_NOOP("Rules", "要看别的点位，不能只凭一个点位的历史试算。")

RULES: dict[str, RuleWords] = {
    "device": RuleWords(
        QT_TRANSLATE_NOOP("Rules", "设备自报"),
        QT_TRANSLATE_NOOP("Rules", "设备自己说报警就报警，说正常才恢复。"),
        (TIMES, WITHIN, OFF_DELAY, LEVEL),
        lambda kind: Device(KINDS[kind].alarm_level),
        _say_device,
    ),
    "low_low": _limit(QT_TRANSLATE_NOOP("Rules", "低低限"), Direction.LOW, Level.II),
    "low": _limit(QT_TRANSLATE_NOOP("Rules", "低限"), Direction.LOW, Level.III),
    "high": _limit(QT_TRANSLATE_NOOP("Rules", "高限"), Direction.HIGH, Level.III),
    "high_high": _limit(QT_TRANSLATE_NOOP("Rules", "高高限"), Direction.HIGH, Level.II),
    "rate": RuleWords(
        QT_TRANSLATE_NOOP("Rules", "变化速率"),
        QT_TRANSLATE_NOOP("Rules", "数值在一段时间里变化太快就报警。"),
        (
            Setting(
                "direction",
                QT_TRANSLATE_NOOP("Rules", "方向"),
                "choice",
                choices=(
                    ("high", QT_TRANSLATE_NOOP("Rules", "升高")),
                    ("low", QT_TRANSLATE_NOOP("Rules", "降低")),
                ),
            ),
            Setting(
                "change",
                QT_TRANSLATE_NOOP("Rules", "变化"),
                unit="value",
                hint=QT_TRANSLATE_NOOP("Rules", "大于 0"),
            ),
            Setting(
                "per_ms",
                QT_TRANSLATE_NOOP("Rules", "时间"),
                "span",
                hint=QT_TRANSLATE_NOOP("Rules", "1 秒到 24 时"),
            ),
            DEADBAND,
            LEVEL,
        ),
        lambda _: Rate(Direction.HIGH, 0.0, 10 * MINUTE, Level.III),
        _say_rate,
        blank=("change",),
        needs_value=True,
    ),
    "inactivity": RuleWords(
        QT_TRANSLATE_NOOP("Rules", "长时间无活动"),
        QT_TRANSLATE_NOOP(
            "Rules", "一段时间里没有人活动（开门、走动、用水）就报警，睡觉和外出时不报。"
        ),
        (
            AFTER,
            Setting(
                "least",
                QT_TRANSLATE_NOOP("Rules", "算活动的值"),
                unit="value",
                hint=QT_TRANSLATE_NOOP("Rules", "到这个值，或值、状态有变化，算有活动"),
            ),
            *SLEEP,
            CHECK_ABSENCE,
            LEVEL,
        ),
        lambda _: Inactivity(12 * HOUR, Level.II),
        _say_inactivity,
    ),
    "confirm": RuleWords(
        QT_TRANSLATE_NOOP("Rules", "互相印证"),
        QT_TRANSLATE_NOOP("Rules", "同一楼道几个点位都报警，互相印证，一起升到这个级别。"),
        (
            COUNT,
            Setting(
                "within_ms",
                QT_TRANSLATE_NOOP("Rules", "时间"),
                "span",
                hint=QT_TRANSLATE_NOOP("Rules", "1 秒到 24 时"),
            ),
            LEVEL,
        ),
        lambda _: Confirm(Level.I),
        _say_confirm,
        unpreviewed=_ANOTHER,
    ),
    "enable": RuleWords(
        QT_TRANSLATE_NOOP("Rules", "联动条件"),
        QT_TRANSLATE_NOOP(
            "Rules", "另一个点位符合条件时才报；那个点位离线、故障或没有数据时照报。"
        ),
        (
            Setting(
                "sensor",
                QT_TRANSLATE_NOOP("Rules", "另一个点位的编码"),
                "text",
                hint=QT_TRANSLATE_NOOP("Rules", "如 S-010011-000003"),
            ),
            Setting(
                "when",
                QT_TRANSLATE_NOOP("Rules", "条件"),
                "choice",
                choices=(
                    ("alarm", QT_TRANSLATE_NOOP("Rules", "它也在报警")),
                    ("normal", QT_TRANSLATE_NOOP("Rules", "它不在报警")),
                    ("above", QT_TRANSLATE_NOOP("Rules", "它的值到了这个数")),
                    ("below", QT_TRANSLATE_NOOP("Rules", "它的值低于这个数")),
                ),
            ),
            Setting(
                "limit",
                QT_TRANSLATE_NOOP("Rules", "这个数"),
                hint=QT_TRANSLATE_NOOP("Rules", "按报警看时不用填"),
                zero=True,
            ),
        ),
        lambda _: Enable(""),
        _say_enable,
        blank=("sensor",),
        unpreviewed=_ANOTHER,
    ),
    "range": RuleWords(
        QT_TRANSLATE_NOOP("Rules", "可信范围"),
        QT_TRANSLATE_NOOP("Rules", "范围以外的数值不可能是真的，算设备故障。不能关闭。"),
        (
            Setting("low", QT_TRANSLATE_NOOP("Rules", "最低"), unit="value", infinite="-inf"),
            Setting("high", QT_TRANSLATE_NOOP("Rules", "最高"), unit="value", infinite="inf"),
            LEVEL,
        ),
        lambda kind: Range(*KINDS[kind].plausible, KINDS[kind].trouble_level),
        _say_range,
        needs_value=True,
    ),
    "stale": RuleWords(
        QT_TRANSLATE_NOOP("Rules", "离线"),
        QT_TRANSLATE_NOOP("Rules", "到时没有上报就算离线。不能关闭：没有声音不等于平安。"),
        (INTERVAL, INTERVALS, LEVEL),
        lambda kind: Stale(KINDS[kind].interval_ms, KINDS[kind].trouble_level),
        _say_stale,
        unpreviewed=QT_TRANSLATE_NOOP("Rules", "历史里只有读数，没有每一条消息，不能试算离线。"),
    ),
    "battery": RuleWords(
        QT_TRANSLATE_NOOP("Rules", "电量低"),
        QT_TRANSLATE_NOOP("Rules", "电量低于这个数就报，高过它和回差之和才算恢复。"),
        (
            Setting(
                "limit",
                QT_TRANSLATE_NOOP("Rules", "电量"),
                unit="%",
                hint=QT_TRANSLATE_NOOP("Rules", "0 到 100"),
            ),
            Setting(
                "deadband",
                QT_TRANSLATE_NOOP("Rules", "回差"),
                unit="%",
                hint=QT_TRANSLATE_NOOP("Rules", "不小于 0"),
            ),
            LEVEL,
        ),
        lambda _: Battery(20.0, Level.IV),
        _say_battery,
        unpreviewed=QT_TRANSLATE_NOOP("Rules", "历史里没有电量，不能试算。"),
    ),
}


def rule_title(code: str) -> str:
    """Return a rule's name; a code without an entry is shown as it is."""
    entry = RULES.get(code)
    return translate("Rules", entry.title) if entry is not None else code


def settings_text(code: str, rule: Rule, unit: str, *, level: bool = True) -> str:
    """Return a rule's settings in words, e.g. `≥ 10 %LEL，回差 2，延时 0 秒，II 级`."""
    parts = list(RULES[code].said(rule, unit))
    rank = level_of(rule)
    if level and rank is not None:
        parts.append(level_name(rank))
    return joined(parts)


def level_of(rule: Rule) -> int | None:
    """Return the level a rule raises, None for one that has none of its own."""
    found = getattr(rule, "level", None)
    return int(found) if found is not None else None


def can_be_off(rule: Rule) -> bool:
    """Return whether a rule can be switched off; staleness and plausibility cannot."""
    return "enabled" in rule.__struct_fields__
