"""How the workbook is filled in, as its last sheet says."""

from __future__ import annotations

_TEXT = """\
怎样填写|一行一个情景注入。行可以插入、删除、移动，列可以移动；不要改表头和工作表的名称。
演练时间|从推演开始算起，写成 H:MM:SS、90s 或 1h30m，也可以填 Excel 的时间。
|括号里的“约”是推算，导入时不看。
触发|定时
|导调手动
|在 编号 之后 再过 0:01:30
|有人 动作/表 之后 再过 0:01:30
|在 编号 之后 0:03:00 内无人 动作/表
|其它条件写成花括号里的 YAML。动作和表的名称见脚本格式说明（docs/drill-scenario.md）。
对象、目标|填“目标与角色”里的名称或编号；一个注入有多个目标时，每个目标占单元格里的一行。
内容|说给参演人员的话。读数、预警等类型的参数没有自己的列，写在最后一列。
导调看什么、问到怎么说|只给导调看，参演人员看不到。
其它(YAML)|没有自己的列的字段，按脚本格式写，例如 body: {sensor: S-010014-000133, value: 8}
评估标准|针对注入、起算注入填情景注入的编号；时限从起算注入发出时算起，空着从推演开始算起。
导入|main.py drill msel import 文件.xlsx --out scenario.yaml
|有问题时逐条指出工作表、行和列。
English|One inject a row. Times are H:MM:SS from the start (STARTEX).
|The last column holds, as YAML, the fields that have no column of their own.
"""

GUIDE: tuple[tuple[str, str], ...] = tuple(
    (head, words) for head, _, words in (line.partition("|") for line in _TEXT.splitlines())
)
"""Heading and words of each line."""
