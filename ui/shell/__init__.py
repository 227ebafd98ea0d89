"""The frame: main window, status strip, alarm strip, navigation, log-in, processes."""

from __future__ import annotations
