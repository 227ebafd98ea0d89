"""The sensor simulator: a realistic day for all sensors of a street, and named events.

Time: a message's `ts` is always the real present, so that the watch takes it; `speed` makes the
simulated day run faster. At speed 60 sensors report 60 times as often, and the hours of sleep,
cooking and tide go by in minutes.
"""

from __future__ import annotations
