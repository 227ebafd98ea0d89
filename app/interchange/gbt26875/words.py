"""What a frame says of each part it names, in the terms of `app.domain.devices`.

An address is the device's, the system's within it, the component's within that:
`000000000379`, `000000000379/1.1`, `000000000379/1.1/10-2` (zone 10, number 2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.devices import Alive, Outcome, Refused, Said
from app.domain.readings import ReportedState
from app.domain.refusals import Refusal, RefusalReason
from app.interchange.gbt26875 import tables
from app.interchange.gbt26875.content import (
    Analogue,
    BadContent,
    DeviceState,
    Operation,
    Part,
    State,
    Thing,
    read_content,
)
from app.interchange.gbt26875.frame import Broken, Command, Frame, address_text

if TYPE_CHECKING:
    from app.domain.instant import Instant

SOURCE = "gbt26875"
"""The name of this source in the register."""

_TROUBLE = tables.FAULT | tables.SHIELDED | tables.SUPERVISED | tables.POWER_FAULT
_SYSTEM_TROUBLE = _TROUBLE | 1 << 9 | 1 << 10
_DEVICE_TROUBLE = sum(bit for bit, _ in tables.DEVICE_BITS[1:])
_MANUAL_ALARM, _ALARM_OVER = 1 << 2, 1 << 3
_FIRE_SYSTEMS = frozenset({0, 1})
_OF_QUANTITY = {
    2: "water_level",
    4: "hydrant_pressure",
    5: "hydrant_pressure",
    6: "combustible_gas",
}


def outcomes_of(found: Frame | Broken) -> list[Outcome]:
    """Return what a frame says; a broken one is refused with the reason."""
    if isinstance(found, Broken):
        return [_refused(f"{found.flaw} in a frame of {len(found.raw)} bytes")]
    if found.command != Command.SEND:
        return [_refused(f"command {found.command} is no data to store")]
    device = address_text(found.source)
    said: list[Outcome] = [Alive(device)]
    if not found.data:
        return said  # makers send an empty frame each 20 to 30 s
    try:
        content = read_content(found.data)
    except BadContent as error:
        return [*said, _refused(str(error))]
    for thing in content.things:
        word = _said(device, thing, found.number)
        if word is not None:
            said.append(word)
    return said


def state_of(bits: int, trouble: int = _TROUBLE) -> ReportedState:
    """Return what a state says of its part.

    Fire counts whatever bit 0 says: real devices send it with bit 0 ("normal running") clear, which
    by the letter is a test. What is shielded or supervised cannot raise a fire alarm, and is a
    fault. A clear bit 0 without any of these is a test: it ends nothing.
    """
    if bits & tables.FIRE:
        return ReportedState.ALARM
    if bits & trouble:
        return ReportedState.FAULT
    return ReportedState.NORMAL if bits & tables.NORMAL_RUN else ReportedState.TEST


def _said(device: str, thing: Thing, number: int) -> Said | None:
    """Return what one object says; None when it says nothing of a sensor."""
    if isinstance(thing, State):
        whole = thing.part.zone is None
        return Said(
            f"{device}/{thing.part.text()}",
            _moment(thing.at, number),
            state=state_of(thing.bits, _SYSTEM_TROUBLE if whole else _TROUBLE),
            kind=_kind(thing.part),
            name=_name(thing.part, thing.text),
        )
    if isinstance(thing, Analogue):
        quantity = tables.QUANTITIES.get(thing.quantity)
        return Said(
            f"{device}/{thing.part.text()}",
            _moment(thing.at, number),
            value=round(thing.raw * quantity.step, 6) if quantity else float(thing.raw),
            unit=quantity.unit if quantity else f"type {thing.quantity}",
            kind=_OF_QUANTITY.get(thing.quantity, "") or _kind(thing.part),
            name=_name(thing.part, ""),
        )
    if isinstance(thing, DeviceState):
        state = state_of(thing.bits, _DEVICE_TROUBLE)
        return Said(device, _moment(thing.at, number), state=state, kind="smoke", name=_DEVICE)
    if isinstance(thing, Operation):
        return _operated(device, thing, number)
    return None


_DEVICE = "用户信息传输装置"


def _operated(device: str, thing: Operation, number: int) -> Said | None:
    """A hand-pressed alarm is an alarm; the end of it ends it; nothing else says anything."""
    if not thing.bits & (_MANUAL_ALARM | _ALARM_OVER):
        return None
    pressed = bool(thing.bits & _MANUAL_ALARM)
    return Said(
        device if thing.part is None else f"{device}/{thing.part.text()}",
        _moment(thing.at, number),
        state=ReportedState.ALARM if pressed else ReportedState.NORMAL,
        kind="smoke",
        name=_DEVICE if thing.part is None else _name(thing.part, ""),
    )


def _moment(at: Instant | None, number: int) -> Instant | None:
    """Return the time of an object, told apart from others of the same second.

    Labels have whole seconds; the frame's number stands in the milliseconds, so that a repeated
    frame is known and two states within a second are two.
    """
    return None if at is None else at + number % 1000


def _kind(part: Part) -> str:
    if part.component is None:
        return "smoke" if part.system in _FIRE_SYSTEMS else ""
    if part.component in tables.FIRE_PARTS:
        return "smoke"
    if part.component in tables.GAS_PARTS:
        return "combustible_gas"
    return "electrical_fire" if part.component in tables.ELECTRICAL_PARTS else ""


def _name(part: Part, text: str) -> str:
    system = tables.SYSTEMS.get(part.system, f"系统类型 {part.system}")
    if part.component is None:
        return f"{system} {part.system_address}"
    component = tables.COMPONENTS.get(part.component, f"部件类型 {part.component}")
    return f"{component} {part.zone} 区 {part.number} 号 {text}".strip()


def _refused(detail: str) -> Refused:
    return Refused(Refusal(RefusalReason.BAD_FIELD, detail))
