"""The watch: receives sensor messages, evaluates, records, tells the consoles. No Qt."""

from __future__ import annotations
