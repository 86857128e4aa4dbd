"""Shops are looked in at, money falls due, goods expire: said in time, with a way on, and not once more than needed."""

import pytest

from tests.conversations.reminding import at, heard
from tests.conversations.shops import CARD, SAVED, adds_shop, brings, lying
from tests.support.town import Talker, Town


async def records(talker: Talker, line: str) -> None:
    await talker.says(line)
    await talker.sees(CARD)
    await talker.taps("Simpan")
    await talker.sees(SAVED)


async def planned(town: Town, kind: str) -> list[str]:
    """Occasions of this kind that are still to come."""
    rows = await town.rows(
        "SELECT occasion FROM reminders WHERE kind = :kind AND state = 'planned' ORDER BY wanted_at",
        kind=kind,
    )
    return [row.occasion for row in rows]


async def test_a_week_after_the_last_visit_it_is_time_to_look_in(town: Town, tini: Talker) -> None:
    assert await planned(town, "shop_visit") == ["2026-11-29", "2026-12-06", "2026-12-13"]
    await at(town, "2026-11-25 10:00")
    await records(tini, "laku 10")
    assert await planned(town, "shop_visit") == ["2026-12-02", "2026-12-09", "2026-12-16"]
    await at(town, "2026-12-02 08:30")
    said = await tini.sees("Waktunya mampir ke Warung Bu Tini")
    assert "di rak ada 40 barang, belum dibayar Rp72.000" in said.text
    await tini.taps("Laku & sisa")
    await tini.sees("tadinya 40. Sisa berapa?")
    await tini.taps("Habis")
    await tini.sees("Dibayar berapa?")
    await tini.taps("(lunas)")
    await tini.sees(CARD)
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    await at(town, "2026-12-12 10:00")
    assert [text for text in heard(tini) if "mampir" in text] == []


async def test_money_is_told_of_before_it_is_due_on_the_day_and_weekly_until_it_is_paid(
    town: Town, siti: Talker
) -> None:
    town.sim.clock.at("2026-11-23 09:00")
    await adds_shop(siti, "Koperasi Setda", "Harga setor", "14 hari", "Tidak tentu")
    await brings(siti, 20)
    await records(siti, "laku 10")
    assert (await planned(town, "bill_due"))[:4] == [
        "2026-12-07/-3",
        "2026-12-07/0",
        "2026-12-07/7",
        "2026-12-07/14",
    ]
    await at(town, "2026-12-01 08:30")
    await at(town, "2026-12-04 08:30")
    await siti.sees("Rp80.000 dari Koperasi Setda jatuh tempo 3 hari lagi (7 Des 2026).")
    await at(town, "2026-12-07 08:30")
    await siti.sees("Rp80.000 dari Koperasi Setda jatuh tempo hari ini.")
    await at(town, "2026-12-14 08:30")
    said = await siti.sees("Rp80.000 dari Koperasi Setda sudah lewat jatuh tempo 7 hari")
    assert said.buttons[:3] == ["💰 Toko membayar", "📊 Tagihan toko", "✉️ Surat ke toko"]
    await siti.taps("Surat ke toko")
    await siti.sees("Yth. Koperasi Setda,")
    await siti.taps_old(said, "Toko membayar")
    await siti.sees("bayar berapa?")
    await siti.says("lunas")
    await siti.sees(CARD)
    await siti.taps("Simpan")
    await siti.sees(SAVED)
    assert await planned(town, "bill_due") == []
    await at(town, "2027-01-20 10:00")
    assert [text for text in heard(siti) if "jatuh tempo" in text] == []


