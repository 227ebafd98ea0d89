"""Asking a running watch how it is; for commands that look once."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import msgspec

from app.notices import Status, decode, read_address

if TYPE_CHECKING:
    from app.profile import Profile


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
