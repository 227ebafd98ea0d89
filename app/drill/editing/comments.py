"""Comments of a scenario's file: those at its top and those over an inject or an expectation stay.

The others have no place in a file that is written anew; how many there are is told before the
first save.
"""

from __future__ import annotations

import re

import msgspec
import yaml

_COMMENT = re.compile(r"(?:^|\s)#[ \t]?(.*)", re.MULTILINE)
_NOTED = ("injects", "expectations")


class Comments(msgspec.Struct, frozen=True):
    """`head`: lines at the top. `notes`: by part and place in it. `lost`: how many others."""

    head: tuple[str, ...] = ()
    notes: dict[tuple[str, int], str] = {}
    lost: int = 0


def comments_of(text: str) -> Comments:
    """Return the comments of a YAML text that can be read."""
    head: tuple[str, ...] = ()
    notes: dict[tuple[str, int], str] = {}
    lost = 0
    part, place, depth, end = "", -1, 0, 0
    waiting: list[str] = []
    is_key = False
    for token in yaml.scan(text, yaml.SafeLoader):
        found = _COMMENT.findall(text[end : token.start_mark.index])
        end = max(end, token.end_mark.index)
        if isinstance(token, yaml.BlockMappingStartToken) and depth == 0:
            head, found = tuple(found), []
        waiting += found
        if isinstance(token, yaml.BlockEntryToken) and depth == 2:
            place += 1
            if part in _NOTED and waiting:
                notes[part, place] = " ".join(waiting)
            else:
                lost += len(waiting)
            waiting = []
        elif not isinstance(token, (yaml.BlockEndToken, yaml.BlockSequenceStartToken)):
            lost += len(waiting)
            waiting = []
        if isinstance(token, yaml.ScalarToken) and is_key and depth == 1:
            part, place = token.value, -1
        is_key = isinstance(token, yaml.KeyToken)
        depth += _deeper(token)
    return Comments(head, notes, lost + len(waiting))


def _deeper(token: yaml.Token) -> int:
    if isinstance(
        token,
        (
            yaml.BlockMappingStartToken, yaml.BlockSequenceStartToken,
            yaml.FlowMappingStartToken, yaml.FlowSequenceStartToken,
        ),
    ):  # fmt: skip
        return 1
    ends = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)
    return -1 if isinstance(token, ends) else 0
