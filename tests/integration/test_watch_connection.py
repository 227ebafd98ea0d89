"""The link to real brokers: sessions, acknowledgements, protocols, sign-in, back-pressure."""

from __future__ import annotations

import datetime as dt
import ipaddress
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from paho.mqtt.client import Client, MQTTv5
from paho.mqtt.enums import CallbackAPIVersion

from app.clock import SystemClock
from app.mqtt.endpoint import BadBrokerUrl, endpoint
from app.settings import BrokerSettings, free_port
from app.watch import inbox as inboxes
from app.watch.connection import Link
from app.watch.inbox import Arrival, Inbox
from tests.brokers import Broker, broker
from tests.watching import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["broker"]

FILTER = "street/1/sensor/+/+"
TOPIC = "street/1/sensor/smoke/S"
ROOT = Path(__file__).parent.parent.parent


class Hearing:
    """A link and what came over it."""

    def __init__(self, settings: BrokerSettings, protocol: str = "5") -> None:
        self.inbox = Inbox()
        self.found: list[str] = []
        self.changes = 0
        self.link = Link(
            endpoint(settings),
            "test",
            self.inbox,
            SystemClock(),
            protocol=protocol,
            changed=self._count,
            protocol_found=self.found.append,
        )
        self.inbox.on_room = self.link.wake
        self.link.subscribe(FILTER)
        self.link.start()

    def _count(self) -> None:
        self.changes += 1

    def wait(self, state: str = "connected", timeout: float = 60.0) -> None:
        wait_until(lambda: self.link.status.state == state, timeout)

    def hear(self, count: int, timeout: float = 60.0) -> list[Arrival]:
        """Return `count` messages, neither acknowledged nor done with."""
        heard: list[Arrival] = []
        end = time.monotonic() + timeout
        while len(heard) < count and time.monotonic() < end:
            heard += self.inbox.take(1000, 0.1)
            self.inbox.done()
        return heard


@pytest.fixture
def hearing(broker: Broker) -> Iterator[Hearing]:
    heard = Hearing(BrokerSettings(port=broker.port))
    heard.wait()
    yield heard
    heard.link.stop()


def numbers(arrivals: list[Arrival]) -> list[bytes]:
    return [arrival.payload for arrival in arrivals]


def publish(broker: Broker, count: int, first: int = 0) -> list[bytes]:
    bodies = [b"%d" % number for number in range(first, first + count)]
    broker.publish([(TOPIC, body) for body in bodies])
    return bodies


def take_over(broker: Broker) -> None:
    """Cut the link off as a broker does: another client takes its session, and leaves."""
    other = Client(CallbackAPIVersion.VERSION2, client_id="test", protocol=MQTTv5)
    from paho.mqtt.packettypes import PacketTypes
    from paho.mqtt.properties import Properties

    properties = Properties(PacketTypes.CONNECT)
    properties.SessionExpiryInterval = 3600
    properties.ReceiveMaximum = 1
    other.connect("127.0.0.1", broker.port, clean_start=False, properties=properties)
    end = time.monotonic() + 5
    while not other.is_connected() and time.monotonic() < end:
        other.loop(0.05)
    gone = Properties(PacketTypes.DISCONNECT)
    gone.SessionExpiryInterval = 3600
    other.disconnect(properties=gone)


def test_messages_come_in_order_over_mqtt_5(broker: Broker, hearing: Hearing) -> None:
    bodies = publish(broker, 300)
    assert numbers(hearing.hear(300)) == bodies
    status = hearing.link.status
    assert status.protocol == "5"
    wait_until(lambda: "mosquitto" in hearing.link.status.software)
    assert hearing.link.uptime() > 0


def test_what_comes_while_nobody_listens_waits_at_the_broker(broker: Broker) -> None:
    first = Hearing(BrokerSettings(port=broker.port))
    first.wait()
    first.link.stop()
    bodies = publish(broker, 50)
    second = Hearing(BrokerSettings(port=broker.port))
    assert numbers(second.hear(50)) == bodies
    second.link.stop()


