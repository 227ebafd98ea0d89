"""The scenario in hand: its tree with undo, checked and kept as a draft behind the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from app.drill.editing.check import Checked, check
from app.drill.editing.codes import Codes, street_codes
from app.drill.editing.document import attach, has_changed, save_document, write_into
from app.drill.editing.drafts import Drafts
from app.drill.editing.history import History
from app.drill.editing.outline import Outline, outline
from app.drill.editing.tree import at, items_at, put
from ui.pages.drill_editor.controls import Surroundings
from ui.work import Pool

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path as File

    from app.drill.editing.document import Document
    from app.drill.editing.tree import Path, Tree
    from app.profile import Profile

_LOOK_MS = 120
_KEEP_MS = 2_000


class Manuscript(QObject):
    """See the module's text. `now`: UTC milliseconds. One thread does all that touches the disk, in
    the order in which it was asked for.

    `changed()`: the tree is another one. `went(path)`: a deed there was taken back or done again.
    `looked(outline, checked)`: how it stands. `saved()`. `refused(error)`: it could not be saved,
    or a file not be attached. `outdated()`: another program has changed the file. `unkept(error)`:
    the draft could not be kept. `codes_known()`: what the street has is read.
    """

    changed = Signal()
    went = Signal(object)
    looked = Signal(object, object)
    saved = Signal()
    refused = Signal(object)
    outdated = Signal()
    unkept = Signal(object)
    codes_known = Signal()

    def __init__(
        self,
        street: Profile,
        document: Document,
        now: Callable[[], int],
        *,
        key: str,
        tree: Tree | None = None,
    ) -> None:
        super().__init__()
        self.street = street
        self.document = document
        self.history = History(document.tree)
        if tree is not None:
            self.history.do(tree, ())
        self.around = Surroundings()
        self._now = now
        self._key = key
        self._drafts = Drafts(street)
        self._pool = Pool(self, threads=1)
        self._looking = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._looking.timeout.connect(self._look)
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keeping.timeout.connect(self.keep)
        self._gather()

    @property
    def tree(self) -> Tree:
        """The scenario as it stands; never changed in place."""
        return self.history.tree

    @property
    def is_saved(self) -> bool:
        """Whether the file says what the tree says."""
        return not self.is_new and not self.is_touched

    @property
    def is_touched(self) -> bool:
        """Whether the tree says something else than what was opened or saved last."""
        return self.tree is not self.document.tree and self.tree != self.document.tree

    @property
    def is_new(self) -> bool:
        """Whether it has no file yet."""
        return self.document.home is None

    @property
    def busy(self) -> bool:
        """Whether something is on its way to or from the disk."""
        return self._pool.busy or self._looking.isActive()

    def start(self) -> None:
        """Look at it for the first time, and read what the street has."""
        self._look()
        street = self.street
        self._pool.run(self, lambda: street_codes(street), self._take_codes, self.refused.emit)

    # Editing

    def set(self, path: Path, value: Any) -> None:
        """Put a value somewhere; letters typed in a row at one place are one deed."""
        self.do(put(self.tree, path, value), path, ("set", path))

    def do(self, tree: Tree, where: Path, key: object = None) -> None:
        """Make another tree the present one."""
        if self.history.do(tree, where, key):
            self._note()

    def seal(self) -> None:
        """Let what comes next be a deed of its own."""
        self.history.seal()

    def undo(self) -> None:
        """Take the last deed back."""
        self._go(self.history.undo())

    def redo(self) -> None:
        """Do again what was taken back."""
        self._go(self.history.redo())

    def give_up(self) -> None:
        """Go back to what the file says; the way there is a deed that can be taken back."""
        self.do(self.document.tree, ())

    def _go(self, where: Path | None) -> None:
        if where is not None:
            self._note()
            self.went.emit(where)

    def _note(self) -> None:
        self._gather()
        self._looking.start()
        self._keeping.start()
        self.changed.emit()

    def _gather(self) -> None:
        parts = {
            part: tuple(
                (str(one["id"]), str(one.get("title", "")))
                for one in items_at(self.tree, (part,))
                if isinstance(one, dict) and one.get("id")
            )
            for part in ("injects", "roles", "objectives")
        }
        self.around = Surroundings(parts, self.around.codes, tuple(self.document.attachments))

    # What is done behind the window

    def _look(self) -> None:
        tree, attachments = self.tree, tuple(self.document.attachments)

        def work() -> tuple[Outline, Checked]:
            return outline(tree), check(tree, attachments)

        def take(found: tuple[Outline, Checked]) -> None:
            if tree is self.tree:
                self.looked.emit(*found)

        self._pool.run(self, work, take, self.refused.emit)

    def keep(self) -> None:
        """Keep the draft now, or drop it when it says what the file says."""
        self._keeping.stop()
        self.seal()
        drafts, key, document, tree = self._drafts, self._key, self.document, self.tree
        is_touched, now = self.is_touched, self._now()

        def work() -> None:
            if is_touched:
                drafts.keep(key, document, tree, now)
            else:
                drafts.drop(key)

        self._pool.run(self, work, None, self.unkept.emit)

    def save(self, *, anyway: bool = False) -> None:
        """Write the file. `anyway`: over what another program wrote."""
        self.seal()
        document, tree, street = self.document, self.tree, self.street
        drafts, key = self._drafts, self._key

        def work() -> Document:
            saved = save_document(document, tree, street, anyway=anyway)
            drafts.drop(key)
            return saved

        self._pool.run(self, work, self._take_saved, self.refused.emit)

    def write_apart(self) -> Callable[[File], None]:
        """Return what writes the scenario as it stands now into a folder, for a thread to call."""
        document, tree = self.document, self.tree
        return lambda folder: write_into(document, tree, folder)

    def leave_home(self) -> None:
        """Have no file any more: the next save makes a new one on the street's shelf."""
        self.document = msgspec.structs.replace(self.document, home=None, digest="")

    def look_at_file(self) -> None:
        """Ask whether another program has changed the file."""
        document = self.document
        if document.home is not None:
            self._pool.run(
                self,
                lambda: has_changed(document),
                lambda has: self.outdated.emit() if has and document is self.document else None,
                self.refused.emit,
            )

    def attach(self, path: Path, chosen: File) -> None:
        """Take a file in as an attachment and name it at a path."""
        document = self.document

        def take(made: tuple[Document, str]) -> None:
            self.document = made[0]
            self.set(path, made[1])

        self._pool.run(self, lambda: attach(document, chosen), take, self.refused.emit)

    def close(self) -> None:
        """Keep what is not saved, and wait until it is kept."""
        self._looking.stop()
        self.keep()
        self._pool.wait(10_000)

    def _take_saved(self, document: Document) -> None:
        self.document = document
        self._gather()
        if not self.is_saved:  # something was typed while it was being written
            self._keeping.start()
        self.saved.emit()

    def _take_codes(self, codes: Codes) -> None:
        self.around = Surroundings(self.around.parts, codes, self.around.attachments)
        self.codes_known.emit()

    def title_at(self, path: Path) -> str:
        """Return the title of what is at a path, its id where it has none."""
        return str(at(self.tree, (*path, "title"), "") or at(self.tree, (*path, "id"), ""))
