"""Where it happened: free words, and the building that they mean, found while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.services import places
from ui.widgets.basics import button, label
from ui.widgets.fields import Field, LineField
from ui.widgets.flow import FlowLayout
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.places import Hit
    from ui.console import Console
    from ui.theme.look import Look

_MOST = 4
_LOOKED_AT = 60
_PAUSE_MS = 200


class PlaceField(LineField):
    """A line of text that offers buildings, by name or pinyin. `building_chosen(id)`."""

    building_chosen = Signal(str)

    def __init__(self, console: Console, name: str, title: str) -> None:
        super().__init__(
            console.look,
            name,
            title,
            placeholder=self.tr("小区、楼号、楼层、房间；输入几个字可选楼栋"),
            limit=120,
        )
        self._console = console
        self._asked = ""
        self._offers = QWidget()
        self._flow = spaced(console.look, FlowLayout(self._offers), 4)
        self.body.insertWidget(2, self._offers)
        self._offers.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.edit.textEdited.connect(self._note_typing)

    @property
    def offers(self) -> list[str]:
        """The names of the buildings offered."""
        return [made.text() for made in self._buttons()]

    def choose(self, position: int) -> None:
        """Choose one of the buildings offered."""
        self._buttons()[position].click()

    def clear_offers(self) -> None:
        """Offer nothing any more."""
        self._pause.stop()
        self._asked = ""
        self._show([])

    def _buttons(self) -> list[QPushButton]:
        return self._offers.findChildren(QPushButton)

    def _note_typing(self, _text: str) -> None:
        self._pause.start()

    def _search(self) -> None:
        text = self.text
        self._asked = text
        if len(text) < 2:
            self._show([])
            return
        self._console.ask(
            self,
            lambda desk: places.search(desk, text, _LOOKED_AT),
            lambda hits: self._take(text, hits),
        )

    def _take(self, text: str, hits: Sequence[Hit]) -> None:
        if text == self._asked:
            self._show([hit for hit in hits if hit.table == "buildings"][:_MOST])

    def _show(self, hits: Sequence[Hit]) -> None:
        for gone in self._buttons():
            self._flow.removeWidget(gone)
            gone.setParent(None)
            gone.deleteLater()
        for hit in hits:
            made = button(hit.title, role="chip", tip=hit.subtitle)
            made.clicked.connect(lambda _=False, chosen=hit: self._choose_building(chosen))
            self._flow.addWidget(made)
        self._offers.setVisible(bool(hits))
        self._offers.updateGeometry()

    def _choose_building(self, hit: Hit) -> None:
        self.clear_offers()
        self.edit.setText(f"{hit.title} ")
        self.focus()
        self.edit.end(False)
        self.building_chosen.emit(hit.id)


class BuildingField(Field):
    """The building that was chosen, with a way to take it back; hidden while there is none.

    A draft keeps its id; the name comes with what is read about it.
    """

    def __init__(self, look: Look, name: str) -> None:
        self._id = ""
        holder = QWidget()
        self._name = label("", "label", wrap=True)
        self.drop_button = button(self.tr("取消定位"), role="link")
        line = spaced(look, QHBoxLayout(holder))
        line.addWidget(self._name, 1)
        line.addWidget(self.drop_button)
        super().__init__(look, name, "", holder)
        self._title.hide()
        self.drop_button.clicked.connect(lambda: self.set_text(""))
        self.set_text("")

    @property
    def text(self) -> str:
        """The building's id, empty for none."""
        return self._id

    @property
    def name_shown(self) -> str:
        """What is said about the building."""
        return self._name.text()

    def set_text(self, text: str) -> None:
        """Take a building by its id; its name is shown when it is known."""
        changed = text != self._id
        self._id = text
        if changed or not text:
            self._name.setText("")
            self.hide()
        if changed:
            self._change()

    def show_name(self, name: str) -> None:
        """Say which building it is."""
        self._name.setText(self.tr("已定位：{0}，可在图上看").format(name))
        self.setVisible(bool(self._id))
