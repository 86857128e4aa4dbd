"""What was saved can be looked at, undone and given a photo; nobody reaches somebody else's shops or records."""

import json

import pytest
from sqlalchemy import text

from tests.conversations.shops import CARD, SAVED, adds_shop, brings, entries, lying, open_money, opens, told
from tests.support.town import Talker, Town


async def sells(talker: Talker, line: str = "laku 20") -> None:
    await talker.says(line)
    await talker.sees(CARD)
    await talker.taps("Simpan")
    await talker.sees(SAVED)


@pytest.mark.parametrize(
    "way", ["taps Batalkan ini", "says batalkan catatan terakhir", "says undo", "says /undo"]
)
async def test_the_last_record_is_undone_after_a_question(town: Town, tini: Talker, way: str) -> None:
    await sells(tini)
    assert (await lying(town), await open_money(town)) == ({"keripik tempe": 30}, 144_000)
    action, _, words = way.partition(" ")
    await getattr(tini, action)(words)
    asked = await tini.sees("Yakin catatan ini dibatalkan?")
    assert "keripik tempe: laku 20, sisa 30" in asked.text
    await tini.taps("Tidak jadi")
    shown = await tini.sees("keripik tempe: laku 20, sisa 30")
    assert await lying(town) == {"keripik tempe": 30}
    await tini.taps_old(shown, "Batalkan ini")
    await tini.sees("Yakin")
    await tini.taps_twice("Ya, batalkan")
    await tini.sees("Sudah dibatalkan.")
    await town.settled()
    assert (await lying(town), await open_money(town)) == ({"keripik tempe": 50}, 0)
    assert [kind for kind, _ in await told(town)] == ["delivered", "visited", "undo"]
    assert await entries(town) == 3


async def test_an_old_button_undoes_nothing_twice(town: Town, tini: Talker) -> None:
    await sells(tini)
    saved = await tini.sees(SAVED)
    await tini.taps_old(saved, "Batalkan ini")
    await tini.sees("Yakin")
    await tini.taps("Ya, batalkan")
    await tini.sees("Sudah dibatalkan.")
    await tini.taps_old(saved, "Batalkan ini")
    await tini.sees("Ini sudah dibatalkan.")
    await tini.taps("Kembali ke toko")
    await tini.sees("keripik tempe: 50")
    assert await entries(town) == 3


async def test_what_others_build_on_is_undone_after_them(town: Town, tini: Talker) -> None:
    delivered = tini.screen
    assert SAVED in delivered.text
    await sells(tini)
    await tini.taps_old(delivered, "Batalkan ini")
    await tini.sees("Yakin")
    await tini.taps("Ya, batalkan")
    later = await tini.sees("Batalkan yang itu dulu")
    assert "laku 20, sisa 30" in later.text
    await tini.taps("Batalkan ini")
    await tini.sees("Yakin")
    await tini.says("ya")
    await tini.sees("Sudah dibatalkan.")
    await tini.taps_old(delivered, "Batalkan ini")
    await tini.sees("Yakin")
    await tini.taps("Ya, batalkan")
    await tini.sees("Sudah dibatalkan.")
    assert await lying(town) == {}


async def test_a_visit_with_its_payment_is_undone_as_a_whole(town: Town, tini: Talker) -> None:
    await tini.says("laku 20 sisa 30 dibayar 100rb")
    await tini.sees(CARD)
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    assert (await open_money(town), await entries(town)) == (44_000, 3)
    await tini.taps("Batalkan ini")
    await tini.sees("Dibayar: Rp100.000")
    await tini.taps("Ya, batalkan")
    await tini.sees("Sudah dibatalkan.")
    assert (await lying(town), await open_money(town), await entries(town)) == ({"keripik tempe": 50}, 0, 5)


async def test_a_payment_for_the_wrong_shop_leaves_no_trace_in_the_figures(town: Town, tini: Talker) -> None:
    await sells(tini)
    await tini.says("dibayar 100rb bu tini")
    await tini.sees(CARD)
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    await tini.taps("Batalkan ini")
    await tini.sees("Yakin")
    await tini.taps("Ya, batalkan")
    await tini.sees("Sudah dibatalkan.")
    assert await open_money(town) == 144_000


async def test_the_history_shows_what_was_told_and_undone(town: Town, tini: Talker) -> None:
    for number in range(3):
        await sells(tini, f"laku {number + 1}")
    await tini.taps("Batalkan ini")
    await tini.sees("Yakin")
    await tini.taps("Ya, batalkan")
    await tini.sees("Sudah dibatalkan.")
    await tini.taps("Riwayat")
    shown = await tini.sees("📜 Warung Bu Tini")
    assert "✖️ dibatalkan" in shown.text
    assert shown.buttons[-2:] == ["Lebih lama ➡️", "⬅️ Kembali ke toko"]
    await tini.taps("Lebih lama")
    older = await tini.sees("setor 50")
    await tini.taps_old(older, older.buttons[0])
    await tini.sees("Dicatat Minggu, 22 Nov 2026")
    await tini.taps("Kembali ke toko")
    await tini.sees("keripik tempe: 47")


