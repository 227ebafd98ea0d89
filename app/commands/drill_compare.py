"""`main.py drill compare`: how fast a shift was, beside another drill or beside the limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.commands.terminal import FAILURE, OK, Refusal, command, say
from app.domain.drill.comparing import compare, compare_with_limits
from app.domain.drill.player import fold
from app.domain.drill.record import DrillTimes
from app.domain.drill.spans import span_text
from app.drill.facts import record_of
from app.drill.journal import Journal, JournalDamaged, journal_path
from app.drill.mark import drill_of
from app.drill.problems import ScenarioError
from app.drill.scenario_file import load
from app.drill.station import scenario_of
from app.profile import Profile, open_profile
from app.services.opening import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.drill.record import Record


@command
def run(now: Path, then: Path | None) -> int:
    """Print a line for each expectation; 1 when the drills have none in common."""
    record = _record(now)
    lines = compare_with_limits(record) if then is None else compare(_record(then), record)
    if not lines:
        say("没有可以比较的评估标准。 There are no expectations to compare.")
        return FAILURE
    head = "时限 limit" if then is None else "前次 then"
    say(f"{head}\t本次 now\t相差 difference\t评估标准 expectation")
    for line in lines:
        say(
            f"{_text(line.then)}\t{_text(line.now)}\t{_signed(line.difference)}\t"
            f"{line.id}  {line.title}"
        )
    return OK


def _record(folder: Path) -> Record:
    """Return the record of a drill as it stands. Raises Refusal."""
    profile = Profile(folder.expanduser().absolute())
    if drill_of(profile) is None or not profile.database.is_file():
        raise Refusal(
            f"{folder} 不是推演的数据目录；请用 main.py drill prepare 给出的目录。",
            f"{folder} is no drill's folder; give one that `main.py drill prepare` printed.",
        )
    try:
        scenario = load(scenario_of(profile))
        events = Journal(journal_path(profile)).news()
    except (ScenarioError, JournalDamaged) as error:
        raise Refusal(
            f"{folder} 的脚本或日志读不出来，没有比较。",
            f"The scenario or the journal in {folder} cannot be read.",
        ) from error
    end = DrillTimes(events).at(max((one.at for one in events), default=0))
    store = open_store(open_profile(profile.folder))
    try:
        return record_of(store, fold(scenario, events), events, end)
    finally:
        store.close()


def _text(span: int | None) -> str:
    return "—" if span is None else span_text(span // 1000 * 1000)


def _signed(span: int | None) -> str:
    if span is None:
        return "—"
    sign = "-" if span < 0 else "+"
    return f"{sign}{span_text(abs(span) // 1000 * 1000)}"
