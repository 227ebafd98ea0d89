"""docs/mqtt.md as a newcomer follows it: its commands, its broker settings, its table."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.domain.refusals import RefusalReason
from app.domain.sensors import KINDS, Threshold
from app.profile import open_profile
from app.services.opening import open_store
from db.models import Alarm, QuarantinedMessage, Sensor, SensorState
from tests.brokers import Broker, broker
from tests.watching import ROOT, WatchProcess, wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from db.store import Store

__all__ = ["broker"]

pytestmark = pytest.mark.e2e

TEXT = (ROOT / "docs/mqtt.md").read_text("utf-8")


def commands() -> list[str]:
    found = re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL)
    assert len(found) == 5
    return found


def run(command: str, port: int) -> None:
    subprocess.run(
        ["/bin/sh", "-c", command.replace("-p 1883", f"-p {port}")], check=True, timeout=20
    )


def alarms(store: Store) -> set[tuple[str, str, int, float | None, float | None]]:
    with store.read() as session:
        rows = session.execute(
            select(Sensor.code, Alarm.condition, Alarm.level, Alarm.value, Alarm.threshold).join(
                Sensor, Sensor.id == Alarm.sensor_id
            )
        ).all()
    return {tuple(row) for row in rows}


@pytest.mark.skipif(shutil.which("mosquitto_pub") is None, reason="mosquitto_pub is not installed")
def test_the_commands_do_what_the_text_says_and_survive_a_restart(
    broker: Broker, tmp_path: Path
) -> None:
    folder = tmp_path / "p"
    main = [sys.executable, str(ROOT / "main.py"), "--profile", str(folder)]
    subprocess.run([*main, "demo", "load"], check=True, timeout=120, capture_output=True)
    store = open_store(open_profile(folder))
    expected = {
        ("S-010001-000003", "process", 1, 6.4, None),
        ("S-010001-000001", "process", 2, 12, 10),
        ("S-010001-000012", "process", 3, None, None),
        ("S-010001-000012", "battery", 4, 11, 20),
    }
    with WatchProcess(folder, broker.url) as watch:
        watch.wait_connected(60)
        for command in commands():
            run(command, broker.port)
        wait_until(lambda: len(alarms(store)) == 4)
        watch.wait_for(lambda status: status.quarantined == 1)
        assert alarms(store) == expected
        watch.kill()
        broker.stop()
        broker.start()
        watch.start()
        watch.wait_connected(60)
        watch.wait_for(lambda status: status.duplicates == 1)  # the retained one came again
        assert watch.stop() == 0
    assert alarms(store) == expected
    with store.read() as session:
        (refused,) = session.scalars(select(QuarantinedMessage))
        codes = session.scalars(
            select(Sensor.code).join(SensorState, SensorState.id == Sensor.id)
        ).all()
    assert refused.reason == "unknown_version"
    assert set(codes) == {f"S-010001-0000{n:02d}" for n in (1, 3, 4, 12)}
    store.close()


def test_the_broker_settings_are_settings_of_mosquitto(broker: Broker, tmp_path: Path) -> None:
    block = re.search(r"```\n(listener 1883.*?)```", TEXT, re.DOTALL)
    assert block
    broker.stop()
    text = block[1].replace("1883", str(broker.port)).replace("/var/lib/mosquitto", str(tmp_path))
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    broker.settings.write_text(text + ("user root\n" if root else ""))
    broker.start()
    assert broker.publish([("a", "b")]) == 1


def test_every_reason_is_explained() -> None:
    section = TEXT.split("## What is quarantined")[1]
    assert re.findall(r"^\| `(\w+)` \| .* \|$", section, re.MULTILINE) == [*RefusalReason]


def test_the_table_of_kinds_is_that_of_the_program() -> None:
    rows = {
        row[0]: row[1:]
        for row in re.findall(
            r"^\| `(\w+)` \| (?:`(.*?)`)? ?\|(.*?)\|(.*?)\|(.*?)\|(.*?)\|$", TEXT, re.MULTILINE
        )
    }
    assert list(rows) == list(KINDS)
    for kind in KINDS.values():
        unit, limits, levels, interval, own = (part.strip() for part in rows[kind.code])
        assert unit == kind.unit
        numbers = [
            float(n) for n in re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?= or|;| h w| for| m3)", limits)
        ]
        assert [threshold.limit for threshold in kind.thresholds] == numbers, kind.code
        assert [str(t.level.name) for t in kind.thresholds] == re.findall(
            r"\b(IV|I{1,3})\b", levels
        )
        assert hours(interval) == kind.interval_ms / 3_600_000
        assert own.endswith(f"level {kind.alarm_level.name}")
        assert all(delay(limits) == delay_of(threshold) for threshold in kind.thresholds)


def hours(text: str) -> float:
    number, unit = text.split()
    return float(number) / (60 if unit == "min" else 1)


def delay(text: str) -> float:
    found = re.search(r"for (\d+) s", text)
    return float(found[1]) if found else 0.0


def delay_of(threshold: Threshold) -> float:
    return threshold.on_delay_ms / 1000
