"""Names and numbers of people are replaced, the same by the same, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.drill.reality.pseudonyms import Pseudonyms, names_in, names_told

KNOWN = ("王小明", "李芳", "值班员", "zhangsan")


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("王小明来电13812345678说302室有烟", "演示甲来电000-0000-0001说某室有烟"),
        ("王 小\u200b明，李芳，王小明", "演示甲，演示乙，演示甲"),
        ("电话 021-58881234 或 5888 1234", "电话 000-0000-0001 或 000-0000-0002"),
        ("138 1234 5678，１３８１２３４５６７８", "000-0000-0001，000-0000-0001"),
        ("一三八一二三四五六七八", "000-0000-0001"),
        ("身份证31011519400101123X", "身份证演示证件号"),
        ("张阿姨找孙师傅", "演示甲找演示乙"),
        ("联系人：赵六，沪A12345，a@b.cn", "联系人：演示甲，演示牌照，演示邮箱"),
        ("zhangsan in zhangsanfeng", "演示甲 in zhangsanfeng"),
        ("2026-11-24 08:00 值班员打119，S-010014-000133 达 8.5", None),
        ("演示甲 000-0000-0001 在 12 号楼 3 层", None),
    ],
)
def test_what_names_a_person_is_replaced(text: str, clean: str | None) -> None:
    assert Pseudonyms(KNOWN, ["13812345678"]).clean(text) == (clean or text)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(["王小明", "李芳", "6612", "，", "3", "室", " ", "A"]), max_size=12)
)
def test_nothing_known_is_left(parts: list[str]) -> None:
    people = Pseudonyms(KNOWN, ["13812345678", "66123"])
    assert not people.left(people.clean("".join(parts)))


def test_there_are_names_enough() -> None:
    people = Pseudonyms(())
    given = [people.name(f"王{number}") for number in range(300)]
    assert given[9:12] == ["演示癸", "演示甲甲", "演示甲乙"]
    assert len(set(given)) == 300
    assert people.name("王7") == given[7]


def test_names_are_learnt_from_what_stands_round_them() -> None:
    assert names_told(["报案人：王建国 说", "居民张三"]) == {"王建国"}
    assert set(names_in("女儿夏侯敏 138-2222-3333，李芳")) == {"夏侯敏", "李芳"}
