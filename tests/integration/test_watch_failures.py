"""When the database cannot be written: the fault is shown, messages wait, nothing is lost."""

from __future__ import annotations

import json
import sqlite3
import time
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, event, func, select
from sqlalchemy.exc import OperationalError

from app.mqtt.endpoint import endpoint
from app.settings import BrokerSettings, Settings
from app.watch.faults import Fault, fault_of
from app.watch.process import Watch
from db.models import QuarantinedMessage, Reading, Sensor, SensorState
from tests.brokers import Broker, broker
from tests.streets import code, open_street, small_street, topic
from tests.watching import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.profile import Profile
    from db.store import Store

__all__ = ["broker"]


class Running:
    """A watch in this process, whose connections to the database can be spoilt."""

    def __init__(self, folder: Path, broker: Broker) -> None:
        open_street(folder, ["smoke"] * 4).close()
        from app.profile import open_profile
        from app.services.opening import open_store

        self.profile: Profile = open_profile(folder)
        self.store: Store = open_store(self.profile)
        self.spoil: tuple[str, ...] = ()
        event.listen(self.store.engine, "checkout", self._spoil)
        self.broker = broker
        settings = Settings(broker=BrokerSettings(port=broker.port))
        self.watch = Watch(self.profile, self.store, settings, endpoint(settings.broker))
        self.watch.start()
        wait_until(lambda: self.watch.link.up)
        self.sent = 0

    def _spoil(self, connection: Any, *_: object) -> None:
        for pragma in self.spoil:
            connection.execute(f"PRAGMA {pragma}")

    def publish(self, count: int, filler: str = "") -> None:
        now = time.time_ns() // 1_000_000
        self.broker.publish(
            (
                topic(number % 4, "smoke"),
                json.dumps(
                    {
                        "v": 1, "ts": now + number, "seq": (self.sent + number) // 4,
                        "value": number % 3, "unit": "%obs/m", "vendor": filler,
                    }
                ),
            )
            for number in range(count)
        )  # fmt: skip
        self.sent += count

    def readings(self) -> int:
        with self.store.read() as session:
            return session.scalar(select(func.count()).select_from(Reading)) or 0

    def fault(self) -> str | None:
        return self.watch.status().fault


@pytest.fixture
def running(tmp_path: Path, broker: Broker) -> Iterator[Running]:
    started = Running(tmp_path / "p", broker)
    yield started
    started.watch.stop()
    started.store.close()


def holds_on_and_recovers(running: Running, fault: Fault, mend: Callable[[], None]) -> None:
    """Publish while nothing can be written; see the fault; mend; see everything written."""
    before = running.readings()
    running.publish(600)
    wait_until(lambda: running.fault() == fault)
    wait_until(lambda: running.watch.status().pending + running.readings() - before == 600)
    status = running.watch.status()
    assert status.fault_detail
    assert status.pending > 500
    assert status.broker.state == "connected"
    mend()
    wait_until(lambda: running.readings() == before + 600)
    wait_until(lambda: running.fault() is None)
    wait_until(lambda: running.watch.status().pending == 0)
    assert running.watch.status().missed == 0


def test_a_locked_database_is_waited_for(running: Running) -> None:
    running.publish(8)
    wait_until(lambda: running.readings() == 8)
    running.spoil = ("busy_timeout = 100",)
    other = sqlite3.connect(running.profile.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    holds_on_and_recovers(running, Fault.LOCKED, lambda: other.execute("ROLLBACK") and None)
    other.close()


def test_a_full_disk_loses_nothing(running: Running) -> None:
    running.publish(8)
    wait_until(lambda: running.readings() == 8)
    with sqlite3.connect(running.profile.database) as database:
        (pages,) = database.execute("PRAGMA page_count").fetchone()
    database.close()
    running.spoil = (f"max_page_count = {pages + 1}",)

    def mend() -> None:
        running.spoil = ("max_page_count = 1000000",)

    holds_on_and_recovers(running, Fault.DISK_FULL, mend)


def test_a_read_only_database_loses_nothing(running: Running) -> None:
    running.spoil = ("query_only = 1",)

    def mend() -> None:
        running.spoil = ("query_only = 0",)

    holds_on_and_recovers(running, Fault.READ_ONLY, mend)


def test_what_could_not_be_written_comes_again_to_the_next_watch(
    running: Running, broker: Broker
) -> None:
    running.spoil = ("query_only = 1",)
    running.publish(50)
    wait_until(lambda: running.fault() == Fault.READ_ONLY)
    running.watch.stop()
    assert running.readings() == 0
    running.spoil = ("query_only = 0",)
    settings = Settings(broker=BrokerSettings(port=broker.port))
    running.watch = Watch(running.profile, running.store, settings, endpoint(settings.broker))
    running.watch.start()
    wait_until(lambda: running.readings() == 50)


def test_a_street_loaded_again_while_messages_come(running: Running) -> None:
    running.publish(20)
    wait_until(lambda: running.readings() == 20)
    with running.store.write() as write:
        for model in (Reading, SensorState, Sensor):
            condition = model.id.is_not(None)
            if model is Sensor:
                condition = Sensor.code == code(3)
            write.session.execute(delete(model).where(condition))
    running.publish(20)
    wait_until(lambda: running.watch.status().pending == 0 and running.readings() == 15)
    with running.store.read() as session:
        (refused,) = session.scalars(select(QuarantinedMessage))
    assert (refused.reason, refused.repeats) == ("unknown_sensor", 5)


def test_an_empty_database_waits_for_its_street(profile: Profile, broker: Broker) -> None:
    from app.services.opening import open_store

    store = open_store(profile)
    settings = Settings(broker=BrokerSettings(port=broker.port))
    watch = Watch(profile, store, settings, endpoint(settings.broker))
    watch.start()
    wait_until(lambda: "street" in watch.status().broker.detail)
    small_street(store, 3)
    wait_until(lambda: watch.link.up)
    assert watch.status().sensors == 3
    watch.stop()
    store.close()


@pytest.mark.parametrize(
    ("statement", "fault"),
    [("PRAGMA query_only = 1", Fault.READ_ONLY), ("PRAGMA max_page_count = 1", Fault.DISK_FULL)],
)
def test_an_error_of_sqlite_has_a_code(tmp_path: Path, statement: str, fault: Fault) -> None:
    database = sqlite3.connect(tmp_path / "x.db")
    database.execute("CREATE TABLE t (x)")
    database.commit()
    database.execute(statement)
    with pytest.raises(sqlite3.OperationalError) as caught:
        database.execute("INSERT INTO t VALUES (?)", ("x" * 300_000,))
    assert fault_of(caught.value) is fault
    assert fault_of(OperationalError("", {}, caught.value)) is fault
    database.close()


def test_a_damaged_file_has_a_code(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"this is no database" * 100)
    database = sqlite3.connect(tmp_path / "x.db")
    with pytest.raises(sqlite3.DatabaseError) as caught:
        database.execute("SELECT * FROM sqlite_master")
    assert fault_of(caught.value) is Fault.DAMAGED
    assert fault_of(OSError()) is Fault.OTHER
    database.close()
