"""Who takes part, how each is started, and what each is measured at."""

import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
LARIS = HERE.parent / ".venv" / "bin" / "laris"
DISTURBED = 0.4  # of a core that went neither to the bot nor to the server (Redis and the kernel are in it)
CLOSED, PACED, START = "closed", "paced", "start"
LOADS = frozenset({CLOSED, PACED})


@dataclass(frozen=True, slots=True)
class Contestant:
    """One bot. `mode` is what the people do; `store` must be there first: sqlite, postgres or redis."""

    name: str
    shown: str
    command: tuple[str, ...]
    mode: str = "echo"
    store: str = ""
    measures: frozenset[str] = LOADS


def rival(script: str, *options: str) -> tuple[str, ...]:
    """The command of a bot in `rivals/`, run by the interpreter that runs the benchmarks."""
    return (sys.executable, str(HERE / "rivals" / script), *options)


ALL = (
    Contestant("raw_echo", "no library, raw sockets (the server's own limit)", rival("raw_echo.py")),
    Contestant("ptb_echo", "PTB httpx echo, sequential", rival("ptb_echo.py")),
    Contestant("ptb_echo_64", "PTB httpx echo, 64 concurrent", rival("ptb_echo.py", "--concurrent=64")),
    Contestant("ptb_aiohttp_echo", "PTB aiohttp + orjson echo, 64 concurrent", rival("ptb_aiohttp_echo.py")),
    Contestant("aiogram_echo", "aiogram echo, FSM in Redis", rival("aiogram_echo.py"), store="redis"),
    Contestant(
        "ptb_buttons", "PTB httpx, as many calls, sequential", rival("ptb_buttons.py"), mode="buttons"
    ),
    Contestant(
        "ptb_buttons_64",
        "PTB httpx, as many calls, 64 concurrent",
        rival("ptb_buttons.py", "--concurrent=64"),
        mode="buttons",
    ),
    Contestant(
        "aiogram_buttons",
        "aiogram, FSM in Redis, as many calls",
        rival("aiogram_buttons.py"),
        mode="buttons",
        store="redis",
    ),
    Contestant(
        "ptb_conversation",
        "PTB ConversationHandler registration, PicklePersistence",
        rival("ptb_conversation.py"),
        mode="registration",
    ),
    Contestant(
        "laris",
        "Laris registration, SQLite",
        (str(LARIS), "run"),
        "registration",
        "sqlite",
        LOADS | {START},
    ),
    Contestant(
        "laris_postgres", "Laris registration, PostgreSQL", (str(LARIS), "run"), "registration", "postgres"
    ),
    Contestant("laris_talk", "Laris, free text of strangers, SQLite", (str(LARIS), "run"), "echo", "sqlite"),
    Contestant(
        "ptb_idle",
        "PTB + SQLAlchemy, idle",
        rival("ptb_idle.py"),
        store="sqlite",
        measures=frozenset({START}),
    ),
)
BY_NAME = {contestant.name: contestant for contestant in ALL}
SQLITE_SET = tuple(c.name for c in ALL if c.name not in {"laris_postgres", "laris_talk"})


def chosen(only: str, database: str) -> list[Contestant]:
    """The contestants of `--only a,b`, or all; `--database` decides what the name `laris` stands for."""
    names = only.split(",") if only else list(SQLITE_SET)
    if database == "postgres":
        names = ["laris_postgres" if name == "laris" else name for name in names]
    elif database == "both" and "laris" in names and "laris_postgres" not in names:
        names.insert(names.index("laris") + 1, "laris_postgres")
    unknown = [name for name in names if name not in BY_NAME]
    if unknown:
        raise SystemExit(f"Unknown: {', '.join(unknown)}. Known: {', '.join(BY_NAME)}.")
    return [BY_NAME[name] for name in names]
