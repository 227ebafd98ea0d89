"""Asking a running watch how it is; for commands that look once."""

from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING

import msgspec

from app.notices import Status, decode, read_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.profile import Profile

_LOOK_S = 0.2


def ask_status(profile: Profile, timeout: float = 1.0) -> Status | None:
    """Return the status of the profile's watch, None when none answers in `timeout` seconds."""
    address = read_address(profile.run)
    if address is None:
        return None
    try:
        with socket.create_connection(("127.0.0.1", address.port), timeout=timeout) as connection:
            connection.sendall(address.token.encode() + b"\n")
            with connection.makefile("rb") as lines:
                for line in lines:
                    notice = decode(line)
                    if isinstance(notice, Status):
                        return notice
    except (OSError, msgspec.DecodeError):
        return None
    return None


def await_connected(profile: Profile, stopping: Callable[[], bool], seconds: float = 60.0) -> bool:
    """Wait for the profile's watch to be at its broker; return whether it is.

    A broker keeps nothing for a session that has not begun yet: what is said before the watch's
    very first connection reaches nobody.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end and not stopping():
        status = ask_status(profile)
        if status is not None and status.broker.state == "connected":
            return True
        time.sleep(_LOOK_S)
    return False
