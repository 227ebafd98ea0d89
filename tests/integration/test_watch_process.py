"""`main.py watch` as a process: one for each profile, stops in good order, loads no Qt."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.notices import address_file
from db.models import LocalFact, Reading
from tests.brokers import Broker, broker
from tests.streets import open_street, topic
from tests.watching import ROOT, WatchProcess, wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from db.store import Store

__all__ = ["broker"]


def test_it_writes_what_has_come_and_ends_with_zero(broker: Broker, tmp_path: Path) -> None:
    store = open_street(tmp_path / "p", ["smoke"])
    with WatchProcess(tmp_path / "p", broker.url) as watch:
        started = watch.wait_connected()
        assert started.sensors == 1
        now = time.time_ns() // 1_000_000
        broker.publish(
            (topic(0), json.dumps({"v": 1, "ts": now + n, "seq": n, "value": n % 2}))
            for n in range(3000)
        )
        assert watch.stop() == 0
        assert not address_file(watch.profile.run).exists()
        watch.start()
        watch.wait_connected()
        wait_until(lambda: readings(store) >= 3000)
        assert watch.stop() == 0
    assert readings(store) == 3000
    with store.read() as session:
        names = session.scalars(select(LocalFact.value).where(LocalFact.name == "mqtt_client_id"))
        assert names.one().startswith("shouwang-")
    store.close()


def readings(store: Store) -> int:
    with store.read() as session:
        return session.scalar(select(func.count()).select_from(Reading)) or 0


def test_a_second_one_on_the_profile_is_refused(broker: Broker, tmp_path: Path) -> None:
    open_street(tmp_path / "p", 1).close()
    with WatchProcess(tmp_path / "p", broker.url) as watch:
        watch.wait_connected()
        second = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "--profile", str(tmp_path / "p"), "watch"],
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert second.returncode == 3
        assert "already running" in second.stderr.decode()
        assert watch.running


def test_a_bad_broker_address_is_a_usage_error(tmp_path: Path) -> None:
    ended = subprocess.run(
        [
            sys.executable, str(ROOT / "main.py"), "--profile", str(tmp_path / "p"),
            "watch", "--broker", "http://x",
        ],
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert ended.returncode == 2
    assert "mqtt://" in ended.stderr.decode()


def test_nothing_of_it_loads_qt() -> None:
    script = (
        "import sys, app.commands.watch, app.watch.process, app.watch.selfcheck;"
        "sys.exit(any(name.startswith('PySide') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0
