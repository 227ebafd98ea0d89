"""A scenario as a draft: edited, taken back, written; what is not touched means the same."""

from __future__ import annotations

import errno
import os
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.drill.spans import parse_span
from app.drill.editing import edits, lines
from app.drill.editing.check import check, place_of
from app.drill.editing.document import (
    ChangedOnDisk,
    Document,
    attach,
    open_document,
    save_document,
    text_of,
)
from app.drill.editing.drafts import Drafts
from app.drill.editing.history import History
from app.drill.editing.outline import outline
from app.drill.editing.spec import Shape, plug_ins, specs
from app.drill.editing.tree import GONE, at, insert, move, path_of, put, remove
from app.drill.library import Library
from app.drill.scenario_file import SHIPPED, load
from app.drill.spelling import spelt
from app.profile import Profile
from tests.scenarios import BASE, PICTURE, scenarios, zipped_scenario

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.domain.drill.scenario import Scenario

FILES = sorted(SHIPPED.glob("*.yaml"))


@cache
def fire() -> dict[str, Any]:
    """The tree of a shipped scenario; edits leave it as it is."""
    return open_document(SHIPPED / "stairwell-fire.yaml").tree


@pytest.fixture
def street(tmp_path: Path) -> Profile:
    folder = tmp_path / "street"
    folder.mkdir()
    return Profile(folder)


