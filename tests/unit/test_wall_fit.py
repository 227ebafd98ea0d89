from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.area_panel import legible_m
from ui.pages.wall.fit import GAP, HEADER, LARGEST, TILE_LINES, TILE_ROOM, fit

SIZES = st.sampled_from([(1366, 768), (1920, 1080), (3840, 2160), (1080, 1920), (800, 600)])


@given(st.integers(1, 80), SIZES, st.floats(2, 14))
def test_all_tiles_lie_in_the_picture_apart_and_hold_their_words(
    tiles: int, size: tuple[int, int], longest: float
) -> None:
    grid = fit(tiles, *size, longest)
    boxes = [grid.tile(number) for number in range(tiles)]
    for x, y, width, height in boxes:
        assert x >= 0
        assert y >= grid.letter * HEADER
        assert x + width <= size[0] + 1e-6
        assert y + height <= size[1] + 1e-6
        assert width >= grid.letter * (longest + TILE_ROOM) - 1e-6
        assert height >= grid.letter * TILE_LINES - 1e-6
    for (x1, y1, w, h), (x2, y2, _, _) in combinations(boxes, 2):
        apart = grid.letter * GAP - 1e-6
        assert abs(x1 - x2) >= w + apart or abs(y1 - y2) >= h + apart


@given(st.integers(1, 79), SIZES)
def test_more_tiles_never_have_larger_letters(tiles: int, size: tuple[int, int]) -> None:
    assert fit(tiles + 1, *size, 6).letter <= fit(tiles, *size, 6).letter + 1e-6


@given(st.integers(1, 80))
def test_twice_the_pixels_give_twice_the_letters(tiles: int) -> None:
    small, large = fit(tiles, 1920, 1080, 6), fit(tiles, 3840, 2160, 6)
    assert large.letter == pytest.approx(2 * small.letter)
    assert (large.columns, large.rows) == (small.columns, small.rows)


def test_few_tiles_do_not_shout() -> None:
    assert fit(1, 1920, 1080, 6).letter == 1080 / LARGEST


def test_27_areas_are_read_from_five_metres_on_a_65_inch_screen() -> None:
    grid = fit(27, 1920, 1080, 6)
    assert legible_m(grid.letter, 1920, 1439) >= 5
