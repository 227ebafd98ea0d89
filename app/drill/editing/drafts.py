"""Drafts (草稿): what an author has not saved yet, kept beside the street's scenarios.

One file for each scenario that is being edited, written whole or not at all, and gone when it is
saved or given up: a crash or a power cut loses the last two seconds at most.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from app.drill.editing.document import Document, write_whole
from app.drill.library import FOLDER

if TYPE_CHECKING:
    from app.profile import Profile

_DRAFTS = ".drafts"


class Draft(msgspec.Struct, frozen=True):
    """`kept_at`: UTC milliseconds. `document` as it was opened, `tree` as it stands."""

    kept_at: int
    source: str
    digest: str
    home: str
    head: tuple[str, ...]
    lost: int
    attachments: dict[str, bytes]
    tree: bytes


class Drafts:
    """The drafts of a street. For one thread at a time."""

    def __init__(self, street: Profile) -> None:
        self._folder = street.folder / FOLDER / _DRAFTS

    def keep(self, key: str, document: Document, tree: dict[str, object], now: int) -> None:
        """Keep a draft under `key`. Raises OSError."""
        draft = Draft(
            now,
            document.source,
            document.digest,
            str(document.home or ""),
            document.head,
            document.lost,
            document.attachments,
            msgspec.json.encode(tree),
        )
        for folder in (self._folder.parent, self._folder):  # `parents` would make it for everybody
            folder.mkdir(mode=0o700, exist_ok=True)
        write_whole(self._path(key), msgspec.msgpack.encode(draft))

    def kept(self, key: str) -> tuple[int, Document, dict[str, object]] | None:
        """Return when a draft was kept, the document it is of, and its tree; None for none.

        One that cannot be read counts as none: the scenario itself is still there.
        """
        try:
            draft = msgspec.msgpack.decode(self._path(key).read_bytes(), type=Draft)
            tree: dict[str, object] = msgspec.json.decode(draft.tree)
        except (OSError, msgspec.DecodeError):
            return None
        document = Document(
            tree,
            draft.head,
            draft.attachments,
            Path(draft.home) if draft.home else None,
            draft.digest,
            draft.source,
            draft.lost,
        )
        return draft.kept_at, document, tree

    def drop(self, key: str) -> None:
        """Forget a draft. Raises OSError."""
        self._path(key).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / f"{hashlib.sha256(key.encode()).hexdigest()[:24]}.draft"
