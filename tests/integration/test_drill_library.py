"""The library of scenarios: what is shipped, what the street has, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.drill.library import AlreadyThere, Library, Shelf, add_scenario, remove_scenario
from app.drill.problems import ScenarioError
from app.drill.scenario_file import SHIPPED
from tests.scenarios import BASE, PICTURE, WITH_PICTURE, zipped_scenario

if TYPE_CHECKING:
    from pathlib import Path

    from app.profile import Profile


@pytest.fixture
def library(profile: Profile, tmp_path: Path) -> Library:
    """A library with one scenario on the program's shelf."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    (shelf / "t.yaml").write_text(BASE, encoding="utf-8")
    return Library(profile, shelf)


def test_every_shipped_scenario_is_in_it_and_can_be_played(profile: Profile) -> None:
    found = Library(profile).look()
    assert {one.path.name for one in found} == {one.name for one in SHIPPED.glob("*.yaml")}
    assert [one.path.name for one in found if one.scenario is None] == []


def test_an_own_scenario_is_checked_copied_and_found(
    profile: Profile, library: Library, tmp_path: Path
) -> None:
    chosen = tmp_path / "我的.yaml"
    chosen.write_text(BASE.replace("测试", "我的脚本"), encoding="utf-8")
    made = add_scenario(profile, chosen)
    assert made == profile.folder / "scenarios" / "我的.yaml"
    chosen.unlink()
    own = [one for one in library.look() if one.shelf is Shelf.OWN]
    assert [(one.name, one.kinds, one.problems) for one in own] == [
        ("我的脚本", {"message": 1}, ())
    ]
    remove_scenario(profile, own[0].path)
    assert [one.shelf for one in library.look()] == [Shelf.SHIPPED]


def test_a_zip_and_a_folder_come_with_their_attachments(
    profile: Profile, library: Library, tmp_path: Path
) -> None:
    made = add_scenario(profile, zipped_scenario(tmp_path / "带图.zip"))
    assert (made / PICTURE).read_bytes() == b"png"
    folder = tmp_path / "又一个"
    (folder / PICTURE).parent.mkdir(parents=True)
    (folder / PICTURE).write_bytes(b"other")
    (folder / "scenario.yaml").write_text(WITH_PICTURE, encoding="utf-8")
    made = add_scenario(profile, folder / "scenario.yaml")
    assert (made.name, (made / PICTURE).read_bytes()) == ("又一个", b"other")
    assert [one.name for one in library.look()] == ["测试"] * 3


def test_what_cannot_be_played_is_not_copied_and_says_why(
    profile: Profile, library: Library, tmp_path: Path
) -> None:
    chosen = tmp_path / "bad.yaml"
    chosen.write_text(BASE.replace("kind: message", "kind: dance"), encoding="utf-8")
    with pytest.raises(ScenarioError) as told:
        add_scenario(profile, chosen)
    assert told.value.problems[0].code == "no_such_kind"
    shelf = profile.folder / "scenarios"
    assert not shelf.exists() or list(shelf.iterdir()) == []


def test_nothing_is_overwritten(profile: Profile, tmp_path: Path) -> None:
    chosen = tmp_path / "a.yaml"
    chosen.write_text(BASE, encoding="utf-8")
    made = add_scenario(profile, chosen)
    chosen.write_text(BASE.replace("测试", "新的"), encoding="utf-8")
    with pytest.raises(AlreadyThere, match=r"a\.yaml"):
        add_scenario(profile, chosen)
    assert "测试" in made.read_text(encoding="utf-8")
    with pytest.raises(PermissionError):
        remove_scenario(profile, SHIPPED / "stairwell-fire.yaml")


def test_a_damaged_file_is_shown_with_its_line_until_it_is_mended(
    profile: Profile, library: Library
) -> None:
    shelf = profile.folder / "scenarios"
    shelf.mkdir()
    (shelf / "broken.yaml").write_text(BASE.replace("to: duty", "to: nobody"), encoding="utf-8")
    (shelf / "empty").mkdir()
    (shelf / "notes.txt").write_text("not a scenario", encoding="utf-8")
    found = {one.path.name: one for one in library.look() if one.shelf is Shelf.OWN}
    assert set(found) == {"broken.yaml", "empty"}
    (problem,) = found["broken.yaml"].problems
    assert (problem.line, problem.field) == (14, "injects[0].to")
    assert [one.code for one in found["empty"].problems] == ["no_scenario"]
    (shelf / "broken.yaml").write_text(BASE + "lasts: 1:00\n", encoding="utf-8")
    (mended,) = [one for one in library.look() if one.path.name == "broken.yaml"]
    assert mended.scenario is not None
    assert mended.scenario.lasts == 3_600_000


def test_what_has_not_changed_is_not_read_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = library.look()
    monkeypatch.setattr("app.drill.library.read_bundle", lambda _: pytest.fail("read again"))
    assert library.look() == before
