"""What an alarm means, what to do first, and whom to call: the words beside every alarm.

One row per kind of sensor and condition; Chinese as shown at the desk, English beside it. They
say what the sensor measures and how the street works (committee, micro fire station, building
leader, departments). A place says it in its own words by notes (`app.domain.guidance_notes`). To
add a kind, add its name and its row.
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
_TABLE: Final[dict[tuple[str, str], Guidance]] = {
    ("smoke", Condition.PROCESS): Guidance(
        meaning_zh="烟雾浓度达到限值，可能着火。火警锁定，复核前不会自行消失。",
        actions_zh=(
            "确认报警，看同楼其他烟感是否也报警",
            "通知居民区微型消防站携器材就近核实",
            "属实即拨 119，组织楼内人员疏散；不属实复核为误报",
        ),
        call_zh="微型消防站、楼组长；属实拨 119，有人受伤拨 120",
        meaning_en="Smoke has reached its limit: possibly a fire. It stays until verified.",
        actions_en=(
            "Acknowledge; see whether other detectors of the building alarm too",
            "Send the area's micro fire station to verify with its gear",
            "If real, call 119 and have the building left; if not, verify as false",
        ),
        call_en="Micro fire station, building leader; if real 119, for injured people 120",
    ),
    ("combustible_gas", Condition.PROCESS): Guidance(
        meaning_zh="可燃气体浓度达到限值，可能泄漏，有爆燃危险。",
        actions_zh=(
            "确认报警，提醒现场人员勿开关电器、勿用明火、勿在室内打电话",
            "通知微型消防站和物业到场，在室外疏散邻近住户",
            "从室外拨 119 并通知燃气公司关阀检修",
        ),
        call_zh="119、燃气公司；微型消防站、物业",
        meaning_en="Combustible gas has reached its limit: perhaps a leak, danger of explosion.",
        actions_en=(
            "Acknowledge; tell people there: no switches, no flames, no telephone indoors",
            "Send the micro fire station and the property management; clear the neighbours out",
            "From outside call 119, and the gas company to shut the valve",
        ),
        call_en="119, the gas company; micro fire station, property management",
    ),
    ("electrical_fire", Condition.PROCESS): Guidance(
        meaning_zh="线路剩余电流超过限值，绝缘可能损坏，有电气火灾和触电危险。",
        actions_zh=(
            "确认报警，看同楼烟感是否也报警",
            "通知物业派电工查看，必要时断开该回路",
            "查明原因后记录处置；冒烟起火按火警处理并拨 119",
        ),
        call_zh="物业电工、微型消防站；起火拨 119",
        meaning_en="Residual current is above its limit: danger of fire and electric shock.",
        actions_en=(
            "Acknowledge; see whether smoke detectors of the building alarm too",
            "Have the property management's electrician look, and cut the circuit if needed",
            "Note the cause and what was done; with smoke or flames treat as fire, call 119",
        ),
        call_en="Electrician of the property management, micro fire station; on fire 119",
    ),
    ("water_level", Condition.PROCESS): Guidance(
        meaning_zh="积水超过限值，行人车辆通行有危险。",
        actions_zh=(
            "确认报警，看水位曲线是否仍在上涨",
            "通知居委会和防台防汛队到场设警示、拦车辆行人",
            "安排抽排，查看低层和地下住户，必要时转移安置",
        ),
        call_zh="居委会、防台防汛队；车辆受困拨 110",
        meaning_en="Standing water is above its limit: dangerous for people and vehicles.",
        actions_en=(
            "Acknowledge; see whether the level still rises",
            "Send the committee and the flood team to warn and to stop traffic",
            "Have it pumped; look after people in low and basement homes, shelter them if needed",
        ),
        call_en="The committee, the flood team; for trapped vehicles 110",
    ),
    ("manhole_cover", Condition.PROCESS): Guidance(
        meaning_zh="井盖被打开或移位，行人车辆可能跌落。",
        actions_zh=(
            "确认报警，核对是否有已登记的施工",
            "请居委会或城管到场看守、设警示",
            "通知权属单位复位，复核后记录处置",
        ),
        call_zh="城管、居委会、井盖权属单位",
        meaning_en="The cover is open or moved: people and vehicles may fall in.",
        actions_en=(
            "Acknowledge; check whether works are known there",
            "Have the committee or urban management guard the place and warn",
            "Have its owner put it back; verify and note what was done",
        ),
        call_en="Urban management, the committee, the owner of the cover",
    ),
    ("door_contact", Condition.PROCESS): Guidance(
        meaning_zh="门磁报警：门的开关状态不该如此。",
        actions_zh=(
            "确认报警，看点位说明是哪一道门",
            "请居委会或物业到场查看",
            "关好或修好，涉及消防通道的须恢复畅通，记录处置",
        ),
        call_zh="物业、居委会；有人非法进入拨 110",
        meaning_en="A door contact alarms: the door is not as it should be.",
        actions_en=(
            "Acknowledge; see which door it is",
            "Have the committee or the property management look",
            "Close or mend it, keep fire exits free; note what was done",
        ),
        call_en="Property management, the committee; for intruders 110",
    ),
    ("infrared_activity", Condition.PROCESS): Guidance(
        meaning_zh="老人家中长时间没有活动，可能摔倒或生病。",
        actions_zh=(
            "确认报警，打电话给老人和紧急联系人",
            "无人应答即请居委会上门查看",
            "需要救治拨 120；老人外出则复核为误报并记录",
        ),
        call_zh="居委会、楼组长、家属；救治拨 120，需开门时拨 110",
        meaning_en="Nobody has moved in an elderly person's home for long: a fall, an illness?",
        actions_en=(
            "Acknowledge; telephone the person and the emergency contact",
            "If nobody answers, have the committee visit",
            "For help call 120; if the person is away, verify as false and note it",
        ),
        call_en="The committee, building leader, family; for rescue 120, for a locked door 110",
    ),
    ("water_meter", Condition.PROCESS): Guidance(
        meaning_zh="独居老人家 12 小时用水不足 0.01 立方米，按上海的规则须上门看望。",
        actions_zh=(
            "确认报警，打电话给老人和紧急联系人",
            "请居委会上门看望",
            "需要救治拨 120；老人外出则复核为误报并记录",
        ),
        call_zh="居委会、楼组长、家属；救治拨 120，需开门时拨 110",
        meaning_en="Under 0.01 m3 of water in 12 hours: by Shanghai's rule the committee visits.",
        actions_en=(
            "Acknowledge; telephone the person and the emergency contact",
            "Have the committee visit",
            "For help call 120; if the person is away, verify as false and note it",
        ),
        call_en="The committee, building leader, family; for rescue 120, for a locked door 110",
    ),
    ("hydrant_pressure", Condition.PROCESS): Guidance(
        meaning_zh="消防栓水压低于限值，火灾时可能没有足够的水。",
        actions_zh=(
            "确认报警，看同小区其他消防栓水压",
            "通知物业和微型消防站查看阀门、水泵和漏水",
            "修复前告知微型消防站改用其他水源，记录处置",
        ),
        call_zh="物业、微型消防站",
        meaning_en="Hydrant pressure is below its limit: water may fail in a fire.",
        actions_en=(
            "Acknowledge; look at the other hydrants of the compound",
            "Have property management and micro fire station check valve, pump and leaks",
            "Until repair tell the micro fire station to use other water; note what was done",
        ),
        call_en="Property management, micro fire station",
    ),
}
