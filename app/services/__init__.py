"""What a person can do, a module per subject: one function, one transaction, one audit entry."""

from __future__ import annotations
