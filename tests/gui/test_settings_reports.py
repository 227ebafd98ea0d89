"""Settings of reports to the district: who writes them, what is refused, what follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from app.services import incidents, reports, settings_of_street
from app.services.desk import Desk
from app.services.incidents import Intake
from app.services.settings_of_street import BadTitlePattern, BadValue, StreetSettings
from app.services.texts import TextMissing
from db.models import AuditEntry
from tests.conftest import add_officer
from tests.streets import small_street
from ui.pages.settings.reports_card import ReportsCard
from ui.shell.owed_reports import OwedReportMark

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.store import Store
    from tests.streets import HandClock
    from ui.console import Console


@pytest.fixture
def chief(store: Store, console: Console) -> Desk:
    """A leader sits at the console."""
    small_street(store)
    console.desk = Desk(store, add_officer(store, "chief", "班长", role="leader"))
    return console.desk


@pytest.fixture
def card(qtbot: QtBot, console: Console) -> ReportsCard:
    made = ReportsCard(console)
    qtbot.addWidget(made)
    made.show()
    made.read()
    qtbot.waitUntil(lambda: not console.pool.busy)
    return made


def save(qtbot: QtBot, card: ReportsCard) -> None:
    card.save_button.click()
    qtbot.waitUntil(lambda: not card._console.pool.busy)


def test_the_clocks_follow_at_once_and_the_change_is_on_record(
    qtbot: QtBot, chief: Desk, card: ReportsCard, console: Console, store: Store, clock: HandClock
) -> None:
    fire = incidents.open_incident(chief, Intake("厨房起火", "fire", "large"))
    mark = OwedReportMark(console)
    qtbot.addWidget(mark)
    qtbot.waitUntil(lambda: not console.pool.busy)
    clock.advance(8 * 60)
    mark.review()
    assert mark.isHidden()
    assert (card.telephone.value(), card.writing.value()) == (30, 60)
    assert not card.save_button.isEnabled()
    card.telephone.setValue(15)
    card.phone.edit.setText("021-0000 0000")
    card.foot.edit.setPlainText("值班室 021-0000 0001")
    card.title_pattern.edit.setText("关于{事件}的{类别}（{街道}）")
    save(qtbot, card)
    assert not card.error
    assert not card.save_button.isEnabled()
    qtbot.waitUntil(lambda: (mark.isHidden(), mark.text()) == (False, "报送 剩 7 分"))
    draft = reports.draft(chief, fire)
    assert draft.text.title == "关于厨房起火的初报（南码头路街道）"
    assert draft.text.foot == "值班室 021-0000 0001"
    with store.read() as session:
        entry = session.query(AuditEntry).filter_by(action="change_settings").one()
    assert (entry.actor, entry.subject_id) == ("班长", "street_settings")
    assert "report_by_phone_minutes" in entry.detail
    assert "gas_company_phone" not in entry.detail


def test_what_is_refused_is_said_at_its_field(qtbot: QtBot, chief: Desk, card: ReportsCard) -> None:
    card.title_pattern.edit.setText("{等级}的报告")
    save(qtbot, card)
    assert "{等级}" in card.title_pattern.error
    card.title_pattern.edit.setText("{事件}")
    card.recipient.edit.setText("")
    save(qtbot, card)
    assert card.recipient.error
    assert settings_of_street.settings(chief) == StreetSettings()


def test_only_a_leader_writes(card: ReportsCard) -> None:
    assert not card.recipient.isEnabled()
    assert card.save_button.isHidden()


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("report_by_phone_minutes", 0, BadValue),
        ("report_in_writing_minutes", 1441, BadValue),
        ("report_title", "", TextMissing),
        ("report_title", "{x}", BadTitlePattern),
    ],
)
def test_the_service_refuses_what_cannot_be(
    chief: Desk, field: str, value: object, error: type[Exception]
) -> None:
    wanted = msgspec.structs.replace(StreetSettings(), **{field: value})
    with pytest.raises(error):
        settings_of_street.change_settings(chief, wanted)
