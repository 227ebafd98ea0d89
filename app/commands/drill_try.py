"""`main.py drill try`: a scenario tried out by three robots, their scores side by side."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from pathlib import Path

import msgspec

from app.commands.existing import existing_profile
from app.commands.terminal import FAILURE, OK, command, say
from app.domain.drill.criteria.finding import Outcome
from app.domain.drill.spans import span_text
from app.drill.editing.robots import try_out
from app.drill.editing.trial import ROBOTS, Line, Progress, Trial
from app.drill.problems import ScenarioError
from app.drill.scenario_file import load
from app.logs import start_log
from app.profile import open_profile
from app.services.desk import ServiceError

_WORDS = {
    "met": "做到 met",
    "late": "做晚 late",
    "partly": "部分 partly",
    "missed": "没做 missed",
    "open": "未到 open",
    "unjudged": "— unjudged",
}
_STEP_MS = 30_000
"""Progress is told each half minute of drill time."""


@command
def run_try(folder: Path | None, file: Path, *, lines: bool) -> int:
    """Try a scenario out in copies of the street in `folder`, or of the demo street. `lines`: say
    progress and results as JSON, one a line. 1 when the right robot misses something, or an inject
    fails.
    """
    street = existing_profile(folder) if folder is not None else None
    teller = _Teller(lines)
    try:
        with tempfile.TemporaryDirectory(
            prefix="shouwang-try-", ignore_cleanup_errors=True
        ) as made:
            start_log(open_profile(Path(made) / "log"), "try")
            trials = []
            for trial in try_out(file, street, teller.tell):
                trials.append(trial)
                if lines:
                    _line(Line(trial=trial))
    except ScenarioError as error:
        return _refuse(lines, [str(one) for one in error.problems])
    except (OSError, sqlite3.Error, ServiceError) as error:
        return _refuse(lines, [str(error) or type(error).__name__])
    if not lines:
        _table(file, trials)
    return OK if all(map(_is_clean, trials)) else FAILURE


class _Teller:
    def __init__(self, lines: bool) -> None:
        self._lines = lines
        self._last: tuple[object, int] = (None, -_STEP_MS)

    def tell(self, progress: Progress) -> None:
        """Say how far it is, at times."""
        robot, time = self._last
        if progress.robot is robot and progress.time < time + _STEP_MS:
            return
        self._last = (progress.robot, progress.time)
        if self._lines:
            _line(Line(progress=progress))


def _is_clean(trial: Trial) -> bool:
    met = trial.robot is not ROBOTS[0] or all(
        one.outcome in (Outcome.MET, Outcome.UNJUDGED) for one in trial.verdicts
    )
    return met and not trial.failed and trial.restless_at is None


def _table(file: Path, trials: list[Trial]) -> None:
    """Print each expectation with what became of it, and the scores."""
    say("样样做对 does all right  |  样样做晚 does all late  |  什么都不做 does nothing")
    for place, one in enumerate(load(file).expectations):
        found = [trial.verdicts[place] for trial in trials if place < len(trial.verdicts)]
        told = " | ".join(f"{_WORDS[each.outcome]:<12}" for each in found)
        say(f"{told}  {one.title}")
    say(" | ".join(f"{t.total.points:g}/{t.total.out_of} {t.total.rating or '—'}" for t in trials))
    for trial in trials:
        for name, reason in (*trial.failed.items(), *trial.troubles.items()):
            say(f"{trial.robot}: {name}: {reason}")
        if trial.restless_at is not None:
            say(f"{trial.robot}: 停不下来 no rest at {span_text(trial.restless_at)}")


def _refuse(lines: bool, told: list[str]) -> int:
    if lines:
        _line(Line(refused="\n".join(told)))
    else:
        for one in told:
            say(one)
    return FAILURE


def _line(line: Line) -> None:
    sys.stdout.write(msgspec.json.encode(line).decode() + "\n")
    sys.stdout.flush()
