"""The journal: neither the token nor anything that people said, whoever logs it and however."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.runtime.journal import told, where
from tests.command_line.laris import ROOT, TOKEN

BUDI = "Budi Rahasia"
TEST_TOKEN = "1:TEST"

PREPARED = f"""
import asyncio, logging, threading, sys, warnings
import structlog
from bot.runtime import journal
journal.set_up("{{level}}", {{token!r}})
TOKEN = {{token!r}}
URL = "https://api.telegram.org/bot" + TOKEN + "/sendMessage"
log, old = structlog.get_logger(), logging.getLogger("other")
def broken(said={BUDI!r}):
    raise ValueError(f"cannot read {{{{said}}}} at {{{{URL}}}}")
def chained(said={BUDI!r}):
    try:
        broken()
    except ValueError as fault:
        raise RuntimeError("worse: " + said) from fault
"""


def run(code: str, *, token: str = TOKEN, level: str = "DEBUG") -> str:
    """What a process writes to stderr that has set up its journal and then runs this code."""
    program = PREPARED.format(level=level, token=token) + code
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=30, check=False
    )
    assert ended.stdout == ""
    return ended.stderr


LOGGED = {
    "an address": "old.warning('cannot reach %s', URL)",
    "an address in structlog": "log.warning('cannot reach', url=URL, urls=[URL], deep={'a': (URL,)})",
    "the event itself": "log.error(URL)",
    "the token alone": "log.info(TOKEN); old.error(TOKEN)",
    "an escaped token": "old.error(URL.replace(':', '%3A')); log.error('x', url=URL.replace(':', '%3A'))",
    "a fault with its traceback": """
try:
    broken()
except ValueError:
    old.exception("it broke")
    log.exception("it broke")
    log.error("it broke", exc_info=sys.exc_info())
""",
    "a chained fault": """
try:
    chained()
except RuntimeError as fault:
    old.error("it broke", exc_info=fault)
    log.error("it broke", exc_info=fault)
""",
    "a fault as an argument": """
try:
    chained()
except RuntimeError as fault:
    old.error("it broke: %s", fault)
    old.error("it broke: %(why)s", {"why": fault})
    old.error(fault)
    log.error("it broke", fault=fault)
""",
    "a fault that another handler formatted first": """
logging.getLogger("other").addHandler(logging.FileHandler("/dev/null"))
try:
    broken()
except ValueError:
    old.exception("it broke")
""",
    "a task that nobody awaited": """
async def work():
    journal.watch_loop()
    async def breaks():
        chained()
    task = asyncio.create_task(breaks())
    await asyncio.sleep(0.01)
    del task
    import gc; gc.collect()
    asyncio.get_running_loop().call_soon(chained)
    await asyncio.sleep(0.01)
asyncio.run(work())
""",
    "a fault that ends the program": "chained()",
    "a fault that ends a thread": "thread = threading.Thread(target=chained); thread.start(); thread.join()",
    "a fault that cannot be raised": """
class Breaks:
    def __del__(self):
        chained()
Breaks()
""",
    "a group of faults": """
try:
    raise ExceptionGroup(f"two {URL}", [ValueError(f"said {'Budi ' + 'Rahasia'}"), KeyError(URL)])
except ExceptionGroup:
    log.exception("it broke")
    old.exception("it broke")
""",
    "the stack": "old.warning('here', stack_info=True)",
}


@pytest.mark.parametrize("token", [TOKEN, TEST_TOKEN])
@pytest.mark.parametrize("kind", LOGGED)
def test_nothing_that_is_logged_holds_a_secret(kind: str, token: str) -> None:
    written = run(LOGGED[kind], token=token)
    assert written.strip()
    assert token.partition(":")[2] not in written, written
    assert "Rahasia" not in written, written
    assert "Traceback" not in written, written


@pytest.mark.parametrize("kind", [kind for kind in LOGGED if "fault" in kind or "task" in kind])
def test_a_fault_is_told_by_its_kind_and_place(kind: str) -> None:
    written = run(LOGGED[kind])
    assert "ValueError" in written or "RuntimeError" in written
    if "argument" not in kind and "group" not in kind:
        assert "<string>:" in written, written
        assert "broken" in written, written


def test_every_event_is_one_line() -> None:
    written = run("log.warning('a', b='c\\nd'); old.warning('e\\nf'); log.info('quiet'); old.info('unheard')")
    lines = written.splitlines()
    assert len(lines) == 3
    assert "event='a' b='c\\nd'" in lines[0]
    assert lines[1].endswith("WARNING other e | f")
    assert "event='quiet'" in lines[2]


def test_the_level_is_kept() -> None:
    written = run("log.info('quiet'); log.warning('loud'); log.error('louder')", level="ERROR")
    assert [line.rpartition("event=")[2] for line in written.splitlines()] == ["'louder'"]


def test_ordinary_numbers_are_left_alone() -> None:
    line = "12:34:56 http://127.0.0.1:8080/healthz 33.25.11.2001 127.0.0.1:65535 item:4711"
    assert line in run(f"old.warning({line!r})")


def test_a_place_names_files_and_functions_innermost_first() -> None:
    def outer() -> None:
        inner()

    def inner() -> None:
        raise KeyError(BUDI)

    with pytest.raises(KeyError) as caught:
        outer()
    place = where(caught.value)
    assert place.index("inner") < place.index("outer")
    assert f"{Path(__file__).parent.name}/{Path(__file__).name}:" in place
    assert told(caught.value).startswith("KeyError at ")
    assert BUDI not in told(caught.value)
    assert told(ValueError(BUDI)) == "ValueError at nowhere"
