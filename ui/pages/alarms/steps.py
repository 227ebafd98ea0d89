"""The steps of an alarm: when, what, who, why; from its raising to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.i18n import QT_TRANSLATE_NOOP
from ui.labels import level_name, word
from ui.text import moment, number

if TYPE_CHECKING:
    from app.services.alarms import TransitionRow

translate = QCoreApplication.translate

_EVENTS = {
    "raise": QT_TRANSLATE_NOOP("AlarmSteps", "报警"),
    "escalate": QT_TRANSLATE_NOOP("AlarmSteps", "升级"),
    "clear": QT_TRANSLATE_NOOP("AlarmSteps", "信号恢复"),
    "acknowledge": QT_TRANSLATE_NOOP("AlarmSteps", "确认"),
    "reset": QT_TRANSLATE_NOOP("AlarmSteps", "复核"),
    "shelve": QT_TRANSLATE_NOOP("AlarmSteps", "屏蔽"),
    "unshelve": QT_TRANSLATE_NOOP("AlarmSteps", "屏蔽结束"),
    "suppress": QT_TRANSLATE_NOOP("AlarmSteps", "计划抑制"),
    "unsuppress": QT_TRANSLATE_NOOP("AlarmSteps", "抑制结束"),
    "remove_from_service": QT_TRANSLATE_NOOP("AlarmSteps", "点位停用"),
    "return_to_service": QT_TRANSLATE_NOOP("AlarmSteps", "点位恢复使用"),
    "overdue": QT_TRANSLATE_NOOP("AlarmSteps", "超时未确认"),
}
_MACHINE = "watch"


def step_line(step: TransitionRow, now: int) -> str:
    """Return one step as a line: `14:05:09 报警 I 级 9.5 · 系统`."""
    source = _EVENTS.get(step.event)
    what = translate("AlarmSteps", source) if source else step.event
    if step.event in ("raise", "escalate"):
        value = "" if step.value is None else f" {number(step.value)}"
        what = f"{what} {level_name(step.level)}{value}"
    who = translate("AlarmSteps", "系统") if step.actor == _MACHINE else step.actor
    why = word("verdict", step.reason) if step.event == "reset" else step.reason
    return " · ".join(filter(None, (f"{moment(step.at, now)}  {what}", who, why)))
