"""What going back to a checkpoint undoes is what came after it, whatever that was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.drill.kept import checkpoint, undone
from app.domain.drill.player import Event, EventKind, fold
from app.domain.drill.scenario import Act, Inject, Scenario, Trigger

SCENARIO = Scenario(
    1, "t", "试", "1", (), (),
    (Inject("a", "message", "甲", Trigger(by_hand=True)),
     Inject("b", "message", "乙", Trigger(by_hand=True))),
)  # fmt: skip

STEPS = st.lists(st.sampled_from(("fire a", "fire b", "answer a", "act")), max_size=6)


def events(steps: list[str], start: int) -> list[Event]:
    """Return the steps as events, a second apart."""
    made = []
    for number, step in enumerate(steps):
        at = start + number * 1000
        if step == "act":
            made.append(Event(at, EventKind.ACT, act=Act(at, "task_add", "tasks", "x", "甲")))
        elif step.startswith("fire"):
            made.append(Event(at, EventKind.BEGUN, subject=step[-1], value=at))
        else:
            made.append(Event(at, EventKind.ANSWER, subject="a", value=at, text=str(at)))
    return made


@given(before=STEPS, since=STEPS)
def test_what_came_since_is_counted_and_nothing_else(before: list[str], since: list[str]) -> None:
    kept = Event(50_000, EventKind.KEPT, subject="p", value=50_000, text="x")
    play = fold(SCENARIO, [*events(before, 0), kept, *events(since, 60_000)])
    point = checkpoint(play, "p")
    assert point is not None
    lost = undone(play, point, 70_000)
    assert lost.span == 20_000
    assert lost.acts == since.count("act")
    assert lost.answers == since.count("answer a")
    titles = (("甲", "fire a"), ("乙", "fire b"))
    assert lost.injects == tuple(title for title, step in titles if step in since)


@given(before=STEPS, since=STEPS)
def test_a_checkpoint_that_lies_ahead_undoes_what_was_done_instead(
    before: list[str], since: list[str]
) -> None:
    early = Event(50_000, EventKind.KEPT, subject="early", value=50_000, text="x")
    late = Event(70_000, EventKind.KEPT, subject="late", value=70_000, text="y")
    back = Event(80_000, EventKind.RESTORE, subject="early", value=50_000)
    journal = [*events(before, 0), early, *events(since, 60_000), late, back]
    play = fold(SCENARIO, [*journal, *events(["act", "answer a"], 90_000)])
    point = checkpoint(play, "late")
    assert point is not None
    lost = undone(play, point, 55_000)
    assert (lost.span, lost.acts, lost.answers, lost.injects) == (-15_000, 1, 1, ())