def test_what_is_not_acknowledged_comes_again_and_what_is_does_not(broker: Broker) -> None:
    first = Hearing(BrokerSettings(port=broker.port))
    first.wait()
    publish(broker, 20)
    heard = first.hear(20)
    first.link.acknowledge(heard[:12])
    first.link.stop()
    time.sleep(0.5)  # who comes at once takes the session before the broker has read all of it
    second = Hearing(BrokerSettings(port=broker.port))
    again = second.hear(8)
    assert numbers(again) == numbers(heard[12:])
    second.link.acknowledge(again)
    second.link.stop()
    time.sleep(0.5)
    third = Hearing(BrokerSettings(port=broker.port))
    third.wait()
    assert third.hear(1, timeout=0.7) == []
    third.link.stop()


def test_an_acknowledgement_of_an_older_connection_is_not_sent(
    broker: Broker, hearing: Hearing
) -> None:
    publish(broker, 10)
    old = hearing.hear(10)
    take_over(broker)
    again = hearing.hear(10)
    assert numbers(again) == numbers(old)
    assert {one.generation for one in old} != {one.generation for one in again}
    hearing.link.acknowledge(old)
    time.sleep(0.3)
    take_over(broker)
    third = hearing.hear(10)
    assert numbers(third) == numbers(old)
    hearing.link.acknowledge(third)
    time.sleep(0.3)
    take_over(broker)
    # What was not acknowledged comes first, in its order: the new one first means nothing else.
    new = publish(broker, 1, first=500)
    assert numbers(hearing.hear(1)) == new


def test_a_broker_that_went_away_is_found_again(broker: Broker, hearing: Hearing) -> None:
    publish(broker, 3)
    hearing.link.acknowledge(hearing.hear(3))
    time.sleep(0.3)  # a broker that is told to stop does not read on
    broker.stop()
    hearing.wait("lost")
    assert not hearing.link.up
    stood = hearing.link.uptime()
    time.sleep(0.2)
    assert hearing.link.uptime() == stood
    broker.start()
    hearing.wait("connected")
    bodies = publish(broker, 3, first=10)
    assert numbers(hearing.hear(3)) == bodies


def test_a_full_inbox_leaves_the_messages_at_the_broker(
    broker: Broker, hearing: Hearing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inboxes, "MAX_MESSAGES", 50)
    bodies = publish(broker, 500)
    wait_until(hearing.inbox.full)
    time.sleep(0.3)
    assert len(hearing.inbox) == 50
    heard: list[Arrival] = []
    while len(heard) < 500:
        taken = hearing.inbox.take(30, 5.0)
        assert taken
        heard += taken
        hearing.link.acknowledge(taken)
        hearing.inbox.done()
    assert numbers(heard) == bodies


def test_large_payloads_are_cut_but_counted(broker: Broker, hearing: Hearing) -> None:
    broker.publish([(TOPIC, b"x" * 3_000_000), (TOPIC, b"small")])
    large, small = hearing.hear(2)
    assert (len(large.payload), large.size) == (4096, 3_000_000)
    assert small.payload == b"small"


def test_without_a_street_it_waits_and_says_so(broker: Broker) -> None:
    heard = Hearing(BrokerSettings(port=broker.port))
    heard.link.subscribe("")
    wait_until(lambda: "street" in heard.link.status.detail)
    assert heard.link.status.state == "connecting"
    heard.link.subscribe(FILTER)
    heard.wait()
    heard.link.stop()


def test_a_broker_of_mqtt_3_is_spoken_to_in_mqtt_3(tmp_path: Path) -> None:
    port = free_port()
    script = f"from app.broker.embedded import serve; serve({port}, 3600, lambda: None)"
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=log, stderr=log)
    try:
        heard = Hearing(BrokerSettings(port=port))
        heard.wait()
        assert heard.link.status.protocol == "3.1.1"
        assert heard.found == ["3.1.1"]
        client = Client(CallbackAPIVersion.VERSION2)
        client.connect("127.0.0.1", port)
        client.loop_start()
        client.publish(TOPIC, b"hello", qos=1).wait_for_publish(5)
        client.disconnect()
        client.loop_stop()
        arrivals = heard.hear(1)
        assert numbers(arrivals) == [b"hello"]
        heard.link.acknowledge(arrivals)
        heard.link.stop()
        remembered = Hearing(BrokerSettings(port=port), protocol="3.1.1")
        remembered.wait()
        assert remembered.found == []
        remembered.link.stop()
    finally:
        process.kill()
        process.wait(10)


