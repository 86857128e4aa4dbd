"""/toko for officers: the list of their area, a shop added, changed, taken off, and a whole list from a file."""

import pytest

from domain.outlets import Outlet, OutletKind
from domain.roles import Grant, Role
from storage.store import Store
from tests.support.market import NOW, Market, market
from tests.support.town import Talker, Town


@pytest.fixture
async def place(town: Town) -> Market:
    return await market(town)


async def shop(town: Town, name: str) -> tuple[object, ...]:
    """Kind, area, zone, contact and phone of a shop of the list, and whether it is off the list."""
    [row] = await town.rows(
        "SELECT kind, area, zone, pic, phone, removed_at FROM outlets WHERE name = :name AND owner IS NULL",
        name=name,
    )
    return (row.kind, row.area, row.zone, row.pic, row.phone, row.removed_at is not None)


async def skips_the_rest(who: Talker) -> None:
    """Zone, contact, phone."""
    await who.taps("Lewati")
    for question in ("Siapa yang bisa dihubungi", "Nomor HP toko itu"):
        await who.sees(question)
        await who.taps("Lewati")


async def test_a_shop_is_added_in_a_few_answers_and_refusals_are_mended(town: Town, place: Market) -> None:
    ratna = place.ratna
    await ratna.says("/toko")
    await ratna.taps("➕ Tambah")
    await ratna.sees("Mau tambah satu toko, atau banyak")
    await ratna.taps("✍️ Satu toko")
    await ratna.sees("Tokonya di kecamatan mana?")
    await ratna.says("Surakarta")
    await ratna.gets_answer()
    await ratna.says("gringsng")
    await ratna.sees("Apa nama tokonya?")
    await ratna.says("7")
    await ratna.sees("Tulis nama tokonya")
    await ratna.says("indomaret gringsing")
    await ratna.sees("Masuk zona mana?")
    await ratna.taps("timur")
    await ratna.sees("Siapa yang bisa dihubungi")
    await ratna.says("Bu Wati")
    await ratna.sees("Nomor HP toko itu")
    await ratna.says("123")
    await ratna.sees("0812-3456-7890")
    await ratna.says("0813 1234 5678")
    card = await ratna.sees("Tokonya sudah benar?")
    assert "Minimarket" in card.text
    await ratna.taps_twice("Simpan")
    shown = await ratna.sees("Indomaret Gringsing sudah masuk daftar.")
    assert "Kontak: Bu Wati, 0813-1234-5678" in shown.text
    assert await shop(town, "Indomaret Gringsing") == (
        "minimarket", "33.25.07", "timur", "Bu Wati", "+6281312345678", False,
    )  # fmt: skip


async def test_a_name_that_is_there_already_is_told(town: Town, place: Market) -> None:
    ratna = place.ratna
    await ratna.says("/toko")
    await ratna.taps("➕ Tambah")
    await ratna.taps("✍️ Satu toko")
    await ratna.sees("Tokonya di kecamatan mana?")
    await ratna.says("limpung")
    await ratna.sees("Apa nama tokonya?")
    await ratna.says("INDOMARET limpung")
    await ratna.sees("Sudah ada toko dengan nama itu")
    await ratna.says("Indomaret Limpung 2")
    await ratna.sees("Masuk zona mana?")
    await skips_the_rest(ratna)
    await ratna.sees("Tokonya sudah benar?")
    await ratna.taps("✏️ Nama")
    await ratna.says("Indomaret Limpung")
    await ratna.sees("Sudah ada toko dengan nama itu")
    await ratna.says("Indomaret Limpung Timur")
    await ratna.sees("Tokonya sudah benar?")
    await ratna.taps("Simpan")
    await ratna.sees("Indomaret Limpung Timur sudah masuk daftar.")
    assert len(await town.rows("SELECT id FROM outlets WHERE name = 'Indomaret Limpung'")) == 1


async def test_lines_of_a_shop_are_changed_one_by_one(town: Town, place: Market) -> None:
    ratna = place.ratna
    await ratna.says("/toko")
    await ratna.taps("Toko Sari Batang")
    await ratna.sees("Warung")
    await ratna.taps("✏️ Ubah")
    await ratna.sees("Ketuk baris yang mau diubah")
    await ratna.taps("✏️ Zona")
    await ratna.sees("Masuk zona mana?")
    await ratna.says("barat")
    await ratna.sees("💾")
    await ratna.taps("✏️ Kontak")
    await ratna.says("Pak Nur")
    await ratna.sees("💾")
    await ratna.taps("✏️ Nama")
    await ratna.says("Toko Sari Baru")
    await ratna.sees("Toko Sari Baru")
    assert await shop(town, "Toko Sari Baru") == ("stall", "33.25.11", "barat", "Pak Nur", None, False)
    changes = await town.rows("SELECT action FROM audit_log WHERE action = 'outlet changed'")
    assert len(changes) == 3


async def test_a_shop_is_taken_off_the_list_and_stays_in_the_books(town: Town, place: Market) -> None:
    ratna = place.ratna
    for answer, is_off in (("Tidak jadi", False), ("Ya, hapus", True)):
        await ratna.says("/toko")
        await ratna.taps("Indomaret Limpung")
        await ratna.taps("✏️ Ubah")
        await ratna.taps("🗑 Hapus toko")
        await ratna.sees("Hapus Indomaret Limpung dari daftar?")
        await ratna.taps(answer)
        await ratna.sees("sudah dihapus dari daftar" if is_off else "🏪 Indomaret Limpung")
        assert (await shop(town, "Indomaret Limpung"))[5] is is_off
    await place.siti.says("/titip")
    await place.siti.sees("Di rak toko")
    await place.siti.taps("Indomaret Limpung")
    await place.siti.sees("🏪 Indomaret Limpung")


