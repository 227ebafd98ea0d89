"""Formats of messages, one module each; FORMATS is the list of them (docs/decoders.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.devices import Alive, Back, Born, Lost, Missed, Outcome, Refused, Said
from app.domain.readings import NO_SEQ
from app.mqtt.decoders import gbt26875, homeassistant, mapping, payload1, sparkplug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.mqtt.decoders.decoder import Decoder, StoredMapping
    from app.settings import SourceSettings

FORMATS = (payload1.FORMAT, homeassistant.FORMAT, sparkplug.FORMAT, gbt26875.FORMAT, mapping.FORMAT)
"""Every format, the default first. A topic that several take goes to the first."""


def decoders_for(settings: SourceSettings, mappings: Sequence[StoredMapping]) -> list[Decoder]:
    """Return new decoders for what is enabled."""
    return [one for known in FORMATS for one in known.make(settings, mappings)]


def summary(outcome: Outcome) -> str:
    """Return an outcome in one line, as samples write it."""
    if isinstance(outcome, Said):
        return _said(outcome)
    if isinstance(outcome, Born):
        parts = [f"born {outcome.address}"]
        parts += [f"kind={outcome.kind}"] if outcome.kind else []
        parts += [f"unit={outcome.unit}"] if outcome.unit else []
        parts += [f"expires={outcome.expire_after_s}"] if outcome.expire_after_s else []
        return " ".join(parts)
    if isinstance(outcome, Refused):
        address = f"{outcome.address} " if outcome.address else ""
        return f"refused {address}{outcome.refusal.reason}"
    if isinstance(outcome, Missed):
        return f"missed {outcome.sender} {outcome.messages}"
    if isinstance(outcome, Lost):
        return f"lost {outcome.address}"
    if isinstance(outcome, Alive):
        return f"alive {outcome.sender}"
    assert isinstance(outcome, Back)
    return f"back {outcome.address}"


def _said(said: Said) -> str:
    parts = [f"said {said.address}"]
    if said.value is not None:
        parts.append(f"value={said.value}")
    if said.state is not None:
        parts.append(f"state={said.state}")
    if said.switched is not None:
        parts.append("on" if said.switched else "off")
    if said.ts is not None:
        parts.append(f"ts={said.ts}")
    if said.seq != NO_SEQ:
        parts.append(f"seq={said.seq}")
    if said.battery is not None:
        parts.append(f"battery={said.battery}")
    if said.unit:
        parts.append(f"unit={said.unit}")
    if said.kind:
        parts.append(f"kind={said.kind}")
    return " ".join(parts)
