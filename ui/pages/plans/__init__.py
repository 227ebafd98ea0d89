"""Plans: activated at a response level, with who has to do what until when."""

from __future__ import annotations
