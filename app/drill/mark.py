"""What marks a profile as that of a drill. Whoever opens such a profile says so.

`drill.json` says which drill it is. The drill's database is stamped too, and a profile in a
street's `drills` folder is a drill's: see `Profile.is_drill`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.instant import Instant
from app.profile import DRILLS, Profile, stamp_as_drill

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = DRILLS

DRILL = "演练 DRILL"
"""What everything of a drill carries, in whatever language the interface is."""


class DrillMark(msgspec.Struct, frozen=True):
    """`id`: this drill's own. `scenario`: the scenario's id. `begun_at`: when it was prepared.

    All empty when the mark is lost or cannot be read: a drill nevertheless.
    """

    id: str = ""
    title: str = ""
    scenario: str = ""
    begun_at: Instant = 0


def drill_of(profile: Profile) -> DrillMark | None:
    """Return the mark of a drill's profile; None for a street's own."""
    try:
        return msgspec.json.decode(profile.drill_mark.read_bytes(), type=DrillMark)
    except FileNotFoundError:
        return DrillMark() if profile.is_drill else None
    except (OSError, msgspec.DecodeError):
        # Taken for the street itself, a drill would be believed: a damaged mark still marks.
        return DrillMark()


def write_mark(folder: Path, mark: DrillMark) -> None:
    """Mark the profile in `folder`, and its database if there is one, which nobody has open.

    Raises OSError, `sqlite3.Error`.
    """
    profile = Profile(folder)
    if profile.database.exists():
        stamp_as_drill(profile.database)
    profile.drill_mark.write_bytes(msgspec.json.format(msgspec.json.encode(mark)))
