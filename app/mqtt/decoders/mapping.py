"""Vendors' JSON by a field mapping that the interface sets (`app.domain.mappings`).

One decoder for each enabled mapping; its source is `mapping:<id>`. A message without a time path is
timed by its receipt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import structlog
from paho.mqtt.client import topic_matches_sub

from app.domain.mappings import BadMapping, Compiled, FieldMapping, compiled, read_mapped
from app.mqtt.decoders.decoder import Format, Sample, StoredMapping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.devices import Outcome
    from app.mqtt.decoders.decoder import Decoder
    from app.settings import SourceSettings

_log = structlog.get_logger(__name__)


def source_of(mapping_id: str) -> str:
    """Return the source of the devices that a mapping reads."""
    return f"mapping:{mapping_id}"


class MappingDecoder:
    """Reads the messages of one topic filter by one mapping; it has no memory."""

    learnt = False

    def __init__(self, mapping_id: str, topic_filter: str, by: Compiled) -> None:
        self.source = source_of(mapping_id)
        self._filter = topic_filter
        self._by = by

    def filters(self) -> frozenset[str]:
        """Return the mapping's filter."""
        return frozenset([self._filter])

    def takes(self, topic: str) -> bool:
        """Return whether the topic matches."""
        return topic_matches_sub(self._filter, topic)

    def decode(self, topic: str, payload: bytes, *, again: bool = False) -> list[Outcome]:  # noqa: ARG002
        """Read one message."""
        return read_mapped(self._by, topic, payload)

    def memory(self) -> str:
        """Return nothing."""
        return ""

    def recall(self, memory: str) -> list[Outcome]:  # noqa: ARG002
        """Do nothing."""
        return []


def _make(_settings: SourceSettings, mappings: Sequence[StoredMapping]) -> list[Decoder]:
    made: list[Decoder] = []
    for one in mappings:
        try:
            by = compiled(msgspec.json.decode(one.body, type=FieldMapping))
        except (msgspec.DecodeError, BadMapping) as error:
            _log.warning("a field mapping cannot be followed", id=one.id, error=str(error))
            continue
        made.append(MappingDecoder(one.id, one.topic, by))
    return made


_EXAMPLE = FieldMapping(
    items="data",
    id="deviceId",
    value="metrics.level",
    unit="mm",
    time="reportTime",
    time_format="local",
    state="status",
    words={"0": "normal", "1": "alarm", "offline": "fault"},
    battery="power",
    kind="water_level",
)


def _example() -> Decoder:
    return MappingDecoder("example", "vendor/+/up", compiled(_EXAMPLE))


FORMAT = Format(
    code="mapping",
    make=_make,
    example=_example,
    samples=(
        Sample(
            "vendor/gw1/up",
            b'{"data": [{"deviceId": "W-9", "metrics": {"level": 301}, "status": 1, "power": 77,'
            b' "reportTime": "2026-11-24 14:05:09"}, {"deviceId": "W-10", "status": "0",'
            b' "reportTime": "2026-11-24 14:05:09"}]}',
            (
                (
                    "said W-9 value=301.0 state=alarm ts=1795500309000 battery=77.0 unit=mm"
                    " kind=water_level"
                ),
                "said W-10 state=normal ts=1795500309000 unit=mm kind=water_level",
            ),
        ),
        Sample(
            "vendor/gw1/up",
            b'{"data": [{"deviceId": "W-9", "status": 7, "reportTime": "2026-11-24 14:05:09"}]}',
            ("refused W-9 bad_field",),
        ),
        Sample("vendor/gw1/up", b"[1]", ("refused bad_field",)),
    ),
)
