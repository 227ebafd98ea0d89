"""Words for what can be filled in: every field and every choice of every form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.drill.editing.spec import alias
from ui import labels

if TYPE_CHECKING:
    from app.drill.editing.spec import Spec

translate = QCoreApplication.translate

_FIELDS: dict[str, Any] = {
    # of several forms; an entry `form.field` goes before
    "id": QT_TRANSLATE_NOOP("DrillFields", "编号"),
    "title": QT_TRANSLATE_NOOP("DrillFields", "标题"),
    "text": QT_TRANSLATE_NOOP("DrillFields", "内容"),
    "from": QT_TRANSLATE_NOOP("DrillFields", "来自谁（要一看就知道是虚构的）"),
    "phone": QT_TRANSLATE_NOOP("DrillFields", "电话（虚构）"),
    "channel": QT_TRANSLATE_NOOP("DrillFields", "渠道"),
    "attachment": QT_TRANSLATE_NOOP("DrillFields", "附件"),
    "caption": QT_TRANSLATE_NOOP("DrillFields", "说明"),
    "reason": QT_TRANSLATE_NOOP("DrillFields", "原因"),
    "notes": QT_TRANSLATE_NOOP("DrillFields", "导调提示"),
    "kind": QT_TRANSLATE_NOOP("DrillFields", "类型"),
    "area": QT_TRANSLATE_NOOP("DrillFields", "居民区（不填：不限）"),
    "shelter": QT_TRANSLATE_NOOP("DrillFields", "避难点位"),
    "sensor": QT_TRANSLATE_NOOP("DrillFields", "点位"),
    "sensors": QT_TRANSLATE_NOOP("DrillFields", "点位，一行一个"),
    "depot": QT_TRANSLATE_NOOP("DrillFields", "储备点（不填：不限）"),
    "item": QT_TRANSLATE_NOOP("DrillFields", "物资"),
    "lot": QT_TRANSLATE_NOOP("DrillFields", "批次"),
    "plan": QT_TRANSLATE_NOOP("DrillFields", "预案"),
    "team": QT_TRANSLATE_NOOP("DrillFields", "队伍"),
    "camera": QT_TRANSLATE_NOOP("DrillFields", "摄像机"),
    "road": QT_TRANSLATE_NOOP("DrillFields", "道路"),
    "quantity": QT_TRANSLATE_NOOP("DrillFields", "数量（按物资的单位）"),
    "people": QT_TRANSLATE_NOOP("DrillFields", "人数"),
    "count": QT_TRANSLATE_NOOP("DrillFields", "个数"),
    "value": QT_TRANSLATE_NOOP("DrillFields", "数值（按点位的单位）"),
    "state": QT_TRANSLATE_NOOP("DrillFields", "状态"),
    "level": QT_TRANSLATE_NOOP("DrillFields", "等级"),
    "lasts": QT_TRANSLATE_NOOP("DrillFields", "持续多久"),
    "holds": QT_TRANSLATE_NOOP("DrillFields", "有效多久"),
    "inject": QT_TRANSLATE_NOOP("DrillFields", "哪个注入"),
    "since": QT_TRANSLATE_NOOP("DrillFields", "从哪个注入算起（不选：推演开始）"),
    "within": QT_TRANSLATE_NOOP("DrillFields", "多久之内"),
    "before": QT_TRANSLATE_NOOP("DrillFields", "在哪个注入之前"),
    "at": QT_TRANSLATE_NOOP("DrillFields", "推演时间"),
    "act": QT_TRANSLATE_NOOP("DrillFields", "什么行动"),
    "role": QT_TRANSLATE_NOOP("DrillFields", "看哪个角色"),
    "at_least": QT_TRANSLATE_NOOP("DrillFields", "至少"),
    "at_most": QT_TRANSLATE_NOOP("DrillFields", "至多"),
    "weight": QT_TRANSLATE_NOOP("DrillFields", "分值"),
    "body": QT_TRANSLATE_NOOP("DrillFields", "内容"),
    # the scenario
    "scenario.version": QT_TRANSLATE_NOOP("DrillFields", "版本"),
    "scenario.author": QT_TRANSLATE_NOOP("DrillFields", "作者"),
    "scenario.summary": QT_TRANSLATE_NOOP("DrillFields", "概要"),
    "scenario.begins": QT_TRANSLATE_NOOP("DrillFields", "情景从什么时候开始（不填：推演当时）"),
    "scenario.lasts": QT_TRANSLATE_NOOP("DrillFields", "全程多久"),
    "scenario.seed": QT_TRANSLATE_NOOP("DrillFields", "随机数种子（抽取变体用）"),
    "scenario.format": QT_TRANSLATE_NOOP("DrillFields", "格式版本"),
    "scenario.objectives": QT_TRANSLATE_NOOP("DrillFields", "目标"),
    "scenario.roles": QT_TRANSLATE_NOOP("DrillFields", "角色"),
    "scenario.injects": QT_TRANSLATE_NOOP("DrillFields", "情景注入"),
    "scenario.expectations": QT_TRANSLATE_NOOP("DrillFields", "评估标准"),
    "scenario.world": QT_TRANSLATE_NOOP("DrillFields", "初始情况"),
    "objective.capability": QT_TRANSLATE_NOOP("DrillFields", "体现什么能力"),
    "role.kind": QT_TRANSLATE_NOOP("DrillFields", "怎样参加"),
    # an inject, when it comes, and its variants
    "inject.to": QT_TRANSLATE_NOOP("DrillFields", "给谁（不选：所有人）"),
    "inject.trigger": QT_TRANSLATE_NOOP("DrillFields", "什么时候发生"),
    "inject.variants": QT_TRANSLATE_NOOP("DrillFields", "变体"),
    "inject.expects": QT_TRANSLATE_NOOP("DrillFields", "希望看到什么（只有导调知道）"),
    "inject.answer_within": QT_TRANSLATE_NOOP("DrillFields", "多久之内要答复（不填：不要求）"),
    "inject.objectives": QT_TRANSLATE_NOOP("DrillFields", "为了哪些目标"),
    "trigger.after": QT_TRANSLATE_NOOP("DrillFields", "在哪个注入发出之后"),
    "trigger.on": QT_TRANSLATE_NOOP("DrillFields", "参演人员做了什么之后"),
    "trigger.unless": QT_TRANSLATE_NOOP("DrillFields", "没有人做什么"),
    "trigger.when": QT_TRANSLATE_NOOP("DrillFields", "什么条件成立时"),
    "trigger.by_hand": QT_TRANSLATE_NOOP("DrillFields", "由导调手动发出"),
    "trigger.delay": QT_TRANSLATE_NOOP("DrillFields", "再过多久"),
    "variant.weight": QT_TRANSLATE_NOOP("DrillFields", "权重（抽中的机会）"),
    "variant.on": QT_TRANSLATE_NOOP("DrillFields", "参演人员做过什么就用它（不选：按权重抽取）"),
    "condition.condition": QT_TRANSLATE_NOOP("DrillFields", "条件"),
    # expectations
    "expectation.objective": QT_TRANSLATE_NOOP("DrillFields", "属于哪个目标"),
    "expectation.criterion": QT_TRANSLATE_NOOP("DrillFields", "评估标准"),
    # what the controller keeps in mind
    "inject.notes.watch": QT_TRANSLATE_NOOP("DrillFields", "导调提示：留意什么"),
    "inject.notes.asked": QT_TRANSLATE_NOOP("DrillFields", "导调提示：被问到时怎么说"),
    "scenario.notes.aim": QT_TRANSLATE_NOOP("DrillFields", "导调提示：这次推演真正要看什么"),
    "scenario.notes.conduct": QT_TRANSLATE_NOOP("DrillFields", "导调提示：怎样组织"),
    "scenario.notes.discuss": QT_TRANSLATE_NOOP(
        "DrillFields", "导调提示：结束后讨论的问题，一行一个"
    ),
    # plug-ins
    "building": QT_TRANSLATE_NOOP("DrillFields", "楼栋"),
    "stretch": QT_TRANSLATE_NOOP("DrillFields", "哪一段"),
    "effect.loss.back": QT_TRANSLATE_NOOP("DrillFields", "恢复可用（不勾：受损）"),
    "effect.loss.shelter": QT_TRANSLATE_NOOP("DrillFields", "避难点位（四类里只填一类）"),
    "effect.loss.depot": QT_TRANSLATE_NOOP("DrillFields", "储备点"),
    "effect.loss.lot": QT_TRANSLATE_NOOP("DrillFields", "批次（不填：这种物资全部）"),
    "effect.loss.quantity": QT_TRANSLATE_NOOP("DrillFields", "数量（不填：整批）"),
    "effect.warning.instruction": QT_TRANSLATE_NOOP("DrillFields", "防御指引"),
    "effect.warning.area": QT_TRANSLATE_NOOP("DrillFields", "影响哪里（用文字）"),
    "effect.warning.lifted": QT_TRANSLATE_NOOP("DrillFields", "解除这个灾种的预警"),
    "whom": QT_TRANSLATE_NOOP("DrillFields", "给谁回电（不选：任何人）"),
    "who": QT_TRANSLATE_NOOP("DrillFields", "哪些人"),
    "scope": QT_TRANSLATE_NOOP("DrillFields", "哪一级的队伍（不选：不限）"),
    "named": QT_TRANSLATE_NOOP("DrillFields", "队伍名称或用途里的字"),
    "spoiled": QT_TRANSLATE_NOOP("DrillFields", "不能发的批次，一行一个"),
    "shelters": QT_TRANSLATE_NOOP("DrillFields", "只算这些避难点位，一行一个（不填：所有）"),
    "criterion.evacuation_complete.people": QT_TRANSLATE_NOOP(
        "DrillFields", "人数（不填：按登记册）"
    ),
    "criterion.called_back.kind": QT_TRANSLATE_NOOP("DrillFields", "哪类事件（不选：不限）"),
    "criterion.team_dispatched_within.team": QT_TRANSLATE_NOOP("DrillFields", "队伍（不填：不限）"),
    "criterion.level_right.level": QT_TRANSLATE_NOOP("DrillFields", "响应等级，正好是"),
    "effect.message.from": QT_TRANSLATE_NOOP("DrillFields", "发信人"),
    "effect.warning.hazard": QT_TRANSLATE_NOOP("DrillFields", "灾种"),
    "effect.warning.headline": QT_TRANSLATE_NOOP("DrillFields", "预警标题"),
    "effect.warning.issuer": QT_TRANSLATE_NOOP("DrillFields", "发布单位"),
    "effect.reading.curve": QT_TRANSLATE_NOOP(
        "DrillFields", "变化过程：一行一个“时间 数值”，如 20s 5.8"
    ),
    "effect.reading.each": QT_TRANSLATE_NOOP("DrillFields", "隔多久报一次"),
    "effect.storm.event": QT_TRANSLATE_NOOP("DrillFields", "整套情景（选了它，下面都不用填）"),
    "effect.storm.sensors": QT_TRANSLATE_NOOP("DrillFields", "哪类点位"),
    "effect.storm.over": QT_TRANSLATE_NOOP("DrillFields", "在多久之内陆续报警"),
    "effect.incident.grade": QT_TRANSLATE_NOOP("DrillFields", "事件分级"),
    "effect.incident.source": QT_TRANSLATE_NOOP("DrillFields", "怎样得知"),
    "effect.incident.place": QT_TRANSLATE_NOOP("DrillFields", "地点"),
    "effect.reading.silent": QT_TRANSLATE_NOOP("DrillFields", "不再上报（失去联系）"),
    "effect.outage.back": QT_TRANSLATE_NOOP("DrillFields", "已恢复"),
    "effect.outage.mains": QT_TRANSLATE_NOOP("DrillFields", "接市电的点位报故障"),
    "beginning.background.over": QT_TRANSLATE_NOOP("DrillFields", "多久之内都报过一遍"),
    "effect.outage.of": QT_TRANSLATE_NOOP("DrillFields", "什么中断"),
    "effect.rumour.truth": QT_TRANSLATE_NOOP("DrillFields", "实情（只有导调知道）"),
    "effect.question.looks_for": QT_TRANSLATE_NOOP("DrillFields", "好的答复会说到什么，一行一点"),
    "effect.decision.options": QT_TRANSLATE_NOOP(
        "DrillFields", "可选方案：一行一个“编号 内容”，如 a 整栋疏散"
    ),
    "effect.decision.best": QT_TRANSLATE_NOOP("DrillFields", "较好的方案编号（只有导调知道）"),
    "beginning.notice.about": QT_TRANSLATE_NOOP("DrillFields", "关于什么"),
    "criterion.acknowledged_within.inject": QT_TRANSLATE_NOOP(
        "DrillFields", "哪个注入引起的报警（不选：所有报警）"
    ),
    "criterion.acknowledged_within.sensors": QT_TRANSLATE_NOOP(
        "DrillFields", "哪类点位（不选：所有）"
    ),
    "criterion.acknowledged_within.level": QT_TRANSLATE_NOOP("DrillFields", "这一级和更高级"),
    "criterion.plan_activated.level": QT_TRANSLATE_NOOP("DrillFields", "响应等级，至少"),
    "criterion.reported_within.report": QT_TRANSLATE_NOOP("DrillFields", "哪种报告"),
    "criterion.shelter_opened_before.at": QT_TRANSLATE_NOOP("DrillFields", "或在什么推演时间之前"),
    "criterion.shelter_opened_before.count": QT_TRANSLATE_NOOP("DrillFields", "居民区内几个点位"),
    "criterion.task_done.title": QT_TRANSLATE_NOOP("DrillFields", "任务标题里的字"),
    "condition.alarms_open.kind": QT_TRANSLATE_NOOP("DrillFields", "哪类点位（不选：所有）"),
    "condition.alarms_open.level": QT_TRANSLATE_NOOP("DrillFields", "这一级和更高级"),
    "condition.plan_level.level": QT_TRANSLATE_NOOP("DrillFields", "响应等级，至少"),
    "condition.plan_level.plan": QT_TRANSLATE_NOOP("DrillFields", "预案（不填：任一）"),
    "condition.shelter_people.shelter": QT_TRANSLATE_NOOP("DrillFields", "避难点位（不填：所有）"),
    "condition.inject_answered.option": QT_TRANSLATE_NOOP(
        "DrillFields", "选了哪个方案编号（不填：任何答复）"
    ),
}

_CHOICES: dict[str, dict[str, Any]] = {
    "capability": {
        "watch": QT_TRANSLATE_NOOP("DrillChoices", "监测报警"),
        "report": QT_TRANSLATE_NOOP("DrillChoices", "信息报送"),
        "command": QT_TRANSLATE_NOOP("DrillChoices", "指挥启动"),
        "evacuation": QT_TRANSLATE_NOOP("DrillChoices", "疏散安置"),
        "supply": QT_TRANSLATE_NOOP("DrillChoices", "物资保障"),
        "care": QT_TRANSLATE_NOOP("DrillChoices", "帮扶照护"),
        "information": QT_TRANSLATE_NOOP("DrillChoices", "信息发布"),
    },
    "role.kind": {
        "controller": QT_TRANSLATE_NOOP("DrillChoices", "导调"),
        "player": QT_TRANSLATE_NOOP("DrillChoices", "参演"),
        "evaluator": QT_TRANSLATE_NOOP("DrillChoices", "评估"),
        "observer": QT_TRANSLATE_NOOP("DrillChoices", "观摩"),
    },
    "inject.kind": {
        "message": QT_TRANSLATE_NOOP("DrillChoices", "消息"),
        "call": QT_TRANSLATE_NOOP("DrillChoices", "来电"),
        "warning": QT_TRANSLATE_NOOP("DrillChoices", "预警"),
        "reading": QT_TRANSLATE_NOOP("DrillChoices", "传感器读数"),
        "storm": QT_TRANSLATE_NOOP("DrillChoices", "报警潮"),
        "incident": QT_TRANSLATE_NOOP("DrillChoices", "事件"),
        "loss": QT_TRANSLATE_NOOP("DrillChoices", "资源受损"),
        "outage": QT_TRANSLATE_NOOP("DrillChoices", "停用、中断"),
        "rumour": QT_TRANSLATE_NOOP("DrillChoices", "传言"),
        "picture": QT_TRANSLATE_NOOP("DrillChoices", "画面"),
        "sound": QT_TRANSLATE_NOOP("DrillChoices", "录音"),
        "video": QT_TRANSLATE_NOOP("DrillChoices", "视频"),
        "question": QT_TRANSLATE_NOOP("DrillChoices", "询问"),
        "decision": QT_TRANSLATE_NOOP("DrillChoices", "决策点"),
    },
    "criterion": {
        "acknowledged_within": QT_TRANSLATE_NOOP("DrillChoices", "限时确认报警"),
        "plan_activated": QT_TRANSLATE_NOOP("DrillChoices", "启动预案"),
        "reported_within": QT_TRANSLATE_NOOP("DrillChoices", "限时报告区里"),
        "shelter_opened_before": QT_TRANSLATE_NOOP("DrillChoices", "提前开放避难点位"),
        "stock_issued": QT_TRANSLATE_NOOP("DrillChoices", "发放物资"),
        "task_done": QT_TRANSLATE_NOOP("DrillChoices", "完成任务"),
        "answered_within": QT_TRANSLATE_NOOP("DrillChoices", "限时答复"),
        "level_right": QT_TRANSLATE_NOOP("DrillChoices", "响应等级正好"),
        "evacuation_complete": QT_TRANSLATE_NOOP("DrillChoices", "疏散到位"),
        "lots_right": QT_TRANSLATE_NOOP("DrillChoices", "发对批次"),
        "called_back": QT_TRANSLATE_NOOP("DrillChoices", "回电"),
        "notified": QT_TRANSLATE_NOOP("DrillChoices", "逐户通知脆弱人群"),
        "team_dispatched_within": QT_TRANSLATE_NOOP("DrillChoices", "限时派出队伍"),
        "act_within": QT_TRANSLATE_NOOP("DrillChoices", "限时做某事"),
        "act_before": QT_TRANSLATE_NOOP("DrillChoices", "在某个注入之前做某事"),
    },
    "condition": {
        "alarms_open": QT_TRANSLATE_NOOP("DrillChoices", "未处置的报警有几条"),
        "shelters_open": QT_TRANSLATE_NOOP("DrillChoices", "开放的避难点位有几个"),
        "shelter_people": QT_TRANSLATE_NOOP("DrillChoices", "避难点位里有多少人"),
        "stock_left": QT_TRANSLATE_NOOP("DrillChoices", "物资还剩多少"),
        "tasks_overdue": QT_TRANSLATE_NOOP("DrillChoices", "超时的任务有几项"),
        "plan_level": QT_TRANSLATE_NOOP("DrillChoices", "预案已启动到几级"),
        "inject_answered": QT_TRANSLATE_NOOP("DrillChoices", "某个注入已答复"),
    },
    "beginning.kind": {
        "shelter": QT_TRANSLATE_NOOP("DrillChoices", "避难点位的状态"),
        "stock": QT_TRANSLATE_NOOP("DrillChoices", "物资库存"),
        "away": QT_TRANSLATE_NOOP("DrillChoices", "队伍不在"),
        "notice": QT_TRANSLATE_NOOP("DrillChoices", "告示（预警、封路、天气）"),
        "warning": QT_TRANSLATE_NOOP("DrillChoices", "已生效的预警"),
        "closure": QT_TRANSLATE_NOOP("DrillChoices", "道路封闭"),
        "background": QT_TRANSLATE_NOOP("DrillChoices", "其余点位照常上报"),
    },
    "channel": {
        "phone_text": QT_TRANSLATE_NOOP("DrillChoices", "短信"),
        "wechat": QT_TRANSLATE_NOOP("DrillChoices", "微信"),
        "system": QT_TRANSLATE_NOOP("DrillChoices", "业务系统"),
        "paper": QT_TRANSLATE_NOOP("DrillChoices", "书面"),
    },
    "hazard": {
        "typhoon": QT_TRANSLATE_NOOP("DrillChoices", "台风"),
        "rainstorm": QT_TRANSLATE_NOOP("DrillChoices", "暴雨"),
        "high_tide": QT_TRANSLATE_NOOP("DrillChoices", "高潮位"),
        "heat": QT_TRANSLATE_NOOP("DrillChoices", "高温"),
        "cold": QT_TRANSLATE_NOOP("DrillChoices", "寒潮"),
        "wind": QT_TRANSLATE_NOOP("DrillChoices", "大风"),
        "thunder": QT_TRANSLATE_NOOP("DrillChoices", "雷电"),
        "fog": QT_TRANSLATE_NOOP("DrillChoices", "大雾"),
        "snow": QT_TRANSLATE_NOOP("DrillChoices", "暴雪"),
        "ice": QT_TRANSLATE_NOOP("DrillChoices", "道路结冰"),
    },
    "effect.warning.level": {
        "blue": QT_TRANSLATE_NOOP("DrillChoices", "蓝色（IV）"),
        "yellow": QT_TRANSLATE_NOOP("DrillChoices", "黄色（III）"),
        "orange": QT_TRANSLATE_NOOP("DrillChoices", "橙色（II）"),
        "red": QT_TRANSLATE_NOOP("DrillChoices", "红色（I）"),
    },
    "effect.reading.state": {
        "normal": QT_TRANSLATE_NOOP("DrillChoices", "正常"),
        "alarm": QT_TRANSLATE_NOOP("DrillChoices", "报警"),
        "fault": QT_TRANSLATE_NOOP("DrillChoices", "故障"),
    },
    "beginning.shelter.state": {
        "open": QT_TRANSLATE_NOOP("DrillChoices", "开放"),
        "closed": QT_TRANSLATE_NOOP("DrillChoices", "未开放"),
        "unusable": QT_TRANSLATE_NOOP("DrillChoices", "不可用"),
    },
    "event": {
        "kitchen-fire": QT_TRANSLATE_NOOP("DrillChoices", "厨房起火"),
        "gas-leak": QT_TRANSLATE_NOOP("DrillChoices", "燃气泄漏"),
        "flooded-underpass": QT_TRANSLATE_NOOP("DrillChoices", "下立交积水"),
        "elder-unseen": QT_TRANSLATE_NOOP("DrillChoices", "独居老人无活动"),
    },
    "of": {
        "power": QT_TRANSLATE_NOOP("DrillChoices", "供电"),
        "water": QT_TRANSLATE_NOOP("DrillChoices", "供水"),
        "gas": QT_TRANSLATE_NOOP("DrillChoices", "燃气"),
        "network": QT_TRANSLATE_NOOP("DrillChoices", "网络"),
        "phone": QT_TRANSLATE_NOOP("DrillChoices", "电话"),
        "lift": QT_TRANSLATE_NOOP("DrillChoices", "电梯"),
        "video": QT_TRANSLATE_NOOP("DrillChoices", "视频监控"),
        "broker": QT_TRANSLATE_NOOP("DrillChoices", "消息代理（点位全部收不到）"),
        "district": QT_TRANSLATE_NOOP("DrillChoices", "与区里的连接"),
    },
    "about": {
        "warning": QT_TRANSLATE_NOOP("DrillChoices", "预警"),
        "closure": QT_TRANSLATE_NOOP("DrillChoices", "封路"),
        "weather": QT_TRANSLATE_NOOP("DrillChoices", "天气"),
        "other": QT_TRANSLATE_NOOP("DrillChoices", "其他"),
    },
    "whom": {
        "caller": QT_TRANSLATE_NOOP("DrillChoices", "来电人"),
        "person": QT_TRANSLATE_NOOP("DrillChoices", "本人"),
        "family": QT_TRANSLATE_NOOP("DrillChoices", "家属"),
        "neighbour": QT_TRANSLATE_NOOP("DrillChoices", "邻居"),
        "other": QT_TRANSLATE_NOOP("DrillChoices", "其他人"),
    },
    "who": {
        "vulnerable": QT_TRANSLATE_NOOP("DrillChoices", "脆弱人群"),
        "residents": QT_TRANSLATE_NOOP("DrillChoices", "所有居民"),
    },
    "scope": {
        "street": QT_TRANSLATE_NOOP("DrillChoices", "街道队伍"),
        "residential_area": QT_TRANSLATE_NOOP("DrillChoices", "居民区队伍"),
        "social_force": QT_TRANSLATE_NOOP("DrillChoices", "社会力量"),
    },
    "report": {
        "phone": QT_TRANSLATE_NOOP("DrillChoices", "电话报告"),
        "initial": QT_TRANSLATE_NOOP("DrillChoices", "书面初报"),
        "follow_up": QT_TRANSLATE_NOOP("DrillChoices", "书面续报"),
        "final": QT_TRANSLATE_NOOP("DrillChoices", "书面终报"),
    },
}

_ENDED: Any = QT_TRANSLATE_NOOP("DrillChoices", "响应已结束")

WAYS: dict[str, Any] = {
    "at": QT_TRANSLATE_NOOP("DrillChoices", "到某个推演时间"),
    "after": QT_TRANSLATE_NOOP("DrillChoices", "在另一个注入之后"),
    "on": QT_TRANSLATE_NOOP("DrillChoices", "参演人员做了某事之后"),
    "unless": QT_TRANSLATE_NOOP("DrillChoices", "一段时间没有人做某事"),
    "when": QT_TRANSLATE_NOOP("DrillChoices", "某个条件成立时"),
    "by_hand": QT_TRANSLATE_NOOP("DrillChoices", "由导调手动发出"),
}
"""When an inject comes, by the field of its trigger."""

DEEDS: dict[tuple[str, str], Any] = {
    ("acknowledge", "alarms"): QT_TRANSLATE_NOOP("DrillChoices", "确认报警"),
    ("reset", "alarms"): QT_TRANSLATE_NOOP("DrillChoices", "核实报警并写结论"),
    ("incident_open", "incidents"): QT_TRANSLATE_NOOP("DrillChoices", "登记事件"),
    ("incident_grade", "incidents"): QT_TRANSLATE_NOOP("DrillChoices", "调整事件等级"),
    ("incident_close", "incidents"): QT_TRANSLATE_NOOP("DrillChoices", "办结事件"),
    ("task_add", "tasks"): QT_TRANSLATE_NOOP("DrillChoices", "下达任务"),
    ("task_done", "tasks"): QT_TRANSLATE_NOOP("DrillChoices", "完成任务"),
    ("report_phone", "situation_reports"): QT_TRANSLATE_NOOP("DrillChoices", "电话报告区里"),
    ("report_send", "situation_reports"): QT_TRANSLATE_NOOP("DrillChoices", "书面报告区里"),
    ("report_retract", "situation_reports"): QT_TRANSLATE_NOOP("DrillChoices", "撤回报告"),
    ("plan_activate", "plan_activations"): QT_TRANSLATE_NOOP("DrillChoices", "启动预案"),
    ("plan_raise", "plan_activations"): QT_TRANSLATE_NOOP("DrillChoices", "提高响应等级"),
    ("plan_end", "plan_activations"): QT_TRANSLATE_NOOP("DrillChoices", "结束响应"),
    ("shelter_open", "shelters"): QT_TRANSLATE_NOOP("DrillChoices", "开放避难点位"),
    ("shelter_arrival", "occupancy_moves"): QT_TRANSLATE_NOOP("DrillChoices", "登记进入人数"),
    ("stock_issue", "stock_moves"): QT_TRANSLATE_NOOP("DrillChoices", "领用物资"),
    ("call_back", "incidents"): QT_TRANSLATE_NOOP("DrillChoices", "给来电人回电"),
    ("call_back", "alarms"): QT_TRANSLATE_NOOP("DrillChoices", "就报警打电话"),
    ("call_resident", "vulnerable_people"): QT_TRANSLATE_NOOP("DrillChoices", "打给脆弱人群"),
    ("write_log", "duty_log_entries"): QT_TRANSLATE_NOOP("DrillChoices", "写值班日志"),
}
"""What players may do, as docs/drill-scenario.md names it: action and table of the audit."""


def has_label(owner: str, name: str) -> bool:
    """Return whether there is a word for a field of a form."""
    return f"{alias(owner)}.{name}" in _FIELDS or name in _FIELDS


def field_label(owner: str, name: str) -> str:
    """Return the word for a field of a form; its name where there is none."""
    found = _FIELDS.get(f"{alias(owner)}.{name}") or _FIELDS.get(name)
    return str(translate("DrillFields", found)) if found else name


def has_choice(owner: str, spec: Spec, code: str) -> bool:
    """Return whether there is a word for a choice."""
    if spec.vocabulary == "level":
        return code in "01234"
    if spec.vocabulary:
        return code in labels.codes(spec.vocabulary)
    return any(code in _CHOICES.get(key, {}) for key in (f"{alias(owner)}.{spec.name}", spec.name))


def choice_label(owner: str, spec: Spec, code: str) -> str:
    """Return the word for a choice; its code where there is none."""
    if spec.vocabulary == "level":
        if code == "0":
            return str(translate("DrillChoices", _ENDED))
        return labels.level_name(int(code)) if code in "1234" and code else code
    if spec.vocabulary:
        return labels.word(spec.vocabulary, code)
    for key in (f"{alias(owner)}.{spec.name}", spec.name):
        if code in _CHOICES.get(key, {}):
            return str(translate("DrillChoices", _CHOICES[key][code]))
    return code


def form_label(group: str, code: str) -> str:
    """Return what a plug-in is called. `group`: inject.kind, criterion, condition or
    beginning.kind.
    """
    found = _CHOICES[group].get(code)
    return str(translate("DrillChoices", found)) if found else code


def has_form_label(group: str, code: str) -> bool:
    """Return whether there is a word for a plug-in."""
    return code in _CHOICES[group]


def deed_label(action: str, table: str) -> str:
    """Return the word for a deed; its codes where there is none."""
    found = DEEDS.get((action, table))
    return str(translate("DrillChoices", found)) if found else f"{action} {table}".strip()
