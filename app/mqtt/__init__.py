"""The wire: topics, payload version 1, and connecting to a broker."""

from __future__ import annotations
