"""The application data of a frame: type flag, number of objects, objects (clauses 8.2 and 8.3)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from app.interchange.gbt26875.frame import LABEL, read_label
from app.interchange.gbt26875.tables import DOWNSTREAM, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.instant import Instant

TEXT = 31
"""Bytes of a component's description, GB 18030, filled up with zeros or blanks."""


class BadContent(ValueError):
    """Application data that is not what its type flag says."""


class Part(NamedTuple):
    """A component's place: system type and address, zone (区号) and number (位号) in it.

    `component`: its type; None where the standard names it by the address alone.
    """

    system: int
    system_address: int
    component: int | None = None
    zone: int | None = None
    number: int | None = None

    def text(self) -> str:
        """Return it as it stands in an address: `1.1` for a system, `1.1/10-2` for a component."""
        system = f"{self.system}.{self.system_address}"
        return system if self.zone is None else f"{system}/{self.zone}-{self.number}"


class State(NamedTuple):
    """The state of a system or a component. `at` None: the time label names no time."""

    part: Part
    bits: int
    at: Instant | None
    text: str = ""


class Analogue(NamedTuple):
    """A component's measured value: `raw` in steps of the quantity (`tables.QUANTITIES`)."""

    part: Part
    quantity: int
    raw: int
    at: Instant | None


class Operation(NamedTuple):
    """What somebody did at the fire system (`part`) or at the transmission device (None)."""

    part: Part | None
    bits: int
    operator: int
    at: Instant | None


class DeviceState(NamedTuple):
    """The state of the transmission device itself."""

    bits: int
    at: Instant | None


class Setup(NamedTuple):
    """A version, a description or a clock: of the system, of a component, or of the device."""

    part: Part | None
    text: str = ""
    at: Instant | None = None


Thing: TypeAlias = State | Analogue | Operation | DeviceState | Setup


class Content(NamedTuple):
    """What a frame carries. `flag`: its type flag."""

    flag: int
    things: tuple[Thing, ...]


class _Bytes:
    """Reads from the front; raises BadContent when there is too little."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def left(self) -> int:
        return len(self._data) - self._at

    def take(self, count: int) -> bytes:
        if self.left < count:
            raise BadContent(f"{count} bytes wanted, {self.left} left")
        self._at += count
        return self._data[self._at - count : self._at]

    def byte(self) -> int:
        return self.take(1)[0]

    def number(self) -> int:
        return int.from_bytes(self.take(2), "little")

    def label(self) -> Instant | None:
        return read_label(self.take(LABEL))

    def system(self) -> Part:
        return Part(self.byte(), self.byte())

    def part(self) -> Part:
        system, address, component = self.take(3)
        return Part(system, address, component, self.number(), self.number())

    def text(self, count: int) -> str:
        raw = self.take(count).split(b"\0", 1)[0]
        return raw.decode("gb18030", "replace").rstrip("\ufffd").strip()  # it may be cut


def _system_state(of: _Bytes) -> Thing:
    return State(of.system(), of.number(), of.label())


def _component_state(of: _Bytes) -> Thing:
    part, bits, text = of.part(), of.number(), of.text(TEXT)
    return State(part, bits, of.label(), text)


def _analogue(of: _Bytes) -> Thing:
    part, quantity = of.part(), of.byte()
    (raw,) = struct.unpack("<h", of.take(2))
    return Analogue(part, quantity, raw, of.label())


def _operation(of: _Bytes) -> Thing:
    return Operation(of.system(), of.byte(), of.byte(), of.label())


def _software(of: _Bytes) -> Thing:
    return Setup(of.system(), f"{of.byte()}.{of.byte()}")


def _system_setup(of: _Bytes) -> Thing:
    return Setup(of.system(), of.text(of.byte()))


def _component_setup(of: _Bytes) -> Thing:
    return Setup(of.part(), of.text(TEXT))


def _system_time(of: _Bytes) -> Thing:
    return Setup(of.system(), "", of.label())


def _device_state(of: _Bytes) -> Thing:
    return DeviceState(of.byte(), of.label())


def _device_operation(of: _Bytes) -> Thing:
    return Operation(None, of.byte(), of.byte(), of.label())


def _device_software(of: _Bytes) -> Thing:
    return Setup(None, f"{of.byte()}.{of.byte()}")


def _device_setup(of: _Bytes) -> Thing:
    return Setup(None, of.text(of.byte()))


def _device_time(of: _Bytes) -> Thing:
    return Setup(None, "", of.label())


_READERS: dict[int, Callable[[_Bytes], Thing]] = {
    Kind.SYSTEM_STATE: _system_state,
    Kind.COMPONENT_STATE: _component_state,
    Kind.ANALOGUE: _analogue,
    Kind.OPERATION: _operation,
    Kind.SOFTWARE: _software,
    Kind.SYSTEM_SETUP: _system_setup,
    Kind.COMPONENT_SETUP: _component_setup,
    Kind.SYSTEM_TIME: _system_time,
    Kind.DEVICE_STATE: _device_state,
    Kind.DEVICE_OPERATION: _device_operation,
    Kind.DEVICE_SOFTWARE: _device_software,
    Kind.DEVICE_SETUP: _device_setup,
    Kind.DEVICE_TIME: _device_time,
}


def read_content(data: bytes) -> Content:
    """Read the application data of a frame that a device sends. Raises BadContent.

    All of it must be used up: a maker who adds bytes of his own is refused by name rather than half
    understood.
    """
    of = _Bytes(data)
    flag, count = of.byte(), of.byte()
    reader = _READERS.get(flag)
    if reader is None:
        known = DOWNSTREAM.get(flag)
        raise BadContent(f"type {flag} is {'a centre’s to ask' if known else 'not known'}")
    if not count:
        raise BadContent("no objects")
    things = tuple(reader(of) for _ in range(count))
    if of.left:
        raise BadContent(f"{of.left} bytes more than {count} objects of type {flag} have")
    return Content(flag, things)


def write_states(states: tuple[State, ...], labels: tuple[bytes, ...]) -> bytes:
    """Return application data of component states (type 2), for the simulator and for tests."""
    data = bytearray((Kind.COMPONENT_STATE, len(states)))
    for state, label in zip(states, labels, strict=True):
        part = state.part
        data += struct.pack(
            "<BBBHHH", part.system, part.system_address, part.component or 0, part.zone or 0,
            part.number or 0, state.bits,
        )  # fmt: skip
        data += state.text.encode("gb18030")[:TEXT].ljust(TEXT, b"\0") + label
    return bytes(data)
