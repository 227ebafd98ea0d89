"""Whatever is thrown at it, the watch stays up, says why it refuses, and goes on hearing alarms."""

from __future__ import annotations

import json
import random
import time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.domain.refusals import RefusalReason
from db.models import Alarm, QuarantinedMessage, SensorState
from tests.brokers import Broker, broker
from tests.streets import open_street, topic
from tests.watching import WatchProcess, wait_until

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["broker"]

pytestmark = pytest.mark.e2e

YEAR = 365 * 86_400_000


def test_bad_input_is_quarantined_with_its_reason(broker: Broker, tmp_path: Path) -> None:
    store = open_street(tmp_path / "p", ["smoke"] * 20)
    dice = random.Random(7)
    now = time.time_ns() // 1_000_000

    def body(**fields: object) -> str:
        return json.dumps({"v": 1, "ts": now, **fields})

    reasons = {
        RefusalReason.NOT_JSON: [(topic(0), dice.randbytes(200)) for _ in range(50)],
        RefusalReason.TOO_LARGE: [(topic(1), b"x" * 10_000_000), (topic(1), b"{" * 70_000)],
        RefusalReason.BAD_FIELD: [
            (topic(2), body(value="3")),
            (topic(2), body(value=[1])),
            (topic(2), body(value=True)),
            (topic(2), body(state="burning")),
            (topic(2), body()),
            (topic(2), "[]"),
            (topic(2), "null"),
        ],
        RefusalReason.UNKNOWN_VERSION: [(topic(3), "{}"), (topic(3), '{"v":9,"ts":1,"value":1}')],
        RefusalReason.NOT_FINITE: [(topic(4), '{"v":1,"ts":1,"value":NaN}'),
                                   (topic(4), '{"v":1,"ts":1,"value":1e999}')],
        RefusalReason.CLOCK_OFF: [
            (topic(5), body(ts=now + 3 * YEAR, value=0.1)),
            (topic(5), body(ts=now - 3 * YEAR, value=0.1)),
            (topic(5), body(ts=0, value=0.1)),
        ],
        RefusalReason.UNKNOWN_SENSOR: [(topic(777), body(value=1))],
        RefusalReason.KIND_MISMATCH: [(topic(6, "door_contact"), body(value=1))],
        RefusalReason.BAD_TOPIC: [
            ("street/310115010/sensor/smoke/", body(value=1)),
            ("street/310115010/sensor//x", body(value=1)),
        ],
    }  # fmt: skip
    with WatchProcess(tmp_path / "p", broker.url) as watch:
        started = watch.wait_connected()
        messages = [message for group in reasons.values() for message in group]
        broker.publish(messages)
        broker.publish(
            [
                (topic(7), b""),
                (topic(8), body(state="alarm", value=-5)),
                (topic(9), body(ts=now + YEAR, state="alarm")),
            ]
        )
        status = watch.wait_for(lambda status: status.quarantined == len(messages) + 2)
        assert status.pid == started.pid
        assert status.fault is None
        broker.publish([(topic(10), body(value=7.5))])
        wait_until(lambda: watch.wait_for(lambda status: status.alarms_raised >= 4) is not None)
        assert watch.stop() == 0
    with store.read() as session:
        rows = session.scalars(select(QuarantinedMessage)).all()
        found = {reason: sum(r.repeats for r in rows if r.reason == reason) for reason in reasons}
        expected = {reason: len(group) for reason, group in reasons.items()}
        expected[RefusalReason.NOT_JSON] += 1  # the empty one
        expected[RefusalReason.CLOCK_OFF] += 1  # the alarm a year ahead, which was raised
        assert found == expected
        assert max(row.size for row in rows) == 10_000_000
        assert max(len(row.payload) for row in rows) <= 4096
        alarms = sorted(session.execute(select(Alarm.condition, Alarm.level)).all())
        states = session.scalars(select(SensorState)).all()
    assert [tuple(row) for row in alarms] == [
        ("fault", 3), ("process", 1), ("process", 1), ("process", 1),
    ]  # fmt: skip
    assert len(states) == 2
    store.close()
