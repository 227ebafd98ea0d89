"""Colours, sizes and fonts as one table of tokens, and the style made of it."""

from __future__ import annotations
