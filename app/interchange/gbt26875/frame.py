"""The outer form of a frame, and a parser that finds frames in whatever bytes come.

    @@ number(2) version(2) time(6) source(6) destination(6) length(2) command(1) data ## with a
    checksum before the end: the low 8 bits of the sum of all bytes from number to data.

Numbers are little-endian (clause 6.6 of the standard).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from app.domain.instant import SHANGHAI, BadInstant, Instant, from_datetime, to_datetime

START = b"@@"
END = b"##"
MAX_DATA = 1024
"""The longest application data unit."""
_HEAD = struct.Struct("<2sHBB6s6s6sHB")
_TAIL = 3
MAX_FRAME = _HEAD.size + MAX_DATA + _TAIL
LABEL = 6
"""Bytes of a time label: second, minute, hour, day, month, year (two digits)."""


class Command(IntEnum):
    """What a frame is for; 7 to 127 are reserved, 128 to 255 the user's own."""

    CONTROL = 1
    SEND = 2
    CONFIRM = 3
    REQUEST = 4
    ANSWER = 5
    DENY = 6


class Flaw(StrEnum):
    """Why something that begins like a frame is none."""

    TOO_LONG = "too_long"
    """The length is more than MAX_DATA."""
    NO_END = "no_end"
    """There is no ## where the length puts it."""
    CHECKSUM = "checksum"


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame.

    `number`: the service's number (业务流水号), kept by whoever began it. `source`, `destination`:
    six bytes as on the wire. `label`: when it was sent, six bytes. `user_version`: the second byte
    of the version, free for the maker; the first is 1.
    """

    number: int
    command: int
    source: bytes
    destination: bytes
    data: bytes = b""
    label: bytes = bytes(LABEL)
    version: int = 1
    user_version: int = 1


@dataclass(frozen=True, slots=True)
class Broken:
    """What begins like a frame and is none. `frame`: what it would be; its data may be wrong."""

    flaw: Flaw
    raw: bytes
    frame: Frame | None = None


def checksum(body: bytes) -> int:
    """Return the low 8 bits of the sum of the bytes between start and checksum."""
    return sum(body) & 0xFF


def encode(frame: Frame) -> bytes:
    """Return the bytes of a frame. Raises ValueError when a field does not fit."""
    if len(frame.data) > MAX_DATA:
        raise ValueError(f"{len(frame.data)} bytes of data, at most {MAX_DATA}")
    for field in (frame.source, frame.destination, frame.label):
        if len(field) != LABEL:
            raise ValueError(f"an address or time label of {len(field)} bytes, not {LABEL}")
    try:
        head = _HEAD.pack(
            START, frame.number, frame.version, frame.user_version, frame.label, frame.source,
            frame.destination, len(frame.data), frame.command,
        )  # fmt: skip
    except struct.error as error:
        raise ValueError(str(error)) from None
    body = head[len(START) :] + frame.data
    return START + body + bytes((checksum(body),)) + END


def answer(frame: Frame, command: Command, label: bytes) -> Frame:
    """Return the frame that confirms or denies `frame`: its number, its addresses swapped."""
    return Frame(
        frame.number,
        command,
        frame.destination,
        frame.source,
        b"",
        label,
        frame.version,
        frame.user_version,
    )


def write_label(instant: Instant) -> bytes:
    """Return the time label of an instant, in Shanghai's time."""
    at = to_datetime(instant).astimezone(SHANGHAI)
    return bytes((at.second, at.minute, at.hour, at.day, at.month, at.year % 100))


def read_label(label: bytes) -> Instant | None:
    """Return the instant of a time label, taken as Shanghai's time of this century.

    None when it names no time, e.g. all zeros: a device without a clock.
    """
    second, minute, hour, day, month, year = label
    if year > 99:
        return None
    try:
        return from_datetime(datetime(2000 + year, month, day, hour, minute, second, 0, SHANGHAI))
    except (ValueError, BadInstant):
        return None


def address_text(address: bytes) -> str:
    """Return a device's address as 12 hexadecimal digits, the most significant first."""
    return address[::-1].hex().upper()


class Parser:
    """Finds the frames in a stream of bytes, however it is cut. Keeps at most MAX_FRAME bytes."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self.skipped = 0
        """Bytes that were no part of any frame."""

    def feed(self, data: bytes) -> list[Frame | Broken]:
        """Take what came; return what it completes, in its order."""
        found: list[Frame | Broken] = []
        buffer = self._buffer
        buffer += data
        while self._find_start():
            if len(buffer) < _HEAD.size:
                break
            size = int.from_bytes(buffer[24:26], "little")
            if size > MAX_DATA:
                found.append(Broken(Flaw.TOO_LONG, bytes(buffer[: _HEAD.size])))
                self._skip(1)
                continue
            whole = _HEAD.size + size + _TAIL
            if len(buffer) < whole:
                break
            raw = bytes(buffer[:whole])
            if not raw.endswith(END):
                # The length was wrong: a good frame may lie within what it claimed.
                found.append(Broken(Flaw.NO_END, raw))
                self._skip(1)
                continue
            frame = _read(raw)
            good = checksum(raw[len(START) : -_TAIL]) == raw[-_TAIL]
            found.append(frame if good else Broken(Flaw.CHECKSUM, raw, frame))
            del buffer[:whole]
        return found

    @property
    def pending(self) -> bool:
        """Whether the beginning of a frame waits for its rest."""
        return self._buffer.startswith(START)

    def give_up(self) -> list[Frame | Broken]:
        """The rest will not come: what looked like a beginning was none. Return what lay in it.

        Called when nothing has come for longer than a frame may take, else rubbish that ends like a
        head would hold back the good frame behind it.
        """
        if self.pending:
            self._skip(1)
        return self.feed(b"")

    def _find_start(self) -> bool:
        """Drop what stands before the next start; return whether there is one."""
        at = self._buffer.find(START)
        if at < 0:
            keep = 1 if self._buffer.endswith(START[:1]) else 0
            self._skip(len(self._buffer) - keep)
            return False
        self._skip(at)
        return True

    def _skip(self, count: int) -> None:
        self.skipped += count
        del self._buffer[:count]


def _read(raw: bytes) -> Frame:
    _, number, version, user, label, source, destination, size, command = _HEAD.unpack_from(raw)
    data = raw[_HEAD.size : _HEAD.size + size]
    return Frame(number, command, source, destination, data, label, version, user)
