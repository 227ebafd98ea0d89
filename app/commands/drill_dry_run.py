"""`main.py drill dry-run`: a scenario tried out whole, by a robot, in seconds and in a copy."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from app.clock import SystemClock
from app.commands.existing import existing_profile
from app.commands.terminal import FAILURE, OK, Refusal, command, say
from app.domain.drill.robot import Character
from app.domain.drill.spans import span_text
from app.drill.dry_run import Restless, dry_run
from app.drill.problems import ScenarioError
from app.drill.review.words import UNKNOWN, points_of, points_text
from app.drill.scenario_file import load
from app.drill.virtual import VirtualClock
from app.logs import start_log
from app.profile import open_profile
from app.services.opening import open_store

if TYPE_CHECKING:
    from app.domain.drill.scenario import Scenario, Span
    from app.drill.dry_run import Outcome
    from app.profile import Profile
    from db.store import Store

_NAMES = {
    Character.NOTHING: "什么都不做 does nothing",
    Character.RIGHT: "样样做对 does all right",
    Character.LATE: "样样做晚 does all late",
}


@command
def run_dry(folder: Path | None, file: Path, *, robot: Character, speed: float) -> int:
    """Try a scenario out in a copy of the street in `folder`, or in the demo street; print what
    happened and the score. 1 when it did not run clean: see `app.drill.dry_run.Outcome.clean`.
    """
    real = existing_profile(folder) if folder is not None else None
    try:
        scenario = load(file, to_play=True)
    except ScenarioError as error:
        for problem in error.problems:
            say(str(problem))
        return FAILURE
    with tempfile.TemporaryDirectory(
        prefix="shouwang-dry-run-", ignore_cleanup_errors=True
    ) as made:
        profile = open_profile(Path(made) / "drill")
        start_log(profile, "dry-run")
        clock = VirtualClock(SystemClock().now())
        store = _street(real, profile, clock)
        try:
            outcome = dry_run(
                scenario, profile.folder / "journal.jsonl", store, clock, robot, speed
            )
        except Restless as error:
            raise Refusal(
                f"推演在 {_clock(error.at)} 停不下来，脚本中有情景注入互相触发。",
                f"The drill comes to no rest at {_clock(error.at)}: injects set each other off.",
            ) from error
        finally:
            store.close()
    _tell(scenario, outcome)
    return OK if outcome.clean else FAILURE


def _street(real: Profile | None, profile: Profile, clock: VirtualClock) -> Store:
    """Return the store of a copy of a street, or of the demo street, made quiet."""
    from app.demo.loading import load_demo
    from app.drill.quiet import quieten
    from app.drill.station import copy_street

    if real is not None:
        try:
            copy_street(real, profile)
        except (OSError, sqlite3.Error) as error:
            raise Refusal(
                f"街道的数据没有复制成功（{error}），请检查磁盘空间和权限。",
                f"The street could not be copied ({error}); check the disk's space and the rights.",
            ) from error
    store = open_store(profile, clock)
    if real is None:
        load_demo(store)
        quieten(store)
    return store


def _tell(scenario: Scenario, outcome: Outcome) -> None:
    """Print the time line and the scores."""
    say(f"试走 DRY RUN {scenario.title} · {_NAMES[outcome.character]}")
    for line in _lines(outcome):
        say(line)
    for judged in outcome.result.judged:
        points, weight = points_of(judged), judged.expectation.weight
        say(f"{judged.finding.outcome:<9} {points}/{weight}  {judged.expectation.title}")
    total = outcome.result.total
    say(f"{points_text(total, '/')}  {total.rating or UNKNOWN}")
    for name, reason in outcome.troubles.items():
        say(f"机器人没有办成 the robot could not: {name}: {reason}")


def _lines(outcome: Outcome) -> list[str]:
    """Return what happened in its order, and at the end what did not."""
    found: list[tuple[Span, str]] = []
    never = []
    for name, step in outcome.play.steps.items():
        told = f"{step.state:<8}  {name}  {step.inject.title}  {step.reason}".rstrip()
        if step.at is None:
            never.append(f"{'—':>8}  {told}")
            continue
        found.append((step.at, told))
        found += [(one.at, f"{'answer':<8}  {name}  {one.text}") for one in step.answers]
    found += [(one.at, f"{'act':<8}  {one.action}") for one in outcome.play.acts]
    found.sort(key=lambda one: one[0])
    return [f"{_clock(at):>8}  {told}" for at, told in found] + never


def _clock(at: Span) -> str:
    return span_text(at // 1000 * 1000)
