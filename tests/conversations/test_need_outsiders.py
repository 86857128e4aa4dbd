"""Who lives outside the zone of a need is not asked; an officer may let them in, with a reason that is kept and can be taken back.

It is Tuesday, 24 November 2026, 09.00.
"""

from tests.conversations.buying import buyer, posts
from tests.conversations.planning import officer
from tests.conversations.test_zona import draws
from tests.support.town import Talker, Town


async def test_somebody_outside_the_zone_is_let_in_for_one_need(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    ratna, dewi = await officer(town), await buyer(town)
    await draws(ratna, "Barat", "Batang, Warungasem")
    await posts(dewi, "200 keripik tempe tgl 4 desember 09.00 di Dinkes Batang maks 15rb")
    await dewi.sees("semuanya terlalu jauh")
    await siti.says("/ngklarisi")
    await siti.taps("1. 200 keripik tempe")
    await siti.taps("Kenapa bukan saya?")
    await siti.sees("Terlalu jauh: kira-kira")
    for data in ("need_far:1", "need_let_in:1.3", "need_let_out:1.3"):
        await dewi.forges(f"-:{data}")
        await dewi.sees("Kebutuhan itu bukan punya Anda.")
    await ratna.says("/kebutuhan")
    await ratna.taps("200 keripik tempe")
    await ratna.taps("Urutan")
    await ratna.taps("Di luar zona")
    shown = await ratna.sees("Di luar zona: 1")
    assert "Keripik Bu Siti: 🚚 Terlalu jauh" in shown.text
    await ratna.taps("Izinkan: ")
    await ratna.sees("tetap boleh memasok?")
    await ratna.says("ya")
    await ratna.sees("Tulis alasannya")
    await ratna.says("yang dekat belum ada")
    shown = await ratna.sees("diizinkan untuk kebutuhan ini")
    assert "yang dekat belum ada" in shown.text
    await siti.sees("Dinas Kesehatan butuh 200 buah keripik tempe")
    await ratna.taps("Cabut")
    await ratna.sees("ikut aturan zona lagi")
    actions = await town.rows("SELECT action FROM audit_log WHERE action LIKE 'zone allow%' ORDER BY id")
    assert [row.action for row in actions] == ["zone allowance", "zone allowance ended"]