async def test_a_list_comes_from_a_file_after_a_look(town: Town, place: Market) -> None:
    ratna = place.ratna
    await ratna.says("/toko")
    await ratna.taps("➕ Tambah")
    await ratna.taps("📄 Dari Excel")
    await ratna.sees("kolom “nama” dan “kecamatan”")
    await ratna.sends_document("a.csv", b"toko;kota\nX;Y\n")
    await ratna.sees("kolom “nama”", 10)
    await ratna.taps("📄 Berkas lain")
    lines = "Daftar toko\nnama;kecamatan;zona\nAlfamart Bandar;Bandar;selatan\nToko Jauh;Laweyan;\n;Limpung;\nIndomaret Limpung;Limpung;barat\n"
    await ratna.sends_document("toko.csv", lines.encode())
    shown = await ratna.sees("2 toko bisa dimasukkan, 2 baris belum bisa.", 10)
    assert "Baris 4:" in shown.text
    assert len(await town.rows("SELECT id FROM outlets")) == 3
    await ratna.taps_twice("✅ Masukkan 2 toko")
    await ratna.sees("1 toko baru, 1 diubah")
    assert (await shop(town, "Alfamart Bandar"))[:3] == ("minimarket", "33.25.02", "selatan")
    assert (await shop(town, "Indomaret Limpung"))[2] == "barat"


async def test_a_long_list_is_paged_and_searched(town: Town, place: Market) -> None:
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        for number in range(9):
            await Store(tx).outlets.add(_stall(f"Warung Nomor {number}"), NOW)
    ratna = place.ratna
    await ratna.says("/toko")
    await ratna.sees("Toko di daftar dinas: 11.")
    for _ in range(2):
        await ratna.taps("Lainnya ➡️")
        await ratna.gets_answer()
    await ratna.taps("Sebelumnya")
    await ratna.gets_answer()
    await ratna.taps("🔎 Cari")
    await ratna.sees("Apa nama tokonya?")
    await ratna.says("warung")
    shown = await ratna.sees("Apakah salah satu ini?")
    assert len([one for one in shown.buttons if one.startswith("Warung Nomor")]) == 5
    await ratna.taps("🔎 Cari")
    await ratna.says("zzzz")
    await ratna.sees("Tidak ada toko dengan nama itu")
    await ratna.taps("🔎 Cari")
    await ratna.says("indomrt limpung")
    await ratna.sees("🏪 Indomaret Limpung")


def _stall(name: str) -> Outlet:
    return Outlet(name, OutletKind.STALL, "33.25.11")


async def test_each_sees_and_changes_only_the_shops_of_their_area(town: Town, place: Market) -> None:
    assert town.app is not None
    yuli = town.person("Yuli", 301)
    town.sim.world.chats[yuli.id].started = True
    async with town.app.database.transaction() as tx:
        store = Store(tx)
        person = await store.people.add(yuli.id, "id", NOW)
        await store.people.grant(person.id, Grant(Role.OFFICER, "33.25.08"), NOW)
    await yuli.says("/toko")
    shown = await yuli.sees("Toko di daftar dinas: 1.")
    assert shown.buttons[0] == "Indomaret Limpung"
    for argument in (place.batang, place.solo, 0, "x", ""):
        for route in ("outlet", "outlet_edit", "outlet_remove"):
            await yuli.forges(f"-:{route}:{argument}")
            shown = await yuli.gets_answer()
            assert "Sari" not in shown.text
            assert "Solo" not in shown.text
    await yuli.taps("➕ Tambah")
    await yuli.taps("✍️ Satu toko")
    await yuli.says("Warung Bu Tini")
    shown = await yuli.sees("Masuk zona mana?")
    await skips_the_rest(yuli)
    await yuli.sees("Kecamatan: Limpung")
    await yuli.taps("Simpan")
    await yuli.sees("Warung Bu Tini sudah masuk daftar.")
    assert (await shop(town, "Warung Bu Tini"))[1] == "33.25.08"


async def test_a_shop_changes_nothing_of_the_list_and_producers_have_no_such_list(
    town: Town, place: Market
) -> None:
    await place.tarno.says("/toko")
    shown = await place.tarno.sees("🏪 Indomaret Limpung")
    assert "✏️ Ubah" not in shown.buttons
    for route in (
        "outlet_add",
        "outlet_new",
        "outlet_edit",
        "outlet_remove",
        "outlet_list",
        "outlet_list_take",
    ):
        await place.tarno.forges(f"-:{route}:{place.limpung}")
        await place.tarno.sees("khusus petugas")
    await place.siti.says("/toko")
    await place.siti.sees("khusus petugas")
    assert len(await town.rows("SELECT id FROM outlets")) == 3


@pytest.mark.parametrize("words", ["toko", "Toko saya", "daftar toko"])
async def test_a_producer_who_writes_toko_comes_to_their_own_shops(place: Market, words: str) -> None:
    await place.siti.says(words)
    await place.siti.sees("Di rak toko")
