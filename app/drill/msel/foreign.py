"""Somebody else's list of events, with headings of its own: read as far as it can be.

Each row becomes a message. Headings are HSEEP's (Event #, Event Time, Event Description,
Responsible Controller, Recipient Player(s), Expected Outcome of Player Action) and what is usual
beside them, in English or Chinese.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from app.domain.drill.scenario import (
    Capability,
    Inject,
    Objective,
    Role,
    RoleKind,
    Scenario,
    Trigger,
)
from app.drill.msel.cells import words
from app.drill.msel.grid import Rows, refusal
from app.drill.problems import shortened

if TYPE_CHECKING:
    from app.drill.msel.cells import Cell

_HEADINGS = {
    "id": "event#|event|eventnumber|eventno|inject#|inject|injectnumber|injectno|msel#|#|no|"
    "number|serial|serialnumber|序号|编号|事件编号|注入编号",
    "at": "eventtime|time|injecttime|scenariotime|plannedtime|starttime|time(local)|"
    "时间|注入时间|演练时间|事件时间",
    "title": "eventtitle|title|injecttitle|subject|summary|shortdescription|标题|事件|事件名称",
    "text": "eventdescription|description|injectdescription|injectmessage|message|"
    "detaileddescription|事件描述|描述|内容|注入内容|情景|情景描述",
    "controller": "responsiblecontroller|controller|导调|负责导调|导调人员|控制员",
    "to": "recipientplayer(s)|recipientplayers|recipientplayer|recipient|recipients|recipient(s)|"
    "to|player|players|target|audience|对象|接收人|接收单位|参演单位|参演人员",
    "expects": "expectedoutcomeofplayeraction|expectedoutcome|expectedoutcomes|expectedaction|"
    "expectedactions|expectedplayeraction|expectedresponse|预期行动|预期结果|预期处置|应对行动",
    "from": "from|sender|simulatedby|source|来自|发送方|来源|模拟单位",
    "objectives": "objective|objectives|exerciseobjective|corecapability|capability|"
    "目标|演练目标|能力",
}  # fmt: skip
_FIELDS = {heading: field for field, all_of in _HEADINGS.items() for heading in all_of.split("|")}
_LEAST = 3
"""Headings that must be known in a row for it to be the list's."""
_HALF_DAY = timedelta(hours=12)


def read(file: str, grid: dict[str, Rows], name: str) -> tuple[Scenario, tuple[str, ...]]:
    """Return a scenario of messages and what was left out, in words. Raises ScenarioError."""
    found = _list_in(grid)
    if found is None:
        raise refusal(file, "no_list")
    sheet, head, columns = found
    rows = grid[sheet]
    reading = _Reading(sheet, columns)
    for place, cell in enumerate(rows[head]):
        if words(cell) and place not in columns.values():
            reading.notes.append(f"{sheet}：没有读取“{shortened(words(cell))}”列。")
    for number, row in enumerate(rows[head + 1 :], head + 2):
        if any(words(cell) for cell in row):
            reading.add(number, row)
    reading.notes += [f"没有读取工作表“{shortened(one)}”。" for one in grid if one != sheet]
    return reading.scenario(name), tuple(reading.notes)


def _list_in(grid: dict[str, Rows]) -> tuple[str, int, dict[str, int]] | None:
    """Return the sheet, the row of headings, and where each field's column stands."""
    for sheet, rows in grid.items():
        for number, row in enumerate(rows[:20]):
            columns: dict[str, int] = {}
            for place, cell in enumerate(row):
                field = _FIELDS.get(_normal(words(cell)))
                if field is not None:
                    columns.setdefault(field, place)
            if len(columns) >= _LEAST and columns.keys() & {"text", "title"}:
                return sheet, number, columns
    return None


