"""Drafts: what was typed into a form and not saved, kept for its subject until it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.console import Console


class Drafts:
    """The drafts of one form by subject, in the interface's memory: they outlive the program."""

    def __init__(self, console: Console, form: str) -> None:
        self._console = console
        self._form = form

    def load(self, subject: str) -> dict[str, str]:
        """Return the texts kept for `subject` by field, empty for none."""
        kept = self._console.recall(self._key(subject), "")
        try:
            texts = json.loads(str(kept)) if kept else {}
        except ValueError:
            return {}
        return {str(k): str(v) for k, v in texts.items()} if isinstance(texts, dict) else {}

    def keep(self, subject: str, texts: Mapping[str, str]) -> None:
        """Keep what is typed; nothing typed forgets the draft."""
        filled = {name: text for name, text in texts.items() if text}
        if filled:
            self._console.remember(self._key(subject), json.dumps(filled, ensure_ascii=False))
        else:
            self.drop(subject)

    def drop(self, subject: str) -> None:
        """Forget the draft."""
        self._console.memory.remove(self._key(subject))

    def _key(self, subject: str) -> str:
        return f"drafts/{self._form}/{subject}"
