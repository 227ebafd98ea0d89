"""Spans, places and levels of rules as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.instant import DAY, HOUR, MINUTE, SECOND
from app.domain.scopes import Scope
from app.domain.sensors import KINDS
from ui.i18n import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterable

translate = QCoreApplication.translate

_SPANS = (
    (DAY, QT_TRANSLATE_NOOP("Rules", "{0} 天")),
    (HOUR, QT_TRANSLATE_NOOP("Rules", "{0} 时")),
    (MINUTE, QT_TRANSLATE_NOOP("Rules", "{0} 分")),
    (SECOND, QT_TRANSLATE_NOOP("Rules", "{0} 秒")),
)

_SCOPES = {
    Scope.STREET: QT_TRANSLATE_NOOP("Rules", "全街道"),
    Scope.AREA: QT_TRANSLATE_NOOP("Rules", "居民区"),
    Scope.COMPOUND: QT_TRANSLATE_NOOP("Rules", "小区"),
    Scope.BUILDING: QT_TRANSLATE_NOOP("Rules", "楼栋"),
    Scope.SENSOR: QT_TRANSLATE_NOOP("Rules", "点位"),
}


def span_text(milliseconds: int) -> str:
    """Return a span whole, in the greatest unit that holds it: `90 秒`, `12 时`, `0 秒`."""
    for size, words in _SPANS:
        if milliseconds and milliseconds % size == 0:
            return translate("Rules", words).format(milliseconds // size)
    return translate("Rules", _SPANS[-1][1]).format(f"{milliseconds / SECOND:g}")


def minute_text(minute: int) -> str:
    """Return a minute of the day as `22:00`."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def scope_word(scope: str) -> str:
    """Return the word for a level of the hierarchy."""
    return translate("Rules", _SCOPES[Scope(scope)])


def place_text(scope: str, name: str) -> str:
    """Return a place by level and name: `全街道`, `小区 · 临沂三村`; one that is gone says so."""
    if scope == Scope.STREET:
        return scope_word(scope)
    if scope == Scope.AREA and name.endswith("居民区"):
        return name
    return f"{scope_word(scope)} · {name or translate('Rules', '已不存在')}"


def joined(parts: Iterable[str]) -> str:
    """Return the parts of a sentence with the language's comma between them."""
    return translate("Rules", "，").join(part for part in parts if part)


def unit_of_kind(kind: str) -> str:
    """Return the unit of a kind's values, empty for on/off devices."""
    found = KINDS.get(kind)
    return found.unit if found is not None else ""
