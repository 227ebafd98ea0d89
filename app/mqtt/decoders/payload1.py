"""Payload version 1 on a street's own topics: the default format.

Sensors of the register are read by the recorder itself, by `app.mqtt.payload`; this decoder reads
what comes on such a topic from a device that is not in the register.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.devices import ADDRESS_LENGTH, Outcome, Refused, Said
from app.domain.refusals import Refusal, RefusalReason
from app.domain.sensors import KINDS
from app.mqtt.decoders.decoder import Format, Sample
from app.mqtt.payload import read_payload
from app.mqtt.topics import read_topic

if TYPE_CHECKING:
    from app.mqtt.decoders.decoder import Decoder

SOURCE = "payload1"


def address_of(kind: str, code: str) -> str:
    """Return the address of a device that publishes on the topic of `kind` and `code`."""
    return f"{kind}/{code}"


class PayloadV1Decoder:
    """Reads `<root>/<street>/sensor/<kind>/<code>`; it has no memory and no filter of its own."""

    source = SOURCE
    learnt = False

    def __init__(self, root: str) -> None:
        self._root = root

    def filters(self) -> frozenset[str]:
        """Return nothing: the watch subscribes to the street's topics by itself."""
        return frozenset()

    def takes(self, topic: str) -> bool:
        """Return whether it is a sensor's topic."""
        return read_topic(topic, self._root) is not None

    def decode(self, topic: str, payload: bytes, *, again: bool = False) -> list[Outcome]:  # noqa: ARG002
        """Read one message."""
        parts = read_topic(topic, self._root)
        address = address_of(parts.kind, parts.code) if parts else ""
        if parts is None or len(address) > ADDRESS_LENGTH or "\0" in address:
            return [Refused(Refusal(RefusalReason.BAD_TOPIC, "not a sensor topic"))]
        known = KINDS.get(parts.kind)
        kind = known.code if known else ""
        read = read_payload(payload, known.unit if known else "")
        reading = read.reading if isinstance(read, Refusal) else read
        said = (
            Said(
                address,
                reading.ts,
                reading.value,
                reading.state,
                battery=reading.battery,
                seq=reading.seq,
                kind=kind,
                name=parts.code,
            )
            if reading is not None
            else None
        )
        if isinstance(read, Refusal):
            return [Refused(read, address, said)]
        return [said] if said is not None else []

    def memory(self) -> str:
        """Return nothing."""
        return ""

    def recall(self, memory: str) -> list[Outcome]:  # noqa: ARG002
        """Do nothing."""
        return []


def _example() -> Decoder:
    return PayloadV1Decoder("street")


FORMAT = Format(
    code=SOURCE,
    make=lambda _settings, _mappings: [],
    example=_example,
    samples=(
        Sample(
            "street/310115010/sensor/smoke/S-1",
            b'{"v": 1, "ts": "2026-11-24T14:05:09+08:00", "seq": 7, "state": "alarm"}',
            ("said smoke/S-1 state=alarm ts=1795500309000 seq=7 kind=smoke",),
        ),
        Sample(
            "street/310115010/sensor/water_level/S-2",
            b'{"v": 1, "ts": 1795500309000, "value": 12.5, "unit": "cm", "battery": 80}',
            ("said water_level/S-2 value=12.5 ts=1795500309000 battery=80.0 kind=water_level",),
        ),
        Sample("street/310115010/sensor/smoke/S-1", b"{", ("refused smoke/S-1 not_json",)),
    ),
)
