"""The after-action report (复盘报告) of a drill, as blocks.

In the order of HSEEP's after-action report: what was played, the whole, objectives with their
ratings, what each expectation came to, strengths, gaps, what was improved upon, and the time line.
Chinese, as it goes to the district. The same drill gives the same report, but for the day it is
made on.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from app.documents.blocks import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    Items,
    Paragraph,
    Table,
)
from app.domain.drill.judging import with_marks
from app.domain.drill.marks import Rating, ratings
from app.domain.instant import local_date, local_text
from app.drill.mark import DRILL
from app.drill.review.words import (
    CAPABILITIES,
    MOMENTS,
    OUTCOMES,
    RATINGS,
    ROLES,
    UNKNOWN,
    clock_text,
    difference_text,
    evidence_text,
    gap_text,
    moment_text,
    points_of,
    points_text,
    rating_text,
    strength_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.domain.drill.judging import Judged, Score
    from app.domain.instant import Instant
    from app.drill.review.reading import Reviewed

_RIGHT, _CENTER = Align.RIGHT, Align.CENTER


def report(drill: Reviewed, made_at: Instant) -> Document:
    """Return the report of a drill; `made_at` is named in it and changes nothing else."""
    held = local_date(drill.begun_at) if drill.begun_at is not None else UNKNOWN
    return Document(
        f"{drill.title} 桌面推演复盘报告",
        f"{drill.names.street or UNKNOWN}　推演日期 {held}　报告日期 {local_date(made_at)}",
        f"{DRILL}　{drill.title}",
        tuple(
            chain(
                _basics(drill),
                _whole(drill),
                _objectives(drill),
                _expectations(drill),
                _strengths(drill),
                _gaps(drill),
                _marks(drill),
                _answers(drill),
                _improvements(drill),
                _attendance(drill),
                _timeline(drill),
            )
        ),
    )


def final_ratings(drill: Reviewed) -> dict[str, Rating]:
    """Return each objective's rating: the evaluators' where there is one, else the program's."""
    marks = ratings(drill.record.play.marks)
    return with_marks(drill.record.play.scenario, drill.result, marks)


def _basics(drill: Reviewed) -> Iterator[Block]:
    play = drill.record.play
    scenario = play.scenario
    fired = sum(step.at is not None for step in play.steps.values())
    begun = local_text(drill.begun_at) if drill.begun_at is not None else UNKNOWN
    state = "已结束" if play.ended else "尚未结束，以下只到目前为止"
    facts = (
        ("脚本", f"{scenario.title}（{scenario.id}，第 {scenario.version} 版）"),
        ("开始时间", begun),
        (
            "推演时长",
            f"{clock_text(drill.record.end)}（脚本计划 {clock_text(scenario.lasts or None)}）",
        ),
        ("状态", state),
        ("情景注入", f"共 {len(play.steps)} 个，已发生 {fired} 个"),
        (
            "角色",
            "；".join(f"{one.title}（{ROLES[one.kind]}）" for one in scenario.roles) or UNKNOWN,
        ),
        ("脚本编写", scenario.author or UNKNOWN),
    )
    yield Heading("一、基本情况")
    yield _pairs(facts)
    if scenario.summary:
        yield Paragraph(scenario.summary)


def _whole(drill: Reviewed) -> Iterator[Block]:
    total = drill.result.total
    yield Heading("二、总体评价")
    yield Paragraph(
        f"得分 {points_text(total)}，程序评定：{rating_text(total.rating)}。"
        f"亮点 {len(drill.review.strengths)} 项，差距 {len(drill.review.gaps)} 项，"
        f"未能评定 {total.open} 项。",
        bold=True,
    )
    if drill.aftermath.lessons:
        yield Paragraph(drill.aftermath.lessons)
    roles = {one.id: one.title for one in drill.record.play.scenario.roles}
    rows = [
        *_score_rows("能力", {_capability(k): v for k, v in drill.result.capabilities.items()}),
        *_score_rows("角色", {roles.get(k, k): v for k, v in drill.result.roles.items()}),
    ]
    if rows:
        yield Table(
            (
                Column("类别", 12),
                Column("名称", 36),
                Column("得分", 16, _RIGHT),
                Column("未评定", 12, _RIGHT),
                Column("评定", 24),
            ),
            tuple(rows),
        )
    yield Paragraph(
        "评定含义：" + "；".join(rating_text(one) for one in RATINGS) + "。"
        "程序按得分占比评定：90% 及以上为 P，70% 及以上为 S，40% 及以上为 M，其余为 U（工作假定）；"
        "超时完成的、比要求更重的计一半分，做到一部分的按比例计；"
        "时限未到和不能评定的不计入，写作 —。",
        dim=True,
    )


