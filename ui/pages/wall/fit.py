"""Where the tiles of the wall stand and how large its letters are: as large as they fit.

All lengths follow from one, the letter: the pixel height of an area's name. Whether that is enough
for five metres depends on the screen's width in millimetres (`app.domain.area_panel`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

HEADER: Final = 3.4
"""Height of the header: two lines, in letters."""
TILE_LINES: Final = 4.3
"""Height of a tile, in letters: three lines with their room."""
TILE_ROOM: Final = 2.35
"""Width of a tile beside the name, in letters: the level's mark and the edges."""
GAP: Final = 0.22
"""Between tiles, in letters."""
LARGEST: Final = 14.0
"""The letter is at most this part of the picture's height, however few tiles there are."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A grid of equal tiles under a header; lengths in pixels."""

    columns: int
    rows: int
    letter: float
    width: float
    height: float

    @property
    def gap(self) -> float:
        """The room between two tiles, and round all of them."""
        return self.letter * GAP

    @property
    def header(self) -> float:
        """The header's height."""
        return self.letter * HEADER

    @property
    def tile_width(self) -> float:
        """The width of each tile."""
        return (self.width - (self.columns + 1) * self.gap) / self.columns

    @property
    def tile_height(self) -> float:
        """The height of each tile."""
        return (self.height - self.header - (self.rows + 1) * self.gap) / self.rows

    def tile(self, number: int) -> tuple[float, float, float, float]:
        """Return x, y, width, height of tile `number`, counted from 0 by rows."""
        row, column = divmod(number, self.columns)
        x = self.gap + column * (self.tile_width + self.gap)
        y = self.header + self.gap + row * (self.tile_height + self.gap)
        return x, y, self.tile_width, self.tile_height


def fit(tiles: int, width: float, height: float, longest_name: float) -> Fit:
    """Return the grid with the largest letters.

    `longest_name`: the width of the longest name, in letters (six Hanzi are six). Of grids with
    equal letters the one with the fewest empty places.
    """
    tiles = max(1, tiles)
    grids = []
    for columns in range(1, tiles + 1):
        rows = math.ceil(tiles / columns)
        by_width = width / (columns * (longest_name + TILE_ROOM) + (columns + 1) * GAP)
        by_height = height / (rows * TILE_LINES + (rows + 1) * GAP + HEADER)
        letter = min(by_width, by_height, height / LARGEST)
        grids.append(Fit(columns, rows, letter, width, height))
    return max(grids, key=lambda grid: (round(grid.letter, 3), -(grid.columns * grid.rows - tiles)))
