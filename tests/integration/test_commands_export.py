from __future__ import annotations

import csv
import json
import subprocess
import sys
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from app.commands import export, stats
from app.domain.instant import iso_utc
from app.drill.mark import DrillMark, write_mark
from db.models import (
    Base,
    Building,
    Camera,
    Incident,
    Lot,
    Person,
    QuarantinedMessage,
    ResidentialArea,
    Shelter,
    StockMove,
    User,
    VulnerablePerson,
)
from db.types import SealedText
from tests.programs import MAIN
from tests.rooms import furnish
from tests.streets import small_street

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from app.profile import Profile
    from db.store import Store

SECRETS = ("王小明", "13812345678", "310115194503121234", "高血压", "女儿 13987654321")


def add(store: Store, *rows: Base) -> None:
    with store.write() as write:
        write.session.add_all(rows)


class Exports:
    """Runs the command on a profile and reads what it wrote."""

    def __init__(self, profile: Profile, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder = profile.folder
        self._capsys = capsys

    def text(self, table: str, form: str = "csv", limit: int | None = None) -> str:
        assert export.run(self._folder, table, form=form, limit=limit, output=None) == 0
        return self._capsys.readouterr().out

    def csv(self, table: str, limit: int | None = None) -> list[dict[str, str]]:
        return list(csv.DictReader(self.text(table, "csv", limit).splitlines()))

    def json(self, table: str, limit: int | None = None) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.text(table, "json", limit))
        return found


@pytest.fixture
def exports(profile: Profile, capsys: pytest.CaptureFixture[str]) -> Exports:
    return Exports(profile, capsys)


@pytest.fixture
def vulnerable(store: Store, street: Mapping[str, str]) -> None:
    with store.read() as session:
        building = session.query(Building).one().id
    name, phone, number, need, contact = SECRETS
    add(
        store,
        VulnerablePerson(
            building_id=building, floor=3, room="302", category="living_alone", name=name,
            birth_year=1945, phone=phone, id_number=number, need=need, contact=contact,
        ),
    )  # fmt: skip


@pytest.mark.parametrize("table", export.tables())
def test_every_table_can_be_exported_in_both_forms(
    table: str, exports: Exports, street: Mapping[str, str], vulnerable: None
) -> None:
    as_csv, as_json = exports.csv(table), exports.json(table)
    assert len(as_csv) == len(as_json)
    for row, other in zip(as_csv, as_json, strict=True):
        assert list(row) == list(other)


def test_the_issues_tables_have_their_names() -> None:
    wanted = {"residential_areas", "compounds", "buildings", "sensors", "alarms", "shelters",
              "depots", "plans", "teams"}  # fmt: skip
    assert wanted <= set(export.tables())


def test_sensors_carry_code_and_kind(exports: Exports, street: Mapping[str, str]) -> None:
    rows = exports.csv("sensors")
    assert {row["code"]: row["id"] for row in rows} == dict(street)
    assert [row["code"] for row in rows] == sorted(street)
    assert rows[0]["kind"] == "smoke"
    assert {row["in_service"] for row in rows} == {"true"}
    assert exports.json("sensors")[0]["in_service"] is True


def test_personal_data_is_masked_in_every_form(exports: Exports, vulnerable: None) -> None:
    (row,) = exports.csv("vulnerable_people")
    assert row["name"] == "王**"
    assert row["phone"] == "138****5678"
    assert row["id_number"] == "310115********1234"
    assert row["need"] == row["contact"] == "***"
    text = exports.text("vulnerable_people", "json") + exports.text("vulnerable_people")
    assert [secret for secret in SECRETS if secret in text] == []


def test_no_sealed_column_leaves_the_house_unmasked(exports: Exports, vulnerable: None) -> None:
    for table in Base.metadata.tables.values():
        for column in table.columns:
            if isinstance(column.type, SealedText):
                assert all(
                    "*" in value for row in exports.csv(table.name) if (value := row[column.name])
                ), column


