"""What is said aloud, and when: groups instead of alarms, news only, and not all the time.

A group is spoken of when it is new, and again when it has grown, at most every SAID_EACH; in a
flood there is one summary for all, as seldom. Nothing is spoken of that was acknowledged meanwhile.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from app.domain.instant import SECOND

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.domain.grouping import Group
    from app.domain.instant import Instant

SAID_EACH = 20 * SECOND


class Saying(StrEnum):
    """What a line is about."""

    NEW = "new"
    MORE = "more"
    FLOOD = "flood"


class Line(NamedTuple):
    """One thing to say: about `group`, of which `news` alarms were not spoken of before.

    Of a flood: the most urgent of the groups with news, and the news of all.
    """

    saying: Saying
    group: Group
    news: int


class Crier:
    """Keeps what has been said and what is still to be said.

    An alarm that is raised again is news again, and waits its time: chatter is not echoed.
    """

    def __init__(self) -> None:
        self._unsaid: dict[str, None] = {}
        self._said: dict[str, Instant] = {}
        self._flood_at: Instant | None = None

    @property
    def idle(self) -> bool:
        """Whether nothing waits to be said."""
        return not self._unsaid

    def hear(self, alarm_ids: Iterable[str]) -> None:
        """Note new alarms."""
        for one in alarm_ids:
            self._unsaid[one] = None

    def forget(self, alarm_ids: Iterable[str]) -> None:
        """These alarms are closed."""
        for one in alarm_ids:
            self._unsaid.pop(one, None)
            self._said.pop(one, None)

    def hush(self) -> None:
        """A person has silenced what sounds: the rest of it is not said either."""
        self._unsaid.clear()

    def next_line(
        self, now: Instant, group_of: Callable[[str], Group | None], *, flood: bool
    ) -> Line | None:
        """Return what to say at `now`, None while there is nothing or it is too early."""
        waiting = self._waiting(group_of)
        if not waiting:
            return None
        if flood:
            if _lately(self._flood_at, now):
                return None
            self._flood_at = now
            first = min(waiting.values(), key=lambda one: one[0].urgency)[0]
            news = sum(len(ids) for _, ids in waiting.values())
            for group, _ in waiting.values():
                self._note(group, now)
            return Line(Saying.FLOOD, first, news)
        ready = [one for one in waiting.values() if not _lately(self._said_at(one[0]), now)]
        if not ready:
            return None
        group, ids = min(ready, key=lambda one: one[0].urgency)
        saying = Saying.NEW if self._said_at(group) is None else Saying.MORE
        self._note(group, now)
        return Line(saying, group, len(ids))

    def _waiting(
        self, group_of: Callable[[str], Group | None]
    ) -> dict[str, tuple[Group, list[str]]]:
        """Return groups with what is unsaid of them; forget what was acknowledged meanwhile."""
        waiting: dict[str, tuple[Group, list[str]]] = {}
        for one in list(self._unsaid):
            group = group_of(one)
            if group is None or not group.unacknowledged:
                del self._unsaid[one]
            else:
                waiting.setdefault(group.id, (group, []))[1].append(one)
        return waiting

    def _said_at(self, group: Group) -> Instant | None:
        return max(
            (self._said[one.id] for one in group.members if one.id in self._said), default=None
        )

    def _note(self, group: Group, now: Instant) -> None:
        for one in group.members:
            self._unsaid.pop(one.id, None)
            self._said[one.id] = now


def _lately(at: Instant | None, now: Instant) -> bool:
    """Return whether `at` is less than SAID_EACH ago; a clock set back silences nobody."""
    return at is not None and 0 <= now - at < SAID_EACH
