"""A scenario opened to be edited, and written to its file again.

What another program wrote meanwhile is never overwritten unasked. A scenario that comes with the
program is opened as a copy for the street's own shelf.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import tempfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from app.drill.bundle import LARGEST_FILE, SCENARIO, is_safe, read_bundle
from app.drill.editing.comments import comments_of
from app.drill.editing.spec import specs
from app.drill.editing.tree import Tree, items_at, put
from app.drill.fair_copy import Unwritable, fair_text
from app.drill.library import FOLDER
from app.drill.marked import read_marked
from app.drill.problems import Problem, ScenarioError
from app.drill.scenario_file import SHIPPED

if TYPE_CHECKING:
    from app.profile import Profile

NOTE = "#"
"""The name under which the tree keeps the comment that stands over an item."""


class ChangedOnDisk(Exception):
    """Another program has changed or removed the file since it was opened. Field: `path`."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was changed by another program")
        self.path = path


class Document(msgspec.Struct, frozen=True):
    """A scenario's file as it was opened. `home`: the file or folder it is saved to; None: it has
    none yet, and gets one on the street's shelf. `digest`: of the file's text then. `source`: where
    it was read from, "" for a new one. `lost`: comments that saving does not keep.
    """

    tree: Tree
    head: tuple[str, ...] = ()
    attachments: dict[str, bytes] = {}
    home: Path | None = None
    digest: str = ""
    source: str = ""
    lost: int = 0


def open_document(path: Path) -> Document:
    """Return the scenario at `path`, sound or not. Raises ScenarioError when it is no YAML that a
    scenario could be in.
    """
    bundle = read_bundle(path)
    tree = read_marked(bundle.text, bundle.file).plain()
    if not isinstance(tree, dict):
        raise ScenarioError([Problem(bundle.file, 1, "", "not_fields", type(tree).__name__)])
    found = comments_of(bundle.text.decode("utf-8-sig"))
    for (part, place), note in found.notes.items():
        if isinstance(items_at(tree, (part,))[place], dict):
            tree = put(tree, (part, place, NOTE), note)
    is_ours = _is_shipped(path) or path.suffix.lower() == ".zip"
    home = None if is_ours else path
    return Document(
        tree, found.head, bundle.attachments, home, digest_of(bundle.text), str(path), found.lost
    )


def save_document(
    document: Document, tree: Tree, street: Profile, *, anyway: bool = False
) -> Document:
    """Write a tree to the document's home, or to a new one on the street's shelf; return the
    document as it is then. Whole or not at all.

    `anyway`: also over what another program wrote. Raises ChangedOnDisk, Unwritable, ScenarioError
    when it is too large to be read again, OSError.
    """
    text = text_of(document, tree)
    home = document.home or _new_home(street, str(tree.get("id", "")))
    was = _text_in(home)
    if (
        document.home is not None
        and not anyway
        and (was is None or digest_of(was) != document.digest)
    ):
        raise ChangedOnDisk(home)
    if document.attachments and not home.is_dir():
        before, home = home, home.with_suffix("")
        _write_folder(document, text, home)
        if document.home is not None:
            before.unlink(missing_ok=True)
    elif home.is_dir():
        _write_all(document, text, home)
    else:
        write_whole(home, text)
    return msgspec.structs.replace(
        document, tree=tree, home=home, digest=digest_of(text), source=str(home), lost=0
    )


def write_into(document: Document, tree: Tree, folder: Path) -> None:
    """Write a tree and the attachments into an empty folder, as a scenario to be played.

    Raises Unwritable, ScenarioError, OSError.
    """
    _write_all(document, text_of(document, tree), folder)


def text_of(document: Document, tree: Tree) -> bytes:
    """Return what the file of a tree says. Raises Unwritable, ScenarioError."""
    notes = {
        str(item.get("id")): str(item[NOTE])
        for part in ("injects", "expectations")
        for item in items_at(tree, (part,))
        if isinstance(item, dict) and NOTE in item
    }
    plain = ordered(without_notes(tree))
    text = fair_text(plain, document.head, notes).encode()
    if read_marked(text, str(document.home or "")).plain() != plain:
        raise Unwritable("holds values that a scenario file cannot say")
    return text


