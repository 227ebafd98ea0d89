"""Calls into Qt keep Python's own objects alive (PySide6 6.12.0 on CPython 3.11 does not)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont

if TYPE_CHECKING:
    from collections.abc import Callable

CALLS = 200


class Sender(QObject):
    told = Signal(object)


@pytest.mark.parametrize("kept", [None, True, False])
@pytest.mark.parametrize("name", ["setBold", "setObjectName", "emit"])
def test_calls_take_no_reference_away(kept: object, name: str) -> None:
    font, sender = QFont(), Sender()
    calls: dict[str, Callable[[], object]] = {
        "setBold": lambda: font.setBold(True),
        "setObjectName": lambda: sender.setObjectName("x"),
        "emit": lambda: sender.told.emit(kept),
    }
    call = calls[name]
    before = sys.getrefcount(kept)
    for _ in range(CALLS):
        call()
    assert abs(sys.getrefcount(kept) - before) < CALLS // 4
