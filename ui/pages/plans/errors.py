"""What is said when a plan service refuses; importing this registers the sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.services.plans import (
    ActivationEnded,
    AlreadyActive,
    BadLevel,
    NotGraver,
    TaskNotDone,
)
from ui.errors import explains
from ui.labels import level_name, word
from ui.pages.incidents import errors as _sentences  # noqa: F401 - registers those of tasks

translate = QCoreApplication.translate


def _already_active(error: Exception) -> str:
    assert isinstance(error, AlreadyActive)
    return translate(
        "Plans", "预案 {0} 已在 {1}响应中，可能别人刚刚启动，列表已刷新；要加强就提高级别。"
    ).format(error.code, level_name(error.level))


def _activation_ended(error: Exception) -> str:
    assert isinstance(error, ActivationEnded)
    return translate("Plans", "预案 {0} 的这次响应已经结束，列表已刷新；需要时请重新启动。").format(
        error.code
    )


def _not_graver(error: Exception) -> str:
    assert isinstance(error, NotGraver)
    return translate(
        "Plans", "现在已是 {0}响应，只能往更高级别提；要降级请先结束响应，再按新级别启动。"
    ).format(level_name(error.level))


def _bad_level(error: Exception) -> str:
    assert isinstance(error, BadLevel)
    return translate("Plans", "没有这个响应级别，请在 IV 到 I 级里选。")


def _task_not_done(error: Exception) -> str:
    assert isinstance(error, TaskNotDone)
    return translate("Plans", "任务“{0}”{1}，没有可撤销的，列表已刷新。").format(
        error.title, word("task_state", error.state)
    )


explains(AlreadyActive, _already_active)
explains(ActivationEnded, _activation_ended)
explains(NotGraver, _not_graver)
explains(BadLevel, _bad_level)
explains(TaskNotDone, _task_not_done)
