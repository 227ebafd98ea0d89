"""Incidents: taken in, logged, given as tasks, closed with the resident's answer."""

from __future__ import annotations
