"""The system's clock."""

from __future__ import annotations

import time


class SystemClock:
    """Reads the machine's clocks; see `app.domain.clock.Clock`."""

    def now(self) -> int:
        """Return UTC milliseconds."""
        return time.time_ns() // 1_000_000

    def monotonic(self) -> float:
        """Return monotonic seconds."""
        return time.monotonic()
