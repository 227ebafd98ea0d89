"""Sentences for what goes wrong when a drill is to be replayed.

Not registered for all: the same errors are told otherwise where drills are prepared and played.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

import ui.pages.drill.errors  # noqa: F401 - a journal that cannot be read is told there
from app.drill.problems import ScenarioError
from app.drill.review.aftermath import AftermathDamaged
from app.drill.review.replaying import OtherScenario, OtherVersion
from app.drill.under_way import MarkDamaged, NoDrill
from app.profile import ProfileUnusable
from app.services.opening import DatabaseUnusable
from ui.errors import sentence

translate = QCoreApplication.translate


def told(error: Exception) -> str:
    """Return what went wrong, in one sentence."""
    match error:
        case OtherVersion():
            return translate(
                "ReplayErrors",
                "这个推演是另一个版本的程序做的，只读打不开；先打开一次它的导调窗口即可。",
            )
        case OtherScenario():
            return translate(
                "ReplayErrors", "另一次推演用的是别的脚本“{0}”，不能与“{1}”放在一起看。"
            ).format(error.theirs, error.ours)
        case DatabaseUnusable():
            return translate(
                "ReplayErrors", "推演的数据库读不出来（{0}），请检查磁盘和权限。"
            ).format(error.reason)
        case NoDrill():
            return translate(
                "ReplayErrors", "{0} 不是推演的数据目录，也没有给出这个街道的推演名称。"
            ).format(error.folder)
        case MarkDamaged():
            return translate("ReplayErrors", "{0} 的推演标记已损坏。").format(error.folder)
        case ScenarioError():
            return translate("ReplayErrors", "推演的脚本读不出来：{0}").format(error.problems[0])
        case AftermathDamaged():
            return translate("ReplayErrors", "推演之后登记的内容读不出来：{0}").format(error.path)
        case ProfileUnusable():
            return translate("ReplayErrors", "数据目录不能使用：{0}").format(error)
    return sentence(error)
