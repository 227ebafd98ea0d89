"""The one table of colours, sizes and fonts (see docs/interface.md for their use).

No page holds a literal colour, size or font: it asks `Look`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of one theme as `#rrggbb`. Red, orange, yellow and blue mean abnormal, always."""

    name: str
    bg: str
    panel: str
    raised: str
    line: str
    text: str
    dim: str
    faint: str
    accent: str
    on_accent: str
    drill: str
    red: str
    orange: str
    yellow: str
    blue: str
    on_level: str
    water: str
    building: str

    def level(self, level: int) -> str:
        """Return the colour of alarm level 1 to 4."""
        return (self.red, self.orange, self.yellow, self.blue)[level - 1]


DARK = Palette(
    name="dark",
    bg="#1b1e23",
    panel="#22262c",
    raised="#2a2f36",
    line="#353b44",
    text="#d7dbe0",
    dim="#8e97a2",
    faint="#616a75",
    accent="#4fb3a8",
    on_accent="#10201e",
    drill="#a98be0",
    red="#e5484d",
    orange="#f0883e",
    yellow="#e3c341",
    blue="#4a9eea",
    on_level="#ffffff",
    water="#222d3d",
    building="#2c323a",
)

LIGHT = Palette(
    name="light",
    bg="#eef0f2",
    panel="#f8f9fa",
    raised="#ffffff",
    line="#d4d9de",
    text="#22272d",
    dim="#5f6a75",
    faint="#98a1ab",
    accent="#0f766e",
    on_accent="#ffffff",
    drill="#6d4bb5",
    red="#c9252d",
    orange="#c2570c",
    yellow="#9a7a00",
    blue="#1667b7",
    on_level="#ffffff",
    water="#dae5ef",
    building="#e1e5e9",
)

PALETTES = {palette.name: palette for palette in (DARK, LIGHT)}


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths in pixels at 100 % zoom; multiply through `Look.px`."""

    text: int = 15
    label: int = 13
    title: int = 20
    figure: int = 26
    row: int = 34
    control: int = 32
    corner: int = 4
    step: int = 4
    status_strip: int = 36
    alarm_strip: int = 48
    alarm_strip_loud: int = 72
    rail: int = 168
    mark: int = 16


SIZES = Sizes()

FONT_FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
"""The first one present is used; Noto Sans CJK SC comes with the project's set-up."""
