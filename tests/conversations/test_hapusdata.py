"""/hapusdata: three taps at most, effective at once, and nothing is left in the file; whoever comes back is a stranger."""

import pytest

from domain.roles import Role
from tests.conversations.events import planned
from tests.conversations.planning import officer
from tests.conversations.way import finishes
from tests.support import lists
from tests.support.raw_bytes import traces
from tests.support.town import Talker, Town

SURE = "Yakin hapus semuanya?"
DONE = "Datanya sudah dihapus"
OF_SITI = (
    "Bu Siti", "Keripik Bu Siti", "6281234567890", "081234567890", "keripik tempe", "rempeyek", "PIRT saya hilang di jalan",
)  # fmt: skip
UNWIPED = "SELECT count(*) FROM erasures WHERE wiped_at IS NULL"


async def deletes(talker: Talker) -> None:
    await talker.says("/hapusdata")
    await talker.sees("Hapus semua data saya")
    await talker.taps("🗑 Hapus")
    await talker.sees(SURE)
    await talker.taps("Ya, hapus")
    await talker.sees(DONE)


async def test_nothing_is_left_in_the_file(town: Town, tini: Talker) -> None:
    siti = tini
    ratna = await officer(town)
    await siti.says("/tanya")
    await siti.sees("Mau tanya apa?")
    await siti.says("PIRT saya hilang di jalan")
    await siti.sees("Nomornya")
    await ratna.sees("PIRT saya hilang")
    before = await town.rows("SELECT shelf_value, unbilled FROM consignment_accounts")
    assert traces(town.database_file, OF_SITI) != []
    await siti.says("/hapusdata")
    shown = await siti.sees("Hapus semua data saya")
    assert "Barang senilai" in shown.text
    assert "Pertanyaan ke petugas yang belum selesai ikut ditutup: 1" in shown.text
    assert len(shown.text) <= 450
    await siti.taps("Apa yang tinggal")
    kept = await siti.sees("Yang tinggal, tanpa nama")
    assert "tanda rahasia nomor HP" in kept.text
    assert len(kept.text) <= 450
    await siti.taps("🗑 Hapus")
    await siti.sees(SURE)
    await siti.taps("Ya, hapus")
    last = await siti.sees(DONE)
    assert "Siti" not in last.text
    assert siti.keyboard == []
    await town.until(UNWIPED, 0)
    assert traces(town.database_file, OF_SITI) == []
    assert await town.rows("SELECT shelf_value, unbilled FROM consignment_accounts") == before
    assert await town.rows(f"SELECT id FROM outbox WHERE chat_id = {siti.phone.id}") == []
    assert await town.rows("SELECT state, outcome FROM cases") == [("closed", "withdrawn")]
    await ratna.says("/cari siti")
    await ratna.sees("“siti” di wilayah ini: 0")


@pytest.mark.parametrize("words", ["hapus semua data saya", "/hapus_data", "/HapusData"])
async def test_however_it_is_said(siti: Talker, words: str) -> None:
    await siti.says(words)
    await siti.sees("Hapus semua data saya")
    await siti.says("hapus")
    await siti.sees(SURE)
    await siti.says("tidak jadi")
    await siti.sees("tidak ada yang dihapus")
    await siti.says("/profil")
    await siti.sees("Ini profilnya.")


async def test_whoever_comes_back_is_a_stranger(town: Town, siti: Talker) -> None:
    await deletes(siti)
    await siti.says("/profil")
    await siti.sees("Mau daftar sekarang?")
    await siti.says("/hapusdata")
    await siti.sees("Laris tidak menyimpan data")
    await siti.says("/daftar")
    await finishes(siti, "consent")
    await town.until("SELECT count(*) FROM erasures WHERE ended_at IS NULL", 0)
    await siti.says("/produk")
    await siti.sees("Ini produknya.")
    people = await town.rows("SELECT count(*), count(chat_id) FROM people")
    assert people == [(2, 1)]


async def test_a_list_of_the_office_does_not_bring_them_back(town: Town, siti: Talker) -> None:
    ((phone,),) = await town.rows("SELECT phone FROM producers")
    await deletes(siti)
    ratna = await lists.officer(town)
    shown = await lists.sends(ratna, lists.csv((*lists.SITI[:6], phone), lists.KARMI))
    assert "✅ Baru: 1" in shown.text
    assert "Dulu minta datanya dihapus, jadi tidak dimasukkan: 1" in shown.text
    await siti.registers(name="Bu Siti", business="Keripik Bu Siti")
    assert await town.rows("SELECT count(*) FROM withheld_numbers") == [(0,)]


async def test_an_old_or_forged_button_deletes_nothing(town: Town, siti: Talker) -> None:
    await siti.says("/hapusdata")
    await siti.taps("🗑 Hapus")
    asked = await siti.sees(SURE)
    town.sim.clock.at("2026-11-24 11:00")
    await siti.taps_old(asked, "Ya, hapus")
    await siti.sees("Hapus semua data saya")
    for forged in ("-:forget_now:", "-:forget_now:99999999999", "-:forget_now:x"):
        await siti.forges(forged)
        await siti.sees("Hapus semua data saya")
    assert await town.rows("SELECT count(*) FROM erasures") == [(0,)]
    await deletes(siti)


async def test_in_the_middle_of_a_form(town: Town, siti: Talker) -> None:
    """Its answers go with everything else."""
    await siti.says("/produk")
    await siti.sees("Ini produknya.")
    await siti.taps("Tambah")
    await siti.says("sambal rahasia dapur")
    await deletes(siti)
    await town.until(UNWIPED, 0)
    assert traces(town.database_file, ("sambal rahasia dapur",)) == []


async def test_an_administrator_is_warned_and_ends_all_tasks(town: Town, budi: Talker) -> None:
    await budi.starts(await town.invitation(Role.ADMIN, "33.25"))
    await budi.sees("Sekarang jadi")
    await budi.says("/hapusdata")
    assert "admin terakhir" in (await budi.sees("Hapus semua data saya")).text
    await budi.taps("🗑 Hapus")
    await budi.sees(SURE)
    await budi.taps("Ya, hapus")
    await budi.sees(DONE)
    await budi.says("/petugas")
    await budi.sees("Bagian itu khusus petugas.")


async def test_a_place_in_an_event_goes_to_whoever_waits(town: Town, siti: Talker, budi: Talker) -> None:
    await budi.registers(name="Pak Budi", business="Emping Budi")
    event = await planned(town, quota=1)
    for talker, seen in ((siti, "Sudah terdaftar di"), (budi, "antrean ke-1")):
        await talker.says("/menu")
        await talker.sees("Mau buka apa?")
        await talker.forges(f"-:event_join:{event.id}")
        await talker.sees(seen)
    await deletes(siti)
    await budi.sees("🎉 Ada tempat kosong")
