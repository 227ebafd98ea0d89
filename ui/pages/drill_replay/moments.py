"""What happened in a drill, in the reader's language: the templates of `app.drill.review.words`."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

TEMPLATES = (
    QT_TRANSLATE_NOOP("ReplayMoments", "推演开始或继续"),
    QT_TRANSLATE_NOOP("ReplayMoments", "推演暂停"),
    QT_TRANSLATE_NOOP("ReplayMoments", "情景停住，讨论继续"),
    QT_TRANSLATE_NOOP("ReplayMoments", "情景继续"),
    QT_TRANSLATE_NOOP("ReplayMoments", "速度改为 {0} 倍"),
    QT_TRANSLATE_NOOP("ReplayMoments", "跳到 {0}"),
    QT_TRANSLATE_NOOP("ReplayMoments", "后面的情景推后 {0}"),
    QT_TRANSLATE_NOOP("ReplayMoments", "跳过情景：{0}"),
    QT_TRANSLATE_NOOP("ReplayMoments", "推演结束"),
    QT_TRANSLATE_NOOP("ReplayMoments", "确认报警"),
    QT_TRANSLATE_NOOP("ReplayMoments", "复核报警"),
    QT_TRANSLATE_NOOP("ReplayMoments", "填写报警处置情况"),
    QT_TRANSLATE_NOOP("ReplayMoments", "屏蔽报警"),
    QT_TRANSLATE_NOOP("ReplayMoments", "取消屏蔽"),
    QT_TRANSLATE_NOOP("ReplayMoments", "把报警并入事件"),
    QT_TRANSLATE_NOOP("ReplayMoments", "派出队伍"),
    QT_TRANSLATE_NOOP("ReplayMoments", "召回队伍"),
    QT_TRANSLATE_NOOP("ReplayMoments", "登记事件"),
    QT_TRANSLATE_NOOP("ReplayMoments", "调整事件等级"),
    QT_TRANSLATE_NOOP("ReplayMoments", "登记伤亡"),
    QT_TRANSLATE_NOOP("ReplayMoments", "补充事件记录"),
    QT_TRANSLATE_NOOP("ReplayMoments", "办结事件"),
    QT_TRANSLATE_NOOP("ReplayMoments", "重新打开事件"),
    QT_TRANSLATE_NOOP("ReplayMoments", "下达任务"),
    QT_TRANSLATE_NOOP("ReplayMoments", "完成任务"),
    QT_TRANSLATE_NOOP("ReplayMoments", "取消任务"),
    QT_TRANSLATE_NOOP("ReplayMoments", "恢复任务"),
    QT_TRANSLATE_NOOP("ReplayMoments", "启动预案"),
    QT_TRANSLATE_NOOP("ReplayMoments", "提高响应级别"),
    QT_TRANSLATE_NOOP("ReplayMoments", "结束响应"),
    QT_TRANSLATE_NOOP("ReplayMoments", "开放避难点位"),
    QT_TRANSLATE_NOOP("ReplayMoments", "关闭避难点位"),
    QT_TRANSLATE_NOOP("ReplayMoments", "登记进入避难点位"),
    QT_TRANSLATE_NOOP("ReplayMoments", "登记离开避难点位"),
    QT_TRANSLATE_NOOP("ReplayMoments", "核对避难点位人数"),
    QT_TRANSLATE_NOOP("ReplayMoments", "发放物资"),
    QT_TRANSLATE_NOOP("ReplayMoments", "物资入库"),
    QT_TRANSLATE_NOOP("ReplayMoments", "盘点物资"),
    QT_TRANSLATE_NOOP("ReplayMoments", "撤销物资台账"),
    QT_TRANSLATE_NOOP("ReplayMoments", "写值班日志"),
    QT_TRANSLATE_NOOP("ReplayMoments", "接班"),
    QT_TRANSLATE_NOOP("ReplayMoments", "交班"),
    QT_TRANSLATE_NOOP("ReplayMoments", "登录"),
    QT_TRANSLATE_NOOP("ReplayMoments", "查看住户信息"),
    QT_TRANSLATE_NOOP("ReplayMoments", "查看报告人信息"),
    QT_TRANSLATE_NOOP("ReplayMoments", "填写报告"),
    QT_TRANSLATE_NOOP("ReplayMoments", "报送报告"),
    QT_TRANSLATE_NOOP("ReplayMoments", "电话报告"),
    QT_TRANSLATE_NOOP("ReplayMoments", "撤回电话报告"),
    QT_TRANSLATE_NOOP("ReplayMoments", "认定要上报"),
    QT_TRANSLATE_NOOP("ReplayMoments", "认定不用上报"),
    QT_TRANSLATE_NOOP("ReplayMoments", "I 级"),
    QT_TRANSLATE_NOOP("ReplayMoments", "II 级"),
    QT_TRANSLATE_NOOP("ReplayMoments", "III 级"),
    QT_TRANSLATE_NOOP("ReplayMoments", "IV 级"),
    QT_TRANSLATE_NOOP("ReplayMoments", "{0}（没有实现：{1}）"),
    QT_TRANSLATE_NOOP("ReplayMoments", "答复“{0}”：{1}"),
    QT_TRANSLATE_NOOP("ReplayMoments", "{0} 报警：{1}（未确认）"),
    QT_TRANSLATE_NOOP("ReplayMoments", "{0} 报警：{1}（{2} 后确认）"),
    QT_TRANSLATE_NOOP("ReplayMoments", "{0} 人"),
)
"""All that `moment_text` may say; a test holds them beside its own."""


def say(template: str) -> str:
    """Return a template in the reader's language; itself where it has no translation."""
    return QCoreApplication.translate("ReplayMoments", template)
