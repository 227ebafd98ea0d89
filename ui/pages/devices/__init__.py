"""The page of devices that are not in the register, and of field mappings (设备接入)."""

from __future__ import annotations
