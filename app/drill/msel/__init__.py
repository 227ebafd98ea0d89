"""The master scenario events list (MSEL) of a scenario as an Excel workbook, and back.

After HSEEP's MSEL. What a column cannot say stands in a column 其它(YAML), so that a scenario that
is written and read again is the same. Only this room knows the spreadsheet libraries.
"""

from __future__ import annotations
