"""The map's parts that need no web view: its document, columns, shelf, colours, lines and cards."""

from __future__ import annotations

import re
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.map import SENSOR_STATES
from app.services.overview import AreaSummary
from app.services.places import Hit
from app.services.shelters import ShelterRow
from ui.map.columns import pack
from ui.map.dress import FIRE_KINDS, colours, letter, mark_word, mix
from ui.map.page import SCRIPTS, STYLES, WEB, channel_script, load_files, map_document
from ui.map.scheme import Shelf, media_type
from ui.pages.map.facts import area_facts, shelter_facts
from ui.pages.map.model import Line, LinesModel, hit_lines
from ui.theme.tokens import DARK, LIGHT, Palette

SCRIPT_TEXT = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((WEB / "map").glob("*.js"))
)


def test_document_names_nothing_outside_the_house() -> None:
    document = map_document().decode()
    assert re.findall(r'(?:src|href)="([^"]*)"', document) == [*SCRIPTS, *STYLES]
    assert "http://" not in document.replace("http-equiv", "")
    assert "https://" not in document
    assert "integrity" not in document
    assert "L.map(" in document
    assert document.index("L.map(") < document.index("Shouwang.start(map_street)")


def test_document_is_the_same_at_every_start() -> None:
    assert map_document() == map_document()


def test_every_file_of_the_document_is_there_with_leaflets_licence() -> None:
    files = load_files()
    assert {*SCRIPTS, *STYLES} == {*files, "web/qwebchannel.js"}
    assert b"QWebChannel" in channel_script()
    assert "Agafonkin" in (WEB / "leaflet" / "LICENSE").read_text(encoding="utf-8")


def test_own_scripts_speak_to_no_host() -> None:
    assert not re.search(r"https?://", SCRIPT_TEXT)


def test_script_and_service_agree_on_the_order_of_states() -> None:
    listed = re.search(r"Shouwang\.STATES = \[(.*?)\]", SCRIPT_TEXT, re.DOTALL)
    assert listed is not None
    assert tuple(re.findall(r'"(\w+)"', listed[1])) == SENSOR_STATES


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=lambda p: p.name)
def test_every_colour_the_scripts_ask_for_is_given(palette: Palette) -> None:
    given_names = set(colours(palette))
    asked = set(re.findall(r"\bc\.(\w+)", SCRIPT_TEXT)) | set(
        re.findall(r"theme\.colours\.(\w+)", SCRIPT_TEXT)
    )
    style = (WEB / "map" / "map.css").read_text(encoding="utf-8")
    asked |= set(re.findall(r"var\(--(\w+)", style))
    assert asked <= given_names
    assert "#" not in re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=lambda p: p.name)
def test_quiet_ground_is_grey(palette: Palette) -> None:
    # Water and greens may have a hint of their colour; all the rest of the ground has none.
    quiet = ("ground", "road_main", "road_minor", "building", "areaLine", "dot", "unknown")
    for name in quiet:
        value = colours(palette)[name]
        channels = [int(value[i : i + 2], 16) for i in (1, 3, 5)]
        assert max(channels) - min(channels) <= 24, name


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-85, 85), st.integers(0, 8),
                          st.integers(0, 7)), max_size=50))  # fmt: skip
def test_columns_come_out_as_they_went_in(rows: list[tuple[float, float, int, int]]) -> None:
    lon, lat, kinds, states = ([row[i] for row in rows] for i in range(4))
    binary = pack(lon, lat, kinds, states)
    count = len(rows)
    layout = f"<4sI{count}d{count}d{count}B{count}B"
    assert len(binary) == struct.calcsize(layout)
    magic, n, *values = struct.unpack(layout, binary)
    assert (magic, n) == (b"SWS1", count)
    assert values == [*lon, *lat, *kinds, *states]


