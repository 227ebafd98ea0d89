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
from app.drill.mark import DrillMark
from app.drill.presence import has_player
from app.drill.review.aftermath import Aftermath, read_aftermath
from app.drill.review.names import Names, read_names
from app.drill.under_way import last_heard, open_drill, standing
from app.services.opening import open_store

if TYPE_CHECKING:
    from app.profile import Profile
    from db.store import Store


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

    Raises NoDrill, MarkDamaged, ScenarioError, JournalDamaged, AftermathDamaged, what `open_store`
    raises.
    """
    drill = open_drill(profile.folder)
    journal = tuple(Journal(journal_path(profile)).news())
    play = fold(drill.scenario, journal)
    end = standing(play, last_heard(journal), now, has_player=has_player(profile)).time
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
        drill.mark,
        record,
        journal,
        result,
        review(record, journal, result),
        names,
        read_aftermath(profile),
        begun,
    )
