"""One sentence for every error: what, why, what now. An entry per class of error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.services.alarms import UnfitCause
from app.services.desk import ChangedMeanwhile, NotAllowed, NotFound
from app.services.ledgers import NotReversible
from app.services.texts import BadDate, TextMissing, TextTooLong

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


def _text_too_long(error: Exception) -> str:
    assert isinstance(error, TextTooLong)
    return translate("Errors", "最多 {0} 个字，现在有 {1} 个，请删短。").format(
        error.limit, error.length
    )


def _bad_date(error: Exception) -> str:
    assert isinstance(error, BadDate)
    return translate("Errors", "“{0}”不是日期，请写成 2027-03-31。").format(error.text)


def _not_reversible(error: Exception) -> str:
    assert isinstance(error, NotReversible)
    if error.reason == "is_reversal":
        return translate("Errors", "这条记录本身就是撤销，不能再撤销；请重新登记一次。")
    return translate("Errors", "这条记录已经撤销过了，台账已刷新。")


explains(
    UnfitCause,
    lambda _: translate("Errors", "这个原因不适用于这类报警或这个结论，请另选一个原因。"),
)
explains(TextMissing, lambda _: translate("Errors", "这里必须填写。"))
explains(TextTooLong, _text_too_long)
explains(BadDate, _bad_date)
explains(NotReversible, _not_reversible)
