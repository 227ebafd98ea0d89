"""Fictional people: nobody is called 某, and no telephone begins with 000."""

from __future__ import annotations

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕"
    "丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严"
)
_GIVEN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


class Register:
    """Gives out names and telephones, one after another, within a series of its own.

    `series` 0 to 9 is the first digit of the telephone's last block, so that no two people of
    different registers share a number.
    """

    def __init__(self, series: int) -> None:
        self._series = series
        self._count = 0

    def next(self) -> tuple[str, str]:
        """Return a name like 王某甲 and a telephone like 000-0001-0017."""
        n = self._count
        self._count += 1
        surname = _SURNAMES[(n * 37 + self._series * 11) % len(_SURNAMES)]
        given = _GIVEN[(n // len(_SURNAMES) + n * 5 + self._series) % len(_GIVEN)]
        return f"{surname}某{given}", phone(self._series, n + 1)


def phone(series: int, number: int) -> str:
    """Return a telephone that cannot exist: no number in China begins with 000."""
    return f"000-{series:04d}-{number:04d}"
