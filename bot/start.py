"""What the command `laris` starts: everything is loaded with the garbage collector off. Loading throws nothing away,
and collecting meanwhile costs a sixth of the start."""

import gc
import sys
from types import ModuleType

_NOT_FOR_THE_BOT = ("rich", "click", "pygments")
"""Libraries of other tools. structlog and httpx load them wherever they lie, for coloured tracebacks and a command line
of their own, and do without where they do not: ninety modules that a process of months would carry and never use."""
_SESSIONS = ("sqlalchemy.ext.asyncio.session", "sqlalchemy.ext.asyncio.scoping")
"""SQLAlchemy's sessions bring its whole ORM along: fifty modules and seven megabytes. Everything here is Core."""


class _LeftOut(ModuleType):
    """Stands where a module would be: every name that is taken from it is nothing."""

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)


def main() -> None:
    """The command line; whatever it begins turns the collector on again first."""
    gc.disable()
    if sys.argv[1:] == ["run"]:
        _run()
    else:
        from bot.__main__ import main as command_line

        command_line()


def _run() -> None:
    """`laris run`, without what only other commands need: the library of the command line is one more of these."""
    sys.modules.update(dict.fromkeys(_NOT_FOR_THE_BOT))  # type: ignore[arg-type]  # None: it cannot be imported
    sys.modules.update({name: _LeftOut(name) for name in _SESSIONS})
    from bot.command import run, telling

    telling(run)
