"""People who register by script, each answering only what they see, and the proof that the database holds
exactly what they said."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from sqlalchemy import text

from simulator.phone import Phone
from simulator.server import Simulator
from storage.engine import Database

PATIENCE = 120.0
_GOODS = ("keripik pisang", "rempeyek kacang", "sale pisang", "emping melinjo", "kerupuk udang")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing a person does. `step`: what the form asks at that moment; `answers`: what it then knows."""

    step: str
    act: str
    words: str
    sees: str
    answers: dict[str, Any] = field(default_factory=dict)


def script(number: int, chance: Random) -> tuple[Line, ...]:
    """A whole registration; every person says something else."""
    name, phone = f"Warga {_letters(number)}", f"{100_000 + number}"
    goods = [f"{one} {_letters(number)}".lower() for one in chance.sample(_GOODS, chance.randint(1, 3))]
    nib = "".join(chance.choices("0123456789", k=13)) if chance.random() < 0.5 else "none"
    band = ("Rp1–3 juta", "1m_3m") if chance.random() < 0.5 else ("Tidak mau jawab", None)
    nib_line = ("taps", "Belum punya") if nib == "none" else ("says", nib)
    return (
        Line("", "says", "/daftar", "Apakah setuju?"),
        Line("agreed", "taps", "Ya, setuju", "Siapa nama", {"area": ""}),
        Line("name", "says", name, "Apa nama usahanya"),
        Line("business", "says", f"Keripik {name}", "Paling banyak bikin apa", {"name": {"name": name, "honorific": None}}),
        Line("category", "taps", "Makanan", "Makanan kering", {"business": f"Keripik {name}"}),
        Line("category", "taps", "Makanan kering", "Jual apa saja"),
        Line("sells", "says", ", ".join(goods), "kecamatan mana", {"category": "makanan_kering"}),
        Line("kecamatan", "says", "Limpung", "Desa atau kelurahan mana di Limpung", {"sells": goods}),
        Line("desa", "says", "Sidomulyo", "Nomor HP", {"kecamatan": "33.25.08"}),
        Line("phone", "says", f"0812 34{phone}", "nomor usaha (NIB)", {"desa": "33.25.08.2005"}),
        Line("nib", *nib_line, "hasil jualan", {"phone": {"number": f"+6281234{phone}", "verified": False}}),
        Line("turnover", "taps", band[0], "Sudah benar semua?", {"nib": nib}),
        Line("", "taps", "Simpan", "sudah terdaftar", {"turnover": band[1]}),
    )  # fmt: skip


def _letters(number: int) -> str:
    """A number as a word that no reader takes for an amount: 27 → "Bacab"."""
    return "".join("abcdefghij"[int(digit)] for digit in f"{number:04d}").capitalize()


class Registrant:
    """Somebody who says the first `until` lines of their script, one after the other."""

    def __init__(self, sim: Simulator, number: int, seed: int = 0, until: int | None = None) -> None:
        self.script = script(number, Random(f"{seed}/{number}"))
        self.until = len(self.script) if until is None else until
        self.phone: Phone = sim.phone(f"W{number}", id=number)
        self.updates: list[int] = []

    @property
    def is_registered(self) -> bool:
        return self.until == len(self.script)

    async def registers(self, patience: float = PATIENCE, start: int = 0) -> None:
        for line in self.script[start : self.until]:
            if line.act == "taps":
                update = await self.phone.taps(line.words, patience)
            else:
                update = await self.phone.says(line.words)
            self.updates.append(update)
            await self.phone.sees(line.sees, patience)

    def answers(self) -> dict[str, Any]:
        """What the form knows after the lines that were said."""
        said = self.script[1 : self.until + 1]
        known = {name: value for line in said for name, value in line.answers.items()}
        if self.until > 1:
            del known["area"]
        return known

    def expected_dialog(self) -> tuple[str, str, dict[str, Any]] | None:
        if self.is_registered or not self.until:
            return None
        form = "consent" if self.until == 1 else "registration"
        return form, self.script[self.until].step, self.answers()

    def expected_producer(self) -> tuple[Any, ...] | None:
        if not self.is_registered:
            return None
        a = {name: value for line in self.script for name, value in line.answers.items()}
        has_nib = a["nib"] != "none"
        return (
            a["name"]["name"], a["business"], a["category"], a["desa"], a["phone"]["number"],
            "have" if has_nib else "none", a["nib"] if has_nib else None, a["turnover"],
        )  # fmt: skip

    def expected_products(self) -> list[str]:
        return list(self.script[7].answers["sells"]) if self.is_registered else []


