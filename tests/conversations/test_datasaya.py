"""/datasaya and /privasi: everything that is held can be seen and taken along; consent taken back stops messages at once."""

import io
import json
from datetime import date, datetime
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import text

from services.own_data.titles import TABLES
from storage.holdings_register import REGISTER
from storage.producers import Product
from storage.store import Store
from tests.conversations import announcing
from tests.conversations.planning import officer
from tests.support.town import Talker, Town

EVIL = "=cmd|' /C calc'!A0"


def test_every_table_that_is_told_has_a_name() -> None:
    told = {one.table.name for one in REGISTER.holdings if REGISTER.is_told(one)}
    assert told == set(TABLES)


async def test_what_is_held_what_for_and_who_looked(town: Town, tini: Talker) -> None:
    ratna = await officer(town)
    await ratna.says("/cari siti")
    await ratna.sees("di wilayah ini: 1")
    await tini.says("/datasaya")
    shown = await tini.sees("Data saya")
    for words in ("Dinas UMKM Batang", "2 produk", "1 catatan titip", "petugas", "Kabupaten Batang"):
        assert words in shown.text
    assert "Ratna" not in shown.text
    assert len(shown.text) <= 450
    await tini.taps("Perbaiki")
    await tini.sees("Ini profilnya.")


async def test_who_looked_page_by_page(town: Town, siti: Talker) -> None:
    ratna = await officer(town)
    ((siti_id,),) = await town.rows("SELECT person_id FROM producers")
    for days in range(6):
        town.sim.clock.at(f"2026-11-{24 + days} 10:00")
        await ratna.says("/cari siti")
        await ratna.sees("di wilayah ini: 1")
        await ratna.forges(f"-:producer:{siti_id}")
        await ratna.sees("👤")
    await siti.says("/datasaya")
    await siti.sees("Data saya")
    await siti.taps("Siapa melihat")
    shown = await siti.sees("Siapa yang melihat")
    assert "👁 29 Nov 2026, petugas Kabupaten Batang: cari pelaku usaha (2×)" in shown.text
    assert len(shown.text) <= 450
    await siti.taps("Lebih lama")
    shown = await siti.sees("24 Nov 2026")
    assert "Ratna" not in shown.text
    await siti.taps("Lebih baru")
    await siti.sees("29 Nov 2026")
    for forged in ("999999", "x", "-1"):
        await siti.forges(f"-:my_lookers:{forged}")
        await siti.gets_answer()
    await ratna.forges("-:my_lookers:")
    await ratna.sees("Siapa yang melihat")


async def test_everything_as_a_workbook_and_as_json(town: Town, tini: Talker) -> None:
    await adds_goods(town, EVIL)
    await tini.says("unduh data pribadi saya")
    await tini.sees("Data saya")
    await tini.taps("Excel")
    sent = await tini.sees("Semua data tentang Bapak/Ibu")
    book = CalamineWorkbook.from_filelike(io.BytesIO(content(town, sent)))
    words = str([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])
    for held in ("Bu Siti", "Siti", "+6281234567890", "keripik tempe", "rempeyek"):
        assert held in words
    assert book.sheet_names[1].startswith("Profil")
    profile = cells(book, "Profil")
    assert profile["Nomor HP"] == "+6281234567890"
    assert isinstance(profile["Terdaftar"], datetime)
    assert isinstance(profile["Terakhir menyapa"], date)
    assert EVIL in words
    await tini.taps("Data saya")
    await tini.sees("Data saya")
    await tini.taps("JSON")
    sent = await tini.sees("untuk program lain")
    told = json.loads(content(town, sent))["data"]
    assert told["producers"][0]["business"] == "Keripik Bu Siti"
    assert "token_hash" not in str(told)
    assert len(told["consignment_entries"]) == 1


