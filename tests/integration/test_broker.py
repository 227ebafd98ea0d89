from __future__ import annotations

import signal
import socket
import threading
from typing import TYPE_CHECKING, Any

import psutil
import pytest
from paho.mqtt.client import Client, MQTTv5, MQTTv311
from paho.mqtt.enums import CallbackAPIVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from app.broker.address import BrokerAddress, answers, read_address, running_broker, write_address
from app.broker.launch import AMQTT, CHOICE, MOSQUITTO, broker_command
from app.broker.mosquitto import configuration, find_mosquitto
from app.profile import Profile, open_profile
from app.settings import Settings, free_port, load_settings, write_first_settings
from tests.programs import Running, main, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

needs_mosquitto = pytest.mark.skipif(find_mosquitto() is None, reason="mosquitto not installed")
KINDS = [pytest.param(MOSQUITTO, marks=needs_mosquitto), AMQTT]


@pytest.fixture
def trial(tmp_path: Path) -> Profile:
    """A profile whose path has Chinese characters and a space, with a port of its own."""
    profile = open_profile(tmp_path / "值 守")
    write_first_settings(profile, trial=True)
    return profile


def port_of(profile: Profile) -> int:
    return load_settings(profile).broker.port


@pytest.fixture
def start(trial: Profile) -> Iterator[Any]:
    """Start the broker of `trial` by its kind; stopped at the end."""
    begun: list[Running] = []

    def begin(kind: str) -> Running:
        running = Running("broker", "--profile", trial.folder, **{CHOICE: kind})
        begun.append(running)
        assert kind in running.first_line(), running.stop()
        return running

    yield begin
    for running in begun:
        running.stop()


class Peer:
    """A paho client that keeps what it gets."""

    def __init__(self, port: int, name: str, protocol: Any = MQTTv311, *, lasting: bool = False):
        self.got: list[tuple[str, bytes, bool]] = []
        self.subscribed = threading.Event()
        self.connected = threading.Event()
        self.client = Client(
            CallbackAPIVersion.VERSION2,
            client_id=name,
            protocol=protocol,
            clean_session=None if protocol == MQTTv5 else not lasting,
        )
        self.client.max_inflight_messages_set(0)
        self.client.on_connect = lambda *_: self.connected.set()
        self.client.on_subscribe = lambda *_: self.subscribed.set()
        self.client.on_message = lambda _c, _d, m: self.got.append((m.topic, m.payload, m.retain))
        options: dict[str, Any] = {}
        if protocol == MQTTv5:
            options["clean_start"] = not lasting
            options["properties"] = Properties(PacketTypes.CONNECT)
            options["properties"].SessionExpiryInterval = 3600 if lasting else 0
        self.client.connect("127.0.0.1", port, **options)
        self.client.loop_start()
        assert self.connected.wait(10)

    def subscribe(self, topic: str) -> Peer:
        self.client.subscribe(topic, qos=1)
        assert self.subscribed.wait(10)
        return self

    def publish(self, topic: str, *payloads: bytes, retain: bool = False) -> None:
        sent = [self.client.publish(topic, one, qos=1, retain=retain) for one in payloads]
        for info in sent:
            info.wait_for_publish(30)

    def close(self) -> None:
        self.client.disconnect()
        self.client.loop_stop()


@pytest.mark.parametrize("kind", KINDS)
def test_messages_and_retained_messages_arrive(kind: str, trial: Profile, start: Any) -> None:
    start(kind)
    reader = Peer(port_of(trial), "reader").subscribe("street/#")
    writer = Peer(port_of(trial), "writer")
    writer.publish("street/a", b"1", b"2")
    writer.publish("street/b", b"kept", retain=True)
    wait_for(lambda: len(reader.got) == 3)
    assert reader.got[:2] == [("street/a", b"1", False), ("street/a", b"2", False)]
    late = Peer(port_of(trial), "late").subscribe("street/#")
    wait_for(lambda: bool(late.got))
    assert set(late.got) == {("street/b", b"kept", True)}  # amqtt sends it twice now and then
    for peer in (reader, writer, late):
        peer.close()


@pytest.mark.parametrize("kind", KINDS)
def test_its_address_is_known_while_it_runs(kind: str, trial: Profile, start: Any) -> None:
    running = start(kind)
    address = running_broker(trial)
    assert address is not None
    assert (address.kind, address.port) == (kind, port_of(trial))
    assert address.version
    assert psutil.pid_exists(address.pid)
    code, _, _ = running.stop(signal.SIGINT)
    assert code == 0
    assert running_broker(trial) is None
    assert read_address(trial) is None
    assert not answers("127.0.0.1", address.port)