def test_other_peoples_names_and_telephones_are_masked(
    store: Store, exports: Exports, street: Mapping[str, str]
) -> None:
    rooms = furnish_beside(store)
    add(
        store,
        Person(name="李大力", phone="13800001111"),
        Incident(number="2026-0001", title="漏水", kind="water", caller="赵一", opened_at=1,
                 caller_phone="13700002222", opened_by="王"),
    )  # fmt: skip
    with store.write() as write:
        shelter = write.session.get(Shelter, rooms)
        assert shelter
        shelter.keeper_name, shelter.keeper_phone = "孙管理", "13600003333"
    assert exports.csv("people")[0]["name"] == "李**"
    assert exports.csv("people")[0]["phone"] == "138****1111"
    assert exports.csv("incidents")[0]["caller"] == "赵*"
    kept = next(row for row in exports.csv("shelters") if row["id"] == rooms)
    assert (kept["keeper_name"], kept["keeper_phone"]) == ("孙**", "136****3333")


def furnish_beside(store: Store) -> str:
    with store.read() as session:
        area = session.query(Base.metadata.tables["residential_areas"].c.id).scalar()
    shelter = Shelter(area_id=area, code="P-1", name="学校", kind="shelter_point", capacity=10,
                      usable_area=20, lon=121.5, lat=31.2)  # fmt: skip
    add(store, shelter)
    return shelter.id


def test_passwords_are_never_exported(store: Store, exports: Exports) -> None:
    add(store, User(login="wang", name="王", role="officer", password="$argon2id$secret"))
    assert "password" not in exports.csv("users")[0]
    assert "argon2" not in exports.text("users", "json")


def test_a_cameras_stream_is_never_exported(
    store: Store, exports: Exports, street: Mapping[str, str]
) -> None:
    with store.read() as session:
        area = session.query(ResidentialArea).one().id
    add(
        store,
        Camera(area_id=area, code="SX-1", name="南门", stream="rtsp://secret", lon=121.5, lat=31.2),
    )
    assert exports.csv("cameras")[0]["code"] == "SX-1"
    assert "stream" not in exports.csv("cameras")[0]
    assert "secret" not in exports.text("cameras", "json")


def test_quantities_are_exact_and_times_iso(store: Store, exports: Exports) -> None:
    rooms = furnish(store)
    lot = Lot(item_id=rooms.water, code="L-1", expires_on="2027-03-31")
    add(store, lot)
    add(
        store,
        StockMove(depot_id=rooms.depot, lot_id=lot.id, at=1_795_500_000_250, kind="receipt",
                  quantity=Decimal("1200.125"), actor="王"),
    )  # fmt: skip
    (row,) = exports.json("stock_moves")
    assert row["quantity"] == "1200.125"
    assert row["at"] == iso_utc(1_795_500_000_250) == exports.csv("stock_moves")[0]["at"]
    assert row["reverses_id"] is None
    assert exports.csv("stock_moves")[0]["reverses_id"] == ""
    assert exports.csv("lots")[0]["expires_on"] == "2027-03-31"


def test_bytes_become_text(store: Store, exports: Exports) -> None:
    add(
        store,
        QuarantinedMessage(topic="t", reason="not_json", payload="温".encode() + b"\xff\x00",
                           size=5, first_at=1, last_at=2),
    )  # fmt: skip
    assert exports.json("quarantined_messages")[0]["payload"] == "温\\xff\x00"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_a_sheet_would_run_is_defused(
    text: str, store: Store, profile: Profile, tmp_path: Path, exports: Exports
) -> None:
    add(store, Person(name="李大力", skills=text))
    file = tmp_path / "people.csv"
    export.run(profile.folder, "people", form="csv", limit=None, output=file)
    with file.open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert row["skills"] == "'" + text.replace("\r", "\n")
    exports.text("people")
    assert exports.json("people")[0]["skills"] == text


def test_lines_within_a_text_do_not_break_the_table(store: Store, exports: Exports) -> None:
    add(store, Person(name="李大力", skills='一\r\n二\r三\n四,"五"', role="队员"))
    (row,) = csv.DictReader(exports.text("people").splitlines(keepends=True))
    assert row["skills"] == '一\n二\n三\n四,"五"'
    assert row["role"] == "队员"
    assert exports.json("people")[0]["skills"].startswith("一\r\n二\r三")


def test_a_file_opens_in_excel_and_the_screen_is_plain(
    profile: Profile, street: Mapping[str, str], tmp_path: Path, capfdbinary: Any
) -> None:
    file = tmp_path / "感知点位.csv"
    assert export.run(profile.folder, "sensors", form="csv", limit=None, output=file) == 0
    assert "10" in capfdbinary.readouterr().out.decode()
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfid,")
    assert list(tmp_path.glob("*.part")) == []
    assert export.run(profile.folder, "sensors", form="csv", limit=None, output=None) == 0
    assert capfdbinary.readouterr().out == content.removeprefix(b"\xef\xbb\xbf")
    export.run(profile.folder, "sensors", form="json", limit=1, output=tmp_path / "s.json")
    assert (tmp_path / "s.json").read_bytes().startswith(b"[\n{")


