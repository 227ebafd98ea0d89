"""Short lines of facts under a heading: what, its value, and perhaps a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.basics import button, label
from ui.widgets.measure import spaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme.look import Look


@dataclass(frozen=True)
class Fact:
    """A line: `text`, `value` at the right, and a link that asks for `target`.

    `unknown`: the value is missing and is written as such, dim.
    """

    text: str
    value: str = ""
    link: str = ""
    target: str = ""
    unknown: bool = False


class _Line(QWidget):
    """One line, used again and again."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.text = label("", wrap=True)
        self.value = label("")
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.link = button("", role="link")
        self.target = ""
        layout = spaced(look, QHBoxLayout(self), 8)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.value)
        layout.addWidget(self.link)

    def show_fact(self, fact: Fact) -> None:
        self.text.setText(fact.text)
        self.value.setText(fact.value)
        role = "dim" if fact.unknown else "strong"
        if self.value.property("role") != role:
            self.value.setProperty("role", role)
            self.value.style().unpolish(self.value)
            self.value.style().polish(self.value)
        self.value.setVisible(bool(fact.value))
        self.link.setText(fact.link)
        self.link.setAccessibleName(f"{fact.link} {fact.text}")
        self.link.setVisible(bool(fact.link))
        self.target = fact.target


class FactLines(QWidget):
    """A heading with lines; hidden while there are none. `asked(target)`: a link was pressed."""

    asked = Signal(str)

    def __init__(self, look: Look, title: str = "") -> None:
        super().__init__()
        self._look = look
        self._title = label(title, "label")
        self._lines: list[_Line] = []
        self._used = 0
        self._layout = spaced(look, QVBoxLayout(self), 2)
        self._layout.addWidget(self._title)
        self._title.setVisible(bool(title))

    @property
    def texts(self) -> list[str]:
        """What the lines say, for a test to read."""
        return [
            " ".join(filter(None, (line.text.text(), line.value.text())))
            for line in self._lines[: self._used]
        ]

    def link(self, number: int) -> QWidget:
        """Return the link of a line."""
        return self._lines[number].link

    def show_facts(self, facts: Sequence[Fact], title: str | None = None) -> None:
        """Show exactly these lines."""
        if title is not None:
            self._title.setText(title)
            self._title.setVisible(bool(title))
        while len(self._lines) < len(facts):
            line = _Line(self._look)
            self._layout.addWidget(line)
            line.link.clicked.connect(lambda _=False, one=line: self.asked.emit(one.target))
            self._lines.append(line)
        for line, fact in zip(self._lines, facts, strict=False):
            line.show_fact(fact)
        self._used = len(facts)
        for number, line in enumerate(self._lines):
            line.setVisible(number < self._used)
        self.setVisible(bool(facts))
