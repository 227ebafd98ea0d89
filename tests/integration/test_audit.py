"""Every service that writes leaves an audit entry, in the name of the person who did it."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

import app.services
from app.domain.instant import HOUR
from app.domain.mappings import FieldMapping
from app.domain.report_text import ReportText
from app.domain.rules import Stale
from app.domain.scopes import Scope
from app.domain.sensors import Level
from app.services import (
    alarm_help,
    alarm_surroundings,
    alarms,
    calls,
    devices,
    dispatch,
    drill_records,
    duty,
    guidance_notes,
    incident_log,
    incident_rows,
    incident_tasks,
    incidents,
    links,
    mappings,
    occupancy,
    plan_tasks,
    plans,
    reports,
    roads,
    rules,
    saved_filters,
    settings_of_street,
    shelters,
    shelving,
    stock_moves,
    teams,
    users,
    warnings,
    windows,
)
from app.services.desk import Actor, Desk
from app.services.passwords import hash_password
from db.models import (
    Building,
    Depot,
    MapFeature,
    Shelter,
    Street,
    SupplyItem,
    Team,
    UnknownSensor,
    User,
    VulnerablePerson,
)
from tests.conftest import add_officer
from tests.contingency import write_plans
from tests.occurrences import audited, raise_alarm
from tests.unit.test_cap import FOREIGN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from db.store import Store

PASSWORD = "correct horse"
SECRETS = (PASSWORD, "13800005678", "张大爷")
"""What is typed or revealed below, and must not come into the audit."""


@dataclass(frozen=True)
class World:
    """A small street with something of everything, and an administrator at the desk."""

    store: Store
    desk: Desk
    sensor_ids: list[str]

    def alarm(self) -> str:
        return raise_alarm(self.store, self.sensor_ids[0])

    def team(self) -> str:
        with self.store.write() as write:
            team = write.session.get(Team, "team")
            if team is None:
                write.session.add(Team(id="team", code="T", name="突击队", scope="street"))
        return "team"

    def away(self) -> str:
        teams.mark_away(self.desk, self.team(), "外出")
        return "team"

    def road(self) -> str:
        with self.store.write() as write:
            if write.session.get(MapFeature, "road") is None:
                street = write.session.query(Street).one().id
                road = MapFeature(
                    id="road", street_id=street, kind="road_main", name="沂南路", geometry="{}"
                )
                write.session.add(road)
        return "沂南路"

    def sent(self) -> dispatch.Dispatched:
        return dispatch.send_team(self.desk, [], self.team(), "核实", self.incident())

    def door(self) -> str:
        return raise_alarm(self.store, self.sensor_ids[5])

    def later(self) -> int:
        return self.store.clock.now() + HOUR

    def shelved(self) -> str:
        alarm = self.door()
        shelving.shelve(self.desk, [alarm], self.later(), "试验")
        return alarm

    def window(self) -> windows.NewWindow:
        now = self.store.clock.now()
        return windows.NewWindow(Scope.STREET, "", "", now, now + HOUR, "张大爷家装修")

    def absence(self) -> tuple[str, str, int, int, str]:
        now = self.store.clock.now()
        with self.store.read() as session:
            building = session.query(Building).one().id
        return building, "302 室", now, now + HOUR, "张大爷去女儿家"

    def incident(self) -> str:
        return incidents.open_incident(
            self.desk, incidents.Intake("试验", "fire", caller="张大爷", caller_phone="13800005678")
        )

    def task(self) -> str:
        return incident_tasks.add_task(self.desk, self.incident(), "疏散")

    def open_shelter(self) -> str:
        shelters.open_shelter(self.desk, "shelter", "试验")
        return "shelter"

    def arrival(self) -> str:
        return occupancy.count_in(self.desk, self.open_shelter(), 5).move_id

    def unusable_shelter(self) -> str:
        shelters.mark_unusable(self.desk, "shelter", "试验")
        return "shelter"

    def receipt(self) -> stock_moves.Moved:
        return stock_moves.receive(self.desk, "depot", "item", "L1", Decimal(20), "试验")

    def plan(self) -> str:
        return write_plans(self.store).typhoon

    def activated(self) -> plans.Given:
        return plans.activate(self.desk, self.plan(), 4)

    def ticked(self) -> str:
        task = self.activated().task_ids[0]
        incident_tasks.complete_task(self.desk, task)
        return task

    def filter(self) -> str:
        return saved_filters.save_filter(self.desk, "alarms", "张大爷家", "{}").id

    def user(self) -> str:
        return users.add_user(self.desk, "wang", "王", "officer", PASSWORD)

    def administrator(self) -> str:
        with self.store.write() as write:
            user = write.session.get_one(User, self.desk.actor.user_id)
            user.password = hash_password(PASSWORD)
        return PASSWORD

    def closed_incident(self) -> str:
        incident = self.incident()
        incidents.close_incident(self.desk, incident, "完毕", satisfied=True)
        return incident

    def demo(self) -> tuple[()]:
        with self.store.write() as write:
            write.session.add(User(login="demo", name="甲", role="leader", password="", demo=True))
        return ()

    def nobody(self) -> tuple[str, str, str]:
        """Take all users away: the first start."""
        with self.store.write() as write:
            for user in write.session.query(User):
                write.session.delete(user)
        return "admin", "管理员", PASSWORD

    def building(self) -> str:
        with self.store.read() as session:
            return session.query(Building).one().id

    def resident(self) -> str:
        with self.store.write() as write:
            write.session.add(
                VulnerablePerson(
                    id="person", building_id=self.building(), category="elderly", name="张大爷"
                )
            )
        return "person"

    def device(self) -> str:
        with self.store.write() as write:
            write.session.add(
                UnknownSensor(
                    id="device", source="sparkplug", address="g/e:m", first_at=1, last_at=1
                )
            )
        return "device"

    def refused_device(self) -> str:
        devices.refuse_device(self.desk, self.device(), "试验")
        return "device"

    def mapping(self) -> str:
        return mappings.save_mapping(self.desk, None, "乙", "v/+", FieldMapping(id="i", value="v"))

    def warning(self) -> str:
        return warnings.take_in(self.desk, warnings.NewWarning("red", "张大爷转发的台风预警"))

    def typhoon(self) -> str:
        warnings.take_in(self.desk, warnings.NewWarning("red", "台风", "typhoon"))
        return "typhoon"

    def shift(self) -> str:
        return duty.start_shift(self.desk, "白班")


def note_text() -> guidance_notes.NoteText:
    return guidance_notes.NoteText("street", "", "smoke", "", calls="张大爷 13800005678")


Arguments: TypeAlias = "Callable[[World], tuple[Any, ...]]"

WRITING: dict[Callable[..., Any], Arguments] = {
    alarms.acknowledge: lambda w: ([w.alarm()],),
    alarms.reset_all: lambda w: ((w.alarm(),), "test"),
    alarms.reset: lambda w: (w.alarm(), "false", "张大爷炒菜"),
    alarms.set_disposition: lambda w: (w.alarm(), "张大爷在家"),
    shelving.shelve: lambda w: ([w.door()], w.later(), "张大爷家装修"),
    shelving.unshelve: lambda w: ([w.shelved()],),
    shelving.take_out_of_service: lambda w: (w.sensor_ids[5], "张大爷家装修"),
    shelving.return_to_service: lambda w: (w.sensor_ids[5],),
    windows.plan_window: lambda w: (w.window(),),
    windows.end_window: lambda w: (windows.plan_window(w.desk, w.window()),),
    windows.note_absence: lambda w: w.absence(),
    windows.end_absence: lambda w: (windows.note_absence(w.desk, *w.absence()),),
    roads.close_road: lambda w: (w.road(), "张大爷家门口塌了"),
    roads.open_road: lambda w: (roads.close_road(w.desk, w.road(), "塌了"),),
    rules.set_rule: lambda _: (
        rules.RulePlace("smoke", Scope.STREET, "", "stale"),
        Stale(60_000, Level.III),
        "张大爷要求",
    ),
    alarm_help.reveal_people: lambda w: (w.alarm(),),
    alarm_surroundings.reveal_leader_phone: lambda w: (w.alarm(),),
    calls.call_about_alarm: lambda w: (w.alarm(), "person", True, "张大爷在家"),
    calls.call_about_incident: lambda w: (w.incident(), "caller", False, "张大爷没接"),
    calls.call_resident: lambda w: (w.resident(), True, "张大爷知道了"),
    devices.place_device: lambda w: (
        w.device(),
        devices.Placement("smoke", building_id=w.building(), place="张大爷家"),
    ),
    devices.refuse_device: lambda w: (w.device(), "不是张大爷的"),
    devices.take_back_refusal: lambda w: (w.refused_device(),),
    dispatch.send_team: lambda w: ([w.alarm()], w.team(), "张大爷家核实", w.incident()),
    dispatch.recall_team: lambda w: (w.sent(), "张大爷自己到了"),
    drill_records.adopt: lambda _: (
        drill_records.Held(
            "d",
            "张大爷家起火",
            "s",
            0,
            1,
            measures=(drill_records.Measure("走访张大爷", "张大爷"),),
        ),
    ),
    duty.start_shift: lambda _: ("白班",),
    duty.hand_over: lambda w: (f"张大爷的事，{w.shift()}",),
    duty.write_log: lambda _: ("张大爷来电",),
    guidance_notes.save: lambda _: (note_text(), None),
    guidance_notes.remove: lambda w: (guidance_notes.save(w.desk, note_text(), None), 1),
    incident_log.add_entry: lambda w: (w.incident(), "note", "张大爷已安置"),
    incident_rows.caller_of: lambda w: (w.incident(),),
    incident_tasks.add_task: lambda w: (w.incident(), "疏散"),
    incident_tasks.cancel_task: lambda w: (w.task(), "不需要"),
    incident_tasks.complete_task: lambda w: (w.task(), "张大爷已安置"),
    incidents.close_incident: lambda w: (w.incident(), "完毕", True),
    incidents.join_alarms: lambda w: (w.incident(), [w.alarm()]),
    incidents.open_incident: lambda _: (
        incidents.Intake("试验", "fire", caller="张大爷", caller_phone="13800005678"),
    ),
    incidents.reopen_incident: lambda w: (w.closed_incident(), "复燃"),
    incidents.set_casualties: lambda w: (w.incident(), 1, 0),
    incidents.set_grade: lambda w: (w.incident(), "large"),
    links.mark_district: lambda _: (),
    mappings.enable_mapping: lambda w: (w.mapping(), False),
    mappings.save_mapping: lambda _: (None, "甲", "v/+", FieldMapping(id="i", value="v")),
    occupancy.count_in: lambda w: (w.open_shelter(), 5),
    occupancy.count_out: lambda w: (w.arrival() and "shelter", 2),
    occupancy.recount: lambda w: (w.open_shelter(), 3),
    occupancy.reverse_move: lambda w: (w.arrival(),),
    plan_tasks.take_back_done: lambda w: (w.ticked(),),
    plans.activate: lambda w: (w.plan(), 3, w.incident()),
    plans.end_activation: lambda w: (w.activated().activation_id, "张大爷已安置"),
    plans.raise_level: lambda w: (w.activated().activation_id, 2),
    plans.take_back_raise: lambda w: (
        plans.raise_level(w.desk, w.activated().activation_id, 2),
        "张大爷看错了",
    ),
    reports.report_by_telephone: lambda w: (w.incident(), "张大爷"),
    reports.retract: lambda w: (
        reports.report_by_telephone(w.desk, w.incident(), "张大爷").report_id,
    ),
    reports.say_needed: lambda w: (w.incident(), "张大爷要求"),
    reports.say_not_needed: lambda w: (w.incident(), "张大爷已报"),
    reports.send_report: lambda w: (
        w.incident(),
        "initial",
        "张大爷",
        ReportText("关于张大爷家起火的初报", course="张大爷 13800005678 来电"),
    ),
    saved_filters.delete_filter: lambda w: (w.filter(),),
    saved_filters.save_filter: lambda _: ("alarms", "张大爷家", "{}"),
    settings_of_street.change_settings: lambda _: (settings_of_street.StreetSettings(),),
    shelters.close_shelter: lambda w: (w.open_shelter(), "完毕"),
    shelters.mark_unusable: lambda _: ("shelter", "漏水"),
    shelters.open_shelter: lambda _: ("shelter", "台风"),
    shelters.restore_shelter: lambda w: (w.unusable_shelter(), "修好"),
    stock_moves.count: lambda w: ("depot", w.receipt().lot_id, Decimal(19), "盘点"),
    stock_moves.issue: lambda w: ("depot", w.receipt().lot_id, Decimal(2), "台风", "张大爷"),
    stock_moves.issue_lots: lambda w: ("depot", [(w.receipt().lot_id, Decimal(2))], "台风"),
    stock_moves.receive: lambda _: ("depot", "item", "L1", Decimal(20), "采购"),
    stock_moves.reverse_move: lambda w: (w.receipt().move_id,),
    stock_moves.reverse_moves: lambda w: ([w.receipt().move_id],),
    stock_moves.write_off: lambda w: ("depot", w.receipt().lot_id, "张大爷碰翻了"),
    teams.mark_away: lambda w: (w.team(), "在张大爷家"),
    teams.mark_present: lambda w: (w.away(),),
    users.add_user: lambda _: ("wang", "王", "officer", PASSWORD),
    users.change_password: lambda w: (w.administrator(), "another horse"),
    users.create_administrator: lambda w: w.nobody(),
    users.set_password: lambda w: (w.user(), "another horse"),
    users.sign_in: lambda w: ("wang", w.user() and PASSWORD),
    users.sign_in_demo_officer: lambda w: w.demo(),
    warnings.cancel: lambda w: (w.warning(), "张大爷说解除了"),
    warnings.lift: lambda w: (w.typhoon(), "", "张大爷说解除了"),
    warnings.read_cap: lambda _: (FOREIGN.replace("气象台", "张大爷").encode(),),
    warnings.take_in: lambda _: (warnings.NewWarning("red", "台风", text="张大爷"),),
    warnings.take_in_or_update: lambda _: (warnings.NewWarning("red", "张大爷", "typhoon"),),
    warnings.update: lambda w: (w.warning(), warnings.NewWarning("blue", "张大爷")),
}
"""Each writing service, and how to come by its arguments after the desk."""

OPENS_THE_DESK = {users.create_administrator, users.sign_in, users.sign_in_demo_officer}
"""Services that make the actor: the entry bears the name of who signed in."""


@pytest.fixture
def world(store: Store, sensor_ids: list[str]) -> World:
    return furnish(store, sensor_ids)


def furnish(store: Store, sensor_ids: list[str]) -> World:
    """Put something of everything into a small street; return it with its administrator."""
    actor = add_officer(store, "chief", "主任", role="administrator")
    with store.write() as write:
        building = write.session.query(Building).one()
        building.leader_phone = "13800005678"
        write.session.add_all(
            [
                Shelter(
                    id="shelter",
                    area_id=_area(write.session),
                    code="BN-001",
                    name="操场",
                    kind="shelter_point",
                    capacity=80,
                    usable_area=100,
                    lon=121.5,
                    lat=31.19,
                ),
                Depot(id="depot", code="D", name="D", kind="street_reserve", lon=121.5, lat=31.19),
                SupplyItem(id="item", code="I", name="帐篷", category="x", unit="顶"),
            ]
        )
    return World(store, Desk(store, actor), sensor_ids)


def _area(session: Any) -> str:
    from db.models import ResidentialArea

    return str(session.query(ResidentialArea).one().id)


def name_of(service: Callable[..., Any]) -> str:
    return f"{service.__module__.rpartition('.')[2]}.{service.__name__}"


@pytest.mark.parametrize("service", WRITING, ids=name_of)
def test_a_writing_service_leaves_an_audit_entry(world: World, service: Callable[..., Any]) -> None:
    arguments = WRITING[service](world)
    before = len(audited(world.store))
    service(world.desk, *arguments)
    entries = audited(world.store)[before:]
    assert entries
    for entry in entries:
        if service not in OPENS_THE_DESK:
            assert (entry.user_id, entry.actor) == (world.desk.actor.user_id, "主任")
        assert entry.action
        assert entry.at == world.store.clock.now()
        assert not any(secret in entry.detail for secret in SECRETS), entry.detail


def service_modules() -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(app.services.__path__):
        if found.name not in ("desk", "opening"):  # the program's own doing
            yield importlib.import_module(f"app.services.{found.name}")


def writing_functions(module: ModuleType) -> Iterator[Callable[..., Any]]:
    """Yield the module's public functions that come to `desk.deed()`, perhaps through others."""
    tree = ast.parse(inspect.getsource(module))
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    calls: dict[str, set[str]] = {
        name: {
            getattr(call.func, "attr", getattr(call.func, "id", ""))
            for call in ast.walk(node)
            if isinstance(call, ast.Call)
        }
        for name, node in functions.items()
    }
    writing = {name for name, called in calls.items() if called & {"deed", "write"}}
    while more := {name for name, called in calls.items() if called & writing} - writing:
        writing |= more
    for name in sorted(writing):
        if not name.startswith("_"):
            yield getattr(module, name)


def test_no_writing_service_is_forgotten_here() -> None:
    found = {one for module in service_modules() for one in writing_functions(module)}
    assert {name_of(one) for one in found} == {name_of(one) for one in WRITING}


def test_a_refused_deed_leaves_no_entry(world: World) -> None:
    before = len(audited(world.store))
    with pytest.raises(duty.NobodyOnDuty):
        duty.hand_over(world.desk, "")
    with pytest.raises(users.LoginTaken):
        users.add_user(world.desk, "chief", "x", "officer", PASSWORD)
    assert len(audited(world.store)) == before


def test_a_part_of_the_program_is_named_as_such(world: World) -> None:
    alarms.acknowledge(world.desk.as_actor(Actor("drill")), [world.alarm()])
    entry = audited(world.store)[-1]
    assert (entry.user_id, entry.actor) == (None, "drill")
