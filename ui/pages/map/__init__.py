"""The map page: the street, what is wrong in it, and a card for whatever is clicked."""

from __future__ import annotations
