"""Three robots play a scenario, each in a copy of the street of its own: for a process apart."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.clock import SystemClock
from app.domain.drill.player import InjectState
from app.drill.beginnings import set_up
from app.drill.bundle import read_bundle
from app.drill.dry_run import Restless, dry_run
from app.drill.editing.trial import ROBOTS, Points, Progress, Trial, Verdict
from app.drill.scenario_file import load, problems_at
from app.drill.station import copy_street
from app.drill.virtual import VirtualClock
from app.profile import Profile, open_profile
from app.services.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.domain.drill.judging import Score
    from app.domain.drill.robot import Character
    from app.domain.drill.scenario import Span
    from app.drill.dry_run import Outcome
    from db.store import Store


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
