"""What the map wears: colours from the tokens, and its words, as the page's script takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from ui.i18n import QT_TRANSLATE_NOOP
from ui.labels import LEVEL_NUMERALS, word
from ui.theme.tokens import FONT_FAMILIES

if TYPE_CHECKING:
    from ui.theme.look import Look
    from ui.theme.tokens import Palette

translate = QCoreApplication.translate

_LETTERS = {
    "smoke": QT_TRANSLATE_NOOP("Map", "烟"),
    "combustible_gas": QT_TRANSLATE_NOOP("Map", "气"),
    "electrical_fire": QT_TRANSLATE_NOOP("Map", "电"),
    "water_level": QT_TRANSLATE_NOOP("Map", "水"),
    "manhole_cover": QT_TRANSLATE_NOOP("Map", "盖"),
    "door_contact": QT_TRANSLATE_NOOP("Map", "门"),
    "infrared_activity": QT_TRANSLATE_NOOP("Map", "动"),
    "water_meter": QT_TRANSLATE_NOOP("Map", "表"),
    "hydrant_pressure": QT_TRANSLATE_NOOP("Map", "栓"),
}
"""One letter for a kind of sensor, written into its dot where there is room."""

FIRE_KINDS = frozenset({"smoke", "electrical_fire"})


def letter(kind: str) -> str:
    """Return the letter of a sensor kind; the first of its code when it has none."""
    source = _LETTERS.get(kind)
    return translate("Map", source) if source else kind[:1].upper()


def mark_word(level: int, kind: str, condition: str) -> str:
    """Return what stands in the filled mark of level I: 火 for a fire, else the numeral."""
    if level == 1 and condition == "process" and kind in FIRE_KINDS:
        return translate("Map", "火")
    return LEVEL_NUMERALS[level - 1]


def mix(one: str, other: str, share: float) -> str:
    """Return the colour `share` (0 to 1) of the way from `one` to `other`, both `#rrggbb`."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _parts(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def colours(p: Palette) -> dict[str, str]:
    """Return the map's colours by the names that its script uses."""
    ground = mix(p.bg, p.panel, 0.5)
    return {
        "outside": p.bg,
        "ground": ground,
        "green": mix(ground, p.accent, 0.05),
        "water": p.water,
        "waterName": mix(p.water, p.dim, 0.75),
        "road_main": mix(p.raised, p.line, 0.25),
        "road_minor": mix(ground, p.raised, 0.85),
        "roadBeyond": mix(p.bg, p.raised, 0.45),
        "roadName": p.dim,
        "roadClosed": p.level(2),
        "building": p.building,
        "hall": mix(p.building, ground, 0.4),
        "buildingLine": mix(p.building, p.line, 0.8),
        "compoundLine": mix(ground, p.line, 0.6),
        "areaLine": mix(p.line, p.faint, 0.25),
        "areaName": p.dim,
        "compoundName": p.dim,
        "number": p.dim,
        "rim": ground,
        "dot": mix(p.faint, p.bg, 0.4),
        "dotLarge": p.faint,
        "unknown": p.dim,
        "shelterFree": mix(ground, p.accent, 0.35),
        "shelterClosed": p.faint,
        "accent": p.accent,
        "onLevel": p.on_level,
        "panel": p.panel,
        "raised": p.raised,
        "line": p.line,
        "text": p.text,
        "dim": p.dim,
        "faint": p.faint,
        "veil": f"{ground}cc",
    }


def theme(look: Look, *, reduce_motion: bool) -> dict[str, Any]:
    """Return colours, fonts and zoom for the map's script."""
    p = look.palette
    return {
        "name": p.name,
        "zoom": look.zoom,
        "fonts": ", ".join(f if f == "sans-serif" else f'"{f}"' for f in FONT_FAMILIES),
        "colours": colours(p),
        "levels": [p.level(level) for level in (1, 2, 3, 4)],
        "reduceMotion": reduce_motion,
        "roadWords": {
            "whole": translate("Map", "{0} 封闭"),
            "part": translate("Map", "{0} 部分封闭"),
        },
    }


def words(*, synthetic: bool) -> dict[str, Any]:
    """Return the words that the map itself writes, in the reader's language."""
    datum = "WGS-84"
    if synthetic:
        datum += "  ·  " + translate("Map", "示意图 合成数据")
    return {
        "map": translate("Map", "街道地图"),
        "fire": translate("Map", "火"),
        "levels": [translate("Map", "{0} 级报警").format(numeral) for numeral in LEVEL_NUMERALS],
        "states": {
            "normal": translate("Map", "点位正常"),
            "unknown": translate("Map", "从未上报"),
            "stale": translate("Map", "点位离线"),
            "fault": translate("Map", "点位故障"),
        },
        "shelters": {
            code: translate("Map", "避难 · {0}").format(word("shelter_state", code))
            for code in ("open", "closed", "unusable")
        },
        "roadClosed": translate("Map", "道路封闭"),
        "legend": translate("Map", "图例"),
        "datum": datum,
        "fit": translate("Map", "看全街道 (Home)"),
        "fitSign": translate("Map", "全"),
        "zoomIn": translate("Map", "放大 (+)"),
        "zoomOut": translate("Map", "缩小 (-)"),
    }
