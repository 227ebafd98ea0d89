"""Sparkplug B: `spBv1.0/<group>/<type>/<edge node>[/<device>]`, as a listener.

Each metric of a birth is a device of its own; its address is `group/node[/device]:metric`. A gap in
`seq` is counted; a death makes all metrics of the node, or of the device, unavailable. Aliases
outlive a restart (`memory`), for births are not retained by the broker. No rebirth is asked for:
the watch publishes nothing. Readings carry the metric's own time.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.domain.devices import (
    ADDRESS_LENGTH,
    Born,
    Lost,
    Missed,
    Outcome,
    Refused,
    Said,
    kind_suggested,
)
from app.domain.instant import BadInstant, parse_instant
from app.domain.refusals import MAX_PAYLOAD, Refusal, RefusalReason
from app.mqtt.decoders.decoder import Format, Sample
from app.mqtt.decoders.sparkplug_wire import BadSparkplug, Metric, Payload, read_payload, signed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.mqtt.decoders.decoder import Decoder, StoredMapping
    from app.settings import SourceSettings

SOURCE = "sparkplug"
NAMESPACE = "spBv1.0"
MAX_NODES = 2_000
MAX_METRICS = 50_000
_OF_NODE = ("NBIRTH", "NDATA", "NDEATH")
_OF_DEVICE = ("DBIRTH", "DDATA", "DDEATH")
_NO_SENSORS = ("Node Control/", "Device Control/", "Properties/", "Node Info/", "Device Info/")
_TURN = 256
_BACK = 128
"""A step of `seq` this far ahead is a message come again, not so many lost ones."""


@dataclass
class _Known:
    """A metric that a birth has told of."""

    name: str
    alias: int | None
    datatype: int
    unit: str


@dataclass
class _Node:
    """An edge node: its metrics by device ("" for the node's own)."""

    bd_seq: int | None = None
    seq: int | None = None
    devices: dict[str, dict[str, _Known]] = field(default_factory=dict)
    aliases: dict[int, tuple[str, str]] = field(default_factory=dict)

    def size(self) -> int:
        return sum(len(metrics) for metrics in self.devices.values())

    def forget(self, device: str) -> None:
        for known in self.devices.pop(device, {}).values():
            if known.alias is not None:
                self.aliases.pop(known.alias, None)

    def learn(self, device: str, known: _Known) -> None:
        self.devices.setdefault(device, {})[known.name] = known
        if known.alias is not None:
            self.aliases[known.alias] = (device, known.name)


class SparkplugDecoder:
    """Follows the edge nodes of one group, or of all (`group` "+")."""

    source = SOURCE

    def __init__(self, group: str) -> None:
        self._group = group
        self._nodes: dict[str, _Node] = {}
        self.learnt = False

    def filters(self) -> frozenset[str]:
        """Return the topics of births, data and deaths; not the commands."""
        return frozenset(
            [f"{NAMESPACE}/{self._group}/{one}/+" for one in _OF_NODE]
            + [f"{NAMESPACE}/{self._group}/{one}/+/+" for one in _OF_DEVICE]
        )

    def takes(self, topic: str) -> bool:
        """Return whether it is such a topic."""
        return self._parts(topic) is not None

    def decode(self, topic: str, payload: bytes, *, again: bool = False) -> list[Outcome]:
        """Read one message."""
        parts = self._parts(topic)
        if parts is None:
            return [Refused(Refusal(RefusalReason.BAD_TOPIC, "not a Sparkplug topic"))]
        if len(payload) > MAX_PAYLOAD:
            return [Refused(Refusal(RefusalReason.TOO_LARGE, f"{len(payload)} bytes"))]
        sender, kind, device = parts
        try:
            read = read_payload(payload)
        except BadSparkplug as error:
            return [Refused(Refusal(RefusalReason.BAD_FIELD, f"no Sparkplug B: {error}"))]
        if kind == "NDEATH":
            return self._node_death(sender, read)
        node = self._nodes.get(sender)
        if node is None:
            if len(self._nodes) >= MAX_NODES:
                return [Refused(Refusal(RefusalReason.BAD_FIELD, "too many edge nodes"))]
            node = self._nodes[sender] = _Node()
        gap = [] if kind == "NBIRTH" else _gap(sender, node, read.seq, again=again)
        if kind == "DDEATH":
            return gap + _lost(sender, device, node.devices.get(device, {}), "DDEATH")
        if kind == "NBIRTH":
            return self._birth(sender, node, "", read)
        if kind == "DBIRTH":
            return gap + self._birth(sender, node, device, read)
        return gap + list(self._data(sender, node, device, read))

    def memory(self) -> str:
        """Return the births: later messages may name their metrics by alias alone."""
        nodes = {
            sender: {
                "bd": node.bd_seq,
                "metrics": [
                    [device, one.name, one.alias, one.datatype, one.unit]
                    for device, metrics in node.devices.items()
                    for one in metrics.values()
                ],
            }
            for sender, node in self._nodes.items()
            if node.devices
        }
        return json.dumps(nodes, ensure_ascii=False) if nodes else ""

    def recall(self, memory: str) -> list[Outcome]:
        """Take the births up again."""
        with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
            for sender, kept in json.loads(memory).items():
                node = _Node(bd_seq=kept["bd"])
                for device, name, alias, datatype, unit in kept["metrics"]:
                    node.learn(device, _Known(name, alias, datatype, unit))
                self._nodes[sender] = node
        self.learnt = False
        return []

    def _parts(self, topic: str) -> tuple[str, str, str] | None:
        """Return `group/node`, the message type and the device ("" for the node itself)."""
        levels = topic.split("/")
        if levels[0] != NAMESPACE or len(levels) not in (4, 5) or not all(levels) or "\0" in topic:
            return None
        if levels[2] not in (_OF_NODE if len(levels) == 4 else _OF_DEVICE):
            return None
        if self._group not in ("+", levels[1]):
            return None
        return f"{levels[1]}/{levels[3]}", levels[2], levels[4] if len(levels) == 5 else ""

    def _birth(self, sender: str, node: _Node, device: str, read: Payload) -> list[Outcome]:
        """Forget what the node or the device had, and learn its metrics."""
        if not device:
            node.seq = read.seq
            bd_seq = _bd_seq(read)
            if bd_seq != node.bd_seq:
                node.bd_seq, self.learnt = bd_seq, True
            for one in list(node.devices):
                node.forget(one)
        before = _shape(node, device)
        node.forget(device)
        if sum(one.size() for one in self._nodes.values()) + len(read.metrics) > MAX_METRICS:
            return [Refused(Refusal(RefusalReason.BAD_FIELD, "too many metrics"))]
        found: list[Outcome] = []
        for metric in read.metrics:
            if not _is_sensor(metric):
                continue
            address = _address(sender, device, metric.name)
            if len(address) > ADDRESS_LENGTH:
                found.append(
                    Refused(Refusal(RefusalReason.BAD_FIELD, "a metric's name is too long"))
                )
                continue
            node.learn(device, _Known(metric.name, metric.alias, metric.datatype, metric.unit))
            kind = kind_suggested(metric.name) or kind_suggested(device)
            found.append(Born(address, metric.name, kind, metric.unit))
            found += _said(address, metric, node.devices[device][metric.name], device, read)
        if not device or _shape(node, device) != before:
            self.learnt = True
        return found

    def _data(self, sender: str, node: _Node, device: str, read: Payload) -> Iterator[Outcome]:
        for metric in read.metrics:
            name = metric.name
            if not name and metric.alias is not None:
                owner, name = node.aliases.get(metric.alias, ("", ""))
                if not name or owner != device:
                    detail = f"alias {metric.alias} without a birth"
                    yield Refused(Refusal(RefusalReason.BAD_FIELD, detail))
                    continue
            if not _is_sensor(metric._replace(name=name)):
                continue
            address = _address(sender, device, name)
            if len(address) > ADDRESS_LENGTH:
                yield Refused(Refusal(RefusalReason.BAD_FIELD, "a metric's name is too long"))
                continue
            known = node.devices.get(device, {}).get(name)
            known = known or _Known(name, metric.alias, metric.datatype, metric.unit)
            yield from _said(address, metric, known, device, read)

    def _node_death(self, sender: str, read: Payload) -> list[Outcome]:
        """A death counts when it is that of the last birth (same bdSeq), or says no bdSeq."""
        node = self._nodes.get(sender)
        if node is None:
            return []
        bd_seq = _bd_seq(read)
        if bd_seq is not None and node.bd_seq is not None and bd_seq != node.bd_seq:
            return []
        node.seq = None
        return [
            one
            for device, metrics in node.devices.items()
            for one in _lost(sender, device, metrics, "NDEATH")
        ]


def _shape(node: _Node, device: str) -> list[tuple[Any, ...]]:
    return [
        (one.name, one.alias, one.datatype, one.unit)
        for one in node.devices.get(device, {}).values()
    ]


def _gap(sender: str, node: _Node, seq: int | None, *, again: bool) -> list[Outcome]:
    """Follow the node's `seq` (0 to 255, then 0 again); return what is missing before it."""
    if seq is None or seq >= _TURN:
        return []
    last = node.seq
    missing = 0 if last is None else (seq - last - 1) % _TURN
    if missing >= _BACK or (again and missing):
        return []
    node.seq = seq
    return [Missed(sender, missing)] if missing else []


def _lost(sender: str, device: str, metrics: dict[str, _Known], why: str) -> list[Outcome]:
    return [Lost(_address(sender, device, name), why) for name in metrics]


def _address(sender: str, device: str, metric: str) -> str:
    return f"{sender}/{device}:{metric}" if device else f"{sender}:{metric}"


def _is_sensor(metric: Metric) -> bool:
    name = metric.name
    return bool(name) and name != "bdSeq" and not name.startswith(_NO_SENSORS) and "\0" not in name


def _bd_seq(read: Payload) -> int | None:
    for metric in read.metrics:
        if metric.name == "bdSeq" and isinstance(metric.value, int):
            return metric.value
    return None


def _said(
    address: str, metric: Metric, known: _Known, device: str, read: Payload
) -> Iterator[Outcome]:
    """Read a metric's value: a boolean is on or off, a number a measurement, a text nothing."""
    value = metric.value
    if value is None:
        return
    kind = kind_suggested(known.name) or kind_suggested(device)
    stamp = metric.timestamp if metric.timestamp is not None else read.timestamp
    try:
        ts = None if stamp is None else parse_instant(stamp)
    except BadInstant:
        detail = f"timestamp {stamp} is no time"
        said = Said(address, switched=value, kind=kind) if isinstance(value, bool) else None
        yield Refused(Refusal(RefusalReason.BAD_FIELD, detail), address, said)
        return
    unit = metric.unit or known.unit
    if isinstance(value, bool):
        yield Said(address, ts, switched=value, kind=kind, name=known.name)
    elif isinstance(value, str):
        detail = f"{value[:60]!r} is no number and no boolean"
        yield Refused(Refusal(RefusalReason.BAD_FIELD, detail), address)
    else:
        number = signed(value, metric.datatype or known.datatype)
        yield Said(address, ts, number, unit=unit, kind=kind, name=known.name)


def _make(settings: SourceSettings, _mappings: Sequence[StoredMapping]) -> list[Decoder]:
    group = settings.sparkplug.strip()
    return [SparkplugDecoder(group)] if group and "/" not in group and "#" not in group else []


FORMAT = Format(
    code=SOURCE,
    make=_make,
    example=lambda: SparkplugDecoder("+"),
    samples=(
        Sample(  # bdSeq 3, seq 0
            "spBv1.0/G1/NBIRTH/E1",
            bytes.fromhex("0888f4a1e1a034120b0a056264536571200858031800"),
            (),
        ),
        Sample(  # Smoke (alias 7, Boolean, false), Level (alias 8, Float, 12.5 cm), seq 1
            "spBv1.0/G1/DBIRTH/E1/D1",
            bytes.fromhex(
                "0888f4a1e1a034120d0a05536d6f6b651007200b700012230a054c6576656c100820094a11"
                "0a07656e67556e69741206080c4202636d65000048411801"
            ),
            (
                "born G1/E1/D1:Smoke kind=smoke",
                "said G1/E1/D1:Smoke off ts=1795500309000 kind=smoke",
                "born G1/E1/D1:Level unit=cm",
                "said G1/E1/D1:Level value=12.5 ts=1795500309000 unit=cm",
            ),
        ),
        Sample(  # alias 7 true, seq 4: 2 and 3 are missing
            "spBv1.0/G1/DDATA/E1/D1",
            bytes.fromhex("0888f4a1e1a0341204100770011804"),
            ("missed G1/E1 2", "said G1/E1/D1:Smoke on ts=1795500309000 kind=smoke"),
        ),
        Sample(  # bdSeq 3
            "spBv1.0/G1/NDEATH/E1",
            bytes.fromhex("0888f4a1e1a034120b0a05626453657120085803"),
            ("lost G1/E1/D1:Smoke", "lost G1/E1/D1:Level"),
        ),
    ),
)
