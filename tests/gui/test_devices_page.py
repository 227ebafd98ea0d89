"""The devices page, pressed as a person presses it, over a real database."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from sqlalchemy import select

from app.domain.mappings import FieldMapping
from app.services import mappings
from db.models import PayloadMapping, Sensor, SensorSource, UnknownSensor
from tests.gui.map_driving import click as click_map
from tests.streets import small_street
from ui.pages.devices.view import DevicesPage
from ui.pages.devices.waiting import WaitingDevices

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot

    from db.store import Store
    from ui.console import Console


def stranger(store: Store, address: str, **fields: Any) -> str:
    row = {"source": "sparkplug", "first_at": 1, "last_at": 5, "messages": 1, **fields}
    with store.write() as write:
        made = UnknownSensor(address=address, **row)
        write.session.add(made)
        write.session.flush()
        return made.id


@pytest.fixture
def page(qtbot: QtBot, console: Console, store: Store) -> DevicesPage:
    """The page over a small street with a loud and a quiet device."""
    small_street(store)
    stranger(store, "g/e:Level", last_at=9)
    stranger(
        store, "g/e:Smoke", name="3 层烟感", kind="smoke", alarming=True, sample=b'{"a": [1]}',
        topic="spBv1.0/g/NDATA/e",
    )  # fmt: skip
    made = DevicesPage(console)
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    settle(qtbot, made)
    return made


def settle(qtbot: QtBot, page: DevicesPage) -> None:
    QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: page.is_ready and not page.console.pool.busy, timeout=60_000)


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_loud_device_stands_first_with_its_mark(qtbot: QtBot, page: DevicesPage) -> None:
    rows = page.devices.shown_rows
    assert [row.address for row in rows] == ["g/e:Smoke", "g/e:Level"]
    detail = page.devices.detail
    assert detail.what == "3 层烟感"
    assert detail.sample.toPlainText() == '{\n  "a": [\n    1\n  ]\n}'
    assert not detail.take_back_button.isVisible()
    page.devices.chips.set_on(["refused"])
    page.devices.apply_filters()
    assert page.devices.shown_rows == []


def test_a_device_is_placed_in_a_building(qtbot: QtBot, page: DevicesPage, store: Store) -> None:
    detail = page.devices.detail
    click(qtbot, detail.place_button)
    form = detail.place_form
    assert form.kind.text == "smoke"
    form.where.edit.setText("试验小区 1 号")
    form.where.edit.textEdited.emit("试验小区 1 号")
    qtbot.waitUntil(lambda: bool(form.where.offers), timeout=60_000)
    form.where.choose(0)
    assert not form.area.isVisible()
    form.floor.set_text("99")
    click(qtbot, form.save_button)
    qtbot.waitUntil(lambda: bool(form.floor.error), timeout=60_000)
    form.floor.set_text("3")
    form.place.set_text("3 层走廊")
    click(qtbot, form.save_button)
    qtbot.waitUntil(lambda: detail.open_form is None, timeout=60_000)
    settle(qtbot, page)
    with store.read() as session:
        source = session.scalars(select(SensorSource)).one()
        sensor = session.get_one(Sensor, source.sensor_id)
        assert (source.address, sensor.kind, sensor.floor, sensor.place) == (
            "g/e:Smoke", "smoke", 3, "3 层走廊",
        )  # fmt: skip
        assert sensor.building_id is not None
    page.enter(next(row.id for row in page.devices.model.rows if row.address == "g/e:Smoke"))
    settle(qtbot, page)
    assert page.map_selection() == sensor.id
    assert not detail.place_button.isVisible()


def test_a_click_on_the_map_says_where(qtbot: QtBot, page: DevicesPage) -> None:
    click(qtbot, page.devices.detail.place_button)
    form = page.devices.detail.place_form
    click(qtbot, form.map_button)
    view = form.map
    assert view is not None
    qtbot.waitUntil(lambda: view.is_ready, timeout=60_000)
    feed = view.feed
    assert feed is not None
    assert feed.content is not None
    ids = {one.kind: one.id for one in feed.content.places.values()}
    with qtbot.waitSignal(view.spot_clicked, timeout=60_000):
        click_map(qtbot, view, 121.5031, 31.1942)
    lon, lat = (float(part) for part in form.position.text.split(","))
    assert (lon, lat) == (pytest.approx(121.5031, abs=3e-4), pytest.approx(31.1942, abs=3e-4))
    assert (form.area.text, form.building.text) == (ids["area"], "")
    view.spot_clicked.emit(121.504, 31.195, ids["building"])
    assert form.building.text == ids["building"]
    qtbot.waitUntil(lambda: "试验小区" in form.building.name_shown, timeout=60_000)
    assert form.position.text == "121.504000, 31.195000"
    assert not form.area.isVisible()


def test_a_place_must_be_given(qtbot: QtBot, page: DevicesPage) -> None:
    detail = page.devices.detail
    click(qtbot, detail.place_button)
    form = detail.place_form
    click(qtbot, form.save_button)
    qtbot.waitUntil(lambda: bool(form.area.error), timeout=60_000)
    assert "居民区" in form.area.error
    form.position.set_text("somewhere")
    click(qtbot, form.save_button)
    assert "WGS-84" in form.position.error


def test_a_refusal_is_taken_back_by_ctrl_z(qtbot: QtBot, page: DevicesPage, store: Store) -> None:
    detail = page.devices.detail
    click(qtbot, detail.refuse_button)
    click(qtbot, detail.refuse_form.save_button)
    qtbot.waitUntil(lambda: bool(detail.refuse_form.reason.error), timeout=60_000)
    detail.refuse_form.reason.set_text("厂家调试设备")
    click(qtbot, detail.refuse_form.save_button)
    qtbot.waitUntil(lambda: states(store)["g/e:Smoke"] == "refused", timeout=60_000)
    settle(qtbot, page)
    click(qtbot, page.devices.foot.undo_bar.undo_button)
    qtbot.waitUntil(lambda: states(store)["g/e:Smoke"] == "waiting", timeout=60_000)
    settle(qtbot, page)


def states(store: Store) -> dict[str, str]:
    with store.read() as session:
        return {one.address: one.state for one in session.scalars(select(UnknownSensor))}


def test_a_mapping_is_tried_while_it_is_typed_and_saved(
    qtbot: QtBot, page: DevicesPage, store: Store
) -> None:
    page.console.desk = page.console.desk.as_actor(
        type(page.console.desk.actor)("陈", role="leader")
    )
    page.show_tab("mappings")
    settle(qtbot, page)
    tab = page.mappings
    click(qtbot, tab.new_button)
    form = tab.detail.form
    form.message.set_text(json.dumps({"sn": "A1", "lv": 301, "st": 1}))
    form.title_field.set_text("甲厂")
    form.topic.set_text("vendor/+/up")
    form.id.set_text("sn")
    form.state.set_text("st")
    form.words.set_text("0 = 正常")
    qtbot.waitUntil(lambda: "状态词表里没有这个词：1" in form.trial, timeout=60_000)
    form.words.set_text("0 = 正常\n1＝报警")
    form.value.set_text("lv")
    form.unit.set_text("mm")
    qtbot.waitUntil(lambda: "A1 · 301 mm · 报警" in form.trial, timeout=60_000)
    form.value.set_text("lv[")
    qtbot.waitUntil(lambda: "路径写错了" in form.trial, timeout=60_000)
    click(qtbot, form.save_button)
    qtbot.waitUntil(lambda: bool(form.value.error), timeout=60_000)
    form.value.set_text("lv")
    click(qtbot, form.save_button)
    qtbot.waitUntil(lambda: tab.detail.open_form is None, timeout=60_000)
    settle(qtbot, page)
    (saved,) = mappings.mappings(page.console.desk)
    assert saved.mapping == FieldMapping(
        id="sn", value="lv", unit="mm", state="st", words={"0": "normal", "1": "alarm"}
    )
    assert tab.detail.what == "甲厂"
    click(qtbot, tab.detail.enable_button)
    qtbot.waitUntil(lambda: not enabled(store), timeout=60_000)
    settle(qtbot, page)
    click(qtbot, tab.detail.edit_button)
    assert form.words.text == "0 = 正常\n1 = 报警"
    assert form.title_field.text == "甲厂"


def enabled(store: Store) -> bool:
    with store.read() as session:
        return session.scalars(select(PayloadMapping.enabled)).one()


def test_the_count_is_amber_when_a_waiting_device_says_alarm(
    qtbot: QtBot, console: Console, store: Store
) -> None:
    small_street(store)
    seen: list[tuple[int, bool]] = []
    told: list[str] = []
    console.told.connect(told.append)
    counting = WaitingDevices(console)
    counting.changed.connect(lambda count, alarming: seen.append((count, alarming)))
    stranger(store, "a")
    stranger(store, "b")
    counting.start()
    qtbot.waitUntil(lambda: seen == [(2, False)], timeout=60_000)
    assert told == []
    stranger(store, "c", alarming=True)
    qtbot.waitUntil(lambda: seen[-1] == (1, True), timeout=60_000)
    assert len(told) == 1
