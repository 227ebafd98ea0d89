"""Drills from the street's console: the library of scenarios, and the drills made of them."""

from __future__ import annotations
