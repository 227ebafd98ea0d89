"""The codes of the standard, with their Chinese names (tables 3 to 6 and clauses 8.2.1.x).

Compared across independent public descriptions of GB/T 26875.3-2011, not with the printed text:
docs/gbt26875.md says what to check. A code that is not here is reserved or a maker's own.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Kind(IntEnum):
    """The type flag of an application data unit, for what devices send (clause 8.1.1)."""

    SYSTEM_STATE = 1
    COMPONENT_STATE = 2
    ANALOGUE = 3
    OPERATION = 4
    SOFTWARE = 5
    SYSTEM_SETUP = 6
    COMPONENT_SETUP = 7
    SYSTEM_TIME = 8
    DEVICE_STATE = 21
    DEVICE_OPERATION = 24
    DEVICE_SOFTWARE = 25
    DEVICE_SETUP = 26
    DEVICE_TIME = 28


DOWNSTREAM: dict[int, str] = {
    61: "读建筑消防设施系统状态",
    62: "读建筑消防设施部件运行状态",
    63: "读建筑消防设施部件模拟量值",
    64: "读建筑消防设施操作信息记录",
    65: "读建筑消防设施软件版本",
    66: "读建筑消防设施系统配置情况",
    67: "读建筑消防设施部件配置情况",
    68: "读建筑消防设施系统时间",
    81: "读用户信息传输装置运行状态",
    84: "读用户信息传输装置操作信息记录",
    85: "读用户信息传输装置软件版本",
    86: "读用户信息传输装置配置情况",
    88: "读用户信息传输装置系统时间",
    89: "初始化用户信息传输装置",
    90: "同步用户信息传输装置时钟",
    91: "查岗命令",
}
"""What a centre asks of devices: never a device's to send. The watch asks none of it yet."""

UPSTREAM: dict[int, str] = {
    Kind.SYSTEM_STATE: "建筑消防设施系统状态",
    Kind.COMPONENT_STATE: "建筑消防设施部件运行状态",
    Kind.ANALOGUE: "建筑消防设施部件模拟量值",
    Kind.OPERATION: "建筑消防设施操作信息",
    Kind.SOFTWARE: "建筑消防设施软件版本",
    Kind.SYSTEM_SETUP: "建筑消防设施系统配置情况",
    Kind.COMPONENT_SETUP: "建筑消防设施部件配置情况",
    Kind.SYSTEM_TIME: "建筑消防设施系统时间",
    Kind.DEVICE_STATE: "用户信息传输装置运行状态",
    Kind.DEVICE_OPERATION: "用户信息传输装置操作信息",
    Kind.DEVICE_SOFTWARE: "用户信息传输装置软件版本",
    Kind.DEVICE_SETUP: "用户信息传输装置配置情况",
    Kind.DEVICE_TIME: "用户信息传输装置系统时间",
}

SYSTEMS: dict[int, str] = {
    0: "通用",
    1: "火灾报警系统",
    10: "消防联动控制器",
    11: "消火栓系统",
    12: "自动喷水灭火系统",
    13: "气体灭火系统",
    14: "水喷雾灭火系统（泵启动方式）",
    15: "水喷雾灭火系统（压力容器启动方式）",
    16: "泡沫灭火系统",
    17: "干粉灭火系统",
    18: "防烟排烟系统",
    19: "防火门及卷帘系统",
    20: "消防电梯",
    21: "消防应急广播",
    22: "消防应急照明和疏散指示系统",
    23: "消防电源",
    24: "消防电话",
}
"""System types. One public copy names 23 消防电梯 once more: to be checked."""

