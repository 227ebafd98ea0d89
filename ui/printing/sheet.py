"""The sheet of paper: A4 and its margins, and how each kind of text on it is set.

All lengths are dots of 1/300 inch, whatever they are drawn on: who draws scales the painter.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextLine, QTextOption

from ui.theme.tokens import FONT_FAMILIES

DPI = 300
MM = DPI / 25.4
SIDE, TOP, BOTTOM = 20 * MM, 22 * MM, 20 * MM
_SHORT, _LONG = 210 * MM, 297 * MM
_LEADING = 1.45
"""From line to line, in heights of the letters: Hanzi want air."""


def sheet_size(*, landscape: bool) -> QSizeF:
    """Return the size of the whole sheet."""
    return QSizeF(_LONG, _SHORT) if landscape else QSizeF(_SHORT, _LONG)


def body_size(*, landscape: bool) -> QSizeF:
    """Return the size of what is within the margins."""
    whole = sheet_size(landscape=landscape)
    return QSizeF(whole.width() - 2 * SIDE, whole.height() - TOP - BOTTOM)


@dataclass(frozen=True)
class Style:
    """How a text is set. `points`: height of its letters. `above`, `below`: millimetres of air.

    `ink`: its colour, of the light palette; paper is white.
    """

    points: float
    bold: bool = False
    ink: str = ""
    above: float = 0
    below: float = 1.2

    @property
    def leading(self) -> float:
        """From line to line."""
        return self.points / 72 * DPI * _LEADING


TITLE = Style(20, bold=True, below=2)
SUBTITLE = Style(9, ink="dim", below=3)
SECTION = Style(14, bold=True, above=5, below=2)
BELOW_SECTION = Style(12, bold=True, above=3, below=1.5)
PLAIN = Style(10.5)
BOLD = Style(10.5, bold=True)
NOTE = Style(9, ink="dim")
CELL = Style(9, above=1, below=1)
HEAD = Style(9, bold=True, above=1, below=1)
RUNNING = Style(9, bold=True, ink="drill")
CORNER = Style(8, ink="dim")


@cache
def font_of(style: Style) -> QFont:
    """Return the font of a style; without hinting, so that it is as wide on each device."""
    font = QFont()
    font.setFamilies(list(FONT_FAMILIES))
    font.setPixelSize(round(style.points / 72 * DPI))
    font.setBold(style.bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def lines_of(
    text: str, style: Style, width: float, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> tuple[QTextLayout, list[QTextLine]]:
    """Return a text broken into lines of `width`; the lines live as long as their layout."""
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(_printable(text), font_of(style))
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    lines: list[QTextLine] = []
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        line.setPosition(
            QPointF(0, len(lines) * style.leading + (style.leading - line.height()) / 2)
        )
        lines.append(line)
        line = layout.createLine()
    layout.endLayout()
    return layout, lines


def _printable(text: str) -> str:
    """Return a text without signs that have no picture; its line ends as Qt's layout knows them."""
    kept = "".join(one for one in text if one >= " " or one in "\t\n")
    return kept.replace("\n", "\u2028")
