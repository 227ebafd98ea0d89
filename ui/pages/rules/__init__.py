"""Rules and suppression: what raises alarms where, and what is quiet now, until when and why."""

from __future__ import annotations
