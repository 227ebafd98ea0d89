"""Topics: `<root>/<street code>/sensor/<kind>/<sensor code>`."""

from __future__ import annotations

from typing import NamedTuple


class SensorTopic(NamedTuple):
    """The parts of a sensor's topic."""

    root: str
    street: str
    kind: str
    code: str


def sensor_topic(root: str, street: str, kind: str, code: str) -> str:
    """Return the topic on which a sensor publishes."""
    return f"{root}/{street}/sensor/{kind}/{code}"


def sensor_filter(root: str, street: str) -> str:
    """Return the filter that matches all sensors of a street."""
    return f"{root}/{street}/sensor/+/+"


def heartbeat_topic(root: str, street: str, client: str) -> str:
    """Return the topic of the heartbeat of the watch with this client id."""
    return f"{root}/{street}/watch/{client}/heartbeat"


def read_topic(topic: str, root: str) -> SensorTopic | None:
    """Take a sensor's topic apart; None when it is none under `root` (which may have slashes)."""
    prefix = f"{root}/"
    if not topic.startswith(prefix):
        return None
    parts = topic.removeprefix(prefix).split("/")
    if len(parts) != 4 or parts[1] != "sensor" or not all(parts):
        return None
    street, _, kind, code = parts
    return SensorTopic(root, street, kind, code)
