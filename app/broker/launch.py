"""How to start a profile's trial broker: mosquitto where present, else the embedded one.

The console's supervisor keeps `main.py broker` running, which holds `run/broker.lock` while it
lives and starts what `broker_command` says.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.broker.address import BrokerAddress, write_address
from app.broker.embedded import amqtt_version
from app.broker.mosquitto import find_mosquitto, mosquitto_version, write_configuration

if TYPE_CHECKING:
    from app.profile import Profile
    from app.settings import Settings

MOSQUITTO = "mosquitto"
AMQTT = "amqtt"

CHOICE = "SHOUWANG_BROKER"
"""Environment variable: `amqtt` takes the embedded broker even where mosquitto is present."""


@dataclass(frozen=True)
class Launch:
    """A process to start. `kind`: mosquitto or amqtt."""

    program: str
    arguments: tuple[str, ...]
    kind: str
    port: int
    version: str


def broker_command(profile: Profile, settings: Settings) -> Launch:
    """Return how to start the broker of the profile at `settings.broker.port` on loopback.

    Writes mosquitto's configuration to the profile's `run` folder.
    """
    port = settings.broker.port
    mosquitto = None if os.environ.get(CHOICE) == AMQTT else find_mosquitto()
    if mosquitto:
        return Launch(
            str(mosquitto),
            ("-c", str(write_configuration(profile, port))),
            MOSQUITTO,
            port,
            mosquitto_version(mosquitto),
        )
    program, *first = _this_program()
    arguments = (*first, "broker", "--profile", str(profile.folder))
    return Launch(program, arguments, AMQTT, port, amqtt_version())


def announce(profile: Profile, launch: Launch, pid: int) -> None:
    """Leave the address of a started broker in the profile."""
    write_address(profile, BrokerAddress(launch.port, pid, launch.kind, launch.version))


def _this_program() -> list[str]:
    """Return how this program is started: itself when frozen, else Python with main.py."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, str(Path(__file__).resolve().parents[2] / "main.py")]
