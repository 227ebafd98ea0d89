"""Kinds of injects (情景注入): one module each, found by being here.

A module has `KIND`, the word in a scenario; `Body`, a frozen msgspec struct of the fields of its
own; and `run(body, stage)`, which lets it happen in the drill's street: through the same services
and the same MQTT path as in real life. What is raised is told to the controller in its words. One
that is told to the players also has `shown(body)`, what they get to see of it.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from app.domain.drill import bodies

if TYPE_CHECKING:
    from app.domain.drill.shown import Shown
    from app.drill.effects.stage import Stage


class Effect(Protocol):
    """A kind of inject; see the package's text."""

    KIND: str
    Body: type[msgspec.Struct]

    def run(self, body: Any, stage: Stage) -> None:
        """Let it happen."""
        ...


class UnknownKind(Exception):
    """There is no such kind of inject. Field: `kind`."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"no such kind of inject: {kind}")
        self.kind = kind


@cache
def kinds() -> dict[str, Effect]:
    """Return all kinds by their word."""
    found: dict[str, Effect] = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name != "stage":
            made: Any = importlib.import_module(f"{__name__}.{module.name}")
            found[made.KIND] = made
    return found


def read_body(kind: str, body: dict[str, Any]) -> msgspec.Struct:
    """Return a body as its kind's struct. Raises UnknownKind, msgspec.ValidationError."""
    effect = kinds().get(kind)
    if effect is None:
        raise UnknownKind(kind)
    return bodies.read(body, effect.Body)


def run(kind: str, body: dict[str, Any], stage: Stage) -> None:
    """Let an inject happen. Raises UnknownKind, msgspec.ValidationError, what the kind raises."""
    made = read_body(kind, body)
    kinds()[kind].run(made, stage)


def shown(kind: str, body: dict[str, Any]) -> Shown | None:
    """Return what players see of an inject; None: it is not told to them, or nobody knows how."""
    show = getattr(kinds().get(kind), "shown", None)
    if show is None:
        return None
    try:
        found: Shown = show(read_body(kind, body))
    except msgspec.ValidationError:
        return None
    return found
