"""Shops and their goods by the shortest way, to begin a talk about them anywhere; and what the books hold."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.support.town import Talker, Town

CARD = "Saya catat begini?"
SAVED = "💾 Sudah dicatat."


async def adds_shop(
    talker: Talker,
    name: str = "Warung Bu Tini",
    how: str = "Komisi 10%",
    paid: str = "Langsung di tempat",
    visits: str = "Tiap minggu",
) -> None:
    """Takes a shop into the list, with an agreement and a visit every week unless said."""
    await talker.says("/titip")
    await talker.sees("Titip jual") if not talker.keyboard else await talker.gets_answer()
    await talker.taps("Toko baru")
    await talker.sees("Apa nama tokonya?")
    await talker.says(name)
    for question, words in (
        ("kecamatan mana", "Limpung"), ("Bagaimana cara titip", how), ("Kapan toko ini membayar?", paid),
        ("Berapa sering mampir", visits), ("Tokonya sudah benar?", "Simpan"),
    ):  # fmt: skip
        await talker.sees(question)
        await talker.taps(words)
    await talker.sees("Tokonya sudah masuk daftar.")


async def brings(talker: Talker, pieces: int, product: str = "keripik tempe", price: str = "8rb") -> None:
    """From a shop's screen: a delivery, saved. The price is asked only the first time."""
    await talker.taps("📦 Setor")
    await talker.sees("Setor")
    await talker.says(f"{pieces} {product}")
    shown = await talker.gets_answer()
    if "satunya berapa" in shown.text:
        await talker.says(price)
    await talker.sees(CARD)
    await talker.taps("Simpan")
    await talker.sees(SAVED)


async def opens(talker: Talker, shop: str = "Warung Bu Tini") -> None:
    """The shop's screen, from the list."""
    await talker.says("/titip")
    await talker.sees("Di rak toko")
    await talker.taps(shop)
    await talker.sees(f"🏪 {shop}")


async def lying(town: Town) -> dict[str, int]:
    """Pieces by product that lie in all shops, as kept."""
    rows = await town.rows(
        "SELECT name, sum(shelf) AS pieces FROM consignment_batches JOIN products ON products.id = product_id "
        "GROUP BY name"
    )
    return {row.name: row.pieces for row in rows}


async def open_money(town: Town) -> int:
    """Rupiah of open bills, as kept."""
    rows = await town.rows("SELECT coalesce(sum(balance), 0) AS money FROM consignment_bills")
    return int(rows[0].money)


async def told(town: Town) -> list[tuple[str, str]]:
    """Kind and day of every record, in order."""
    rows = await town.rows("SELECT kind, happened_on FROM consignment_records ORDER BY id")
    return [(row.kind, str(row.happened_on)) for row in rows]


async def entries(town: Town) -> int:
    """How many entries the book has."""
    return int((await town.rows("SELECT count(*) AS number FROM consignment_entries"))[0].number)


def text_of(values: Mapping[str, Any]) -> str:
    """Facts of a test in one line."""
    return ", ".join(f"{name} {value}" for name, value in values.items())


def day(text: str) -> date:
    """2026-11-22"""
    return date.fromisoformat(text)
