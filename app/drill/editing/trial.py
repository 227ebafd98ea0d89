"""A trial (试跑) of a scenario: three robots play it, each in a copy of the street of its own."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from app.clock import SystemClock
from app.domain.drill.criteria.finding import Outcome as Found
from app.domain.drill.player import InjectState
from app.domain.drill.robot import Character
from app.domain.drill.scenario import Span
from app.drill.beginnings import set_up
from app.drill.bundle import read_bundle
from app.drill.dry_run import Restless, dry_run
from app.drill.scenario_file import load, problems_at
from app.drill.station import copy_street
from app.drill.virtual import VirtualClock
from app.profile import Profile, open_profile
from app.services.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.domain.drill.judging import Score
    from app.drill.dry_run import Outcome
    from db.store import Store

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


def try_out(
    path: Path, street: Profile | None, told: Callable[[Progress], None]
) -> Iterator[Trial]:
    """Yield how the three robots come out with the scenario at `path`, one after the other, in
    copies of the street, or of the demo street. Raises ScenarioError, what `copy_street` raises.
    """
    bundle = read_bundle(path)
    scenario = load(path, to_play=True)
    for robot in ROBOTS:
        with tempfile.TemporaryDirectory(
            prefix="shouwang-trial-", ignore_cleanup_errors=True
        ) as made:
            told(Progress(robot, 0, max(1, scenario.lasts)))
            profile = open_profile(Path(made) / "drill")
            clock = VirtualClock(SystemClock().now())
            store = open_copy(street, profile, clock)
            try:
                if flaws := set_up(store, scenario.world):
                    raise problems_at(bundle, flaws)
                journal = profile.folder / "journal.jsonl"
                teller = partial(_tell, told, robot)
                outcome = dry_run(scenario, journal, store, clock, robot, told=teller)
                trial = trial_of(outcome)
            except Restless as error:
                trial = Trial(robot, restless_at=error.at)
            finally:
                store.close()
        yield trial


def _tell(told: Callable[[Progress], None], robot: Character, time: Span, end: Span) -> None:
    told(Progress(robot, time, end))


def open_copy(street: Profile | None, profile: Profile, clock: VirtualClock) -> Store:
    """Return the store of a copy of a street, or of the demo street, made quiet."""
    from app.demo.loading import load_demo
    from app.drill.quiet import quieten

    if street is not None:
        copy_street(street, profile)
    store = open_store(profile, clock)
    if street is None:
        load_demo(store)
        quieten(store)
    return store


def trial_of(outcome: Outcome) -> Trial:
    """Return what of a dry run is told."""
    steps = outcome.play.steps
    return Trial(
        outcome.character,
        _points(outcome.result.total),
        {one: _points(score) for one, score in outcome.result.objectives.items()},
        tuple(
            Verdict(one.expectation.id, one.finding.outcome, one.points, one.finding.at)
            for one in outcome.result.judged
        ),
        {one: steps[one].reason for one in outcome.failed},
        tuple(one for one, step in steps.items() if step.state is InjectState.PLANNED),
        outcome.troubles,
    )


def _points(score: Score) -> Points:
    return Points(score.points, score.out_of, str(score.rating or ""))
