"""Two consoles and the watch work on the same alarms: no order of theirs breaks one."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from app.domain.alarms import AlarmEvent, AlarmState, TransitionRefused, Verdict, next_state
from app.services import alarms
from app.services.desk import Actor, Desk
from db.models import Alarm, AlarmTransition
from db.store import Store
from tests.occurrences import audited, move_alarm, raise_alarm
from tests.streets import HandClock

if TYPE_CHECKING:
    import pytest

    from app.profile import Profile


def assert_sound(store: Store, alarm_ids: list[str]) -> None:
    """Check that each alarm's state is where its transitions lead, step by step."""
    with store.read() as session:
        for alarm_id in alarm_ids:
            alarm = session.get_one(Alarm, alarm_id)
            steps = session.scalars(
                select(AlarmTransition)
                .where(AlarmTransition.alarm_id == alarm_id)
                .order_by(AlarmTransition.hlc, AlarmTransition.id)
            ).all()
            state: AlarmState | None = None
            for step in steps:
                assert step.from_state == state
                state = next_state(state, AlarmEvent(step.event), latched=alarm.latched)
                assert step.to_state == state
                assert step.actor
            assert alarm.state == state
            assert (alarm.closed_at is not None) == (state is AlarmState.NORMAL)
            if state is AlarmState.ACTIVE_ACKED:
                assert alarm.acknowledged_by
            if alarm.latched and state is AlarmState.NORMAL:
                assert alarm.verdict
                assert alarm.verdict_by


def test_any_interleaving_of_two_desks_and_the_watch_leaves_every_alarm_sound(
    store: Store, sensor_ids: list[str]
) -> None:
    other = Store(store.url, HandClock())
    desks = [Desk(store, Actor("甲")), Desk(other, Actor("乙"))]

    class Consoles(RuleBasedStateMachine):
        raised = Bundle("raised")

        def __init__(self) -> None:
            super().__init__()
            self.ids: list[str] = []

        @rule(target=raised, sensor=st.sampled_from([0, 1, 5]))
        def raise_one(self, sensor: int) -> str:
            self.ids.append(raise_alarm(store, sensor_ids[sensor]))
            return self.ids[-1]

        @rule(desk=st.sampled_from(desks), ids=st.lists(raised, max_size=3))
        def acknowledge(self, desk: Desk, ids: list[str]) -> None:
            result = alarms.acknowledge(desk, ids)
            assert {*result.done, *result.refused} == set(ids)

        @rule(desk=st.sampled_from(desks), alarm=raised, verdict=st.sampled_from(Verdict))
        def reset(self, desk: Desk, alarm: str, verdict: Verdict) -> None:
            alarms.reset(desk, alarm, verdict)

        @rule(
            alarm=raised,
            event=st.sampled_from([AlarmEvent.CLEAR, AlarmEvent.ESCALATE, AlarmEvent.RAISE]),
        )
        def the_watch_moves(self, alarm: str, event: AlarmEvent) -> None:
            try:
                move_alarm(store, alarm, event)
            except TransitionRefused:
                return

        @invariant()
        def every_alarm_is_sound(self) -> None:
            assert_sound(other, self.ids)

    run_state_machine_as_test(
        Consoles,
        settings=settings(
            max_examples=25,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    other.close()


def test_two_desks_at_once_acknowledge_each_alarm_exactly_once(
    store: Store, sensor_ids: list[str]
) -> None:
    ids = [raise_alarm(store, sensor_ids[0]) for _ in range(40)]
    others = [Store(store.url, HandClock()) for _ in range(2)]
    results: list[alarms.Acknowledged] = []

    def work(own: Store, name: str, order: list[str]) -> None:
        results.extend(alarms.acknowledge(Desk(own, Actor(name)), [one]) for one in order)

    threads = [
        threading.Thread(target=work, args=(others[0], "甲", ids)),
        threading.Thread(target=work, args=(others[1], "乙", ids[::-1])),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done = [one for result in results for one in result.done]
    assert sorted(done) == sorted(ids)
    assert_sound(store, ids)
    assert len(audited(store)) == 40
    for own in others:
        own.close()


_WATCH = textwrap.dedent(
    """
    import sys
    from app.clock import SystemClock
    from db.models import Alarm
    from db.store import Store

    store = Store(sys.argv[1], SystemClock())
    print("ready", flush=True)
    for round in range(1, 61):
        with store.write() as write:
            for alarm_id in sys.argv[2:]:
                write.session.get_one(Alarm, alarm_id).value = float(round)
    """
)


def test_values_from_another_process_and_acknowledgements_do_not_lose_each_other(
    profile: Profile, store: Store, sensor_ids: list[str], pytestconfig: pytest.Config
) -> None:
    ids = [raise_alarm(store, sensor_ids[0], value=0.0) for _ in range(20)]
    watch = subprocess.Popen(
        [sys.executable, "-c", _WATCH, profile.database_url, *ids],
        cwd=Path(pytestconfig.rootpath),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert watch.stdout is not None
    with watch.stdout as output:
        assert output.readline() == "ready\n"
        desk = Desk(store, Actor("甲"))
        done = [one for alarm_id in ids for one in alarms.acknowledge(desk, [alarm_id]).done]
        assert watch.wait(60) == 0
    assert done == ids
    for row in alarms.alarms_by_id(desk, ids):
        assert (row.state, row.value) == ("active_acked", 60.0)
        assert row.version == 1 + 1 + 60
    assert_sound(store, ids)
