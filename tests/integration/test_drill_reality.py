"""A scenario of what the street went through: nobody's name in it, and the same alarms again."""

from __future__ import annotations

import hashlib
import json
import time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

import main
from app.domain.drill.player import Event, EventKind
from app.domain.instant import local_text
from app.drill import pacing
from app.drill.journal import Journal
from app.drill.playing import Player
from app.drill.reality import past
from app.drill.scenario_file import load
from app.services import alarms, duty, incidents, plans, shelters, stock_moves
from app.services.desk import Actor, Desk
from app.settings import WatchSettings
from app.watch.inbox import Arrival
from app.watch.recorder import Recorder
from app.watch.roster import Roster
from db.models import (
    Alarm,
    Building,
    Depot,
    Incident,
    Lot,
    Person,
    ResidentialArea,
    Sensor,
    Shelter,
    SupplyItem,
    Task,
    Team,
    VulnerablePerson,
)
from tests.conftest import add_officer
from tests.contingency import write_plans
from tests.streets import HandClock, code, open_street, small_street, topic

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.drill.scenario import Scenario
    from app.profile import Profile
    from db.store import Store

KINDS = ["smoke", "water_level", "combustible_gas"]
OFFICER, CALLER, RESIDENT, MEMBER, KIN = "欧阳明月", "诸葛小虎", "司马青", "上官飞燕", "夏侯敏"
PHONES = ("13916471234", "021-58885678", "13700001111", "5038 6612", "138-2222-3333")
ID_NUMBER = "31011519500101123X"
UNKNOWN = ("王建国", "一三九二二三三四四五五")
SECRETS = (OFFICER, CALLER, RESIDENT, MEMBER, KIN, *PHONES, ID_NUMBER, *UNKNOWN, "沪A12345")


class Watch:
    """The recorder of a store, fed by hand."""

    def __init__(self, store: Store, clock: HandClock, root: str) -> None:
        self.clock = clock
        self.roster = Roster(store, root)
        self.recorder = Recorder(store, self.roster, WatchSettings(), root)
        self.recorder.load(clock.monotonic(), 0.0)

    def hear(self, *said: tuple[str, bytes]) -> None:
        now, steady = self.clock.now(), self.clock.monotonic()
        heard = [Arrival(where, raw, len(raw), 1, 1, 1, now, steady) for where, raw in said]
        batch = self.recorder.prepare(heard, 0.0)
        self.recorder.mature(batch, now, steady)
        self.recorder.commit(batch)


class Street(NamedTuple):
    profile: Profile
    number: str
    raised: set[tuple[str, str, int]]


def raised(store: Store) -> set[tuple[str, str, int]]:
    with store.read() as session:
        query = select(Sensor.code, Alarm.condition, Alarm.level).join(
            Alarm, Alarm.sensor_id == Sensor.id
        )
        return {(*row,) for row in session.execute(query).tuples()}


def everything(text: str) -> str:
    return f"{text} {' '.join(SECRETS)} 联系人：王建国"


def short(text: str) -> str:
    return f"{text} {' '.join(SECRETS[:7])} {ID_NUMBER} {UNKNOWN[0]}"


def register(store: Store) -> None:
    with store.write() as write:
        building = write.session.scalars(select(Building.id)).one()
        team = Team(code="T-1", name="志愿者", scope="street")
        write.session.add(team)
        write.session.flush()
        write.session.add(Person(team_id=team.id, name=MEMBER, phone=PHONES[2]))
        write.session.add(
            VulnerablePerson(
                building_id=building, category="elderly", name=RESIDENT, phone=PHONES[1],
                id_number=ID_NUMBER, contact=f"女儿{KIN} {PHONES[4]}", need="轮椅",
            )
        )  # fmt: skip


