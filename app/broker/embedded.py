"""The embedded broker (amqtt), for a trial on a machine without mosquitto.

It speaks MQTT 3.1.1 only and forgets unconfirmed messages when a subscriber disconnects (its issue
401): good for looking around, not for a street.
"""

from __future__ import annotations

import asyncio
import importlib.metadata
import logging
import signal
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def amqtt_version() -> str:
    """Return e.g. `0.12.1`."""
    return importlib.metadata.version("amqtt")


def configuration(port: int, session_expiry_s: int) -> dict[str, Any]:
    """Return amqtt's configuration: loopback, anonymous, its version under $SYS."""
    return {
        "listeners": {"default": {"type": "tcp", "bind": f"127.0.0.1:{port}"}},
        "session_expiry_interval": session_expiry_s,
        "plugins": {
            "amqtt.plugins.authentication.AnonymousAuthPlugin": {"allow_anonymous": True},
            "amqtt.plugins.sys.broker.BrokerSysPlugin": {"sys_interval": 20},
        },
    }


def serve(port: int, session_expiry_s: int, started: Callable[[], None]) -> None:
    """Run the broker until SIGINT, SIGTERM or (Windows) SIGBREAK; calls `started` when it listens.

    Raises OSError when the port cannot be had.
    """
    asyncio.run(_serve(port, session_expiry_s, started))


async def _serve(port: int, session_expiry_s: int, started: Callable[[], None]) -> None:
    from amqtt.broker import Broker
    from amqtt.errors import BrokerError

    for talkative in ("amqtt", "transitions"):  # a line for every step of every connection
        logging.getLogger(talkative).setLevel(logging.WARNING)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in stop_signals():
        signal.signal(name, lambda *_: loop.call_soon_threadsafe(stop.set))
    broker = Broker(configuration(port, session_expiry_s))
    try:
        await broker.start()
    except BrokerError as error:
        raise OSError(str(error)) from error
    started()
    await stop.wait()
    await broker.shutdown()


def stop_signals() -> tuple[signal.Signals, ...]:
    """Return the signals that ask a process to end on this system."""
    if sys.platform == "win32":
        return signal.SIGINT, signal.SIGTERM, signal.SIGBREAK
    return signal.SIGINT, signal.SIGTERM
