"""The table of states: whole, without contradictions, and its promises under any events."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.domain.alarms import (
    LIVE_STATES,
    OPEN_STATES,
    SET_ASIDE_STATES,
    TRANSITIONS,
    UNACKED_STATES,
    AlarmEvent,
    AlarmState,
    Condition,
    Effect,
    TransitionRefused,
    next_state,
    transition,
)
from app.domain.signals import (
    CONFIRM,
    Occurrence,
    Signal,
    Step,
    bring_back,
    follow,
    is_news,
    set_aside,
)

FACTS = list(product((True, False), repeat=3))
WINDOW = "window-1"


def reached(latched: bool) -> set[AlarmState]:
    found: set[AlarmState] = set()
    frontier: set[AlarmState | None] = {None}
    while frontier:
        before = frontier.pop()
        for event, (signal, seen) in product(AlarmEvent, product((True, False), repeat=2)):
            try:
                after = next_state(before, event, latched=latched, signal=signal, seen=seen)
            except TransitionRefused:
                continue
            if after not in found:
                found.add(after)
                frontier.add(after)
    return found


@pytest.mark.parametrize("key", TRANSITIONS, ids=lambda key: f"{key[0]}-{key[1]}")
def test_at_most_one_line_of_the_table_fits_any_facts(
    key: tuple[AlarmState | None, AlarmEvent],
) -> None:
    for latched, signal, seen in FACTS:
        fitting = [
            case
            for case in TRANSITIONS[key]
            if case.fits(latched=latched, signal=signal, seen=seen)
        ]
        assert len(fitting) <= 1


def test_coming_back_is_possible_whatever_the_facts() -> None:
    for state, event in (
        (AlarmState.SHELVED, AlarmEvent.UNSHELVE),
        (AlarmState.SUPPRESSED, AlarmEvent.UNSUPPRESS),
        (AlarmState.OUT_OF_SERVICE, AlarmEvent.RETURN),
    ):
        for latched, signal, seen in FACTS:
            after = next_state(state, event, latched=latched, signal=signal, seen=seen)
            assert after not in SET_ASIDE_STATES
            assert seen or after in UNACKED_STATES
            assert not latched or after in OPEN_STATES


def test_every_state_can_be_reached_and_left() -> None:
    assert reached(latched=False) == set(AlarmState)
    assert reached(latched=True) == {
        AlarmState.ACTIVE_UNACKED,
        AlarmState.ACTIVE_ACKED,
        AlarmState.SUPPRESSED,
        AlarmState.NORMAL,
    }
    for state in LIVE_STATES:
        assert any(before is state for before, _ in TRANSITIONS)
    assert not any(before is AlarmState.NORMAL for before, _ in TRANSITIONS)


def test_what_ends_or_becomes_news_says_so() -> None:
    for (before, event), cases in TRANSITIONS.items():
        for case in cases:
            assert (case.after is AlarmState.NORMAL) == (Effect.END in case.effects)
            if Effect.ANNOUNCE in case.effects:
                assert case.after in UNACKED_STATES, (before, event)
            if case.after in UNACKED_STATES and before not in UNACKED_STATES:
                assert Effect.ANNOUNCE in case.effects, (before, event)


def test_nothing_but_a_verdict_ends_a_latched_alarm() -> None:
    for before, event in TRANSITIONS:
        for _, signal, seen in FACTS:
            try:
                case = transition(before, event, latched=True, signal=signal, seen=seen)
            except TransitionRefused:
                continue
            assert (case.after is AlarmState.NORMAL) == (event is AlarmEvent.RESET)


class Room(RuleBasedStateMachine):
    """One sensor's alarm of one condition, with signals, an officer, windows and time."""

    @initialize(latching=st.booleans())
    def begin(self, latching: bool) -> None:
        self.latching = latching
        self.alarm: Occurrence | None = None
        self.done: list[Occurrence] = []
        self.steps: list[Step] = []
        self.at = 1_000
        self.window: str | None = None
        self.holds = False
        self.unseen = False

    def _take(self, after: Occurrence | None, *steps: Step) -> None:
        self.steps += steps
        self.alarm = after
        if after is not None and after.state is AlarmState.NORMAL:
            self.done.append(after)
            self.alarm = None

    def _signal(self, active: bool, level: int, rule_: str = "") -> None:
        self.at += 1
        self.holds = active
        signal = Signal(
            Condition.PROCESS, active, level, 1.0, None, self.at, self.at, self.at, rule=rule_
        )
        before = self.alarm
        after, steps = follow(
            self.alarm,
            signal,
            f"alarm-{self.at}",
            latching=self.latching,
            known=False,
            window_id=self.window,
        )
        if steps and is_news(steps, latched=self.latching):
            self.unseen = True
        if before is not None and before.state in SET_ASIDE_STATES and active and steps:
            self.unseen = True
        self._take(after, *steps)

    @rule(level=st.integers(1, 4), rule_=st.sampled_from(["", "high", CONFIRM]))
    def raises(self, level: int, rule_: str) -> None:
        self._signal(True, level, rule_)

    @rule()
    def clears(self) -> None:
        self._signal(False, 3)

    @rule(event=st.sampled_from(AlarmEvent))
    @precondition(lambda self: self.alarm is not None)
    def officer(self, event: AlarmEvent) -> None:
        """A person, or time, does whatever the table allows."""
        alarm = self.alarm
        assert alarm is not None
        self.at += 1
        try:
            if event in (AlarmEvent.SHELVE, AlarmEvent.REMOVE, AlarmEvent.SUPPRESS):
                self._take(*set_aside(alarm, event, self.at, "装修"))
            elif event in (AlarmEvent.UNSHELVE, AlarmEvent.RETURN, AlarmEvent.UNSUPPRESS):
                self._take(*bring_back(alarm, event, self.at, "到时"))
            elif event in (AlarmEvent.ACKNOWLEDGE, AlarmEvent.RESET, AlarmEvent.OVERDUE):
                after = next_state(alarm.state, event, latched=alarm.latched)
                if event is not AlarmEvent.OVERDUE:
                    self.unseen = False
                self._take(
                    replace(alarm, state=after),
                    Step(event, alarm.state, after, self.at, alarm.level, None),
                )
        except TransitionRefused:
            assert self.alarm == alarm

    @rule()
    def window_begins(self) -> None:
        self.window = WINDOW

    @rule()
    def window_ends(self) -> None:
        self.window = None
        alarm = self.alarm
        if alarm is not None and alarm.state is AlarmState.SUPPRESSED:
            self._take(*bring_back(alarm, AlarmEvent.UNSUPPRESS, self.at, "到时"))

    @invariant()
    def what_nobody_has_seen_does_not_disappear(self) -> None:
        if self.unseen:
            assert self.alarm is not None
            assert self.alarm.state in (*UNACKED_STATES, *SET_ASIDE_STATES)
            assert self.alarm.state in UNACKED_STATES or self.alarm.returns_unacked

    @invariant()
    def a_latched_alarm_ends_by_a_verdict_only(self) -> None:
        for step in self.steps:
            if step.after is AlarmState.NORMAL and self.latching:
                assert step.event is AlarmEvent.RESET

    @invariant()
    def a_condition_that_holds_has_an_alarm(self) -> None:
        """Nothing burns unheard, but for what a person has ended while it still held."""
        ended = self.steps and self.steps[-1].event is AlarmEvent.RESET
        if self.holds and not ended and not any(s.event is AlarmEvent.RESET for s in self.steps):
            assert self.alarm is not None

    @invariant()
    def severity_is_the_highest_seen(self) -> None:
        if self.alarm is not None:
            of_it = []
            for step in reversed(self.steps):
                of_it.append(step)
                if step.before is None:
                    break
            assert self.alarm.level == min(step.level for step in of_it)

    @invariant()
    def steps_follow_each_other(self) -> None:
        last: AlarmState | None = None
        for step in self.steps:
            assert step.before is last or (step.before is None and last is AlarmState.NORMAL)
            last = step.after


TestRoom = Room.TestCase


def test_a_second_detector_makes_an_acknowledged_fire_news_again_once() -> None:
    signal = Signal(Condition.PROCESS, True, 1, 9.0, 5.0, 1, 1, 1, rule="high")
    alarm, _ = follow(None, signal, "a", latching=True, known=False)
    assert alarm is not None
    seen = replace(alarm, state=AlarmState.ACTIVE_ACKED)
    confirmed = signal._replace(rule=CONFIRM, at=5)
    again, steps = follow(seen, confirmed, "a", latching=True, known=False)
    assert again is not None
    assert (again.state, again.rule) == (AlarmState.ACTIVE_UNACKED, CONFIRM)
    assert [step.event for step in steps] == [AlarmEvent.ESCALATE]
    assert follow(again, confirmed, "a", latching=True, known=False)[1] == ()
