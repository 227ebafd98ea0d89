"""The time line: which track, which state, at what drill time; and what a step does."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.domain.drill.player import Event, EventKind, Play, after, begin, due
from app.domain.drill.scenario import Act, Deed, Inject, Role, RoleKind, Scenario, Trigger
from app.domain.drill.timeline import MarkState, TimeLine, next_step, passed_by, timeline

MINUTE = 60_000
ROLES = (
    Role("control", "导调", RoleKind.CONTROLLER),
    Role("duty", "值班员"),
    Role("leader", "值班长"),
    Role("guests", "观摩", RoleKind.OBSERVER),
)


def inject(name: str, to: str = "duty", answer: int | None = None, **trigger: Any) -> Inject:
    return Inject(name, "message", name, Trigger(**trigger), to=to, answer_within=answer)


def play_of(*injects: Inject, events: tuple[Event, ...] = ()) -> Play:
    play = begin(Scenario(1, "s", "脚本", "1", (), ROLES, injects, lasts=30 * MINUTE))
    for event in events:
        play = after(play, event)
    return play


def event(kind: EventKind, subject: str = "", value: float = 0, at: int = 0) -> Event:
    return Event(at, kind, subject=subject, value=value)


def fired(name: str, at: int) -> tuple[Event, ...]:
    return event(EventKind.BEGUN, name, at), event(EventKind.DONE, name)


def states(line: TimeLine) -> dict[str, str]:
    return {one.id: str(one.state) for one in line.marks}


def times(line: TimeLine) -> dict[str, int | None]:
    return {one.id: one.at for one in line.marks}


def test_players_have_their_tracks_and_what_has_no_time_has_one_at_the_end() -> None:
    line = timeline(
        play_of(
            inject("a", at=0), inject("b", to="", at=0), inject("c", to="control", by_hand=True)
        ),
        0,
    )
    assert [track.role for track in line.tracks] == ["control", "duty", "leader", "", None]
    assert {one.id: one.track for one in line.marks} == {"a": 1, "b": 3, "c": 4}


def test_without_anything_untimed_there_is_no_such_track() -> None:
    line = timeline(play_of(inject("a", at=0)), 0)
    assert [track.role for track in line.tracks] == ["duty", "leader"]


def test_what_waits_for_another_stands_where_it_would_come() -> None:
    deed = Deed("acknowledge")
    line = timeline(
        play_of(
            inject("a", at=2 * MINUTE),
            inject("b", after="a", delay=MINUTE),
            inject("c", after="b", delay=MINUTE),
            inject("d", unless=deed, since="a", within=3 * MINUTE, delay=MINUTE),
            inject("e", after="f"),
            inject("f", on=deed),
        ),
        0,
    )
    assert times(line) == {
        "a": 2 * MINUTE, "b": 3 * MINUTE, "c": 4 * MINUTE, "d": 6 * MINUTE, "e": None, "f": None,
    }  # fmt: skip
    assert [one.id for one in line.marks if one.reckoned] == ["b", "c", "d"]
    assert states(line)["f"] == states(line)["e"] == "waiting"


def test_to_come_due_and_under_way() -> None:
    play = play_of(inject("a", at=MINUTE), inject("b", by_hand=True))
    assert states(timeline(play, 0)) == {"a": "planned", "b": "by_hand"}
    assert timeline(play, 0).changes_at == MINUTE
    assert states(timeline(play, MINUTE))["a"] == "due"
    play = after(play, event(EventKind.FIRE, "b"))
    assert states(timeline(play, 0))["b"] == "wanted"
    play = after(play, event(EventKind.BEGUN, "b", 10))
    assert states(timeline(play, 10))["b"] == "under_way"
    assert times(timeline(play, 10))["b"] == 10


def test_an_answer_is_awaited_then_late_then_there() -> None:
    play = play_of(inject("a", at=0, answer=MINUTE), events=fired("a", 1000))
    line = timeline(play, 1000 + MINUTE)
    assert (states(line)["a"], line.changes_at) == ("fired", 1001 + MINUTE)
    assert states(timeline(play, 1001 + MINUTE))["a"] == "late"
    in_time = after(play, event(EventKind.ANSWER, "a", 1000 + MINUTE))
    assert states(timeline(in_time, 9 * MINUTE))["a"] == "answered"
    late = after(play, event(EventKind.ANSWER, "a", 1001 + MINUTE))
    assert states(timeline(late, 9 * MINUTE))["a"] == "answered_late"
    unasked = play_of(inject("a", at=0), events=fired("a", 0))
    assert states(timeline(unasked, 9 * MINUTE))["a"] == "fired"


def test_an_answer_to_what_was_sent_again_must_come_after_it() -> None:
    play = play_of(inject("a", at=0, answer=MINUTE), events=fired("a", 0))
    play = after(play, event(EventKind.ANSWER, "a", 1000))
    for one in (event(EventKind.FIRE, "a"), *fired("a", 5 * MINUTE)):
        play = after(play, one)
    assert states(timeline(play, 5 * MINUTE))["a"] == "fired"


def test_what_players_made_needless_skipped_failed_and_unreached() -> None:
    deed = Deed("acknowledge")
    act = Event(0, EventKind.ACT, act=Act(MINUTE, "acknowledge", "alarms", "x", "甲"))
    play = play_of(
        inject("nag", unless=deed, within=3 * MINUTE),
        inject("skipped", at=MINUTE),
        inject("failed", at=0),
        inject("never", at=20 * MINUTE),
        events=(
            act,
            event(EventKind.SKIP, "skipped"),
            event(EventKind.BEGUN, "failed"),
            event(EventKind.FAILED, "failed"),
        ),
    )
    line = timeline(play, MINUTE)
    assert states(line) == {
        "nag": "moot", "skipped": "skipped", "failed": "failed", "never": "planned",
    }  # fmt: skip
    assert times(line)["skipped"] == MINUTE
    ended = after(play, event(EventKind.END))
    assert states(timeline(ended, MINUTE))["never"] == "unreached"


def test_what_waits_for_something_skipped_has_no_time() -> None:
    play = play_of(
        inject("a", at=MINUTE), inject("b", after="a"), events=(event(EventKind.SKIP, "a"),)
    )
    assert times(timeline(play, 0))["b"] is None
    assert states(timeline(play, 0))["b"] == "waiting"


def test_a_step_goes_to_the_next_that_has_a_time_and_never_back() -> None:
    play = play_of(
        inject("later", at=5 * MINUTE), inject("first", at=MINUTE), inject("hand", by_hand=True)
    )
    assert next_step(play, 0) == ("first", MINUTE)
    assert next_step(play, 3 * MINUTE) == ("first", 3 * MINUTE)
    one, at = ("first", MINUTE)
    play = after(after(play, event(EventKind.JUMP, value=at)), event(EventKind.FIRE, one))
    assert due(play, 0) == ["first"]
    assert next_step(play, at) == ("later", 5 * MINUTE)
    assert next_step(after(play, event(EventKind.END)), at) is None
    assert next_step(play_of(inject("hand", by_hand=True)), 0) is None


def test_a_jump_passes_by_what_lies_between() -> None:
    play = play_of(inject("a", at=MINUTE), inject("b", at=2 * MINUTE), inject("c", by_hand=True))
    assert passed_by(play, 0, 2 * MINUTE) == ["a"]
    assert passed_by(play, 0, 2 * MINUTE + 1) == ["a", "b"]
    assert passed_by(play, 5 * MINUTE, MINUTE) == []


@given(
    spans=st.lists(st.integers(0, 60 * MINUTE), min_size=1, max_size=8),
    time=st.integers(0, 90 * MINUTE),
)
def test_no_state_changes_before_it_is_said_to(spans: list[int], time: int) -> None:
    injects = [inject(str(place), answer=MINUTE, at=at) for place, at in enumerate(spans)]
    play = play_of(*injects, events=fired("0", spans[0]))
    now = timeline(play, time)
    if now.changes_at is None:
        assert timeline(play, 10**9).marks == now.marks
        return
    assert now.changes_at > time
    assert timeline(play, now.changes_at - 1).marks == now.marks
    assert timeline(play, now.changes_at).marks != now.marks


def test_every_inject_has_one_mark_in_the_order_of_time() -> None:
    play = play_of(
        inject("hand", by_hand=True), inject("b", at=MINUTE), inject("a", at=0), inject("c", at=0)
    )
    assert [one.id for one in timeline(play, 0).marks] == ["a", "c", "b", "hand"]
    assert MarkState.PLANNED == "planned"
