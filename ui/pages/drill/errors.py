"""Sentences for what goes wrong at the controller's window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.drill.journal import JournalDamaged
from app.drill.onlooker import NotRead, NotWritten
from ui.errors import explains

translate = QCoreApplication.translate


def _damaged(error: Exception) -> str:
    assert isinstance(error, JournalDamaged)
    return translate(
        "DrillControl", "推演日志第 {0} 行已损坏：{1}。请另存一份，删去这一行，本窗口会自动接着读。"
    ).format(error.line, error.path)


def _not_read(error: Exception) -> str:
    assert isinstance(error, NotRead)
    return translate(
        "DrillControl", "读不到推演日志（{0}），所示可能已经过时；请检查磁盘和权限。"
    ).format(error.reason)


def _not_written(error: Exception) -> str:
    assert isinstance(error, NotWritten)
    return translate(
        "DrillControl", "命令没有记入推演日志（{0}），没有生效；请检查磁盘空间和权限后重试。"
    ).format(error.reason)


explains(JournalDamaged, _damaged)
explains(NotRead, _not_read)
explains(NotWritten, _not_written)
