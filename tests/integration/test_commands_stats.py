from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from app.commands import stats
from app.domain.instant import iso_utc, local_text
from db.models import Base, SensorState
from tests.brokers import broker  # noqa: F401
from tests.programs import wait_for
from tests.streets import code, open_street, topic
from tests.watching import WatchProcess

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest

    from app.profile import Profile
    from db.store import Store
    from tests.brokers import Broker
    from tests.streets import HandClock


def report(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert stats.run(folder, as_json=True) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_every_table_is_counted(
    profile: Profile, street: Mapping[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    found = report(profile.folder, capsys)
    assert set(found["tables"]) == set(Base.metadata.tables)
    assert found["tables"]["sensors"] == len(street)
    assert found["tables"]["residential_areas"] == 1
    assert found["tables"]["alarms"] == found["open_alarms"] == 0


def test_what_is_not_known_is_said_to_be_unknown(
    profile: Profile, capsys: pytest.CaptureFixture[str]
) -> None:
    found = report(profile.folder, capsys)
    assert found["last_message_at"] is None
    assert found["broker"] == {"state": "unknown"}
    assert found["watch"] == {"running": False}
    stats.run(profile.folder, as_json=False)
    out = capsys.readouterr().out
    assert "未知 unknown" in out
    assert "—" in out


def test_times_are_those_of_the_last_message_and_the_last_commit(
    store: Store,
    clock: HandClock,
    profile: Profile,
    street: Mapping[str, str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    clock.wall = 4_000_000_000_000
    heard = clock.now() - 5000
    with store.write() as write:
        write.session.add(SensorState(id=street[code(0)], ts=heard, seq=1, received_at=heard))
    found = report(profile.folder, capsys)
    assert found["last_message_at"] == iso_utc(heard)
    assert found["last_commit_at"] == iso_utc(clock.now())
    stats.run(profile.folder, as_json=False)
    assert local_text(heard) in capsys.readouterr().out


def test_looking_makes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert stats.run(tmp_path / "none", as_json=True) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("错误 error: ")
    assert str(tmp_path / "none") in captured.err
    assert not (tmp_path / "none").exists()


def test_a_running_watch_tells_how_the_broker_is(
    tmp_path: Path, broker: Broker, capsys: pytest.CaptureFixture[str]  # noqa: F811
) -> None:  # fmt: skip
    open_street(tmp_path / "street").close()
    with WatchProcess(tmp_path / "street", broker.url) as watch:
        wait_for(lambda: report(watch.profile.folder, capsys)["broker"]["state"] == "connected")
        broker.publish([(topic(0), '{"v":1,"ts":1795500000000,"value":0.4}')])
        wait_for(lambda: report(watch.profile.folder, capsys)["watch"]["received"] == 1)
        found = report(watch.profile.folder, capsys)
        assert found["watch"]["running"] is True
        assert found["broker"]["address"] == broker.url.removeprefix("mqtt://")
        assert found["watch"]["last_message_at"].endswith("Z")
        stats.run(watch.profile.folder, as_json=False)
        assert "已连接 connected" in capsys.readouterr().out
        watch.stop()
    assert report(watch.profile.folder, capsys)["watch"] == {"running": False}
