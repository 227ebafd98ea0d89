"""The drill's own broker, stopped for as long as an outage lasts, and then started again.

Its place is kept taken meanwhile, as that of the watch is (`app.drill.watch_away`): whoever looks
after it, this player or a console of the drill, starts it when the place is free. Whoever dies
leaves the place free too.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import structlog
from filelock import FileLock, Timeout

from app.drill.watch_away import ask_to_end
from app.supervision import own_command

if TYPE_CHECKING:
    from app.profile import Profile

_AGAIN_S = 1.0
"""A broker that has not ended is asked again after so long."""

_log = structlog.get_logger(__name__)


class BrokerSwitch:
    """Stops the broker of the drill in `profile`, and lets it be started. One thread."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._place = FileLock(profile.run / "broker.lock")
        self._asked_at: float | None = None
        self._away = False

    @property
    def is_stopped(self) -> bool:
        """Whether the broker has ended and stays away."""
        return self._place.is_locked

    def put(self, *, away: bool) -> None:
        """Let the broker be stopped, or be there; cheap when it is so already."""
        if away != self._away:
            self._away = away
            _log.info("the drill's broker", away=away)
        if not away:
            self._place.release()
            self._asked_at = None
        elif not self._place.is_locked:
            self._stop()

    def close(self) -> None:
        """Give the place back."""
        self._place.release()

    def _stop(self) -> None:
        try:
            self._place.acquire(timeout=0)
        except Timeout:
            now = time.monotonic()
            if self._asked_at is None or now - self._asked_at >= _AGAIN_S:
                self._asked_at = now
                ask_to_end(own_command(self._profile, "broker"))
