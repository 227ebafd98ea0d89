"""An alarm in words: where it is, its value against the limit, what has been done."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QLocale

from app.domain.alarms import AlarmState, Condition
from app.domain.crier import Saying
from app.domain.guidance import guidance
from app.domain.sensors import BATTERY_LOW, KINDS
from app.domain.signals import CONFIRM
from ui.i18n import QT_TRANSLATE_NOOP
from ui.labels import alarm_title, level_name, word
from ui.text import UNKNOWN, duration, floor_name, moment, number, says_floor

if TYPE_CHECKING:
    from app.domain.crier import Line
    from app.domain.drill.interruption import RealAlarm
    from app.domain.grouping import Group
    from app.services.alarms import AlarmRow
    from ui.alarms.groups import Flood

translate = QCoreApplication.translate


class Placed(Protocol):
    """What has a place in the street: an alarm, a sensor."""

    @property
    def area_name(self) -> str:
        """The residential area."""
        ...

    @property
    def building_number(self) -> str:
        """The building, empty outside of one."""
        ...

    @property
    def floor(self) -> int | None:
        """The floor, None outside of a building or unknown."""
        ...

    @property
    def place(self) -> str:
        """The rest of the address."""
        ...


def place_of(row: Placed) -> str:
    """Return e.g. `临沂八村第一 · 12 号楼 · 6 层走廊`."""
    parts = [row.area_name.removesuffix("居民区")]
    if row.building_number:
        parts.append(row.building_number)
    floor = floor_name(row.floor)
    if row.place and row.floor is not None and not says_floor(row.place, row.floor):
        parts.append(f"{floor} {row.place}")
    elif row.place or floor:
        parts.append(row.place or floor)
    return " · ".join(parts)


def whole_place_of(row: AlarmRow) -> str:
    """Return the place with its compound, e.g. `临沂八村第一 · 临沂路 100 弄 12 号楼 · 6 层走廊`.

    A compound that is named after its area stands for both.
    """
    if not row.compound_name:
        return place_of(row)
    area = row.area_name.removesuffix("居民区")
    compound = row.compound_name
    first = compound if compound.startswith(area) else f"{area} · {compound}"
    return place_of(row).replace(area, first, 1)


def next_step(row: AlarmRow) -> str:
    """Return the first line of guidance that is still to do: the first, acknowledged the second."""
    is_seen = row.state not in (AlarmState.ACTIVE_UNACKED, AlarmState.CLEARED_UNACKED)
    chinese = QLocale().language() == QLocale.Language.Chinese
    return _step(row.kind, row.condition, int(is_seen), chinese=chinese)


@lru_cache(maxsize=512)
def _step(kind: str, condition: str, number: int, *, chinese: bool) -> str:
    words = guidance(kind, condition)
    actions = words.actions_zh if chinese else words.actions_en
    return actions[min(number, len(actions) - 1)] if actions else ""


def set_aside_until(row: AlarmRow, now: int) -> str:
    """Return until when it is set aside and how long that is: `16:30:00 · 还有 12 分`."""
    if row.set_aside_until is None:
        return translate("AlarmWords", "到人工恢复为止")
    left = duration(row.set_aside_until - now)
    return translate("AlarmWords", "{0} · 还有 {1}").format(moment(row.set_aside_until, now), left)


def value_of(row: AlarmRow) -> str:
    """Return the value now against its limit, e.g. `9.4 / 5 %obs/m`; UNKNOWN without a value.

    An ended alarm shows the value it was raised with.
    """
    if row.condition == Condition.BATTERY:
        return f"{number(row.value)} / {number(BATTERY_LOW.limit)} %"
    is_live = row.condition == Condition.PROCESS and row.state != AlarmState.NORMAL
    value = row.current if is_live and row.current is not None else row.value
    if value is None:
        return UNKNOWN
    limit = limit_of(row)
    against = f" / {number(limit)}" if limit is not None else ""
    return f"{number(value, 3)}{against} {row.unit}".rstrip()


def limit_of(row: AlarmRow) -> float | None:
    """Return the limit that the value stands against.

    The one that was passed; for an alarm the device declared by itself, the kind's first limit.
    """
    if row.threshold is not None or row.condition != Condition.PROCESS:
        return row.threshold
    kind = KINDS.get(row.kind)
    return kind.thresholds[0].limit if kind is not None and kind.thresholds else None


def state_of(row: AlarmRow) -> str:
    """Return the state, e.g. `未确认`, `✓ 演示甲`; a latched alarm without signal says so."""
    if row.state == AlarmState.ACTIVE_UNACKED:
        return (
            word("alarm_state", row.state)
            if row.signal
            else translate("AlarmWords", "未确认（信号已恢复）")
        )
    if row.state == AlarmState.ACTIVE_ACKED:
        by = row.acknowledged_by or ""
        return f"✓ {by}" if row.signal else translate("AlarmWords", "✓ {0} 待复核").format(by)
    return word("alarm_state", row.state)


def disposition_of(row: AlarmRow) -> str:
    """Return what is known of it besides: confirmed by another, the incident, verdict, notes."""
    parts = []
    if row.rule == CONFIRM:
        parts.append(translate("AlarmWords", "同楼道互相印证"))
    if row.incident_number:
        parts.append(translate("AlarmWords", "事件 {0}").format(row.incident_number))
    if row.verdict:
        parts.append(word("verdict", row.verdict))
        if row.false_cause:
            parts.append(word("false_cause", row.false_cause))
        if row.verdict_note:
            parts.append(row.verdict_note)
    if row.disposition and (row.incident_number or UNKNOWN) not in row.disposition:
        parts.append(row.disposition)
    return " · ".join(parts)


_SPOKEN = {
    "smoke": QT_TRANSLATE_NOOP("AlarmSpeech", "烟感火警"),
    "combustible_gas": QT_TRANSLATE_NOOP("AlarmSpeech", "可燃气体泄漏"),
    "electrical_fire": QT_TRANSLATE_NOOP("AlarmSpeech", "电气火灾报警"),
    "water_level": QT_TRANSLATE_NOOP("AlarmSpeech", "积水超限"),
    "manhole_cover": QT_TRANSLATE_NOOP("AlarmSpeech", "井盖移位"),
    "door_contact": QT_TRANSLATE_NOOP("AlarmSpeech", "门磁久开"),
    "infrared_activity": QT_TRANSLATE_NOOP("AlarmSpeech", "独居老人长时间无活动"),
    "water_meter": QT_TRANSLATE_NOOP("AlarmSpeech", "十二小时用水过少"),
    "hydrant_pressure": QT_TRANSLATE_NOOP("AlarmSpeech", "消火栓水压低"),
}
"""A kind's process alarm as it is said aloud; a kind without an entry is said as it is written."""

