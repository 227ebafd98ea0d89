"""Plans: which task cards fall due at a response level, and by when.

Response levels run from IV, the least severe, to I, as the numbers 4 to 1: a smaller number is
graver. A card belongs to the level from which on it is done: an activation at III gives the cards
of IV and of III. Raising the level gives what comes in addition, and no card a second time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.instant import MINUTE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from app.domain.instant import Instant

LEVELS: Final = (4, 3, 2, 1)
"""Response levels from IV to I: from the least severe to the gravest."""

LEVEL_NAMES: Final = {4: "IV 级", 3: "III 级", 2: "II 级", 1: "I 级"}
"""The levels as written into logs."""


class UnknownLevel(ValueError):
    """There is no such response level. Field: `level`."""

    def __init__(self, level: int) -> None:
        super().__init__(f"no response level {level}")
        self.level = level


class NotRaised(Exception):
    """A level can only be raised to a graver one. Fields: `level` (as it is), `wanted`."""

    def __init__(self, level: int, wanted: int) -> None:
        super().__init__(f"response level {wanted} is not graver than {level}")
        self.level = level
        self.wanted = wanted


@dataclass(frozen=True)
class Card:
    """What someone has to do from `response_level` on, within `due_minutes` (None: no limit)."""

    id: str
    response_level: int
    due_minutes: int | None


def checked(level: int) -> int:
    """Return `level`. Raises UnknownLevel."""
    if level not in LEVELS:
        raise UnknownLevel(level)
    return level


def is_graver(level: int, than: int) -> bool:
    """Return whether a response level is graver than another."""
    return checked(level) < checked(than)


def graver_levels(level: int | None) -> tuple[int, ...]:
    """Return to which levels one can go from `level` (None: not activated), the nearest first."""
    return LEVELS if level is None else tuple(one for one in LEVELS if is_graver(one, level))


def due_cards(cards: Iterable[Card], level: int, given: Collection[str] = ()) -> tuple[Card, ...]:
    """Return the cards to be given out at `level`, in their order.

    `given`: ids of cards that were given out before in the same activation. Raises UnknownLevel.
    """
    checked(level)
    return tuple(card for card in cards if card.response_level >= level and card.id not in given)


def cards_of_raise(
    cards: Iterable[Card], level: int, wanted: int, given: Collection[str]
) -> tuple[Card, ...]:
    """Return what a raise from `level` to `wanted` gives in addition, in the order of the cards.

    Raises NotRaised when `wanted` is not graver, UnknownLevel.
    """
    if not is_graver(wanted, level):
        raise NotRaised(level, wanted)
    return due_cards(cards, wanted, given)


def due_at(card: Card, given_at: Instant) -> Instant | None:
    """Return until when a card given out at `given_at` must be done, None for no limit."""
    return None if card.due_minutes is None else given_at + card.due_minutes * MINUTE
