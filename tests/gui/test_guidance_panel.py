"""What to do, whom to call, who and what is near: read and edited as a person does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.services import alarms, guidance_notes
from app.services.guidance_notes import NoteText
from db.models import Building, Camera, ResidentialArea, Sensor, Shelter, VulnerablePerson
from tests.conftest import add_officer
from tests.occurrences import audited, raise_alarm, report
from tests.streets import small_street
from ui.alarms.guidance_panel import GuidancePanel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from app.services.desk import Desk
    from db.store import Store
    from ui.console import Console


@pytest.fixture
def sensors(store: Store) -> Mapping[str, str]:
    """A small street with a leader, a vulnerable person, a hydrant, a shelter and a camera."""
    ids = small_street(store)
    with store.write() as write:
        building = write.session.query(Building).one()
        building.leader_name, building.leader_phone = "王某甲", "13800005678"
        area = write.session.query(ResidentialArea).one()
        area.micro_station_phone = "000-0008-0101"
        for sensor in write.session.query(Sensor):
            if sensor.kind == "hydrant_pressure":
                sensor.in_service = False
        write.session.add_all(
            [
                VulnerablePerson(
                    building_id=building.id, category="living_alone", name="李某乙", floor=3,
                    room="302", phone="13900001234",
                ),
                Sensor(
                    id="hydrant", code="H-1", kind="hydrant_pressure", area_id=area.id,
                    place="临沂路东侧消火栓", lon=121.506, lat=31.195,
                ),
                Shelter(
                    id="shelter", area_id=area.id, code="BN-01", name="操场", state="closed",
                    kind="shelter_point", capacity=80, usable_area=100, lon=121.507, lat=31.195,
                ),
                Camera(
                    id="camera", area_id=area.id, code="SX-1", name="试验小区南门",
                    lon=121.5055, lat=31.195,
                ),
            ]
        )  # fmt: skip
    return ids


@pytest.fixture
def leader(console: Console, store: Store) -> Desk:
    """The console's person becomes a leader."""
    console.desk = console.desk.as_actor(add_officer(store, "li", "主任李", role="leader"))
    return console.desk


@pytest.fixture
def panel(qtbot: QtBot, console: Console) -> GuidancePanel:
    """An empty panel."""
    made = GuidancePanel(console)
    qtbot.addWidget(made)
    made.resize(460, 700)
    made.show()
    return made


def show(qtbot: QtBot, console: Console, panel: GuidancePanel, alarm: str) -> None:
    (row,) = alarms.alarms_by_id(console.desk, [alarm])
    panel.show_alarm(row)
    qtbot.waitUntil(lambda: bool(panel.near.texts) and not console.pool.busy)


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_it_says_what_to_do_whom_to_call_and_what_is_near(
    qtbot: QtBot, console: Console, store: Store, panel: GuidancePanel, sensors: Mapping[str, str]
) -> None:
    report(store, "hydrant", value=0.28)
    show(qtbot, console, panel, raise_alarm(store, next(iter(sensors.values()))))
    assert "1. 确认报警" in panel.texts
    assert panel.calls.texts == [
        "微型消防站 试验 000-0008-0101",
        "楼组长 王某甲 138****5678",
        "试验居委会 未登记",
    ]
    assert panel.people.texts == ["李** · 3 层"]
    assert panel.near.texts == [
        "消防栓 临沂路东侧消火栓 95 m · 水压 0.28 MPa 正常",
        "避难点 操场 190 m · 未开放，余 80 人",
        "监控 试验小区南门 48 m",
    ]
    assert panel.texts.endswith("指引：内置")


def test_a_hydrant_that_is_not_heard_is_unknown(
    qtbot: QtBot, console: Console, store: Store, panel: GuidancePanel, sensors: Mapping[str, str]
) -> None:
    show(qtbot, console, panel, raise_alarm(store, next(iter(sensors.values()))))
    assert panel.near.texts[0].endswith("水压未知，从未上报")


def test_gas_is_for_the_gas_company_whose_number_may_be_unknown(
    qtbot: QtBot, console: Console, store: Store, panel: GuidancePanel, sensors: Mapping[str, str]
) -> None:
    show(qtbot, console, panel, raise_alarm(store, list(sensors.values())[1]))
    assert "燃气公司 未登记" in panel.calls.texts


def test_each_thing_near_can_be_shown_on_the_map(
    qtbot: QtBot, console: Console, store: Store, panel: GuidancePanel, sensors: Mapping[str, str]
) -> None:
    show(qtbot, console, panel, raise_alarm(store, next(iter(sensors.values()))))
    asked: list[str] = []
    panel.map_asked.connect(asked.append)
    for number in range(3):
        click(qtbot, panel.near.link(number))
    assert asked == ["hydrant", "shelter", "camera"]


@pytest.mark.usefixtures("leader")
def test_people_and_the_leaders_number_are_shown_by_right_and_stay_while_nothing_changes(
    qtbot: QtBot, console: Console, store: Store, panel: GuidancePanel, sensors: Mapping[str, str]
) -> None:
    alarm = raise_alarm(store, next(iter(sensors.values())))
    show(qtbot, console, panel, alarm)
    assert "李某乙" not in panel.texts
    click(qtbot, panel.people.link(0))
    qtbot.waitUntil(lambda: panel.people.texts == ["302 室 · 李某乙 13900001234"])
    click(qtbot, panel.calls.link(1))
    qtbot.waitUntil(lambda: "13800005678" in panel.texts)
    looks = {entry.action for entry in audited(store)}
    assert {"reveal_people", "reveal_leader_phone"} <= looks
    show(qtbot, console, panel, alarm)
    assert "李某乙" in panel.texts
    show(qtbot, console, panel, raise_alarm(store, list(sensors.values())[1]))
    assert "李某乙" not in panel.texts
    assert "13800005678" not in panel.texts


