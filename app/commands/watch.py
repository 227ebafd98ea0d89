"""`main.py watch`: receive, evaluate and record until stopped."""

from __future__ import annotations

import signal
import sys
import time
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from app.commands.terminal import ALREADY_RUNNING, FAILURE, OK, USAGE, Refusal, command, say
from app.logs import start_log
from app.profile import open_profile
from app.settings import load_settings

if TYPE_CHECKING:
    from pathlib import Path

_SWITCH_S = 0.001
_LOOK_S = 0.2


@command
def run(folder: Path | None, *, broker: str | None = None) -> int:
    """Run the watch of a profile; 0 when it was asked to stop, 3 when one runs already."""
    from app.mqtt.endpoint import BadBrokerUrl, endpoint
    from app.services.opening import open_store
    from app.watch.process import Watch

    profile = open_profile(folder)
    settings = load_settings(profile, broker)
    try:
        where = endpoint(settings.broker, broker)
    except BadBrokerUrl as error:
        raise Refusal(
            f"消息代理地址有误：{error.url}，应为 mqtt://[用户@]主机:端口。",
            f"Not a broker address: {error.url}; it should be mqtt://[user@]host:port.",
            USAGE,
        ) from None
    lock = FileLock(profile.run / "watch.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise Refusal(
            f"{profile.folder} 的报警服务已在运行。",
            f"The watch of {profile.folder} is already running.",
            ALREADY_RUNNING,
        ) from None
    try:
        start_log(profile, "watch", console=True)
        # Two busy threads hand the interpreter over more often: a batch waits less for its turn.
        sys.setswitchinterval(_SWITCH_S)
        stop = _stop_signals()
        store = open_store(profile)
        watch = Watch(profile, store, settings, where)
        watch.start()
        say(f"报警服务 watch: {where.address}, {profile.folder}")
        while not stop.asked and watch.alive:  # not alive: a defect; the supervisor starts us again
            time.sleep(_LOOK_S)
        watch.stop()
        store.close()
        return OK if stop.asked else FAILURE
    finally:
        lock.release()


class _Stop:
    """Whether somebody asked us to stop: a plain flag, for a signal handler must take no lock."""

    asked = False


def _stop_signals() -> _Stop:
    """Return what the system's stop signals set."""
    stop = _Stop()
    for name in ("SIGTERM", "SIGINT", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, lambda *_: setattr(stop, "asked", True))
    return stop