def opened(folder: Path, text: str = BASE) -> Document:
    path = folder / "s.yaml"
    path.write_text(text, encoding="utf-8")
    return open_document(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_scenario_opened_untouched_and_saved_means_the_same(
    path: Path, street: Profile
) -> None:
    document = open_document(path)
    assert document.home is None
    assert check(document.tree).problems == ()
    saved = save_document(document, document.tree, street)
    assert saved.home is not None
    assert saved.home.parent == street.folder / "scenarios"
    assert load(saved.home, to_play=True) == load(path)
    kept = saved.home.read_text(encoding="utf-8")
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            assert line in kept


@given(scenarios())
@settings(max_examples=25)
def test_any_scenario_as_a_draft_says_what_it_said(scenario: Scenario) -> None:
    tree = spelt(scenario)
    found = check(tree)
    assert found.scenario == scenario
    text = text_of(Document(tree), tree)
    assert text


_EDITS = st.sampled_from(["put", "gone", "add", "duplicate", "remove", "move", "rename"])


def edited(draw: Callable[[st.SearchStrategy[Any]], Any], tree: dict[str, Any]) -> Any:
    """Return a tree with one deed done to it."""
    count = len(tree["injects"])
    place = draw(st.integers(0, max(0, count - 1)))
    deed = draw(_EDITS)
    if deed == "add" or not count:
        return edits.add(tree, "injects", {"kind": "message", "title": "新"})[0]
    if deed == "put":
        return put(tree, ("injects", place, "body", "text"), draw(st.text(max_size=3)))
    if deed == "gone":
        return put(tree, ("injects", place, draw(st.sampled_from(["to", "body"]))), GONE)
    if deed == "duplicate":
        return edits.duplicate(tree, "injects", place)[0]
    if deed == "remove":
        return remove(tree, ("injects",), place)
    if deed == "move":
        return move(tree, ("injects",), place, draw(st.integers(0, count - 1)))
    return edits.rename(tree, "injects", place, draw(st.text("ab", min_size=1, max_size=2)))


@given(st.data())
@settings(max_examples=40)
def test_each_deed_taken_back_gives_the_same_document_and_done_again_the_same_result(
    data: st.DataObject,
) -> None:
    history = History(fire())
    trees = [history.tree]
    for _ in range(data.draw(st.integers(1, 8))):
        history.do(edited(data.draw, history.tree), ("injects",))
        trees += [history.tree] if history.tree != trees[-1] else []
    for tree in reversed(trees[:-1]):
        assert history.undo() is not None
        assert history.tree == tree
    assert history.undo() is None
    for tree in trees[1:]:
        history.redo()
        assert history.tree == tree
    assert history.redo() is None


def test_letters_in_a_row_are_one_deed_until_it_is_sealed() -> None:
    history = History({"title": ""})
    for text in ("台", "台风"):
        history.do({"title": text}, ("title",), "title")
    history.seal()
    history.do({"title": "台风夜"}, ("title",), "title")
    history.undo()
    assert history.tree == {"title": "台风"}
    history.undo()
    assert history.tree == {"title": ""}
    history.do({"title": "火"}, ("title",), "title")
    assert not history.can_redo


def test_an_edit_leaves_the_tree_that_it_was_made_of_as_it_was() -> None:
    tree = {"injects": [{"id": "a", "body": {"text": "x"}}], "title": "t"}
    after = put(tree, ("injects", 0, "body", "text"), "y")
    assert at(tree, ("injects", 0, "body", "text")) == "x"
    assert at(after, ("injects", 0, "body", "text")) == "y"
    assert insert(after, ("injects",), 0, {})["injects"][1] is after["injects"][0]
    assert path_of("injects[3].trigger.after") == ("injects", 3, "trigger", "after")


def test_a_new_id_is_followed_wherever_it_is_spoken_of() -> None:
    tree = fire()
    renamed = edits.rename(tree, "injects", 1, "second-smoke")
    assert check(renamed).problems == ()
    assert not edits.speaks_of(renamed, "injects", "smoke-4")
    assert len(edits.speaks_of(renamed, "injects", "second-smoke")) == len(
        edits.speaks_of(tree, "injects", "smoke-4")
    )
    assert len(edits.speaks_of(tree, "injects", "smoke-4")) >= 6
    role = edits.rename(tree, "roles", 1, "officer")
    aim = edits.rename(role, "objectives", 0, "watch")
    assert check(aim).problems == ()


@given(st.integers(-7_200_000, 7_200_000))
def test_an_inject_moved_in_time_is_due_then_and_never_before_the_start(by: int) -> None:
    at_once = edits.shifted({"at": "0:30"}, by, 1_800_000)
    assert at_once is not None
    assert parse_span(at_once["at"]) == max(0, 1_800_000 + by)
    later = edits.shifted({"after": "x", "delay": "1m"}, by, 90_000)
    assert later is not None
    assert parse_span(later.get("delay", "0s")) == max(0, 60_000 + by)
    assert edits.shifted({"by_hand": True}, by, 0) is None


def test_copies_and_new_ones_have_ids_of_their_own() -> None:
    tree = fire()
    for _ in range(3):
        tree, place = edits.duplicate(tree, "injects", 0)
        assert place == 1
    tree, _ = edits.add(tree, "injects", {"kind": "message"})
    names = edits.ids(tree, "injects")
    assert len(names) == len(set(names))


@pytest.mark.parametrize("owner", [*plug_ins()])
def test_each_plug_in_has_a_form_of_which_every_field_can_be_edited(owner: str) -> None:
    assert {one.name.split(".")[0] for one in specs(owner)} == {
        one.encode_name for one in msgspec.structs.fields(plug_ins()[owner])
    }
    assert not [one for one in specs(owner) if one.shape is Shape.OTHER]


def test_a_field_tells_what_is_meant_when_it_is_left_out() -> None:
    usual = {(owner, one.name): one.default for owner in plug_ins() for one in specs(owner)}
    assert usual["effect.reading", "each"] == "0:00:05"
    assert usual["effect.incident", "grade"] == "ordinary"
    assert usual["condition.alarms_open", "level"] == "4"
    assert usual["effect.message", "channel"] == ""
    assert {one.name: one.default for one in specs("expectation")}["weight"] == "1"


@given(
    st.lists(st.tuples(st.integers(0, 9999), st.integers(-99, 99) | st.sampled_from([0.5, 2.25]))),
    st.dictionaries(
        st.text("abc", min_size=1), st.integers() | st.booleans() | st.text("xyz", min_size=1)
    ),
)
def test_lines_give_back_what_they_were_made_of(
    points: list[tuple[int, float]], detail: dict[str, Any]
) -> None:
    curve = [[f"{span}s", number] for span, number in points]
    assert lines.curve_of(lines.lines_of_curve(curve)) == curve
    assert lines.detail_of(lines.lines_of_detail(detail)) == detail
    options = [{"id": name, "text": f"选 {name}"} for name in detail]
    assert lines.options_of(lines.lines_of_options(options)) == options


def test_what_is_wrong_is_found_as_in_a_file_and_leads_to_its_field() -> None:
    tree = fire()
    tree = put(tree, ("injects", 2, "body", "text"), GONE)
    tree = put(tree, ("injects", 0, "body", "value"), "高")
    found = check(tree).problems
    assert [(one.code, place_of(one)) for one in found] == [
        ("bad_body", ("injects", 0, "body", "value")),
        ("bad_body", ("injects", 2, "body", "text")),
    ]
    late = check(put(tree, ("injects", 0, "trigger"), {"at": "soon"})).problems
    assert [(one.code, place_of(one)) for one in late] == [
        ("not_span", ("injects", 0, "trigger", "at")),
        ("bad_body", ("injects", 0, "body", "value")),
        ("bad_body", ("injects", 2, "body", "text")),
    ]


def test_a_flawed_draft_is_saved_and_opened_again_as_it_was(
    tmp_path: Path, street: Profile
) -> None:
    document = opened(tmp_path)
    tree = put(document.tree, ("injects", 0, "trigger"), {"at": "soon", "after": 7})
    tree = put(tree, ("injects", 0, "kind"), GONE)
    saved = save_document(document, tree, street)
    assert saved.home == document.home
    again = open_document(tmp_path / "s.yaml")
    assert again.tree == tree
    assert check(again.tree).problems


def test_comments_stay_at_the_top_and_over_an_item_and_others_are_counted(
    tmp_path: Path, street: Profile
) -> None:
    text = (
        "# 一\n# 二\n"
        + BASE.replace("injects:\n", "injects:\n  # 开场\n")
        .replace("title: 测试", "title: 测试  # 名")
        .replace("  - {id: duty", "  # 谁\n  - {id: duty")
        + "# 尾\n"
    )
    document = opened(tmp_path, text.replace("text: 好", "text: '不是 # 注释'"))
    assert document.head == ("一", "二")
    assert document.lost == 3
    save_document(document, edits.rename(document.tree, "injects", 0, "other"), street)
    kept = (tmp_path / "s.yaml").read_text(encoding="utf-8")
    assert kept.startswith("# 一\n# 二\nformat: 1\n")
    assert "  # 开场\n  - id: other\n" in kept


def test_what_another_program_wrote_is_not_overwritten(tmp_path: Path, street: Profile) -> None:
    document = opened(tmp_path)
    other = BASE.replace("测试", "别人写的")
    (tmp_path / "s.yaml").write_text(other, encoding="utf-8")
    with pytest.raises(ChangedOnDisk):
        save_document(document, put(document.tree, ("title",), "我写的"), street)
    assert (tmp_path / "s.yaml").read_text(encoding="utf-8") == other
    save_document(document, put(document.tree, ("title",), "我写的"), street, anyway=True)
    assert load(tmp_path / "s.yaml").title == "我写的"


def test_an_attachment_makes_a_folder_of_a_file_and_comes_with_it(
    tmp_path: Path, street: Profile
) -> None:
    picture = tmp_path / "现场.png"
    picture.write_bytes(b"png")
    document, name = attach(opened(tmp_path), picture)
    tree = put(document.tree, ("injects", 0, "body", "attachment"), name)
    saved = save_document(document, tree, street)
    assert saved.home == tmp_path / "s"
    assert not (tmp_path / "s.yaml").exists()
    assert load(tmp_path / "s", to_play=True).injects[0].body["attachment"] == "现场.png"
    zipped = open_document(zipped_scenario(tmp_path / "z.zip"))
    home = save_document(zipped, zipped.tree, street).home
    assert home is not None
    assert (home / PICTURE).read_bytes() == b"png"


def test_a_folder_that_cannot_be_written_whole_leaves_nothing_in_the_way(
    tmp_path: Path, street: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = tmp_path / "现场.png"
    picture.write_bytes(b"png")
    document, name = attach(opened(tmp_path), picture)
    tree = put(document.tree, ("injects", 0, "body", "attachment"), name)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            save_document(document, tree, street)
    assert (tmp_path / "s.yaml").exists()
    assert not (tmp_path / "s").exists()
    assert save_document(document, tree, street).home == tmp_path / "s"


def test_the_time_line_of_a_draft_shows_what_can_be_read_of_it() -> None:
    tree = put(fire(), ("injects", 0, "trigger"), {"at": "soon"})
    tree = put(tree, ("injects", 3, "id"), "smoke-3")
    tree = put(tree, ("injects", 7, "trigger"), "天亮")
    found = outline(tree)
    assert len(found.line.marks) == len(tree["injects"])
    assert found.at(0) is None
    assert found.at(7) is None
    assert found.at(8) == 8 * 60_000
    whole = outline(fire())
    assert whole.at(2) == 2 * 60_000 + 70_000 + 45_000
    assert whole.line.until == 60 * 60_000


def test_a_draft_is_kept_until_it_is_dropped(tmp_path: Path, street: Profile) -> None:
    drafts = Drafts(street)
    document = opened(tmp_path)
    tree = put(document.tree, ("title",), "没存")
    assert drafts.kept("k") is None
    drafts.keep("k", document, tree, 5)
    kept = drafts.kept("k")
    assert kept is not None
    assert kept[0] == 5
    assert kept[2] == tree
    assert kept[1].home == document.home
    assert kept[1].digest == document.digest
    assert Library(street, tmp_path / "none").look() == []
    for file in (street.folder / "scenarios" / ".drafts").iterdir():
        file.write_bytes(b"x")
    assert drafts.kept("k") is None
    drafts.drop("k")
    drafts.drop("k")
