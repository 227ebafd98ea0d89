"""What was done to a tree, and how to take it back and do it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from app.drill.editing.tree import Path, Tree

MOST = 1000
"""Deeds that are remembered; trees share what is the same in them."""


class _Deed(NamedTuple):
    tree: Tree
    where: Path
    key: object


class History:
    """A tree and its past. Deeds with the same `key` in a row, until `seal`, are one: the letters
    of a word are not taken back one by one.
    """

    def __init__(self, tree: Tree) -> None:
        self._done: list[_Deed] = [_Deed(tree, (), None)]
        self._undone: list[_Deed] = []

    @property
    def tree(self) -> Tree:
        """The tree as it is now."""
        return self._done[-1].tree

    @property
    def can_undo(self) -> bool:
        """Whether there is a deed to take back."""
        return len(self._done) > 1

    @property
    def can_redo(self) -> bool:
        """Whether there is a deed to do again."""
        return bool(self._undone)

    def do(self, tree: Tree, where: Path, key: object = None) -> bool:
        """Make `tree` the present one; return False when it is the same. `where`: what changed."""
        if tree == self.tree:
            return False
        last = self._done[-1]
        if key is not None and last.key == key and not self._undone:
            self._done.pop()
        self._undone.clear()
        self._done.append(_Deed(tree, where, key))
        if len(self._done) > MOST:
            del self._done[0]
        return True

    def seal(self) -> None:
        """Let the next deed be one of its own."""
        self._done[-1] = self._done[-1]._replace(key=None)

    def undo(self) -> Path | None:
        """Take the last deed back and return where it was; None when there is none."""
        if not self.can_undo:
            return None
        deed = self._done.pop()
        self._undone.append(deed)
        self.seal()
        return deed.where

    def redo(self) -> Path | None:
        """Do again what was taken back last, and return where; None when there is nothing."""
        if not self._undone:
            return None
        deed = self._undone.pop()
        self._done.append(deed._replace(key=None))
        return deed.where