COMPONENTS: dict[int, str] = {
    0: "通用",
    1: "火灾报警控制器",
    10: "可燃气体探测器",
    11: "点型可燃气体探测器",
    12: "独立式可燃气体探测器",
    13: "线型可燃气体探测器",
    16: "电气火灾监控报警器",
    17: "剩余电流式电气火灾监控探测器",
    18: "测温式电气火灾监控探测器",
    21: "探测回路",
    22: "火灾显示盘",
    23: "手动火灾报警按钮",
    24: "消火栓按钮",
    25: "火灾探测器",
    30: "感温火灾探测器",
    31: "点型感温火灾探测器",
    32: "点型感温火灾探测器（S型）",
    33: "点型感温火灾探测器（R型）",
    34: "线型感温火灾探测器",
    35: "线型感温火灾探测器（S型）",
    36: "线型感温火灾探测器（R型）",
    37: "光纤感温火灾探测器",
    40: "感烟火灾探测器",
    41: "点型离子感烟火灾探测器",
    42: "点型光电感烟火灾探测器",
    43: "线型光束感烟火灾探测器",
    44: "吸气式感烟火灾探测器",
    50: "复合式火灾探测器",
    51: "复合式感烟感温火灾探测器",
    52: "复合式感光感温火灾探测器",
    53: "复合式感光感烟火灾探测器",
    61: "紫外火焰探测器",
    62: "红外火焰探测器",
    69: "感光火灾探测器",
    74: "气体探测器",
    78: "图像摄像方式火灾探测器",
    79: "感声火灾探测器",
    81: "气体灭火控制器",
    82: "消防电气控制装置",
    83: "消防控制室图形显示装置",
    84: "模块",
    85: "输入模块",
    86: "输出模块",
    87: "输入/输出模块",
    88: "中继模块",
    91: "消防水泵",
    92: "消防水箱",
    95: "喷淋泵",
    96: "水流指示器",
    97: "信号阀",
    98: "报警阀",
    99: "压力开关",
    101: "阀驱动装置",
    102: "防火门",
    103: "防火阀",
    104: "通风空调",
    105: "泡沫液泵",
    106: "管网电磁阀",
    111: "防烟排烟风机",
    113: "排烟防火阀",
    114: "常闭送风口",
    115: "排烟口",
    116: "电控挡烟垂壁",
    117: "防火卷帘控制器",
    118: "防火门监控器",
    121: "报警装置",
}


class Quantity(NamedTuple):
    """An analogue quantity: the raw signed 16-bit value times `step` is in `unit`."""

    name: str
    unit: str
    step: float


QUANTITIES: dict[int, Quantity] = {
    1: Quantity("事件计数", "件", 1),
    2: Quantity("高度", "m", 0.01),
    3: Quantity("温度", "℃", 0.1),
    4: Quantity("压力", "MPa", 0.1),
    5: Quantity("压力", "kPa", 0.1),
    6: Quantity("气体浓度", "%LEL", 0.1),
    7: Quantity("时间", "s", 1),
    8: Quantity("电压", "V", 0.1),
    9: Quantity("电流", "A", 0.1),
    10: Quantity("流量", "L/s", 0.1),
    11: Quantity("风量", "m3/min", 0.1),
    12: Quantity("风速", "m/s", 1),
}
"""Analogue types. Steps of 4 (MPa) and 12 differ between makers: to be checked at each device."""

NORMAL_RUN = 1 << 0
FIRE = 1 << 1
FAULT = 1 << 2
SHIELDED = 1 << 3
SUPERVISED = 1 << 4
STARTED = 1 << 5
FEEDBACK = 1 << 6
DELAYED = 1 << 7
POWER_FAULT = 1 << 8

COMPONENT_BITS: tuple[tuple[int, str], ...] = (
    (FIRE, "火警"),
    (FAULT, "故障"),
    (SHIELDED, "屏蔽"),
    (SUPERVISED, "监管"),
    (STARTED, "启动"),
    (FEEDBACK, "反馈"),
    (DELAYED, "延时"),
    (POWER_FAULT, "电源故障"),
)
"""Bits of a component's state; bit 0 is 1 in normal running and 0 under test."""

SYSTEM_BITS: tuple[tuple[int, str], ...] = (
    *COMPONENT_BITS[:-1],
    (1 << 8, "主电故障"),
    (1 << 9, "备电故障"),
    (1 << 10, "总线故障"),
    (1 << 11, "手动状态"),
    (1 << 12, "配置改变"),
    (1 << 13, "复位"),
)

DEVICE_BITS: tuple[tuple[int, str], ...] = (
    (1 << 1, "火警"),
    (1 << 2, "故障"),
    (1 << 3, "主电故障"),
    (1 << 4, "备电故障"),
    (1 << 5, "与监控中心通信信道故障"),
    (1 << 6, "监测连接线路故障"),
)

OPERATION_BITS: tuple[tuple[int, str], ...] = (
    (1 << 0, "复位"),
    (1 << 1, "消音"),
    (1 << 2, "手动报警"),
    (1 << 3, "警情消除"),
    (1 << 4, "自检"),
    (1 << 5, "确认"),
    (1 << 6, "测试"),
)

DEVICE_OPERATION_BITS: tuple[tuple[int, str], ...] = (
    *OPERATION_BITS[:5],
    (1 << 5, "查岗应答"),
    (1 << 6, "测试"),
)


def named(bits: int, table: tuple[tuple[int, str], ...]) -> str:
    """Return the names of the bits that are set, "" for none."""
    return "、".join(name for bit, name in table if bits & bit)


FIRE_PARTS = frozenset(
    {23, 24, 25, *range(30, 38), *range(40, 45), *range(50, 54), 61, 62, 69, 78, 79}
)
"""Component types whose alarm is a fire alarm."""
GAS_PARTS = frozenset({10, 11, 12, 13, 74})
ELECTRICAL_PARTS = frozenset({16, 17, 18})
