"""Scenario files: what is wrong is told with its line, what is saved comes back."""

from __future__ import annotations

import re
import tempfile
import typing
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.drill.scenario import Flaw, Inject, Scenario, Trigger
from app.domain.drill.spans import BadSpan, parse_span, span_text
from app.drill import marked, problems
from app.drill.problems import ScenarioError
from app.drill.scenario_file import load, save
from app.drill.spelling import SPANS
from tests.scenarios import BASE, scenarios


def told(tmp_path: Path, text: str | bytes) -> list[tuple[int, str, str, str]]:
    """Return line, field, code and value of what is wrong in a scenario of this text."""
    file = tmp_path / "s.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ScenarioError) as caught:
        load(file)
    assert {one.file for one in caught.value.problems} == {str(file)}
    return [(one.line, one.field, one.code, one.value) for one in caught.value.problems]


def with_inject(*lines: str) -> str:
    """Return the base with one more inject, whose lines begin on line 16."""
    return BASE + "".join(
        f"{'  - ' if place == 0 else '    '}{line}\n" for place, line in enumerate(lines)
    )


SECOND = ("id: second", "kind: message", "title: 第二条")


def test_a_scenario_is_read_with_its_times(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(
        BASE + "  - {id: b, kind: call, title: b, answer_within: 90s, trigger: {after: first, "
        "delay: 1m30s}}\n"
        "  - {id: c, kind: call, title: c, trigger: {on: {action: reset}}}\n"
        "  - {id: d, kind: call, title: d, trigger: {unless: {action: reset}, within: 1:05}}\n"
        "lasts: 1:30:10\nbegins: 2026-08-20 19:30\n",
        encoding="utf-8",
    )
    read = load(file)
    first, second, third, fourth = read.injects
    assert first == Inject(
        "first", "message", "第一条", Trigger(at=300_000), "duty", {"text": "好"}
    )
    assert (second.answer_within, second.trigger) == (
        90_000,
        Trigger(after="first", delay=90_000),
    )
    assert third.trigger.on is not None
    assert third.trigger.on.action == "reset"
    assert fourth.trigger.within == 65 * 60_000
    assert (read.lasts, read.begins) == (5_410_000, "2026-08-20 19:30")


@settings(max_examples=40)
@given(scenarios())
def test_what_is_saved_comes_back(scenario: Scenario) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "s.yaml"
        save(scenario, file)
        assert load(file) == scenario
        assert [one.name for one in Path(folder).iterdir()] == ["s.yaml"]


def test_a_folder_is_saved_into(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text(BASE, encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    save(load(tmp_path / "s.yaml"), folder)
    assert [one.name for one in folder.iterdir()] == ["scenario.yaml"]
    assert load(folder) == load(tmp_path / "s.yaml")


def test_what_would_not_come_back_is_not_saved(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(BASE, encoding="utf-8")
    good = load(file)
    replace = msgspec.structs.replace
    for bad in (float("nan"), float("inf"), {"a": {1: 2}}, {"x"}):
        changed = replace(good.injects[0], body={"value": bad})
        with pytest.raises((ValueError, ScenarioError)):
            save(replace(good, injects=(changed,)), file)
    with pytest.raises(ScenarioError):
        save(replace(good, roles=()), file)
    assert load(file) == good
    assert list(tmp_path.iterdir()) == [file]


@given(st.integers(-(10**12), 10**12))
@example(0)
@example(45 * 60_000)
def test_a_span_is_written_as_it_is_read(span: int) -> None:
    assert parse_span(span_text(span)) == span


def test_spans_are_written_in_many_ways() -> None:
    ways = {"0:05": 300, "0:00:09": 9, "12:00": 43_200, "90s": 90, "5m": 300, "1h": 3600}
    ways |= {"1h30m": 5400, "2m5s": 125, " 5m ": 300, "-5m": -300, "-0:01": -60}
    assert {text: parse_span(text) for text in ways} == {t: s * 1000 for t, s in ways.items()}
    assert parse_span("1s250ms") == 1_250
    assert [span_text(n) for n in (0, 90_000, 5_400_000, 5)] == ["0:00", "0:01:30", "1:30", "5ms"]
    for text in ("", "5", "0:60", "1:2", "5 m", "m", "-", "5x", "1m1h", "٥m", "9" * 30 + "s"):
        with pytest.raises(BadSpan):
            parse_span(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BASE.replace("title: 测试\n", ""), [(1, "", "missing_field", "title")]),
        (BASE + "titel: x\n", [(16, "titel", "unknown_field", "titel")]),
        (BASE + "lasts: 45\n", [(16, "lasts", "not_span", "45")]),
        (BASE + "lasts: soon\n", [(16, "lasts", "not_span", "soon")]),
        (BASE + "seed: x\n", [(16, "seed", "not_whole", "x")]),
        (BASE + "seed: true\n", [(16, "seed", "not_whole", "true")]),
        (BASE + "summary: 3\n", [(16, "summary", "not_text", "3")]),
        (BASE + "summary:\n", [(16, "summary", "not_text", "null")]),
        (BASE + "expectations: x\n", [(16, "expectations", "not_list", "x")]),
        (BASE + "expectations: {}\n", [(16, "expectations", "not_list", "{…}")]),
        (BASE + "expectations: [x]\n", [(16, "expectations[0]", "not_fields", "x")]),
        (BASE + "begins: tonight\n", [(16, "begins", "not_moment", "tonight")]),
        (BASE + "begins: 2026-W34\n", [(16, "begins", "not_moment", "2026-W34")]),
        (BASE + "begins: 2026-02-30\n", [(16, "begins", "not_moment", "2026-02-30")]),
        (BASE + "begins: 2026-08-20T19:30Z\n", [(16, "begins", "not_moment", "2026-08-20T19:30Z")]),
        (BASE.replace("watch", "fly"), [(6, "objectives[0].capability", "not_one_of", "fly")]),
        (BASE.replace("{text: 好}", "好"), [(15, "injects[0].body", "not_fields", "好")]),
        (BASE.replace("at: 0:05", "by_hand: on"), [
            (13, "injects[0].trigger.by_hand", "not_yes_no", "on"),
        ]),
        (BASE.replace("format: 1", "format: 2"), [(1, "format", "newer_format", "2")]),
        (BASE.replace("format: 1", "format: true"), [(1, "format", "newer_format", "true")]),
        ("- a\n", [(1, "", "not_fields", "[…]")]),
        # what the parts say of each other
        (BASE.replace("to: duty", "to: dut"), [(14, "injects[0].to", "no_such_role", "dut")]),
        (BASE.replace("at: 0:05", "at: -5m"), [(13, "injects[0].trigger.at", "negative", "-5m")]),
        (BASE.replace("{at: 0:05}", "{}"), [(13, "injects[0].trigger", "one_way", "0")]),
        (BASE.replace("at: 0:05", "after: first"), [
            (13, "injects[0].trigger", "waits_for_itself", "first"),
        ]),
        (with_inject("id: first", *SECOND[1:], "trigger: {by_hand: true}"), [
            (16, "injects[1].id", "twice", "first"),
        ]),
        (with_inject(*SECOND, "trigger:", "  after: fist"), [
            (20, "injects[1].trigger.after", "no_such_inject", "fist"),
        ]),
        (with_inject(*SECOND, "trigger:", "  unless: {action: reset}"), [
            (19 + 1, "injects[1].trigger.within", "not_positive", "0"),
        ]),
        (with_inject(*SECOND, "trigger: {at: 0:01}", "answer_within: 0s"), [
            (20, "injects[1].answer_within", "not_positive", "0s"),
        ]),
        (with_inject(*SECOND, "trigger: {at: 0:01}", "objectives:", "- am"), [
            (21, "injects[1].objectives", "no_such_objective", "am"),
        ]),
        # YAML
        (BASE + "id: again\n", [(16, "id", "key_twice", "id")]),
        (BASE.replace("{text: 好}", "{text: a, text: b}"), [
            (15, "injects[0].body.text", "key_twice", "text"),
        ]),
        (BASE.replace("{text: 好}", "{text: .inf, n: 1e999}"), [
            (15, "injects[0].body.n", "not_finite", "1e999"),
        ]),
        (BASE + "summary: !!python/name:os.system x\n", [
            (16, "summary", "tag", "tag:yaml.org,2002:python/name:os.system"),
        ]),
        (BASE + "? [a]\n: b\n", [(16, "", "bad_key", "")]),
        ("", [(1, "", "nothing", "")]),
        ("# nothing\n", [(1, "", "nothing", "")]),
        (b"format: 1\ntitle: \xff\n", [(2, "", "not_utf8", "")]),
        ("a: 1\nb: \x07\n", [(2, "", "syntax", "special characters")]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, text: str | bytes, expected: list[tuple[int, str, str, str]]
) -> None:
    assert told(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: [1\nb: 2\n", 2), ("a: 'b\n", 2), ("a: b: c\n", 1), ("a: *x\n", 1), ("a\n---\nb\n", 2)],
)
def test_malformed_yaml_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    [(at, field, code, value)] = told(tmp_path, text)
    assert (at, field, code) == (line, "", "syntax")
    assert value


def test_everything_wrong_is_told_at_once_in_the_files_order(tmp_path: Path) -> None:
    text = BASE.replace("id: t\n", "").replace("to: duty", "to: 3").replace("0:05", "later")
    assert [(line, code) for line, _, code, _ in told(tmp_path, text + "more: 1\n")] == [
        (1, "missing_field"),
        (12, "not_span"),
        (13, "not_text"),
        (15, "unknown_field"),
    ]


def test_aliases_are_read_and_bombs_are_not(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(
        BASE.replace("{text: 好}", "&b {text: 好}")
        + "  - {id: b, kind: m, title: b, trigger: {at: 0:01}, body: *b}\n",
        encoding="utf-8",
    )
    assert load(file).injects[1].body == {"text": "好"}
    rows = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]" for n in range(1, 12)]
    [(_, _, code, _)] = told(tmp_path, "\n".join(rows))
    assert code == "too_much"
    assert told(tmp_path, "a: &a [*a]\n")[0][2] == "too_deep"
    assert told(tmp_path, "[" * 5_000)[0][2] == "too_deep"
    assert told(tmp_path, "- x\n" * (marked.MOST_ITEMS + 1))[0][2] == "too_much"
    assert told(tmp_path, b"#" * (marked.LARGEST + 1)) == [(0, "", "too_large", "512 KB")]


def test_a_problem_is_one_line_that_steers_no_terminal(tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    odd = '"a\\nb\\e[2J"'
    file.write_text(BASE.replace("to: duty", f"to: {odd}") + f"{odd}: 1\n", encoding="utf-8")
    for text in (file.read_text(encoding="utf-8"), BASE.replace("to: duty", f"to: {odd}")):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(ScenarioError) as caught:
            load(file)
        assert str(caught.value).isprintable()
        assert "a b\ufffd[2J" in str(caught.value)


def test_a_flood_of_problems_is_cut(tmp_path: Path) -> None:
    assert len(told(tmp_path, BASE + "".join(f"x{n}: 1\n" for n in range(500)))) == problems.MOST


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_file_at_all_makes_it_fail_otherwise(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "s.yaml"
        file.write_bytes(raw)
        with pytest.raises(ScenarioError) as caught:
            load(file)
    assert str(caught.value).count("\n") == len(caught.value.problems) - 1


def test_every_code_has_a_sentence_in_both_languages() -> None:
    source = "".join(
        file.read_text(encoding="utf-8")
        for name in ("app/drill", "app/domain/drill")
        for file in (Path(__file__).parents[2] / name).rglob("*.py")
    )
    flawed = set(re.findall(r'Flaw\([^"]*?(?:f?"[^"]*"|path), "(\w+)"', source))
    assert {"one_way", "twice", "no_such_role", "waits_for_itself", "empty"} <= flawed
    assert flawed <= set(problems._SENTENCES)
    for code in problems._SENTENCES:
        problem = problems.Problem("f", 3, "a.b", code, "甲")
        assert re.search("[一-鿿]", problem.chinese)
        assert problem.english.endswith(".")
        assert str(problem) == f"f:3: a.b: {problem.chinese} {problem.english}"
        assert source.count(f'"{code}"') > 1, f"nobody says {code}"
    assert Flaw("", "x").value == ""


def test_the_fields_that_hold_spans_are_those_of_the_domain() -> None:
    from app.domain.drill import scenario

    found = {
        (kind, name)
        for kind in (scenario.Trigger, scenario.Inject, scenario.Scenario)
        for name, hint in kind.__annotations__.items()
        if "Span" in hint
    }
    assert found == SPANS
    assert typing.get_type_hints(scenario.Trigger)["at"] == int | None