def without_notes(tree: Tree) -> Tree:
    """Return a tree without the comments over its items."""
    for part in ("injects", "expectations"):
        items = items_at(tree, (part,))
        if any(isinstance(item, dict) and NOTE in item for item in items):
            tree = {**tree, part: [_without(item) for item in items]}
    return tree


def ordered(tree: Tree) -> Tree:
    """Return a tree whose fields stand in the order in which the format describes them."""
    found = _in_order(tree, "scenario")
    for part, owner in PARTS.items():
        if isinstance(found.get(part), list):
            found[part] = [
                _in_order(one, owner) if isinstance(one, dict) else one for one in found[part]
            ]
    return found


PARTS = {
    "objectives": "objective", "roles": "role", "injects": "inject",
    "expectations": "expectation", "world": "beginning",
}  # fmt: skip
"""The lists of a scenario, and the name of an item's form."""


def has_changed(document: Document) -> bool:
    """Return whether another program has written or removed the file since."""
    if document.home is None:
        return False
    was = _text_in(document.home)
    return was is None or digest_of(was) != document.digest


def attach(document: Document, chosen: Path) -> tuple[Document, str]:
    """Return the document with a file as its attachment, and the attachment's name.

    Raises ScenarioError for a name that no system could keep, or a file that is too large; OSError.
    """
    name = chosen.name
    if not is_safe(name) or name == SCENARIO:
        raise ScenarioError([Problem(str(chosen), 0, "", "bad_path", name)])
    if chosen.stat().st_size > LARGEST_FILE:
        raise ScenarioError([Problem(str(chosen), 0, "", "too_large", "16 MB")])
    raw = chosen.read_bytes()
    stem, suffix, number = Path(name).stem, Path(name).suffix, 1
    while name in document.attachments and document.attachments[name] != raw:
        number += 1
        name = f"{stem}-{number}{suffix}"
    return msgspec.structs.replace(document, attachments={**document.attachments, name: raw}), name


def digest_of(text: bytes) -> str:
    """Return what tells one text from another."""
    return hashlib.sha256(text).hexdigest()


def _in_order(fields: Tree, owner: str) -> Tree:
    order: dict[str, int] = {}
    for spec in specs(owner):
        order.setdefault(spec.name.split(".")[0], len(order))
    return dict(sorted(fields.items(), key=lambda one: order.get(one[0], len(order))))


def _without(item: object) -> object:
    if not isinstance(item, dict):
        return item
    return {name: one for name, one in item.items() if name != NOTE}


def _is_shipped(path: Path) -> bool:
    return SHIPPED in path.resolve().parents


def _text_in(home: Path) -> bytes | None:
    try:
        return (home / SCENARIO if home.is_dir() else home).read_bytes()
    except OSError:
        return None


def _new_home(street: Profile, name: str) -> Path:
    """Return a path on the street's shelf that nothing has."""
    shelf = street.folder / FOLDER
    shelf.mkdir(mode=0o700, exist_ok=True)
    stem = re.sub(r"[^\w-]+", "-", name).strip("-_")[:40] or "scenario"
    number, made = 1, shelf / f"{stem}.yaml"
    while made.exists() or made.with_suffix("").exists() or made.with_suffix(".zip").exists():
        number += 1
        made = shelf / f"{stem}-{number}.yaml"
    return made


def _write_folder(document: Document, text: bytes, home: Path) -> None:
    """Make a folder with all of a document, whole or not at all: half a one would stand in the way
    of every later saving. Raises OSError, FileExistsError where there is something already.
    """
    if home.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(home))
    made = Path(tempfile.mkdtemp(prefix=f".{home.name}.", dir=home.parent))
    try:
        _write_all(document, text, made)
        made.rename(home)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def _write_all(document: Document, text: bytes, folder: Path) -> None:
    """Write what is not there yet, the scenario last: it is what names the others."""
    for name, raw in document.attachments.items():
        target = folder.joinpath(*PurePosixPath(name).parts)
        if not target.exists() or target.read_bytes() != raw:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, raw)
    write_whole(folder / SCENARIO, text)


def write_whole(target: Path, raw: bytes) -> None:
    """Write a file whole or not at all. Raises OSError."""
    handle, made = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(made).replace(target)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise
