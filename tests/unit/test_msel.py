"""The MSEL workbook: what is written comes back, and what is wrong is told with its cell."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings

from app.drill.fair_copy import fair_copy
from app.drill.marked import read_marked
from app.drill.msel.cells import Span, Trigger, clock_text, shown
from app.drill.msel.reading import read_workbook
from app.drill.msel.sheets import ABOUT, CRITERIA, INJECTS, PARTS, SHEETS
from app.drill.msel.writing import workbook
from app.drill.problems import ScenarioError
from app.drill.scenario_file import SHIPPED, load
from app.drill.spelling import Spelling
from tests.scenarios import scenarios

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.drill.scenario import Scenario

FIRE = SHIPPED / "stairwell-fire.yaml"
COLUMNS = [
    "编号", "演练时间", "触发", "类型", "对象", "标题", "来自", "内容", "预期行动", "答复时限",
    "目标", "导调看什么", "问到怎么说", "其它(YAML)",
]  # fmt: skip


def there_and_back(folder: Path, scenario: Scenario) -> Scenario:
    path = folder / "m.xlsx"
    path.write_bytes(workbook(scenario))
    return read_workbook(path).scenario


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(scenarios())
def test_what_is_written_is_read_back_as_it_was(tmp_path: Path, scenario: Scenario) -> None:
    assert there_and_back(tmp_path, scenario) == scenario


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scenarios())
def test_a_fair_copy_says_the_same(scenario: Scenario) -> None:
    notes = {one.id: "从\n报警" for one in scenario.injects}
    text = fair_copy(scenario, ["头：一行", "# 又一行"], notes)
    assert Spelling("").scenario(read_marked(text.encode(), "")) == scenario


@pytest.mark.parametrize("file", sorted(SHIPPED.glob("*.yaml")), ids=lambda one: one.stem)
def test_the_shipped_ones_come_back(tmp_path: Path, file: Path) -> None:
    scenario = load(file)
    assert there_and_back(tmp_path, scenario) == scenario


def test_people_read_names_and_times_not_words_of_the_format(tmp_path: Path) -> None:
    path = tmp_path / "m.xlsx"
    path.write_bytes(workbook(load(FIRE)))
    rows = grid(path)[INJECTS]
    assert rows[1] == COLUMNS
    assert "演练 DRILL" in rows[0][0]
    by_id = {row[0]: dict(zip(COLUMNS, row, strict=True)) for row in rows[2:]}
    smoke = by_id["smoke-3"]
    assert [smoke[one] for one in COLUMNS[1:5]] == ["0:02:00", "定时", "读数", "值班员"]
    assert smoke["目标"] == "及时确认报警并核实"
    assert "S-010014-000133" in smoke["其它(YAML)"]
    assert by_id["smoke-4"]["演练时间"] == "(约 0:03:10)"
    assert by_id["smoke-4"]["触发"] == "在 smoke-3 之后 再过 0:01:10"
    assert by_id["nobody-came"]["触发"] == "在 smoke-3 之后 0:03:00 内无人 acknowledge/alarms"
    resident = by_id["resident"]
    assert resident["内容"].startswith("楼道里全是烟")
    assert resident["来自"] == "演示甲，12 号楼 5 层住户"
    assert resident["答复时限"] == "0:02:00"
    assert list(grid(path)) == list(SHEETS)


def grid(path: Path) -> dict[str, list[list[Any]]]:
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(path) as book:
        return {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }


def filled_in(path: Path, **cells: dict[tuple[int, int], Any]) -> Path:
    """Write the fire's workbook again with some cells changed: (row, column) from 0, by sheet."""
    path.write_bytes(workbook(load(FIRE)))
    sheets = grid(path)
    names = dict(zip(("injects", "parts", "criteria", "about"), SHEETS, strict=True))
    for name, changes in cells.items():
        rows = sheets[names[name]]
        for (row, column), value in changes.items():
            while len(rows) <= row:
                rows.append([""] * len(rows[0]))
            rows[row][column] = value
    written(path, sheets)
    return path


def written(path: Path, sheets: dict[str, list[list[Any]]]) -> None:
    book = xlsxwriter.Workbook(str(path))
    span = book.add_format({"num_format": "[h]:mm:ss"})
    clock = book.add_format({"num_format": "h:mm"})
    date = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, place, cell)
                elif isinstance(cell, timedelta):
                    sheet.write_number(number, place, cell / timedelta(days=1), span)
                elif isinstance(cell, time):
                    sheet.write_datetime(number, place, cell, clock)
                elif isinstance(cell, datetime):
                    sheet.write_datetime(number, place, cell, date)
                else:
                    sheet.write(number, place, cell)
    book.close()


def test_times_that_excel_made_of_what_was_typed_are_read(tmp_path: Path) -> None:
    path = filled_in(
        tmp_path / "m.xlsx",
        injects={
            (2, 1): timedelta(minutes=4, seconds=30),
            (15, 1): time(0, 13),
            (19, 1): 17 / 24 / 60,
            (20, 1): "1h5m",
            (15, 0): 12.0,
        },
    )
    scenario = read_workbook(path).scenario
    at = {one.id: one.trigger.at for one in scenario.injects}
    assert at["smoke-3"] == 270_000
    assert at["12"] == 13 * 60_000
    assert at["rumour"] == 17 * 60_000
    assert at["district"] == 65 * 60_000


def test_rows_and_columns_may_be_moved(tmp_path: Path) -> None:
    path = filled_in(tmp_path / "m.xlsx")
    sheets = grid(path)
    rows = sheets[INJECTS]
    sheets[INJECTS] = [rows[0], [], *([row[5:] + row[:5] for row in rows[1:]])]
    sheets[INJECTS][4:4] = [[], ["", "", ""]]
    written(path, sheets)
    assert read_workbook(path).scenario == load(FIRE)


