"""What is wrong in a scenario's file: where, and one sentence each in Chinese and in English."""

from __future__ import annotations

import msgspec


class Problem(msgspec.Struct, frozen=True):
    """Something wrong. `line`, `column`: from 1; 0: the file as a whole. `field`: a path such as
    `injects[3].trigger.after`, "" for the file. `code` names the sentence, `value` what was found.
    """

    file: str
    line: int
    field: str
    code: str
    value: str = ""
    column: int = 0

    @property
    def chinese(self) -> str:
        """The sentence in Chinese."""
        return _SENTENCES[self.code][0].format(self.value)

    @property
    def english(self) -> str:
        """The sentence in English."""
        return _SENTENCES[self.code][1].format(self.value)

    def __str__(self) -> str:
        """Return `file:line: field: sentences`, a line of its own."""
        place = f"{self.file}:{self.line}: " if self.line else f"{self.file}: "
        field = f"{shortened(self.field, 200)}: " if self.field else ""
        return f"{place}{field}{self.chinese} {self.english}"


class ScenarioError(Exception):
    """A scenario cannot be played. Field: `problems`, in the file's order, at least one."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def shortened(text: str, most: int = 60) -> str:
    """Return a text on one line, of bearable length, and without what would steer a terminal."""
    line = "".join(one if one.isprintable() else "\ufffd" for one in " ".join(text.split()))
    return line if len(line) <= most else line[: most - 1] + "…"


MOST = 100
"""Problems told of one file; whoever mends these reads the rest next time."""

_SENTENCES: dict[str, tuple[str, str]] = {
    # the file, folder or archive
    "unreadable": ("无法读取（{}）。", "It cannot be read ({})."),
    "too_large": ("太大，上限为 {}。", "It is too large; the limit is {}."),
    "too_many_files": ("文件太多，上限为 {} 个。", "There are too many files; the limit is {}."),
    "no_scenario": ("其中没有 {}。", "There is no {} in it."),
    "bad_archive": ("不是完好的 zip 文件（{}）。", "It is not a sound zip file ({})."),
    "bad_path": ("文件名 {} 不可用。", "The file name {} cannot be used."),
    "link": ("{} 是链接，不能使用。", "{} is a link, which is not allowed."),
    "no_such_attachment": ("没有附件 {}。", "There is no attachment {}."),
    # YAML
    "not_utf8": ("不是 UTF-8 文本。", "It is not UTF-8 text."),
    "syntax": ("YAML 格式有误（{}）。", "The YAML is malformed ({})."),
    "nothing": ("没有内容。", "There is nothing in it."),
    "too_deep": ("嵌套超过 {} 层。", "It is nested more than {} levels deep."),
    "too_much": ("展开后超过 {} 项。", "It holds more than {} items when written out."),
    "key_twice": ("{} 写了两次。", "{} is given twice."),
    "bad_key": ("名称必须是一个词。", "The name must be a single word."),
    "tag": ("不能使用标签 {}。", "The tag {} is not allowed."),
    # fields
    "unknown_field": ("没有 {} 这个字段。", "There is no field {}."),
    "missing_field": ("缺少 {}。", "{} is missing."),
    "not_text": ("应为文本，而不是 {}。", "It must be text, not {}."),
    "not_whole": ("应为整数，而不是 {}。", "It must be a whole number, not {}."),
    "not_yes_no": ("应为 true 或 false，而不是 {}。", "It must be true or false, not {}."),
    "not_list": ("应为列表，而不是 {}。", "It must be a list, not {}."),
    "not_fields": ("应为若干字段，而不是 {}。", "It must be a set of fields, not {}."),
    "not_span": (
        "应为时间，如 0:05、1:30:00、90s、5m，而不是 {}。",
        "It must be a time such as 0:05, 1:30:00, 90s or 5m, not {}.",
    ),
    "not_moment": (
        "应为当地时间，如 2026-08-20 19:30，而不是 {}。",
        "It must be a local time such as 2026-08-20 19:30, not {}.",
    ),
    "not_one_of": ("{} 不是可用的值。", "{} is not one of the values allowed."),
    "not_finite": ("{} 不是可用的数。", "{} is not a usable number."),
    "newer_format": (
        "格式版本应为 1，而不是 {}。",
        "The format must be 1, not {}.",
    ),
    # what the parts say of each other: `app.domain.drill.scenario.flaws`
    "no_such_role": ("角色 {} 不在 roles 中。", "There is no role {} among the roles."),
    "no_such_objective": (
        "目标 {} 不在 objectives 中。",
        "There is no objective {} among the objectives.",
    ),
    "no_such_kind": ("没有 {} 这种情景注入。", "There is no kind of inject {}."),
    "no_such_criterion": ("没有 {} 这种评估标准。", "There is no criterion {}."),
    "no_such_condition": ("没有 {} 这种条件。", "There is no condition {}."),
    "no_such_beginning": ("没有 {} 这种初始情况。", "There is no kind of beginning {}."),
    "not_in_this_street": ("本街道没有它（{}）。", "This street does not have it ({})."),
    "cannot_begin_so": ("不能这样开始（{}）。", "The drill cannot begin so ({})."),
    "bad_body": ("内容有误（{}）。", "Its fields are not understood ({})."),
    "no_such_inject": ("情景注入 {} 不在 injects 中。", "There is no inject {} among the injects."),
    "not_positive": ("必须大于零，而不是 {}。", "It must be more than zero, not {}."),
    "negative": ("不能小于零（{}）。", "It must not be less than zero ({})."),
    "empty": ("不能为空。", "It must not be empty."),
    "twice": ("编号 {} 用了两次。", "The id {} is used twice."),
    "one_way": (
        "at、after、on、unless、when、by_hand 中应恰好写一个，这里有 {} 个。",
        "Exactly one of at, after, on, unless, when and by_hand must be given; there are {}.",
    ),
    "waits_for_itself": (
        "{} 绕了一圈在等自己，永远不会注入。",
        "{} waits for itself by way of others and would never come.",
    ),
}
"""Chinese and English by code; `{}` is the problem's value."""
