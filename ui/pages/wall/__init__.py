"""The wall (大屏): the street's areas on a second screen, read from five metres."""

from __future__ import annotations
