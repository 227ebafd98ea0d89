"""The street's work: rules (`domain`), what a person can do (`services`), and the processes."""

from __future__ import annotations

__version__ = "0.1.0"
