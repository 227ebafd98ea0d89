"""The overview page: the street at a glance, and what waits for a person."""

from __future__ import annotations
