"""The alarms page: what is open, what is known of it, what to do; and the history."""

from __future__ import annotations
