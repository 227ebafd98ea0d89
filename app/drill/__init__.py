"""Drills as files and processes; the rules of a drill are in `app.domain.drill`."""

from __future__ import annotations