def test_a_file_that_cannot_be_written_is_told(
    profile: Profile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "absent" / "sensors.csv"
    assert export.run(profile.folder, "sensors", form="csv", limit=None, output=file) == 1
    assert str(file) in capsys.readouterr().err


@pytest.mark.parametrize(("limit", "rows"), [(0, 0), (3, 3), (99, 10), (None, 10)])
def test_limit(
    limit: int | None, rows: int, exports: Exports, street: Mapping[str, str]
) -> None:  # fmt: skip
    assert len(exports.csv("sensors", limit)) == rows
    assert len(exports.json("sensors", limit)) == rows
    assert exports.text("sensors", limit=limit).startswith("id,version,hlc,code,kind")


@pytest.mark.parametrize(("name", "near"), [("sensor", "sensors"), ("alarm", "alarms")])
def test_an_unknown_table_is_told_with_the_nearest(
    name: str, near: str, profile: Profile, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export.run(profile.folder, name, form="csv", limit=None, output=None) == 2
    said = capsys.readouterr().err
    assert f"did you mean {near}?" in said
    assert "residential_areas" in said


def test_without_a_database_nothing_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export.run(tmp_path / "none", "sensors", form="csv", limit=None, output=None) == 1
    assert "demo load" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_a_reader_that_has_seen_enough_ends_it_quietly(store: Store, profile: Profile) -> None:
    small_street(store, 3000)
    writer = subprocess.Popen(
        [sys.executable, str(MAIN), "export", "sensors", "--profile", str(profile.folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert writer.stdout
    assert writer.stderr
    assert writer.stdout.readline().startswith(b"id,")
    writer.stdout.close()
    assert writer.wait(60) == 0
    assert writer.stderr.read() == b""
    writer.stderr.close()


class TestOfADrill:
    """What leaves a drill's profile says so; nobody takes it for the street's own."""

    @pytest.fixture(autouse=True)
    def mark(self, profile: Profile) -> None:
        write_mark(profile.folder, DrillMark("d1", "楼道火灾", "stairwell-fire", 1))

    def test_on_the_screen(self, exports: Exports, street: Mapping[str, str]) -> None:
        first, header, *rows = exports.text("sensors").splitlines()
        assert first == "演练 DRILL"
        assert header.startswith("id,")
        assert len(rows) == len(street)
        told = json.loads(exports.text("sensors", "json"))
        assert told["drill"] == "演练 DRILL"
        assert len(told["rows"]) == len(street)
        assert json.loads(exports.text("teams", "json")) == {"drill": "演练 DRILL", "rows": []}

    @pytest.mark.parametrize("form", ["csv", "json"])
    def test_in_a_file_and_its_name(
        self, form: str, profile: Profile, street: Mapping[str, str], tmp_path: Path
    ) -> None:
        asked = tmp_path / f"点位.{form}"
        assert export.run(profile.folder, "sensors", form=form, limit=1, output=asked) == 0
        assert not asked.exists()
        written = tmp_path / f"演练 DRILL 点位.{form}"
        assert "演练 DRILL" in written.read_text(encoding="utf-8-sig").splitlines()[0]
        assert export.run(profile.folder, "sensors", form=form, limit=1, output=written) == 0
        assert len([one for one in tmp_path.iterdir() if one.suffix == f".{form}"]) == 1

    def test_its_numbers(self, profile: Profile, capsys: pytest.CaptureFixture[str]) -> None:
        assert stats.run(profile.folder, as_json=True) == 0
        assert json.loads(capsys.readouterr().out)["drill"] is True
        assert stats.run(profile.folder, as_json=False) == 0
        assert capsys.readouterr().out.startswith("演练 DRILL\n")
        (profile.folder / "drill.json").unlink()  # the database says so too
        assert stats.run(profile.folder, as_json=True) == 0
        assert json.loads(capsys.readouterr().out)["drill"] is True

    def test_a_streets_numbers(self, migrated: Profile, capsys: pytest.CaptureFixture[str]) -> None:
        assert stats.run(migrated.folder, as_json=True) == 0
        assert json.loads(capsys.readouterr().out)["drill"] is False
