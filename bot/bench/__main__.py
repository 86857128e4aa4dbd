"""The other process: takes jobs from its standard input and answers on its standard output.

Started by `bot.runtime.workshop`, never by hand. It knows no token, no database and no network, and ends when nobody
is left to talk to.
"""

import importlib
import os
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO

import orjson

from bot.bench import LENGTHS, Refused, frame

Job = Callable[[Any, bytes], tuple[Any, bytes]]
MEMORY = 1_500 * 1024**2
"""Bytes of address space: a hostile file ends this process, not the machine."""
GRACE_SECONDS = 10


def main() -> None:
    """Work until the other side is gone."""
    jobs, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    _limit_memory()
    _load(sys.argv[1:])
    while len(lengths := jobs.read(LENGTHS.size)) == LENGTHS.size:
        head, content = _rest(jobs, lengths)
        # whoever asked may be dead by now, and nobody else would end a job that hangs
        signal.alarm(int(head["seconds"]) + GRACE_SECONDS)
        answers.write(_done(head, content))
        signal.alarm(0)
        answers.flush()


def _load(modules: list[str]) -> None:
    """What the first job needs, before its data are there. A fault is told when the job is done."""
    for module in modules:
        with suppress(Exception):
            importlib.import_module(module)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on this system
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _rest(jobs: BinaryIO, lengths: bytes) -> tuple[dict[str, Any], bytes]:
    of_head, of_content = LENGTHS.unpack(lengths)
    return orjson.loads(jobs.read(of_head)), jobs.read(of_content)


def _done(head: dict[str, Any], content: bytes) -> bytes:
    try:
        answer, made = _function(head["job"])(head["data"], content)
        return frame({"answer": answer}, made)
    except Refused as refusal:
        return frame({"refused": str(refusal)})
    except Exception as fault:
        return frame({"fault": type(fault).__name__, "where": _where(fault)})


def _function(job: str) -> Job:
    module, _, name = job.partition(":")
    found: Job = getattr(importlib.import_module(module), name)
    return found


def _where(fault: Exception) -> str:
    """Files and lines, never what was in the data."""
    frames = traceback.extract_tb(fault.__traceback__)[-3:]
    return " < ".join(f"{os.path.basename(one.filename)}:{one.lineno}" for one in reversed(frames))


if __name__ == "__main__":
    main()
