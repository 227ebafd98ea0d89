"""A scenario drafted: what came from outside as injects, what the shift did as expectations."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import msgspec

from app.domain.alarms import AlarmEvent
from app.domain.drill.scenario import (
    Capability,
    Expectation,
    Inject,
    Objective,
    Role,
    RoleKind,
    Scenario,
    Trigger,
)
from app.domain.drill.spans import span_text
from app.domain.guidance import KIND_NAMES
from app.domain.incidents import EntryKind, Source
from app.domain.instant import local_text
from app.drill.reality.curves import SAYABLE, from_readings, from_steps, stretches, with_raises
from app.drill.reality.past import BEFORE_MS, NothingHappened, Past
from app.drill.reality.pseudonyms import Pseudonyms, names_told
from app.drill.spelling import FORMAT, spelt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.instant import Instant
    from db.models import Alarm, Sensor

_LEAD_MS = 60_000
"""Quiet before the first thing happens."""
_AFTER_MS = 5 * 60_000
_GRAIN_MS = 10_000
"""Times that the shift took are rounded up to this."""
_OPENING_MS = 2 * 60_000
_FROM_OUTSIDE = re.compile(
    r"来电|来信|来函|接报|接到|报称|反映|收到|传真|转来|预警|区.{0,8}(?:要求|指示|通知)"
)
_WARNING = re.compile(r"[蓝黄橙红]色.{0,8}预警|预警.{0,12}[蓝黄橙红]色")
_TITLE = 40
_AIMS = (
    Objective("see", "及时确认和复核报警", Capability.WATCH),
    Objective("lead", "登记事件、启动预案、分派任务", Capability.COMMAND),
    Objective("tell", "按时报告", Capability.REPORT),
    Objective("move", "开放避难点位", Capability.EVACUATION),
    Objective("supply", "物资出库", Capability.SUPPLY),
)
_ROLES = (
    Role("control", "导调", RoleKind.CONTROLLER),
    Role("duty", "值班员"),
    Role("judge", "评估员", RoleKind.EVALUATOR),
)


class NamesLeft(RuntimeError):
    """A known name or number is still in the draft, which is therefore not handed out."""


class Draft(msgspec.Struct, frozen=True):
    """`head`: what it was made of and what was left out. `notes`: when it was, by inject's id."""

    scenario: Scenario
    head: tuple[str, ...]
    notes: dict[str, str]


def draft(past: Past, program: str) -> Draft:
    """Return the draft. `program`: who made it, for its head. Raises NothingHappened, NamesLeft."""
    return _Drafting(past).draft(program)


