"""Alarm quality: whether the alarms serve the person on duty, against the reference figures."""

from __future__ import annotations
