"""A discovery configuration of Home Assistant: JSON -> Entity, or the reason why not.

Names and defaults are those of its MQTT documentation (binary_sensor, sensor, availability).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from app.domain.devices import clean, kind_suggested
from app.domain.readings import ReportedState
from app.mqtt.decoders.templates import Template, UnsafeTemplate, read_template

_LONG_NAMES = {
    "stat_t": "state_topic",
    "val_tpl": "value_template",
    "pl_on": "payload_on",
    "pl_off": "payload_off",
    "dev_cla": "device_class",
    "unit_of_meas": "unit_of_measurement",
    "avty": "availability",
    "avty_t": "availability_topic",
    "avty_mode": "availability_mode",
    "avty_tpl": "availability_template",
    "pl_avail": "payload_available",
    "pl_not_avail": "payload_not_available",
    "exp_aft": "expire_after",
    "dev": "device",
    "t": "topic",
}

_ALARM, _FAULT, _NORMAL = ReportedState.ALARM, ReportedState.FAULT, ReportedState.NORMAL

_CLASSES: dict[str, tuple[str, ReportedState | None]] = {
    # binary device class -> our kind, and what "on" means (None: by the kind it is placed as)
    "smoke": ("smoke", _ALARM),
    "gas": ("combustible_gas", _ALARM),
    "carbon_monoxide": ("", _ALARM),
    "heat": ("", _ALARM),
    "moisture": ("water_level", _ALARM),
    "safety": ("", _ALARM),
    "problem": ("", _FAULT),
    "tamper": ("", _FAULT),
    "door": ("door_contact", None),
    "garage_door": ("door_contact", None),
    "opening": ("door_contact", None),
    "window": ("door_contact", None),
    "motion": ("infrared_activity", None),
    "moving": ("infrared_activity", None),
    "occupancy": ("infrared_activity", None),
    "presence": ("infrared_activity", None),
}

_MEASURED = {
    ("pressure", "kPa"): "hydrant_pressure",
    ("pressure", "MPa"): "hydrant_pressure",
    ("pressure", "bar"): "hydrant_pressure",
    ("distance", "cm"): "water_level",
    ("distance", "mm"): "water_level",
}

_MODES = ("all", "any", "latest")
_LONGEST_TOPIC = 500
_TEN_YEARS_S = 10 * 366 * 86_400


class BadConfig(ValueError):
    """A configuration that cannot be followed; the text says why, in English."""


@dataclass(frozen=True)
class Availability:
    """One availability topic and its two words."""

    topic: str
    yes: str
    no: str
    template: Template | None


@dataclass(frozen=True)
class Entity:
    """What a configuration announces. `on_state`: what "on" says, None when its kind decides."""

    binary: bool
    name: str
    state_topic: str
    template: Template | None
    on: str
    off: str
    on_state: ReportedState | None
    off_state: ReportedState
    kind: str
    unit: str
    battery: bool
    expire_after_s: float | None
    availability: tuple[Availability, ...]
    availability_mode: str


def read_config(component: str, text: str) -> Entity:
    """Read a configuration of `component` (binary_sensor, sensor). Raises BadConfig."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise BadConfig("not JSON") from None
    if not isinstance(content, dict):
        raise BadConfig("not an object")
    config = _long(content)
    base = config.get("~")
    binary = component == "binary_sensor"
    device_class = _text(config, "device_class")
    unit = _text(config, "unit_of_measurement")
    name = _text(config, "name")
    device = config.get("device")
    if isinstance(device, dict):
        name = " ".join(part for part in (_text(device, "name"), name) if part)
    if binary:
        kind, on_state = _CLASSES.get(device_class, (kind_suggested(name), None))
    else:
        kind, on_state = _MEASURED.get((device_class, unit), ""), None
    return Entity(
        binary=binary,
        name=name[:120],
        state_topic=_topic(config.get("state_topic"), base),
        template=_template(config.get("value_template")),
        on=_word(config.get("payload_on", "ON")),
        off=_word(config.get("payload_off", "OFF")),
        on_state=on_state,
        off_state=_NORMAL,
        kind=kind,
        unit=unit,
        battery=device_class == "battery",
        expire_after_s=_expiry(config.get("expire_after")),
        availability=tuple(_availability(config, base)),
        availability_mode=_mode(config),
    )


def _long(content: dict[str, Any]) -> dict[str, Any]:
    return {_LONG_NAMES.get(name, name): value for name, value in content.items()}


def _text(config: dict[str, Any], name: str) -> str:
    value = config.get(name)
    return clean(value, 120) if isinstance(value, str) else ""


def _word(value: Any) -> str:
    """Return a payload as a template would write it: JSON true is Python's True."""
    if isinstance(value, bool | int | float | str):
        return str(value)
    raise BadConfig("payload_on and payload_off must be plain words")


def _topic(value: Any, base: Any) -> str:
    """Return a topic with `~` replaced by the base. Raises BadConfig."""
    if not isinstance(value, str) or not value:
        raise BadConfig("a topic is missing")
    topic: str = value
    if isinstance(base, str):
        if topic.startswith("~"):
            topic = base + topic[1:]
        elif topic.endswith("~"):
            topic = topic[:-1] + base
    if clean(topic, _LONGEST_TOPIC) != topic or "+" in topic or "#" in topic:
        raise BadConfig("a topic has wildcards or is too long")
    if topic.startswith("$"):
        raise BadConfig("a topic of the broker itself")
    return topic


def _template(value: Any) -> Template | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise BadConfig("a template is no text")
    try:
        return read_template(value)
    except UnsafeTemplate as error:
        raise BadConfig(f"template refused, {error}") from None


def _expiry(value: Any) -> float | None:
    if value is None or value == 0:
        return None
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not 0 < value < _TEN_YEARS_S
    ):
        raise BadConfig("expire_after is no number of seconds")
    return float(value)


def _availability(config: dict[str, Any], base: Any) -> list[Availability]:
    found = config.get("availability")
    entries = found if isinstance(found, list) else [found] if isinstance(found, dict) else []
    if config.get("availability_topic") is not None:
        entries = [
            *entries,
            {
                "topic": config["availability_topic"],
                "value_template": config.get("availability_template"),
                "payload_available": config.get("payload_available", "online"),
                "payload_not_available": config.get("payload_not_available", "offline"),
            },
        ]
    if len(entries) > 20:
        raise BadConfig("too many availability topics")
    read = []
    for entry in entries:
        if not isinstance(entry, dict):
            raise BadConfig("availability is no list of topics")
        one = _long(entry)
        read.append(
            Availability(
                _topic(one.get("topic"), base),
                _word(one.get("payload_available", "online")),
                _word(one.get("payload_not_available", "offline")),
                _template(one.get("value_template")),
            )
        )
    return read


def _mode(config: dict[str, Any]) -> str:
    mode = config.get("availability_mode", "latest")
    if mode not in _MODES:
        raise BadConfig("availability_mode is not all, any or latest")
    return str(mode)
