"""Words for codes: sensor kinds, states, levels, kinds of places. One entry a code.

Codes come from the domain and the database; only the interface knows words.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.i18n import QT_TRANSLATE_NOOP

_WORDS: dict[str, dict[str, str]] = {
    "sensor_kind": {
        "smoke": QT_TRANSLATE_NOOP("Labels", "烟感"),
        "combustible_gas": QT_TRANSLATE_NOOP("Labels", "可燃气体"),
        "electrical_fire": QT_TRANSLATE_NOOP("Labels", "电气火灾"),
        "water_level": QT_TRANSLATE_NOOP("Labels", "积水水位"),
        "manhole_cover": QT_TRANSLATE_NOOP("Labels", "井盖"),
        "door_contact": QT_TRANSLATE_NOOP("Labels", "门磁"),
        "infrared_activity": QT_TRANSLATE_NOOP("Labels", "红外活动"),
        "water_meter": QT_TRANSLATE_NOOP("Labels", "水表"),
        "hydrant_pressure": QT_TRANSLATE_NOOP("Labels", "消火栓水压"),
    },
    # What a process alarm of the kind means, in the words of the alarm list.
    "alarm_of": {
        "smoke": QT_TRANSLATE_NOOP("Labels", "火灾 · 烟感"),
        "combustible_gas": QT_TRANSLATE_NOOP("Labels", "可燃气体泄漏"),
        "electrical_fire": QT_TRANSLATE_NOOP("Labels", "电气火灾 · 剩余电流"),
        "water_level": QT_TRANSLATE_NOOP("Labels", "积水超限"),
        "manhole_cover": QT_TRANSLATE_NOOP("Labels", "井盖移位"),
        "door_contact": QT_TRANSLATE_NOOP("Labels", "门磁久开"),
        "infrared_activity": QT_TRANSLATE_NOOP("Labels", "独居老人无活动"),
        "water_meter": QT_TRANSLATE_NOOP("Labels", "12 时用水过少"),
        "hydrant_pressure": QT_TRANSLATE_NOOP("Labels", "消火栓水压低"),
    },
    "condition": {
        "process": QT_TRANSLATE_NOOP("Labels", "报警"),
        "fault": QT_TRANSLATE_NOOP("Labels", "设备故障"),
        "stale": QT_TRANSLATE_NOOP("Labels", "设备离线"),
        "battery": QT_TRANSLATE_NOOP("Labels", "电量低"),
        "test": QT_TRANSLATE_NOOP("Labels", "设备测试"),
    },
    "alarm_state": {
        "active_unacked": QT_TRANSLATE_NOOP("Labels", "未确认"),
        "active_acked": QT_TRANSLATE_NOOP("Labels", "已确认"),
        "cleared_unacked": QT_TRANSLATE_NOOP("Labels", "已恢复未确认"),
        "normal": QT_TRANSLATE_NOOP("Labels", "已结束"),
        "shelved": QT_TRANSLATE_NOOP("Labels", "已屏蔽"),
        "suppressed": QT_TRANSLATE_NOOP("Labels", "计划抑制"),
        "out_of_service": QT_TRANSLATE_NOOP("Labels", "已停用"),
    },
    "verdict": {
        "real": QT_TRANSLATE_NOOP("Labels", "真实"),
        "false": QT_TRANSLATE_NOOP("Labels", "误报"),
        "test": QT_TRANSLATE_NOOP("Labels", "测试"),
        "fault": QT_TRANSLATE_NOOP("Labels", "故障"),
    },
    # Why an alarm was false or a device at fault (app.domain.causes), in that order.
    "false_cause": {
        "cooking": QT_TRANSLATE_NOOP("Labels", "烹饪油烟"),
        "steam": QT_TRANSLATE_NOOP("Labels", "水汽"),
        "smoking": QT_TRANSLATE_NOOP("Labels", "吸烟"),
        "incense": QT_TRANSLATE_NOOP("Labels", "烧香、烟花"),
        "solvent": QT_TRANSLATE_NOOP("Labels", "酒精、油漆挥发"),
        "appliance": QT_TRANSLATE_NOOP("Labels", "电器启动"),
        "dust": QT_TRANSLATE_NOOP("Labels", "积尘"),
        "insects": QT_TRANSLATE_NOOP("Labels", "虫子"),
        "damp": QT_TRANSLATE_NOOP("Labels", "受潮"),
        "construction": QT_TRANSLATE_NOOP("Labels", "装修施工"),
        "street_works": QT_TRANSLATE_NOOP("Labels", "道路、管网施工"),
        "washing": QT_TRANSLATE_NOOP("Labels", "冲洗、洒水"),
        "debris": QT_TRANSLATE_NOOP("Labels", "杂物堵塞"),
        "traffic": QT_TRANSLATE_NOOP("Labels", "车辆碾压"),
        "pump_or_mains": QT_TRANSLATE_NOOP("Labels", "水泵检修、停水"),
        "away": QT_TRANSLATE_NOOP("Labels", "家中无人"),
        "other_room": QT_TRANSLATE_NOOP("Labels", "人在其他房间"),
        "held_open": QT_TRANSLATE_NOOP("Labels", "开门通风、搬运"),
        "device_fault": QT_TRANSLATE_NOOP("Labels", "设备自身故障"),
        "battery": QT_TRANSLATE_NOOP("Labels", "电池问题"),
        "mounting": QT_TRANSLATE_NOOP("Labels", "安装不当"),
        "interference": QT_TRANSLATE_NOOP("Labels", "信号干扰"),
        "damage": QT_TRANSLATE_NOOP("Labels", "人为损坏"),
        "limit_unsuitable": QT_TRANSLATE_NOOP("Labels", "限值不合适"),
        "mis_operation": QT_TRANSLATE_NOOP("Labels", "误操作"),
        "test_without_notice": QT_TRANSLATE_NOOP("Labels", "测试未通知"),
        "other": QT_TRANSLATE_NOOP("Labels", "其他原因"),
        "unknown": QT_TRANSLATE_NOOP("Labels", "原因不明"),
    },
    "sensor_state": {
        "unknown": QT_TRANSLATE_NOOP("Labels", "从未上报"),
        "normal": QT_TRANSLATE_NOOP("Labels", "正常"),
        "stale": QT_TRANSLATE_NOOP("Labels", "离线"),
        "fault": QT_TRANSLATE_NOOP("Labels", "故障"),
        "alarm": QT_TRANSLATE_NOOP("Labels", "报警"),
        "test": QT_TRANSLATE_NOOP("Labels", "测试"),
    },
    "shelter_kind": {
        "shelter_point": QT_TRANSLATE_NOOP("Labels", "避难点位"),
        "settlement_site": QT_TRANSLATE_NOOP("Labels", "安置点"),
    },
    "shelter_state": {
        "closed": QT_TRANSLATE_NOOP("Labels", "未开放"),
        "open": QT_TRANSLATE_NOOP("Labels", "开放"),
        "unusable": QT_TRANSLATE_NOOP("Labels", "不可用"),
    },
    "depot_kind": {
        "street_reserve": QT_TRANSLATE_NOOP("Labels", "街道储备点"),
        "area_room": QT_TRANSLATE_NOOP("Labels", "居民区救援室"),
        "micro_fire_station": QT_TRANSLATE_NOOP("Labels", "微型消防站"),
    },
    "stock_move": {
        "receipt": QT_TRANSLATE_NOOP("Labels", "入库"),
        "issue": QT_TRANSLATE_NOOP("Labels", "领用"),
        "count": QT_TRANSLATE_NOOP("Labels", "盘点"),
        "loss": QT_TRANSLATE_NOOP("Labels", "报损"),
        "reversal": QT_TRANSLATE_NOOP("Labels", "撤销"),
    },
    "occupancy_move": {
        "arrival": QT_TRANSLATE_NOOP("Labels", "进入"),
        "departure": QT_TRANSLATE_NOOP("Labels", "离开"),
        "recount": QT_TRANSLATE_NOOP("Labels", "核对人数"),
        "reversal": QT_TRANSLATE_NOOP("Labels", "撤销"),
    },
    "incident_grade": {
        "ordinary": QT_TRANSLATE_NOOP("Labels", "一般"),
        "large": QT_TRANSLATE_NOOP("Labels", "较大"),
        "major": QT_TRANSLATE_NOOP("Labels", "重大"),
        "extraordinary": QT_TRANSLATE_NOOP("Labels", "特别重大"),
    },
    "incident_state": {
        "open": QT_TRANSLATE_NOOP("Labels", "处置中"),
        "closed": QT_TRANSLATE_NOOP("Labels", "已办结"),
    },
    "report_kind": {
        "initial": QT_TRANSLATE_NOOP("Labels", "初报"),
        "follow_up": QT_TRANSLATE_NOOP("Labels", "续报"),
        "final": QT_TRANSLATE_NOOP("Labels", "终报"),
    },
    "refusal": {
        "bad_topic": QT_TRANSLATE_NOOP("Labels", "主题不合规定"),
        "unknown_sensor": QT_TRANSLATE_NOOP("Labels", "未登记的点位"),
        "kind_mismatch": QT_TRANSLATE_NOOP("Labels", "类型与登记不符"),
        "too_large": QT_TRANSLATE_NOOP("Labels", "内容过大"),
        "not_json": QT_TRANSLATE_NOOP("Labels", "不是 JSON"),
        "unknown_version": QT_TRANSLATE_NOOP("Labels", "版本不认识"),
        "not_finite": QT_TRANSLATE_NOOP("Labels", "数值无效"),
        "bad_field": QT_TRANSLATE_NOOP("Labels", "字段有误"),
        "clock_off": QT_TRANSLATE_NOOP("Labels", "设备时钟不准"),
    },
    "broker_state": {
        "connecting": QT_TRANSLATE_NOOP("Labels", "正在连接"),
        "connected": QT_TRANSLATE_NOOP("Labels", "已连接"),
        "lost": QT_TRANSLATE_NOOP("Labels", "断开"),
        "refused": QT_TRANSLATE_NOOP("Labels", "拒绝连接"),
    },
    "found": {
        "sensors": QT_TRANSLATE_NOOP("Labels", "点位"),
        "buildings": QT_TRANSLATE_NOOP("Labels", "楼栋"),
        "compounds": QT_TRANSLATE_NOOP("Labels", "小区"),
        "residential_areas": QT_TRANSLATE_NOOP("Labels", "居民区"),
        "shelters": QT_TRANSLATE_NOOP("Labels", "避难点"),
        "depots": QT_TRANSLATE_NOOP("Labels", "储备点"),
        "supply_items": QT_TRANSLATE_NOOP("Labels", "物资"),
    },
    "incident_kind": {
        "fire": QT_TRANSLATE_NOOP("Labels", "火灾"),
        "gas": QT_TRANSLATE_NOOP("Labels", "燃气"),
        "flood": QT_TRANSLATE_NOOP("Labels", "积水内涝"),
        "wind": QT_TRANSLATE_NOOP("Labels", "大风"),
        "collapse": QT_TRANSLATE_NOOP("Labels", "坍塌坠落"),
        "traffic": QT_TRANSLATE_NOOP("Labels", "交通"),
        "utility": QT_TRANSLATE_NOOP("Labels", "水电电梯"),
        "health": QT_TRANSLATE_NOOP("Labels", "公共卫生"),
        "person": QT_TRANSLATE_NOOP("Labels", "人员求助"),
        "security": QT_TRANSLATE_NOOP("Labels", "治安"),
        "other": QT_TRANSLATE_NOOP("Labels", "其他"),
    },
    "incident_source": {
        "call": QT_TRANSLATE_NOOP("Labels", "群众来电"),
        "alarm": QT_TRANSLATE_NOOP("Labels", "感知报警"),
        "patrol": QT_TRANSLATE_NOOP("Labels", "巡查发现"),
        "committee": QT_TRANSLATE_NOOP("Labels", "居委会上报"),
        "district": QT_TRANSLATE_NOOP("Labels", "区里交办"),
        "other": QT_TRANSLATE_NOOP("Labels", "其他来源"),
    },
    "entry_kind": {
        "note": QT_TRANSLATE_NOOP("Labels", "记录"),
        "call": QT_TRANSLATE_NOOP("Labels", "通话"),
        "order": QT_TRANSLATE_NOOP("Labels", "指令"),
        "report": QT_TRANSLATE_NOOP("Labels", "报告"),
        "state": QT_TRANSLATE_NOOP("Labels", "状态"),
    },
    "call_whom": {
        "caller": QT_TRANSLATE_NOOP("Labels", "报告人"),
        "person": QT_TRANSLATE_NOOP("Labels", "当事人"),
        "family": QT_TRANSLATE_NOOP("Labels", "家属"),
        "neighbour": QT_TRANSLATE_NOOP("Labels", "邻居"),
        "other": QT_TRANSLATE_NOOP("Labels", "其他人"),
    },
    "call_outcome": {
        "reached": QT_TRANSLATE_NOOP("Labels", "已接通"),
        "unreached": QT_TRANSLATE_NOOP("Labels", "未接通"),
    },
    "task_state": {
        "open": QT_TRANSLATE_NOOP("Labels", "进行中"),
        "done": QT_TRANSLATE_NOOP("Labels", "已完成"),
        "cancelled": QT_TRANSLATE_NOOP("Labels", "已取消"),
    },
    "plan_kind": {
        "overall": QT_TRANSLATE_NOOP("Labels", "总体预案"),
        "special": QT_TRANSLATE_NOOP("Labels", "专项预案"),
        "residential_area": QT_TRANSLATE_NOOP("Labels", "居民区预案"),
    },
    "role": {
        "officer": QT_TRANSLATE_NOOP("Labels", "值班员"),
        "leader": QT_TRANSLATE_NOOP("Labels", "值班长"),
        "administrator": QT_TRANSLATE_NOOP("Labels", "管理员"),
    },
}

LEVEL_NUMERALS = ("I", "II", "III", "IV")


def word(vocabulary: str, code: str | None) -> str:
    """Return the word for `code`; a code without an entry is shown as it is, never hidden."""
    if not code:
        return "—"
    source = _WORDS[vocabulary].get(code)
    return QCoreApplication.translate("Labels", source) if source else code


def codes(vocabulary: str) -> tuple[str, ...]:
    """Return the codes of a vocabulary in their order."""
    return tuple(_WORDS[vocabulary])


def alarm_title(kind: str, condition: str) -> str:
    """Return what an alarm is, e.g. `火灾 · 烟感`, `设备离线 · 水表`."""
    if condition == "process":
        return word("alarm_of", kind)
    return f"{word('condition', condition)} · {word('sensor_kind', kind)}"


def level_name(level: int) -> str:
    """Return e.g. `I 级`."""
    return QCoreApplication.translate("Labels", "{0} 级").format(LEVEL_NUMERALS[level - 1])
