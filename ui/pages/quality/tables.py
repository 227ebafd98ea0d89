"""The tables of alarm quality, in the order in which they are shown and reported."""

from __future__ import annotations

from ui.pages.quality.answer_tables import CAUSES, KINDS, SHIFTS
from ui.pages.quality.load_tables import ACTORS, ASIDE, CHATTERING, PRIORITIES, STALE

WHERE = (ACTORS, CHATTERING, STALE)
"""Which sensors: the left pane."""

ANSWERS = (PRIORITIES, SHIFTS, KINDS, CAUSES, ASIDE)
"""How urgent, and what became of them: the right pane."""

EVERY_TABLE = (*WHERE, *ANSWERS)
