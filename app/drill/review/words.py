"""The review in words: moments, findings and gaps as sentences of the report.

Chinese templates; `say` turns a template into the reader's language before it is filled, so that
the interface and the report speak alike. The report itself is Chinese.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from app.domain.drill.criteria.finding import Outcome
from app.domain.drill.marks import Rating
from app.domain.drill.review import GapKind, MomentKind, deadline
from app.domain.drill.scenario import Capability, RoleKind
from app.drill.review.clues import clue_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.drill.judging import Judged, Score
    from app.domain.drill.review import Gap, Moment, Strength
    from app.domain.drill.scenario import Span
    from app.drill.review.reading import Reviewed

    Say = Callable[[str], str]

UNKNOWN = "—"

RATINGS = {
    Rating.PERFORMED: "完成无困难",
    Rating.SOME: "完成有困难",
    Rating.MAJOR: "完成但困难很大",
    Rating.UNABLE: "未能完成",
}
OUTCOMES = {
    Outcome.MET: "达到",
    Outcome.LATE: "超时",
    Outcome.PARTLY: "部分达到",
    Outcome.MISSED: "未做到",
    Outcome.OPEN: "时限未到",
    Outcome.UNJUDGED: "无法评定",
}
CAPABILITIES = {
    Capability.WATCH: "监测报警",
    Capability.REPORT: "信息报送",
    Capability.COMMAND: "指挥启动",
    Capability.EVACUATION: "疏散安置",
    Capability.SUPPLY: "物资保障",
    Capability.CARE: "帮扶照护",
    Capability.INFORMATION: "信息发布",
}
ROLES = {
    RoleKind.CONTROLLER: "导调",
    RoleKind.PLAYER: "参演",
    RoleKind.EVALUATOR: "评估",
    RoleKind.OBSERVER: "观摩",
}
MOMENTS = {
    MomentKind.COMMAND: "导调",
    MomentKind.INJECT: "情景",
    MomentKind.ALARM: "报警",
    MomentKind.ACT: "行动",
    MomentKind.ANSWER: "答复",
    MomentKind.MARK: "评估",
}
COMMANDS = {
    "play": "推演开始或继续",
    "pause": "推演暂停",
    "hold": "情景停住，讨论继续",
    "go": "情景继续",
    "speed": "速度改为 {0} 倍",
    "jump": "跳到 {0}",
    "shift": "后面的情景推后 {0}",
    "skip": "跳过情景：{0}",
    "end": "推演结束",
}
ACTS = {
    "acknowledge": "确认报警",
    "reset": "复核报警",
    "set_disposition": "填写报警处置情况",
    "shelve": "屏蔽报警",
    "unshelve": "取消屏蔽",
    "alarm_join": "把报警并入事件",
    "send_team": "派出队伍",
    "recall_team": "召回队伍",
    "incident_open": "登记事件",
    "incident_grade": "调整事件等级",
    "incident_casualties": "登记伤亡",
    "incident_entry": "补充事件记录",
    "incident_close": "办结事件",
    "incident_reopen": "重新打开事件",
    "task_add": "下达任务",
    "task_done": "完成任务",
    "task_cancelled": "取消任务",
    "task_reopen": "恢复任务",
    "plan_activate": "启动预案",
    "plan_raise": "提高响应级别",
    "plan_end": "结束响应",
    "shelter_open": "开放避难点位",
    "shelter_close": "关闭避难点位",
    "shelter_arrival": "登记进入避难点位",
    "shelter_departure": "登记离开避难点位",
    "shelter_recount": "核对避难点位人数",
    "stock_issue": "发放物资",
    "stock_receipt": "物资入库",
    "stock_count": "盘点物资",
    "stock_reversal": "撤销物资台账",
    "call_back": "回访",
    "call_resident": "通知脆弱人群",
    "write_log": "写值班日志",
    "start_shift": "接班",
    "hand_over": "交班",
    "sign_in": "登录",
    "reveal_people": "查看住户信息",
    "incident_caller_shown": "查看报告人信息",
    "report_save": "填写报告",
    "report_send": "报送报告",
    "report_phone": "电话报告",
    "report_retract": "撤回电话报告",
    "report_required": "认定要上报",
    "report_waived": "认定不用上报",
}
"""An action that is not here is told by its name in the audit."""
LEVELS = {1: "I 级", 2: "II 级", 3: "III 级", 4: "IV 级"}
GAPS = {
    GapKind.LATE: "超时完成",
    GapKind.PARTLY: "部分达到",
    GapKind.MISSED: "未做到",
    GapKind.UNANSWERED: "没有答复",
    GapKind.NOT_INJECTED: "情景没有实现",
    GapKind.MARKED: "评估员评定",
}


def as_written(text: str) -> str:
    """Return the Chinese template itself."""
    return text


def clock_text(span: Span | None) -> str:
    """Return drill time as `0:03:10`; UNKNOWN for None."""
    if span is None:
        return UNKNOWN
    seconds = span // 1000
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def difference_text(span: Span | None) -> str:
    """Return a difference as `+1:20`, `±0` below a second; UNKNOWN for None."""
    if span is None:
        return UNKNOWN
    seconds = abs(span) // 1000
    if not seconds:
        return "±0"
    hours, rest = divmod(seconds, 3600)
    text = (
        f"{rest // 60}:{rest % 60:02}" if not hours else f"{hours}:{rest // 60:02}:{rest % 60:02}"
    )
    return ("+" if span > 0 else "−") + text


def points_text(score: Score | None, between: str = " / ") -> str:
    """Return e.g. `12 / 18`; UNKNOWN where nothing could be judged."""
    if score is None or not score.out_of:
        return UNKNOWN
    return f"{round(score.points, 2):g}{between}{score.out_of}"


def points_of(judged: Judged) -> str:
    """Return the points of an expectation; UNKNOWN where it could not be judged (yet)."""
    return f"{round(judged.points, 2):g}" if judged.is_known else UNKNOWN


def rating_text(rating: Rating | None, say: Say = as_written) -> str:
    """Return e.g. `S 完成有困难`; UNKNOWN for None."""
    return UNKNOWN if rating is None else f"{rating} {say(RATINGS[rating])}"


def moment_text(moment: Moment, drill: Reviewed, say: Say = as_written) -> str:
    """Return what happened, without when and who."""
    play = drill.record.play
    match moment.kind:
        case MomentKind.COMMAND:
            return _command(moment, drill, say)
        case MomentKind.INJECT:
            step = play.steps.get(moment.subject)
            title = step.inject.title if step is not None else moment.subject
            reason = step.reason if step is not None and step.state == "failed" else ""
            return say("{0}（没有实现：{1}）").format(title, reason) if reason else title
        case MomentKind.ALARM:
            return _alarm(moment, drill, say)
        case MomentKind.ANSWER:
            step = play.steps.get(moment.subject)
            title = step.inject.title if step is not None else moment.subject
            return say("答复“{0}”：{1}").format(title, moment.what)
        case MomentKind.MARK:
            return f"{_marked_title(moment.subject, drill)}：{moment.what}"
    return _act(moment, drill, say)


def evidence_text(judged: Judged, drill: Reviewed, say: Say = as_written) -> str:
    """Return on what a finding rests: when it was done, by when it had to be, and what it is."""
    found = judged.finding
    limit = deadline(drill.record, judged)
    parts = []
    if found.at is not None:
        parts.append(say("{0} 完成").format(clock_text(found.at)))
    if limit is not None:
        parts.append(say("时限 {0}").format(clock_text(limit)))
    if found.at is not None and limit is not None and found.outcome is Outcome.LATE:
        parts.append(say("晚 {0}").format(difference_text(found.at - limit).lstrip("+")))
    if found.outcome is Outcome.LATE and found.at is None and found.share:
        parts.append(say("按时的占 {0}%").format(round(found.share * 100)))
    if found.outcome is Outcome.UNJUDGED:
        parts.append(say("所依据的情景没有发生，或程序读不出来"))
    parts += clue_texts(found, say)
    if found.clues:
        return "；".join(parts)
    named = [drill.names.of(one) or _inject_title(one, drill) for one in found.evidence]
    shown = [one for one in dict.fromkeys(named) if one][:_MOST_NAMED]
    if shown:
        more = (
            say("等 {0} 项").format(len(found.evidence)) if len(found.evidence) > len(shown) else ""
        )
        parts.append("、".join(shown) + more)
    return "；".join(parts) or UNKNOWN


_MOST_NAMED = 3


def strength_text(strength: Strength, say: Say = as_written) -> str:
    """Return a strength as a sentence."""
    if strength.actor:
        said = f"：{strength.remark}" if strength.remark else ""
        return say("{0}（{1} 评定 P{2}）").format(strength.title, strength.actor, said)
    if strength.at is None:
        return strength.title
    return say("{0}（{1}）").format(strength.title, clock_text(strength.at))


def gap_text(gap: Gap, say: Say = as_written) -> str:
    """Return a gap as a sentence."""
    kind = say(GAPS[gap.kind])
    if gap.kind is GapKind.MARKED:
        return say("{0}（{1} 评定 {2}）").format(gap.title, gap.actor, gap.remark)
    if gap.late_by is not None:
        late = difference_text(gap.late_by).lstrip("+")
        return say("{0}：{1}，晚 {2}").format(gap.title, kind, late)
    if gap.remark:
        return say("{0}：{1}（{2}）").format(gap.title, kind, gap.remark)
    return say("{0}：{1}").format(gap.title, kind)


def _command(moment: Moment, drill: Reviewed, say: Say) -> str:
    what = "go" if moment.what == "hold" and not moment.value else moment.what
    template = say(COMMANDS.get(what, what))
    if what in ("jump", "shift"):
        return template.format(clock_text(int(moment.value)))
    if what == "skip":
        return template.format(_inject_title(moment.subject, drill) or moment.subject)
    return template.format(f"{moment.value:g}")


def _alarm(moment: Moment, drill: Reviewed, say: Say) -> str:
    alarm = next((one for one in drill.record.alarms if one.id == moment.subject), None)
    if alarm is None:
        return moment.subject
    name = drill.names.of(alarm.id) or alarm.sensor
    if alarm.acknowledged_at is None:
        return say("{0} 报警：{1}（未确认）").format(LEVELS.get(alarm.level, ""), name)
    after = difference_text(alarm.acknowledged_at - alarm.raised_at).lstrip("+")
    return say("{0} 报警：{1}（{2} 后确认）").format(LEVELS.get(alarm.level, ""), name, after)


def _act(moment: Moment, drill: Reviewed, say: Say) -> str:
    action = say(ACTS[moment.what]) if moment.what in ACTS else moment.what
    name = drill.names.of(moment.subject)
    said = _detail(moment)
    more = []
    level = said.get("level")
    if moment.what.startswith("plan_") and level in LEVELS:
        more.append(LEVELS[level])
    if "people" in said:
        more.append(say("{0} 人").format(abs(int(said["people"]))))
    if "quantity" in said:
        more.append(str(said["quantity"]).lstrip("-"))
    return " ".join(part for part in (action, name, *more) if part)


def _detail(moment: Moment) -> dict[str, Any]:
    if moment.act is None:
        return {}
    try:
        said = json.loads(moment.act.detail)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _inject_title(inject: str, drill: Reviewed) -> str:
    step = drill.record.play.steps.get(inject)
    return step.inject.title if step is not None else ""


def _marked_title(subject: str, drill: Reviewed) -> str:
    scenario = drill.record.play.scenario
    titles = {one.id: one.title for one in scenario.expectations}
    titles |= {one.id: one.title for one in scenario.objectives}
    return titles.get(subject, subject)