class Books:
    """What the database holds, read beside the running bot."""

    def __init__(self, url: str) -> None:
        self._database = Database(url)

    async def close(self) -> None:
        await self._database.close()

    async def rows(self, query: str, **params: Any) -> list[tuple[Any, ...]]:
        async with self._database.reading() as tx:
            return [tuple(row) for row in await tx.execute(text(query), params)]

    async def counts(self, table: str) -> dict[str, int]:
        """How many rows of `inbox` or `outbox` are in which state."""
        found = await self.rows(f"SELECT state, count(*) FROM {table} GROUP BY state")
        return {str(state): int(count) for state, count in found}

    async def settle(self, seconds: float = 20) -> None:
        """Wait until everything is answered and delivered."""
        await self.until(self._is_settled, seconds)

    async def until(self, true: Callable[[], Awaitable[bool]], seconds: float = 15) -> None:
        """Wait for something that only the database tells."""
        async with asyncio.timeout(seconds):
            while not await true():  # noqa: ASYNC110  (another process writes it)
                await asyncio.sleep(0.03)

    async def until_counts(self, table: str, expected: dict[str, int], seconds: float = 15) -> None:
        async def reached() -> bool:
            return await self.counts(table) == expected

        await self.until(reached, seconds)

    async def _is_settled(self) -> bool:
        inbox, outbox = await self.counts("inbox"), await self.counts("outbox")
        return not (inbox.get("new") or outbox.get("new") or outbox.get("sending"))


async def check(books: Books, people: Sequence[Registrant], other_updates: Iterable[int] = ()) -> None:
    """Every person is exactly where their words put them; nothing was lost, and nothing was done twice."""
    assert set(await books.counts("inbox")) <= {"done"}
    assert set(await books.counts("outbox")) <= {"sent"}
    said = {f"tg:{update}" for one in people for update in one.updates} | {f"tg:{u}" for u in other_updates}
    assert {key for (key,) in await books.rows("SELECT dedupe_key FROM inbox")} == said
    for one in people:
        await _check_person(books, one)


async def _check_person(books: Books, one: Registrant) -> None:
    who: dict[str, Any] = {"chat": one.phone.id}
    of_person = "JOIN people p ON p.id = x.person_id WHERE p.chat_id = :chat"
    columns = "x.name, x.business, x.category, x.area, x.phone, x.nib_status, x.nib, x.turnover"
    producers = await books.rows(f"SELECT {columns} FROM producers x {of_person}", **who)
    expected = one.expected_producer()
    assert producers == ([expected] if expected else [])
    consents = await books.rows(f"SELECT x.id FROM consents x {of_person}", **who)
    assert len(consents) == (one.until >= 2)
    products = await books.rows(
        "SELECT x.name FROM products x JOIN people p ON p.id = x.producer_id WHERE p.chat_id = :chat ORDER BY x.id",
        **who,
    )
    assert [name for (name,) in products] == one.expected_products()
    noted = await books.rows(
        "SELECT x.action FROM audit_log x JOIN people p ON p.id = x.subject_id WHERE p.chat_id = :chat", **who
    )
    assert noted == ([("registered",)] if expected else [])
    await _check_dialog(books, one)
    await _check_delivered(books, one)


async def _check_dialog(books: Books, one: Registrant) -> None:
    query = "SELECT form, step, state FROM dialogs WHERE chat_id = :chat"
    found = await books.rows(query, chat=one.phone.id)
    expected = one.expected_dialog()
    shown = [(form, step, _loaded(state)["answers"]) for form, step, state in found]
    assert shown == ([expected] if expected else [])


async def _check_delivered(books: Books, one: Registrant) -> None:
    """What is marked as sent did arrive, and in the order in which it was owed."""
    query = """SELECT telegram_message_id FROM outbox
               WHERE chat_id = :chat AND method = 'sendMessage' ORDER BY id"""
    marked = [message for (message,) in await books.rows(query, chat=one.phone.id)]
    arrived = {message.message_id for message in one.phone.chat if message.by_bot}
    assert set(marked) <= arrived
    assert marked == sorted(marked)


def _loaded(state: Any) -> dict[str, Any]:
    return dict(json.loads(state)) if isinstance(state, str) else dict(state)
