"""One person's words are answered in the order they were said; nobody waits for somebody else."""

import asyncio
import time

from simulator.server import Simulator
from tests.support.detour import Detour
from tests.support.processes import Bot, running
from tests.support.registrants import Books, Registrant, check


async def test_three_messages_at_once_are_answered_in_order(sim: Simulator, bot: Bot) -> None:
    people = [sim.phone(f"P{number}", id=101 + number) for number in range(10)]
    async with running(bot):
        for person in people:
            await person.says("/menu")
            await person.says("/bantuan")
            await person.says("/bahasa")
        for person in people:
            await person.sees("Mau pakai bahasa")
    for person in people:
        shown = [message.text[:12] for message in person.chat if message.by_bot]
        assert shown == ["Mau buka apa", "Ketuk tombol", "Mau pakai ba"]


async def test_answers_said_without_waiting_fill_the_form_in_order(
    sim: Simulator, bot: Bot, books: Books
) -> None:
    hasty = Registrant(sim, 101, until=4)
    async with running(bot):
        hasty.updates.append(await hasty.phone.says("/daftar"))
        await hasty.phone.sees("Apakah setuju?")
        for words in ("ya", *(line.words for line in hasty.script[2:4])):
            hasty.updates.append(await hasty.phone.says(words))
        await hasty.phone.sees("Paling banyak bikin apa")
    await check(books, [hasty])


async def test_fifty_people_do_not_wait_for_one_another(
    sim: Simulator, detour: Detour, wary_bot: Bot, books: Books
) -> None:
    """One of them blocked the bot, and Telegram answers slowly about ten others."""
    people = [sim.phone(f"P{number}", id=101 + number) for number in range(50)]
    quick = people[11:]
    async with running(wary_bot):
        for person in people:
            await person.says("/bantuan")
        for person in people:
            await person.sees("Ketuk tombol")
        sim.world.chats[people[0].id].blocked = True
        slow = [f'"chat_id":{person.id},' for person in people[1:11]]
        for marker in slow:
            detour.delays("sendMessage", 2, containing=marker)
        await people[0].says("/menu")
        sim.world.chats[people[0].id].blocked = True
        began = time.monotonic()
        for person in people[1:]:
            await person.says("/menu")
        await asyncio.gather(*(person.sees("Mau buka apa") for person in quick))
        assert time.monotonic() - began < 1.5
        await asyncio.gather(*(person.sees("Mau buka apa") for person in people[1:11]))
    assert "new" not in await books.counts("outbox")
