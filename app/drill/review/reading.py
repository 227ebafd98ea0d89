"""A drill's folder, read for its review: scenario, journal, database, and what was written after.

Also of a drill that is still being played: it is then reviewed as far as it has gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.judging import Result, judge
from app.domain.drill.player import Event, EventKind, fold
from app.domain.drill.record import Record
from app.domain.drill.review import Review, review
from app.domain.instant import Instant
from app.drill.facts import record_of
from app.drill.journal import Journal, journal_path
from app.drill.mark import DrillMark, drill_of
from app.drill.review.aftermath import Aftermath, read_aftermath
from app.drill.review.names import Names, read_names
from app.drill.scenario_file import load
from app.drill.station import scenario_of
from app.drill.under_way import SILENT_MS
from app.services.opening import open_store

if TYPE_CHECKING:
    from app.profile import Profile
    from db.store import Store


class NoDrill(Exception):
    """The profile is not a drill's, or its mark cannot be read. Field: `profile`."""

    def __init__(self, profile: Profile) -> None:
        super().__init__(f"{profile.folder} is no drill")
        self.profile = profile


class Reviewed(msgspec.Struct, frozen=True):
    """A drill as its review sees it. `begun_at`: when it was first played, None: never."""

    mark: DrillMark
    record: Record
    journal: tuple[Event, ...]
    result: Result
    review: Review
    names: Names
    aftermath: Aftermath
    begun_at: Instant | None

    @property
    def title(self) -> str:
        """The scenario's title."""
        return self.record.play.scenario.title


def read_drill(profile: Profile, now: Instant, store: Store | None = None) -> Reviewed:
    """Return the drill in a profile; `store`: its own, already open.

    Raises NoDrill, ScenarioError, JournalDamaged, AftermathDamaged, what `open_store` raises.
    """
    mark = drill_of(profile)
    if mark is None or not mark.id:
        raise NoDrill(profile)
    scenario = load(scenario_of(profile))
    journal = tuple(Journal(journal_path(profile)).news())
    play = fold(scenario, journal)
    end = play.clock.drill_time(_seen(journal, now))
    opened = store or open_store(profile)
    try:
        record = record_of(opened, play, journal, end)
        names = read_names(opened, record)
    finally:
        if store is None:
            opened.close()
    result = judge(record)
    begun = next((one.at for one in journal if one.kind is EventKind.PLAY), None)
    return Reviewed(
        mark,
        record,
        journal,
        result,
        review(record, journal, result),
        names,
        read_aftermath(profile),
        begun,
    )


def _seen(journal: tuple[Event, ...], now: Instant) -> Instant:
    """Return the machine's time up to which a drill was alive: a dead player's time stands."""
    alive = max((one.at for one in journal if one.kind is not EventKind.MARK), default=now)
    return now if now - alive < SILENT_MS else alive
