"""The heartbeat: proof that a message can still come through, and which link is dead if not.

A synthetic sensor's message goes from the watch through the broker back to the watch, into the
database, and from there to the console, which reads it by itself. As long as its number moves at
the far end, everything between is alive; a quiet street is then really quiet. When it stops, what
each station last told says where the chain is broken.

All ages are seconds of the console's own monotonic clock: a wall clock that is set cannot hide
silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.instant import Instant  # noqa: TC001 - resolved when a beat is decoded

INTERVAL_S = 5.0
"""Seconds between two beats."""
LIMIT_S = 15.0
"""Silence for longer than three beats is no accident."""
STARTING_S = 30.0
"""So long after its start a console that has seen no beat yet waits for the first one."""
JUMP_S = 10.0
"""A wall clock set by more than this misleads about which alarm came when."""
JUMP_TOLD_S = 60.0
"""How long a jump of the clock is told; then the new time is taken as it is."""


class Part(StrEnum):
    """A link of the chain; the order is that of the chain, and of the blame."""

    WATCH = "watch"
    """The watch says nothing, or its heart stands still."""
    LINK = "link"
    """The broker cannot be reached, or does not give back what it took."""
    REFUSED = "refused"
    """The broker does not let the watch publish or receive its beat."""
    WRITE = "write"
    """What comes cannot be written."""
    READ = "read"
    """The console cannot read what was written."""
    CLOCK = "clock"
    """The wall clock stands still, or was set."""


@dataclass(frozen=True, slots=True)
class Beat:
    """A beat in the database. `sent_at`, `committed_at`: by the watch's wall clock."""

    number: int
    sent_at: Instant
    committed_at: Instant


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known at the end of the chain.

    `*_age`: seconds since the watch last told anything, and since the number of the beat last sent,
    given back by the broker, committed (all three as told by the watch), and read by this console
    last moved; since the start when it never did. `heard`: whether a beat has come through since
    the start. `fault`: why the watch cannot write.
    `clock_jump`: seconds by which the wall clock was set lately, `clock_stopped`: it stands still.
    """

    heard: bool
    told_age: float
    sent_age: float
    returned_age: float
    committed_age: float
    read_age: float
    connected: bool = True
    refused: bool = False
    fault: str | None = None
    clock_jump: float = 0.0
    clock_stopped: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """`part` None: the chain holds. `age`: seconds since the last proof that it does."""

    part: Part | None
    age: float

    @property
    def broken(self) -> bool:
        """Return whether nobody can know what happens in the street."""
        return self.part is not None


def judge(seen: Evidence) -> Verdict:
    """Return whether the chain holds, and if not, its first broken link."""
    age = max(seen.told_age, seen.committed_age, seen.read_age)
    if age > (LIMIT_S if seen.heard else STARTING_S):
        return Verdict(_first_broken(seen), age)
    if seen.clock_stopped or abs(seen.clock_jump) > JUMP_S:
        return Verdict(Part.CLOCK, age)
    return Verdict(None, age)


def _first_broken(seen: Evidence) -> Part:
    if seen.told_age > LIMIT_S:
        return Part.WATCH
    if seen.fault is not None:
        return Part.WRITE
    if not seen.connected:
        return Part.LINK
    if seen.refused:
        return Part.REFUSED
    if seen.committed_age <= LIMIT_S:
        return Part.READ
    if seen.sent_age > LIMIT_S:
        return Part.WATCH
    return Part.LINK if seen.returned_age > LIMIT_S else Part.WRITE


class Trace:
    """When a value last moved: its age in seconds of a monotonic clock."""

    def __init__(self, tick: float) -> None:
        self._value: object = None
        self._moved = tick
        self.ever = False

    def see(self, value: object, tick: float) -> None:
        """Take note of what the value is now; None is no news."""
        if value is not None and value != self._value:
            self._value, self._moved, self.ever = value, tick, True

    def age(self, tick: float) -> float:
        """Return the seconds since it moved, or since the beginning."""
        return max(0.0, tick - self._moved)


class ClockCheck:
    """Compares wall and monotonic time: a clock that was set, and one that stands still."""

    def __init__(self, wall: Instant, tick: float) -> None:
        self._reference = wall / 1000 - tick
        self._jump = 0.0
        self._jumped_at = tick
        self._wall = Trace(tick)
        self._wall.see(wall, tick)

    def look(self, wall: Instant, tick: float) -> None:
        """Read both clocks; each second or so."""
        offset = wall / 1000 - tick
        self._wall.see(wall, tick)
        if self.stopped(tick):
            # Only what remains when it goes again is a jump.
            return
        jump = offset - self._reference
        if abs(jump) <= JUMP_S:
            self._jump = 0.0
            self._reference = offset  # it may drift
        elif not self._jump:
            self._jump, self._jumped_at = jump, tick
        elif tick - self._jumped_at > JUMP_TOLD_S:
            self._jump, self._reference = 0.0, offset
        else:
            self._jump = jump

    def stopped(self, tick: float) -> bool:
        """Return whether the wall clock has stood still for longer than the limit."""
        return self._wall.age(tick) > LIMIT_S

    @property
    def jump(self) -> float:
        """Seconds by which the wall clock was set, while that is told; else 0."""
        return self._jump