@pytest.mark.parametrize(
    ("cells", "place", "said"),
    [
        ({"injects": {(6, 1): "五分钟"}}, "情景注入清单 第 7 行 B 列（演练时间）", "应为时间"),
        ({"injects": {(6, 2): "等一等"}}, "情景注入清单 第 7 行 C 列（触发）", "看不懂"),
        ({"injects": {(6, 2): "在 谁 之后"}}, "情景注入清单 第 7 行 C 列（触发）", "谁 不在"),
        ({"injects": {(6, 3): "地震"}}, "情景注入清单 第 7 行 D 列（类型）", "没有 地震 这种"),
        ({"injects": {(6, 4): "路人"}}, "情景注入清单 第 7 行 E 列（对象）", "路人 不在 roles"),
        ({"injects": {(6, 5): ""}}, "情景注入清单 第 7 行", "缺少 标题"),
        ({"injects": {(6, 10): "好;坏"}}, "情景注入清单 第 7 行 K 列（目标）", "目标 好 不在"),
        ({"injects": {(6, 13): "body: {"}}, "情景注入清单 第 7 行 N 列（其它(YAML)）", "YAML"),
        ({"injects": {(6, 13): "body: {text: 又}"}}, "情景注入清单 第 7 行 H 列（内容）", "body"),
        ({"injects": {(6, 13): "colour: red"}}, "情景注入清单 第 7 行 N 列", "没有 colour"),
        ({"injects": {(3, 13): "body: {curve: 3}"}}, "情景注入清单 第 4 行 N 列", "内容有误"),
        ({"parts": {(2, 2): "唱歌"}}, "目标与角色 第 3 行 C 列（能力）", "唱歌 不是可用的值"),
        ({"criteria": {(2, 5): "多"}}, "评估标准 第 3 行 F 列（分值）", "应为整数"),
        ({"about": {(2, 1): ""}}, "说明", "缺少 编号"),
        ({"about": {(6, 1): "昨天"}}, "说明 第 7 行 B 列（开始时刻）", "应为当地时间"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_cell(
    tmp_path: Path, cells: dict[str, dict[tuple[int, int], Any]], place: str, said: str
) -> None:
    path = filled_in(tmp_path / "m.xlsx", **cells)
    with pytest.raises(ScenarioError) as found:
        read_workbook(path, to_play=True)
    told = str(found.value.problems[0])
    assert told.startswith(f"{path}: {place}")
    assert said in told


def test_a_list_alone_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "一次.xlsx"
    head = ["编号", "演练时间", "类型", "标题", "内容", "备注"]
    written(path, {INJECTS: [head, ["a", "0:01", "消息", "第一条", "好", "不读"]]})
    scenario, notes = read_workbook(path, to_play=True)
    assert (scenario.id, scenario.title) == ("一次", "一次")
    assert scenario.injects[0].body == {"text": "好"}
    assert notes == ("情景注入清单：没有读取“备注”列。",)


HSEEP = [
    ["Exercise MSEL"],
    ["Event #", "Event Time", "Event Description", "Responsible Controller",
     "Recipient Player(s)", "Expected Outcome of Player Action", "Remarks"],
    [1.0, time(9, 0), "STARTEX: siren", "Sim Cell", "EOC", "EOC opens", "x"],
    ["1.1", "0915", "Smoke on floor 3", "Sim Cell", "Fire", "Dispatch", ""],
    ["", "9:40 am", "Caller asks", "", "EOC", "", ""],
    [4.0, "TBD", "Crowd gathers", "", "", "", ""],
    [5.0, "23:55", "Late", "", "", "", ""],
    [6.0, "00:05", "After midnight", "", "", "", ""],
    [7.0, "10:00", "", "", "", "", "only a remark"],
]  # fmt: skip


def test_somebody_elses_msel_is_read_as_messages_and_the_rest_is_told(tmp_path: Path) -> None:
    path = tmp_path / "hseep.xlsx"
    written(path, {"MSEL": HSEEP, "Notes": [["?"]]})
    scenario, notes = read_workbook(path)
    assert [(one.id, one.trigger.at) for one in scenario.injects] == [
        ("1", 0), ("1.1", 900_000), ("e3", 2_400_000), ("4", None), ("5", 53_700_000),
        ("6", 54_300_000),
    ]  # fmt: skip
    assert {one.kind for one in scenario.injects} == {"message"}
    first = scenario.injects[0]
    assert first.body == {"from": "Sim Cell", "text": "STARTEX: siren"}
    assert first.expects == "EOC opens"
    titles = {one.id: one.title for one in scenario.roles}
    assert titles[first.to] == "EOC"
    assert {"EOC", "Fire", "Sim Cell"} == set(titles.values())
    assert scenario.injects[3].trigger.by_hand
    said = "\n".join(notes)
    for words in ("Remarks", "Notes", "第 6 行的时间（TBD）", "第 9 行没有内容", "09:00 起算"):
        assert words in said
    assert there_and_back(tmp_path, scenario) == scenario


def test_dates_are_taken_since_the_first(tmp_path: Path) -> None:
    path = tmp_path / "d.xlsx"
    head = ["序号", "时间", "事件描述"]
    first = datetime(2026, 8, 20, 19, 30)  # noqa: DTZ001
    rows = [head, ["1", first, "甲"], ["2", first + timedelta(minutes=5), "乙"]]
    written(path, {"Sheet1": rows})
    scenario = read_workbook(path).scenario
    assert scenario.begins == "2026-08-20 19:30:00"
    assert [one.trigger.at for one in scenario.injects] == [0, 300_000]


def test_what_is_no_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    for raw in (b"no workbook", b"PK\x03\x04 broken", b""):
        path.write_bytes(raw)
        with pytest.raises(ScenarioError):
            read_workbook(path)
    written(path, {"A": [["天气", "很好"]]})
    with pytest.raises(ScenarioError, match="没有找到事件清单"):
        read_workbook(path)
    with pytest.raises(ScenarioError, match="无法读取"):
        read_workbook(tmp_path / "none.xlsx")


@pytest.mark.parametrize(
    "said",
    [
        {"after": "a"},
        {"after": "a 之后 b", "delay": "0:05"},
        {"on": {"action": "acknowledge"}},
        {"on": {"action": "x", "table": "alarms", "detail": {"level": 1}}, "delay": "0:00:30"},
        {"unless": {"action": "a/b"}, "within": "0:03"},
        {"unless": {"action": "a"}, "since": "b", "within": "250ms", "delay": "0:01"},
        {"by_hand": True},
        {"when": {"sensor": "x", "above": 3}},
    ],
)
def test_every_trigger_has_a_text(said: dict[str, Any]) -> None:
    text = shown(Trigger(), said)
    assert text is not None
    assert Trigger().take(text) == said


def test_spans_are_shown_by_the_clock() -> None:
    assert clock_text("0:05") == "0:05:00"
    assert clock_text("100:00") == "100:00:00"
    assert clock_text("250ms") == "250ms"
    assert Span().take("0：05") == "0:05"
    assert {PARTS, CRITERIA, ABOUT} < set(SHEETS)
