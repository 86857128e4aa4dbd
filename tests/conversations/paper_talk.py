"""Ways through /sertifikat that several talks share: a producer of some goods, and the questions about them."""

import asyncio
from collections.abc import Mapping
from typing import Any

from simulator.chats import Message as Shown
from storage.producers import Producer, Product
from storage.store import Store
from tests.support.town import Talker, Town

ANSWERS: Mapping[str, str] = {
    # what the question says: what is tapped unless a talk says otherwise
    "disimpan bagaimana": "Kering",
    "Berapa lama tahan": "3 bulan",
    "Jamunya berbentuk": "Kapsul",
    "Ada daging, ayam": "Tidak ada",
    "punya sertifikat halal?": "Ya",
    "termasuk salah satu ini": "Bukan semuanya",
    "air minum biasa": "Bukan",
    "tulisan khasiat": "Tidak ada",
    "Dibuat di mana": "Rumah, alat biasa",
    "Tempat usahanya": "Dapur rumah",
    "tingkat risikonya": "Rendah",
    "Dibuat sendiri": "Buat sendiri",
    "kulit, bulu": "Tidak ada",
    "pakaian bayi": "Bukan",
    "mainan anak": "Bukan",
    "dari kayu": "Bukan kayu",
    "Semua bahannya": "Ya, semua",
    "berapa macam": "Sampai 10",
    "tempat jualannya": "Satu saja",
    "kandungan lokal": "Tidak",
}


async def settles(town: Town, talker: Talker, kind: str, *goods: str, language: str = "id") -> None:
    """A registered producer of these goods, as if the registration had been long ago."""
    assert town.app is not None
    now = town.app.clock.now()
    async with town.app.database.transaction() as tx:
        store = Store(tx)
        person = await store.people.add(talker.id, language, now)
        await store.producers.add(
            Producer(
                person.id, "Siti", "ibu", "Usaha Bu Siti", kind, "33.25.08.2005", "+6281234567890",
                phone_verified=True, nib_status="none", nib=None, turnover=None,
            ),
            now,
        )  # fmt: skip
        await store.products.add(person.id, tuple(Product(one) for one in goods), now)


async def answers_until(talker: Talker, sees: str, other: Mapping[str, str] | None = None) -> Shown:
    """Answer whatever is asked about the goods, until the screen with these words is there."""
    wanted = {**ANSWERS, **(other or {})}
    for _ in range(25):
        screen = await newest(talker)
        if sees in screen.text:
            return screen
        asked = next((words for words in wanted if words in screen.text), None)
        assert asked is not None, f"an unknown question: {screen.text}"
        await talker.taps(wanted[asked])
    raise AssertionError(f"too many questions before {sees!r}")


async def newest(talker: Talker) -> Shown:
    """The newest message of the bot, once it has come (an older one may just get its ✓)."""
    for _ in range(500):
        shown = [one for one in talker.chat if one.by_bot]
        if shown and shown[-1] in talker.news and not "".join(shown[-1].buttons).startswith("✓"):
            return shown[-1]
        await asyncio.sleep(0.01)
    raise AssertionError("nothing new is said")


def lines_of(screen: Shown) -> dict[str, str]:
    """The papers of a check with their icon: {"PIRT": "❌"}."""
    icons = ("✅", "⚠️", "❌", "🚫")
    found = [line for line in screen.text.splitlines() if line.startswith(icons)]
    return {
        line.partition(" ")[2].split(":")[0].split(" (diminta")[0]: line.partition(" ")[0] for line in found
    }


async def records_pirt(
    talker: Talker, number: str = "2063325010123-27", product: str = "keripik tempe"
) -> None:
    await talker.says("/sertifikat")
    await talker.sees("Izin dan sertifikat")
    await talker.taps("Catat")
    for sees, action, words in (
        ("Surat apa yang sudah punya?", "taps", "PIRT"), ("Untuk produk yang mana?", "taps", product),
        ("Bentuknya seperti 2073671040052-26", "says", number), ("Terbit tanggal berapa?", "says", "12 Maret 2022"),
        ("Berlaku sampai kapan?", "taps", "12 Mar 2027"), ("Kirim foto suratnya", "sends_photo", ""),
    ):  # fmt: skip
        await talker.sees(sees)
        await getattr(talker, action)(words)
    await talker.sees("Sudah benar semua?")
    await talker.taps_twice("Simpan")
    await talker.sees("PIRT sudah dicatat.")


async def certificates(town: Town, columns: str) -> list[tuple[Any, ...]]:
    """What is kept of certificates, in the order recorded."""
    return [tuple(row) for row in await town.rows(f"SELECT {columns} FROM certificates ORDER BY id")]
