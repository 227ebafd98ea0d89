"""The watch's heartbeat over real brokers: through the broker into the database, or told of."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.mqtt.endpoint import endpoint
from app.profile import open_profile
from app.services.opening import open_store
from app.settings import BrokerSettings, Settings
from app.watch.process import Watch
from db.models import LocalFact, QuarantinedMessage, SensorState
from tests.brokers import Broker, broker, mosquitto
from tests.streets import STREET, open_street, topic
from tests.watching import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from db.store import Store

__all__ = ["broker"]


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Callable[[Broker], tuple[Watch, Store]]]:
    """Start a watch in this process at a broker."""
    begun: list[tuple[Watch, Store]] = []

    def start(broker: Broker) -> tuple[Watch, Store]:
        open_street(tmp_path / "p", ["smoke"] * 2).close()
        profile = open_profile(tmp_path / "p")
        store = open_store(profile)
        settings = Settings(broker=BrokerSettings(port=broker.port, client_id="duty/1"))
        watch = Watch(profile, store, settings, endpoint(settings.broker))
        watch.start()
        begun.append((watch, store))
        return begun[-1]

    yield start
    for watch, store in begun:
        watch.stop()
        store.close()


def stored(store: Store) -> dict[str, int] | None:
    with store.read() as session:
        fact = session.scalar(select(LocalFact.value).where(LocalFact.name == "heartbeat"))
    return None if fact is None else json.loads(fact)


def number(store: Store) -> int:
    return (stored(store) or {"number": 0})["number"]


def test_beats_go_through_the_broker_into_the_database(
    broker: Broker, begin: Callable[[Broker], tuple[Watch, Store]]
) -> None:
    watch, store = begin(broker)
    wait_until(lambda: number(store) >= 2)
    beat = stored(store)
    assert beat is not None
    assert beat["sent_at"] <= beat["committed_at"] <= store.clock.now()
    wait_until(lambda: watch.status().heart.committed >= 2)
    status = watch.status()
    assert status.heart.sent >= status.heart.returned >= status.heart.committed
    assert watch.heart.topic == f"street/{STREET}/watch/duty-1/heartbeat"
    # They are no sensor's: a street without a message has none.
    assert (status.received, status.committed, status.pending) == (0, 0, 0)
    assert status.last_message_at is None
    assert status.quarantined == 0
    with store.read() as session:
        assert not session.scalars(select(SensorState)).all()


def test_after_the_broker_was_away_the_next_beat_comes(
    broker: Broker, begin: Callable[[Broker], tuple[Watch, Store]]
) -> None:
    watch, store = begin(broker)
    wait_until(lambda: number(store) >= 1)
    broker.stop()
    wait_until(lambda: not watch.link.up)
    before = watch.status().heart
    broker.start()
    wait_until(lambda: watch.status().heart.committed > before.sent)
    assert watch.status().heart.refusal == ""


def test_what_is_no_beat_of_this_watch_proves_nothing(
    broker: Broker, begin: Callable[[Broker], tuple[Watch, Store]]
) -> None:
    watch, store = begin(broker)
    wait_until(lambda: number(store) >= 1)
    false = [
        json.dumps({"run": "another", "number": 10**6, "sent_at": 1}),
        "no beat",
        b"\xff\x00",
        "[]",
        json.dumps({"run": watch.heart._run, "number": "1"}),
        "x" * 70_000,
    ]
    broker.publish((watch.heart.topic, one) for one in false)
    wait_until(lambda: watch.status().quarantined == 5)
    broker.publish([(topic(0), json.dumps({"v": 1, "ts": store.clock.now(), "value": 1}))])
    wait_until(lambda: watch.status().committed == 1)
    assert number(store) < 10**6
    assert watch.status().pending == 0
    with store.read() as session:
        reasons = session.scalars(select(QuarantinedMessage.reason)).all()
    assert sorted(reasons) == ["bad_field", "too_large"]


RIGHTS = {
    "may not publish": "topic read #\ntopic write street/+/sensor/#\n",
    "may not read": "topic write #\ntopic read street/+/sensor/#\n",
}


@pytest.mark.parametrize("rights", RIGHTS)
def test_a_broker_that_refuses_takes_no_sensor_away(
    rights: str, tmp_path: Path, begin: Callable[[Broker], tuple[Watch, Store]]
) -> None:
    if mosquitto() is None:
        pytest.skip("mosquitto is not installed")
    acl = tmp_path / "acl"
    acl.write_text(RIGHTS[rights])
    broker = Broker(tmp_path / "broker", f"acl_file {acl}\n")
    broker.start()
    watch, store = begin(broker)
    refused = rights == "may not publish"
    wait_until(
        lambda: bool(watch.status().heart.refusal) if refused else watch.status().heart.sent >= 2
    )
    broker.publish([(topic(0), json.dumps({"v": 1, "ts": store.clock.now(), "value": 1}))])
    wait_until(lambda: watch.status().committed == 1)
    wait_until(lambda: watch.link.status.state == "connected")
    heart = watch.status().heart
    assert (heart.returned, heart.committed) == (0, 0)
    assert stored(store) is None
    assert ("Not authorized" in heart.refusal) is refused
    if refused:
        assert heart.sent == 1  # it is not asked each time
    broker.stop()


def test_what_cannot_be_written_does_not_beat(
    broker: Broker, begin: Callable[[Broker], tuple[Watch, Store]]
) -> None:
    watch, store = begin(broker)
    wait_until(lambda: number(store) >= 1)
    other = sqlite3.connect(open_profile_file(store), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    held = number(store)
    wait_until(lambda: watch.status().heart.returned >= held + 2)
    assert number(store) == held
    assert watch.status().heart.committed == held
    assert watch.status().pending == 0
    other.execute("ROLLBACK")
    other.close()
    wait_until(lambda: number(store) > held)


def open_profile_file(store: Store) -> str:
    return store.url.removeprefix("sqlite:///")
