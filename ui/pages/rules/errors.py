"""What is said when a rule, a window or an absence is refused; importing this registers it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.instant import DAY
from app.services.rules import PreviewStopped, RuleRefused
from app.services.shelving import VerdictFirst
from app.services.windows import BadSpan, UnknownKind, WindowOver
from ui.errors import explains
from ui.i18n import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

PROBLEMS = {
    "not_finite": QT_TRANSLATE_NOOP("Rules", "这里要一个数。"),
    "not_whole": QT_TRANSLATE_NOOP("Rules", "这里要一个整数。"),
    "not_a_time": QT_TRANSLATE_NOOP("Rules", "时间写成 22:00 这样，从 00:00 到 23:59。"),
    "negative": QT_TRANSLATE_NOOP("Rules", "不能小于 0，也不能没有上限。"),
    "not_positive": QT_TRANSLATE_NOOP("Rules", "要大于 0。"),
    "out_of_range": QT_TRANSLATE_NOOP("Rules", "超出了允许的范围，请看下面的说明。"),
    "fire_stands_alone": QT_TRANSLATE_NOOP("Rules", "火警不能由别的点位压住，不能设联动条件。"),
    "low_above_high": QT_TRANSLATE_NOOP("Rules", "最低要小于最高，请对调或改一个。"),
    "missing": QT_TRANSLATE_NOOP("Rules", "这里必须填写：要看哪个点位。"),
    "unknown_word": QT_TRANSLATE_NOOP("Rules", "没有这种条件，请从列表里选。"),
    "wrong_kind": QT_TRANSLATE_NOOP("Rules", "这些设定不属于这条规则，没有保存；请重新打开再改。"),
    "wrong_direction": QT_TRANSLATE_NOOP("Rules", "高限只能向上、低限只能向下，请换一条规则。"),
}
"""A sentence for each code of `BadRule`, and for what is not even a number or a time."""


def _rule_refused(error: Exception) -> str:
    assert isinstance(error, RuleRefused)
    found = PROBLEMS.get(
        error.problem, QT_TRANSLATE_NOOP("Rules", "这条规则的设定不合理，没有保存，请核对。")
    )
    return translate("Rules", found)


def _bad_span(error: Exception) -> str:
    assert isinstance(error, BadSpan)
    return translate("Rules", "结束要在开始和现在之后，最长 {0} 天，请改结束时间。").format(
        error.longest // DAY
    )


explains(RuleRefused, _rule_refused)
explains(BadSpan, _bad_span)
explains(
    PreviewStopped, lambda _: translate("Rules", "试算已停止，没有改动任何规则；可以重新试算。")
)
explains(UnknownKind, lambda _: translate("Rules", "没有这种感知类型，请从列表里选。"))
explains(
    WindowOver,
    lambda _: translate("Rules", "这段时间已经结束，不用再结束；列表已刷新。"),
)
explains(
    VerdictFirst,
    lambda _: translate("Rules", "这个点位还有火警没有复核，请先复核并给出结论，再停用。"),
)
