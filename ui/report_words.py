"""Reports to the district in words: how a clock stands, with the level of its mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from app.domain.instant import MINUTE
from app.domain.reporting import Channel, ReportState
from ui.text import duration, moment

if TYPE_CHECKING:
    from app.domain.instant import Instant
    from app.domain.reporting import ReportClock

translate = QCoreApplication.translate

SOON = 10 * MINUTE
"""A report that is due within so many milliseconds is marked everywhere."""

_STANDS_IN = "导调（代{0}）"


class ClockWords(NamedTuple):
    """How a clock stands. `level`: of the mark before it, 0 for none."""

    text: str
    level: int


def channel_word(channel: Channel) -> str:
    """Return the channel in the reader's language."""
    if channel is Channel.TELEPHONE:
        return translate("Reports", "电话")
    return translate("Reports", "书面")


def time_words(clock: ReportClock, now: Instant) -> ClockWords:
    """Return how long there is for a report that is owed: `剩 12 分`, `逾期 3 分`."""
    left = clock.left(now)
    if left < 0:
        return ClockWords(translate("Reports", "逾期 {0}").format(duration(-left)), 1)
    words = translate("Reports", "剩 {0}").format(duration(left))
    return ClockWords(words, 3 if left <= SOON else 0)


def owed_words(clock: ReportClock, now: Instant) -> ClockWords:
    """Return how long there is, and for which: `电话 剩 12 分`, `书面 逾期 3 分`."""
    words, level = time_words(clock, now)
    return ClockWords(f"{channel_word(clock.channel)} {words}", level)


def clock_words(clock: ReportClock, now: Instant) -> ClockWords:
    """Return how a clock stands, owed or met, with the times that matter."""
    due = moment(clock.due_at, now)
    if clock.reported_at is None:
        words = owed_words(clock, now)
        return ClockWords(
            translate("Reports", "{0}（{1} 前）").format(words.text, due), words.level
        )
    channel, at = channel_word(clock.channel), moment(clock.reported_at, now)
    if clock.state(now) is ReportState.LATE:
        late = duration(-clock.left(now))
        return ClockWords(translate("Reports", "{0} {1} 已报，迟 {2}").format(channel, at, late), 3)
    return ClockWords(translate("Reports", "{0} {1} 已报，按时").format(channel, at), 0)


def is_pressing(clock: ReportClock, now: Instant) -> bool:
    """Return whether a report is late or due within ten minutes."""
    return clock.is_owed and clock.left(now) <= SOON


def recipient_here(recipient: str, *, is_drill: bool) -> str:
    """Return whom to report to: in a drill the controller stands in for the district."""
    stand_in = _STANDS_IN.split("{", maxsplit=1)[0]
    if not is_drill or not recipient or recipient.startswith(stand_in):
        return recipient
    return _STANDS_IN.format(recipient)[:80]
