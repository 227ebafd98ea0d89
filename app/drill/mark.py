"""What marks a profile as that of a drill: `drill.json`. Whoever opens such a profile says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.instant import Instant

if TYPE_CHECKING:
    from pathlib import Path

    from app.profile import Profile

_FILE = "drill.json"
FOLDER = "drills"
"""Where a street's profile keeps its drills."""


DRILL = "演练 DRILL"
"""What everything of a drill carries, in whatever language the interface is."""


class DrillMark(msgspec.Struct, frozen=True):
    """`id`: this drill's own. `scenario`: the scenario's id. `begun_at`: when it was prepared.

    All empty when the mark cannot be read: a drill nevertheless.
    """

    id: str = ""
    title: str = ""
    scenario: str = ""
    begun_at: Instant = 0


def drill_of(profile: Profile) -> DrillMark | None:
    """Return the mark of a drill's profile; None for a street's own."""
    try:
        raw = (profile.folder / _FILE).read_bytes()
        return msgspec.json.decode(raw, type=DrillMark)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError):
        # Taken for the street itself, a drill would be believed: a damaged mark still marks.
        return DrillMark()


def write_mark(folder: Path, mark: DrillMark) -> None:
    """Mark the profile in `folder`. Raises OSError."""
    (folder / _FILE).write_bytes(msgspec.json.format(msgspec.json.encode(mark)))
