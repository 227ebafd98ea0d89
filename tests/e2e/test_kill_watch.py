"""kill -9 of the watch under load, again and again: nothing is lost, nothing is there twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.brokers import broker
from tests.killing import kill_again_and_again

if TYPE_CHECKING:
    from pathlib import Path

    from tests.brokers import Broker

__all__ = ["broker"]

pytestmark = pytest.mark.e2e


def test_no_message_is_lost_or_doubled_over_many_kills(broker: Broker, tmp_path: Path) -> None:
    outcome = kill_again_and_again(tmp_path / "p", broker, kills=22, rate=600)
    assert outcome.published > 5_000
    outcome.check()
