"""Chance that always falls the same: on every run, machine and Python version."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

SEED = "shouwang-demo-1"


class Dice:
    """A stream of chance named by its subject, so that one subject never shifts another.

    Only `Random.random` is used: Python promises the same numbers for it, and not for `choice`.
    """

    def __init__(self, *subject: object) -> None:
        self._random = Random("|".join([SEED, *map(str, subject)]))  # noqa: S311

    def between(self, low: float, high: float) -> float:
        """Return a number from `low` to `high`."""
        return low + (high - low) * self._random.random()

    def whole(self, low: int, high: int) -> int:
        """Return an integer from `low` to `high`, both included."""
        return low + int((high - low + 1) * self._random.random())

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of `choices`."""
        return choices[int(len(choices) * self._random.random())]

    def chance(self, probability: float) -> bool:
        """Return True with the given probability."""
        return self._random.random() < probability