class _Drafting:
    """One draft. Times are instants until the first thing that happens is known."""

    def __init__(self, past: Past) -> None:
        self._past = past
        told = names_told(_free_texts(past))
        self._people = Pseudonyms(past.names | told, past.numbers)
        self._injects: list[tuple[Instant, Inject]] = []
        self._wanted: list[tuple[str, str, str, Any, int]] = []
        self._left: list[str] = []
        self._numbers: defaultdict[str, int] = defaultdict(int)

    def draft(self, program: str) -> Draft:
        self._add_sensors()
        self._add_incidents()
        self._add_log()
        if not self._injects:
            raise NothingHappened
        self._injects.sort(key=lambda one: one[0])
        begin = (self._injects[0][0] - _LEAD_MS) // 1000 * 1000
        injects = tuple(
            msgspec.structs.replace(one, trigger=Trigger(at=_seconds(at - begin)))
            for at, one in self._injects
        )
        self._expect_alarms({one.id: at for at, one in self._injects})
        self._expect_deeds(begin)
        wanted = tuple(
            Expectation(f"x{number}", title, aim, criterion, "duty", body)
            for number, (aim, title, criterion, body, _) in enumerate(
                sorted(self._wanted, key=lambda one: one[4]), 1
            )
        )
        end = max([self._past.end, *(at for at, _ in self._injects)])
        used = {one.objective for one in wanted} | {
            aim for one in injects for aim in one.objectives
        }
        title = self._clean(self._past.title) or f"{local_text(begin)[:16]} 起的一段"
        number = self._past.number
        scenario = Scenario(
            FORMAT,
            f"real-{number}" if number else "real-" + re.sub(r"\D", "", local_text(begin)),
            f"复演：{title}"[:100],
            "1",
            tuple(one for one in _AIMS if one.id in used),
            _ROLES,
            injects,
            wanted,
            begins=local_text(begin),
            lasts=-(-(end - begin + _AFTER_MS) // 60_000) * 60_000,
            summary=self._summary(),
        )
        head = self._head(program, begin)
        notes = {one.id: f"当时 {local_text(at)[11:]}" for at, one in self._injects}
        if self._people.left([spelt(scenario), list(head)]):
            raise NamesLeft
        return Draft(scenario, head, notes)

    def _clean(self, text: str) -> str:
        return self._people.clean(text).strip()

    def _new_id(self, letter: str) -> str:
        self._numbers[letter] += 1
        return f"{letter}{self._numbers[letter]}"

    def _add(self, at: Instant, letter: str, kind: str, title: str, **said: Any) -> str:
        made = self._new_id(letter)
        body = {name.rstrip("_"): one for name, one in said.items() if one not in ("", None)}
        title = " ".join(title.split())[:_TITLE] or kind
        aim = "see" if kind == "reading" else "lead"
        self._injects.append(
            (at, Inject(made, kind, title, Trigger(), "duty", body, objectives=(aim,)))
        )
        return made

    def _add_sensors(self) -> None:
        by_sensor: dict[str, list[Alarm]] = defaultdict(list)
        sensors: dict[str, Sensor] = {}
        for alarm, sensor in self._past.alarms:
            sensors[sensor.id] = sensor
            by_sensor[sensor.id].append(alarm)
        self._spoke: dict[str, list[tuple[Instant, str]]] = defaultdict(list)
        from_alarm = silent = 0
        for row_id, alarms in by_sensor.items():
            rows = self._past.readings.get(row_id, ())
            history = from_readings(rows, alarms[0].recorded_at - BEFORE_MS)
            for alarm in alarms if history else ():
                history = with_raises(history, self._past.steps.get(alarm.id, ()))
            if not history:
                for alarm in alarms:
                    history += from_steps(alarm, self._past.steps.get(alarm.id, ()))
                from_alarm += bool(history)
            silent += sum(alarm.condition not in SAYABLE for alarm in alarms)
            sensor = sensors[row_id]
            for one in stretches(history):
                title = f"{self._where(sensor)}{_state_name(one.body)}"
                made = self._add(
                    one.at, "r", "reading", title, **{"sensor": sensor.code, **one.body}
                )
                self._spoke[row_id].append((one.at, made))
        self._leave(from_alarm, "个点位没有读数记录，按报警时的值补写")
        self._leave(silent, "个离线或低电量报警不能由读数引起，没有带上")

    def _where(self, sensor: Sensor) -> str:
        kind = KIND_NAMES.get(sensor.kind, (sensor.kind,))[0]
        return f"{self._clean(sensor.place)}{kind}"

    def _add_incidents(self) -> None:
        for row, _area in self._past.incidents:
            text = " ".join(filter(None, (row.title, row.place, row.description)))
            said = self._clean(text)
            if row.source == Source.ALARM:
                self._want("lead", "登记由报警引起的事件", row.opened_at, "incident_open")
                continue
            kind = "call" if row.source == Source.CALL else "message"
            phone = {"phone": self._people.phone(row.caller_phone)} if kind == "call" else {}
            made = self._add(
                row.opened_at, "c", kind, self._clean(row.title),
                from_=self._people.name(row.caller), text=said, **phone,
            )  # fmt: skip
            body = {"act": {"action": "incident_open", "table": "incidents"}, "since": made}
            body["within"] = span_text(_OPENING_MS)
            self._wanted.append(
                (
                    "lead",
                    "登记来电反映的事件（当时几点来电没有记录）",
                    "act_within",
                    body,
                    row.opened_at,
                )
            )
        for entry in self._past.entries:
            if entry.kind == EntryKind.CALL:
                self._add(
                    entry.at, "c", "call", self._clean(entry.text), text=self._clean(entry.text)
                )
        own = sum(one.kind in (EntryKind.NOTE, EntryKind.ORDER) for one in self._past.entries)
        self._leave(own, "条事件记录是当时的值班人员自己写的，没有带上")

    def _add_log(self) -> None:
        own = 0
        for entry in self._past.log:
            if not _FROM_OUTSIDE.search(entry.text):
                own += 1
                continue
            text = self._clean(entry.text)
            warns = bool(_WARNING.search(entry.text))
            kind = "call" if "来电" in entry.text and not warns else "message"
            self._add(entry.at, "m", kind, "预警信息" if warns else text, text=text)
        self._leave(own, "条值班日志是当时的值班人员自己写的，没有带上")

    def _expect_alarms(self, fired: dict[str, Instant]) -> None:
        late: dict[str, int] = {}
        names: dict[str, str] = {}
        unseen = 0
        for alarm, sensor in self._past.alarms:
            before = [one for one in self._spoke[sensor.id] if one[0] <= alarm.recorded_at]
            if alarm.condition not in SAYABLE or not before:
                continue
            inject = before[0][1]
            names[inject] = self._where(sensor)
            if alarm.acknowledged_at is None:
                unseen += 1
            else:
                took = alarm.acknowledged_at - alarm.recorded_at
                late[inject] = max(took, late.get(inject, 0))
            self._expect_verdict(alarm, before[-1][1], fired)
        for inject, took in late.items():
            body = {"inject": inject, "within": span_text(_rounded(took))}
            title = f"确认 {names[inject]}报警（当时用了 {span_text(_seconds(took))}）"
            self._wanted.append(("see", title, "acknowledged_within", body, fired[inject]))
        self._leave(unseen, "个报警当时没有人确认，没有时限可比")

    def _expect_verdict(self, alarm: Alarm, inject: str, fired: dict[str, Instant]) -> None:
        steps = self._past.steps.get(alarm.id, ())
        at = next((one.at for one in steps if one.event == AlarmEvent.RESET), None)
        if at is None or at < fired[inject]:
            return
        took = at - fired[inject]
        act = {"action": "reset", "table": "alarms"}
        body = {"act": act, "since": inject, "within": span_text(_rounded(took))}
        title = f"复核报警并给出结论（当时在 {span_text(_seconds(took))} 后）"
        self._wanted.append(("see", title, "act_within", body, at))

    def _want(self, aim: str, title: str, at: Instant, action: str, **detail: Any) -> None:
        """Expect a deed within the time from the start that it took then; filled in at the end."""
        table = "incidents"
        act: dict[str, Any] = {"action": action, "table": table}
        if detail:
            act["detail"] = detail
        self._wanted.append((aim, title, "act_within", {"act": act, "within": at}, at))

    def _expect_deeds(self, begin: Instant) -> None:
        for entry in self._past.entries:
            if entry.kind == EntryKind.REPORT:
                self._want("tell", "报告并记入事件", entry.at, "incident_entry", kind="report")
        titles = {code: title for _, code, title in self._past.activations}
        for code, level, at in self._past.raises:
            if self._past.number and code not in titles:
                continue
            body = {"plan": code, "level": level, "within": at}
            title = f"启动{self._clean(titles.get(code, code))}"
            self._wanted.append(("lead", title, "plan_activated", body, at))
        for code, name, at in self._past.shelters:
            title = f"开放{self._clean(name)}"
            body = {"shelter": code, "at": at}
            self._wanted.append(("move", title, "shelter_opened_before", body, at))
        total: defaultdict[tuple[str, str], Any] = defaultdict(int)
        for item, name, depot, quantity, at in self._past.issues:
            total[item, depot] -= quantity
            body = {"item": item, "quantity": str(total[item, depot]), "depot": depot, "within": at}
            self._wanted.append(("supply", f"{self._clean(name)}出库", "stock_issued", body, at))
        free = 0
        for task in self._past.tasks:
            if task.done_at is None:
                continue
            if task.card_id is None or self._clean(task.title) != task.title:
                free += 1
                continue
            body = {"title": task.title, "within": task.done_at}
            self._wanted.append(("lead", f"完成：{task.title}", "task_done", body, task.done_at))
        self._leave(free, "项任务不出自预案，没有带上")
        self._wanted = [_since_start(one, begin) for one in self._wanted if one[4] >= begin]

    def _leave(self, count: int, words: str) -> None:
        if count:
            self._left.append(f"{count} {words}。")

    def _summary(self) -> str:
        return (
            "按真实经过改编，人名、电话、门牌均已换成虚构的。评估标准的时限是当时值班人员所用的时间，"
            "用来比较这一班和当时一班的快慢。"
        )

    def _head(self, program: str, begin: Instant) -> tuple[str, ...]:
        past = self._past
        what = f"事件 {past.number} " if past.number else "值守记录"
        return (
            f"{program} 由{what}生成的草稿，{local_text(begin)} 至 {local_text(past.end)}。",
            (
                f"带上了：报警 {len(past.alarms)} 个，情景注入 {len(self._injects)} 个，"
                f"评估标准 {len(self._wanted)} 条；{self._people.people} 人用了化名。"
            ),
            *(f"没有带上或改动过：{one}" for one in self._left),
            "登记册里没有的人名程序认不全：交给别人之前请通读一遍。",
            "A draft made of real events, people's names and numbers replaced. Read it through.",
        )


def _free_texts(past: Past) -> Iterator[str]:
    for row, _area in past.incidents:
        yield from (row.title, row.place, row.description)
    yield from (one.text for one in past.entries)
    yield from (one.text for one in past.log)
    yield from (one.title for one in past.tasks)


def _since_start(one: tuple[str, str, str, Any, int], begin: Instant) -> Any:
    """Return an expectation whose limit, an instant, is told as drill time."""
    aim, title, criterion, body, at = one
    field = "at" if "at" in body else "within"
    if isinstance(body[field], int):
        took = body[field] - begin
        body = {**body, field: span_text(_rounded(took))}
        title = f"{title}（当时在 {span_text(_seconds(took))}）"
    return aim, title, criterion, body, at


def _rounded(span: int) -> int:
    return max(_GRAIN_MS, -(-span // _GRAIN_MS) * _GRAIN_MS)


def _seconds(span: int) -> int:
    return -(-span // 1000) * 1000


def _state_name(body: dict[str, Any]) -> str:
    return {"alarm": "报警", "fault": "故障", "test": "测试"}.get(body.get("state", ""), "读数变化")
