"""A scenario as a folder or a zip: its attachments are there, and nothing leads out of it."""

from __future__ import annotations

import contextlib
import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.drill import bundle
from app.drill.bundle import SCENARIO, is_safe, read_bundle
from app.drill.problems import ScenarioError
from app.drill.scenario_file import load
from tests.scenarios import BASE, PICTURE, WITH_PICTURE
from tests.scenarios import zipped_scenario as zipped

METHODS = (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
FILES = {SCENARIO: WITH_PICTURE.encode(), PICTURE: b"png"}


def refusal(path: Path) -> tuple[str, str]:
    """Return code and value of the one problem."""
    with pytest.raises(ScenarioError) as caught:
        load(path)
    [problem] = caught.value.problems
    return problem.code, problem.value


def test_a_folder_and_its_zip_say_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "fire"
    bundle.Bundle("", FILES[SCENARIO], {PICTURE: b"png"}).write_into(folder)
    (folder / ".DS_Store").write_bytes(b"left behind")
    flat = zipped(tmp_path / "flat.zip", FILES)
    nested = zipped(tmp_path / "nested.zip", {f"fire/{name}": raw for name, raw in FILES.items()})
    assert load(folder) == load(flat) == load(nested)
    assert read_bundle(nested).attachments == read_bundle(folder).attachments
    again = tmp_path / "again"
    read_bundle(nested).write_into(again)
    assert load(again) == load(folder)


def test_names_of_chinese_windows_are_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "s.zip", FILES)
    name = PICTURE.encode()
    gbk = PICTURE.encode("gbk")
    raw = path.read_bytes()
    info = zipfile.ZipInfo("x" * len(gbk))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(SCENARIO, FILES[SCENARIO])
        archive.writestr(info, b"png")
    assert name in raw
    path.write_bytes(written.getvalue().replace(b"x" * len(gbk), gbk))
    assert load(path).id == "t"


def test_an_attachment_that_is_not_there_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / SCENARIO
    file.write_text(WITH_PICTURE, encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        load(file)
    [problem] = caught.value.problems
    assert (problem.line, problem.field, problem.code, problem.value) == (
        15, "injects[0].body.attachment", "no_such_attachment", PICTURE,
    )  # fmt: skip
    assert refusal(tmp_path) == ("no_such_attachment", PICTURE)
    for value in ("[a]", "3", "../" + SCENARIO, SCENARIO):
        file.write_text(WITH_PICTURE.replace(PICTURE, value), encoding="utf-8")
        assert refusal(tmp_path)[0] == "no_such_attachment"


@pytest.mark.parametrize(
    "name",
    ["../out", "/out", "a/../../out", "C:/out", "a\\..\\out", "a//b", "con.txt", "a/", "x" * 200,
     "a\nb", ".hidden", "a./b", "a/nul"],
)  # fmt: skip
def test_names_that_lead_out_or_nowhere_are_refused(name: str, tmp_path: Path) -> None:
    assert not is_safe(name)
    path = tmp_path / "s.zip"
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(SCENARIO, BASE)
        info = zipfile.ZipInfo("x")
        info.filename = name
        archive.writestr(info, b"?")
    path.write_bytes(written.getvalue())
    if not name.endswith("/"):
        assert refusal(path)[0] == "bad_path"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["s.zip"]


def test_what_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    left = {"__MACOSX/fire/._scenario.yaml": b"?", "fire/.DS_Store": b"?", "fire/Thumbs.db": b"?"}
    fire = {f"fire/{name}": raw for name, raw in FILES.items()}
    assert load(zipped(tmp_path / "s.zip", fire | left)) == load(zipped(tmp_path / "t.zip", FILES))


@given(st.data())
def test_a_damaged_archive_is_told(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = zipped(Path(folder) / "s.zip", FILES)
        if data.draw(st.booleans()):
            with zipfile.ZipFile(path, "w", data.draw(st.sampled_from(METHODS))) as archive:
                for name, raw in FILES.items():
                    archive.writestr(name, raw)
        raw = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(1, 4))):
            raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
        path.write_bytes(raw[: data.draw(st.none() | st.integers(0, len(raw)))])
        with contextlib.suppress(ScenarioError):
            assert load(path).id == "t"


def test_links_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    folder.mkdir()
    (folder / SCENARIO).write_text(BASE, encoding="utf-8")
    (tmp_path / "secret").write_text("x")
    (folder / "a.png").symlink_to(tmp_path / "secret")
    assert refusal(folder) == ("link", "a.png")
    with zipfile.ZipFile(tmp_path / "s.zip", "w") as archive:
        archive.writestr(SCENARIO, BASE)
        link = zipfile.ZipInfo("a.png")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert refusal(tmp_path / "s.zip") == ("link", "a.png")


def test_sizes_have_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "LARGEST_FILE", 3 * 2**20)
    monkeypatch.setattr(bundle, "LARGEST_SUM", 4 * 2**20)
    monkeypatch.setattr(bundle, "MOST_FILES", 4)
    base = {SCENARIO: BASE.encode()}
    large = zipped(tmp_path / "1.zip", base | {"a": bytes(3 * 2**20 + 1)})
    assert refusal(large) == ("too_large", "3 MB")
    both = zipped(tmp_path / "2.zip", base | {"a": bytes(3 * 2**20), "b": bytes(2 * 2**20)})
    assert refusal(both) == ("too_large", "4 MB")
    many = zipped(tmp_path / "3.zip", base | {f"f{n}": b"" for n in range(4)})
    assert refusal(many) == ("too_many_files", "4")


def test_what_is_no_scenario_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.yaml")[0] == "unreadable"
    assert refusal(tmp_path) == ("no_scenario", SCENARIO)
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04nothing")
    assert refusal(tmp_path / "bad.zip")[0] == "bad_archive"
    assert refusal(zipped(tmp_path / "e.zip", {})) == ("no_scenario", SCENARIO)
