"""`@bot keripik` in any chat: what was agreed to be shown, as pictures or lines with a link; forms stay as they are."""

from typing import Any

from simulator.actions import PIXEL
from storage.producers import Product
from storage.store import Store
from tests.conversations.test_katalog import seller
from tests.support.town import Talker, Town


async def finds(town: Town, talker: Talker, said: str) -> list[dict[str, Any]]:
    before = len(talker.inline_answers)
    await talker.asks_inline(said)
    await town.settled()
    answers = talker.inline_answers
    assert len(answers) == before + 1
    return list(answers[-1])


async def test_goods_are_found_from_any_chat_while_a_form_stays_open(
    town: Town, budi: Talker, sari: Talker
) -> None:
    code = await seller(town, budi)
    assert town.app is not None
    photo = town.sim.world.files.add("photo", "tempe.png", "image/png", PIXEL)
    async with town.app.database.transaction() as tx:
        store = Store(tx)
        [person] = [row.person_id for row in await town.rows("SELECT person_id FROM producers")]
        tempe, *_ = await store.products.of(person)
        changed = Product("keripik tempe", "bungkus", 15_000, 90, 50, photo.file_id, tempe.id)
        await store.products.change(person, changed)
    await sari.says(f"/start p_{code}")
    await sari.sees("Keripik Budi")
    await sari.taps("🛒 Pesan")
    await sari.sees("Mau pesan keripik tempe")
    [found] = await finds(town, sari, "kripik tmpe di bawah 20rb")
    assert (found["type"], found["id"], found["photo_file_id"]) == ("photo", code, photo.file_id)
    assert "Rp15.000 per bungkus" in found["caption"]
    [[button]] = found["reply_markup"]["inline_keyboard"]
    assert button["url"].endswith(f"?start=p_{code}")
    assert [one["type"] for one in await finds(town, sari, "limpung")] == ["photo", "article"]
    assert await finds(town, sari, "sepatu") == []
    await sari.says("30")
    await sari.sees("Untuk hari apa?")
    await budi.taps("⛔ Berhenti tampil")
    await budi.sees("tidak ditampilkan lagi")
    assert await finds(town, sari, "keripik") == []


async def test_a_stranger_who_only_searches_is_not_written_down(town: Town, budi: Talker) -> None:
    await seller(town, budi)
    await budi.says("/etalase")
    await budi.sees("Barang yang bisa ditemukan")
    stranger = town.person("Orang", 777)
    assert len(await finds(town, stranger, "")) == 2
    assert await town.rows("SELECT id FROM people WHERE chat_id = 777") == []
    await budi.blocks()
    await town.settled()
    assert await finds(town, budi, "keripik") == []
    assert len(await town.rows("SELECT id FROM people WHERE stopped_at IS NOT NULL")) == 1
