"""Whether a desk stands in a drill: asked of where its database lies, not of who asks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import make_url, text

from app.profile import DRILL_ID, Profile

if TYPE_CHECKING:
    from app.services.desk import Desk


def is_exercise(desk: Desk) -> bool:
    """Return whether the desk's database is a drill's, by any of the signs of one
    (`Profile.is_drill`). A drill is always a file; a server's database is none.
    """
    url = make_url(desk.store.url)
    if url.get_backend_name() != "sqlite" or not url.database:
        return False
    with desk.read() as session:  # sees what is in the log, too
        if session.execute(text("PRAGMA application_id")).scalar() == DRILL_ID:
            return True
    return Profile(Path(url.database).parent).is_drill
