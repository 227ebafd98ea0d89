"""The sensor simulator: a realistic day of the demo street, and named events."""

from __future__ import annotations
