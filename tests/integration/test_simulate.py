from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from paho.mqtt.client import Client, MQTTv311
from paho.mqtt.enums import CallbackAPIVersion
from sqlalchemy import select

from app.broker.launch import AMQTT, CHOICE
from app.domain.sensors import KINDS
from app.profile import Profile, open_profile
from app.services.opening import open_store
from app.settings import write_first_settings
from app.simulator.street import read_sensors
from db.models import Sensor, SensorState
from tests.brokers import broker  # noqa: F401
from tests.programs import Running, main, wait_for
from tests.streets import STREET, code, open_street, topic

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.brokers import Broker

SENSORS = 60


class Listener:
    """Hears everything that is published."""

    def __init__(self, port: int) -> None:
        self.messages: list[tuple[str, dict[str, Any]]] = []
        subscribed = threading.Event()
        self._client = Client(CallbackAPIVersion.VERSION2, protocol=MQTTv311)
        self._client.on_message = self._hear
        self._client.on_subscribe = lambda *_: subscribed.set()
        self._client.connect("127.0.0.1", port)
        self._client.loop_start()
        self._client.subscribe("street/#", qos=1)
        assert subscribed.wait(10)

    def _hear(self, _client: object, _data: object, message: Any) -> None:
        self.messages.append((message.topic, msgspec.json.decode(message.payload)))

    def of(self, sensor_code: str) -> list[dict[str, Any]]:
        return [body for name, body in self.messages if name.endswith("/" + sensor_code)]

    def close(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()


@pytest.fixture
def street(tmp_path: Path) -> Profile:
    """A profile with a small street of all kinds."""
    open_street(tmp_path / "street", SENSORS).close()
    return open_profile(tmp_path / "street")


@pytest.fixture
def listener(broker: Broker) -> Iterator[Listener]:  # noqa: F811
    heard = Listener(broker.port)
    yield heard
    heard.close()


def simulate(street: Profile, broker: Broker, *options: str) -> Running:  # noqa: F811
    return Running("simulate", "--profile", street.folder, "--broker", broker.url, *options)


def test_every_sensor_reports_and_duration_ends_it(
    street: Profile, broker: Broker, listener: Listener  # noqa: F811
) -> None:  # fmt: skip
    ended = main(
        "simulate", "--profile", street.folder, "--broker", broker.url,
        "--duration", "3", "--speed", "20",
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    kinds = list(KINDS)
    assert {name for name, _ in listener.messages} == {
        topic(n, kinds[n % len(kinds)]) for n in range(SENSORS)
    }
    assert all(body["v"] == 1 for _, body in listener.messages)
    assert f"published {len(listener.messages)}," in ended.stdout


def test_a_signal_ends_it_well(
    street: Profile, broker: Broker, listener: Listener  # noqa: F811
) -> None:  # fmt: skip
    running = simulate(street, broker)
    assert f"{SENSORS}" in running.first_line()
    wait_for(lambda: len(listener.messages) > 3)
    exit_code, out, err = running.stop()
    assert exit_code == 0, err
    assert "confirmed" in out


def test_only_one_simulates_a_profile(street: Profile, broker: Broker) -> None:  # noqa: F811
    running = simulate(street, broker)
    assert running.first_line()
    second = main("simulate", "--profile", street.folder, "--broker", broker.url)
    assert second.returncode == 3
    assert "--only-events" in second.stderr
    running.stop()


def test_counts_go_on_where_the_database_is(street: Profile) -> None:
    store = open_store(street)
    with store.write() as write:
        found = write.session.scalars(select(Sensor.id).where(Sensor.code == code(3))).one()
        write.session.add(SensorState(id=found, ts=1, seq=41, received_at=1))
    sensors = {sensor.code: sensor for sensor in read_sensors(store, "street")}
    store.close()
    assert sensors[code(3)].seq == 41
    assert sensors[code(4)].seq == -1
    assert sensors[code(0)].topic == f"street/{STREET}/sensor/smoke/{code(0)}"


def test_an_event_alone_is_out_when_the_command_ends(
    street: Profile, broker: Broker, listener: Listener  # noqa: F811
) -> None:  # fmt: skip
    ended = main(
        "simulate", "--profile", street.folder, "--broker", broker.url,
        "--only-events", "--event", "kitchen-fire", "--event", "elder-unseen", "--speed", "3",
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    wait_for(lambda: f"published {len(listener.messages)}," in ended.stdout)
    smoke = [body for name, body in listener.messages if "/smoke/" in name]
    assert max(body["value"] for body in smoke) == 9.4
    assert any(body["state"] == "alarm" for body in smoke)
    assert any(body["value"] == 12.4 for name, body in listener.messages if "infrared" in name)
    assert len({name for name, _ in listener.messages}) == 4  # two floors have smoke detectors


def test_a_running_simulator_does_not_contradict_an_event_of_another_process(
    street: Profile, broker: Broker, listener: Listener  # noqa: F811
) -> None:  # fmt: skip
    running = simulate(street, broker, "--speed", "2000")
    assert running.first_line()
    wait_for(lambda: len({name for name, _ in listener.messages}) == SENSORS)
    ended = main(
        "simulate", "--profile", street.folder, "--broker", broker.url,
        "--only-events", "--event", "gas-leak", "--speed", "100",
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    gas = code(1)
    before = len(listener.messages)
    wait_for(lambda: len(listener.messages) > before + 100)
    running.stop()
    values = [body["value"] for body in listener.of(gas)]
    risen = values[values.index(2.0) :]
    assert risen == [2, 6, 11, 14, 18, 22, 25, 27, 27]


def test_it_waits_for_a_broker_and_goes_on_after_its_restart(
    street: Profile, broker: Broker  # noqa: F811
) -> None:  # fmt: skip
    broker.stop()
    running = simulate(street, broker, "--speed", "50")
    assert "waiting" in running.first_line()
    broker.start()
    assert f"{SENSORS}" in running.first_line()
    broker.stop()
    broker.start()
    listener = Listener(broker.port)
    wait_for(lambda: len(listener.messages) > 10)
    listener.close()
    exit_code, out, _ = running.stop()
    assert exit_code == 0
    assert out.split("published ")[1].split(",")[0] == out.strip().split("confirmed ")[1]


def test_the_embedded_broker_is_spoken_to_in_its_own_version(street: Profile) -> None:
    write_first_settings(street, trial=True)
    keeper = Running("broker", "--profile", street.folder, **{CHOICE: AMQTT})
    assert AMQTT in keeper.first_line()
    ended = main("simulate", "--profile", street.folder, "--duration", "2", "--speed", "30")
    keeper.stop()
    assert ended.returncode == 0, ended.stderr
    assert "MQTT 3.1.1" in ended.stdout
    out = ended.stdout
    sent = out.split("published ")[1].split(",")[0]
    assert int(sent) >= SENSORS
    assert sent == out.strip().split("confirmed ")[1]


def test_without_a_broker_events_give_up(street: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.commands import simulate as command

    monkeypatch.setattr(command, "CONNECT_S", 0.5)
    exit_code = command.run(
        street.folder, broker="mqtt://127.0.0.1:9", speed=3, events=["gas-leak"],
        only_events=True, duration=None, seed=1,
    )  # fmt: skip
    assert exit_code == 1


def test_an_empty_street_has_nothing_to_simulate(tmp_path: Path, profile: Profile) -> None:
    empty = main("simulate", "--profile", profile.folder)
    assert empty.returncode == 1
    assert "demo load" in empty.stderr
    absent = main("simulate", "--profile", tmp_path / "absent")
    assert absent.returncode == 1
    assert not (tmp_path / "absent").exists()


@pytest.mark.parametrize(
    "options", [["--only-events"], ["--broker", "http://here"], ["--event", "flood"]]
)
def test_wrong_usage_is_told(street: Profile, options: list[str]) -> None:
    ended = main("simulate", "--profile", street.folder, *options)
    assert ended.returncode == 2
    assert ended.stderr
