"""The check of a broker sees what keeps the promise, and what does not."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from app.mqtt.endpoint import endpoint
from app.settings import BrokerSettings, free_port
from app.watch.selfcheck import check_broker
from tests.brokers import Broker, broker
from tests.watching import ROOT

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["broker"]


def found(port: int) -> dict[str, tuple[bool, str]]:
    return {
        one.code: (one.ok, one.detail) for one in check_broker(endpoint(BrokerSettings(port=port)))
    }


def test_a_broker_set_as_documented_passes(broker: Broker) -> None:
    findings = found(broker.port)
    assert [code for code, (ok, _) in findings.items() if not ok] == []
    assert findings["protocol"][1] == "MQTT 5"
    assert "mosquitto" in findings["software"][1]
    assert findings["queues_enough"][1] == "1200 of 1200 messages"


def test_a_broker_with_its_defaults_is_seen_to_drop(broker: Broker, tmp_path: Path) -> None:
    plain = Broker(tmp_path / "plain")
    lines = [
        line
        for line in plain.settings.read_text().splitlines()
        if not line.startswith(("max_queued", "max_inflight"))
    ]
    plain.settings.write_text("\n".join([*lines, "max_qos 1", ""]))
    plain.start()
    findings = found(plain.port)
    plain.stop()
    assert [code for code, (ok, _) in findings.items() if not ok] == [
        "receive_maximum",
        "queues_enough",
    ]


def test_the_embedded_broker_is_seen_to_be_for_trials(tmp_path: Path) -> None:
    port = free_port()
    script = (
        f"from app.broker.embedded import serve; serve({port}, 60, lambda: print(1, flush=True))"
    )
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, stderr=log
        )
    try:
        assert process.stdout
        process.stdout.readline()
        findings = found(port)
    finally:
        process.kill()
        process.wait(10)
    assert findings["reachable"][0]
    assert findings["protocol"] == (False, "MQTT 3.1.1")
    assert not findings["not_for_trial_only"][0]


def test_nobody_there_is_one_finding() -> None:
    port = free_port()
    findings = found(port)
    assert list(findings) == ["reachable"]
    assert not findings["reachable"][0]
    assert str(port) in findings["reachable"][1]
