"""What can be seen of a broker from outside, and whether it keeps the delivery promise.

The promise (docs/mqtt.md): a message that the broker has taken reaches the database, whatever fails
here meanwhile. It needs a persistent session that queues while nobody listens; this is tried with a
session of its own, under a topic of its own, and cleaned up.
"""

from __future__ import annotations

import contextlib
import secrets
import ssl
import time
from typing import TYPE_CHECKING, Any

import msgspec
from paho.mqtt.client import Client, MQTTv5, MQTTv311
from paho.mqtt.enums import CallbackAPIVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

if TYPE_CHECKING:
    from collections.abc import Callable

    from paho.mqtt.enums import MQTTProtocolVersion

    from app.mqtt.endpoint import Endpoint

_ANSWER_S = 4.0
_SOFTWARE = "$SYS/broker/version"
_LEAST_RECEIVE_MAXIMUM = 100
QUEUED = 1200
"""Messages left in the queue by the check: mosquitto keeps 1,000 unless it is told otherwise."""


class Finding(msgspec.Struct, frozen=True):
    """One thing looked at. `code` is stable; `detail` says what was seen."""

    code: str
    ok: bool
    detail: str


class _Probe:
    """A client that is moved by hand."""

    def __init__(
        self, endpoint: Endpoint, client_id: str, protocol: MQTTProtocolVersion, expiry_s: int
    ) -> None:
        self.properties: Any = None
        self.session_present = False
        self.answer: Any = None
        self.heard: list[tuple[str, bytes]] = []
        self.granted: list[int] = []
        self.name = client_id
        five = protocol == MQTTv5
        self.client = Client(
            CallbackAPIVersion.VERSION2,
            client_id=client_id,
            protocol=protocol,
            clean_session=None if five else expiry_s == 0,
            reconnect_on_failure=False,
        )
        self.client.connect_timeout = _ANSWER_S
        self.client.on_connect = self._on_connect
        self.client.on_message = self._on_message
        self.client.on_subscribe = self._on_subscribe
        endpoint.sign_in(self.client)
        settings = endpoint.settings
        if five:
            asked = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]
            asked.SessionExpiryInterval = expiry_s
            self.client.connect(
                settings.host, settings.port, 30, clean_start=expiry_s == 0, properties=asked
            )
        else:
            self.client.connect(settings.host, settings.port, 30)
        self.until(lambda: self.answer is not None)

    @property
    def connected(self) -> bool:
        return self.answer is not None and not self.answer.is_failure

    def until(self, done: Callable[[], bool], timeout: float = _ANSWER_S) -> bool:
        """Move bytes until something holds; return whether it came to that."""
        end = time.monotonic() + timeout
        while not done():
            if time.monotonic() > end or self.client.loop(0.05) != 0:
                return done()
        return True

    def close(self) -> None:
        self.client.disconnect()
        with contextlib.suppress(OSError, ValueError):
            self.client.loop(0.05)

    def _on_connect(
        self, _client: Any, _userdata: Any, flags: Any, reason: Any, properties: Any
    ) -> None:
        self.answer, self.session_present = reason, flags.session_present
        self.properties = properties

    def _on_message(self, _client: Any, _userdata: Any, message: Any) -> None:
        self.heard.append((message.topic, message.payload))

    def _on_subscribe(
        self, _client: Any, _userdata: Any, _mid: int, reasons: Any, _properties: Any
    ) -> None:
        self.granted = [reason.value for reason in reasons]


def check_broker(endpoint: Endpoint) -> list[Finding]:
    """Return what was found, in the order looked at; takes a few seconds, changes nothing."""
    try:
        probe, protocol = _first_contact(endpoint)
    except ssl.SSLError as error:
        return [Finding("reachable", False, f"{endpoint.address}: TLS: {error.reason or error}")]
    except (OSError, ValueError) as error:
        return [Finding("reachable", False, f"{endpoint.address}: {error}")]
    if not probe.connected:
        said = "no answer" if probe.answer is None else str(probe.answer)
        return [Finding("reachable", False, f"{endpoint.address}: {said}")]
    findings = [
        Finding("reachable", True, endpoint.address),
        Finding("protocol", protocol == MQTTv5, "MQTT 5" if protocol == MQTTv5 else "MQTT 3.1.1"),
    ]
    if protocol == MQTTv5:
        findings += _limits(probe.properties, endpoint.settings.session_expiry_s)
    findings += _software(probe)
    probe.close()
    if protocol == MQTTv5:
        _forget(endpoint, probe.name, protocol)
    findings += _queueing(endpoint, protocol)
    return findings


