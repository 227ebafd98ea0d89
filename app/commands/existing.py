"""A profile that is already there: commands that only look must not make one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.commands.terminal import Refusal
from app.profile import Profile, default_folder, open_profile

if TYPE_CHECKING:
    from pathlib import Path

    from db.store import Store


def existing_profile(folder: Path | None) -> Profile:
    """Return the profile in `folder`. Raises Refusal when it holds no database."""
    profile = Profile((folder or default_folder()).expanduser().absolute())
    if not profile.database.is_file():
        raise Refusal(
            f"{profile.folder} 中没有数据库，请先运行 main.py demo load 或打开一次值守台。",
            f"There is no database in {profile.folder}; run `main.py demo load` or open the "
            "console once, or name another profile with --profile.",
        )
    return open_profile(profile.folder)


def existing_store(folder: Path | None) -> tuple[Profile, Store]:
    """Return the profile in `folder` and its store. Raises Refusal when it holds no database."""
    from app.services.opening import open_store

    profile = existing_profile(folder)
    return profile, open_store(profile)
