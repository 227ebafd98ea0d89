"""How good the alarms are: all figures of one span (EEMUA 191, ISA-18.2 / IEC 62682).

Everything follows from the arguments: no clock, and the same result for the same steps.
docs/alarm-quality.md explains each figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.annunciation import is_annunciation
from app.domain.quality_answers import causes, response, responses, verified, waits
from app.domain.quality_load import bad_actors, chattering, priorities, rate, set_aside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.annunciation import Shift, Span, Step, Tally
    from app.domain.quality_answers import CauseCount, Response, Verified
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


def assess(
    span: Span, steps: Sequence[Step], tallies: Sequence[Tally], shifts: Sequence[Shift]
) -> Quality:
    """Return all figures of `span`.

    `steps`: those of alarms known before the span's end that were seen since its beginning, in the
    order in which they were written, later acknowledgements too. `tallies`: the alarms that were
    recorded within the span.
    """
    raised = [one for one in steps if is_annunciation(one) and one.seen_at < span.until]
    answers = waits(steps, span)
    return Quality(
        rate=rate((one.seen_at for one in raised), span),
        bad_actors=bad_actors(one.sensor_id for one in raised),
        chattering=chattering((one.sensor_id, one.at) for one in raised),
        priorities=priorities(tallies),
        overall=response(None, [waited for _, waited in answers]),
        responses=responses(answers, shifts),
        verified=verified(tallies),
        causes=causes(tallies),
        set_aside=set_aside(one for one in steps if one.seen_at < span.until),
    )