class _Reading:
    """Rows taken in one by one. `notes`: what was left out or taken for something."""

    def __init__(self, sheet: str, columns: dict[str, int]) -> None:
        self.notes: list[str] = []
        self._sheet = sheet
        self._columns = columns
        self._rows: list[tuple[int, dict[str, Cell]]] = []

    def add(self, number: int, row: list[Cell]) -> None:
        said = {
            field: row[place] if place < len(row) else None
            for field, place in self._columns.items()
        }
        if words(said.get("text")) or words(said.get("title")):
            self._rows.append((number, said))
        else:
            self.notes.append(f"{self._sheet} 第 {number} 行没有内容，没有读取。")

    def scenario(self, name: str) -> Scenario:
        spans, begins = self._spans()
        roles = _Names("r")
        for _, said in self._rows:
            roles.id_of(words(said.get("to")))
        controllers = {words(said.get("controller")) for _, said in self._rows} - {""}
        aims = _Names("o")
        ids: set[str] = set()
        injects: list[Inject] = []
        for (number, said), span in zip(self._rows, spans, strict=True):
            text = words(said.get("text")) or words(said.get("title"))
            if span is None:
                when = shortened(words(said.get("at"))) or "空"
                self.notes.append(
                    f"{self._sheet} 第 {number} 行的时间（{when}）读不出来，改为导调手动。"
                )
            sender = words(said.get("from")) or words(said.get("controller"))
            body = {"from": sender, "text": text} if sender else {"text": text}
            injects.append(
                Inject(
                    _new_id(words(said.get("id")) or f"e{len(injects) + 1}", ids),
                    "message",
                    words(said.get("title")) or shortened(text, 30),
                    Trigger(by_hand=True) if span is None else Trigger(at=span),
                    roles.id_of(words(said.get("to"))),
                    body,
                    expects=words(said.get("expects")),
                    objectives=_each(aims, words(said.get("objectives"))),
                )
            )
        if aims.ids:
            self.notes.append("各目标的能力一律暂记为“指挥启动”，请改正。")
        parts = [Role(one, title) for title, one in roles.ids.items()]
        parts += [
            Role(f"c{place}", title, RoleKind.CONTROLLER)
            for place, title in enumerate(sorted(controllers), 1)
        ]
        return Scenario(
            1,
            _new_id(re.sub(r"\s+", "-", name), set()),
            name,
            "1",
            tuple(Objective(one, title, Capability.COMMAND) for title, one in aims.ids.items()),
            tuple(parts),
            tuple(injects),
            begins=begins,
        )

    def _spans(self) -> tuple[list[int | None], str]:
        """Return when each row comes since the first, and the first's date and time, if known."""
        times = [_time(said.get("at")) for _, said in self._rows]
        dates = [one for one in times if isinstance(one, datetime)]
        if dates:
            first = min(dates)
            spans = [one - first if isinstance(one, datetime) else None for one in times]
            return [_milliseconds(one) for one in spans], first.strftime("%Y-%m-%d %H:%M:%S")
        clocks = [one for one in times if isinstance(one, timedelta)]
        start = clocks[0] if clocks else timedelta()
        if start < timedelta(hours=1):
            start = timedelta()  # counted from the start already
        else:
            clock = f"{start.seconds // 3600:02}:{start.seconds // 60 % 60:02}"
            self.notes.append(f"事件时间是钟点，从第一个事件 {clock} 起算。")
        found: list[int | None] = []
        before, day = timedelta(), timedelta()
        for one in times:
            if not isinstance(one, timedelta):
                found.append(None)
                continue
            if one + _HALF_DAY < before:
                day += timedelta(days=1)  # past midnight
            before = one
            found.append(_milliseconds(max(one + day - start, timedelta())))
        return found, ""


class _Names:
    """Ids given to names in the order in which they come."""

    def __init__(self, letter: str) -> None:
        self.ids: dict[str, str] = {}
        self._letter = letter

    def id_of(self, title: str) -> str:
        """Return the id of a name; "" for none."""
        if not title:
            return ""
        return self.ids.setdefault(title, f"{self._letter}{len(self.ids) + 1}")


def _each(names: _Names, text: str) -> tuple[str, ...]:
    return tuple(names.id_of(one.strip()) for one in re.split(r"[\n;；]", text) if one.strip())


def _new_id(wanted: str, taken: set[str]) -> str:
    wanted = shortened(wanted, 40)
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    taken.add(name)
    return name


def _time(cell: Cell) -> datetime | timedelta | None:
    """Return a date and time, or the time since midnight or since the start; None: unreadable."""
    if isinstance(cell, datetime):
        return cell if cell.year > 1901 else cell - datetime(1899, 12, 31)  # noqa: DTZ001
    if isinstance(cell, timedelta):
        return cell
    if isinstance(cell, time):
        return timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second)
    if isinstance(cell, float):
        if 0 <= cell < 1:
            return timedelta(seconds=round(cell * 86_400))
        cell = f"{cell:04.0f}"  # 905 for 09:05
    text = re.sub(r"[\s.]", "", words(cell)).lower().replace("：", ":").replace("t+", "+")
    if text in ("startex", "开始", "演练开始"):
        return timedelta()
    if found := re.fullmatch(r"\+?(\d{1,3}):(\d\d)(?::(\d\d))?(am|pm)?(?:hrs?)?", text):
        hours = int(found[1])
        if found[4]:
            hours = hours % 12 + (12 if found[4] == "pm" else 0)
        return timedelta(hours=hours, minutes=int(found[2]), seconds=int(found[3] or 0))
    if found := re.fullmatch(r"([01]\d|2[0-3])([0-5]\d)(?:hrs?|h)?", text):
        return timedelta(hours=int(found[1]), minutes=int(found[2]))
    return None


def _milliseconds(span: timedelta | None) -> int | None:
    return None if span is None else round(span.total_seconds() * 1000)


def _normal(heading: str) -> str:
    return re.sub(r"[\s_.:：]", "", heading).lower()
