"""Logs without secrets: never the token, never what people wrote. A fault is told by its kind and its place."""

import logging
import re
import sys
import traceback
from typing import Any

import structlog

_TOKEN = re.compile(r"\b\d{1,20}:[A-Za-z0-9_-]{3,}")


def where(fault: BaseException) -> str:
    """The innermost places of a traceback, without the message: messages may quote what a person wrote."""
    frames = traceback.extract_tb(fault.__traceback__)[-4:]
    return " < ".join(f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in reversed(frames))


def _short(path: str) -> str:
    return "/".join(path.split("/")[-2:])


def set_up(level: str) -> None:
    """One line per event on stderr; other libraries are heard from warnings on, with the token struck out."""
    structlog.configure(
        processors=[
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.add_log_level,
            _without_token,
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    handler = logging.StreamHandler()
    handler.setFormatter(_Careful("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(
        level=max(logging.WARNING, logging.getLevelName(level)), handlers=[handler], force=True
    )
    sys.excepthook = _tell_shortly


class _Careful(logging.Formatter):
    """Strikes out the token, and tells an exception by its kind and place only."""

    def format(self, record: logging.LogRecord) -> str:
        return _TOKEN.sub("<token>", super().format(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802  (logging's name)
        kind, fault, _ = ei
        return f"{kind.__name__} at {where(fault)}"


def _without_token(_logger: object, _method: str, event: Any) -> Any:
    return {
        key: _TOKEN.sub("<token>", value) if isinstance(value, str) else value for key, value in event.items()
    }


def _tell_shortly(kind: type[BaseException], fault: BaseException, _traceback: object) -> None:
    sys.stderr.write(f"{kind.__name__} at {where(fault)}\n")
