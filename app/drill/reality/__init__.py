"""A scenario made of what the street really went through, without anybody's name.

The street's database is only read. What the shift did becomes expectations with the times it took
then, so that another shift can be compared with it.
"""

from __future__ import annotations
