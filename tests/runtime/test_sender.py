"""What the bot owes reaches people in order, whatever Telegram answers, and never faster than Telegram allows."""

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from simulator.phone import Phone
from simulator.server import Simulator
from tests.support.detour import Detour
from tests.support.processes import Bot, running
from tests.support.registrants import Books, Registrant, check

ANSWER = "Mau buka apa?"
REAL_LIMITS = {"MESSAGES_PER_SECOND": "30", "CHAT_MESSAGES_PER_SECOND": "1"}


def _texts(phone: Phone) -> list[str]:
    return [message.text for message in phone.chat if message.by_bot]


async def test_sixty_people_at_once_never_bring_a_flood_wait(
    sim: Simulator, detour: Detour, wary_bot: Bot, books: Books
) -> None:
    """With Telegram's strictest reading of its own limits."""
    wary_bot.settings |= REAL_LIMITS
    sim.limits.enforce(overall=30, per_chat=1, burst=1, per_group_minute=20)
    people = [Registrant(sim, 101 + number, until=4) for number in range(60)]
    async with running(wary_bot), asyncio.timeout(60):
        await asyncio.gather(*(person.registers() for person in people))
        await books.settle()
    assert not [one for one in detour.heard if one.status == 429]
    await check(books, people)


async def test_a_group_gets_no_more_than_twenty_a_minute(
    sim: Simulator, detour: Detour, wary_bot: Bot
) -> None:
    wary_bot.settings |= {"MESSAGES_PER_SECOND": "30", "CHAT_MESSAGES_PER_SECOND": "1000"}
    sim.limits.enforce()
    budi, group = sim.phone("Budi", id=101), sim.group("Warga")
    async with running(wary_bot):
        for _ in range(24):
            await budi.says("/start", group)
        await wary_bot.until(lambda: len(detour.calls("sendMessage")) >= 20)
        await asyncio.sleep(1.5)
    assert [one.status for one in detour.calls("sendMessage")] == [200] * 20


async def test_one_flood_wait_rests_the_whole_bot_even_after_a_restart(
    sim: Simulator, detour: Detour, wary_bot: Bot
) -> None:
    people = [sim.phone(f"P{number}", id=101 + number) for number in range(5)]
    await wary_bot.start()
    await wary_bot.ready()
    detour.refuses("sendMessage", 429, "Too Many Requests: retry after 4", parameters={"retry_after": 4})
    await people[0].says("/menu")
    await wary_bot.until(lambda: any(one.status == 429 for one in detour.heard))
    began = time.time()
    await asyncio.sleep(0.3)
    for person in people:
        await person.says("/bantuan")
    await asyncio.sleep(0.5)
    assert (await wary_bot.stop())[0] == 0
    async with running(wary_bot):
        for person in people:
            await person.sees("Ketuk tombol", 15)
        assert _texts(people[0])[0] == ANSWER
    later = [one.at - began for one in detour.calls("sendMessage") if one.at > began]
    assert len(later) == 6
    assert min(later) > 3.5
    assert max(later) < 8


async def test_who_blocked_the_bot_is_left_alone_until_they_come_back(
    sim: Simulator, detour: Detour, wary_bot: Bot, books: Books
) -> None:
    person = Registrant(sim, 101, until=2)

    async def stopped() -> bool:
        return await books.rows("SELECT id FROM people WHERE stopped_at IS NOT NULL") != []

    async def back() -> bool:
        return not await stopped()

    async with running(wary_bot):
        await person.registers()
        detour.refuses("sendMessage", 403, "Forbidden: bot was blocked by the user")
        await person.phone.says("Warga")
        await books.until(stopped)
        await person.phone.says("Keripik Warga")
        await person.phone.sees("Paling banyak bikin apa")
        await books.until(back)
        await person.phone.blocks()
        await books.until(stopped)
        sent = len(detour.calls("sendMessage"))
        await asyncio.sleep(0.5)
        assert len(detour.calls("sendMessage")) == sent
        await person.phone.unblocks()
        await books.until(back)
    assert not (await books.counts("outbox")).get("new")


