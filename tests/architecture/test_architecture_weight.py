"""Libraries that make pictures, letters and sheets are heavy: the bot itself never loads them, nor what other tools are
painted with."""

import subprocess
import sys

import pytest

HEAVY = ("PIL", "reportlab", "xlsxwriter", "python_calamine")
NOT_FOR_THE_BOT = ("rich", "click", "pygments", "typer", "sqlalchemy.orm", "sqlalchemy.dialects.postgresql")


@pytest.mark.parametrize(
    "module", ["bot.app", "bot.bench.__main__", "bot.bench.report", "bot.bench.letter", "bot.bench.sheet"]
)
def test_heavy_libraries_are_loaded_on_first_use(module: str) -> None:
    code = f"import {module}, sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_the_process_for_heavy_work_loads_nothing_of_the_bot() -> None:
    code = "import bot.bench.__main__, sys; print([n for n in ('telegram', 'sqlalchemy', 'aiohttp', 'pydantic') if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_the_bot_that_runs_carries_nothing_of_other_tools() -> None:
    """It ends for want of a token; what it has loaded by then, and loads then, is what every bot does."""
    code = f"""if True:
        import contextlib, sys
        sys.argv = ["laris", "run"]
        from bot import start
        with contextlib.suppress(SystemExit):
            start.main()
        import bot.app, bot.rule_work
        print([name for name in {NOT_FOR_THE_BOT!r} if sys.modules.get(name)])
    """
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60,
        env={"PATH": "", "BOT_TOKEN": "", "HOME": ""},
    )  # fmt: skip
    assert "BOT_TOKEN" in done.stderr
    assert done.stdout.strip() == "[]"