async def test_a_payment_undone_is_reminded_of_again(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-23 09:00")
    await adds_shop(siti, "Koperasi Setda", "Harga setor", "14 hari", "Tidak tentu")
    await brings(siti, 20)
    await records(siti, "laku 10")
    await records(siti, "lunas koperasi setda")
    assert await planned(town, "bill_due") == []
    await siti.taps("Batalkan ini")
    await siti.sees("Yakin")
    await siti.taps("Ya, batalkan")
    await siti.sees("Sudah dibatalkan.")
    assert (await planned(town, "bill_due"))[0] == "2026-12-07/-3"


@pytest.mark.parametrize("choice", ["Tarik", "Obral", "Biarkan"])
async def test_goods_that_soon_expire_are_pulled_sold_off_or_let_be(
    town: Town, tini: Talker, choice: str
) -> None:
    await records(tini, "setor 12 keripik exp 5 desember 2026")
    assert await planned(town, "goods_expire") == ["7", "2"]
    await at(town, "2026-11-28 08:30")
    said = await tini.sees("⏳ 12 keripik tempe di Warung Bu Tini habis masa 7 hari lagi (5 Des 2026).")
    assert said.buttons[:3] == ["↩️ Tarik", "🏷 Obral", "👌 Biarkan"]
    await tini.taps(choice)
    if choice == "Tarik":
        assert "Barang: 12 keripik tempe, masih bagus" in (await tini.sees(CARD)).text
        await tini.taps("Simpan")
        await tini.sees(SAVED)
        assert await lying(town) == {"keripik tempe": 50}
    elif choice == "Obral":
        asked = await tini.sees("Boleh diobral")
        assert "12 keripik tempe saya tahan sampai 5 Des 2026" in asked.text
    else:
        await tini.sees("barang ini tidak diingatkan lagi")
    await at(town, "2026-12-03 09:00")
    told = [text for text in heard(tini) if "habis masa 2 hari lagi" in text]
    assert len(told) == (1 if choice == "Obral" else 0)
    await tini.taps_old(said, "Tarik")
    if choice == "Obral":
        await tini.sees(CARD)
    else:
        await tini.sees("Barang itu sudah tidak ada di rak.")


async def test_goods_that_were_sold_are_not_spoken_of(town: Town, tini: Talker) -> None:
    await records(tini, "setor 12 keripik exp 5 desember 2026")
    await records(tini, "ludes")
    await at(town, "2026-12-03 09:00")
    assert [text for text in heard(tini) if "habis masa" in text] == []
    assert await planned(town, "goods_expire") == []


async def test_a_forged_button_about_goods_finds_nothing(town: Town, tini: Talker, sari: Talker) -> None:
    await records(tini, "setor 12 keripik exp 5 desember 2026")
    await sari.registers(name="Sari", business="Kue Sari")
    [batch] = await town.rows(
        "SELECT outlet_id, product_id FROM consignment_batches WHERE expires_on IS NOT NULL"
    )
    for route in ("expiry_pull", "expiry_sale", "expiry_let"):
        for argument in (
            f"{batch.outlet_id}/{batch.product_id}/2026-12-05",
            "1/2/3",
            "x",
            "",
            "1/1/2026-12-05",
        ):
            await sari.forges(f"-:{route}:{argument}")
            await sari.sees("Barang itu sudah tidak ada di rak.")
            await tini.forges(f"-:{route}:1/999/2026-12-05")
            await tini.sees("Barang itu sudah tidak ada di rak.")
    assert await town.rows("SELECT * FROM consignment_quiet") == []


async def test_who_changes_the_rhythm_is_reminded_by_the_new_one(town: Town, tini: Talker) -> None:
    await tini.says("/titip")
    await tini.sees("Di rak toko")
    await tini.taps("Warung Bu Tini")
    await tini.sees("🏪 Warung Bu Tini")
    await tini.taps("Lainnya")
    await tini.sees("apa lagi?")
    await tini.taps("Kesepakatan")
    await tini.sees("Kesepakatan dengan toko.")
    await tini.taps("✏️ Kunjungan")
    await tini.sees("Berapa sering mampir")
    await tini.taps("2 minggu")
    await tini.sees("Tersimpan")
    assert (await planned(town, "shop_visit"))[0] == "2026-12-06"
    await tini.taps("✏️ Kunjungan")
    await tini.sees("Berapa sering mampir")
    await tini.taps("Tidak tentu")
    await tini.sees("Tersimpan")
    assert await planned(town, "shop_visit") == []
