"""How good the alarms are: all figures of one span (EEMUA 191, ISA-18.2 / IEC 62682).

Everything follows from the arguments: no clock, and the same result for the same steps.
docs/alarm-quality.md explains each figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.quality_answers import Verified, causes, response, responses, verified
from app.domain.quality_load import bad_actors, chattering, priorities, rate, set_aside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.annunciation import Raised, Shift, Span, Step, Tally, Wait
    from app.domain.quality_answers import CauseCount, Response
    from app.domain.quality_load import BadActor, Chatter, PriorityShare, Rate


@dataclass(frozen=True, slots=True)
class Quality:
    """All figures of one span."""

    rate: Rate
    bad_actors: tuple[BadActor, ...]
    chattering: tuple[Chatter, ...]
    priorities: tuple[PriorityShare, ...]
    overall: Response
    responses: tuple[Response, ...]
    verified: tuple[Verified, ...]
    causes: tuple[CauseCount, ...]
    set_aside: dict[str, int]

    @property
    def all_verified(self) -> Verified:
        """What verification found over all kinds; its kind is empty."""
        of = self.verified
        return Verified(
            kind="",
            alarms=sum(one.alarms for one in of),
            real=sum(one.real for one in of),
            false=sum(one.false for one in of),
            test=sum(one.test for one in of),
            fault=sum(one.fault for one in of),
        )


def assess(
    span: Span,
    raised: Sequence[Raised],
    answers: Sequence[Wait],
    aside: Sequence[Step],
    tallies: Sequence[Tally],
    shifts: Sequence[Shift],
) -> Quality:
    """Return all figures of `span`.

    `raised`, `answers`, `aside`: annunciations, waits that began, and steps into a state that sets
    an alarm aside, all within the span. `tallies`: the alarms recorded within it.
    """
    return Quality(
        rate=rate((seen_at for _, _, seen_at in raised), span),
        bad_actors=bad_actors(sensor for sensor, _, _ in raised),
        chattering=chattering((sensor, at) for sensor, at, _ in raised),
        priorities=priorities(tallies),
        overall=response(None, [lasted for _, lasted in answers]),
        responses=responses(answers, shifts),
        verified=verified(tallies),
        causes=causes(tallies),
        set_aside=set_aside(aside),
    )
