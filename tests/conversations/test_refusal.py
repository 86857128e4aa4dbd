"""A shop refuses a product that passed: from the application over the refusal, with the check of that day, to the closing that
the producer confirms – played by producer, officer and retailer, one word after another."""

from tests.conversations.curating import ALFA, applies, forwards, invited, lists
from tests.conversations.officers import number_in, quiet, takes
from tests.conversations.planning import officer
from tests.support.town import Talker, Town


async def passes(town: Town, siti: Talker) -> tuple[Talker, Talker]:
    """Siti's keripik tempe passes at office (Ratna) and shop (Dewi). Everything that is needed for it people do themselves:
    Siti has registered in the chat, Ratna opened her invitation, lists the shop and invites Dewi, who opens the link."""
    ratna, dewi = await officer(town), town.person("Dewi", 120)
    await lists(ratna)
    await invited(ratna, dewi)
    await applies(siti)
    await forwards(ratna, siti)
    await dewi.sees("Sekarang giliran toko menilai.")
    await dewi.taps("Lihat")
    await dewi.sees("Dinilai toko ·")
    await dewi.taps("Lolos")
    await siti.sees("Selamat! keripik tempe lolos di Alfamart Limpung.")
    await siti.taps("Siapkan catatan")
    await siti.sees("Alfamart Limpung sudah masuk daftar toko.")
    return ratna, dewi


async def complains(siti: Talker) -> str:
    """She writes what the shop said; the number of her case."""
    await siti.says("tokonya nolak barang saya padahal sudah lolos")
    await siti.sees("Produk mana yang ditolak?")
    await siti.taps("keripik tempe")
    await siti.sees("Tokonya jenis apa?")
    await siti.taps("Minimarket")
    await siti.sees("Apa nama tokonya?")
    await siti.says(ALFA)
    await siti.sees("Apa kata tokonya?")
    await siti.says("Katanya rak penuh, padahal sudah lolos.")
    await siti.sees("Kirim ini ke petugas?")
    await siti.taps("Kirim")
    return number_in(await siti.sees("Sudah dikirim. Nomornya"))


async def test_from_the_refusal_to_the_confirmed_closing(town: Town, siti: Talker) -> None:
    ratna, dewi = await passes(town, siti)
    number = await complains(siti)
    await takes(ratna, number)
    await ratna.taps("Bukti")
    await ratna.sees("📎 keripik tempe → Minimarket")
    await ratna.says("/kasus")
    await ratna.taps(f"#{number}")
    await ratna.taps("Jawab")
    await ratna.says("Saya sudah telepon tokonya, besok boleh antar lagi.")
    await siti.sees("besok boleh antar lagi")
    await dewi.says("/kurasitoko")
    await dewi.taps("keripik tempe")
    await dewi.taps("Uji jual")
    await dewi.says("40")
    await dewi.sees("Berapa minggu?")
    await dewi.taps("2 minggu")
    await dewi.sees("Sudah benar semua?")
    await dewi.taps("Simpan")
    await siti.sees("uji jual 40 buah sampai")
    await siti.says("masalahnya sudah selesai, makasih")
    await siti.sees(f"#{number}: sudah beres?")
    await siti.taps("Ya, beres")
    await siti.sees(f"🎉 #{number} ditutup. Terima kasih!")
    await ratna.sees("bilang sudah beres")
    await quiet(town)
    assert [tuple(row) for row in await town.rows("SELECT kind, state, outcome FROM cases")] == [
        ("refused", "closed", "confirmed")
    ]
    await ratna.says("/kasus")
    await ratna.sees("1 dari 1")
