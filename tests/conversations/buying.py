"""Buyers for talks about orders: an office with a name, and the shortest way to post a need."""

from bot.office_work import invite_link
from domain.roles import Grant, Role
from tests.support.town import Talker, Town

DINKES = "Dinas Kesehatan"


async def buyer(town: Town, name: str = "Dewi", number: int = 401, organisation: str = DINKES) -> Talker:
    """Somebody who buys for an office of Batang."""
    talker = town.person(name, number)
    link = await invite_link(town.settings(), Grant(Role.BUYER, "33.25", organisation=organisation), 7)
    await talker.starts(link.partition("start=")[2])
    await talker.sees("Sekarang jadi")
    return talker


async def asks_for_fewer_papers(talker: Talker, keep: str = "none") -> None:
    """From the card: no paper is asked for but those that are called like `keep`."""
    await talker.taps("Izin")
    await talker.sees("Pembuat wajib punya surat apa?")
    for _ in range(4):
        ticked = [label for label in talker.screen.buttons if label.startswith("✅") and keep not in label]
        if not ticked:
            break
        await talker.taps(ticked[0])
        await talker.sees("Pembuat wajib punya surat apa?")
    await talker.taps("Selesai")
    await talker.sees("Sudah benar semua?")


async def posts(
    talker: Talker,
    words: str = "200 keripik tempe tgl 4 desember 09.00 di Dinkes Limpung maks 15rb",
    papers: bool = False,
    keep: str = "none",
) -> None:
    """A need in one line; without asking for papers unless `papers`, or for those alone that are called like `keep`."""
    await talker.says(f"/kebutuhan {words}")
    await talker.sees("Bayarnya bagaimana?")
    await talker.taps("Transfer")
    await talker.sees("Sudah benar semua?")
    if not papers:
        await asks_for_fewer_papers(talker, keep)
    await talker.taps("Pasang")
    await talker.sees("Terpasang.")


async def orders(talker: Talker, maker: Talker) -> None:
    """A need posted, answered by one maker for all of it, and ordered."""
    await posts(talker)
    await maker.sees("butuh 200 buah keripik tempe")
    await maker.taps("Saya bisa")
    await maker.sees("Sudah dikirim ke pembeli")
    await talker.sees("sudah 1 tawaran")
    await talker.taps("Lihat tawaran")
    await talker.sees("1. Keripik Bu Siti")
    await talker.taps("Pilih 1")
    await talker.sees("Pesan ke Keripik Bu Siti")
    await talker.taps("Ya, pesan")
    await talker.sees("Sudah dipesan, dan sudah cukup.")
    await maker.sees("Anda dapat pesanan")