def _first_contact(endpoint: Endpoint) -> tuple[_Probe, MQTTProtocolVersion]:
    """Connect with MQTT 5, asking for as long a session as the watch does; else with 3.1.1."""
    name = f"shouwang-check-{secrets.token_hex(4)}"
    with contextlib.suppress(OSError):
        probe = _Probe(endpoint, name, MQTTv5, endpoint.settings.session_expiry_s)
        if probe.answer is not None and probe.answer.value != 132:
            return probe, MQTTv5
        probe.close()
    return _Probe(endpoint, name, MQTTv311, 0), MQTTv311


def _limits(properties: Any, wanted_expiry_s: int) -> list[Finding]:
    """Judge what the broker granted in its answer to CONNECT."""
    receive = getattr(properties, "ReceiveMaximum", 65535)
    quality = getattr(properties, "MaximumQoS", 2)
    expiry = getattr(properties, "SessionExpiryInterval", wanted_expiry_s)
    return [
        Finding("receive_maximum", receive >= _LEAST_RECEIVE_MAXIMUM, str(receive)),
        Finding("maximum_qos", quality >= 1, str(quality)),
        Finding("session_expiry", expiry >= wanted_expiry_s, f"{expiry} s"),
    ]


def _software(probe: _Probe) -> list[Finding]:
    """Ask the broker what it calls itself; some do not say, which is no fault."""
    probe.client.subscribe(_SOFTWARE, qos=0)
    probe.until(lambda: any(topic == _SOFTWARE for topic, _ in probe.heard), 1.0)
    names = [body.decode("utf-8", "replace") for topic, body in probe.heard if topic == _SOFTWARE]
    if not names:
        return []
    return [
        Finding("software", True, names[0]),
        Finding("not_for_trial_only", "amqtt" not in names[0].lower(), names[0]),
    ]


def _queueing(endpoint: Endpoint, protocol: MQTTProtocolVersion) -> list[Finding]:
    """Leave, have messages published, come back: does the session hold them all?"""
    name = f"shouwang-check-{secrets.token_hex(4)}"
    topic = f"{endpoint.settings.topic_root}/check/{name}"
    expiry = 60
    try:
        first = _Probe(endpoint, name, protocol, expiry)
        first.client.subscribe(topic, qos=1)
        first.until(lambda: bool(first.granted))
        if not first.granted or first.granted[0] >= 128:
            first.close()
            return [Finding("queues", False, f"may not subscribe to {topic}")]
        first.close()
        writer = _Probe(endpoint, f"{name}-w", protocol, 0)
        infos = [writer.client.publish(topic, str(n), qos=1) for n in range(QUEUED)]
        writer.until(lambda: all(info.is_published() for info in infos), 15.0)
        taken = sum(info.is_published() for info in infos)
        writer.close()
        second = _Probe(endpoint, name, protocol, expiry)
        second.until(lambda: len(second.heard) >= taken, 5.0)
        came, present = len(second.heard), second.session_present
        second.close()
        _forget(endpoint, name, protocol)
    except (OSError, ValueError) as error:
        return [Finding("queues", False, str(error))]
    return [
        Finding("session_present", present, "kept" if present else "forgotten"),
        Finding("queues", came > 0, f"{came} messages"),
        Finding("queues_enough", came >= taken > 0, f"{came} of {taken} messages"),
    ]


def _forget(endpoint: Endpoint, name: str, protocol: MQTTProtocolVersion) -> None:
    """End the session of the check."""
    _Probe(endpoint, name, protocol, 0).close()
