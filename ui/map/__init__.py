"""The map: a folium page in QtWebEngine, served offline, fed over a web channel."""

from __future__ import annotations
