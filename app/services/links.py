"""The line to the district's platform: whether it is known to be gone.

There is no synchronisation yet; what marks the line as gone today is a drill, in its own database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.models import LocalFact

if TYPE_CHECKING:
    from app.domain.instant import Instant
    from app.services.desk import Desk

DISTRICT_GONE = "district_gone"


def district_gone_since(desk: Desk) -> Instant | None:
    """Return since when the line is gone; None: it is not known to be."""
    with desk.read() as session:
        fact = session.get(LocalFact, DISTRICT_GONE)
        return None if fact is None else int(fact.value)


def mark_district(desk: Desk, *, is_gone: bool = True) -> None:
    """Note that the line is gone, or there again; nothing when that is known already."""
    if (district_gone_since(desk) is not None) == is_gone:
        return
    with desk.deed() as deed:
        if is_gone:
            deed.session.merge(LocalFact(name=DISTRICT_GONE, value=str(deed.now)))
        elif (fact := deed.session.get(LocalFact, DISTRICT_GONE)) is not None:
            deed.session.delete(fact)
        deed.audit("district_lost" if is_gone else "district_back", "local_facts", DISTRICT_GONE)
