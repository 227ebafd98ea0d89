"""Home Assistant MQTT discovery: `<prefix>/<component>/[<node>/]<object>/config`.

Components binary_sensor and sensor, with their abbreviated names and `~`. A device's address is its
discovery topic without prefix and "/config". States carry no time: they are timed by their receipt.
"""

from __future__ import annotations

import contextlib
import json
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.domain.devices import ADDRESS_LENGTH, Back, Born, Lost, Outcome, Refused, Said
from app.domain.refusals import MAX_PAYLOAD, Refusal, RefusalReason
from app.mqtt.decoders.decoder import Format, Sample
from app.mqtt.decoders.hass_config import BadConfig, Entity, read_config
from app.mqtt.decoders.templates import NotThere, Template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.mqtt.decoders.decoder import Decoder, StoredMapping
    from app.settings import SourceSettings

SOURCE = "homeassistant"
MAX_ENTITIES = 20_000
_COMPONENTS = ("binary_sensor", "sensor")
_NOTHING = frozenset({"", "none", "null", "unknown"})
_GONE = "unavailable"


@dataclass
class _Availability:
    """The last word of each availability topic of one entity."""

    words: dict[int, bool] = field(default_factory=dict)
    available: bool | None = None


class HomeAssistantDecoder:
    """Keeps the announced entities, and reads their state and availability topics."""

    source = SOURCE

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix.strip("/")
        self.learnt = False
        self._configs: dict[str, str] = {}
        self._entities: dict[str, Entity] = {}
        self._states: dict[str, set[str]] = {}
        self._availabilities: dict[str, set[str]] = {}
        self._available: dict[str, _Availability] = {}

    def filters(self) -> frozenset[str]:
        """Return the discovery filters and the topics that announced entities use."""
        own = [
            f"{self._prefix}/{one}/{levels}/config"
            for one in _COMPONENTS
            for levels in ("+", "+/+")
        ]
        return frozenset([*own, *self._states, *self._availabilities])

    def takes(self, topic: str) -> bool:
        """Return whether it is a discovery topic or one that an announced entity uses."""
        return (
            topic in self._states
            or topic in self._availabilities
            or self._address(topic) is not None
        )

    def decode(self, topic: str, payload: bytes, *, again: bool = False) -> list[Outcome]:  # noqa: ARG002
        """Read one message."""
        if len(payload) > MAX_PAYLOAD:
            return [Refused(Refusal(RefusalReason.TOO_LARGE, f"{len(payload)} bytes"))]
        try:
            text = payload.decode("utf-8")
        except UnicodeDecodeError:
            return [Refused(Refusal(RefusalReason.NOT_JSON, "not UTF-8"))]
        address = self._address(topic)
        if address is not None:
            return self._announce(address, text)
        found: list[Outcome] = []
        for one in sorted(self._availabilities.get(topic, ())):
            found += self._availability(one, topic, text)
        for one in sorted(self._states.get(topic, ())):
            found += _state(one, self._entities[one], text)
        return found

    def memory(self) -> str:
        """Return the configurations: a state may come before its configuration comes again."""
        return json.dumps(self._configs, ensure_ascii=False) if self._configs else ""

    def recall(self, memory: str) -> list[Outcome]:
        """Take the configurations up again."""
        found: list[Outcome] = []
        with contextlib.suppress(ValueError, RecursionError, AttributeError):
            for address, text in json.loads(memory).items():
                if isinstance(address, str) and isinstance(text, str):
                    found += [one for one in self._announce(address, text) if isinstance(one, Born)]
        self.learnt = False
        return found

    def _address(self, topic: str) -> str | None:
        parts = topic.removeprefix(f"{self._prefix}/").split("/")
        if not topic.startswith(f"{self._prefix}/") or parts[-1] != "config":
            return None
        if len(parts) not in (3, 4) or parts[0] not in _COMPONENTS or not all(parts):
            return None
        return "/".join(parts[:-1])

    def _announce(self, address: str, text: str) -> list[Outcome]:
        """Take in a configuration; an empty one takes the entity away."""
        if len(address) > ADDRESS_LENGTH or "\0" in address:
            return [Refused(Refusal(RefusalReason.BAD_TOPIC, "the discovery topic is too long"))]
        if not text.strip():
            known = self._forget(address)
            return [Lost(address, "removed")] if known else []
        if self._configs.get(address) != text:
            try:
                entity = read_config(address.split("/", 1)[0], text)
            except BadConfig as error:
                refusal = Refusal(RefusalReason.BAD_FIELD, f"config: {error}"[:300])
                return [Refused(refusal, address)]
            if address not in self._entities and len(self._entities) >= MAX_ENTITIES:
                return [Refused(Refusal(RefusalReason.BAD_FIELD, "too many entities"), address)]
            self._forget(address)
            self._configs[address] = text
            self._entities[address] = entity
            self._states.setdefault(entity.state_topic, set()).add(address)
            for one in entity.availability:
                self._availabilities.setdefault(one.topic, set()).add(address)
            self.learnt = True
        entity = self._entities[address]
        return [Born(address, entity.name, entity.kind, entity.unit, entity.expire_after_s)]

    def _forget(self, address: str) -> bool:
        entity = self._entities.pop(address, None)
        if entity is None:
            return False
        del self._configs[address]
        self._available.pop(address, None)
        topics = [(self._states, entity.state_topic)]
        topics += [(self._availabilities, one.topic) for one in entity.availability]
        for table, topic in topics:
            users = table.get(topic)
            if users is not None:
                users.discard(address)
                if not users:
                    del table[topic]
        self.learnt = True
        return True

    def _availability(self, address: str, topic: str, text: str) -> list[Outcome]:
        """Note what a topic says of an entity, and whether that makes it (un)available."""
        entity = self._entities[address]
        known = self._available.setdefault(address, _Availability())
        for number, one in enumerate(entity.availability):
            if one.topic != topic:
                continue
            try:
                word = _text(one.template, text)
            except NotThere:
                continue
            if word not in (one.yes, one.no):
                continue
            known.words[number] = word == one.yes
            if entity.availability_mode == "latest":
                known.words = {number: word == one.yes}
        if not known.words:
            return []
        said = known.words.values()
        if entity.availability_mode == "all":
            available = all(said) and len(known.words) == len(entity.availability)
            if not available and all(said):
                return []  # not every topic has spoken yet
        else:
            available = any(said)
        if available == known.available:
            return []
        known.available = available
        return [Back(address)] if available else [Lost(address, "unavailable")]


