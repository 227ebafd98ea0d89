"""Names, numbers and rooms of people replaced by visibly fictional ones, the same for the same.

Known names come from the database. Telephones, identity numbers, plates, e-mail addresses and rooms
are found by their shape, and a few turns of speech give away a name that is in no register. Rather
one word too many is replaced than one too few; what nobody can know is for the reader of the draft.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_FICTIONAL = re.compile(r"演示[甲乙丙丁戊己庚辛壬癸]{1,3}|000-0000-\d{4,}")
_POSTS = frozenset(
    ("值班员", "值班长", "管理员", "系统管理员", "导调", "watch", "系统", "居委会", "街道", "演示")
)
"""Words that stand where a name might and are none."""

_D = r"[0-9０-９]"
_GAP = r"[\s\-‐‑‒–—－.．·()（）]{0,2}"
_ID_NUMBER = rf"(?<!{_D})(?:{_D}{{17}}[0-9０-９XxＸｘ]|{_D}{{15}})(?!{_D})"
_MOBILE = rf"(?<!{_D})[1１][3-9３-９]{_D}{_GAP}{_D}{{4}}{_GAP}{_D}{{4}}(?!{_D})"
_LANDLINE = rf"(?<!{_D})(?:[0０]{_D}{{2,3}}{_GAP})?{_D}{{3,4}}{_GAP}{_D}{{4}}(?!{_D})"
_ANY = rf"(?:[+＋]{_GAP})?[(（]?{_D}(?:{_GAP}{_D}){{6,}}[XxＸｘ]?"
"""Whatever has seven digits or more, in however many groups."""
_SPOKEN = r"[零〇一二三四五六七八九幺两](?:[\s\-，、]?[零〇一二三四五六七八九幺]){6,}"
_EMAIL = r"[A-Za-z0-9._%+-]+[@＠][A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_PLATE = (
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
    r"[A-Z][·\s]?[A-Z0-9]{5,6}(?![A-Z0-9])"
)
_ROOM = rf"{_D}{{1,4}}(?:[-－]{_D}{{1,4}})*\s*(?:号?室|房间|房(?!屋))"
_KEPT = (
    r"(?<!\d)20\d\d[-/.年](?:0?[1-9]|1[0-2])[-/.月](?:0?[1-9]|[12]\d|3[01])日?"
    r"(?:[T ]+\d{1,2}:\d{2}(?::\d{2})?)?(?!\d)"  # a date and time
    r"|(?<![A-Za-z])[A-Z]-\d{6}-\d{2,6}(?:-\d{3})?(?!\d)"  # the code of a sensor or a building
)
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范"
    "彭郎鲁韦马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟"
    "平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄"
    "危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左"
    "石崔吉钮龚程嵇邢裴陆荣翁荀羊惠甄曲家封储靳段焦巴侯宓蓬全班仰仲伊宫宁仇栾甘厉戎祖武符刘景詹"
    "龙叶司黎白蒲卓池乔阴胥苍闻党翟谭贡姬申冉桑桂牛寿边燕浦尚农温庄晏柴瞿阎慕连习艾容向古易廖耿"
    "满匡国文寇广东欧沃利聂关饶沙曾游竺权盖益桓肖"
)
_COMPOUND = (
    "欧阳|司马|上官|夏侯|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|司徒|端木|南宫|"
    "独孤|司空|百里|闻人"
)
_SURNAME = f"(?:{_COMPOUND}|[{_SURNAMES}])"
_CALLED = (
    "先生|女士|小姐|老师|阿姨|叔叔|大爷|大妈|大姐|大哥|师傅|同志|奶奶|爷爷|老太|老伯|医生|"
    "书记|主任|某某?"
)
_TOLD = (
    "姓名|名叫|叫做|我叫|我是|联系人|报警人|来电人|报案人|当事人|住户|户主|居民|老人|女儿|儿子|家属|"
    "伤者|患者"
)
_KIN = (
    r"^(?:女儿|儿子|老伴|丈夫|妻子|配偶|父亲|母亲|孙子|孙女|外孙女?|侄子|侄女|外甥女?|兄弟|姐妹|哥哥|"
    r"姐姐|弟弟|妹妹|亲属|家属|监护人|邻居|保姆|护工|联系人|负责人|组长)"
)
_BY_TITLE = rf"(?P<spoken>{_SURNAME}[\u4e00-\u9fff]{{0,2}}?)(?P<called>{_CALLED})"
_BY_WORD = (
    rf"(?P<told>{_TOLD})(?P<mark>[是为：:\s]{{0,2}})"
    rf"(?P<named>{_SURNAME}[\u4e00-\u9fff]{{1,2}})(?![\u4e00-\u9fff])"
)


_FULL_NAME = 3
"""Characters of a name that is surely one: shorter ones are also parts of other words."""


class Pseudonyms:
    """Replaces in texts; remembers what it gave. Same person, same name; same number likewise."""

    def __init__(self, names: Iterable[str], numbers: Iterable[str] = ()) -> None:
        known = {bare(one) for one in names}
        self._names = {one for one in known if _is_name(one)}
        self._numbers = {one for one in map(_digits, numbers) if len(one) >= 5}
        self._given: dict[str, str] = {}
        self._phones: dict[str, str] = {}
        longest_first = sorted(self._names, key=lambda one: (-len(one), one))
        named = "|".join(map(_wherever, longest_first))
        self._known = re.compile(named) if named else None
        short = "|".join(_GAP.join(one) for one in sorted(self._numbers, key=len, reverse=True))
        parts = {
            "fictional": _FICTIONAL.pattern,
            "known": named,
            "email": _EMAIL,
            "plate": _PLATE,
            "kept": _KEPT,
            "id": _ID_NUMBER,
            "mobile": _MOBILE,
            "landline": _LANDLINE,
            "any": _ANY,
            "short": rf"(?<!\d)(?:{short})(?!\d)" if short else "",
            "chinese": _SPOKEN,
            "room": _ROOM,
            "word": _BY_WORD,
            "title": _BY_TITLE,
        }
        self._pattern = re.compile(
            "|".join(f"(?P<{name}>{one})" for name, one in parts.items() if one), re.IGNORECASE
        )

    def clean(self, text: str) -> str:
        """Return a text without names, numbers and rooms."""
        return self._pattern.sub(self._instead, _visible(text))

    def name(self, name: str) -> str:
        """Return who stands for a name that is known to be one; "" for ""."""
        plain = bare(name)
        if not plain or _FICTIONAL.fullmatch(plain):
            return plain
        return self._given.setdefault(plain, _fictional_name(len(self._given)))

    def phone(self, phone: str) -> str:
        """Return what stands for a telephone; "" for ""."""
        digits = _digits(phone)
        if not digits or _FICTIONAL.fullmatch(phone.strip()):
            return phone.strip() if digits else ""
        digits = digits.removeprefix("86") if len(digits) == 13 else digits
        return self._phones.setdefault(digits, f"000-0000-{len(self._phones) + 1:04}")

    def left(self, value: Any) -> set[str]:
        """Return the known names and numbers that still stand somewhere in a value."""
        text = _visible("\0".join(texts(value)))
        digits = {_digits(one) for one in re.findall(rf"{_D}(?:{_GAP}{_D})+", text)}
        named = {bare(one) for one in self._known.findall(text)} if self._known else set()
        return named | (self._numbers & digits)

    @property
    def people(self) -> int:
        """How many people were given another name."""
        return len(self._given)

    def _instead(self, found: re.Match[str]) -> str:
        whole = found[0]
        match found.lastgroup and self._kind(found):
            case "fictional" | "kept":
                return whole
            case "known":
                return self.name(whole)
            case "email":
                return "演示邮箱"
            case "plate":
                return "演示牌照"
            case "id":
                return "演示证件号"
            case "room":
                return "某室"
            case "word":
                return found["told"] + found["mark"] + self.name(found["named"])
            case "title":
                return self.name(whole)
            case _:
                return self.phone(_arabic(whole))

    def _kind(self, found: re.Match[str]) -> str:
        kinds = ("fictional", "known", "email", "plate", "kept", "id", "room", "word", "title")
        return next((one for one in kinds if found.groupdict().get(one) is not None), "phone")


def texts(value: Any) -> list[str]:
    """Return every text within a value of lists and fields."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = [*value.keys(), *value.values()]
    return (
        [one for each in value for one in texts(each)] if isinstance(value, (list, tuple)) else []
    )