@pytest.mark.parametrize("kind", KINDS)
def test_a_second_one_for_the_profile_says_so_and_leaves(
    kind: str, trial: Profile, start: Any
) -> None:
    start(kind)
    second = main("broker", "--profile", trial.folder, **{CHOICE: kind})
    assert second.returncode == 3
    assert "already running" in second.stderr
    assert running_broker(trial) is not None


@needs_mosquitto
def test_two_profiles_have_brokers_side_by_side(trial: Profile, start: Any, tmp_path: Path) -> None:
    start(MOSQUITTO)
    other = open_profile(tmp_path / "other")
    write_first_settings(other, trial=True)
    running = Running("broker", "--profile", other.folder)
    try:
        assert MOSQUITTO in running.first_line()
        reader = Peer(port_of(other), "reader").subscribe("#")
        writer = Peer(port_of(trial), "writer")
        writer.publish("street/a", b"for the first only")
        Peer(port_of(other), "writer").publish("street/a", b"for the other")
        wait_for(lambda: bool(reader.got))
        assert [payload for _, payload, _ in reader.got] == [b"for the other"]
    finally:
        assert running.stop()[0] == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_port_in_use_is_named(kind: str, trial: Profile) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port_of(trial)))
        taken.listen()
        ended = main("broker", "--profile", trial.folder, **{CHOICE: kind})
    assert ended.returncode == 1
    assert str(port_of(trial)) in ended.stderr
    assert "settings.toml" in ended.stderr


@needs_mosquitto
def test_a_mosquitto_that_dies_is_an_error(trial: Profile, start: Any) -> None:
    running = start(MOSQUITTO)
    address = running_broker(trial)
    assert address is not None
    psutil.Process(address.pid).kill()
    assert running.process.wait(20) == 1
    assert "mosquitto" in running.process.stderr.read()
    assert read_address(trial) is None


@needs_mosquitto
def test_a_mosquitto_left_by_a_killed_keeper_is_ended_first(trial: Profile, start: Any) -> None:
    running = start(MOSQUITTO)
    first = running_broker(trial)
    assert first is not None
    Peer(port_of(trial), "watch", lasting=True).subscribe("street/#").close()
    Peer(port_of(trial), "writer").publish("street/a", b"1", b"2")
    running.kill()
    assert running_broker(trial) == first
    start(MOSQUITTO)
    second = running_broker(trial)
    assert second is not None
    assert second.pid != first.pid
    assert not psutil.pid_exists(first.pid)
    watch = Peer(port_of(trial), "watch", lasting=True)
    wait_for(lambda: len(watch.got) == 2)
    watch.close()


@needs_mosquitto
def test_another_program_with_the_old_process_id_is_left_alone(trial: Profile, start: Any) -> None:
    write_address(trial, BrokerAddress(port_of(trial), psutil.Process().pid, MOSQUITTO, "2"))
    start(MOSQUITTO)
    assert psutil.Process().is_running()


@needs_mosquitto
@pytest.mark.parametrize("protocol", [MQTTv5, MQTTv311])
def test_far_more_than_a_thousand_messages_wait_for_a_watch_that_is_away(
    trial: Profile, start: Any, protocol: Any
) -> None:
    running = start(MOSQUITTO)
    Peer(port_of(trial), "watch", protocol, lasting=True).subscribe("street/#").close()
    Peer(port_of(trial), "writer").publish("street/a", *(str(n).encode() for n in range(5000)))
    assert running.stop()[0] == 0
    start(MOSQUITTO)
    watch = Peer(port_of(trial), "watch", protocol, lasting=True)
    wait_for(lambda: len(watch.got) == 5000)
    assert [int(payload) for _, payload, _ in watch.got] == list(range(5000))
    watch.close()


@needs_mosquitto
def test_the_embedded_broker_is_taken_only_without_mosquitto(
    trial: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(CHOICE, raising=False)
    launch = broker_command(trial, Settings())
    assert launch.kind == MOSQUITTO
    assert launch.arguments == ("-c", str(trial.run / "mosquitto.conf"))
    monkeypatch.setattr("app.broker.launch.find_mosquitto", lambda: None)
    launch = broker_command(trial, Settings())
    assert launch.kind == AMQTT
    assert launch.arguments[-3:] == ("broker", "--profile", str(trial.folder))


def test_mosquitto_stays_root_only_where_it_is_root(trial: Profile) -> None:
    port = free_port()
    assert "user root" in configuration(trial, port, root=True).splitlines()
    plain = configuration(trial, port, root=False)
    assert "user " not in plain
    assert f"listener {port} 127.0.0.1" in plain.splitlines()
