"""What can be put on paper: a name, and what makes the document of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from app.domain.instant import local_text
from app.drill.mark import DRILL

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.documents.blocks import Document
    from app.domain.instant import Instant
    from app.services.desk import Desk


class Paper(NamedTuple):
    """`make`: runs off the GUI thread and so holds nothing of Qt. `formal`: goes out of the house,
    and so does not tell who printed it and when.
    """

    name: str
    make: Callable[[Desk], Document]
    formal: bool = False


def dressed(
    document: Document, *, street: str, who: str, at: Instant, is_drill: bool, formal: bool
) -> Document:
    """Return a document with what stands over each page: the street, when, who; that of a drill."""
    corners = ("", "") if formal else (street, f"{local_text(at)}　{who}".strip("　"))
    running = DRILL if is_drill else document.running
    return msgspec.structs.replace(document, corners=corners, running=running)