def names_told(texts_: Iterable[str]) -> set[str]:
    """Return the names that texts give away by a turn of speech, to be known in the others too."""
    told = (found["named"] for text in texts_ for found in re.finditer(_BY_WORD, _visible(text)))
    return {one for one in told if len(one) >= _FULL_NAME}


def names_in(text: str) -> list[str]:
    """Return what may be a name in a field for a contact: words of two to four characters that
    begin with a surname, also behind what they are to somebody.
    """
    words = re.findall(r"[\u4e00-\u9fff]+", text)
    words += [re.sub(_KIN, "", one) for one in words]
    return [one for one in words if re.fullmatch(rf"{_SURNAME}[\u4e00-\u9fff]{{1,2}}", one)]


def bare(text: str) -> str:
    """Return a text without blanks and without what cannot be seen."""
    return "".join(_visible(text).split())


def _visible(text: str) -> str:
    return "".join(one for one in text if unicodedata.category(one) != "Cf")


def _digits(text: str) -> str:
    return "".join(str(unicodedata.digit(one)) for one in text if one.isdigit())


_SPOKEN_DIGITS = str.maketrans("零〇一二三四五六七八九幺两", "00123456789" + "12")


def _arabic(text: str) -> str:
    return text.translate(_SPOKEN_DIGITS)


def _is_nobody(name: str) -> bool:
    return name in _POSTS or bool(_FICTIONAL.fullmatch(name))


def _is_name(word: str) -> bool:
    """Return whether a word is replaced wherever it stands: Latin ones must be long enough."""
    return len(word) > (2 if word.isascii() else 1) and not _is_nobody(word)


def _wherever(name: str) -> str:
    """Return the pattern of a name, with blanks in it or not; Latin ones as whole words."""
    spaced = r"\s*".join(map(re.escape, name))
    return rf"(?<![A-Za-z0-9_-]){spaced}(?![A-Za-z0-9_-])" if name.isascii() else spaced


def _fictional_name(number: int) -> str:
    """Return 演示甲 to 演示癸, then 演示甲甲 and so on."""
    stems = ""
    number += 1
    while number:
        number, stem = divmod(number - 1, len(_STEMS))
        stems = _STEMS[stem] + stems
    return f"演示{stems}"
