"""The sentences of findings, in the interface's language: `app.drill.review.clues` has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.drill.review.clues import clue_texts

if TYPE_CHECKING:
    from app.domain.drill.criteria.finding import Finding

translate = QCoreApplication.translate

MARKED = (
    QT_TRANSLATE_NOOP("DrillClues", "要求 {0} {1}"),
    QT_TRANSLATE_NOOP("DrillClues", "实为 {0}"),
    QT_TRANSLATE_NOOP("DrillClues", "没有启动"),
    QT_TRANSLATE_NOOP("DrillClues", "应安置 {0} 人"),
    QT_TRANSLATE_NOOP("DrillClues", "时限内登记入住 {0} 人"),
    QT_TRANSLATE_NOOP("DrillClues", "最多时 {0} 人"),
    QT_TRANSLATE_NOOP("DrillClues", "其中 {0} 人没有写来自哪个居民区，算在内"),
    QT_TRANSLATE_NOOP("DrillClues", "{0} 开放后又关闭或不能用"),
    QT_TRANSLATE_NOOP("DrillClues", "应发 {0}"),
    QT_TRANSLATE_NOOP("DrillClues", "共发 {0}"),
    QT_TRANSLATE_NOOP("DrillClues", "批次 {0} 已过期"),
    QT_TRANSLATE_NOOP("DrillClues", "批次 {0} 已损坏，不能发放"),
    QT_TRANSLATE_NOOP("DrillClues", "批次 {0} 不是先到期的"),
    QT_TRANSLATE_NOOP("DrillClues", "从 {0} 发的不算"),
    QT_TRANSLATE_NOOP("DrillClues", "派出{0}"),
    QT_TRANSLATE_NOOP("DrillClues", "派出的{0}不合要求"),
    QT_TRANSLATE_NOOP("DrillClues", "派出的{0}不在岗"),
    QT_TRANSLATE_NOOP("DrillClues", "没有派出队伍"),
    QT_TRANSLATE_NOOP("DrillClues", "回访{0}，已接通"),
    QT_TRANSLATE_NOOP("DrillClues", "回访{0}，未接通"),
    QT_TRANSLATE_NOOP("DrillClues", "没有登记回访"),
    QT_TRANSLATE_NOOP("DrillClues", "应通知 {0} 人"),
    QT_TRANSLATE_NOOP("DrillClues", "时限内接通 {0} 人，超时接通 {1} 人，打过没有接通 {2} 人"),
    QT_TRANSLATE_NOOP("DrillClues", "I 级"),
    QT_TRANSLATE_NOOP("DrillClues", "II 级"),
    QT_TRANSLATE_NOOP("DrillClues", "III 级"),
    QT_TRANSLATE_NOOP("DrillClues", "IV 级"),
    QT_TRANSLATE_NOOP("DrillClues", "结束"),
    QT_TRANSLATE_NOOP("DrillClues", "报告人"),
    QT_TRANSLATE_NOOP("DrillClues", "当事人"),
    QT_TRANSLATE_NOOP("DrillClues", "家属"),
    QT_TRANSLATE_NOOP("DrillClues", "邻居"),
    QT_TRANSLATE_NOOP("DrillClues", "其他人"),
    QT_TRANSLATE_NOOP("DrillClues", "{0}（{1}）"),
)
"""Marked for translation; a test compares them."""


def finding_words(finding: Finding) -> list[str]:
    """Return what a finding says: what was expected, what was done instead, and when."""
    return clue_texts(finding, lambda template: translate("DrillClues", template))