def lived(store: Store, clock: HandClock) -> str:
    """Let a shift live through something; return the incident's number."""
    small_street(store, KINDS)
    register(store)
    officer = Actor(OFFICER, add_officer(store, "ouyang", OFFICER).user_id)
    desk = Desk(store, officer)
    watch = Watch(store, clock, "street")

    def say(number: int, **fields: Any) -> None:
        clock.advance(10)
        said = json.dumps({"v": 1, "ts": clock.now(), **fields}).encode()
        watch.hear((topic(number, KINDS[number]), said))

    say(0, value=0.5, state="normal")
    say(0, value=8.0, state="alarm")
    say(0, value=9.0, state="alarm")
    clock.advance(5)
    with store.read() as session:
        (alarm,) = session.scalars(select(Alarm.id))
    clock.advance(20)
    alarms.acknowledge(desk, [alarm])
    intake = incidents.Intake(
        short("楼道冒烟"), "fire", caller=CALLER, caller_phone=PHONES[0],
        place=short("1 号 302 室"), description=everything("浓烟"), alarm_ids=(alarm,),
    )  # fmt: skip
    incident = incidents.open_incident(desk, intake)
    clock.advance(15)
    incidents.add_entry(desk, incident, "call", everything("住户再次来电"))
    incidents.add_entry(desk, incident, "report", everything("已报区"))
    duty.write_log(desk, everything("来电询问"), incident_id=incident)
    duty.write_log(desk, everything("区气象台发布暴雨橙色预警"), incident_id=incident)
    duty.write_log(desk, everything("已通知"), incident_id=incident)
    with store.write() as write:
        now = write.now
        write.session.add(
            Task(
                incident_id=incident, title=short("接人"), assignee=MEMBER, state="done",
                created_at=now, created_by=OFFICER, done_at=now, done_by=OFFICER,
            )
        )  # fmt: skip
    clock.advance(30)
    alarms.reset(desk, alarm, "real", everything("属实"))
    incidents.close_incident(desk, incident, everything("已扑灭"), None, force=True)
    with store.read() as session:
        return str(session.scalars(select(Incident.number)).one())


@pytest.fixture
def street(profile: Profile, store: Store, clock: HandClock) -> Street:
    number = lived(store, clock)
    return Street(profile, number, raised(store))


def digest(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file() and not file.name.endswith(("-shm", "-wal"))
    }


def made(street: Street, out: Path, *words: str) -> Scenario:
    command = ["drill", "from-incident", *words, "--profile", str(street.profile.folder)]
    result = CliRunner().invoke(main.app, [*command, "--out", str(out)])
    assert result.exit_code == 0, result.output
    check = CliRunner().invoke(main.app, ["drill", "check", str(out)])
    assert check.exit_code == 0, check.output
    for secret in (*SECRETS, "139 1647 1234", "58885678", "50386612", "302 室"):
        assert secret not in out.read_text(encoding="utf-8"), secret
        assert secret not in result.output, secret
    return load(out, to_play=True)


def test_an_incident_becomes_a_scenario_without_anybodys_name(
    street: Street, tmp_path: Path
) -> None:
    before = digest(street.profile.folder)
    scenario = made(street, tmp_path / "again.yaml", street.number)
    assert digest(street.profile.folder) == before
    assert [one.kind for one in scenario.injects].count("reading") == 2
    assert scenario.injects[0].body["sensor"] == code(0)
    called = next(one for one in scenario.injects if one.kind == "call")
    assert called.body["from"].startswith("演示")
    assert called.body["phone"].startswith("000-0000-")
    assert called.body["from"] in called.body["text"]  # the same person has the same name
    wanted = {one.criterion: one for one in scenario.expectations}
    assert wanted["acknowledged_within"].body["within"] in ("0:00:30", "0:00:40")
    details = [one.body.get("act", {}).get("action") for one in scenario.expectations]
    assert {"reset", "incident_entry", "incident_open"} <= set(details)
    text = (tmp_path / "again.yaml").read_text(encoding="utf-8")
    assert text.startswith(f"# 守望 Shouwang 由事件 {street.number} 生成的草稿")
    assert "1 条值班日志是当时的值班人员自己写的，没有带上" in text


def test_a_span_of_time_is_taken_too_and_an_empty_one_is_refused(
    street: Street, tmp_path: Path, clock: HandClock
) -> None:
    span = ["--from", local_text(clock.now() - 600_000), "--to", local_text(clock.now() + 1000)]
    scenario = made(street, tmp_path / "span.yaml", *span)
    assert {"reading", "call", "message"} == {one.kind for one in scenario.injects}
    later = ["--from", local_text(clock.now() + 60_000), "--to", local_text(clock.now() + 90_000)]
    for words, expected in ((later, 1), (["2026-9999"], 1), ([], 2), (["--from", "x"], 2)):
        folder = ["--profile", str(street.profile.folder), "--out", str(tmp_path / "none.yaml")]
        result = CliRunner().invoke(main.app, ["drill", "from-incident", *words, *folder])
        assert result.exit_code == expected
    assert not (tmp_path / "none.yaml").exists()


