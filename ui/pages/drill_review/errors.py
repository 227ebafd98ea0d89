"""What is said when something of a drill's review cannot be read or written down."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.drill.review.aftermath import AftermathDamaged
from ui.errors import sentence

translate = QCoreApplication.translate


def not_done(error: Exception) -> str:
    """Return why not, in a sentence."""
    if isinstance(error, AftermathDamaged):
        return translate(
            "DrillReview", "复盘记录 {0} 已损坏（{1}），请另存一份后改正或删去，再试。"
        ).format(error.path, error.reason)
    if isinstance(error, OSError):
        return translate("DrillReview", "没有写成（{0}），请检查磁盘空间和权限后重试。").format(
            error.strerror or error
        )
    return sentence(error)