def cells(book: CalamineWorkbook, sheet: str) -> dict[Any, Any]:
    """The first row under the titles."""
    name = next(one for one in book.sheet_names if one.startswith(sheet))
    titles, first = book.get_sheet_by_name(name).to_python()[:2]
    return dict(zip(titles, first, strict=True))


async def adds_goods(town: Town, name: str) -> None:
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        ((person,),) = (await tx.execute(text("SELECT person_id FROM producers"))).all()
        await Store(tx).products.add(person, (Product(name),), town.app.clock.now())


def content(town: Town, sent: Any) -> bytes:
    stored = town.sim.world.files.get(sent.body["document"]["file_id"])
    assert stored is not None
    return town.sim.world.files.read(stored)


async def test_consent_taken_back_stops_messages_and_is_given_again(town: Town, siti: Talker) -> None:
    await siti.says("/datasaya")
    await siti.sees("Data saya")
    await siti.taps("Stop kabar")
    await siti.sees("Stop semua kabar?")
    await siti.taps("Ya, stop")
    await siti.sees("tidak ada lagi kabar")
    stopped = "SELECT count(*) FROM people WHERE stopped_at IS NOT NULL"
    await town.settled()
    assert await town.rows(stopped) == [(1,)]
    await siti.says("/profil")
    await siti.sees("Ini profilnya.")
    await siti.blocks()
    await siti.unblocks()
    await town.settled()
    assert await town.rows(stopped) == [(1,)]
    await siti.says("/datasaya")
    await siti.sees("Persetujuan sudah dicabut")
    await siti.taps("Kabari lagi")
    await siti.sees("Apakah setuju?")
    await siti.taps("Ya, setuju")
    await siti.sees("kabar dan pengingat datang lagi")
    await town.settled()
    assert await town.rows(stopped) == [(0,)]


async def test_consent_taken_back_stops_what_is_on_its_way(town: Town) -> None:
    """Here an announcement of tomorrow; one that is running, and reminders in the outbox: tests/storage/test_storage_erasures.py."""
    town.sim.clock.at("2026-11-24 10:00")
    ratna = await announcing.officer(town)
    people = await announcing.listeners(town)
    await announcing.composes(ratna, "Besok pelatihan PIRT", moment="besok jam 9")
    await ratna.taps("Kirim")
    await ratna.gets_answer()
    budi, sari = people["Budi"], people["Sari"]
    await budi.says("/datasaya")
    await budi.taps("Kabari lagi")
    await budi.sees("Apakah setuju?")
    await budi.taps("Ya, setuju")
    await budi.sees("kabar dan pengingat datang lagi")
    await budi.says("/datasaya")
    await budi.taps("Stop kabar")
    await budi.taps("Ya, stop")
    await budi.sees("tidak ada lagi kabar")
    town.sim.clock.at("2026-11-25 09:01")
    await sari.sees("Besok pelatihan PIRT")
    await town.settled()
    assert not [one for one in budi.chat if "pelatihan PIRT" in one.text]
    assert await town.rows(f"SELECT id FROM outbox WHERE chat_id = {budi.id} AND state = 'new'") == []


@pytest.mark.parametrize("words", ["/privasi", "/privacy"])
async def test_the_privacy_screen(siti: Talker, words: str) -> None:
    await siti.says(words)
    shown = await siti.sees("Privasi")
    assert "Dinas UMKM Batang" in shown.text
    assert "luar negeri" in shown.text
    await siti.taps("Isi persetujuan")
    await siti.sees("Gratis")
    await siti.taps("Privasi")
    await siti.sees("Pengelola")


async def test_a_stranger_is_told_that_nothing_is_held(budi: Talker) -> None:
    await budi.says("/datasaya")
    await budi.sees("belum menyimpan data")
    await budi.says("/privasi")
    await budi.sees("Privasi")
    for forged in ("-:my_data_book:", "-:consent_stopped:", "-:consent_agreed:", "-:privacy_words:"):
        await budi.forges(forged)
    await budi.says("/privasi")
    await budi.sees("Privasi")
