"""Sensors as one binary of columns: 400 kB for 22,000, read in the page without parsing.

`SWS1`, the count (uint32), then longitude and latitude (float64), kind and state (uint8), each a
column; little-endian. The other end is `Sensors.take` in resources/web/map/sensors.js.
"""

from __future__ import annotations

import sys
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MAGIC = b"SWS1"


def pack(
    lon: Sequence[float], lat: Sequence[float], kinds: Sequence[int], states: Sequence[int]
) -> bytes:
    """Return the columns as one binary. All are of one length; kinds and states below 256."""
    count = len(lon).to_bytes(4, "little")
    return b"".join((MAGIC, count, _floats(lon), _floats(lat), bytes(kinds), bytes(states)))


def _floats(values: Sequence[float]) -> bytes:
    column = array("d", values)
    if sys.byteorder == "big":
        column.byteswap()
    return column.tobytes()
