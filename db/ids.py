"""Row identities: UUIDv7 (RFC 9562) as text, which sort by the time they were made."""

from __future__ import annotations

import uuid_utils


def new_id() -> str:
    """Return a new UUIDv7 as 36 characters."""
    return str(uuid_utils.uuid7())
