from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from app.services import settings_of_street
from app.services.desk import NotAllowed
from app.services.settings_of_street import BadValue, StreetSettings
from tests.conftest import add_officer
from tests.occurrences import audited

if TYPE_CHECKING:
    from app.services.desk import Desk
    from db.store import Store


def test_the_street_is_told_when_there_is_one(desk: Desk) -> None:
    assert settings_of_street.street(desk) is None


@pytest.mark.usefixtures("street")
def test_the_street_says_whether_its_geometry_is_made_up(desk: Desk) -> None:
    street = settings_of_street.street(desk)
    assert street is not None
    assert (street.code, street.name, street.synthetic) == ("310115010", "南码头路街道", True)


def test_assumptions_hold_until_a_leader_changes_them(desk: Desk, store: Store) -> None:
    assert settings_of_street.settings(desk) == StreetSettings()
    wanted = msgspec.structs.replace(
        StreetSettings(), hazards_name="隐患清单", report_by_phone_minutes=20
    )
    with pytest.raises(NotAllowed):
        settings_of_street.change_settings(desk, wanted)
    leader = desk.as_actor(add_officer(store, "li", "主任李", role="leader"))
    settings_of_street.change_settings(leader, wanted)
    assert settings_of_street.settings(desk) == wanted
    settings_of_street.change_settings(leader, StreetSettings())
    assert settings_of_street.settings(desk) == StreetSettings()
    assert '"hazards_name", "report_by_phone_minutes"' in audited(store)[0].detail


def test_a_time_to_report_is_a_minute_to_a_day(desk: Desk, store: Store) -> None:
    leader = desk.as_actor(add_officer(store, "li", "主任李", role="leader"))
    with pytest.raises(BadValue) as bad:
        settings_of_street.change_settings(leader, StreetSettings(report_in_writing_minutes=0))
    assert (bad.value.setting, bad.value.least, bad.value.most) == (
        "report_in_writing_minutes",
        1,
        1440,
    )
