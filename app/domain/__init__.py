"""The rules, pure: no Qt, no SQL, no clock, no network, no files.

Functions take values and return values. Times are `Instant`s (see `instant`), positions are WGS-84
(longitude, latitude) in degrees, quantities are `Decimal`.
"""

from __future__ import annotations
