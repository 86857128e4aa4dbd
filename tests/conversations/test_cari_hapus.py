"""An officer deletes somebody who asked by letter: within the own area, with a note, and they are told."""

from tests.conversations.planning import officer
from tests.support import lists
from tests.support.raw_bytes import traces
from tests.support.town import Talker, Town


async def test_by_letter(town: Town, ratna: Talker, yuli: Talker) -> None:
    await ratna.says("/cari yuli")
    await ratna.taps("Yuli")
    await ratna.sees("Sambal Bu Yuli")
    await ratna.taps("Hapus (surat)")
    asked = await ratna.sees("Hanya kalau orangnya minta")
    town.sim.clock.at("2026-11-24 11:00")
    await ratna.taps_old(asked, "Ya, ada permintaan")
    await ratna.sees("Hanya kalau orangnya minta")
    await ratna.taps("Ya, ada permintaan")
    await ratna.sees("Sudah dihapus.")
    await yuli.sees("Sesuai permintaan ke dinas")
    assert await town.rows("SELECT way FROM erasures") == [("letter",)]
    assert ("data deleted",) in await town.rows("SELECT action FROM audit_log")
    await town.until("SELECT count(*) FROM erasures WHERE ended_at IS NULL", 0)
    await yuli.says("/profil")
    await yuli.sees("Mau daftar sekarang?")


async def test_not_elsewhere_and_nobody_on_duty(town: Town, ratna: Talker, yuli: Talker) -> None:
    (number,) = (await town.rows("SELECT person_id FROM producers"))[0]
    other = await officer(town, "Eko", 107, "33.26")
    at = int(town.sim.clock.now().timestamp())
    for forged in (f"-:producer_forget:{number}", f"-:producer_forgotten:{number}.{at}"):
        await other.forges(forged)
        await other.sees("Orang itu tidak ada di wilayah ini")
    await yuli.forges(f"-:producer_forgotten:{number}.{at}")
    await yuli.sees("Bagian itu khusus petugas.")
    assert await town.rows("SELECT count(*) FROM producers") == [(1,)]
    await ratna.says("/petugas")
    await ratna.sees("Meja petugas")


async def test_somebody_who_only_stands_on_a_list(town: Town, ratna: Talker) -> None:
    """They never came, and wrote to the office; the same list does not bring them back."""
    await lists.imports(ratna, lists.csv(lists.SITI, lists.KARMI))
    await town.settled()
    await ratna.says("/cari siti aminah")
    await ratna.sees("di wilayah ini: 0")
    await ratna.taps("Baru diundang: 1")
    await ratna.sees("di daftar dinas dan belum daftar: 1")
    await ratna.taps("Siti Aminah")
    shown = await ratna.sees("Ada di daftar dinas, belum daftar sendiri.")
    assert "0812-3456-7110" in shown.text
    ((number,),) = await town.rows("SELECT id FROM listed_people WHERE name = 'Siti Aminah'")
    other = await officer(town, "Eko", 107, "33.26")
    for forged in (f"listed:{number}", f"listed_forget:{number}", f"listed_forgotten:{number}.1", "listed:x"):
        await other.forges(f"-:{forged}")
        await other.sees("Orang itu tidak ada di wilayah ini")
    await other.says("/cari siti aminah")
    assert not any("diundang" in label for label in (await other.sees("di wilayah ini: 0")).buttons)
    await ratna.taps("Hapus (surat)")
    asked = await ratna.sees("dari semua daftar?")
    town.sim.clock.at("2026-11-24 11:00")
    await ratna.taps_old(asked, "Ya, ada permintaan")
    await ratna.sees("dari semua daftar?")
    await ratna.taps("Ya, ada permintaan")
    await ratna.sees("Sudah dihapus.")
    await town.until("SELECT count(*) FROM erasures WHERE wiped_at IS NULL", 0)
    assert traces(town.database_file, ("Siti Aminah", "siti aminah", "81234567110")) == []
    shown = await lists.sends(ratna, lists.csv(lists.SITI, lists.BUDI), "lagi.csv")
    assert "Dulu minta datanya dihapus, jadi tidak dimasukkan: 1" in shown.text
