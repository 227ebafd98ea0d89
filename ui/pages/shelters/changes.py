"""Changes of a shelter's state: their words, and what is done and undone. One entry a change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QCoreApplication

from app.services import shelters
from app.services.desk import Desk
from ui.pages.shelters.model import OPEN

if TYPE_CHECKING:
    from app.services.shelters import ShelterRow

translate = QCoreApplication.translate

Undo: TypeAlias = Callable[[Desk], object]
"""Takes a change back, off the GUI thread."""


@dataclass(frozen=True)
class Change:
    """A change. `title`, `done`: with a place for the shelter's name. `reasons`: common ones.

    `deed(desk, row, reason, leave)` does it, off the GUI thread, and returns its undo; `leave`:
    count the people inside out before.
    """

    code: str
    title: str
    save: str
    done: str
    reasons: tuple[str, ...]
    deed: Callable[[Desk, ShelterRow, str, bool], Undo]


def changes() -> dict[str, Change]:
    """Return the changes by code, in the reader's language."""
    entries = (
        Change(
            "open",
            translate("Shelters", "开放 {0}"),
            translate("Shelters", "开放"),
            translate("Shelters", "已开放 {0}"),
            (
                translate("Shelters", "台风转移安置"),
                translate("Shelters", "暴雨积水"),
                translate("Shelters", "火灾疏散"),
                translate("Shelters", "燃气泄漏疏散"),
                translate("Shelters", "演练"),
            ),
            _open,
        ),
        Change(
            "close",
            translate("Shelters", "关闭 {0}"),
            translate("Shelters", "关闭"),
            translate("Shelters", "已关闭 {0}"),
            (
                translate("Shelters", "响应解除，人员已返家"),
                translate("Shelters", "人员已转到别处"),
                translate("Shelters", "演练结束"),
            ),
            _close,
        ),
        Change(
            "unusable",
            translate("Shelters", "把 {0} 标为不可用"),
            translate("Shelters", "标为不可用"),
            translate("Shelters", "{0} 已标为不可用"),
            (
                translate("Shelters", "房屋受损"),
                translate("Shelters", "进水"),
                translate("Shelters", "停水停电"),
                translate("Shelters", "场地占用"),
            ),
            _mark_unusable,
        ),
        Change(
            "restore",
            translate("Shelters", "恢复 {0}"),
            translate("Shelters", "恢复可用"),
            translate("Shelters", "{0} 已恢复可用，现在未开放"),
            (
                translate("Shelters", "修复并查验合格"),
                translate("Shelters", "场地已腾空"),
            ),
            _restore,
        ),
    )
    return {entry.code: entry for entry in entries}


def _taken_back() -> str:
    return translate("Shelters", "撤销刚才的操作")


def _open(desk: Desk, row: ShelterRow, reason: str, _leave: bool) -> Undo:
    shelters.open_shelter(desk, row.id, reason)
    again = _taken_back()
    return lambda desk: shelters.close_shelter(desk, row.id, again)


def _close(desk: Desk, row: ShelterRow, reason: str, leave: bool) -> Undo:
    left = shelters.count_out(desk, row.id, row.occupied, note=reason) if leave else None
    shelters.close_shelter(desk, row.id, reason)
    again = _taken_back()

    def undo(desk: Desk) -> None:
        shelters.open_shelter(desk, row.id, again)
        if left is not None:
            shelters.reverse_move(desk, left.move_id, again)

    return undo


def _mark_unusable(desk: Desk, row: ShelterRow, reason: str, _leave: bool) -> Undo:
    shelters.mark_unusable(desk, row.id, reason)
    again = _taken_back()

    def undo(desk: Desk) -> None:
        shelters.restore_shelter(desk, row.id, again)
        if row.state == OPEN:
            shelters.open_shelter(desk, row.id, again)

    return undo


def _restore(desk: Desk, row: ShelterRow, reason: str, _leave: bool) -> Undo:
    shelters.restore_shelter(desk, row.id, reason)
    again = _taken_back()
    return lambda desk: shelters.mark_unusable(desk, row.id, again)
