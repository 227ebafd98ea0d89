"""What a finding says in words: what was expected, what was done instead, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.calls import WHOM_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.drill.criteria.finding import Clue, Finding

    Say = Callable[[str], str]

LEVELS = {
    "1": "I 级", "2": "II 级", "3": "III 级", "4": "IV 级", "0": "结束",
}  # fmt: skip
CLUES = {
    "level_wanted": "要求 {0} {1}",
    "level_stood": "实为 {0}",
    "level_never": "没有启动",
    "people_wanted": "应安置 {0} 人",
    "people_inside": "时限内登记入住 {0} 人",
    "people_at_last": "最多时 {0} 人",
    "people_unplaced": "其中 {0} 人没有写来自哪个居民区，算在内",
    "shelter_gone": "{0} 开放后又关闭或不能用",
    "lots_wanted": "应发 {0}",
    "lots_issued": "共发 {0}",
    "lot_expired": "批次 {0} 已过期",
    "lot_spoiled": "批次 {0} 已损坏，不能发放",
    "lot_not_first": "批次 {0} 不是先到期的",
    "other_depot": "从 {0} 发的不算",
    "team_sent": "派出{0}",
    "team_other": "派出的{0}不合要求",
    "team_away": "派出的{0}不在岗",
    "team_none": "没有派出队伍",
    "call_reached": "回访{0}，已接通",
    "call_unreached": "回访{0}，未接通",
    "call_none": "没有登记回访",
    "people_to_call": "应通知 {0} 人",
    "people_called": "时限内接通 {0} 人，超时接通 {1} 人，打过没有接通 {2} 人",
}
"""Chinese templates by a clue's code."""

WHOM = {str(one): name for one, name in WHOM_NAMES.items()}
_CALLED = frozenset({"call_reached", "call_unreached"})
_LEVELLED = frozenset({"level_wanted", "level_stood"})


def clue_text(clue: Clue, say: Say) -> str:
    """Return a clue as a sentence, its drill time behind it; its code where it has no sentence."""
    template = CLUES.get(clue.code)
    if template is None:
        return clue.code
    values = list(clue.values)
    if clue.code in _LEVELLED:
        values[-1] = say(LEVELS.get(values[-1], values[-1]))
    if clue.code in _CALLED:
        values = [say(WHOM.get(one, one)) for one in values]
    text = say(template).format(*values)
    if clue.at is None:
        return text
    seconds = clue.at // 1000
    clock = f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return say("{0}（{1}）").format(text, clock)


def clue_texts(finding: Finding, say: Say) -> list[str]:
    """Return all that a finding says, each sentence once."""
    return list(dict.fromkeys(clue_text(one, say) for one in finding.clues))
