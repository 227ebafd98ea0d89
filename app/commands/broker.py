"""`main.py broker`: the profile's trial broker in the foreground, until it is stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from app.broker.address import answers, remove_address
from app.broker.embedded import serve, stop_signals
from app.broker.launch import AMQTT, Launch, announce, broker_command
from app.broker.mosquitto import end_orphan, error_file, last_words
from app.commands.terminal import ALREADY_RUNNING, OK, Refusal, command, say
from app.logs import start_log
from app.profile import open_profile
from app.settings import load_settings

if TYPE_CHECKING:
    from pathlib import Path

    from app.profile import Profile

START_S = 15


@command
def run(folder: Path | None) -> int:
    """Run the broker of the profile; 0 when it was asked to stop, 3 when it runs already."""
    profile = open_profile(folder)
    settings = load_settings(profile)
    lock = FileLock(profile.run / "broker.lock", timeout=0.5)
    try:
        lock.acquire()
    except Timeout:
        raise _already(profile) from None
    try:
        end_orphan(profile)
        launch = broker_command(profile, settings)
        if answers("127.0.0.1", launch.port):
            raise Refusal(
                f"端口 {launch.port} 已被别的程序占用，"
                "请在 settings.toml 的 [broker] 中换一个端口。",
                f"Port {launch.port} is taken by another program; choose another port under "
                "[broker] in settings.toml.",
            )
        start_log(profile, "broker")
        if launch.kind == AMQTT:
            return _run_embedded(profile, launch, settings.broker.session_expiry_s)
        return _run_mosquitto(profile, launch)
    finally:
        lock.release()


def _run_embedded(profile: Profile, launch: Launch, session_expiry_s: int) -> int:
    def started() -> None:
        announce(profile, launch, os.getpid())
        _say_started(launch)

    try:
        serve(launch.port, session_expiry_s, started)
    except OSError as error:
        raise _did_not_start(launch, str(error)) from error
    finally:
        remove_address(profile)
    return OK


class _Asked:
    """A signal handler that remembers. A lock here could wait for the code it interrupted."""

    def __init__(self) -> None:
        self.asked = False

    def __call__(self, _number: int, _frame: object) -> None:
        self.asked = True


def _run_mosquitto(profile: Profile, launch: Launch) -> int:
    """Start mosquitto, pass stop signals on to it, and return when it has ended."""
    stop = _Asked()
    for name in stop_signals():
        signal.signal(name, stop)
    with error_file(profile).open("wb") as errors:  # never our own pipes: it may outlive us
        child = subprocess.Popen(
            [launch.program, *launch.arguments],
            stdin=subprocess.DEVNULL,
            stdout=errors,
            stderr=errors,
        )
    try:
        if not _listens(child, launch.port, stop):
            raise _did_not_start(launch, last_words(profile) or "no answer")
        announce(profile, launch, child.pid)
        _say_started(launch)
        while child.poll() is None and not stop.asked:
            time.sleep(0.1)
    finally:
        child.terminate()
        code = child.wait()
        remove_address(profile)
    if not stop.asked:
        raise _did_not_start(launch, last_words(profile) or f"exit code {code}")
    return OK


def _listens(child: subprocess.Popen[bytes], port: int, stop: _Asked) -> bool:
    """Wait until the child answers; False when it ends first or takes too long."""
    deadline = time.monotonic() + START_S
    while not answers("127.0.0.1", port):
        if child.poll() is not None or time.monotonic() > deadline:
            return False
        if stop.asked:
            break
        time.sleep(0.02)
    return True


def _say_started(launch: Launch) -> None:
    say(f"消息代理 broker: {launch.kind} {launch.version}, mqtt://127.0.0.1:{launch.port}")


def _already(profile: Profile) -> Refusal:
    return Refusal(
        f"{profile.folder} 的消息代理已在运行。",
        f"The broker of {profile.folder} is already running.",
        ALREADY_RUNNING,
    )


def _did_not_start(launch: Launch, reason: str) -> Refusal:
    return Refusal(
        f"{launch.kind} 未能运行（{reason}），请看 logs 目录中的日志。",
        f"{launch.kind} did not run ({reason}); see its log in the profile's logs folder.",
    )
