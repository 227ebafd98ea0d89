"""Notices over loopback: who may hear them, and what a slow client gets."""

from __future__ import annotations

import socket
import stat
import sys
import time
from typing import TYPE_CHECKING

import pytest

from app.notices import (
    BrokerStatus,
    Changed,
    Notice,
    Resync,
    Status,
    address_file,
    decode,
    read_address,
)
from app.watch import notifier as notifiers
from app.watch.inquiry import ask_status
from app.watch.notifier import Notifier
from tests.watching import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.profile import Profile


def status() -> Status:
    return Status(at=1, pid=2, started_at=0, broker=BrokerStatus("connected", "x:1", 0))


@pytest.fixture
def notifier(profile: Profile) -> Iterator[Notifier]:
    started = Notifier(profile.run, status)
    started.start()
    yield started
    started.close()


class Listener:
    """A console's end."""

    def __init__(self, profile: Profile, token: str | None = None) -> None:
        address = read_address(profile.run)
        assert address
        self.connection = socket.socket()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.connection.settimeout(10)
        self.connection.connect(("127.0.0.1", address.port))
        self.connection.sendall((token or address.token).encode() + b"\n")
        self.lines = self.connection.makefile("rb")

    def hear(self) -> Notice | None:
        """Return the next notice, None when hung up on."""
        try:
            line = self.lines.readline()
        except ConnectionResetError:
            return None
        return decode(line) if line else None


def test_who_knows_the_token_is_greeted_with_the_status(
    notifier: Notifier, profile: Profile
) -> None:
    assert Listener(profile).hear() == status()
    assert ask_status(profile) == status()


def test_who_does_not_is_hung_up_on(notifier: Notifier, profile: Profile) -> None:
    assert Listener(profile, "guess").hear() is None
    assert Listener(profile, "x" * 5000).hear() is None


def test_changes_are_told_and_the_status_each_second(notifier: Notifier, profile: Profile) -> None:
    listener = Listener(profile)
    listener.hear()
    notifier.tell(Changed(("a",), ("s",), 3))
    assert listener.hear() == Changed(("a",), ("s",), 3)
    assert listener.hear() == status()
    notifier.nudge()
    assert listener.hear() == status()


def test_a_client_that_does_not_read_loses_its_backlog_and_is_told(
    notifier: Notifier, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notifiers, "BACKLOG", 20_000)
    slow, quick = Listener(profile), Listener(profile)
    quick.hear()
    began = time.monotonic()
    for number in range(4000):
        notifier.tell(Changed((), tuple(f"sensor-{number}-{n}" for n in range(50))))
        if number % 50 == 0:
            time.sleep(0.001)
    assert time.monotonic() - began < 60
    quick.connection.close()
    slow.hear()
    heard: list[Notice | None] = []
    while not heard or not isinstance(heard[-1], Resync):
        heard.append(slow.hear())
        assert heard[-1] is not None
    assert sum(isinstance(one, Changed) for one in heard) < 4000


def test_the_address_is_private_and_taken_away(profile: Profile) -> None:
    one = Notifier(profile.run, status)
    one.start()
    file = address_file(profile.run)
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    one.close()
    assert not file.exists()
    assert ask_status(profile) is None


def test_a_client_that_went_away_is_forgotten(notifier: Notifier, profile: Profile) -> None:
    for _ in range(notifiers.MAX_CLIENTS + 5):
        listener = Listener(profile)
        assert listener.hear() == status()
        listener.lines.close()
        listener.connection.close()
        wait_until(lambda: len(notifier._clients) == 0)
