"""How a service is asked to end: by a signal, which it looks at when it has the time."""

from __future__ import annotations

import signal


class Stopping:
    """Whether a signal has asked us to end; call it to know."""

    def __init__(self) -> None:
        self._asked = False
        for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._ask)

    def __call__(self) -> bool:
        """Return whether it has."""
        return self._asked

    def _ask(self, _number: int, _frame: object) -> None:
        self._asked = True
