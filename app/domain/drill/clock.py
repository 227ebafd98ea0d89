"""Drill time: it begins at zero, runs at a speed, stands while paused, and can be set.

Pure: `now` is the machine's monotonic or wall time in milliseconds, passed in.
"""

from __future__ import annotations

import msgspec

SLOWEST, FASTEST = 0.5, 60.0


class DrillClock(msgspec.Struct, frozen=True):
    """`at`: drill time when `since` (the machine's time) it goes on so. `held`: the world stands
    still while talk goes on; drill time runs no more than when paused, and it is shown otherwise.
    """

    at: int = 0
    since: int = 0
    speed: float = 1.0
    running: bool = False
    held: bool = False

    def drill_time(self, now: int) -> int:
        """Return the drill time at the machine's time `now`; never less than it was."""
        if not self.running or self.held:
            return self.at
        return self.at + max(0, round((now - self.since) * self.speed))

    def play(self, now: int) -> DrillClock:
        """Go on from where it stands."""
        return msgspec.structs.replace(self._fixed(now), running=True, held=False)

    def pause(self, now: int) -> DrillClock:
        """Stand still."""
        return msgspec.structs.replace(self._fixed(now), running=False)

    def hold(self, now: int, *, held: bool) -> DrillClock:
        """Let the world stand still while talk goes on, or go on again."""
        return msgspec.structs.replace(self._fixed(now), held=held)

    def at_speed(self, now: int, speed: float) -> DrillClock:
        """Go on faster or slower; the speed is kept within SLOWEST and FASTEST."""
        kept = min(max(SLOWEST, speed), FASTEST)  # in this order what is no number becomes SLOWEST
        return msgspec.structs.replace(self._fixed(now), speed=kept)

    def jump(self, now: int, to: int) -> DrillClock:
        """Stand at another drill time, later or earlier, never before the start."""
        return msgspec.structs.replace(self._fixed(now), at=max(0, to))

    def _fixed(self, now: int) -> DrillClock:
        return msgspec.structs.replace(self, at=self.drill_time(now), since=now)
