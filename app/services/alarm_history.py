"""All alarms there ever were, filtered, searched and read page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.services.alarm_rows import AlarmRow, in_parts, read_rows, rows_query
from db.models import Alarm

if TYPE_CHECKING:
    from app.services.desk import Desk

NO_VERDICT = "none"
"""Among `HistoryFilter.verdicts`: alarms that nobody has verified."""


class HistoryFilter(msgspec.Struct, frozen=True):
    """What to find; an empty field does not filter.

    `since` (inclusive), `until` (exclusive): instants of `raised_at`. `areas`: area ids. `verdicts`
    may hold NO_VERDICT. `text`: words parted by spaces, each of which must occur in the name of the
    area, compound, building or kind, in the place, in the sensor's code, in the name of who
    acknowledged, verified or set it aside, or in what was noted; Chinese is found by its first
    letters and its pinyin, too ("lyec" finds 临沂二村).
    """

    since: int | None = None
    until: int | None = None
    kinds: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    verdicts: tuple[str, ...] = ()
    text: str = ""
    states: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()


EVERYTHING = HistoryFilter()


class HistoryPage(msgspec.Struct, frozen=True):
    """`rows` of one page, newest first, out of `total` found."""

    total: int
    rows: list[AlarmRow]


def history(
    desk: Desk, wanted: HistoryFilter = EVERYTHING, offset: int = 0, limit: int = 100
) -> HistoryPage:
    """Return one page of the alarms found, open ones too, newest first.

    The first call builds the index (`alarm_search`); call `prepare_history` ahead.
    """
    # Only the history needs numpy, pinyin and the index: the first window does not wait for them.
    from app.services.alarm_search import find

    total, ids = find(desk, wanted, offset, limit)
    with desk.read() as session:
        found = {
            row.id: row
            for part in in_parts(ids)
            for row in read_rows(session, rows_query().where(Alarm.id.in_(part)))
        }
    return HistoryPage(total, [found[one] for one in ids if one in found])


def prepare_history(desk: Desk) -> None:
    """Build or refresh the index now."""
    history(desk, EVERYTHING, 0, 1)
