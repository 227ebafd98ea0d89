"""The document of the map: folium makes it, without anything from outside.

folium names Leaflet and five more libraries on other people's servers; only Leaflet is needed, and
it lies in `resources/web`. `load_files` and `map_document` read the disk and import folium: call
them off the GUI thread.
"""

from __future__ import annotations

from pathlib import Path

WEB = Path(__file__).parent.parent.parent / "resources" / "web"
DOCUMENT = "street.html"

CENTRE = (31.2, 121.5)
"""Latitude and longitude (folium's order) shown before the street is known."""

SCRIPTS = (
    "web/leaflet/leaflet.js",
    "web/qwebchannel.js",
    "web/map/projection.js",
    "web/map/sheet.js",
    "web/map/text.js",
    "web/map/ground.js",
    "web/map/sensors.js",
    "web/map/marks.js",
    "web/map/legend.js",
    "web/map/shouwang-map.js",
)
STYLES = ("web/leaflet/leaflet.css", "web/map/map.css")

_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "connect-src 'self'; img-src 'self'"
)

_START = """
{% macro script(this, kwargs) %}
Shouwang.start({{ this._parent.get_name() }});
{% endmacro %}
"""


def map_document() -> bytes:
    """Return the page as HTML; every address in it is relative to itself."""
    import folium
    from branca.element import Element, MacroElement
    from folium.template import Template

    street = folium.Map(
        location=CENTRE,
        tiles=None,
        zoom_start=14,
        min_zoom=12,
        max_zoom=20,
        crs="EPSG3857",
        prefer_canvas=True,
        zoom_control=True,
        zoom_snap=0.25,
        zoom_delta=0.5,
        wheel_px_per_zoom_level=100,
        zoom_animation=False,
        fade_animation=False,
        marker_zoom_animation=False,
        attribution_control=False,
        keyboard_pan_delta=160,
        max_bounds_viscosity=0.7,
    )
    street._id = "street"
    street.default_js = [(name, name) for name in SCRIPTS]
    street.default_css = [(name, name) for name in STYLES]
    start = MacroElement()
    start._template = Template(_START)
    street.add_child(start)
    root = street.get_root()
    root.header.add_child(
        Element(f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'), index=0
    )
    return str(root.render()).encode()


def load_files() -> dict[str, bytes]:
    """Return the files of the map's scripts and styles by their names on the shelf."""
    return {
        name: (WEB / name.removeprefix("web/")).read_bytes()
        for name in (*SCRIPTS, *STYLES)
        if name != "web/qwebchannel.js"
    }


def channel_script() -> bytes:
    """Return Qt's own script for the other end of a QWebChannel, of the Qt that runs."""
    from PySide6 import QtWebChannel  # noqa: F401 - brings the resource
    from PySide6.QtCore import QFile

    file = QFile(":/qtwebchannel/qwebchannel.js")
    if not file.open(QFile.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(file.fileName())
    return bytes(file.readAll().data())
