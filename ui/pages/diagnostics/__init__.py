"""The diagnostics page: how the program itself is, and what it could not understand."""

from __future__ import annotations