async def test_a_photo_that_comes_by_itself_may_belong_to_the_last_record(town: Town, tini: Talker) -> None:
    await tini.sends_photo("tanda terima")
    asked = await tini.sees("Foto ini disimpan bersama catatan terakhir?")
    assert "setor 50" in asked.text
    await tini.taps("Tidak")
    await tini.sees("fotonya tidak disimpan")
    assert await town.rows("SELECT * FROM consignment_photos") == []
    await tini.sends_photo()
    await tini.sees("Foto ini disimpan")
    await tini.taps_twice("Ya, simpan")
    shown = await tini.sees("Fotonya sudah disimpan.")
    assert "photo" in shown.body
    await town.settled()
    assert len(await town.rows("SELECT * FROM consignment_photos")) == 1


async def test_a_photo_long_after_is_thanked_for(town: Town, tini: Talker) -> None:
    town.sim.clock.move(days=4)
    await tini.sends_photo()
    await tini.sees("Fotonya bagus!")
    assert await town.rows("SELECT * FROM consignment_photos") == []
    await opens(tini)


async def test_a_photo_is_added_from_the_saved_message(town: Town, tini: Talker) -> None:
    await tini.taps("Tambah foto")
    await tini.sees("Kirim fotonya")
    await tini.says("nanti ya")
    await tini.sees("Kirim fotonya ya")
    await tini.sends_photo()
    await tini.sees("Fotonya sudah disimpan.")
    assert len(await town.rows("SELECT * FROM consignment_photos")) == 1


ROUTES = (
    "shop", "shop_more", "deliver", "visit", "give_back", "paid", "kontrabon", "price", "dp", "deduction", "history",
    "agreement", "statement", "letter",
)  # fmt: skip


async def test_nobody_opens_another_producers_shop_or_record(town: Town, tini: Talker, sari: Talker) -> None:
    await sells(tini)
    await sari.registers(name="Sari", business="Kue Sari")
    [shop] = await town.rows("SELECT id FROM outlets")
    records = await town.rows("SELECT id FROM consignment_records")
    before = await entries(town)
    for route in ROUTES:
        for argument in (str(shop.id), "999999", "abc", "", "²", "9" * 20, f"{shop.id}.0"):
            await sari.forges(f"-:{route}:{argument}")
            shown = await sari.gets_answer()
            assert "tidak ada di daftar" in shown.text, (route, argument, shown.text)
    for route in ("undo", "record", "add_photo"):
        for argument in (str(records[-1].id), "999999", "x"):
            await sari.forges(f"-:{route}:{argument}")
            shown = await sari.gets_answer()
            assert "laku" not in shown.text, (route, argument)
    await town.settled()
    assert await entries(town) == before
    await adds_shop(sari, "Warung Sari")
    await brings(sari, 5, "rempeyek", "5rb")
    assert len(await town.rows("SELECT * FROM outlets")) == 2


async def test_forged_answers_inside_a_form_are_refused(town: Town, tini: Talker, sari: Talker) -> None:
    await sari.registers(name="Sari", business="Kue Sari")
    await adds_shop(sari, "Warung Sari")
    [mine] = await town.rows("SELECT id FROM outlets WHERE name = 'Warung Bu Tini'")
    [product] = await town.rows("SELECT min(id) AS id FROM products")
    await sari.says("setor 5 keripik 9rb")
    card = await sari.sees(CARD)
    await sari.taps("✏️ Toko")
    asked = await sari.sees("Di toko mana?")
    token = next(b["callback_data"] for b in asked.inline_buttons).split(":")[0]
    await sari.forges(f"{token}:shop:{mine.id}")
    await sari.sees("Ketuk salah satu tombol")
    await sari.taps("Kembali")
    card = await sari.sees(CARD)
    await sari.taps_old(card, "✏️ Barang")
    asked = await sari.sees("Setor apa")
    token = next(b["callback_data"] for b in asked.inline_buttons).split(":")[0]
    for choice in (f"p{product.id}", "p-1", "pabc", "q", "99"):
        await sari.forges(f"{token}:goods:{choice}")
        asked = await sari.gets_answer()
        buttons = [b["callback_data"] for b in asked.inline_buttons if "callback_data" in b]
        token = buttons[0].split(":")[0] if buttons else token
    await sari.taps("Kembali")
    await sari.sees(CARD)
    await sari.taps("Simpan")
    await sari.sees(SAVED)
    rows = await town.rows("SELECT producer_id, outlet_id FROM consignment_records ORDER BY id")
    assert len({row.producer_id for row in rows}) == 2
    assert [row.outlet_id for row in rows].count(mine.id) == 1


async def test_a_redelivered_confirmation_writes_once(town: Town, tini: Talker) -> None:
    """The same dialog confirmed again, as after a crash between two hands: the key is the dialog's."""
    await tini.says("laku 20")
    await tini.sees(CARD)
    [before] = await town.rows("SELECT state FROM dialogs")
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        await tx.execute(
            text("INSERT INTO dialogs (chat_id, form, version, step, state, expires_at) "
                 "VALUES (:chat, 'tell_visited', 1, '', :state, 9000000000000000)"),
            {"chat": tini.id, "state": before.state},
        )  # fmt: skip
    await tini.forges(f"{json.loads(before.state)['token']}:!:save")
    await tini.sees("Itu sudah dicatat.")
    assert (await lying(town), await entries(town)) == ({"keripik tempe": 30}, 2)
