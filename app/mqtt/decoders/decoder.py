"""What a decoder is: messages of one source -> outcomes, with a memory of its own.

A decoder is pure apart from its memory: the same messages in the same order give the same outcomes.
It knows no clock, no broker and no register, and never raises on a message.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.devices import Outcome
    from app.settings import SourceSettings


class StoredMapping(NamedTuple):
    """A field mapping as the database holds it; `body` is JSON of `FieldMapping`."""

    id: str
    topic: str
    body: str


class Decoder(Protocol):
    """Reads the messages of one source."""

    source: str
    """Names the source in the register, e.g. "homeassistant", "mapping:<id>"."""
    learnt: bool
    """Whether the memory has changed since the owner last set this to False."""

    def filters(self) -> frozenset[str]:
        """Return the topic filters to subscribe to, as of now."""

    def takes(self, topic: str) -> bool:
        """Return whether a message of this topic is for this decoder."""

    def decode(self, topic: str, payload: bytes, *, again: bool = False) -> list[Outcome]:
        """Read one message. `again`: the broker says that it may have come before."""

    def memory(self) -> str:
        """Return what must outlive a restart, "" for nothing."""

    def recall(self, memory: str) -> list[Outcome]:
        """Take up `memory` again; what cannot be read is forgotten. Return the known devices."""


class Sample(NamedTuple):
    """A message, and what it is read as, by `decoders.summary`; samples of a format are one run."""

    topic: str
    payload: bytes
    reads: tuple[str, ...]


@dataclass(frozen=True)
class Format:
    """A format that can be received. To add one: a module with its FORMAT, an entry in FORMATS.

    `make`: the decoders that the settings and mappings ask for. `example`: one for its samples.
    """

    code: str
    make: Callable[[SourceSettings, Sequence[StoredMapping]], list[Decoder]]
    example: Callable[[], Decoder]
    samples: tuple[Sample, ...]
