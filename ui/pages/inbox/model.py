"""Rows of the inbox: words, columns, what is read, what is late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.drill.spans import span_text
from ui.i18n import QT_TRANSLATE_NOOP
from ui.text import duration
from ui.widgets.table_model import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.drill.clock import DrillClock
    from app.drill.inbox import Item
    from ui.console import Console

translate = QCoreApplication.translate

TABLE = "drill_inbox"
"""Told in `Console.rows_changed` when something came or was answered; no table of the database."""

OPEN = "open"
_KINDS = {
    "message": QT_TRANSLATE_NOOP("Inbox", "消息"),
    "call": QT_TRANSLATE_NOOP("Inbox", "来电"),
    "warning": QT_TRANSLATE_NOOP("Inbox", "预警"),
    "loss": QT_TRANSLATE_NOOP("Inbox", "受损"),
    "outage": QT_TRANSLATE_NOOP("Inbox", "中断"),
    "rumour": QT_TRANSLATE_NOOP("Inbox", "传言"),
    "picture": QT_TRANSLATE_NOOP("Inbox", "画面"),
    "sound": QT_TRANSLATE_NOOP("Inbox", "录音"),
    "video": QT_TRANSLATE_NOOP("Inbox", "视频"),
    "question": QT_TRANSLATE_NOOP("Inbox", "询问"),
    "decision": QT_TRANSLATE_NOOP("Inbox", "决策"),
}


def kind_words(kind: str) -> str:
    """Return a kind of inject as players call it."""
    return translate("Inbox", _KINDS[kind]) if kind in _KINDS else kind


def span_words(span: int) -> str:
    """Return a drill time, to the second."""
    return span_text(span // 1000 * 1000)


def late_by(item: Item, clock: DrillClock | None, now: int) -> int | None:
    """Return by how much an answer is late, negative while there is time; None: no limit runs.

    Milliseconds of drill time.
    """
    if item.due is None or clock is None or not item.is_open:
        return None
    return clock.drill_time(now) - item.due


def answer_words(item: Item, clock: DrillClock | None, now: int) -> str:
    """Return whether an answer is waited for, or who gave it."""
    if not item.asks:
        return ""
    if not item.is_open:
        return translate("Inbox", "{0} 已答复").format(item.answers[-1].actor)
    late = late_by(item, clock, now)
    if late is None:
        return translate("Inbox", "待答复")
    if late > 0:
        return translate("Inbox", "待答复 · 超时 {0}").format(duration(late))
    return translate("Inbox", "待答复 · 剩 {0}").format(duration(-late))


def passes(item: Item, view: str, text: str) -> bool:
    """Return whether chips and search let an item through."""
    fields = " ".join((item.head, item.text, item.to, kind_words(item.kind))).casefold()
    return (view != OPEN or item.is_open) and all(
        word in fields for word in text.casefold().split()
    )


def columns(
    state: Callable[[Item], str], level: Callable[[Item], int | None], read: ReadMarks
) -> list[Column[Item]]:
    """Return the columns; `state` and `level` of the answer are asked each time they are shown."""

    def emphasis(item: Item) -> str | None:
        return None if read.has(item) else "strong"

    return [
        Column(
            "at",
            translate("Inbox", "推演时间"),
            lambda item: span_words(item.at),
            order=lambda item: (-item.at, -item.came_at),
            width=92,
            right=True,
            emphasis=emphasis,
        ),
        Column(
            "kind",
            translate("Inbox", "类别"),
            lambda item: kind_words(item.kind),
            width=72,
            emphasis=emphasis,
        ),
        Column("head", translate("Inbox", "来源"), lambda item: item.head, width=220,
               emphasis=emphasis),
        Column("text", translate("Inbox", "内容"), lambda item: " ".join(item.text.split()),
               width=280, stretch=True, emphasis=emphasis),
        Column("to", translate("Inbox", "给"), lambda item: item.to, width=110,
               emphasis=emphasis),
        Column("answer", translate("Inbox", "答复"), state, width=170, level=level,
               emphasis=lambda item: "dim" if not item.is_open else emphasis(item)),
    ]  # fmt: skip


def exported(items: Sequence[Item]) -> tuple[Sequence[str], list[Sequence[object]]]:
    """Return header and cells for the CSV file."""
    header = [
        translate("Inbox", "推演时间"),
        translate("Inbox", "类别"),
        translate("Inbox", "来源"),
        translate("Inbox", "内容"),
        translate("Inbox", "给"),
        translate("Inbox", "答复"),
    ]
    return header, [
        [
            span_words(item.at),
            kind_words(item.kind),
            item.head,
            item.text,
            item.to,
            " / ".join(f"{span_words(one.at)} {one.actor} {one.text}" for one in item.answers),
        ]
        for item in items
    ]


class ReadMarks:
    """Which items somebody has looked at in this console; outlives the program."""

    _KEY = "inbox/read"

    def __init__(self, console: Console) -> None:
        self._console = console

    def has(self, item: Item) -> bool:
        """Return whether this coming of the item was looked at."""
        return item.turn in self._turns()

    def note(self, item: Item) -> bool:
        """Take an item as looked at; return whether that is news."""
        turns = self._turns()
        if item.turn in turns:
            return False
        self._console.remember(self._KEY, "\n".join([*turns, item.turn]))
        return True

    def _turns(self) -> list[str]:
        return str(self._console.recall(self._KEY, "") or "").split("\n")
