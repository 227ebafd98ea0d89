"""Sentences for what goes wrong at the editor; importing this registers them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

import ui.pages.drills.errors  # noqa: F401 - registers those of scenarios and files
from app.drill.editing.document import ChangedOnDisk
from app.drill.fair_copy import Unwritable
from ui.errors import explains

translate = QCoreApplication.translate


def _changed(error: Exception) -> str:
    assert isinstance(error, ChangedOnDisk)
    return translate(
        "DrillEditor", "没有保存：{0} 打开之后被别的程序改过或删除了。请选择怎么办。"
    ).format(error.path.name)


explains(ChangedOnDisk, _changed)
explains(
    Unwritable,
    lambda _: translate(
        "DrillEditor", "没有保存：脚本里有文件写不下的内容（如控制字符），请删去。"
    ),
)
