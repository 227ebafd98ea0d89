"""The map page, pressed as a person presses it: cards, list, search, ways to other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.domain.alarms import AlarmState
from app.services import shelters
from db.ids import new_id
from db.models import Alarm, Building, Camera, ResidentialArea, SensorState
from tests.gui.map_driving import PATIENCE_MS, add_shelter, assert_clean, click, surface, wait_for
from tests.occurrences import raise_alarm
from tests.streets import code, small_street
from ui.map.view import MapView
from ui.pages.map.facts import ACKNOWLEDGE, ALARM, INCIDENT, SHELTER
from ui.pages.map.view import MapPage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytestqt.qtbot import QtBot

    from db.store import Store
    from tests.streets import HandClock
    from ui.console import Console


@pytest.fixture
def street(store: Store) -> Mapping[str, str]:
    """A small street of 20 sensors; ids by code."""
    return small_street(store, 20)


@pytest.fixture
def page(qtbot: QtBot, console: Console, street: Mapping[str, str]) -> Iterator[MapPage]:
    """The page over the small street, quiet."""
    console.alarms.load()
    made = MapPage(console)
    made.resize(1198, 632)
    made.show()
    made.enter(None)
    qtbot.waitUntil(lambda: made.is_ready and console.alarms.is_loaded, timeout=PATIENCE_MS)
    yield made
    assert_clean(made.map)
    assert made.map.sheet is not None
    made.map.sheet.close()
    made.close()
    qtbot.wait(50)


def open_card(qtbot: QtBot, page: MapPage, row_id: str) -> str:
    """Enter the page for a row and return what its card says."""
    page.enter(row_id)
    qtbot.waitUntil(
        lambda: page.is_ready and page.card.facts is not None and page.card.facts.id == row_id,
        timeout=PATIENCE_MS,
    )
    return page.card.texts


def test_sensor_that_never_reported_shows_no_value(
    qtbot: QtBot, page: MapPage, street: Mapping[str, str]
) -> None:
    said = open_card(qtbot, page, street[code(0)])
    assert "烟感" in said
    assert code(0) in said
    assert "从未上报，情况不明" in said
    assert page.card.facts is not None
    assert page.card.facts.figure == "—"
    assert page.card.facts.unknown
    wait_for(qtbot, page.map, "Shouwang.running.map.getZoom() >= 17")


def test_card_follows_its_sensor(
    qtbot: QtBot, page: MapPage, store: Store, street: Mapping[str, str]
) -> None:
    sensor_id = street[code(0)]
    open_card(qtbot, page, sensor_id)
    with store.write() as write:
        write.session.add(
            SensorState(
                id=sensor_id, ts=write.now, seq=1, received_at=write.now, value=9.4, state="normal",
                battery=87.0, messages=1,
            )
        )  # fmt: skip
    qtbot.waitUntil(lambda: "9.4\n%obs/m" in page.card.texts, timeout=PATIENCE_MS)
    assert "87 %" in page.card.texts


def test_offline_sensor_keeps_its_last_value_apart(
    qtbot: QtBot, page: MapPage, store: Store, street: Mapping[str, str], clock: HandClock
) -> None:
    sensor_id = street[code(0)]
    with store.write() as write:
        write.session.add(
            SensorState(
                id=sensor_id, ts=write.now, seq=1, received_at=write.now, value=9.4, state="normal",
                messages=1, stale_since=write.now,
            )
        )  # fmt: skip
    clock.advance(4_320)
    said = open_card(qtbot, page, sensor_id)
    assert "离线 1 时 12 分，现状不明" in said
    assert "离线前读数 9.4 %obs/m" in said
    assert page.card.facts is not None
    assert page.card.facts.figure == "—"


def test_alarm_comes_into_the_list_and_its_card_acknowledges_it(
    qtbot: QtBot, page: MapPage, console: Console, store: Store, street: Mapping[str, str]
) -> None:
    alarm_id = raise_alarm(store, street[code(0)], level=1)
    qtbot.waitUntil(lambda: page.lines.rowCount() == 1, timeout=PATIENCE_MS)
    line = page.lines.line(0)
    assert line is not None
    assert (line.title, line.level, line.strong) == ("火灾 · 烟感", 1, True)
    qtbot.waitUntil(lambda: page.visible_alarm_ids() == [alarm_id], timeout=PATIENCE_MS)
    box = page.list.visualRect(page.lines.index(0))
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    qtbot.waitUntil(lambda: page.subject_id == street[code(0)] and page.is_ready)
    button = page.card.action(ACKNOWLEDGE)
    assert button is not None
    assert button.property("role") == "primary"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.card.action(ACKNOWLEDGE) is None, timeout=PATIENCE_MS)
    with store.read() as session:
        assert session.get_one(Alarm, alarm_id).state == AlarmState.ACTIVE_ACKED
    assert page.card.facts is not None
    assert page.card.facts.level == 1


def test_card_leads_to_the_alarm_and_to_a_new_incident(
    qtbot: QtBot, page: MapPage, console: Console, store: Store, street: Mapping[str, str]
) -> None:
    alarm_id = raise_alarm(store, street[code(0)], level=1)
    qtbot.waitUntil(lambda: page.lines.rowCount() == 1, timeout=PATIENCE_MS)
    open_card(qtbot, page, street[code(0)])
    asked: list[tuple[str, object]] = []
    console.page_requested.connect(lambda *given: asked.append(given))
    for action in (ALARM, INCIDENT):
        button = page.card.action(action)
        assert button is not None
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [("alarms", alarm_id), ("incidents", f"new:{alarm_id}")]


def test_alarm_id_is_as_good_as_its_sensors(
    qtbot: QtBot, page: MapPage, store: Store, street: Mapping[str, str]
) -> None:
    alarm_id = raise_alarm(store, street[code(2)], level=2)
    qtbot.waitUntil(lambda: page.lines.rowCount() == 1, timeout=PATIENCE_MS)
    page.enter(alarm_id)
    qtbot.waitUntil(lambda: page.subject_id == street[code(2)], timeout=PATIENCE_MS)


def test_burning_sensor_shows_the_way_to_the_nearest_shelter(
    qtbot: QtBot, page: MapPage, console: Console, store: Store, street: Mapping[str, str]
) -> None:
    shelter_id = add_shelter(store)
    shelters.open_shelter(console.desk, shelter_id, "台风")
    raise_alarm(store, street[code(0)], level=1)
    qtbot.waitUntil(lambda: page.lines.rowCount() == 1, timeout=PATIENCE_MS)
    open_card(qtbot, page, street[code(0)])
    wait_for(qtbot, page.map, "Shouwang.running.marks.note && Shouwang.running.marks.note.to")
    wait_for(qtbot, page.map, "Shouwang.running.marks.note.text.includes('余 100')")


def test_building_card_counts_people_and_masks_its_leader(
    qtbot: QtBot, page: MapPage, store: Store
) -> None:
    with store.write() as write:
        building = write.session.query(Building).one()
        building.leader_name, building.leader_phone = "李小龙", "00000001234"
        building_id = building.id
    qtbot.waitUntil(lambda: page.map.feed is not None and page.map.feed.is_idle)
    click(qtbot, page.map, 121.5075, 31.1975)
    # At the whole street a click finds the area; near by it finds the building.
    qtbot.waitUntil(lambda: page.card.facts is not None and page.is_ready, timeout=PATIENCE_MS)
    said = open_card(qtbot, page, building_id)
    assert "180" in said
    assert "72 户" in said
    assert "李** 000****1234" in said
    assert "李小龙" not in said
    assert "感知点位 20" in said


def test_shelter_card_says_what_is_free_and_leads_to_the_shelters_page(
    qtbot: QtBot, page: MapPage, console: Console, store: Store
) -> None:
    shelter_id = add_shelter(store)
    qtbot.waitUntil(lambda: page.map.feed is not None and page.map.feed.is_idle)
    closed = open_card(qtbot, page, shelter_id)
    assert "人可容纳" in closed
    assert "未开放" in closed
    shelters.open_shelter(console.desk, shelter_id, "台风")
    shelters.count_in(console.desk, shelter_id, 18, 7)
    qtbot.waitUntil(lambda: "82\n人可再入住" in page.card.texts, timeout=PATIENCE_MS)
    assert "张** 000****0001" in page.card.texts
    button = page.card.action(SHELTER)
    assert button is not None
    with qtbot.waitSignal(console.page_requested) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == ["shelters", shelter_id]


def test_area_card_sums_its_area(
    qtbot: QtBot, page: MapPage, store: Store, street: Mapping[str, str]
) -> None:
    raise_alarm(store, street[code(0)], level=1)
    qtbot.waitUntil(lambda: page.lines.rowCount() == 1, timeout=PATIENCE_MS)
    with store.read() as session:
        area_id = session.query(ResidentialArea).one().id
    said = open_card(qtbot, page, area_id)
    assert "试验" in said
    assert "感知点位 20" in said
    assert "从未上报 20" in said
    assert page.card.facts is not None
    assert page.card.facts.level == 1


def test_search_by_initials_flies_there(
    qtbot: QtBot, page: MapPage, street: Mapping[str, str]
) -> None:
    page.focus_search()
    QTest.keyClicks(page.focusWidget() or page, "syxq")
    qtbot.waitUntil(lambda: page.lines.rowCount() > 0, timeout=PATIENCE_MS)
    line = page.lines.line(0)
    assert line is not None
    assert "试验小区" in line.title
    QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.focusWidget() or page, code(7))
    qtbot.waitUntil(
        lambda: page.lines.rowCount() == 1 and page.lines.index(0).data() is not None
        and code(7) in page.lines.index(0).data(),
        timeout=PATIENCE_MS,
    )  # fmt: skip
    page.list.setCurrentIndex(page.lines.index(0))
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.subject_id == street[code(7)], timeout=PATIENCE_MS)


def test_search_without_a_find_says_what_can_be_looked_for(qtbot: QtBot, page: MapPage) -> None:
    page.focus_search()
    QTest.keyClicks(page.focusWidget() or page, "zzzz9")
    qtbot.waitUntil(lambda: page._empty.isVisible() and "zzzz9" in page._empty._why.text())


def test_escape_closes_the_card_also_from_the_map(
    qtbot: QtBot, page: MapPage, street: Mapping[str, str]
) -> None:
    page.activateWindow()
    open_card(qtbot, page, street[code(0)])
    qtbot.waitUntil(page.isActiveWindow)
    page.map.setFocus()
    QTest.keyClick(surface(page.map), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.subject_id is None)
    assert not page.card.isVisible()


def test_layers_go_and_come_by_their_chips(qtbot: QtBot, page: MapPage) -> None:
    page.chips._buttons["sensors"].click()
    wait_for(qtbot, page.map, "Shouwang.running.painted() === 0")
    page.chips._buttons["sensors"].click()
    wait_for(qtbot, page.map, "Shouwang.running.painted() === 20")
    page.chips._buttons["shelters"].click()
    wait_for(qtbot, page.map, "!Shouwang.running.marks.showShelters")
    page.chips._buttons["shelters"].click()
    wait_for(qtbot, page.map, "Shouwang.running.marks.showShelters")


def test_unknown_place_is_said_to_be_missing(qtbot: QtBot, page: MapPage, console: Console) -> None:
    with qtbot.waitSignal(console.told, timeout=PATIENCE_MS) as told:
        page.enter(new_id())
    assert "不在图上" in told.args[0]


def test_place_asked_for_before_the_map_is_there_is_shown_when_it_is(
    qtbot: QtBot, console: Console, street: Mapping[str, str]
) -> None:
    made = MapPage(console)
    made.resize(1198, 632)
    made.enter(street[code(4)])
    made.show()
    qtbot.waitUntil(lambda: made.is_ready and made.card.isVisible(), timeout=PATIENCE_MS)
    assert made.subject_id == street[code(4)]
    wait_for(qtbot, made.map, "Shouwang.running.map.getZoom() >= 17")
    assert made.map.sheet is not None
    made.map.sheet.close()
    made.close()
    qtbot.wait(50)


def test_map_takes_the_keys_when_its_page_is_entered(
    qtbot: QtBot, console: Console, street: Mapping[str, str]
) -> None:
    made = MapPage(console)
    made.resize(1198, 632)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.enter(None)
    qtbot.waitUntil(lambda: made.is_ready, timeout=PATIENCE_MS)
    wait_for(qtbot, made.map, "document.hasFocus()")
    assert made.map.sheet is not None
    made.map.sheet.close()
    made.close()
    qtbot.wait(50)


def test_show_sensor_asked_early_is_done_later(
    qtbot: QtBot, console: Console, street: Mapping[str, str]
) -> None:
    small = MapView(console, compact=True)
    small.resize(400, 300)
    small.show_sensor(street[code(4)], "12 号楼 6 层", "避难点 310 m")
    small.show()
    qtbot.waitUntil(lambda: small.is_ready, timeout=PATIENCE_MS)
    wait_for(qtbot, small, "Shouwang.running.marks.note.title === '12 号楼 6 层'")
    assert small.grab().toImage().pixelColor(QPoint(200, 150)).isValid()
    assert small.sheet is not None
    small.sheet.close()
    small.close()
    qtbot.wait(50)


def test_a_camera_is_flown_to_ringed_and_named(
    qtbot: QtBot, console: Console, store: Store, street: Mapping[str, str]
) -> None:
    with store.write() as write:
        area = write.session.query(ResidentialArea).one().id
        write.session.add(
            Camera(id="camera", area_id=area, code="SX-1", name="南门", lon=121.504, lat=31.194)
        )
    console.alarms.load()
    page = MapPage(console)
    page.resize(1198, 632)
    page.show()
    page.enter("camera")
    qtbot.waitUntil(lambda: page.is_ready, timeout=PATIENCE_MS)
    wait_for(qtbot, page.map, "Shouwang.running.map.getZoom() >= 17")
    wait_for(
        qtbot,
        page.map,
        "Math.abs(Shouwang.running.map.getCenter().lng - 121.504) < 0.002",
    )
    assert page.map._note is not None
    assert page.map._note["title"] == "南门"
    assert_clean(page.map)
    assert page.map.sheet is not None
    page.map.sheet.close()
    page.close()
    qtbot.wait(50)
