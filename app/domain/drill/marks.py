"""Evaluators' marks (评估员评定): a rating and a remark on an objective or an expectation.

A mark is an event of the journal; an evaluator's later mark on the same subject takes the place of
the earlier one. Ratings after HSEEP.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Rating(StrEnum):
    """How well an objective was shown; in order, the best first."""

    PERFORMED = "P"  # 完成无困难
    SOME = "S"  # 完成有困难
    MAJOR = "M"  # 完成但困难很大
    UNABLE = "U"  # 未能完成


WITHDRAWN = "-"
"""Written in the place of a rating: the evaluator takes the mark back."""


class Mark(msgspec.Struct, frozen=True):
    """`subject`: id of an objective or expectation. `at`: the drill time at which it was given."""

    subject: str
    rating: Rating
    remark: str = ""
    actor: str = ""
    at: int = 0


def mark_text(rating: Rating | None, remark: str = "") -> str:
    """Return a mark as an event's text: `P 很好`; None: taken back."""
    return f"{rating or WITHDRAWN} {remark}".strip()


def read_text(text: str) -> tuple[Rating | None, str] | None:
    """Return rating and remark of an event's text, the rating None for one taken back; None when it
    does not begin with a rating.
    """
    head, _, remark = text.strip().partition(" ")
    if head == WITHDRAWN:
        return None, remark.strip()
    letter = head.upper()
    return (Rating(letter), remark.strip()) if letter in set(Rating) else None


def marked(
    marks: tuple[Mark, ...], subject: str, actor: str, text: str, at: int
) -> tuple[Mark, ...]:
    """Return the marks after one more; a text without a rating changes nothing."""
    said = read_text(text)
    if said is None:
        return marks
    rating, remark = said
    kept = tuple(one for one in marks if (one.subject, one.actor) != (subject, actor))
    return kept if rating is None else (*kept, Mark(subject, rating, remark, actor, at))


def ratings(marks: Iterable[Mark]) -> Mapping[str, Rating]:
    """Return the rating of each subject; where evaluators differ, the gravest counts."""
    order = list(Rating)
    found: dict[str, Rating] = {}
    for mark in marks:
        before = found.get(mark.subject)
        if before is None or order.index(mark.rating) > order.index(before):
            found[mark.subject] = mark.rating
    return found
