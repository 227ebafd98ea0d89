"""Every text stands out from every ground (WCAG 2.2, contrast 4.5), in both themes."""

from __future__ import annotations

import itertools

import pytest

from ui.theme.tokens import PALETTES, Palette


def luminance(color: str) -> float:
    """Return the relative luminance of `#rrggbb` (WCAG 2.2)."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))
def test_text_can_be_read_on_every_ground(palette: Palette) -> None:
    grounds = (palette.bg, palette.panel, palette.raised)
    for text, ground in itertools.product((palette.text, palette.dim), grounds):
        assert contrast(text, ground) >= 4.5, (text, ground)
    assert contrast(palette.on_accent, palette.accent) >= 4.5
    assert contrast(palette.on_level, palette.red) >= 3.0  # bold numerals in the mark and the pill


@pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))
def test_marks_stand_out_from_every_ground(palette: Palette) -> None:
    grounds = (palette.bg, palette.panel, palette.raised)
    for level, ground in itertools.product((1, 2, 3, 4), grounds):
        assert contrast(palette.level(level), ground) >= 3.0, (level, ground)


def test_the_accent_is_no_warning_colour() -> None:
    for palette in PALETTES.values():
        assert palette.accent not in [palette.level(level) for level in (1, 2, 3, 4)]
