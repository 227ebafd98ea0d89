"""What a criterion finds."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from app.domain.drill.scenario import Span


class Outcome(StrEnum):
    """How an expectation came out."""

    MET = "met"
    LATE = "late"  # done, but after the time that was set
    PARTLY = "partly"  # not all of it, or not quite what was asked for
    MISSED = "missed"
    OPEN = "open"  # its time is not over yet
    UNJUDGED = "unjudged"  # what it looks at did not happen, or it cannot be read


SHARE_LATE = 0.5
"""What is done late is worth half: a working assumption."""
SHARE_TOO_MUCH = 0.5
"""What is done more gravely than asked for is worth half: a working assumption."""


class Clue(msgspec.Struct, frozen=True):
    """Something that a finding says: what was expected or what was done.

    `code` names the sentence (`app.drill.review.clues`), `values` fill it. `at`: the drill time at
    which it was so, None where it is of no moment.
    """

    code: str
    values: tuple[str, ...] = ()
    at: Span | None = None


class Finding(msgspec.Struct, frozen=True):
    """An outcome. `share`: of the points, 0 to 1. `at`: the drill time at which it was decided.
    `evidence`: ids of what it rests on (audit entries' subjects, alarms, tasks, injects). `clues`:
    what was expected, and what was done instead.
    """

    outcome: Outcome
    share: float = 0.0
    at: int | None = None
    evidence: tuple[str, ...] = ()
    clues: tuple[Clue, ...] = ()


def met(at: int | None, *evidence: str, clues: tuple[Clue, ...] = ()) -> Finding:
    """Return that it was done in time."""
    return Finding(Outcome.MET, 1.0, at, evidence, clues)


def late(at: int, *evidence: str, clues: tuple[Clue, ...] = ()) -> Finding:
    """Return that it was done, too late."""
    return Finding(Outcome.LATE, SHARE_LATE, at, evidence, clues)


def by_deadline(
    done_at: int | None, deadline: int, end: int, *evidence: str, clues: tuple[Clue, ...] = ()
) -> Finding:
    """Return whether something was done by a drill time; open while that is still to come."""
    if done_at is not None:
        made = met if done_at <= deadline else late
        return made(done_at, *evidence, clues=clues)
    return Finding(Outcome.OPEN if end < deadline else Outcome.MISSED, clues=clues)
