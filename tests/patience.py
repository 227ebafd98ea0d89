"""Waiting for what must happen: as long as a busy machine needs, and no test asserts how long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE_MS = 60_000
"""pytest-qt's own five seconds are not enough beside other tests on two cores."""


class PatientBot(QtBot):
    """A QtBot that waits PATIENCE_MS where a test does not say otherwise."""

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = PATIENCE_MS) -> None:  # noqa: N802
        """Run the event loop until `callback()` is true or None."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:  # noqa: N802
        """Run the event loop until `signal` is emitted."""
        return super().waitSignal(signal, timeout=timeout, **more)
