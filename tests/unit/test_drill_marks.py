"""Evaluators' marks: the last of each evaluator counts, the gravest of several does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.drill.marks import Mark, Rating, mark_text, marked, ratings, read_text
from app.domain.drill.player import Event, EventKind, fold
from app.domain.drill.scenario import Capability, Objective, Scenario

SUBJECTS = st.sampled_from(["watch", "report"])
ACTORS = st.sampled_from(["周评估", "吴评估"])
REMARKS = st.text(alphabet="很好慢了 a-P", max_size=8).map(str.strip)
GIVEN = st.lists(st.tuples(SUBJECTS, ACTORS, st.none() | st.sampled_from(Rating), REMARKS))


@given(st.none() | st.sampled_from(Rating), REMARKS)
def test_what_is_written_is_read(rating: Rating | None, remark: str) -> None:
    assert read_text(mark_text(rating, remark)) == (rating, remark)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    said = read_text(text)
    assert (said is None) == (text.strip().partition(" ")[0].upper() not in {*Rating, "-"})


@given(GIVEN)
def test_the_last_mark_of_each_evaluator_stands(
    given_marks: list[tuple[str, str, Rating | None, str]],
) -> None:
    kept: tuple[Mark, ...] = ()
    last: dict[tuple[str, str], Rating | None] = {}
    for at, (subject, actor, rating, remark) in enumerate(given_marks):
        kept = marked(kept, subject, actor, mark_text(rating, remark), at)
        last[subject, actor] = rating
    assert {(one.subject, one.actor): one.rating for one in kept} == {
        key: rating for key, rating in last.items() if rating is not None
    }
    assert len(kept) == len({(one.subject, one.actor) for one in kept})


@given(GIVEN)
def test_where_evaluators_differ_the_gravest_counts(
    given_marks: list[tuple[str, str, Rating | None, str]],
) -> None:
    kept: tuple[Mark, ...] = ()
    for subject, actor, rating, remark in given_marks:
        kept = marked(kept, subject, actor, mark_text(rating, remark), 0)
    order = list(Rating)
    for subject, rating in ratings(kept).items():
        assert order.index(rating) == max(
            order.index(one.rating) for one in kept if one.subject == subject
        )


def test_a_mark_after_the_end_counts_at_the_drill_time_of_the_end() -> None:
    objective = Objective("watch", "及时发现", Capability.WATCH)
    scenario = Scenario(1, "s", "测试", "1", (objective,), (), ())
    play = fold(
        scenario,
        [
            Event(0, EventKind.PLAY),
            Event(60_000, EventKind.END),
            Event(900_000, EventKind.MARK, subject="watch", text="m 太慢", actor="周评估"),
            Event(900_001, EventKind.MARK, subject="watch", text="没有评定", actor="周评估"),
        ],
    )
    assert play.ended
    assert play.marks == (Mark("watch", Rating.MAJOR, "太慢", "周评估", 60_000),)
