"""Scenarios for tests: any that can be played, made up by hypothesis, and a small one as text."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from app.domain.drill.scenario import (
    Beginning,
    Capability,
    Condition,
    Deed,
    Expectation,
    Inject,
    InjectNotes,
    Notes,
    Objective,
    Role,
    RoleKind,
    Scenario,
    Trigger,
    Variant,
)
from app.drill.bundle import SCENARIO

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SPANS = st.integers(0, 200 * 3_600_000)
TEXTS = st.text(max_size=30)
_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS
    # Words that a YAML program may take for something else.
    | st.sampled_from(
        ["on", "yes", "1:05", "0x10", "1e3", "~", "null", "2026-08-20", "- a", "b: c"]
    )
)
BODIES: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    TEXTS.filter(lambda name: name != "attachment"),
    st.recursive(
        _LEAVES,
        lambda below: st.lists(below, max_size=3) | st.dictionaries(TEXTS, below, max_size=3),
        max_leaves=6,
    ),
    max_size=3,
)
_DEEDS = st.builds(Deed, TEXTS, TEXTS, BODIES)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Return a scenario without flaws."""
    ids = st.lists(st.text(min_size=1, max_size=8), max_size=3, unique=True)
    aims, roles, names = draw(ids.filter(bool)), draw(ids), draw(ids)

    def trigger(earlier: list[str]) -> Trigger:
        since = st.sampled_from(["", *earlier])
        ways: list[st.SearchStrategy[Trigger]] = [
            st.builds(Trigger, at=SPANS),
            st.builds(Trigger, on=_DEEDS, delay=SPANS),
            st.builds(
                Trigger, unless=_DEEDS, since=since, within=st.integers(1, 10**8), delay=SPANS
            ),
            st.builds(Trigger, when=st.builds(Condition, TEXTS, BODIES), delay=SPANS),
            st.just(Trigger(by_hand=True)),
        ]
        if earlier:
            ways.append(st.builds(Trigger, after=st.sampled_from(earlier), delay=SPANS))
        return draw(st.one_of(ways))

    injects = [
        Inject(
            name,
            draw(TEXTS),
            draw(TEXTS),
            trigger(names[:place]),
            draw(st.sampled_from(["", *roles])),
            draw(BODIES),
            tuple(
                draw(
                    st.lists(
                        st.builds(Variant, BODIES, st.integers(1, 9), st.none() | _DEEDS),
                        max_size=2,
                    )
                )
            ),
            draw(TEXTS),
            draw(st.none() | st.integers(1, 10**8)),
            tuple(draw(st.lists(st.sampled_from(aims), max_size=2))),
            InjectNotes(draw(TEXTS), draw(TEXTS)),
        )
        for place, name in enumerate(names)
    ]
    return Scenario(
        1,
        draw(TEXTS),
        draw(TEXTS),
        draw(TEXTS),
        tuple(Objective(one, draw(TEXTS), draw(st.sampled_from(Capability))) for one in aims),
        tuple(Role(one, draw(TEXTS), draw(st.sampled_from(RoleKind))) for one in roles),
        tuple(injects),
        tuple(
            Expectation(
                one,
                draw(TEXTS),
                draw(st.sampled_from(aims)),
                draw(TEXTS),
                draw(st.sampled_from(["", *roles])),
                draw(BODIES),
                draw(st.integers(1, 9)),
            )
            for one in draw(ids)
        ),
        draw(st.integers()),
        draw(st.sampled_from(["", "2026-08-20 19:30", "2026-08-20T19:30:05"])),
        draw(SPANS),
        draw(TEXTS),
        draw(TEXTS),
        tuple(draw(st.lists(st.builds(Beginning, TEXTS, BODIES), max_size=2))),
        Notes(draw(TEXTS), draw(TEXTS), tuple(draw(st.lists(TEXTS, max_size=3)))),
    )


BASE = """\
format: 1
id: t
title: 测试
version: "1"
objectives:
  - {id: aim, title: 目标, capability: watch}
roles:
  - {id: duty, title: 值班员}
injects:
  - id: first
    kind: message
    title: 第一条
    trigger: {at: 0:05}
    to: duty
    body: {text: 好}
"""
"""A small scenario of 15 lines."""

PICTURE = "图/现场.png"
WITH_PICTURE = BASE.replace("{text: 好}", f"{{text: 见图, attachment: {PICTURE}}}")


def zipped_scenario(path: Path, files: Mapping[str, bytes] | None = None) -> Path:
    """Write a zip of these files; None: of a scenario with an attachment."""
    files = files if files is not None else {SCENARIO: WITH_PICTURE.encode(), PICTURE: b"png"}
    with zipfile.ZipFile(path, "w") as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return path
