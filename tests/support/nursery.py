"""A process in which everything is loaded, and which divides itself for every process of Laris that a test wants: so a
test waits for what a process does, not for Python to read the same files again.

Started by `tests.support.offspring` as `python -m tests.support.nursery PATH`; listens on the Unix socket PATH, says
"ready", and ends when its standard input does. A request is one line of JSON; the answer is the number of the new
process, and in the end its exit code.
"""

import gc
import json
import os
import select
import signal
import socket
import sys
import threading
import warnings
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

LOADED = (
    "alembic.command",
    "bot.app",
    "bot.list_work",
    "bot.office_work",
    "bot.rule_work",
    "bot.running",
    "coverage",
)


def _load() -> None:
    for name in LOADED:
        import_module(name)
    from bot import rule_work
    from domain import areas

    rule_work.check()
    areas.preload()
    gc.collect()
    gc.freeze()


class Nursery:
    def __init__(self, path: str) -> None:
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(path)
        self._door.listen(64)
        self._waiting: dict[int, socket.socket] = {}
        self._ended, wakes = socket.socketpair()
        wakes.setblocking(False)
        signal.set_wakeup_fd(wakes.fileno())
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._wakes = wakes

    def divides(self) -> dict[str, Any]:
        """Serve for ever; returns only in a new process, with what that is to do."""
        while True:
            ready, _, _ = select.select([self._door, self._ended, sys.stdin], [], [])
            if sys.stdin in ready:
                os._exit(0)  # nobody is there any more
            if self._ended in ready:
                self._ended.recv(4096)
                self._bury()
            if self._door in ready and (job := self._take()) is not None:
                return job

    def _take(self) -> dict[str, Any] | None:
        who, _ = self._door.accept()
        job: dict[str, Any] = json.loads(who.makefile().readline())
        number = os.fork()
        if number:
            self._waiting[number] = who
            _tell(who, number)
            return None
        for one in (who, self._door, self._ended, *self._waiting.values()):
            one.close()
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self._wakes.close()
        return job

    def _bury(self) -> None:
        with suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                number, status = ended
                who = self._waiting.pop(number)
                _tell(who, os.waitstatus_to_exitcode(status))
                who.close()


def _tell(who: socket.socket, number: int) -> None:
    with suppress(OSError):  # the test is over
        who.sendall(f"{number}\n".encode())


def _become(job: dict[str, Any]) -> None:
    """What a shell would have prepared: folder, environment, streams, arguments."""
    os.chdir(job["folder"])
    os.environ.clear()
    os.environ.update(job["environment"])
    for stream, name in ((0, os.devnull), (1, job["out"]), (2, job["err"])):
        file = os.open(name, os.O_RDONLY if stream == 0 else os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        os.dup2(file, stream)
        os.close(file)
    sys.argv = ["laris", *job["words"]]
    warnings.resetwarnings()
    warnings.simplefilter(job["environment"].get("PYTHONWARNINGS", "ignore"))


def main() -> None:
    _load()
    assert threading.active_count() == 1, "only a process of one thread can be divided"
    nursery = Nursery(sys.argv[1])
    print("ready", flush=True)  # noqa: T201
    job = nursery.divides()
    _become(job)
    import coverage

    coverage.process_startup(force=True)
    import_module(job["module"]).main()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    main()
