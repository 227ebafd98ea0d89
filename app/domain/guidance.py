"""What an alarm means, what to do first, and whom to call: the words beside every alarm.

One row per kind of sensor and condition; Chinese as shown at the desk, English beside it. They
say what the sensor measures and how the street works (committee, micro fire station, building
leader, departments); a street's own plans go further. To add a kind, add its name and its row.
"""

from __future__ import annotations

from typing import Final

import msgspec

from app.domain.alarms import Condition

KIND_NAMES: Final[dict[str, tuple[str, str]]] = {
    "smoke": ("烟感", "Smoke"),
    "combustible_gas": ("可燃气体", "Combustible gas"),
    "electrical_fire": ("电气火灾", "Electrical fire"),
    "water_level": ("积水水位", "Water level"),
    "manhole_cover": ("井盖", "Manhole cover"),
    "door_contact": ("门磁", "Door contact"),
    "infrared_activity": ("红外活动", "Infrared activity"),
    "water_meter": ("智能水表", "Water meter"),
    "hydrant_pressure": ("消防栓水压", "Hydrant pressure"),
}
"""Name of each sensor kind, (Chinese, English): also what a search for a kind looks in."""


class Guidance(msgspec.Struct, frozen=True):
    """Meaning, first actions in their order, and whom to call."""

    meaning_zh: str
    actions_zh: tuple[str, ...]
    call_zh: str
    meaning_en: str
    actions_en: tuple[str, ...]
    call_en: str


def guidance(kind: str, condition: str) -> Guidance:
    """Return the words for an alarm; a kind that is not in the table gets its condition's."""
    return _TABLE.get((kind, condition)) or _CONDITIONS.get(condition, _UNKNOWN)


_UNKNOWN = Guidance(
    meaning_zh="感知点位报警，类型未登记。",
    actions_zh=("确认报警", "请居委会到现场查看", "按查看结果复核并记录处置"),
    call_zh="居委会",
    meaning_en="A sensor of an unregistered kind raised an alarm.",
    actions_en=(
        "Acknowledge the alarm",
        "Ask the committee to look on site",
        "Verify by what was found and note what was done",
    ),
    call_en="The residents' committee",
)

_CONDITIONS: Final[dict[str, Guidance]] = {
    Condition.PROCESS: _UNKNOWN,
    Condition.FAULT: Guidance(
        meaning_zh="设备自报故障，或上报的数值不可能：此处现在没有可靠监测。",
        actions_zh=(
            "确认报警",
            "查看同楼其他点位，判断是否真有险情",
            "通知维护单位检修，复核为“故障”",
        ),
        call_zh="设备维护单位；修复前请居委会加强查看",
        meaning_en="The device reports a fault or an impossible value: it watches nothing now.",
        actions_en=(
            "Acknowledge the alarm",
            "Look at the other sensors of the building for a real danger",
            "Have it repaired by the maintenance unit and verify as a fault",
        ),
        call_en="The maintenance unit; until repair the committee looks in more often",
    ),
    Condition.STALE: Guidance(
        meaning_zh="点位连续三个上报周期没有消息：此处情况未知，不等于正常。",
        actions_zh=(
            "确认报警",
            "查看同楼、同居民区是否成片失联（停电或网络故障）",
            "单个失联通知维护单位，成片失联请居委会现场查看",
        ),
        call_zh="设备维护单位；成片失联时居委会",
        meaning_en="Silent for three of its intervals: the place is unknown, not normal.",
        actions_en=(
            "Acknowledge the alarm",
            "See whether a whole building or area is silent (power or network)",
            "One sensor: the maintenance unit; many: ask the committee to look on site",
        ),
        call_en="The maintenance unit; the committee when many are silent",
    ),
    Condition.BATTERY: Guidance(
        meaning_zh="设备电量不足，不更换将会失联。",
        actions_zh=("确认报警", "安排维护单位更换电池", "更换后看电量是否恢复，记录处置"),
        call_zh="设备维护单位",
        meaning_en="The device's battery is low; it will fall silent unless replaced.",
        actions_en=(
            "Acknowledge the alarm",
            "Have the maintenance unit replace the battery",
            "See that the charge is back and note what was done",
        ),
        call_en="The maintenance unit",
    ),
    Condition.TEST: Guidance(
        meaning_zh="设备处于测试状态，上报的不是真实险情。",
        actions_zh=(
            "确认报警",
            "核对是否有已登记的测试或维护",
            "无人测试时按真实报警查看，复核后记录",
        ),
        call_zh="设备维护单位；无人承认测试时居委会",
        meaning_en="The device is in test: what it reports is no real danger.",
        actions_en=(
            "Acknowledge the alarm",
            "Check that a test or maintenance is known",
            "If nobody is testing, treat it as real, verify and note it",
        ),
        call_en="The maintenance unit; the committee when nobody admits a test",
    ),
}
_TABLE: Final[dict[tuple[str, str], Guidance]] = {}
