"""What is said when an incident service refuses; importing this registers the sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.services.incidents import (
    AlarmsTaken,
    IncidentStateRefused,
    NotCorrectable,
    TaskFinished,
    TasksOpen,
)
from ui.errors import explains
from ui.labels import word

translate = QCoreApplication.translate


def _tasks_open(error: Exception) -> str:
    assert isinstance(error, TasksOpen)
    return translate(
        "Incidents", "还有 {0} 个任务没有完成，不能办结。请先了结，或勾选取消它们。"
    ).format(error.count)


def _alarms_taken(error: Exception) -> str:
    assert isinstance(error, AlarmsTaken)
    return translate("Incidents", "这条报警已属于事件 {0}，请在那里继续。").format(error.number)


def _state_refused(error: Exception) -> str:
    assert isinstance(error, IncidentStateRefused)
    return translate(
        "Incidents", "事件 {0} 现在是“{1}”，不能这样做；可能别人刚刚改过，列表已刷新。"
    ).format(error.number, word("incident_state", error.state))


def _task_finished(error: Exception) -> str:
    assert isinstance(error, TaskFinished)
    return translate("Incidents", "任务“{0}”{1}，列表已刷新。").format(
        error.title, word("task_state", error.state)
    )


def _not_correctable(error: Exception) -> str:
    assert isinstance(error, NotCorrectable)
    if error.reason == "already_superseded":
        return translate("Incidents", "这条记录已经更正过了，请更正新的那一条。")
    return translate("Incidents", "这条记录由系统写入，不能更正，可以另写一条说明。")


explains(TasksOpen, _tasks_open)
explains(AlarmsTaken, _alarms_taken)
explains(IncidentStateRefused, _state_refused)
explains(TaskFinished, _task_finished)
explains(NotCorrectable, _not_correctable)
