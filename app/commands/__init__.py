"""What the command line does, a module per command; nothing here has a window."""

from __future__ import annotations
