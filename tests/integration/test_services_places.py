from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.services import places
from app.services.desk import Actor, Desk
from db.models import Compound, Depot, ResidentialArea, Sensor, Shelter, SupplyItem
from db.store import Store
from tests.streets import HandClock

if TYPE_CHECKING:
    from app.services.places import Hit


@pytest.fixture
def named(store: Store, sensor_ids: list[str]) -> None:
    """The small street under real names, with a shelter, a depot and an item."""
    with store.write() as write:
        area = write.session.query(ResidentialArea).one()
        area.name, area.committee = "临沂一村居民区", "临沂一村居委会"
        write.session.query(Compound).one().name = "临沂路 100 弄"
        write.session.add_all(
            [
                Shelter(
                    id="shelter",
                    area_id=area.id,
                    code="BN-001",
                    name="南码头小学操场",
                    kind="shelter_point",
                    capacity=80,
                    usable_area=100,
                    lon=121.5,
                    lat=31.19,
                ),
                Depot(
                    id="depot",
                    code="D-001",
                    name="街道储备点",
                    kind="street_reserve",
                    lon=121.5,
                    lat=31.19,
                ),
                SupplyItem(id="item", code="I-001", name="帐篷", category="安置", unit="顶"),
            ]
        )


def first(desk: Desk, text: str) -> Hit:
    return places.search(desk, text)[0]


@pytest.mark.usefixtures("named")
@pytest.mark.parametrize("text", ["临沂一村", "沂一", "lyyc", "linyiyicun", "LYYC", "310115010011"])
def test_an_area_is_found_by_part_initials_whole_pinyin_and_code(desk: Desk, text: str) -> None:
    hit = first(desk, text)
    assert (hit.table, hit.title, hit.subtitle) == (
        "residential_areas",
        "临沂一村居民区",
        "临沂一村居委会",
    )


@pytest.mark.usefixtures("named")
@pytest.mark.parametrize(
    ("text", "table", "title"),
    [
        ("nmtxx", "shelters", "南码头小学操场"),
        ("储备", "depots", "街道储备点"),
        ("zp", "supply_items", "帐篷"),
        ("S-010011-000007", "sensors", "S-010011-000007"),
        ("000007", "sensors", "S-010011-000007"),
        ("烟感 1 层", "sensors", "S-010011-000000"),
        ("lyl100l1h", "buildings", "临沂路 100 弄 1 号"),
        ("lyl100n1", "buildings", "临沂路 100 弄 1 号"),
        ("linyilu100nong", "compounds", "临沂路 100 弄"),
    ],
)
def test_everything_else_is_found_as_well(desk: Desk, text: str, table: str, title: str) -> None:
    hit = first(desk, text)
    assert (hit.table, hit.title) == (table, title)


@pytest.mark.usefixtures("named")
def test_all_words_must_fit_and_an_empty_text_finds_nothing(desk: Desk) -> None:
    assert {hit.table for hit in places.search(desk, "烟感 临沂")} == {"sensors"}
    assert places.search(desk, "烟感 没有的地方") == []
    assert places.search(desk, "  ") == []
    assert places.search(desk, "没有的地方") == []


@pytest.mark.usefixtures("named")
def test_hits_are_cut_to_the_limit_and_titles_come_before_subtitles(desk: Desk) -> None:
    hits = places.search(desk, "临沂", limit=5)
    assert [hit.table for hit in hits] == [
        "residential_areas",
        "compounds",
        "buildings",
        "shelters",
        "sensors",
    ]


@pytest.mark.usefixtures("named")
def test_a_renamed_place_is_found_by_its_new_name_at_once(desk: Desk, store: Store) -> None:
    assert places.search(desk, "帐篷")
    with store.write() as write:
        write.session.get_one(SupplyItem, "item").name = "棉被"
    assert places.search(desk, "帐篷") == []
    assert first(desk, "mb").title == "棉被"


@pytest.mark.usefixtures("named")
def test_a_change_by_another_process_is_found_too(desk: Desk, store: Store) -> None:
    assert places.search(desk, "帐篷")
    other = Store(store.url, HandClock())
    with other.write() as write:
        write.session.get_one(SupplyItem, "item").name = "棉被"
    other.close()
    assert places.search(desk, "帐篷") == []


def test_each_store_has_names_of_its_own(
    desk: Desk, sensor_ids: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    from app.profile import open_profile
    from app.services.opening import open_store

    empty = open_store(open_profile(tmp_path_factory.mktemp("empty")), HandClock())
    places.prepare(desk)
    assert len(places.search(desk, "试验")) > 0
    assert places.search(Desk(empty, Actor("甲")), "试验") == []
    empty.close()


def test_areas_come_in_the_order_of_their_codes(desk: Desk, sensor_ids: list[str]) -> None:
    (row,) = places.areas(desk)
    assert (row.code, row.name) == ("310115010011", "试验居民区")
    assert len(sensor_ids) == len(places.search(desk, "S-010011")) == 10


def test_a_sensor_outside_a_building_is_found_by_its_area(
    desk: Desk, store: Store, sensor_ids: list[str]
) -> None:
    with store.write() as write:
        sensor = write.session.get_one(Sensor, sensor_ids[3])
        sensor.building_id, sensor.place = None, "浦三路下立交"
    hit = first(desk, "下立交")
    assert (hit.title, hit.subtitle) == ("S-010011-000003", "试验居民区 浦三路下立交")
    assert hit.kind == "water_level"
