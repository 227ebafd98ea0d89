"""Formats of others that come and go by other ways than MQTT; pure reading and writing."""

from __future__ import annotations
