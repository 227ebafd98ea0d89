"""Chance that can be asked again: the same question with the same seed has the same answer.

A generator for each of 22,000 sensors would cost memory and forget everything at a restart; here a
number is a hash of what it is for (splitmix64), so a person's night or a battery's age is the same
in the next process too.
"""

from __future__ import annotations

_MASK = (1 << 64) - 1


def chance(*parts: int) -> float:
    """Return a number in [0, 1), evenly spread, that depends on `parts` alone."""
    mixed = 0
    for part in parts:
        mixed = ((mixed ^ part) + 0x9E3779B97F4A7C15) & _MASK
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        mixed ^= mixed >> 31
    return (mixed >> 11) / (1 << 53)


def between(low: float, high: float, *parts: int) -> float:
    """Return a number between `low` and `high` that depends on `parts` alone."""
    return low + (high - low) * chance(*parts)
