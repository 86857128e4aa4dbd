"""Whoever waits for something of somebody who leaves is told, without a name; and all others can go on."""

import pytest

from domain.roles import Role
from tests.conversations import curating
from tests.conversations.buying import buyer, posts
from tests.conversations.inviting import holding
from tests.conversations.planning import officer
from tests.conversations.test_hapusdata import deletes
from tests.conversations.test_katalog import seller
from tests.conversations.test_pesanan import orders
from tests.support.neighbours import neighbour, slip
from tests.support.raw_bytes import traces
from tests.support.town import Talker, Town


@pytest.mark.parametrize("who", ["maker", "buyer"])
async def test_the_other_side_of_an_order_from_the_catalogue(
    town: Town, budi: Talker, sari: Talker, who: str
) -> None:
    await orders(sari, await seller(town, budi))
    await budi.sees("Sari mau pesan 30 × keripik tempe")
    leaver, other = (budi, sari) if who == "maker" else (sari, budi)
    await leaver.says("/hapusdata")
    assert "Pesanan yang batal: 1" in (await leaver.sees("Hapus semua data saya")).text
    await deletes(leaver)
    told = await other.sees("Pesanan batal")
    assert "30 × keripik tempe" in told.text
    assert "Budi" not in told.text
    assert await town.rows("SELECT id FROM preorders") == []
    await other.says("/pesanan")
    await other.gets_answer()
    await town.settled()


