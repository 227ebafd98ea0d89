"""What people write down after a drill: improvements (改进措施) and who took part (参演).

Kept in the drill's folder, beside its journal: `after.json`, written whole or not at all. It says
nothing about how far the drill is; that is the journal's alone.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from filelock import FileLock

from app.domain.drill.roster import Listed, count_by_area
from app.services import texts
from db.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.profile import Profile

LONGEST_ACTION = 120
LONGEST_OWNER = 80


class Improvement(msgspec.Struct, frozen=True):
    """Something to be done better. `due_on`: a date such as 2027-03-31, "" for none yet.
    `gap`: id of the gap it closes (`app.domain.drill.review`), "" for none.
    """

    action: str
    owner: str = ""
    due_on: str = ""
    gap: str = ""
    id: str = msgspec.field(default_factory=new_id)


class Attendance(msgspec.Struct, frozen=True):
    """A residential area, by its 12-digit code, took part. `people`: None when nobody counted."""

    area: str
    people: int | None = None


class Aftermath(msgspec.Struct, frozen=True):
    """All of it. `revision` counts the writings; `lessons`: a summary in words. `participants`: by
    name, whom somebody wrote down.
    """

    improvements: tuple[Improvement, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    lessons: str = ""
    revision: int = 0
    participants: tuple[Listed, ...] = ()


class AftermathDamaged(Exception):
    """The file cannot be read. Fields: `path`, `reason`."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def read_aftermath(profile: Profile) -> Aftermath:
    """Return what was written down; nothing yet is an empty one. Raises AftermathDamaged."""
    path = _path(profile)
    try:
        return msgspec.json.decode(path.read_bytes(), type=Aftermath)
    except FileNotFoundError:
        return Aftermath()
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise AftermathDamaged(path, str(error)) from error


def change_aftermath(profile: Profile, change: Callable[[Aftermath], Aftermath]) -> Aftermath:
    """Read, change and write under a lock, so that of two writers at once neither is lost.

    `change` names what is to be different; return what stands on the disk then. Raises
    AftermathDamaged, OSError.
    """
    path = _path(profile)
    with FileLock(path.with_suffix(".lock"), timeout=30):
        before = read_aftermath(profile)
        after = msgspec.structs.replace(change(before), revision=before.revision + 1)
        _write(path, msgspec.json.format(msgspec.json.encode(after)))
    return after


def improvement_of(
    action: str, owner: str, due_on: str, gap: str = "", improvement_id: str = ""
) -> Improvement:
    """Return an improvement as it is kept; `improvement_id`: of one that is changed.

    Raises TextMissing, TextTooLong, BadDate.
    """
    day = texts.parse_date("due_on", due_on)
    return Improvement(
        texts.required("action", action, LONGEST_ACTION),
        texts.optional("owner", owner, LONGEST_OWNER),
        "" if day is None else day.isoformat(),
        gap,
        improvement_id or new_id(),
    )


def put_improvement(aftermath: Aftermath, improvement: Improvement) -> Aftermath:
    """Return it with an improvement added, or in the place of that with the same id."""
    known = [one.id for one in aftermath.improvements]
    kept = (
        tuple(improvement if one.id == improvement.id else one for one in aftermath.improvements)
        if improvement.id in known
        else (*aftermath.improvements, improvement)
    )
    return msgspec.structs.replace(aftermath, improvements=kept)


def drop_improvement(aftermath: Aftermath, improvement_id: str) -> Aftermath:
    """Return it without an improvement."""
    kept = tuple(one for one in aftermath.improvements if one.id != improvement_id)
    return msgspec.structs.replace(aftermath, improvements=kept)


def put_attendance(aftermath: Aftermath, attendance: Attendance | None, area: str) -> Aftermath:
    """Return it with an area's attendance; None: the area did not take part."""
    kept = {one.area: one for one in aftermath.attendance if one.area != area}
    if attendance is not None:
        kept[area] = attendance
    ordered = tuple(kept[code] for code in sorted(kept))
    return msgspec.structs.replace(aftermath, attendance=ordered)


def put_participants(aftermath: Aftermath, people: tuple[Listed, ...]) -> Aftermath:
    """Return it with a list of people in the place of the one before.

    An area of which people are listed took part; that somebody counted more there stays.
    """
    after = msgspec.structs.replace(aftermath, participants=people)
    known = {one.area: one.people or 0 for one in aftermath.attendance}
    for area, count in count_by_area(people).items():
        after = put_attendance(after, Attendance(area, max(count, known.get(area, 0))), area)
    return after


def _path(profile: Profile) -> Path:
    return profile.folder / "after.json"


def _write(path: Path, raw: bytes) -> None:
    handle, made = tempfile.mkstemp(prefix=".after-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(made).replace(path)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise
