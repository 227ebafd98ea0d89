"""Shelters: which are open, who is inside, and the ledger of who came and went."""

from __future__ import annotations