_SPOKEN_LEVELS = (
    QT_TRANSLATE_NOOP("AlarmSpeech", "一级"),
    QT_TRANSLATE_NOOP("AlarmSpeech", "二级"),
    QT_TRANSLATE_NOOP("AlarmSpeech", "三级"),
    QT_TRANSLATE_NOOP("AlarmSpeech", "四级"),
)


def place_of_group(group: Group, row: AlarmRow) -> str:
    """Return where a group is; `row`: one of its alarms.

    An alarm alone is where it is: `临沂八村第一 · 12 号楼 · 6 层走廊`. Else e.g.
    `临沂八村第一 · 12 号楼 · 6、7 层`, `临沂二村 · 14 栋楼`.
    """
    if group.count == 1:
        return place_of(row)
    if len(group.buildings) > 1:
        return f"{_compound_of(row)} · {_buildings(group)}"
    parts = [row.area_name.removesuffix("居民区")]
    parts += [one for one in (row.building_number, _floors(group)) if one]
    return " · ".join(parts)


def summary_of_group(group: Group, row: AlarmRow) -> str:
    """Return where a group is and what; `row`: its foremost alarm. The place first: it may be cut.

    E.g. `I 级 临沂八村第一 · 12 号楼 · 6–8 层 · 火灾 · 烟感 · 5 条`.
    """
    what = alarm_title(row.kind, row.condition)
    text = f"{level_name(row.level)} {place_of_group(group, row)} · {what}"
    if group.count > 1:
        text += " · " + translate("AlarmWords", "{0} 条").format(number(group.count))
    return text


