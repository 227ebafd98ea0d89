"""One sentence for every error: what, why, what now. An entry per class of error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.services.desk import ChangedMeanwhile, NotAllowed, NotFound

if TYPE_CHECKING:
    from collections.abc import Callable

translate = QCoreApplication.translate

_SENTENCES: dict[type[Exception], Callable[[Exception], str]] = {}


def explains(kind: type[Exception], sentence: Callable[[Exception], str]) -> None:
    """Register the sentence for a class of error; pages do this for their services' errors."""
    _SENTENCES[kind] = sentence


def sentence(error: Exception) -> str:
    """Return the sentence for `error`, by its class or the nearest base that has one."""
    for kind in type(error).__mro__:
        if kind in _SENTENCES:
            return _SENTENCES[kind](error)
    return translate("Errors", "操作没有完成：{0}。数据未改动，请重试；再次出现请看日志。").format(
        str(error) or type(error).__name__
    )


explains(
    ChangedMeanwhile,
    lambda _: translate("Errors", "别人刚刚改动了这条记录，已显示最新内容，请再看一眼后重试。"),
)
explains(NotFound, lambda _: translate("Errors", "这条记录已不存在，列表已刷新。"))
explains(NotAllowed, lambda _: translate("Errors", "您的角色没有这项权限，请联系值班长。"))
