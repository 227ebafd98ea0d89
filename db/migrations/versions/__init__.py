"""The migrations themselves."""

from __future__ import annotations
