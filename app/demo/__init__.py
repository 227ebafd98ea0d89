"""The demo street: built by a deterministic command, loaded into an empty database."""

from __future__ import annotations
