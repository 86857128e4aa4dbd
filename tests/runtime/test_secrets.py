"""Nothing the bot writes to its journal holds the token, or a word of what people said, whatever goes wrong."""

from pathlib import Path

from sqlalchemy import text

from simulator.server import Simulator
from storage.engine import Database
from tests.support.detour import Detour
from tests.support.processes import TOKEN, Bot, running
from tests.support.registrants import Registrant

SAID = "rahasia-dapur-nenek"
BREAK_SQLITE = (
    """CREATE TRIGGER broken BEFORE UPDATE ON dialogs BEGIN SELECT RAISE(ABORT, 'not today'); END"""
)
BREAK_SQLITE_TOO = BREAK_SQLITE.replace("broken BEFORE UPDATE", "broken_too BEFORE INSERT")
BREAK_POSTGRES = "ALTER TABLE dialogs ADD CHECK (false) NOT VALID"  # complains with the whole row


async def test_on_sqlite(sim: Simulator, detour: Detour, wary_bot: Bot) -> None:
    await _play(sim, detour, wary_bot, (BREAK_SQLITE, BREAK_SQLITE_TOO))


async def test_on_postgres(sim: Simulator, detour: Detour, tmp_path: Path, postgres_url: str) -> None:
    await _play(sim, detour, Bot(tmp_path / "bot", detour.url, postgres_url), (BREAK_POSTGRES,))


async def _play(sim: Simulator, detour: Detour, bot: Bot, breaks: tuple[str, ...]) -> None:
    """A registration with every kind of trouble on the way, and a turn that the database refuses."""
    bot.settings["LOG_LEVEL"] = "DEBUG"
    person, unlucky = Registrant(sim, 101), Registrant(sim, 102, until=2)
    async with running(bot):
        _plan_trouble(sim, detour)
        await person.registers()
        await unlucky.registers()
        await _run(bot.settings["DATABASE_URL"], breaks)
        await unlucky.phone.says(SAID)
        await unlucky.phone.sees("Maaf, ada gangguan", 15)
        await detour.close()
        await person.phone.says(SAID)
        await bot.until(lambda: bot.said("polling failed"))
    assert bot.said("a turn failed")
    for secret in _secrets(person):
        assert secret.casefold() not in bot.output.casefold(), f"{secret}\n{bot.output}"


def _plan_trouble(sim: Simulator, detour: Detour) -> None:
    for method, kind in (("sendMessage", "500"), ("getUpdates", "502"), ("sendMessage", "reset_before")):
        sim.faults.add(method, kind=kind)
    detour.answers("getUpdates", 200, f'{{"ok": {SAID}'.encode())
    detour.answers("sendMessage", 200, SAID.encode())
    detour.answers("sendMessage", 500, SAID.encode(), html=True)
    detour.refuses("answerCallbackQuery", 400, f"Bad Request: {SAID}")
    detour.refuses("editMessageReplyMarkup", 403, f"Forbidden: {SAID}")


def _secrets(person: Registrant) -> list[str]:
    told = [line.words for line in person.script if line.act == "says" and not line.words.startswith("/")]
    number = str(person.script[10].answers["phone"]["number"])
    return [TOKEN, TOKEN.partition(":")[2], SAID, number, number[3:], *told, *person.expected_products()]


async def _run(url: str, statements: tuple[str, ...]) -> None:
    database = Database(url)
    async with database.transaction() as tx:
        for statement in statements:
            await tx.execute(text(statement))
    await database.close()
