"""The drill's clock and player: the same scenario, seed and journal give the same play, always."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.domain.drill.clock import FASTEST, SLOWEST, DrillClock
from app.domain.drill.kept import MOST_AUTOMATIC, Wish, counting
from app.domain.drill.player import (
    Event,
    EventKind,
    InjectState,
    Play,
    after,
    begin,
    body_of,
    draw,
    due,
    due_at,
    fits,
    fold,
    unfinished,
    waiting,
)
from app.domain.drill.scenario import Act, Condition, Deed, Inject, Scenario, Trigger, Variant

MINUTE = 60_000


def scenario(*injects: Inject, seed: int = 1) -> Scenario:
    return Scenario(1, "s", "测试脚本", "1", (), (), injects, seed=seed)


def inject(name: str, **trigger: Any) -> Inject:
    return Inject(name, "message", name, Trigger(**trigger))


def played(play: Play, *events: Event) -> Play:
    for event in events:
        play = after(play, event)
    return play


def act(at: int, action: str, **detail: Any) -> Event:
    return Event(at, EventKind.ACT, act=Act(at, action, "alarms", "a", "甲", json.dumps(detail)))


GO = Event(0, EventKind.PLAY)


def begun(name: str, at: int) -> Event:
    return Event(at, EventKind.BEGUN, subject=name, value=at)


def test_time_runs_at_its_speed_and_stands_while_paused_or_held() -> None:
    clock = DrillClock().play(1_000)
    assert clock.drill_time(3_000) == 2_000
    assert clock.at_speed(3_000, 10).drill_time(4_000) == 12_000
    paused = clock.pause(3_000)
    assert paused.drill_time(99_000) == 2_000
    held = clock.hold(3_000, held=True)
    assert held.drill_time(99_000) == 2_000
    assert held.hold(100_000, held=False).drill_time(101_000) == 3_000
    assert held.play(100_000).drill_time(101_000) == 3_000
    assert clock.jump(3_000, -5).drill_time(3_000) == 0


@given(st.floats())
def test_the_speed_stays_within_its_bounds(speed: float) -> None:
    assert SLOWEST <= DrillClock().at_speed(0, speed).speed <= FASTEST


@given(st.lists(st.integers(0, 10_000), min_size=2))
def test_drill_time_never_goes_back_by_itself(steps: list[int]) -> None:
    now, clock, last = 0, DrillClock().play(0).at_speed(0, 7.5), 0
    for step in steps:
        now += step
        time = clock.drill_time(now)
        assert time >= last
        last, clock = time, clock.pause(now).play(now)
    assert DrillClock(at=5, since=100, running=True).drill_time(50) == 5  # a clock set back


def test_an_inject_is_due_at_its_time_and_not_while_the_drill_stands_still() -> None:
    play = begin(scenario(inject("b", at=2 * MINUTE), inject("a", at=MINUTE)))
    assert due(play, 99 * MINUTE) == []
    play = after(play, GO)
    assert due(play, MINUTE - 1) == []
    assert due(play, 2 * MINUTE) == ["a", "b"]
    assert due(after(play, Event(MINUTE, EventKind.PAUSE)), 9 * MINUTE) == []
    held = after(play, Event(MINUTE, EventKind.HOLD, value=1))
    assert due(held, 9 * MINUTE) == []


def test_after_another_inject() -> None:
    play = played(begin(scenario(inject("a", at=0), inject("b", after="a", delay=MINUTE))), GO)
    assert due_at(play, play.steps["b"].inject) is None
    play = after(play, begun("a", 5_000))
    assert due(play, 5_000 + MINUTE) == ["b"]


def test_after_what_a_player_did_and_only_with_the_details_that_are_meant() -> None:
    wanted = Deed("activate", "alarms", {"level": 3})
    play = played(begin(scenario(inject("a", on=wanted, delay=1_000))), GO)
    play = after(play, act(2_000, "activate", level=4))
    assert due(play, 9_000) == []
    play = after(play, act(5_000, "activate", level=3))
    assert due(play, 5_999) == []
    assert due(play, 6_000) == ["a"]


def test_when_a_player_did_not_do_it_in_time() -> None:
    trigger: dict[str, Any] = {"unless": Deed("report"), "since": "fire", "within": 30 * MINUTE}
    play = played(begin(scenario(inject("fire", at=0), inject("nag", **trigger))), GO)
    assert due_at(play, play.steps["nag"].inject) is None
    play = after(play, begun("fire", MINUTE))
    assert due(play, 31 * MINUTE) == ["nag"]
    assert due(after(play, act(31 * MINUTE, "report")), 60 * MINUTE) == []
    too_late = after(play, act(31 * MINUTE + 1, "report"))
    assert due(too_late, 60 * MINUTE) == ["nag"]
    too_early = after(play, act(0, "report"))
    assert due(too_early, 60 * MINUTE) == ["nag"]


def test_by_hand_it_is_fired_also_while_the_drill_stands_still_and_again() -> None:
    play = begin(scenario(inject("a", by_hand=True)))
    assert due(after(play, GO), 99 * MINUTE) == []
    play = after(play, Event(0, EventKind.FIRE, subject="a"))
    assert due(play, 0) == ["a"]
    play = played(play, begun("a", 0), Event(1, EventKind.DONE, subject="a"))
    assert (due(play, 0), play.steps["a"].state) == ([], InjectState.DONE)
    assert due(after(play, Event(2, EventKind.FIRE, subject="a")), 2) == ["a"]


def test_what_is_skipped_does_not_come_and_what_follows_it_does_not_either() -> None:
    play = begin(scenario(inject("a", at=0), inject("b", after="a")))
    play = played(play, GO, Event(0, EventKind.SKIP, subject="a"))
    assert due(play, 99 * MINUTE) == []


def test_a_jump_passes_over_what_lies_between() -> None:
    play = begin(scenario(inject("a", at=MINUTE), inject("b", at=3 * MINUTE)))
    play = played(play, GO, Event(0, EventKind.JUMP, value=2 * MINUTE))
    assert play.steps["a"].state is InjectState.SKIPPED
    assert due(play, MINUTE) == ["b"]
    assert due(after(play, Event(0, EventKind.FIRE, subject="a")), 0) == ["a"]


def test_when_a_condition_held_first_however_often_it_is_told() -> None:
    wait = inject("a", when=Condition("shelters_open", {"at_least": 1}), delay=1_000)
    play = begin(scenario(wait))
    assert waiting(play) == []
    play = after(play, GO)
    assert waiting(play) == [wait]
    assert due(play, 9 * MINUTE) == []
    play = after(play, Event(5_000, EventKind.HOLDS, subject="a", value=5_000))
    assert waiting(play) == []
    assert after(play, Event(7_000, EventKind.HOLDS, subject="a", value=7_000)) == play
    assert due(play, 5_999) == []
    assert due(play, 6_000) == ["a"]


def test_no_condition_is_looked_at_while_drill_time_stands() -> None:
    wait = inject("a", when=Condition("tasks_overdue", {"at_least": 1}))
    play = played(begin(scenario(wait)), GO)
    for stop in (Event(1, EventKind.PAUSE), Event(1, EventKind.HOLD, value=1), begun("a", 1)):
        assert waiting(after(play, stop)) == []


def test_a_shift_moves_all_that_is_still_to_come() -> None:
    play = begin(scenario(inject("a", at=MINUTE), inject("b", after="a", delay=MINUTE)))
    play = played(play, GO, Event(0, EventKind.SHIFT, value=5 * MINUTE))
    assert due(play, 6 * MINUTE - 1) == []
    assert due(play, 6 * MINUTE) == ["a"]


def test_one_made_on_the_fly_is_played_like_the_others() -> None:
    play = played(begin(scenario()), GO, Event(0, EventKind.ADD, inject=inject("x", at=MINUTE)))
    assert due(play, MINUTE) == ["x"]
    again = after(play, Event(1, EventKind.ADD, inject=inject("x", at=9 * MINUTE)))
    assert again == play


def test_one_that_waits_for_an_unknown_one_never_comes_and_hurts_nobody() -> None:
    lost = inject("x", after="gone")
    late = inject("y", unless=Deed("report"), since="gone", within=1)
    play = played(
        begin(scenario()), GO, Event(0, EventKind.ADD, inject=lost),
        Event(0, EventKind.ADD, inject=late),
    )  # fmt: skip
    assert due(play, 99 * MINUTE) == []


def test_nothing_happens_after_the_end() -> None:
    play = played(begin(scenario(inject("a", at=0))), GO, Event(1, EventKind.END))
    assert due(play, 99 * MINUTE) == []
    assert after(play, Event(2, EventKind.PLAY)) == play
    assert after(play, act(2, "report")) == play
    assert [one.action for one in after(play, act(1, "report")).acts] == ["report"]


def test_a_failed_effect_is_told_and_one_that_was_cut_off_is_known() -> None:
    play = played(begin(scenario(inject("a", at=0), inject("b", at=0))), GO, begun("a", 0))
    assert unfinished(play) == ["a"]
    play = after(play, Event(1, EventKind.FAILED, subject="a", text="没有代理"))
    assert (play.steps["a"].state, play.steps["a"].reason) == (InjectState.FAILED, "没有代理")
    assert unfinished(play) == []


def test_a_variant_follows_what_the_players_did() -> None:
    one = msgspec.structs.replace(
        inject("a", at=0),
        body={"to": "值班室", "text": "无人应答"},
        variants=(Variant({"text": "已到场"}, on=Deed("dispatch")), Variant({"text": "催问"})),
    )
    play = begin(scenario(one))
    assert body_of(play, one) == {"to": "值班室", "text": "催问"}
    assert body_of(after(play, act(5, "dispatch")), one)["text"] == "已到场"


def test_a_drawn_variant_is_the_same_for_the_same_seed_and_follows_the_weights() -> None:
    variants = (Variant({"n": 1}, weight=3), Variant({"n": 2}, weight=1))
    drawn: Counter[int] = Counter()
    for seed in range(2_000):
        one = draw(seed, "a", variants)
        assert one is not None
        assert one == draw(seed, "a", variants)
        drawn[one.body["n"]] += 1
    assert 1_400 < drawn[1] < 1_600
    assert draw(1, "a", ()) is None
    # Fixed for all time: a score of last year is the score of today.
    assert [draw(seed, "a", variants).body["n"] for seed in range(8)] == [  # type: ignore[union-attr]
        1, 2, 2, 1, 1, 1, 1, 2,
    ]  # fmt: skip


def test_an_act_fits_by_action_table_and_details() -> None:
    done = Act(0, "open", "shelters", "x", "甲", '{"code": "S-01", "n": 2}')
    assert fits(Deed("open"), done)
    assert fits(Deed("open", "shelters", {"code": "S-01"}), done)
    assert not fits(Deed("open", "alarms"), done)
    assert not fits(Deed("open", detail={"code": "S-02"}), done)
    assert not fits(Deed("close"), done)


EVENTS = st.lists(
    st.one_of(
        st.builds(Event, st.integers(0, 10**6), st.sampled_from([EventKind.PLAY, EventKind.PAUSE])),
        st.builds(
            Event,
            st.integers(0, 10**6),
            st.sampled_from(
                [EventKind.BEGUN, EventKind.DONE, EventKind.SKIP, EventKind.FIRE, EventKind.ANSWER,
                 EventKind.HOLDS, EventKind.SHIFT, EventKind.JUMP, EventKind.KEEP]
            ),
            subject=st.sampled_from("ab"),
            value=st.integers(0, 10**6),
        ),
        st.builds(act, st.integers(0, 10**6), st.sampled_from(["verify", "report"])),
    ),
    max_size=8,
)  # fmt: skip


@given(EVENTS, EVENTS, EVENTS)
def test_going_back_undoes_what_came_after_the_checkpoint_and_nothing_else(
    before: list[Event], undone: list[Event], then: list[Event]
) -> None:
    story = scenario(inject("a", at=0), inject("b", when=Condition("tasks_overdue", {})))
    point = Event(10**6, EventKind.KEPT, subject="p", value=7, text="x")
    back = Event(2 * 10**6, EventKind.RESTORE, subject="p", value=7)
    journal = [*before, point, *undone, back, *then]
    play = fold(story, journal)
    stood = msgspec.structs.replace(
        fold(story, before), clock=fold(story, [*before, *undone, back]).clock, wishes=()
    )
    assert not stood.clock.running
    assert stood.clock.drill_time(9 * 10**6) == 7
    expected = played(stood, *then)
    assert msgspec.structs.replace(play, kept=()) == expected
    (made,) = play.kept
    assert (made.name, made.id, made.at) == ("p", "x", 7)
    counted = counting(journal)
    assert counted == [*before, point, back, *then]
    assert fold(story, counted).steps == play.steps


def test_of_automatic_checkpoints_the_newest_stay_and_those_asked_for_stay_all() -> None:
    play = after(begin(scenario()), Event(0, EventKind.KEEP, subject="mine"))
    assert play.wishes == (Wish("keep", "mine"),)
    play = after(play, Event(0, EventKind.KEPT, subject="mine", text="0"))
    assert play.wishes == ()
    for number in range(1, MOST_AUTOMATIC + 3):
        play = after(play, Event(number, EventKind.KEPT, subject=f"n{number}", text=str(number)))
    assert [one.id for one in play.kept] == ["0", *map(str, range(3, MOST_AUTOMATIC + 3))]
    assert all(one.play.kept == () for one in play.kept)  # else each would hold all before it


def test_a_checkpoint_that_could_not_be_made_is_told() -> None:
    play = played(
        begin(scenario()),
        Event(0, EventKind.BACK, subject="p"),
        Event(1, EventKind.MISSED, subject="p", text="disk full"),
    )
    assert (play.wishes, play.missed) == ((), "disk full")
    gone = after(play, Event(2, EventKind.RESTORE, subject="p", value=5))
    assert gone.steps == play.steps


class Playing(RuleBasedStateMachine):
    """A controller at work: nothing fires twice by itself, nothing is lost, all is repeatable."""

    def __init__(self) -> None:
        super().__init__()
        self.scenario = scenario(
            inject("a", at=0),
            inject("b", at=MINUTE),
            inject("c", after="b", delay=1_000),
            inject("d", on=Deed("verify")),
            inject("e", unless=Deed("report"), within=2 * MINUTE),
            inject("f", by_hand=True),
            inject("g", when=Condition("tasks_overdue", {"at_least": 1})),
        )
        self.now = 0
        self.journal: list[Event] = []
        self.play = begin(self.scenario)
        self.fired: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()

    def note(self, event: Event) -> None:
        self.journal.append(event)
        self.play = after(self.play, event)

    @rule(step=st.integers(0, 40_000))
    def wait(self, step: int) -> None:
        self.now += step
        for one in due(self.play, self.now):
            self.fired[one] += 1
            time = self.play.clock.drill_time(self.now)
            self.note(Event(self.now, EventKind.BEGUN, subject=one, value=time))
            self.note(Event(self.now, EventKind.DONE, subject=one))

    @rule(kind=st.sampled_from([EventKind.PLAY, EventKind.PAUSE]))
    def command(self, kind: EventKind) -> None:
        self.note(Event(self.now, kind))

    @rule(held=st.booleans())
    def hold(self, held: bool) -> None:
        self.note(Event(self.now, EventKind.HOLD, value=float(held)))

    @rule(speed=st.floats(0.5, 60))
    def speed(self, speed: float) -> None:
        self.note(Event(self.now, EventKind.SPEED, value=speed))

    @rule(name=st.sampled_from("abcdefg"))
    def fire(self, name: str) -> None:
        self.asked[name] += 1
        self.note(Event(self.now, EventKind.FIRE, subject=name))

    @rule(action=st.sampled_from(["verify", "report"]))
    def do(self, action: str) -> None:
        time = self.play.clock.drill_time(self.now)
        self.note(Event(self.now, EventKind.ACT, act=Act(time, action, "alarms", "x", "甲")))

    @rule()
    def hold_true(self) -> None:
        for one in waiting(self.play):
            time = self.play.clock.drill_time(self.now)
            self.note(Event(self.now, EventKind.HOLDS, subject=one.id, value=time))

    @rule(name=st.sampled_from("abc"))
    def skip(self, name: str) -> None:
        self.note(Event(self.now, EventKind.SKIP, subject=name))

    @precondition(lambda self: len(self.journal) > 20)
    @rule()
    def end(self) -> None:
        self.note(Event(self.now, EventKind.END))

    @invariant()
    def by_itself_nothing_fires_more_than_once(self) -> None:
        for one, times in self.fired.items():
            assert times <= 1 + self.asked[one]

    @invariant()
    def the_journal_alone_tells_the_play(self) -> None:
        assert fold(self.scenario, self.journal) == self.play
        again = msgspec.json.decode(msgspec.json.encode(self.journal), type=list[Event])
        assert fold(self.scenario, again) == self.play

    @invariant()
    def what_was_fired_by_hand_is_due(self) -> None:
        if not self.play.ended:
            assert set(self.play.wanted) <= set(due(self.play, self.now))


TestPlaying = Playing.TestCase
