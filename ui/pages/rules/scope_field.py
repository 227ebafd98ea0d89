"""Which part of the street: typed by name, code or pinyin, chosen from what is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.scopes import Scope
from app.services import places
from ui.pages.rules.wording import place_text, scope_word
from ui.widgets.basics import button
from ui.widgets.fields import LineField
from ui.widgets.flow import FlowLayout
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.scopes import ScopeKey
    from app.services.places import Hit
    from ui.console import Console

_MOST = 6
_LOOKED_AT = 80
_PAUSE_MS = 200

SCOPES = {
    "residential_areas": Scope.AREA,
    "compounds": Scope.COMPOUND,
    "buildings": Scope.BUILDING,
    "sensors": Scope.SENSOR,
}
"""Tables in which places are found, and their levels."""

_BAR = "|"


class ScopeField(LineField):
    """A place of the hierarchy; the whole street until another one is chosen.

    `chosen()`: another place was chosen. `only`: levels that may be chosen, all by default. A
    draft keeps scope, id and name.
    """

    chosen = Signal()

    def __init__(
        self,
        console: Console,
        name: str,
        title: str,
        *,
        only: Sequence[Scope] = tuple(Scope),
        placeholder: str = "",
    ) -> None:
        self._console = console
        self._only = tuple(only)
        self._key: ScopeKey | None = (Scope.STREET, "") if Scope.STREET in only else None
        self._name = ""
        self._kind = ""
        self._asked = ""
        super().__init__(
            console.look,
            name,
            title,
            placeholder=placeholder,
            limit=120,
        )
        self._offers = QWidget()
        self._flow = spaced(console.look, FlowLayout(self._offers), 4)
        self.body.insertWidget(2, self._offers)
        self._offers.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.street_button = button(scope_word(Scope.STREET), role="link")
        self.line.addWidget(self.street_button)
        self.street_button.clicked.connect(lambda: self.choose(Scope.STREET, "", ""))
        self.edit.returnPressed.disconnect()
        self.edit.returnPressed.connect(self._choose_first)
        self.edit.textEdited.connect(self._note_typing)
        self._show_name()

    @property
    def key(self) -> ScopeKey | None:
        """The place chosen; None: nothing, or what is typed was not chosen yet."""
        return self._key if self.edit.text() == self._shown() else None

    @property
    def place_name(self) -> str:
        """The name of what is chosen, without its level."""
        return self._name

    @property
    def text(self) -> str:
        """What a draft keeps."""
        if self._key is None:
            return ""
        return _BAR.join((*self._key, self._name))

    def set_text(self, text: str) -> None:
        """Choose as a draft kept it; an empty text: the street, or nothing."""
        scope, _, rest = text.partition(_BAR)
        row_id, _, name = rest.partition(_BAR)
        if scope in tuple(Scope):
            self._key, self._name = (Scope(scope), row_id), name
        else:
            self._key = (Scope.STREET, "") if Scope.STREET in self._only else None
            self._name = ""
        self._show_name()

    @property
    def offers(self) -> list[QPushButton]:
        """The buttons of what is offered."""
        return self._offers.findChildren(QPushButton)

    def set_kind(self, kind: str) -> None:
        """Offer sensors of this kind only; empty: of every kind."""
        self._kind = kind

    def choose(self, scope: Scope, row_id: str, name: str) -> None:
        """Choose a place."""
        self._pause.stop()
        self._asked = ""
        self._key, self._name = (scope, row_id), name
        self._show_name()
        self.chosen.emit()

    def _shown(self) -> str:
        return "" if self._key is None else place_text(self._key[0], self._name)

    def _show_name(self) -> None:
        self._show([])
        is_street = self._key is not None and self._key[0] is Scope.STREET
        self.street_button.setVisible(Scope.STREET in self._only and not is_street)
        self.edit.setText(self._shown())
        self.edit.setCursorPosition(0)

    def _note_typing(self, _text: str) -> None:
        self._pause.start()

    def _choose_first(self) -> None:
        if self.offers:
            self.offers[0].click()
        elif self.key is None:
            self._search()
        else:
            self.edit.focusNextChild()

    def _search(self) -> None:
        text = self.edit.text().strip()
        self._asked = text
        if not text or self.key is not None:
            self._show([])
            return
        self._console.ask(
            self,
            lambda desk: places.search(desk, text, _LOOKED_AT),
            lambda hits: self._take(text, hits),
        )

    def _take(self, text: str, hits: Sequence[Hit]) -> None:
        if text == self._asked:
            self._show([hit for hit in hits if self._may(hit)][:_MOST], searched=True)

    def _may(self, hit: Hit) -> bool:
        scope = SCOPES.get(hit.table)
        if scope is None or scope not in self._only:
            return False
        return scope is not Scope.SENSOR or self._kind in ("", hit.kind)

    def _show(self, hits: Sequence[Hit], *, searched: bool = False) -> None:
        for gone in self.offers:
            self._flow.removeWidget(gone)
            gone.setParent(None)
            gone.deleteLater()
        for hit in hits:
            scope = SCOPES[hit.table]
            name = f"{hit.title} {hit.subtitle}" if scope is Scope.SENSOR else hit.title
            made = button(place_text(scope, name), role="chip", tip=hit.subtitle)
            made.clicked.connect(
                lambda _=False, scope=scope, hit=hit, name=name: self.choose(scope, hit.id, name)
            )
            self._flow.addWidget(made)
        self.show_hint(self.tr("没有找到，请换几个字再试。") if searched and not hits else "")
        self._offers.setVisible(bool(hits))
        self._offers.updateGeometry()
