"""What is said when nothing can be read or answered; importing this registers the sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.drill.inbox import DrillOver, NotAsked
from app.drill.journal import JournalDamaged
from app.drill.problems import ScenarioError
from ui.errors import explains

translate = QCoreApplication.translate


def _damaged(error: Exception) -> str:
    assert isinstance(error, JournalDamaged)
    return translate("Inbox", "推演日志第 {0} 行已损坏，收件无法继续显示，请告诉导调。").format(
        error.line
    )


explains(DrillOver, lambda _: translate("Inbox", "推演已经结束，不再收答复。"))
explains(NotAsked, lambda _: translate("Inbox", "这条收件已被导调收回，列表已刷新。"))
explains(JournalDamaged, _damaged)
explains(ScenarioError, lambda _: translate("Inbox", "推演的脚本读不出来，请告诉导调。"))