def _text(template: Template | None, text: str) -> str:
    """Return what a template gives, as Home Assistant would write it. Raises NotThere."""
    found = text if template is None else template.of(text)
    if isinstance(found, bool):
        return str(found)
    if found is None:
        return "None"
    return json.dumps(found) if isinstance(found, dict | list) else str(found)


def _state(address: str, entity: Entity, text: str) -> list[Outcome]:
    """Read an entity's state."""
    try:
        word = _text(entity.template, text).strip()
    except NotThere as error:
        return [Refused(Refusal(RefusalReason.BAD_FIELD, str(error)[:300]), address)]
    if entity.binary and word in (entity.on, entity.off):
        switched = word == entity.on
        state = None
        if entity.on_state is not None:
            state = entity.on_state if switched else entity.off_state
        return [Said(address, state=state, switched=switched, kind=entity.kind, name=entity.name)]
    if word.casefold() in _NOTHING:
        return []
    if word.casefold() == _GONE:
        return [Lost(address, "unavailable")]
    if entity.binary:
        detail = f"{word[:60]!r} is neither {entity.on[:40]!r} nor {entity.off[:40]!r}"
        return [Refused(Refusal(RefusalReason.BAD_FIELD, detail), address)]
    value = _number(word)
    if value is None:
        return [Refused(Refusal(RefusalReason.BAD_FIELD, f"{word[:60]!r} is no number"), address)]
    if entity.template is not None and entity.template.digits is not None:
        value = round(value, entity.template.digits)
    if entity.battery:
        return [Said(address, value=value, unit="%", name=entity.name)]
    return [Said(address, value=value, unit=entity.unit, kind=entity.kind, name=entity.name)]


def _number(word: str) -> float | None:
    try:
        value = float(word)
    except (ValueError, OverflowError):
        return None
    return value if math.isfinite(value) else None


def _make(settings: SourceSettings, _mappings: Sequence[StoredMapping]) -> list[Decoder]:
    prefix = settings.homeassistant.strip("/ ")
    return [HomeAssistantDecoder(prefix)] if prefix else []


FORMAT = Format(
    code=SOURCE,
    make=_make,
    example=lambda: HomeAssistantDecoder("homeassistant"),
    samples=(
        Sample(
            "homeassistant/binary_sensor/kitchen/smoke/config",
            b'{"name": "Smoke", "dev_cla": "smoke", "~": "zigbee/kitchen", "stat_t": "~/state",'
            b' "val_tpl": "{{ value_json.smoke }}", "pl_on": true, "pl_off": false,'
            b' "avty_t": "~/availability", "exp_aft": 3600}',
            ("born binary_sensor/kitchen/smoke kind=smoke expires=3600.0",),
        ),
        Sample(
            "zigbee/kitchen/state",
            b'{"smoke": true, "battery": 90}',
            ("said binary_sensor/kitchen/smoke state=alarm on kind=smoke",),
        ),
        Sample(
            "zigbee/kitchen/state",
            b'{"smoke": "perhaps"}',
            ("refused binary_sensor/kitchen/smoke bad_field",),
        ),
        Sample("zigbee/kitchen/availability", b"offline", ("lost binary_sensor/kitchen/smoke",)),
        Sample("zigbee/kitchen/availability", b"online", ("back binary_sensor/kitchen/smoke",)),
        Sample(
            "homeassistant/sensor/hydrant1/config",
            b'{"name": "Hydrant", "device_class": "pressure", "unit_of_measurement": "kPa",'
            b' "state_topic": "hydrants/1", "value_template": "{{ value_json.p | float }}"}',
            ("born sensor/hydrant1 kind=hydrant_pressure unit=kPa",),
        ),
        Sample(
            "hydrants/1",
            b'{"p": 320}',
            ("said sensor/hydrant1 value=320.0 unit=kPa kind=hydrant_pressure",),
        ),
        Sample(
            "homeassistant/sensor/odd/config",
            b'{"state_topic": "odd", "value_template": "{{ states(\'sensor.a\') }}"}',
            ("refused sensor/odd bad_field",),
        ),
    ),
)
