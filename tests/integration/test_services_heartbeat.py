"""The console's own reading of the newest beat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.heartbeat import Beat
from app.services.heartbeat import newest_beat
from app.watch.heartbeat import FACT, Heart
from db.models import LocalFact

if TYPE_CHECKING:
    from app.services.desk import Desk
    from db.store import Store
    from tests.streets import HandClock


def test_what_the_watch_wrote_is_what_the_console_reads(
    desk: Desk, store: Store, clock: HandClock
) -> None:
    assert newest_beat(desk) is None
    heart = Heart(clock, "street", "c", lambda: "310115010")
    for number in (1, 2):
        clock.advance(5)
        with store.write() as write:
            kept = heart.write(write, Beat(number, clock.now() - 20, 0))
        assert newest_beat(desk) == kept == Beat(number, clock.now() - 20, clock.now())


@pytest.mark.parametrize("text", ["", "[]", '{"number": "x"}', "12", '{"number": 1}'])
def test_a_beat_that_cannot_be_read_is_none(desk: Desk, store: Store, text: str) -> None:
    with store.write() as write:
        write.session.merge(LocalFact(name=FACT, value=text))
    assert newest_beat(desk) is None