def _objectives(drill: Reviewed) -> Iterator[Block]:
    play = drill.record.play
    marked = ratings(play.marks)
    final = final_ratings(drill)
    rows = []
    for one in play.scenario.objectives:
        score = drill.result.objectives.get(one.id)
        rows.append(
            (
                one.title,
                _capability(one.capability),
                points_text(score),
                (score.rating if score is not None else None) or UNKNOWN,
                marked.get(one.id) or UNKNOWN,
                rating_text(final.get(one.id)),
            )
        )
    yield Heading("三、目标评定")
    yield Table(
        (
            Column("目标", 34),
            Column("能力", 13),
            Column("得分", 13, _RIGHT),
            Column("程序", 8, _CENTER),
            Column("评估员", 10, _CENTER),
            Column("最终评定", 22),
        ),
        tuple(rows),
    )
    yield Paragraph("有评估员评定的以评估员为准；几位评估员不一致时取较差的一个。", dim=True)


def _expectations(drill: Reviewed) -> Iterator[Block]:
    scenario = drill.record.play.scenario
    roles = {one.id: one.title for one in scenario.roles}
    marks = ratings(drill.record.play.marks)
    rows = tuple(
        (
            one.expectation.title,
            roles.get(one.expectation.role, UNKNOWN),
            OUTCOMES[one.finding.outcome],
            _points(one),
            marks.get(one.expectation.id) or UNKNOWN,
            evidence_text(one, drill),
        )
        for one in drill.result.judged
    )
    yield Heading("四、评估标准逐项结果")
    if not rows:
        yield Paragraph("脚本没有写评估标准。")
        return
    yield Table(
        (
            Column("标准", 29),
            Column("角色", 12),
            Column("结果", 10),
            Column("得分", 9, _RIGHT),
            Column("评估员", 9, _CENTER),
            Column("依据", 31),
        ),
        rows,
    )


def _strengths(drill: Reviewed) -> Iterator[Block]:
    yield Heading("五、亮点")
    yield from _listed([strength_text(one) for one in drill.review.strengths])


def _gaps(drill: Reviewed) -> Iterator[Block]:
    yield Heading("六、差距")
    yield from _listed([gap_text(one) for one in drill.review.gaps])


def _marks(drill: Reviewed) -> Iterator[Block]:
    scenario = drill.record.play.scenario
    titles = {one.id: one.title for one in (*scenario.expectations,)}
    titles |= {one.id: one.title for one in scenario.objectives}
    yield Heading("七、评估员意见")
    if not drill.record.play.marks:
        yield Paragraph("没有评估员评定。")
        return
    yield Table(
        (
            Column("评估员", 15),
            Column("对象", 35),
            Column("评定", 22),
            Column("意见", 28),
        ),
        tuple(
            (
                one.actor or UNKNOWN,
                titles.get(one.subject, one.subject),
                rating_text(one.rating),
                one.remark or UNKNOWN,
            )
            for one in drill.record.play.marks
        ),
    )


def _answers(drill: Reviewed) -> Iterator[Block]:
    rows = []
    for step in drill.record.play.steps.values():
        within = step.inject.answer_within
        for answer in step.answers:
            late = (
                answer.at - step.at - within if step.at is not None and within is not None else None
            )
            over = difference_text(late).lstrip("+") if late is not None and late > 0 else ""
            rows.append(
                (
                    clock_text(answer.at),
                    step.inject.title,
                    answer.actor or UNKNOWN,
                    answer.text or UNKNOWN,
                    f"晚 {over}" if over else ("按时" if late is not None else UNKNOWN),
                )
            )
    yield Heading("八、参演人员的答复")
    if not rows:
        yield Paragraph("没有登记答复。")
        return
    yield Table(
        (
            Column("推演时间", 12, _RIGHT),
            Column("情景", 25),
            Column("答复人", 14),
            Column("内容", 37),
            Column("时限", 12),
        ),
        tuple(rows),
    )


