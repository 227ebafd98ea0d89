"""Whether somebody is at work in a drill's profile, and how a player is asked to leave.

A player holds a lock while it lives. It leaves when a file asks it to: signals do not reach a
process that another console began, least of all on Windows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import psutil
from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from pathlib import Path

    from app.profile import Profile

_PROBE_S = 0.05
"""Another one who probes holds the lock for an instant only."""

_SERVICES = ("player", "broker", "watch")
_WINDOWS = ("console", "control", "replay")
"""Their locks are Qt's own, and name the process."""


def player_lock(drill: Profile) -> Path:
    """Return the lock that a drill's player holds while it lives."""
    return drill.run / "player.lock"


def ready_lock(drill: Profile) -> Path:
    """Return the lock that a player holds while it steps. Before it does, a command to play would
    be taken for one that a player which died had left.
    """
    return drill.run / "player-ready.lock"


def has_player(drill: Profile) -> bool:
    """Return whether a player lives in a drill's profile; may take 50 ms. Raises OSError."""
    return is_held(player_lock(drill))


def who_works_in(drill: Profile) -> tuple[str, ...]:
    """Return what of a drill runs: player, broker, watch, and windows. Raises OSError."""
    return (
        *(name for name in _SERVICES if is_held(drill.run / f"{name}.lock")),
        *(name for name in _WINDOWS if _is_open(drill.run / f"{name}.lock")),
    )


def ask_to_stop(drill: Profile) -> None:
    """Ask the drill's player to leave; it does so within a few seconds. Raises OSError."""
    _stop(drill).touch()


def is_asked_to_stop(drill: Profile) -> bool:
    """Return whether the player is to leave."""
    return _stop(drill).exists()


def forget_stop(drill: Profile) -> None:
    """Begin anew: what asked a player before this one to leave is over."""
    _stop(drill).unlink(missing_ok=True)


def windows_open(drill: Profile) -> tuple[str, ...]:
    """Return which windows of a drill are open: console, control, and so on. Raises OSError."""
    return tuple(name for name in _WINDOWS if _is_open(drill.run / f"{name}.lock"))


def is_held(lock: Path) -> bool:
    """Return whether some process holds a lock now; none is made where there is none."""
    if not lock.exists():
        return False
    probe = FileLock(lock)
    try:
        probe.acquire(timeout=_PROBE_S, poll_interval=_PROBE_S / 5)
    except Timeout:
        return True
    probe.release()
    return False


def _is_open(lock: Path) -> bool:
    try:
        said = lock.read_text(encoding="utf-8", errors="replace").split("\n")[0]
    except FileNotFoundError:
        return False
    return said.isdecimal() and psutil.pid_exists(int(said))


def _stop(drill: Profile) -> Path:
    return drill.run / "player.stop"
