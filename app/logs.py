"""Logs: one JSON line per event in `logs/<process>.log` of the profile, rotated.

Personal data never goes into a log.
"""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from app.profile import Profile

_MEGABYTE = 1 << 20


def start_log(profile: Profile, process: str, *, console: bool = False) -> None:
    """Send all logging of this process to its file; with `console`, warnings to stderr too."""
    file = RotatingFileHandler(
        profile.logs / f"{process}.log", maxBytes=8 * _MEGABYTE, backupCount=5, encoding="utf-8"
    )
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    file.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    handlers: list[logging.Handler] = [file]
    if console:
        screen = logging.StreamHandler(sys.stderr)
        screen.setLevel(logging.WARNING)
        screen.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
        handlers.append(screen)
    logging.basicConfig(level=logging.INFO, handlers=handlers, force=True)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