@pytest.mark.parametrize("kind", ["500", "502", "reset_before", "reset_after", "timeout"])
async def test_after_trouble_every_reply_comes_and_in_order(
    sim: Simulator, bot: Bot, books: Books, kind: str
) -> None:
    """Twice only where Telegram had taken it and the answer was lost."""
    budi = sim.phone("Budi", id=101)
    async with running(bot):
        sim.faults.add("sendMessage", kind=kind, seconds=0.5, times=2)
        await budi.says("/menu")
        await budi.says("/bantuan")
        await budi.says("/bahasa")
        await budi.sees("Mau pakai bahasa", 15)
        await books.settle()
        sim.faults.clear()
    first_seen = list(dict.fromkeys(_texts(budi)))
    assert [text[:12] for text in first_seen] == [ANSWER[:12], "Ketuk tombol", "Mau pakai ba"]
    assert len(_texts(budi)) == (5 if kind == "reset_after" else 3)


HARMLESS = [
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same",
    "Bad Request: query is too old and response timeout expired or query ID is invalid",
    "Bad Request: message to edit not found",
    "Bad Request: message can't be edited",
]


@pytest.mark.parametrize("method", ["answerCallbackQuery", "editMessageReplyMarkup"])
async def test_what_is_done_already_or_of_no_use_any_more_is_no_error(
    sim: Simulator, detour: Detour, wary_bot: Bot, books: Books, method: str
) -> None:
    for number, refusal in enumerate(HARMLESS):
        person = Registrant(sim, 101 + number, until=2)
        async with running(wary_bot):
            detour.refuses(method, 400, refusal)
            await person.registers()
            await books.settle()
    assert not wary_bot.said("a call failed")
    assert await books.counts("outbox") == {"sent": 4 * len(HARMLESS)}


@pytest.mark.parametrize(
    "refusal",
    [
        "message to edit not found",
        "message can't be edited",
        "there is no text in the message to edit",
        "MESSAGE_ID_INVALID",
    ],
)
async def test_other_choices_come_anew_where_the_message_cannot_be_changed(
    sim: Simulator, detour: Detour, wary_bot: Bot, books: Books, refusal: str
) -> None:
    person = Registrant(sim, 101, until=2)
    async with running(wary_bot):
        await person.registers()
        for words, question in (("Warga", "nama usahanya"), ("Toko Warga", "bikin apa")):
            await person.phone.says(words)
            await person.phone.sees(question)
        before = len(_texts(person.phone))
        detour.refuses("editMessageText", 400, f"Bad Request: {refusal}")
        await person.phone.taps("Makanan")
        await person.phone.sees("Makanan kering")
        assert len(_texts(person.phone)) == before + 1
        await person.phone.taps("Makanan kering")
        await person.phone.sees("Jual apa saja")
        await books.settle()


async def test_one_refused_message_does_not_hold_up_the_next(
    sim: Simulator, detour: Detour, wary_bot: Bot, books: Books
) -> None:
    budi = sim.phone("Budi", id=101)
    async with running(wary_bot):
        detour.refuses("sendMessage", 400, "Bad Request: can't parse entities")
        await budi.says("/menu")
        await budi.says("/bantuan")
        await budi.sees("Ketuk tombol")
        await wary_bot.until(lambda: wary_bot.said("a call failed"))
    assert await books.counts("outbox") == {"failed": 1, "sent": 1}


async def test_answers_that_come_back_in_any_order_are_all_written_down(
    sim: Simulator, bot: Bot, books: Books
) -> None:
    """A result that arrives while another is being written down must not be lost: its message would come
    twice, and the next one to that chat a whole lease late."""
    people: list[Any] = [sim.phone(f"P{number}", id=101 + number) for number in range(60)]
    async with running(bot):
        sim.faults.add("sendMessage", kind="timeout", seconds=0.15, times=None, probability=0.5)
        for _ in range(3):
            began = time.monotonic()
            for person in people:
                await person.says("/menu")
            await asyncio.gather(*(person.sees(ANSWER) for person in people))
            assert time.monotonic() - began < 4
        await books.settle(4)
        sim.faults.clear()
        await asyncio.sleep(0.5)
    assert [len(_texts(person)) for person in people] == [3] * len(people)
    assert await books.counts("outbox") == {"sent": 3 * len(people)}


async def test_two_processes_share_one_budget(
    sim: Simulator, detour: Detour, tmp_path: Path, postgres_url: str, postgres_books: Books
) -> None:
    sim.limits.enforce(overall=30, per_chat=1, burst=1)
    bots = [Bot(tmp_path / name, detour.url, postgres_url, **REAL_LIMITS) for name in ("one", "two")]
    people = [Registrant(sim, 101 + number, until=3) for number in range(40)]
    async with running(bots[0]), running(bots[1]), asyncio.timeout(60):
        await asyncio.gather(*(person.registers() for person in people))
        await postgres_books.settle()
    assert not [one for one in detour.heard if one.status == 429]
    await check(postgres_books, people)
