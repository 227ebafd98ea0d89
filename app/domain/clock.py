"""The clock as a parameter: nobody calls the system's time globally."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from app.domain.instant import Instant


class Clock(Protocol):
    """What tells the time: the system's clock, a drill's clock, or a test's."""

    def now(self) -> Instant:
        """Return the present instant (UTC milliseconds); it may be set back by a person."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never run backwards, for durations."""
        ...
