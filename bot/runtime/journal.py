"""Logs without secrets: never the token, never what people wrote. A fault is told by its kind and its place."""

import asyncio
import logging
import re
import sys
import threading
import traceback
from typing import Any

import structlog

# A token as @BotFather makes it, and whatever stands where a token stands in an address.
_LIKE_A_TOKEN = re.compile(
    r"\d{4,20}(?::|%3A)[A-Za-z0-9_-]{20,}|(?<=/bot)\d{1,20}(?::|%3A)[^/\s'\"]+", re.IGNORECASE
)
_MOST_KINDS = 4
_log = logging.getLogger("laris")


def where(fault: BaseException) -> str:
    """The innermost places of a traceback, without the message: messages may quote what a person wrote."""
    frames = traceback.extract_tb(fault.__traceback__)[-4:]
    return " < ".join(f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in reversed(frames))


def told(fault: BaseException) -> str:
    """A fault in one line: its kind and place, and the kinds of what caused it or happened beside it."""
    chain: list[BaseException] = []
    link: BaseException | None = fault
    while link is not None and link not in chain and len(chain) < _MOST_KINDS:
        chain.append(link)
        beside = link.exceptions[0] if isinstance(link, BaseExceptionGroup) else None
        link = beside or link.__cause__ or link.__context__
    return " from ".join(f"{type(one).__name__} at {where(one) or 'nowhere'}" for one in chain)


def _short(path: str) -> str:
    return "/".join(path.split("/")[-2:])


def set_up(level: str, token: str = "") -> None:
    """One line per event on stderr; other libraries are heard from warnings on. `token` is struck out wherever
    it turns up, and so is all that looks like one."""
    strike = _Strike(token)
    structlog.configure(
        processors=[
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.add_log_level,
            _faults_by_kind,
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
            lambda _logger, _method, line: strike(str(line)),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    handler = logging.StreamHandler()
    handler.setFormatter(_Careful(strike))
    logging.basicConfig(
        level=max(logging.WARNING, logging.getLevelName(level)), handlers=[handler], force=True
    )
    sys.excepthook = lambda _kind, fault, _trace: _tell(fault)
    threading.excepthook = lambda args: _tell(args.exc_value)
    sys.unraisablehook = lambda args: _tell(args.exc_value)


def watch_loop() -> None:
    """From now on faults that nobody awaited are told like all others (call it inside the running loop)."""
    asyncio.get_running_loop().set_exception_handler(_tell_loop_fault)


class _Strike:
    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, line: str) -> str:
        known = line.replace(self._token, "<token>") if self._token else line
        return _LIKE_A_TOKEN.sub("<token>", known)


class _Careful(logging.Formatter):
    """One line per record: without tokens, and with faults told by their kind and place only, be they its
    `exc_info` or among its arguments. Nothing that another formatter left on the record is used."""

    def __init__(self, strike: _Strike) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")
        self._strike = strike

    def format(self, record: logging.LogRecord) -> str:
        careful = logging.makeLogRecord(
            {**record.__dict__, "exc_info": None, "exc_text": None, "stack_info": None}
        )
        careful.msg, careful.args = _by_kind(record.msg), _args_by_kind(record.args)
        line = super().format(careful)
        fault = record.exc_info[1] if record.exc_info else None
        line = f"{line}: {told(fault)}" if fault else line
        return self._strike(line.replace("\n", " | "))


def _by_kind(value: Any) -> Any:
    return type(value).__name__ if isinstance(value, BaseException) else value


def _args_by_kind(args: Any) -> Any:
    if isinstance(args, dict):
        return {name: _by_kind(value) for name, value in args.items()}
    return tuple(_by_kind(value) for value in args) if isinstance(args, tuple) else args


def _faults_by_kind(_logger: object, _method: str, event: Any) -> Any:
    fault = event.pop("exc_info", None)
    fault = sys.exc_info()[1] if fault is True else fault[1] if isinstance(fault, tuple) else fault
    known = {key: _by_kind(value) for key, value in event.items()}
    return {**known, "fault": told(fault)} if isinstance(fault, BaseException) else known


def _tell(fault: BaseException | None) -> None:
    if fault is not None:
        sys.stderr.write(f"{told(fault)}\n")


def _tell_loop_fault(_loop: object, context: dict[str, Any]) -> None:
    fault = context.get("exception")
    _log.error("%s", str(context["message"]).splitlines()[0], exc_info=fault)