def test_a_wrong_password_is_refused_and_said(tmp_path: Path) -> None:
    from tests.brokers import mosquitto

    if mosquitto() is None:
        pytest.skip("mosquitto is not installed")
    passwords = tmp_path / "passwords"
    subprocess.run(
        ["mosquitto_passwd", "-b", "-c", str(passwords), "watch", "right"],
        check=True,
        capture_output=True,
    )
    running = Broker(tmp_path / "b", f"password_file {passwords}\n")
    text = running.settings.read_text().replace("allow_anonymous true", "allow_anonymous false")
    running.settings.write_text(text)
    running.start()
    secret = tmp_path / "secret"
    secret.write_text("wrong\n")
    heard = Hearing(BrokerSettings(port=running.port, user="watch", password_file=str(secret)))
    heard.wait("refused")
    assert "uthori" in heard.link.status.detail or "password" in heard.link.status.detail
    secret.write_text("right\n")
    heard.wait("connected")
    heard.link.stop()
    running.stop()


def test_tls_with_a_client_certificate(tmp_path: Path) -> None:
    from tests.brokers import mosquitto

    if mosquitto() is None:
        pytest.skip("mosquitto is not installed")
    make_certificates(tmp_path)
    running = Broker(
        tmp_path / "b",
        f"cafile {tmp_path}/ca.pem\ncertfile {tmp_path}/server.pem\n"
        f"keyfile {tmp_path}/server.key\nrequire_certificate true\n",
    )
    running.start()
    files = {"ca": str(tmp_path / "ca.pem"), "tls": True, "port": running.port}
    known = Hearing(
        BrokerSettings(
            **files, certificate=str(tmp_path / "client.pem"), key=str(tmp_path / "client.key")
        )
    )
    known.wait()
    known.link.stop()
    stranger = Hearing(BrokerSettings(tls=True, port=running.port))
    stranger.wait("refused")
    assert "TLS" in stranger.link.status.detail
    stranger.link.stop()
    running.stop()


def make_certificates(folder: Path) -> None:
    """Write ca.pem, and server and client certificates with keys, for 127.0.0.1."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    def name(text: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

    now = dt.datetime.now(dt.UTC)
    authority = ec.generate_private_key(ec.SECP256R1())

    def certify(subject: str, key: ec.EllipticCurvePrivateKey, *, root: bool) -> x509.Certificate:
        return (
            x509.CertificateBuilder()
            .subject_name(name(subject))
            .issuer_name(name("test ca"))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - dt.timedelta(days=1))
            .not_valid_after(now + dt.timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=root, path_length=None), critical=True)
            .add_extension(
                x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
                critical=False,
            )
            .sign(authority, hashes.SHA256())
        )

    def write(file: str, certificate: x509.Certificate) -> None:
        (folder / file).write_bytes(certificate.public_bytes(serialization.Encoding.PEM))

    write("ca.pem", certify("test ca", authority, root=True))
    for who in ("server", "client"):
        key = ec.generate_private_key(ec.SECP256R1())
        write(f"{who}.pem", certify(who, key, root=False))
        (folder / f"{who}.key").write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )


def test_a_url_overrides_the_settings() -> None:
    settings = BrokerSettings(user="watch", password_file="/x", ca="/ca.pem", trial=True)
    plain = endpoint(settings, "mqtt://broker.local")
    assert (plain.settings.host, plain.settings.port, plain.settings.tls) == (
        "broker.local",
        1883,
        False,
    )
    assert (plain.settings.user, plain.settings.trial) == ("watch", False)
    safe = endpoint(settings, "mqtts://me:p%40ss@10.0.0.1:9999")
    assert (safe.settings.tls, safe.settings.ca, safe.address) == (True, "/ca.pem", "10.0.0.1:9999")
    assert (safe.settings.user, safe.password) == ("me", "p@ss")
    for wrong in ("http://x", "mqtt://", "broker:1883", "mqtt://x:port", "mqtt://x/topic"):
        with pytest.raises(BadBrokerUrl):
            endpoint(settings, wrong)
