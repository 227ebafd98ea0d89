"""The drill's watch is sent away while its database is put back, and its queue is forgotten.

What it keeps in mind is of a world that is undone, and so is what waits for it at the broker.
"""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING

import psutil
import structlog
from filelock import FileLock, Timeout
from paho.mqtt.client import Client, MQTTv5
from paho.mqtt.enums import CallbackAPIVersion
from sqlalchemy import select

from app.supervision import own_command
from app.watch.process import CLIENT_ID
from db.models import LocalFact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.mqtt.endpoint import Endpoint
    from app.profile import Profile
    from db.store import Store

_WITHIN_S = 15.0

_log = structlog.get_logger(__name__)


@contextlib.contextmanager
def watch_away(profile: Profile, store: Store, endpoint: Endpoint) -> Iterator[None]:
    """End the drill's watch and keep its place taken; afterwards whoever looks after it starts it.

    Raises WatchStays (an OSError) when it does not end in time.
    """
    lock = FileLock(profile.run / "watch.lock")
    ask_to_end(own_command(profile, "watch"))
    try:
        lock.acquire(timeout=_WITHIN_S)
    except Timeout:
        raise WatchStays(str(profile.folder)) from None
    try:
        _forget_queue(endpoint, store)
        yield
    finally:
        lock.release()


class WatchStays(OSError):
    """The drill's watch did not end."""


def ask_to_end(command: tuple[str, ...]) -> None:
    """Ask the processes of this command line to end, whoever began them."""
    for process in psutil.process_iter(["cmdline"]):
        said = process.info["cmdline"]
        if said and tuple(said[1:]) == command[1:]:
            with contextlib.suppress(psutil.Error):
                process.terminate()


def _forget_queue(endpoint: Endpoint, store: Store) -> None:
    """Sign in once under the watch's name with a clean start, which ends its session."""
    with store.read() as session:
        client_id = session.scalar(select(LocalFact.value).where(LocalFact.name == CLIENT_ID))
    if client_id is None:
        return  # it was never there
    gone = threading.Event()
    client = Client(CallbackAPIVersion.VERSION2, client_id=client_id, protocol=MQTTv5)
    client.on_connect = lambda *_: gone.set()
    try:
        endpoint.sign_in(client)
        client.connect(endpoint.settings.host, endpoint.settings.port, clean_start=True)
        client.loop_start()
        if not gone.wait(5):
            _log.warning("the broker did not answer", client=client_id)
        client.disconnect()
    except OSError as error:
        _log.warning("the watch's queue stays", error=repr(error))
    finally:
        client.loop_stop()