def _improvements(drill: Reviewed) -> Iterator[Block]:
    gaps = {one.id: gap_text(one) for one in drill.review.gaps}
    yield Heading("九、改进措施")
    if not drill.aftermath.improvements:
        yield Paragraph("尚未填写改进措施。")
        return
    yield Table(
        (
            Column("序号", 7, _RIGHT),
            Column("措施", 35),
            Column("责任人", 15),
            Column("期限", 14),
            Column("对应差距", 29),
        ),
        tuple(
            (
                str(number),
                one.action,
                one.owner or UNKNOWN,
                one.due_on or UNKNOWN,
                gaps.get(one.gap, UNKNOWN),
            )
            for number, one in enumerate(drill.aftermath.improvements, 1)
        ),
    )


def _attendance(drill: Reviewed) -> Iterator[Block]:
    came = drill.aftermath.attendance
    yield Heading("十、参演居民区")
    if not came:
        yield Paragraph("没有登记参演居民区。")
        yield from _participants(drill)
        return
    counted = [one.people for one in came if one.people is not None]
    people = f"{sum(counted)} 人" if len(counted) == len(came) else f"已登记 {sum(counted)} 人"
    yield Paragraph(f"共 {len(came)} 个居民区参演，{people}。")
    yield Table(
        (Column("代码", 25), Column("居民区", 50), Column("人数", 25, _RIGHT)),
        tuple(
            (
                one.area,
                drill.names.areas.get(one.area, UNKNOWN),
                UNKNOWN if one.people is None else str(one.people),
            )
            for one in came
        ),
    )
    yield from _participants(drill)


def _participants(drill: Reviewed) -> Iterator[Block]:
    people = drill.aftermath.participants
    if not people:
        return
    yield Paragraph(f"参演人员名单（{len(people)} 人）：")
    yield Table(
        (Column("姓名", 30), Column("居民区", 40), Column("角色", 30)),
        tuple(
            (one.name, drill.names.areas.get(one.area, one.area) or UNKNOWN, one.role or UNKNOWN)
            for one in people
        ),
    )


def _timeline(drill: Reviewed) -> Iterator[Block]:
    yield Heading("附：时间线")
    if not drill.review.moments:
        yield Paragraph("推演还没有开始。")
        return
    yield Paragraph(
        "时间为推演时间（时:分:秒）；计划时间按脚本推算，等人的情景没有计划时间。", dim=True
    )
    yield Table(
        (
            Column("推演时间", 12, _RIGHT),
            Column("计划", 11, _RIGHT),
            Column("差", 10, _RIGHT),
            Column("类别", 8),
            Column("谁", 14),
            Column("事项", 45),
        ),
        tuple(
            (
                clock_text(one.at),
                clock_text(one.planned) if one.planned is not None else "",
                difference_text(one.at - one.planned) if one.planned is not None else "",
                MOMENTS[one.kind],
                one.actor,
                moment_text(one, drill),
            )
            for one in drill.review.moments
        ),
    )


def _points(judged: Judged) -> str:
    return f"{points_of(judged)} / {judged.expectation.weight}"


def _pairs(facts: Iterable[tuple[str, str]]) -> Table:
    return Table((Column("", 18), Column("", 82)), tuple(facts), header=False)


def _score_rows(kind: str, scores: dict[str, Score]) -> list[tuple[str, ...]]:
    return [
        (kind, name, points_text(score), str(score.open), rating_text(score.rating))
        for name, score in scores.items()
    ]


def _listed(texts: list[str]) -> Iterator[Block]:
    yield Items(tuple(texts)) if texts else Paragraph("没有。")


def _capability(code: str) -> str:
    return next((name for one, name in CAPABILITIES.items() if one == code), code)