def test_shelf_gives_what_was_put_there_and_nothing_else() -> None:
    shelf = Shelf()
    shelf.put("data/a.bin", lambda: b"now")
    shelf.put("web/x.js", b"script")
    assert shelf.get("data/a.bin") == b"now"
    assert shelf.get("web/x.js") == b"script"
    for name in ("web/../web/x.js", "/web/x.js", "web/x.js/", "web", "", "../main.py"):
        assert shelf.get(name) is None
    shelf.take("web/x.js")
    assert shelf.get("web/x.js") is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("street.html", "text/html"),
        ("web/map/map.css", "text/css"),
        ("web/leaflet/leaflet.js", "text/javascript"),
        ("data/ground-1.json", "application/json"),
        ("data/sensors-1.bin", "application/octet-stream"),
        ("LICENSE", "application/octet-stream"),
    ],
)
def test_media_types(name: str, kind: str) -> None:
    assert media_type(name) == kind


def test_mix_goes_from_one_colour_to_the_other() -> None:
    assert mix("#000000", "#ffffff", 0) == "#000000"
    assert mix("#000000", "#ffffff", 1) == "#ffffff"
    assert mix("#102030", "#304050", 0.5) == "#203040"


def test_fire_is_written_into_its_mark_and_numerals_into_the_others() -> None:
    assert all(mark_word(1, kind, "process") == "火" for kind in FIRE_KINDS)
    assert mark_word(1, "combustible_gas", "process") == "I"
    assert mark_word(1, "smoke", "fault") == "I"
    assert mark_word(2, "smoke", "process") == "II"
    assert letter("smoke") == "烟"
    assert letter("radiation") == "R"


def test_search_lines_leave_out_what_is_not_on_the_map() -> None:
    hits = [Hit("shelters", "1", "小学", "安置点"), Hit("supply_items", "2", "帐篷", "")]
    assert [line.id for line in hit_lines(hits)] == ["1"]


def test_lines_that_only_grow_older_are_told_as_changed() -> None:
    model = LinesModel()
    told: list[str] = []
    model.modelReset.connect(lambda: told.append("reset"))
    model.dataChanged.connect(
        lambda first, last, _roles: told.append(f"{first.row()}-{last.row()}")
    )
    lines = [Line("a", "火灾", "1 号", "1 分"), Line("b", "积水", "桥下", "2 分")]
    model.replace(lines)
    model.replace([lines[0], Line("b", "积水", "桥下", "3 分")])
    model.replace([lines[0], Line("b", "积水", "桥下", "3 分")])
    assert told == ["reset", "1-1"]


def shelter(**fields: object) -> ShelterRow:
    values: dict[str, object] = {
        "id": "1", "version": 1, "code": "E-1", "name": "小学操场", "kind": "shelter_point",
        "venue": "", "address": "演示路 1 号", "area_id": "a", "area_name": "临沂一村居民区",
        "capacity": 100, "usable_area": 160, "state": "open", "state_since": None,
        "state_reason": "", "occupied": 20, "free": 80, "over": 0, "keeper_name": "张三丰",
        "keeper_phone": "13800005678", "lon": 121.5, "lat": 31.2,
    }  # fmt: skip
    return ShelterRow(**(values | fields))  # type: ignore[arg-type]


def test_closed_shelter_offers_no_free_places() -> None:
    card = shelter_facts(shelter(state="closed", occupied=0, free=100), 0)
    assert (card.figure, card.unit) == ("100", "人可容纳")
    assert card.where == "临沂一村 · 演示路 1 号"


def test_overfull_shelter_says_so() -> None:
    card = shelter_facts(shelter(occupied=120, free=0, over=20), 0)
    assert card.figure == "0"
    assert "超员 20 人" in card.state
    assert ("负责人", "张** 138****5678") in card.facts


def test_area_card_shows_no_suffix_and_no_alarm_where_there_is_none() -> None:
    area = AreaSummary("a", "310115010011", "临沂一村居民区", None, 0, 0, 800, 3, 1, 2, 0, 0)
    card = area_facts(area, [])
    assert (card.title, card.level, card.figure) == ("临沂一村", 0, "0")
    assert [action.code for action in card.actions] == ["incident"]
