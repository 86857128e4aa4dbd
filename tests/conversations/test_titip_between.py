"""In the middle of one record: words about another shop, several goods at once, all sold out, enough counted; and a shop
that is only named."""

from dataclasses import replace
from datetime import date

import pytest

from domain.consignment.commands import Deliver, DeliveryLine
from storage.store import Store
from tests.conversations.shops import CARD, SAVED
from tests.storage.book import Bookkeeper
from tests.support.market import NOW, TERMS, Market, market
from tests.support.town import Talker, Town


@pytest.fixture
async def place(town: Town) -> Market:
    """Siti has goods in two shops: 10 tempe and 18 sambal in Indomaret Limpung, 20 tempe in Toko Sari Batang."""
    there = await market(town)
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        store = Store(tx)
        person = (await town.rows("SELECT person_id FROM producers WHERE name = 'Siti'"))[0].person_id
        await store.agreements.put(person, there.batang, TERMS, date(2026, 10, 1), NOW)
    book = Bookkeeper(town.app.database, person, there.batang, (there.tempe, there.sambal), TERMS)
    await book.tells(
        "x", Deliver((DeliveryLine(there.tempe, 20, 8_000),)), on=date(2026, 10, 1), kind="delivered"
    )
    return replace(there)


async def counts(siti: Talker) -> None:
    """The visit at Indomaret Limpung, asked for the first of two goods."""
    await siti.says("indomaret limpung")
    await siti.sees("🏪 Indomaret Limpung")
    await siti.taps("🧮 Laku & sisa")
    await siti.sees("keripik tempe di Indomaret Limpung: tadinya 10.")


async def test_a_shop_that_is_only_named_opens(place: Market) -> None:
    await counts(place.siti)


async def test_words_about_another_shop_are_not_booked_at_this_one(place: Market) -> None:
    siti = place.siti
    await counts(siti)
    await siti.says("tempe habis di toko sari")
    await siti.sees("Itu soal Toko Sari Batang, sedangkan ini masih Indomaret Limpung.")
    await siti.says("sisa 4")
    await siti.sees("sambal bawang di Indomaret Limpung")
    await siti.says("sambal sisa 3 di toko sari")
    await siti.sees("Itu soal Toko Sari Batang")
    await siti.says("lewati")
    await siti.sees("Dibayar berapa?")
    await siti.taps("Belum dibayar")
    card = await siti.sees(CARD)
    assert "keripik tempe laku 6, sisa 4" in card.text
    assert "sambal" not in card.text


async def test_a_payment_in_between_and_the_half_told_visit_comes_back(place: Market) -> None:
    siti = place.siti
    await counts(siti)
    await siti.says("sisa 4")
    await siti.sees("sambal bawang di Indomaret Limpung")
    await siti.says("sisa 3")
    await siti.sees("Dibayar berapa?")
    await siti.says("toko sari bayar 50rb")
    card = await siti.sees(CARD)
    assert "Toko: Toko Sari Batang" in card.text
    await siti.taps("Simpan")
    await siti.sees(SAVED)
    await siti.sees("Indomaret Limpung harus bayar")
    await siti.taps("Belum dibayar")
    card = await siti.sees(CARD)
    assert "sambal bawang laku 15, sisa 3" in card.text


async def test_looking_elsewhere_first_asks_whether_to_go_on(place: Market) -> None:
    """What is counted so far is not thrown away."""
    siti = place.siti
    await counts(siti)
    await siti.says("sisa 4")
    await siti.sees("sambal bawang di Indomaret Limpung")
    await siti.says("/tagihan")
    await siti.sees("Kita lanjutkan")
    await siti.taps("Lanjut")
    await siti.sees("sambal bawang di Indomaret Limpung: tadinya 18.")


@pytest.mark.parametrize("words", ["tempe sisa 4, sambal sisa 3", "sambal laku 15 tempe laku 6"])
async def test_several_goods_are_counted_in_one_breath(place: Market, words: str) -> None:
    siti = place.siti
    await counts(siti)
    await siti.says(words)
    await siti.sees("Dibayar berapa?")
    await siti.taps("Belum dibayar")
    card = await siti.sees(CARD)
    assert "keripik tempe laku 6, sisa 4" in card.text
    assert "sambal bawang laku 15, sisa 3" in card.text


@pytest.mark.parametrize("action", ["says", "taps"])
async def test_everything_is_gone_in_one_go(place: Market, action: str) -> None:
    siti = place.siti
    await counts(siti)
    await getattr(siti, action)("Habis semua")
    await siti.sees("Dibayar berapa?")
    await siti.taps("lunas")
    card = await siti.sees(CARD)
    assert "sambal bawang laku 18, sisa 0" in card.text
    await siti.taps("Simpan")
    await siti.sees(SAVED)


async def test_enough_is_counted(place: Market) -> None:
    siti = place.siti
    await counts(siti)
    await siti.says("kembali")
    await siti.sees("Ini pertanyaan pertama.")
    await siti.says("laku 5 balik 5")
    shown = await siti.sees("sambal bawang di Indomaret Limpung")
    assert "✅ Cukup itu" in shown.buttons
    await siti.says("kembali")
    await siti.sees("keripik tempe di Indomaret Limpung")
    await siti.says("titip 40 laku 5")
    await siti.sees("Di catatan ada 10, bukan 40.")
    await siti.says("laku 5 balik 5")
    await siti.sees("sambal bawang di Indomaret Limpung")
    await siti.taps("Cukup itu")
    await siti.sees("Dibayar berapa?")
    await siti.taps("Belum dibayar")
    card = await siti.sees(CARD)
    assert "keripik tempe laku 5, ditarik 5, sisa 0" in card.text
