"""Criteria of expectations: one module each, found by being here.

A module has `NAME`, the word in a scenario; `Body`, a frozen msgspec struct of the fields of its
own; and `find(body, record)`, pure, which returns a `Finding`. It may have `want(body, play)`:
what would meet it, as the robot player does it (`app.domain.drill.wants`).
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from app.domain.drill import bodies
from app.domain.drill.criteria.finding import Finding, Outcome

if TYPE_CHECKING:
    from app.domain.drill.player import Play
    from app.domain.drill.record import Record
    from app.domain.drill.wants import Want


AWAITED: frozenset[str] = frozenset()
"""Criteria whose subject is not built yet: a scenario may name them, they are not judged."""


class Criterion(Protocol):
    """A criterion; see the package's text."""

    NAME: str
    Body: type[msgspec.Struct]

    def find(self, body: Any, record: Record) -> Finding:
        """Look whether it is met."""
        ...


@cache
def criteria() -> dict[str, Criterion]:
    """Return all criteria by their word."""
    found: dict[str, Criterion] = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name != "finding":
            made: Any = importlib.import_module(f"{__name__}.{module.name}")
            found[made.NAME] = made
    return found


def find(name: str, body: dict[str, Any], record: Record) -> Finding:
    """Return what a criterion finds; UNJUDGED when there is none of that name, or cannot be read.

    A scenario was checked before it was played; one that is older than its program may still hold
    what nobody knows any more, and that is told, not guessed.
    """
    criterion = criteria().get(name)
    if criterion is None:
        return Finding(Outcome.UNJUDGED)
    try:
        return criterion.find(bodies.read(body, criterion.Body), record)
    except msgspec.ValidationError:
        return Finding(Outcome.UNJUDGED)


def want(name: str, body: dict[str, Any], play: Play) -> Want | None:
    """Return what would meet a criterion in a play; None when nothing would, or nobody knows."""
    criterion = criteria().get(name)
    if criterion is None or not hasattr(criterion, "want"):
        return None
    try:
        made: Want | None = criterion.want(bodies.read(body, criterion.Body), play)
    except msgspec.ValidationError:
        return None
    return made