def test_an_officer_off_duty_is_refused_and_cannot_edit(
    qtbot: QtBot, console: Console, store: Store, panel: GuidancePanel, sensors: Mapping[str, str]
) -> None:
    from app.services.desk import NotAllowed

    errors: list[Exception] = []
    console.failed.disconnect()
    console.failed.connect(errors.append)
    show(qtbot, console, panel, raise_alarm(store, next(iter(sensors.values()))))
    click(qtbot, panel.people.link(0))
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], NotAllowed)
    assert "李某乙" not in panel.texts
    assert not panel.edit_button.isVisible()


def test_a_leader_writes_for_the_compound_and_everybody_below_inherits(
    qtbot: QtBot,
    console: Console,
    store: Store,
    leader: Desk,
    panel: GuidancePanel,
    sensors: Mapping[str, str],
) -> None:
    show(qtbot, console, panel, raise_alarm(store, next(iter(sensors.values()))))
    click(qtbot, panel.edit_button)
    editor = panel.editor
    assert editor is not None
    qtbot.waitUntil(lambda: editor.save_button.isEnabled() and bool(editor.preview))
    assert editor.place.text.startswith("compound:")
    assert "内置" in editor.steps.hint
    editor.steps.set_text("先敲门\n打 119")
    editor.calls.set_text("物业 陈 000-1")
    assert "1. 先敲门\n2. 打 119\n物业 陈 000-1" in editor.preview
    assert editor.preview.startswith("烟雾浓度")  # what is left empty is inherited
    click(qtbot, editor.save_button)
    qtbot.waitUntil(lambda: not panel.is_editing)
    qtbot.waitUntil(lambda: "1. 先敲门" in panel.texts)
    assert panel.calls.texts[0] == "物业 陈 000-1"
    assert panel.texts.endswith("含义 内置 · 步骤 本小区自定 · 电话 本小区自定")
    (note,) = guidance_notes.notes(leader)
    assert (note.scope, note.kind, note.condition) == ("compound", "smoke", "process")


def test_what_is_inherited_is_shown_with_whose_it_is_and_can_be_had_back(
    qtbot: QtBot,
    console: Console,
    store: Store,
    leader: Desk,
    panel: GuidancePanel,
    sensors: Mapping[str, str],
) -> None:
    guidance_notes.save(leader, NoteText("street", "", "smoke", "", "街道的话"), None)
    compound = next(
        one
        for one in guidance_notes.guidance_for(
            leader, raise_alarm(store, next(iter(sensors.values())))
        ).places
        if one.scope == "compound"
    )
    own = NoteText("compound", compound.scope_id, "smoke", "process", "小区的话")
    guidance_notes.save(leader, own, None)
    show(qtbot, console, panel, raise_alarm(store, next(iter(sensors.values()))))
    click(qtbot, panel.edit_button)
    editor = panel.editor
    assert editor is not None
    qtbot.waitUntil(lambda: editor.meaning.text == "小区的话")
    assert editor.meaning.hint == "空着则继承（本街道自定）：街道的话"
    click(qtbot, editor.remove_button)
    qtbot.waitUntil(lambda: "街道的话" in panel.texts and "小区的话" not in panel.texts)
    assert [note.scope for note in guidance_notes.notes(leader)] == ["street"]


def test_what_another_wrote_meanwhile_is_told_and_nothing_typed_is_lost(
    qtbot: QtBot,
    console: Console,
    store: Store,
    leader: Desk,
    panel: GuidancePanel,
    sensors: Mapping[str, str],
) -> None:
    show(qtbot, console, panel, raise_alarm(store, next(iter(sensors.values()))))
    panel.edit()
    editor = panel.editor
    assert editor is not None
    qtbot.waitUntil(lambda: editor.save_button.isEnabled() and bool(editor.preview))
    editor.meaning.set_text("我的话")
    scope, _, scope_id = editor.place.text.partition(":")
    guidance_notes.save(leader, NoteText(scope, scope_id, "smoke", "process", "别人的话"), None)
    click(qtbot, editor.save_button)
    qtbot.waitUntil(lambda: editor.save_button.isEnabled() and bool(editor.error))
    assert editor.error.startswith("主任李 刚刚写了：别人的话")
    assert editor.meaning.hint.startswith("空着则继承")
    assert editor.meaning.text == "我的话"
    click(qtbot, editor.save_button)  # having been told, on what was read now
    qtbot.waitUntil(lambda: not panel.is_editing)
    assert [note.meaning for note in guidance_notes.notes(leader)] == ["我的话"]


def test_an_empty_note_is_refused(
    qtbot: QtBot,
    console: Console,
    store: Store,
    leader: Desk,
    panel: GuidancePanel,
    sensors: Mapping[str, str],
) -> None:
    show(qtbot, console, panel, raise_alarm(store, next(iter(sensors.values()))))
    panel.edit()
    editor = panel.editor
    assert editor is not None
    qtbot.waitUntil(lambda: editor.save_button.isEnabled() and bool(editor.preview))
    click(qtbot, editor.save_button)
    qtbot.waitUntil(lambda: "恢复继承" in editor.error)
    assert guidance_notes.notes(leader) == []
