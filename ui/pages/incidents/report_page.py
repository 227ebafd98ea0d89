"""A written report as one web page: opens anywhere, prints on A4, needs no network."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from app.domain.report_text import head_lines, sections
from app.drill.mark import DRILL
from ui.theme.tokens import LIGHT

if TYPE_CHECKING:
    from app.domain.report_text import Letterhead, ReportText

_DRILL_STYLE = f"color: {LIGHT.drill}; border: 4px dashed {LIGHT.drill}; padding: .4rem"

_STYLE = f"""
body {{ font-family: "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: {LIGHT.text};
  max-width: 46rem; margin: 2rem auto; font-size: 16px; line-height: 1.7; }}
h1 {{ font-size: 24px; text-align: center; }} h2 {{ font-size: 17px; margin: 1.2rem 0 .2rem; }}
.head {{ color: {LIGHT.dim}; border-bottom: 1px solid {LIGHT.line}; padding-bottom: .6rem; }}
.head p, section p {{ margin: 0; white-space: pre-wrap; }}
.drill {{ {_DRILL_STYLE}; text-align: center; font-weight: 700; }}
.foot {{ text-align: right; margin-top: 2rem; }}
section {{ break-inside: avoid; }}
"""


def report_page(text: ReportText, head: Letterhead, *, is_drill: bool = False) -> str:
    """Return the page, in Chinese as the report is; a drill's says so above and below."""
    title = f"{DRILL} · {text.title}" if is_drill else text.title
    mark = f'<p class="drill">{escape(DRILL)}</p>' if is_drill else ""
    lines = "".join(f"<p>{escape(one)}</p>" for one in head_lines(head))
    parts = "".join(
        f"<section><h2>{escape(one.heading)}</h2><p>{escape(one.text)}</p></section>"
        for one in sections(text)
    )
    return (
        f'<!doctype html><html lang="zh"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>{mark}"
        f'<h1>{escape(title)}</h1><div class="head">{lines}</div>{parts}'
        f'<p class="foot">拟稿：{escape(head.author)}</p>{mark}</body></html>\n'
    )
