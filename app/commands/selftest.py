"""`main.py selftest`: one line for each check, and what to mend."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.commands.checks import Finding, Mark, failed, note
from app.commands.checks.machine import MACHINE
from app.commands.checks.profile import PROFILE
from app.commands.terminal import FAILURE, OK, command, say
from app.profile import Profile, default_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@command
def run(folder: Path | None) -> int:
    """Check machine and profile; 0 when nothing failed. Makes no profile where there is none."""
    marks = []
    for finding in _findings(Profile((folder or default_folder()).expanduser().absolute())):
        say(f"{finding.mark}  {finding.subject}: {finding.text}")
        marks.append(finding.mark)
    say(" · ".join(f"{mark} {marks.count(mark)}" for mark in Mark))
    return FAILURE if Mark.FAILED in marks else OK


def _findings(profile: Profile) -> Iterator[Finding]:
    for check in MACHINE:
        yield _look(check.__name__, check)
    if not profile.database.is_file():
        yield note(
            "数据目录 profile",
            f"{profile.folder} 中还没有数据库，首次打开值守台时建立 "
            "no database yet: the console makes it when it is first opened",
        )
        return
    for examine in PROFILE:
        yield _look(examine.__name__, partial(examine, profile))


def _look(name: str, check: Callable[[], Finding]) -> Finding:
    """Run a check; one that breaks has found something too."""
    try:
        return check()
    except Exception as error:  # noqa: BLE001  (shown to the person who asked)
        return failed(name, f"{type(error).__name__}: {error}")
