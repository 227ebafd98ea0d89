"""How open alarms group so that a person can follow a flood of them.

Groups are made for the eye and the ear; they hide nothing: each open alarm is in exactly one. What
is seen in one building within TOGETHER of each other is one event, and its first alarm (first-out)
tells what began it; devices that fail in it are its children. Silent, faulty and empty devices of a
compound are one thing too, for one power cut or gateway makes many. How far apart two of them may
be, and which kinds follow from nothing in their building, are working assumptions.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from app.domain.alarms import Condition
from app.domain.instant import DAY, HOUR, MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.domain.instant import Instant

TOGETHER = 10 * MINUTE
"""An alarm this long after the one before it in the same building belongs to the same event."""

_TOGETHER: dict[str, int] = {Condition.STALE: HOUR, Condition.BATTERY: DAY}
"""Silence is found as late as the device's interval is long; batteries run down over days."""

SHARED = frozenset({"water_level", "hydrant_pressure"})
"""Kinds whose cause is the whole compound's: rain, a burst main."""

SLOW = frozenset({"infrared_activity", "water_meter"})
"""Kinds that judge the last 12 hours of one home: nothing of the last minutes made them."""

_FOLLOWING = (Condition.FAULT, Condition.STALE)
"""What a device can come to in an event of its building."""

_EVENT = "event"

Family: TypeAlias = tuple[str, str]
"""Building ("" for the whole shard) and cause: only within one can alarms be one thing."""


