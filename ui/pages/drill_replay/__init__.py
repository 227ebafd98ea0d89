"""The replay of a drill (复盘回放): on map and time line, beside plan and another run."""

from __future__ import annotations