def spoken(line: Line, row: AlarmRow, flood: Flood | None = None) -> str:
    """Return a line as it is said aloud; `row`: the foremost alarm of its group.

    E.g. `一级，烟感火警，临沂二村 12 号楼 6 层，首报，另有 3 处`.
    """
    group = line.group
    parts = [_spoken_level(row.level), _spoken_kind(row), _spoken_place(group, row)]
    if line.saying is Saying.FLOOD:
        if group.count > 1:
            parts.append(translate("AlarmSpeech", "共 {0} 处").format(group.count))
        text = _comma().join(parts)
        if flood is None:
            return text
        return translate("AlarmSpeech", "报警洪峰，10 分钟 {0} 条，{1} 处。最紧急：{2}").format(
            flood.alarms, flood.places, text
        )
    if line.saying is Saying.MORE:
        parts.append(
            translate("AlarmSpeech", "又有 {0} 处，共 {1} 处").format(line.news, group.count)
            if group.count > 1
            else translate("AlarmSpeech", "再次报警")
        )
    elif group.count > 1:
        if group.first_out.id == row.id:
            parts.append(translate("AlarmSpeech", "首报"))
        parts.append(translate("AlarmSpeech", "另有 {0} 处").format(group.count - 1))
    return _comma().join(parts)


def spoken_open(unacknowledged: int, places: int, level: int) -> str:
    """Return what is said at the start of what is still open."""
    return translate("AlarmSpeech", "现有未确认报警 {0} 条，{1} 处，最高{2}").format(
        unacknowledged, places, _spoken_level(level)
    )


def spoken_overdue(level: int, count: int) -> str:
    """Return what is said when nobody acknowledges."""
    return translate("AlarmSpeech", "{0}报警超时未确认，共 {1} 条，请立即处理").format(
        _spoken_level(level), count
    )


def spoken_test() -> str:
    """Return what a test says."""
    return translate("AlarmSpeech", "这是报警语音测试")


def spoken_real(alarm: RealAlarm) -> str:
    """Return what is said in a drill of an alarm of the real street.

    E.g. `真实报警，不是演练：一级，烟感火警，临沂八村第一，12 号楼，6 层走廊`.
    """
    parts = [_spoken_level(alarm.level), _spoken_kind(alarm)]
    parts.append(place_of(alarm).replace(" · ", _comma()))
    return translate("AlarmSpeech", "真实报警，不是演练：{0}").format(_comma().join(parts))


def _comma() -> str:
    return translate("AlarmSpeech", "，")


def _spoken_level(level: int) -> str:
    return translate("AlarmSpeech", _SPOKEN_LEVELS[level - 1])


def _spoken_kind(row: AlarmRow | RealAlarm) -> str:
    if row.condition == Condition.PROCESS and row.kind in _SPOKEN:
        return translate("AlarmSpeech", _SPOKEN[row.kind])
    return alarm_title(row.kind, row.condition).replace(" · ", _comma())


def _spoken_place(group: Group, row: AlarmRow) -> str:
    if len(group.buildings) > 1:
        return f"{_compound_of(row)} {_buildings(group)}"
    floor = floor_name(row.floor)
    parts = [_compound_of(row), row.building_number, floor or row.place]
    return " ".join(part for part in parts if part)


def _compound_of(row: AlarmRow) -> str:
    return row.compound_name or row.area_name.removesuffix("居民区")


def _buildings(group: Group) -> str:
    return translate("AlarmWords", "{0} 栋楼").format(len(group.buildings - {""}))


def _floors(group: Group) -> str:
    """Return e.g. `地下 1 层 1–6、9 层`."""
    names = [floor_name(floor) for floor in group.floors if floor <= 0]
    runs: list[tuple[int, int]] = []
    for floor in group.floors:
        if floor > 0:
            first, last = runs[-1] if runs else (floor, floor - 2)
            if floor == last + 1:
                runs[-1] = (first, floor)
            else:
                runs.append((floor, floor))
    if runs:
        listed = translate("AlarmWords", "、").join(
            str(first) if first == last else f"{first}–{last}" for first, last in runs
        )
        names.append(translate("Text", "{0} 层").format(listed))
    return " ".join(names)
