"""What players do at their console, by its word in the audit, in the reader's language.

The Chinese words are those of the report (`app.drill.review.words.ACTS`); a test keeps them alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from app.domain.drill.scenario import Deed

DEEDS: dict[str, Any] = {
    "acknowledge": QT_TRANSLATE_NOOP("DrillDeeds", "确认报警"),
    "reset": QT_TRANSLATE_NOOP("DrillDeeds", "复核报警"),
    "set_disposition": QT_TRANSLATE_NOOP("DrillDeeds", "填写报警处置情况"),
    "shelve": QT_TRANSLATE_NOOP("DrillDeeds", "屏蔽报警"),
    "unshelve": QT_TRANSLATE_NOOP("DrillDeeds", "取消屏蔽"),
    "alarm_join": QT_TRANSLATE_NOOP("DrillDeeds", "把报警并入事件"),
    "send_team": QT_TRANSLATE_NOOP("DrillDeeds", "派出队伍"),
    "recall_team": QT_TRANSLATE_NOOP("DrillDeeds", "召回队伍"),
    "incident_open": QT_TRANSLATE_NOOP("DrillDeeds", "登记事件"),
    "incident_grade": QT_TRANSLATE_NOOP("DrillDeeds", "调整事件等级"),
    "incident_casualties": QT_TRANSLATE_NOOP("DrillDeeds", "登记伤亡"),
    "incident_entry": QT_TRANSLATE_NOOP("DrillDeeds", "补充事件记录"),
    "incident_close": QT_TRANSLATE_NOOP("DrillDeeds", "办结事件"),
    "incident_reopen": QT_TRANSLATE_NOOP("DrillDeeds", "重新打开事件"),
    "task_add": QT_TRANSLATE_NOOP("DrillDeeds", "下达任务"),
    "task_done": QT_TRANSLATE_NOOP("DrillDeeds", "完成任务"),
    "task_cancelled": QT_TRANSLATE_NOOP("DrillDeeds", "取消任务"),
    "task_reopen": QT_TRANSLATE_NOOP("DrillDeeds", "恢复任务"),
    "plan_activate": QT_TRANSLATE_NOOP("DrillDeeds", "启动预案"),
    "plan_raise": QT_TRANSLATE_NOOP("DrillDeeds", "提高响应级别"),
    "plan_end": QT_TRANSLATE_NOOP("DrillDeeds", "结束响应"),
    "shelter_open": QT_TRANSLATE_NOOP("DrillDeeds", "开放避难点位"),
    "shelter_close": QT_TRANSLATE_NOOP("DrillDeeds", "关闭避难点位"),
    "shelter_arrival": QT_TRANSLATE_NOOP("DrillDeeds", "登记进入避难点位"),
    "shelter_departure": QT_TRANSLATE_NOOP("DrillDeeds", "登记离开避难点位"),
    "shelter_recount": QT_TRANSLATE_NOOP("DrillDeeds", "核对避难点位人数"),
    "stock_issue": QT_TRANSLATE_NOOP("DrillDeeds", "发放物资"),
    "stock_receipt": QT_TRANSLATE_NOOP("DrillDeeds", "物资入库"),
    "stock_count": QT_TRANSLATE_NOOP("DrillDeeds", "盘点物资"),
    "stock_reversal": QT_TRANSLATE_NOOP("DrillDeeds", "撤销物资台账"),
    "call_back": QT_TRANSLATE_NOOP("DrillDeeds", "回访"),
    "call_resident": QT_TRANSLATE_NOOP("DrillDeeds", "通知脆弱人群"),
    "write_log": QT_TRANSLATE_NOOP("DrillDeeds", "写值班日志"),
    "start_shift": QT_TRANSLATE_NOOP("DrillDeeds", "接班"),
    "hand_over": QT_TRANSLATE_NOOP("DrillDeeds", "交班"),
    "sign_in": QT_TRANSLATE_NOOP("DrillDeeds", "登录"),
    "reveal_people": QT_TRANSLATE_NOOP("DrillDeeds", "查看住户信息"),
    "incident_caller_shown": QT_TRANSLATE_NOOP("DrillDeeds", "查看报告人信息"),
    "report_save": QT_TRANSLATE_NOOP("DrillDeeds", "填写报告"),
    "report_send": QT_TRANSLATE_NOOP("DrillDeeds", "报送报告"),
    "report_phone": QT_TRANSLATE_NOOP("DrillDeeds", "电话报告"),
    "report_retract": QT_TRANSLATE_NOOP("DrillDeeds", "撤回电话报告"),
    "report_required": QT_TRANSLATE_NOOP("DrillDeeds", "认定要上报"),
    "report_waived": QT_TRANSLATE_NOOP("DrillDeeds", "认定不用上报"),
}


def deed_word(deed: Deed) -> str:
    """Return a deed in words, with what its detail must say; its code when it has no word."""
    word = deed.action
    if deed.action in DEEDS:
        word = str(QCoreApplication.translate("DrillDeeds", DEEDS[deed.action]))
    said = QCoreApplication.translate("DrillDeeds", "、").join(map(str, deed.detail.values()))
    if not said:
        return word
    return QCoreApplication.translate("DrillDeeds", "{0}（{1}）").format(word, said)
