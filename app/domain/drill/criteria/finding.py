"""What a criterion finds."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Outcome(StrEnum):
    """How an expectation came out."""

    MET = "met"
    LATE = "late"  # done, but after the time that was set
    MISSED = "missed"
    OPEN = "open"  # its time is not over yet
    UNJUDGED = "unjudged"  # what it looks at did not happen, or it cannot be read


SHARE_LATE = 0.5
"""What is done late is worth half: a working assumption."""


class Finding(msgspec.Struct, frozen=True):
    """An outcome. `share`: of the points, 0 to 1. `at`: the drill time at which it was decided.
    `evidence`: ids of what it rests on (audit entries' subjects, alarms, tasks, injects).
    """

    outcome: Outcome
    share: float = 0.0
    at: int | None = None
    evidence: tuple[str, ...] = ()


def met(at: int | None, *evidence: str) -> Finding:
    """Return that it was done in time."""
    return Finding(Outcome.MET, 1.0, at, evidence)


def late(at: int, *evidence: str) -> Finding:
    """Return that it was done, too late."""
    return Finding(Outcome.LATE, SHARE_LATE, at, evidence)


def by_deadline(done_at: int | None, deadline: int, end: int, *evidence: str) -> Finding:
    """Return whether something was done by a drill time; open while that is still to come."""
    if done_at is not None:
        return met(done_at, *evidence) if done_at <= deadline else late(done_at, *evidence)
    return Finding(Outcome.OPEN if end < deadline else Outcome.MISSED)
