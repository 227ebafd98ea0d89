"""All guidance of the street in one list, and the gas company's telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.services import guidance_notes, settings_of_street
from app.services.guidance_notes import NoteText
from tests.conftest import add_officer
from tests.streets import small_street
from ui.pages.settings.guidance_card import GuidanceCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.services.desk import Desk
    from db.store import Store
    from ui.console import Console


@pytest.fixture
def leader(console: Console, store: Store) -> Desk:
    """A leader, who looks at the desk of a small street."""
    small_street(store)
    console.desk = console.desk.as_actor(add_officer(store, "li", "主任李", role="leader"))
    return console.desk


def card_of(qtbot: QtBot, console: Console) -> GuidanceCard:
    made = GuidanceCard(console)
    qtbot.addWidget(made)
    made.resize(800, 900)
    made.show()
    made.read()
    qtbot.waitUntil(lambda: bool(made.lines.texts) and not console.pool.busy)
    return made


def test_notes_are_listed_and_edited_in_place(qtbot: QtBot, console: Console, leader: Desk) -> None:
    guidance_notes.save(leader, NoteText("street", "", "smoke", "", "街道的话"), None)
    card = card_of(qtbot, console)
    (line,) = card.lines.texts
    assert line.startswith("街道 南码头路街道 · 烟感 · 所有情形 · 主任李")
    qtbot.mouseClick(card.lines.link(0), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: card.editor.meaning.text == "街道的话")
    card.editor.meaning.set_text("新的话")
    qtbot.mouseClick(card.editor.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not card.editor.isVisible())
    assert [note.meaning for note in guidance_notes.notes(leader)] == ["新的话"]


def test_a_kind_gets_words_for_the_whole_street_without_an_alarm(
    qtbot: QtBot, console: Console, leader: Desk
) -> None:
    card = card_of(qtbot, console)
    assert card.lines.texts == ["还没有自己写的，全部用内置的。"]
    card.kind.setCurrentIndex(card.kind.findData("water_level"))
    qtbot.mouseClick(card.new_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: card.editor.save_button.isEnabled() and bool(card.editor.preview))
    card.editor.calls.set_text("防汛队 000-0003-0001")
    qtbot.mouseClick(card.editor.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "积水水位" in card.lines.texts[0])
    (note,) = guidance_notes.notes(leader)
    assert (note.scope, note.kind, note.calls[0].phone) == (
        "street",
        "water_level",
        "000-0003-0001",
    )


def test_the_gas_companys_number_is_kept(qtbot: QtBot, console: Console, leader: Desk) -> None:
    card = card_of(qtbot, console)
    card.gas.set_text("000-962")
    qtbot.mouseClick(card.gas_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: settings_of_street.settings(leader).gas_company_phone == "000-962")


def test_an_officer_reads_only(
    qtbot: QtBot, console: Console, leader: Desk, officer: object
) -> None:
    guidance_notes.save(leader, NoteText("street", "", "smoke", "", "街道的话"), None)
    console.desk = leader.as_actor(officer)  # type: ignore[arg-type]
    card = card_of(qtbot, console)
    assert not card.lines.link(0).isVisible()
    assert not card.new_button.isVisible()
    assert not card.gas_button.isVisible()