class Member(NamedTuple):
    """An open alarm as far as grouping looks at it.

    `area`, `compound`, `building`: keys of its places, "" where it is outside of one; a building's
    alarms all name the same compound and area. `recorded_at`: when it came to us.
    """

    id: str
    area: str
    compound: str
    building: str
    floor: int | None
    kind: str
    condition: str
    level: int
    raised_at: Instant
    recorded_at: Instant
    unacknowledged: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Alarms that are one thing, in the order in which they were raised: `members[0]` first.

    `level`: the highest of all. `foremost`: the alarm to look at: the highest unacknowledged, of
    these the earliest; the first-out when all are acknowledged. `newest_at`: when the last of them
    came to us. `floors`: where, from below, without repetition.
    """

    members: tuple[Member, ...]
    foremost: Member
    level: int
    unacknowledged: int
    newest_at: Instant
    floors: tuple[int, ...]

    @property
    def id(self) -> str:
        """The id of its first-out alarm."""
        return self.members[0].id

    @property
    def first_out(self) -> Member:
        """The alarm that was raised first."""
        return self.members[0]

    @property
    def children(self) -> tuple[Member, ...]:
        """The alarms that followed the first one."""
        return self.members[1:]

    @property
    def count(self) -> int:
        """How many alarms it holds."""
        return len(self.members)

    @property
    def buildings(self) -> frozenset[str]:
        """The buildings that it touches; "" for what is outside of any."""
        return frozenset(member.building for member in self.members)

    @property
    def urgency(self) -> tuple[bool, int, int, str]:
        """The sort key: unacknowledged first, then the highest of these, then the newest."""
        return (not self.unacknowledged, self.foremost.level, -self.newest_at, self.id)


def group(members: Iterable[Member]) -> list[Group]:
    """Group open alarms; the most urgent group first. The order of `members` does not matter."""
    book = GroupBook()
    book.update(members)
    return list(book.groups)


class GroupBook:
    """The groups of all open alarms, kept current.

    A new or ended alarm has its family grouped again; one that was acknowledged or became more
    severe only its group, for that moves it nowhere.
    """

    def __init__(self) -> None:
        self._members: dict[str, Member] = {}
        self._shards: defaultdict[tuple[str, str], _Shard] = defaultdict(_Shard)
        self._of: dict[str, Group] = {}
        self._in_order: tuple[Group, ...] | None = ()

    def update(self, members: Iterable[Member], gone: Iterable[str] = ()) -> bool:
        """Take new and changed alarms and ids no longer open; return whether a group changed."""
        touched: set[tuple[str, str]] = set()
        for one in gone:
            before = self._members.pop(one, None)
            if before is not None:
                touched.add(self._drop(before))
        for member in members:
            before = self._members.get(member.id)
            if before == member:
                continue
            if before is not None:
                touched.add(self._drop(before))
            self._members[member.id] = member
            self._shards[_shard_of(member)].put(member)
            touched.add(_shard_of(member))
        for key in touched:
            shard = self._shards[key]
            for made in shard.regroup():
                self._of.update(dict.fromkeys((one.id for one in made.members), made))
            if not shard:
                del self._shards[key]
        if touched:
            self._in_order = None
        return bool(touched)

    def _drop(self, member: Member) -> tuple[str, str]:
        self._shards[_shard_of(member)].drop(member)
        self._of.pop(member.id, None)
        return _shard_of(member)

    @property
    def groups(self) -> tuple[Group, ...]:
        """All groups, the most urgent first."""
        if self._in_order is None:
            every = (one for shard in self._shards.values() for one in shard.groups())
            self._in_order = tuple(sorted(every, key=lambda one: one.urgency))
        return self._in_order

    def count_newer(self, since: Instant) -> int:
        """Return how many groups have an alarm that came to us after `since`."""
        return sum(
            one.newest_at > since for shard in self._shards.values() for one in shard.groups()
        )

    def member(self, alarm_id: str) -> Member | None:
        """Return an open alarm as it was last taken."""
        return self._members.get(alarm_id)

    def group_of(self, alarm_id: str) -> Group | None:
        """Return the group of an open alarm, None when it is not open."""
        return self._of.get(alarm_id)


class _Event:
    """What was seen in one building, and the devices that failed in it."""

    __slots__ = ("begins", "ends", "failed", "seen", "was")

    def __init__(self, seen: list[Member]) -> None:
        self.seen = seen
        self.begins = seen[0].raised_at
        self.ends = seen[-1].raised_at + TOGETHER
        self.failed: list[Member] = []
        self.was: list[Member] = []


class _Shard:
    """The alarms of one compound (or of an area outside of any): no group reaches out of it."""

    def __init__(self) -> None:
        self._families: dict[Family, list[Member]] = {}
        self._events: dict[str, list[_Event]] = {}
        self._made: dict[Family, dict[str, Group]] = {}
        self._touched: set[Family] = set()

    def __bool__(self) -> bool:
        return bool(self._families)

    def put(self, member: Member) -> None:
        family = _family(member)
        insort(self._families.setdefault(family, []), member, key=_raised)
        self._touched.add(family)

    def drop(self, member: Member) -> None:
        family = _family(member)
        kin = self._families[family]
        del kin[bisect_left(kin, _raised(member), key=_raised)]
        if not kin:
            del self._families[family]
        self._touched.add(family)

    def groups(self) -> Iterable[Group]:
        return (one for made in self._made.values() for one in made.values())

    def regroup(self) -> list[Group]:
        """Group again what was touched; return the groups that are not what they were."""
        touched, self._touched = self._touched, set()
        fresh: list[Group] = []
        linked = False
        for family in touched:
            building, cause = family
            if cause == _EVENT:
                linked = True
                kin = self._families.get(family, [])
                self._events[building] = [_Event(chain) for chain in _chains(kin)]
            elif cause in _FOLLOWING:
                linked = True
            else:
                fresh += self._make(family, _chains(self._families.get(family, [])))
        if linked:
            fresh += self._link(touched)
        return fresh

    def _link(self, touched: set[Family]) -> list[Group]:
        """Give failed devices to the events in which they failed, and group the others."""
        for event in self._all_events():
            event.was, event.failed = event.failed, []
        fresh: list[Group] = []
        for condition in _FOLLOWING:
            kin = self._families.get(("", condition), [])
            alone = [one for one in kin if not self._belongs(one)] if self._events else kin
            fresh += self._make(("", condition), _chains(alone))
        for building, events in list(self._events.items()):
            family = (building, _EVENT)
            if family in touched or any(one.failed != one.was for one in events):
                fresh += self._make(
                    family, [sorted(one.seen + one.failed, key=_raised) for one in events]
                )
            if not events:
                del self._events[building]
        return fresh

    def _all_events(self) -> Iterable[_Event]:
        return (event for events in self._events.values() for event in events)

    def _belongs(self, failed: Member) -> bool:
        for event in self._events.get(failed.building, ()):
            if event.begins <= failed.raised_at <= event.ends:
                event.failed.append(failed)
                return True
        return False

    def _make(self, family: Family, chains: list[list[Member]]) -> list[Group]:
        before = self._made.pop(family, {})
        made: dict[str, Group] = {}
        fresh = []
        for chain in chains:
            members = tuple(chain)
            known = before.get(members[0].id)
            if known is None or known.members != members:
                known = _grouped(members)
                fresh.append(known)
            made[known.id] = known
        if made:
            self._made[family] = made
        return fresh


def _shard_of(member: Member) -> tuple[str, str]:
    return member.area, member.compound


def _family(member: Member) -> Family:
    if member.condition != Condition.PROCESS:
        return "", member.condition
    if member.kind in SHARED or not member.building:
        return "", member.kind
    return member.building, member.kind if member.kind in SLOW else _EVENT


def _chains(members: Sequence[Member]) -> list[list[Member]]:
    """Cut a family, in its order, wherever too long lies between two."""
    chains: list[list[Member]] = []
    if members:
        together = _TOGETHER.get(members[0].condition, TOGETHER)
        last = members[0].raised_at - together - 1
        for member in members:
            if member.raised_at - last > together:
                chains.append([])
            chains[-1].append(member)
            last = member.raised_at
    return chains


def _grouped(members: tuple[Member, ...]) -> Group:
    if len(members) == 1:
        (one,) = members
        floors = () if one.floor is None else (one.floor,)
        return Group(members, one, one.level, int(one.unacknowledged), one.recorded_at, floors)
    waiting = [one for one in members if one.unacknowledged]
    return Group(
        members,
        min(waiting, key=_level) if waiting else members[0],
        min(map(_level, members)),
        len(waiting),
        max(map(_recorded, members)),
        tuple(sorted({one.floor for one in members if one.floor is not None})),
    )


_raised = attrgetter("raised_at", "id")
_level = attrgetter("level")
_recorded = attrgetter("recorded_at")
