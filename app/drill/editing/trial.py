"""What comes of a trial (试跑): how each robot came out with a scenario, and how far it is."""

from __future__ import annotations

import msgspec

from app.domain.drill.criteria.finding import Outcome as Found
from app.domain.drill.robot import Character
from app.domain.drill.scenario import Span

ROBOTS = (Character.RIGHT, Character.LATE, Character.NOTHING)


class Verdict(msgspec.Struct, frozen=True):
    """What became of an expectation, by its id; `at`: the drill time at which it was decided."""

    expectation: str
    outcome: Found
    points: float
    at: Span | None = None


class Points(msgspec.Struct, frozen=True):
    """Points of how many; `rating` P, S, M or U, "" when nothing could be judged."""

    points: float
    out_of: int
    rating: str = ""


class Trial(msgspec.Struct, frozen=True):
    """How one robot came out. `objectives` by their ids. `failed`: injects whose effect failed,
    with the reason; `unreached`: those that never came; `troubles`: what the robot could not do, by
    expectation or inject. `restless_at`: the drill came to no rest then, and nothing else is known.
    """

    robot: Character
    total: Points = Points(0, 0)
    objectives: dict[str, Points] = {}
    verdicts: tuple[Verdict, ...] = ()
    failed: dict[str, str] = {}
    unreached: tuple[str, ...] = ()
    troubles: dict[str, str] = {}
    restless_at: Span | None = None


class Progress(msgspec.Struct, frozen=True):
    """A robot is at a drill time of so long a drill."""

    robot: Character
    time: Span
    end: Span


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a trial in a process of its own says on a line: progress, a robot's result, or why there
    is none, in words.
    """

    progress: Progress | None = None
    trial: Trial | None = None
    refused: str = ""
