"""A real mosquitto on a free loopback port, set as docs/mqtt.md asks; import `broker` in a test."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from typing import TYPE_CHECKING

import pytest
from paho.mqtt.client import Client, MQTTv5
from paho.mqtt.enums import CallbackAPIVersion

from app.settings import free_port

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_SETTINGS = """\
listener {port} 127.0.0.1
allow_anonymous true
persistence true
persistence_location {folder}/
autosave_interval 1
max_queued_messages 0
max_inflight_messages 2000
queue_qos0_messages false
persistent_client_expiration 14d
log_dest file {folder}/mosquitto.log
"""


def mosquitto() -> str | None:
    """Return the path of mosquitto, None when it is not installed."""
    return shutil.which("mosquitto", path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")


class Broker:
    """A mosquitto of the test's own. `folder` holds its settings, its messages and its log."""

    def __init__(self, folder: Path, extra: str = "") -> None:
        self.folder = folder
        self.port = free_port()
        folder.mkdir(parents=True, exist_ok=True)
        self.settings = folder / "mosquitto.conf"
        text = _SETTINGS.format(port=self.port, folder=folder) + extra
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            text += "user root\n"
        self.settings.write_text(text)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address for `--broker`."""
        return f"mqtt://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """The process id of the running broker."""
        assert self._process
        return self._process.pid

    def start(self) -> None:
        """Start and wait until it listens."""
        program = mosquitto()
        assert program
        self._process = subprocess.Popen(
            [program, "-c", str(self.settings)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise AssertionError(f"mosquitto ended: {self.log()}")
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise AssertionError("mosquitto does not listen")

    def stop(self) -> None:
        """End it as a service manager would: it saves its messages."""
        if self._process:
            self._process.terminate()
            self._process.wait(10)
            self._process = None

    def kill(self) -> None:
        """End it as a power cut would."""
        if self._process:
            self._process.kill()
            self._process.wait(10)
            self._process = None

    def log(self) -> str:
        """Return what it wrote to its log."""
        file = self.folder / "mosquitto.log"
        return file.read_text() if file.exists() else ""

    def publish(
        self, messages: Iterable[tuple[str, bytes | str]], *, qos: int = 1, retain: bool = False
    ) -> int:
        """Publish topics and payloads, wait until the broker has them all; return how many."""
        client = Client(CallbackAPIVersion.VERSION2, protocol=MQTTv5)
        client.max_inflight_messages_set(0)
        client.connect("127.0.0.1", self.port)
        client.loop_start()
        infos = [client.publish(topic, body, qos=qos, retain=retain) for topic, body in messages]
        for info in infos:
            info.wait_for_publish(30)
        client.disconnect()
        client.loop_stop()
        return len(infos)


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    """A running mosquitto; skipped where none is installed (`make test` installs it)."""
    if mosquitto() is None:
        pytest.skip("mosquitto is not installed")
    running = Broker(tmp_path / "broker")
    running.start()
    yield running
    running.stop()
