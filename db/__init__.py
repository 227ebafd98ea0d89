"""Storage: models, engine, transactions, migrations. Knows the domain, nothing above it."""

from __future__ import annotations
