"""What is said when an incident service refuses; importing this registers the sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.instant import local_text
from app.services.incidents import (
    AlarmsTaken,
    IncidentStateRefused,
    NotCorrectable,
    TaskFinished,
    TasksOpen,
)
from app.services.reports import BadPeople, BadReportTime, KindRefused, NotRetractable
from app.services.teams import TeamAway, TeamPresent
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


def _report_time(error: Exception) -> str:
    assert isinstance(error, BadReportTime)
    return translate(
        "Reports", "报告时间 {0} 不对：不能早于事件受理，也不能晚于现在。请改一个。"
    ).format(local_text(error.at))


def _people(error: Exception) -> str:
    assert isinstance(error, BadPeople)
    return translate("Reports", "人数不能是 {0}。请写 0 或以上的整数，不清楚就留空。").format(
        error.people
    )


def _kind_refused(error: Exception) -> str:
    assert isinstance(error, KindRefused)
    possible = translate("Reports", "、").join(word("report_kind", kind) for kind in error.possible)
    return translate(
        "Reports", "现在不能发{0}，只能发{1}；可能别人刚刚报过。请改选后再发。"
    ).format(word("report_kind", error.kind), possible)


def _not_retractable(error: Exception) -> str:
    assert isinstance(error, NotRetractable)
    if error.reason == "in_writing":
        return translate("Reports", "书面报告已经发出，不能撤回；有错请发一份续报更正。")
    return translate("Reports", "这次电话报告已经撤回过了，列表已刷新。")


explains(TasksOpen, _tasks_open)
explains(AlarmsTaken, _alarms_taken)
explains(IncidentStateRefused, _state_refused)
explains(TaskFinished, _task_finished)
explains(NotCorrectable, _not_correctable)
explains(BadReportTime, _report_time)
explains(BadPeople, _people)
explains(KindRefused, _kind_refused)
explains(NotRetractable, _not_retractable)


def _team_away(error: Exception) -> str:
    assert isinstance(error, TeamAway)
    return translate("Incidents", "{0}不在岗（{1}），请另派一支队伍，或先登记归队。").format(
        error.name, error.reason
    )


def _team_present(error: Exception) -> str:
    assert isinstance(error, TeamPresent)
    return translate("Incidents", "{0}已经归队，列表已刷新，可以派出。").format(error.name)


explains(TeamAway, _team_away)
explains(TeamPresent, _team_present)
