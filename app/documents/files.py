"""A file that is whole or not there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(raw: bytes, path: Path) -> None:
    """Write a file, whole or not at all; what was there before stays if not. Raises OSError."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
        made.chmod(0o644)
        made.replace(path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise
