"""The settings page: theme, language, zoom, sound test, duty, password."""

from __future__ import annotations
