"""The report of alarm quality as one web page: opens anywhere, prints on A4, needs no network."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.instant import local_text
from app.domain.quality_load import FLOOD, STEADY, peaks
from app.drill.mark import DRILL
from ui.pages.quality.lines import percent, wait_text
from ui.pages.quality.load_chart import together_for
from ui.pages.quality.tables import EVERY_TABLE
from ui.text import UNKNOWN, number
from ui.theme.tokens import LIGHT

if TYPE_CHECKING:
    from app.domain.quality_load import Rate
    from app.services.alarm_quality import QualityReport
    from ui.pages.quality.lines import TableSpec

translate = QCoreApplication.translate

_WIDTH, _HEIGHT = 960, 180
_DRILL_STYLE = f' style="color: {LIGHT.drill}; border: 4px dashed {LIGHT.drill}; padding: .4rem"'

_STYLE = f"""
body {{ font-family: "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: {LIGHT.text};
  max-width: 60rem; margin: 2rem auto; font-size: 14px; }}
h1 {{ font-size: 22px; }} h2 {{ font-size: 16px; margin: 1.6rem 0 .4rem; }}
p {{ color: {LIGHT.dim}; }} svg {{ width: 100%; height: auto; }}
table {{ border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }}
th, td {{ border-bottom: 1px solid {LIGHT.line}; padding: .25rem .5rem; text-align: left; }}
th {{ color: {LIGHT.dim}; font-weight: 400; }} .n {{ text-align: right; }}
section {{ break-inside: avoid; }}
"""


def report_html(report: QualityReport, *, is_drill: bool = False) -> str:
    """Return the whole report in the reader's language; a drill's says so in colour and words."""
    title = translate("Quality", "报警质量报告")
    if is_drill:
        title = f"{DRILL} · {title}"
    span = f"{local_text(report.span.since)} — {local_text(report.span.until)}"
    made = translate("Quality", "截至 {0}").format(local_text(report.at))
    style = _DRILL_STYLE if is_drill else ""
    parts = [
        f"<h1{style}>{escape(title)}</h1><p>{escape(span)} · {escape(made)}</p>",
        _figures(report),
        _bars(report.figures.rate),
        *(_table(spec, report) for spec in EVERY_TABLE),
    ]
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>\n"
    )


def _figures(report: QualityReport) -> str:
    figures = report.figures
    rate, overall, found = figures.rate, figures.overall, figures.all_verified
    peak_at = UNKNOWN if rate.peak_at is None else local_text(rate.peak_at)
    rows = (
        (translate("Quality", "报警次数"), number(rate.total), ""),
        (
            translate("Quality", "平均每 10 分"),
            number(rate.average),
            translate("Quality", "参考约 {0}").format(STEADY),
        ),
        (translate("Quality", "最多的 10 分"), number(rate.peak), peak_at),
        (
            translate("Quality", "洪峰时间占比"),
            percent(rate.flood_share),
            translate("Quality", "10 分内超过 {0} 次").format(FLOOD),
        ),
        (translate("Quality", "确认用时（中位）"), wait_text(overall.median), ""),
        (
            translate("Quality", "误报率"),
            percent(found.false_rate),
            translate("Quality", "已复核 {0} · 未复核 {1}").format(
                number(found.verified), number(found.unverified)
            ),
        ),
    )
    lines = "".join(
        f'<tr><td>{escape(name)}</td><td class="n">{escape(value)}</td><td>{escape(note)}</td></tr>'
        for name, value, note in rows
    )
    return f"<section><table>{lines}</table></section>"


def _bars(rate: Rate) -> str:
    heights = peaks(rate.counts, together_for(len(rate.counts)))
    top = max(rate.peak, FLOOD) * 1.1
    step = _WIDTH / max(1, len(heights))
    bars = "".join(
        f'<rect x="{n * step:.2f}" y="{_HEIGHT * (1 - height / top):.1f}" '
        f'width="{step * 0.82:.2f}" height="{_HEIGHT * height / top:.1f}" '
        f'fill="{LIGHT.orange if height > FLOOD else LIGHT.accent}"/>'
        for n, height in enumerate(heights)
        if height
    )
    lines = "".join(
        f'<line x1="0" x2="{_WIDTH}" y1="{_HEIGHT * (1 - at / top):.1f}" '
        f'y2="{_HEIGHT * (1 - at / top):.1f}" stroke="{LIGHT.dim}" stroke-dasharray="4 4"/>'
        f'<text x="2" y="{_HEIGHT * (1 - at / top) - 3:.1f}" font-size="11" '
        f'fill="{LIGHT.text}">{at}</text>'
        for at in (STEADY, FLOOD)
    )
    name = escape(translate("Quality", "每 10 分钟报警次数"))
    return (
        f"<section><h2>{name}</h2>"
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{name}">'
        f'{bars}{lines}<line x1="0" x2="{_WIDTH}" y1="{_HEIGHT}" y2="{_HEIGHT}" '
        f'stroke="{LIGHT.line}"/></svg></section>'
    )


def _table(spec: TableSpec, report: QualityReport) -> str:
    lines = spec.lines(report)
    kinds = ['class="n"' if head.right else "" for head in spec.heads]
    if not lines:
        return (
            f"<section><h2>{escape(spec.name)}</h2><p>{escape(spec.empty_words()[0])}</p></section>"
        )
    heads = "".join(
        f"<th {kind}>{escape(head.name)}</th>" for head, kind in zip(spec.heads, kinds, strict=True)
    )
    body = "".join(
        "<tr>"
        + "".join(
            f"<td {kind}>{escape(cell.text)}</td>"
            for cell, kind in zip(line.cells, kinds, strict=True)
        )
        + "</tr>"
        for line in lines
    )
    return (
        f"<section><h2>{escape(spec.name)}</h2>"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></section>"
    )
