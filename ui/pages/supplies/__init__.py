"""Supplies: what lies where, what is missing or expiring, and the ledger of moves."""

from __future__ import annotations
