"""What is said when a drill cannot be prepared, begun, deleted or adopted; importing this registers
it.
"""

from __future__ import annotations

import errno

from PySide6.QtCore import QCoreApplication, QLocale

from app.drill.library import AlreadyThere
from app.drill.problems import Problem, ScenarioError
from app.drill.review.adopting import NotOver
from app.drill.review.aftermath import AftermathDamaged
from app.drill.running import DrillGone, StillRunning
from app.drill.station import BadDrillName, DrillWithinDrill, NameTaken, NoStreet
from app.services.drill_records import BadAttendance
from app.services.opening import DatabaseUnusable, NewerDatabase, WrongKey
from app.settings import BadSettings
from ui.errors import explains

translate = QCoreApplication.translate


def part_name(part: str) -> str:
    """Return what a process of a drill is called."""
    return {
        "player": translate("Drills", "播放器"),
        "broker": translate("Drills", "消息代理"),
        "watch": translate("Drills", "监测"),
        "console": translate("Drills", "参演值守台"),
        "control": translate("Drills", "导调窗口"),
    }.get(part, part)


def problem_words(problem: Problem) -> str:
    """Return a problem on one line: file, line, field, sentence."""
    is_english = QLocale().language() == QLocale.Language.English
    said = problem.english if is_english else problem.chinese
    place = (
        translate("Drills", "{0} 第 {1} 行").format(problem.file, problem.line)
        if problem.line
        else problem.file
    )
    return " · ".join(part for part in (place, problem.field, said) if part)


def _scenario(error: Exception) -> str:
    assert isinstance(error, ScenarioError)
    return translate("Drills", "脚本有 {0} 处问题，改好后再试。第一处：{1}").format(
        len(error.problems), problem_words(error.problems[0])
    )


def _taken(error: Exception) -> str:
    assert isinstance(error, NameTaken)
    return translate("Drills", "已有名为“{0}”的推演，请换一个名称。").format(error.name)


def _bad_name(error: Exception) -> str:
    assert isinstance(error, BadDrillName)
    return translate(
        "Drills", "“{0}”不能作名称：用 1 至 60 个文字、数字、空格、点或横线，首尾是文字或数字。"
    ).format(error.name)


def _no_street(error: Exception) -> str:
    assert isinstance(error, NoStreet)
    return translate("Drills", "没有街道数据库（{0}），没有可以推演的街道。").format(error.folder)


def _already_there(error: Exception) -> str:
    assert isinstance(error, AlreadyThere)
    return translate(
        "Drills", "脚本库里已有文件“{0}”，没有覆盖；请先删除旧的，或改名后再导入。"
    ).format(error.name)


def _no_drill(error: Exception) -> str:
    assert isinstance(error, DrillGone)
    return translate("Drills", "推演“{0}”已不存在，或它的 drill.json 损坏。").format(error.name)


def _still_running(error: Exception) -> str:
    assert isinstance(error, StillRunning)
    return translate(
        "Drills", "“{0}”的{1}还在运行，没有删除；请先停止播放器、关闭它的窗口。"
    ).format(error.name, translate("Drills", "、").join(map(part_name, error.parts)))


def _not_over(error: Exception) -> str:
    assert isinstance(error, NotOver)
    return translate("Drills", "没有记入：“{0}”没有开始过，或还没有结束。").format(error.title)


def _aftermath_damaged(error: Exception) -> str:
    assert isinstance(error, AftermathDamaged)
    return translate(
        "Drills", "没有记入：复盘记录 {0} 已损坏（{1}），请另存一份后改正或删去，再试。"
    ).format(error.path, error.reason)


def _bad_attendance(error: Exception) -> str:
    assert isinstance(error, BadAttendance)
    return translate(
        "Drills", "没有记入：居民区 {0} 的参演人数 {1} 小于零，请先改正这个推演的参演记录。"
    ).format(error.area, error.people)


def disk_full() -> str:
    """Return the sentence for a disk that is full."""
    return translate("Drills", "磁盘已满，没有完成；请腾出空间后重试。")


def _file(error: Exception) -> str:
    assert isinstance(error, OSError)
    if error.errno == errno.ENOSPC:
        return disk_full()
    if isinstance(error, PermissionError):
        return translate("Drills", "没有权限读写 {0}，没有完成。").format(error.filename or error)
    return translate("Drills", "文件读写失败（{0}），没有完成，请重试。").format(error)


explains(ScenarioError, _scenario)
explains(NameTaken, _taken)
explains(BadDrillName, _bad_name)
explains(NoStreet, _no_street)
explains(
    DrillWithinDrill, lambda _: translate("Drills", "这里本身是推演，不能在推演里再准备推演。")
)
explains(AlreadyThere, _already_there)
explains(DrillGone, _no_drill)
explains(StillRunning, _still_running)
explains(NotOver, _not_over)
explains(AftermathDamaged, _aftermath_damaged)
explains(BadAttendance, _bad_attendance)
explains(OSError, _file)
explains(
    TimeoutError,
    lambda _: translate("Drills", "另一个推演正在准备或删除，请等它完成后再试。"),
)
explains(
    DatabaseUnusable,
    lambda error: translate("Drills", "街道数据库复制后打不开（{0}），没有准备推演。").format(
        error
    ),
)
explains(
    NewerDatabase,
    lambda _: translate("Drills", "街道数据库属于更新的版本，请先升级程序。"),
)
explains(
    WrongKey,
    lambda _: translate("Drills", "密钥与街道数据库不符，没有准备推演；请先恢复密钥文件。"),
)
explains(
    BadSettings,
    lambda error: translate("Drills", "街道的设置文件有误（{0}），请先改正。").format(error),
)