def test_what_the_shift_did_becomes_the_measure_of_the_next(
    profile: Profile, store: Store, clock: HandClock, tmp_path: Path
) -> None:
    number = lived(store, clock)
    desk = Desk(store, add_officer(store, "li", "李值班"))
    shelf = write_plans(store)
    begun = clock.now()
    with store.write() as write:
        add = write.session.add
        area = write.session.scalars(select(ResidentialArea.id)).one()
        keeper = {"keeper_name": KIN, "keeper_phone": PHONES[0]}
        place = {"area_id": area, "lon": 121.5, "lat": 31.2, **keeper}
        add(
            Shelter(
                id="s1", code="B-1", name="小学", kind="shelter_point", capacity=9, usable_area=9,
                **place,
            )
        )  # fmt: skip
        add(Depot(id="d1", code="D-1", name="储备点", kind="street_reserve", **place))
        add(SupplyItem(id="i1", code="I-1", name="帐篷", category="安置", unit="顶"))
        write.session.flush()
        add(Lot(id="l1", item_id="i1", code="L1"))
    stock_moves.receive(desk, "d1", "i1", "L1", Decimal(9), "入库")
    duty.write_log(desk, "收到区里通知，注意防范")
    clock.advance(30)
    intake = incidents.Intake("大树倒伏", "wind", source="alarm")
    incident = incidents.open_incident(desk, intake)
    plans.activate(desk, shelf.typhoon, 3, incident)
    clock.advance(30)
    shelters.open_shelter(desk, "s1", f"{CALLER} 要求")
    for pieces in (2, 3):
        clock.advance(30)
        stock_moves.issue(desk, "d1", "l1", Decimal(pieces), "安置", KIN, incident_id=incident)
    span = ["--from", local_text(begun), "--to", local_text(clock.now() + 1000)]
    street = Street(profile, number, set())
    scenario = made(street, tmp_path / "again.yaml", *span)
    asked = {
        (one.criterion, one.body.get("within", one.body.get("at"))) for one in scenario.expectations
    }
    assert asked == {
        ("act_within", "0:01:30"), ("plan_activated", "0:01:30"), ("shelter_opened_before", "0:02"),
        ("stock_issued", "0:02:30"), ("stock_issued", "0:03"),
    }  # fmt: skip
    issued = [one.body["quantity"] for one in scenario.expectations if "item" in one.body]
    assert [Decimal(one) for one in issued] == [2, 5]


@pytest.mark.parametrize("with_history", [True, False])
def test_played_again_it_raises_the_same_alarms(
    street: Street, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_history: bool
) -> None:
    if not with_history:  # as after the readings' retention
        monkeypatch.setattr(past, "_readings", lambda *_: {})
    scenario = made(street, tmp_path / "again.yaml", street.number)
    monkeypatch.setattr(pacing, "_LOOK_S", 0.002)
    clock = HandClock(1_795_900_000_000)
    store = open_street(tmp_path / "drill", KINDS, clock)
    try:
        watch = Watch(store, clock, "drill")
        journal = Journal(tmp_path / "journal.jsonl")
        heard: list[tuple[str, bytes]] = []
        player = Player(
            scenario, journal, store, topic_root="drill",
            publish=lambda where, raw: heard.append((where, raw)),
            now=clock.now, begun_at=clock.now(),
        )  # fmt: skip
        journal.append([Event(clock.now(), EventKind.PLAY)])
        last = max(one.trigger.at or 0 for one in scenario.injects)
        for _ in range((last + 90_000) // 10_000):
            player.step()
            time.sleep(0.02)
            watch.hear(*heard)
            heard.clear()
            clock.advance(10)
        player.settle()
        assert street.raised
        assert raised(store) == street.raised
    finally:
        store.close()
