"""Who looks on while a drill is played: folds what the journal has anew, and gives commands to it.

One thread at a time works with an `Onlooker`; what it returns is values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.judging import Result, judge
from app.domain.drill.player import Event, Play, after, begin
from app.domain.drill.timeline import TimeLine, timeline
from app.drill.facts import record_of
from app.drill.journal import Journal, JournalDamaged, journal_path
from app.drill.presence import is_held, ready_lock
from app.drill.under_way import Standing, last_heard, standing, was_cut_off

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.drill.directing import Order
    from app.drill.under_way import Drill
    from app.services.desk import Desk


class NotWritten(Exception):
    """A command did not reach the journal: the disk is full, or may not be written to. Field:
    `reason`, in the system's words.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotRead(Exception):
    """The journal cannot be opened. Field: `reason`, in the system's words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Sight(msgspec.Struct, frozen=True):
    """A drill as it was seen. `events`: all of the journal. `cut_off`: it stands because its player
    had died.
    """

    play: Play
    line: TimeLine
    standing: Standing
    events: tuple[Event, ...]
    cut_off: bool = False


class Onlooker:
    """See the module's text. `now`: milliseconds of UTC."""

    def __init__(self, drill: Drill, now: Callable[[], int]) -> None:
        self._drill = drill
        self._now = now
        self._lock = ready_lock(drill.profile)
        self._journal: Journal
        self._events: list[Event]
        self._play: Play
        self._alive: int
        self._seen: Sight | None
        self._begin()

    def look(self) -> Sight | None:
        """Return the drill as it is; None when it is as it was seen last.

        Raises JournalDamaged and NotRead; looks from the beginning the next time.
        """
        try:
            news = self._journal.news()
        except JournalDamaged:
            self._begin()
            raise
        except OSError as error:
            self._begin()
            raise NotRead(error.strerror or str(error)) from error
        play = self._play
        for event in news:
            play = after(play, event)
            self._alive = max(self._alive, last_heard([event]))
        self._events += news
        stands = standing(play, self._alive, self._now(), has_player=is_held(self._lock))
        seen = self._seen
        if seen is not None and not news and not _is_otherwise(seen, stands):
            return None
        is_same = seen is not None and play is seen.play
        line = (
            seen.line
            if seen is not None and is_same and not _has_changed(seen.line, stands)
            else timeline(play, stands.time)
        )
        self._play = play
        self._seen = Sight(play, line, stands, tuple(self._events), was_cut_off(self._events))
        return self._seen

    def append(self, events: Sequence[Event]) -> Sight | None:
        """Write commands, and look. Raises NotWritten, and what `look` raises."""
        try:
            self._journal.append(events)
        except OSError as error:
            raise NotWritten(error.strerror or str(error)) from error
        return self.look()

    def order(self, order: Order) -> Sight | None:
        """Look, write what the order makes of that, and look again; raises what `append` raises."""
        before = self.look()
        events = order(self._play, self._now())
        return (self.append(events) if events else None) or before

    def _begin(self) -> None:
        self._journal = Journal(journal_path(self._drill.profile))
        self._events = []
        self._play = begin(self._drill.scenario)
        self._alive = 0
        self._seen = None


def _is_otherwise(seen: Sight, stands: Standing) -> bool:
    """Return whether a drill of which the journal says nothing new stands otherwise."""
    before = seen.standing
    return (
        (before.is_played, before.has_player) != (stands.is_played, stands.has_player)
    ) or _has_changed(seen.line, stands)


def _has_changed(line: TimeLine, stands: Standing) -> bool:
    return line.changes_at is not None and stands.time >= line.changes_at


def result_of(desk: Desk, sight: Sight, time: int) -> Result:
    """Return the drill's result so far, from its own database; `time`: the drill time now."""
    return judge(record_of(desk.store, sight.play, sight.events, time))
