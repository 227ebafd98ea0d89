"""Where a profile's trial broker listens, and whether it answers: `run/broker.json`."""

from __future__ import annotations

import contextlib
import socket
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from app.profile import Profile


class BrokerAddress(msgspec.Struct, frozen=True):
    """A started broker. `kind`: mosquitto or amqtt; `version`: what it calls itself."""

    port: int
    pid: int
    kind: str
    version: str


def write_address(profile: Profile, address: BrokerAddress) -> None:
    """Leave the address for the other processes of the profile; replaces an older one whole."""
    file = profile.run / "broker.json"
    part = file.with_suffix(".part")
    part.write_bytes(msgspec.json.encode(address))
    part.replace(file)


def remove_address(profile: Profile) -> None:
    """Say that the broker is gone."""
    with contextlib.suppress(FileNotFoundError):
        (profile.run / "broker.json").unlink()


def read_address(profile: Profile) -> BrokerAddress | None:
    """Return the address last left; the broker may be gone since (see `running_broker`)."""
    try:
        return msgspec.json.decode((profile.run / "broker.json").read_bytes(), type=BrokerAddress)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def running_broker(profile: Profile) -> BrokerAddress | None:
    """Return the address of the profile's broker if something answers there, else None."""
    address = read_address(profile)
    return address if address and answers("127.0.0.1", address.port) else None


def answers(host: str, port: int, timeout: float = 0.5) -> bool:
    """Return whether somebody accepts TCP connections there."""
    try:
        with socket.create_connection((host, port), timeout=timeout):
            return True
    except OSError:
        return False
