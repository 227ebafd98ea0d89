"""Notices from the watch to consoles: "these rows changed", and how the watch is.

JSON lines over TCP on loopback; the address file `run/watch.json` in the profile (readable by its
owner only) holds port and token (docs/decisions/0004-notices-over-loopback.md). A client sends the
token as its first line. A notice is only a hint: who misses one re-reads the database, so a slow
client loses its backlog and gets `resync` instead of slowing the watch down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec

if TYPE_CHECKING:
    from pathlib import Path


class Address(msgspec.Struct, frozen=True):
    """Where the watch of a profile listens."""

    port: int
    token: str
    pid: int


class BrokerStatus(msgspec.Struct, frozen=True):
    """The link to the broker.

    `state`: connecting, connected, lost, refused. `since`: instant of that state. `detail`: the
    reason in the broker's or system's words. `software`: what the broker calls itself, if it does.
    """

    state: str
    address: str
    since: int
    trial: bool = False
    software: str = ""
    protocol: str = ""
    detail: str = ""


class HeartStatus(msgspec.Struct, frozen=True):
    """How far the watch's own beats have come, by their numbers (0: none yet).

    `sent_at`, `committed_at`: of the newest one, by the watch's wall clock. `refusal`: why the
    broker does not let it through, in the broker's words; "" when it does.
    """

    sent: int = 0
    sent_at: int | None = None
    returned: int = 0
    committed: int = 0
    committed_at: int | None = None
    refusal: str = ""


class FireDevice(msgspec.Struct, frozen=True):
    """A transmission device of a fire system: its address, and since when it is there or gone."""

    address: str
    peer: str
    connected: bool
    since: int
    heard_at: int


class FireStatus(msgspec.Struct, frozen=True):
    """The listener for fire systems. `error`: why it cannot listen; counts since the start."""

    address: str
    error: str = ""
    frames: int = 0
    confirmed: int = 0
    denied: int = 0
    broken: int = 0
    devices: tuple[FireDevice, ...] = ()


class Status(msgspec.Struct, frozen=True, tag_field="type", tag="status"):
    """How the watch is, once a second and at each change of the broker link.

    Counters run since the watch started. `pending`: messages received and not yet committed.
    `fault`: why nothing can be written (a code of `app.watch.recorder`), None when all is well.
    """

    at: int
    pid: int
    started_at: int
    broker: BrokerStatus
    received: int = 0
    committed: int = 0
    duplicates: int = 0
    missed: int = 0
    quarantined: int = 0
    alarms_raised: int = 0
    pending: int = 0
    rate: float = 0.0
    last_message_at: int | None = None
    last_commit_at: int | None = None
    sensors: int = 0
    reporting: int = 0
    stale: int = 0
    never: int = 0
    fault: str | None = None
    fault_detail: str = ""
    heart: HeartStatus | None = None
    fire: FireStatus | None = None


class Changed(msgspec.Struct, frozen=True, tag_field="type", tag="changed"):
    """Rows that a commit of the watch changed, by id."""

    alarms: tuple[str, ...] = ()
    sensors: tuple[str, ...] = ()
    quarantined: int = 0


class Resync(msgspec.Struct, frozen=True, tag_field="type", tag="resync"):
    """Notices were lost: read everything again."""


Notice: TypeAlias = Status | Changed | Resync

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Notice] = msgspec.json.Decoder(Notice)


def encode(notice: Notice) -> bytes:
    """Return the notice as one line."""
    return _encoder.encode(notice) + b"\n"


def decode(line: bytes) -> Notice:
    """Read one line. Raises msgspec.DecodeError."""
    return _decoder.decode(line)


def address_file(run: Path) -> Path:
    """Return the address file of the watch in a profile's `run` folder."""
    return run / "watch.json"


def read_address(run: Path) -> Address | None:
    """Return where the watch listens, None when no watch has left an address."""
    try:
        return msgspec.json.decode(address_file(run).read_bytes(), type=Address)
    except (FileNotFoundError, msgspec.DecodeError):
        return None
