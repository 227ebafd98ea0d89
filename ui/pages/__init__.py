"""The pages, a folder each: `view.py` (widgets) and `model.py` (Qt models)."""

from __future__ import annotations
