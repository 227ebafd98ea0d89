"""Which scenario is meant to be edited, and the editor begun as a process of its own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.drill.editing.document import open_document
from app.drill.library import FOLDER
from app.drill.scenario_file import SHIPPED
from app.supervision import own_command

if TYPE_CHECKING:
    from app.drill.editing.document import Document
    from app.profile import Profile


class NoScenario(Exception):
    """There is no such file, and nothing of this name in the library. Field: `name`."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no scenario {name}")
        self.name = name


def find_scenario(street: Profile, what: str) -> Path:
    """Return the path of a scenario by its path, or by its name in the library, the street's own
    before the program's. Raises NoScenario.
    """
    given = Path(what).expanduser()
    if given.exists():
        return given.absolute()
    for shelf in (street.folder / FOLDER, SHIPPED):
        for name in (what, f"{what}.yaml", f"{what}.yml", f"{what}.zip"):
            found = shelf / name
            if found.parent == shelf and found.exists():
                return found
    raise NoScenario(what)


def open_scenario(street: Profile, what: str) -> Document:
    """Return a scenario opened by path or name. Raises NoScenario, ScenarioError."""
    return open_document(find_scenario(street, what))


def begin_editor(street: Profile, what: str = "") -> None:
    """Begin the editor, which goes on without us. Raises OSError."""
    options: dict[str, Any] = (
        {
            "creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
            | getattr(subprocess, "CREATE_NO_WINDOW", 0)
        }
        if os.name == "nt"
        else {"start_new_session": True}
    )
    subprocess.Popen(
        own_command(street, "drill", "edit", *([what] if what else [])),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **options,
    )
