"""GB/T 26875.3: frames of fire systems, which the watch's own listener receives over TCP.

They come on no broker's topic: `app.watch.fire_listener` names them `gbt26875/<device>` and puts
them through the same way. One message is one frame, whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.devices import Outcome, Refused
from app.domain.refusals import Refusal, RefusalReason
from app.interchange.gbt26875.frame import Parser
from app.interchange.gbt26875.words import SOURCE, outcomes_of
from app.mqtt.decoders.decoder import Format, Sample

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.mqtt.decoders.decoder import Decoder, StoredMapping
    from app.settings import SourceSettings

_ROOT = f"{SOURCE}/"


def topic_of(device: str) -> str:
    """Return the name under which a device's frames go."""
    return _ROOT + device


class Gbt26875Decoder:
    """Reads `gbt26875/<device>`; it has no memory, and no filter at the broker."""

    source = SOURCE
    learnt = False

    def filters(self) -> frozenset[str]:
        """Return nothing: no broker carries frames."""
        return frozenset()

    def takes(self, topic: str) -> bool:
        """Return whether it is a frame from the listener."""
        return topic.startswith(_ROOT)

    def decode(self, topic: str, payload: bytes, *, again: bool = False) -> list[Outcome]:  # noqa: ARG002
        """Read one frame."""
        found = Parser().feed(payload)
        if len(found) != 1:
            return [Refused(Refusal(RefusalReason.BAD_FIELD, "not one whole frame"))]
        return outcomes_of(found[0])

    def memory(self) -> str:
        """Return nothing."""
        return ""

    def recall(self, memory: str) -> list[Outcome]:  # noqa: ARG002
        """Take up nothing."""
        return []


def _make(settings: SourceSettings, _mappings: Sequence[StoredMapping]) -> list[Decoder]:
    return [Gbt26875Decoder()] if settings.gbt26875_port else []


def _sample(text: str, *reads: str) -> Sample:
    return Sample(topic_of("000000000379"), bytes.fromhex(text), reads)


_HEAD = "4040 0100 0101 203A091A090C 790300000000 385B01000000 "
FORMAT = Format(
    code=SOURCE,
    make=_make,
    example=Gbt26875Decoder,
    samples=(
        _sample(
            _HEAD + "3000 02 02 01 01 01 28 0A00 0200 0200 " + "20" * 30 + "00"
            " 023A091A090C 46 2323",
            "alive 000000000379",
            "said 000000000379/1.1/10-2 state=alarm ts=1348624682001 kind=smoke",
        ),
        _sample(
            _HEAD + "0900 02 15 01 08 023A091A090C 42 2323",
            "alive 000000000379",
            "said 000000000379 state=fault ts=1348624682001 kind=smoke",
        ),
        _sample(_HEAD + "0000 02 A7 2323", "alive 000000000379"),
        _sample(_HEAD + "0400 02 19 01 01 01 C7 2323", "alive 000000000379"),
        _sample(_HEAD + "0800 02 1C 01 023A091A090C 41 2323", "refused bad_field"),
    ),
)