async def test_the_office_that_ordered_and_asks_again(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    dewi = await buyer(town)
    await posts(dewi)
    await siti.sees("butuh 200 buah keripik tempe")
    await siti.says("saya bisa 200 buah 14rb")
    await siti.sees("Sudah dikirim ke pembeli")
    await dewi.sees("sudah 1 tawaran")
    await dewi.taps("Lihat tawaran")
    await dewi.sees("1. Keripik Bu Siti")
    await dewi.taps("Pilih 1")
    await dewi.sees("Pesan ke Keripik Bu Siti")
    await dewi.taps("Ya, pesan")
    await siti.sees("Anda dapat pesanan")
    await deletes(siti)
    told = await dewi.sees("tidak jadi datang")
    assert "200 buah keripik tempe" in told.text
    assert "Siti" not in told.text
    assert await town.rows("SELECT state, awarded FROM need_offers") == [("dropped", 0)]
    await dewi.says("/kebutuhan")
    await dewi.gets_answer()
    await dewi.taps_old(told, "Pasang lagi")
    await dewi.gets_answer()
    await town.settled()


async def test_a_buyer_calls_the_needs_off_by_leaving(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    dewi = await buyer(town)
    await posts(dewi)
    await siti.sees("butuh 200 buah keripik tempe")
    await deletes(dewi)
    await siti.sees("Batal: 200 buah keripik tempe")
    assert await town.rows("SELECT state FROM needs") == [("cancelled",)]


async def test_questions_of_an_officer_go_to_the_colleagues(town: Town, siti: Talker) -> None:
    ratna = await officer(town)
    await siti.says("/tanya")
    await siti.sees("Mau tanya apa?")
    await siti.says("Izin PIRT saya bagaimana?")
    alert = await ratna.sees("Izin PIRT saya")
    await ratna.taps_old(alert, "Saya ambil")
    await siti.sees("Ratna")
    eko = await officer(town, "Eko", 107)
    await deletes(ratna)
    await eko.sees("Izin PIRT saya")
    assert await town.rows("SELECT owner_id FROM cases") == [(None,)]


async def test_the_office_hears_of_neighbours_without_a_coordinator(town: Town) -> None:
    ratna, yati = await officer(town), await holding(town, "Yati", 120, Role.COORDINATOR, "33.25.08")
    ((number,),) = await town.rows("SELECT id FROM people WHERE chat_id = 120")
    await neighbour(town, number)
    await deletes(yati)
    told = await ratna.sees("1 orang tanpa HP pintar perlu pendamping lain")
    assert "Yati" not in told.text
    await ratna.says("/cari karmi")
    await ratna.sees("di wilayah ini: 1")
    await ratna.taps("Karmi")
    await ratna.sees("Emping Bu Karmi")


async def test_an_undecided_curation_leaves_the_desks(town: Town) -> None:
    await curating.shops(town)
    siti, ratna = await curating.maker(town), await officer(town)
    await curating.applies(siti)
    await ratna.says("/tinjau")
    await ratna.sees("Pengajuan masuk toko menunggu: 1")
    await ratna.taps("Kurasi (1)")
    await ratna.sees("📨 Giliran dinas: 1")
    await ratna.taps("keripik tempe")
    card = await ratna.sees("🏪 keripik tempe → Alfamart Limpung")
    await deletes(siti)
    await town.until("SELECT count(*) FROM erasures WHERE wiped_at IS NULL", 0)
    assert traces(town.database_file, ("Usaha Bu Siti", "keripik tempe", "Ibu Siti")) == []
    await ratna.taps_old(card, "Berkas lengkap")
    await ratna.gets_answer()
    await ratna.says("/tinjau")
    assert "masuk toko menunggu" not in (await ratna.gets_answer()).text


async def test_a_shop_with_the_goods_on_its_shelf(town: Town) -> None:
    listed = await curating.shops(town)
    siti, dewi = await curating.maker(town), await curating.retailer(town, listed[curating.ALFA])
    await curating.applies(siti)
    ((number,),) = await town.rows("SELECT id FROM curations")
    ((shop,),) = await town.rows(f"SELECT id FROM people WHERE chat_id = {dewi.id}")
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        await tx.exec_driver_sql(f"UPDATE curations SET state = 'listing_aktif' WHERE id = {number}")
        await tx.exec_driver_sql(
            "INSERT INTO curation_steps (curation_id, version, move, before, actor_id, as_who, at) "
            f"VALUES ({number}, 99, 'pajang', 'uji_jual', {shop}, 'retailer', 1)"
        )
    await deletes(siti)
    told = await dewi.sees("pembuatnya sudah tidak ikut Laris")
    assert "keripik tempe di Alfamart Limpung" in told.text
    assert "Siti" not in told.text


async def test_whoever_speaks_for_a_shop_may_go_as_well(town: Town, siti: Talker) -> None:
    """Their task ends; the shop, and what others keep of it, stays."""
    listed = await curating.shops(town)
    dewi = await curating.retailer(town, listed[curating.ALFA])
    await deletes(dewi)
    await town.until("SELECT count(*) FROM erasures WHERE wiped_at IS NULL", 0)
    assert traces(town.database_file, ("Dewi",)) == []
    assert len(await town.rows("SELECT id FROM outlets WHERE removed_at IS NULL")) == len(listed)
    await dewi.says("/kurasitoko")
    await dewi.gets_answer()
    await siti.says("/profil")
    await siti.sees("Ini profilnya.")


async def test_an_owner_who_fetched_the_record_of_a_coordinator(town: Town, budi: Talker) -> None:
    """Nothing of the record is left, not with the coordinator either."""
    yati = await holding(town, "Yati", 120, Role.COORDINATOR, "33.25.08")
    ((number,),) = await town.rows("SELECT id FROM people WHERE chat_id = 120")
    record = await neighbour(town, number)
    await slip(town, record)
    await budi.starts("c_tokenofaslip")
    await budi.sees("Emping Bu Karmi")
    for label, seen in (("Ya, punya saya", "Apakah setuju?"), ("Ya, setuju", "Nomor HP yang bisa dihubungi")):
        await budi.taps(label)
        await budi.sees(seen)
    await budi.shares_contact()
    await budi.sees("sekarang dipegang sendiri")
    await deletes(budi)
    await town.until("SELECT count(*) FROM erasures WHERE wiped_at IS NULL", 0)
    assert traces(town.database_file, ("Karmi", "emping melinjo", "K. L.", "dibacakan")) == []
    await yati.says("/tetangga")
    assert "Sudah pegang data sendiri" not in (await yati.sees("Tetangga yang dicatat: 0")).text
