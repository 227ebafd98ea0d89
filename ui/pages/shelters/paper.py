"""A shelter on paper: how it stands, and who went in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.documents.blocks import Align, Column, Document
from app.domain.instant import local_text
from app.services import shelters
from ui.labels import word
from ui.pages.shelters.model import ledger_lines, people, state_text
from ui.printing.paper import Paper
from ui.printing.parts import facts, part
from ui.text import number

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.services.shelters import MoveRow, ShelterRow

translate = QCoreApplication.translate


def shelter_paper(row: ShelterRow) -> Paper:
    """Return a shelter with its ledger; the keeper's telephone stays in the house."""

    def make(desk: Desk) -> Document:
        return shelter_document(row, shelters.moves(desk, row.id))

    return Paper(row.name, make)


def shelter_document(row: ShelterRow, moves: list[MoveRow]) -> Document:
    """Return the document."""
    since = local_text(row.state_since) if row.state_since is not None else ""
    whats = {line.id: line.what for line in ledger_lines(moves, 0)}
    return Document(
        row.name,
        f"{word('shelter_kind', row.kind)}　{row.code}",
        "",
        (
            facts(
                (
                    (translate("Printing", "居民区"), row.area_name),
                    (translate("Printing", "地址"), row.address),
                    (
                        translate("Printing", "状态"),
                        "　".join(one for one in (state_text(row), since, row.state_reason) if one),
                    ),
                    (translate("Printing", "容量"), people(row.capacity)),
                    (translate("Printing", "已入住"), people(row.occupied)),
                    (translate("Printing", "管理人"), row.keeper_name),
                )
            ),
            *part(
                translate("Printing", "出入台账"),
                (
                    Column(translate("Printing", "时间"), 22),
                    Column(translate("Printing", "事项"), 34),
                    Column(translate("Printing", "人数"), 10, Align.RIGHT),
                    Column(translate("Printing", "在住"), 10, Align.RIGHT),
                    Column(translate("Printing", "谁"), 10),
                    Column(translate("Printing", "说明"), 14),
                ),
                (
                    (
                        local_text(move.at),
                        whats[move.id],
                        f"{move.people:+}",
                        number(move.occupied),
                        move.actor,
                        move.note,
                    )
                    for move in reversed(moves)
                ),
                translate("Printing", "还没有人员出入。"),
            ),
        ),
    )
