"""/produk: the list, a card per product, adding, pricing and removing one. Somebody else's is never found."""

import pytest

from tests.conversations.way import product_names
from tests.support.town import Talker, Town


async def rows(town: Town) -> list[tuple[object, ...]]:
    found = await town.rows(
        "SELECT name, unit, price, shelf_life_days, weekly_capacity FROM products WHERE removed_at IS NULL ORDER BY id"
    )
    return [tuple(row) for row in found]


async def opens(talker: Talker, product: str) -> None:
    await talker.says("/produk")
    await talker.sees("Ketuk yang mau diubah")
    await talker.taps(product)
    await talker.sees(f"Nama: {product}")


async def test_a_product_is_added_with_everything(town: Town, siti: Talker) -> None:
    await siti.says("🧺 Produk saya")
    shown = await siti.sees("Ini produknya.")
    assert shown.buttons == [
        "keripik tempe · belum ada harga",
        "rempeyek · belum ada harga",
        "➕ Tambah produk",
        "🛍 Etalase",
    ]
    await siti.taps("Tambah produk")
    for question, action, words in (
        ("Apa nama produknya?", "says", "nastar"), ("Dijual per apa?", "taps", "kotak"),
        ("Harga satunya", "says", "50rb"), ("Tahan berapa lama?", "says", "3 bulan"),
        ("Seminggu bisa bikin", "says", "40 kotak"), ("Kirim foto", "sends_photo", ""),
    ):  # fmt: skip
        await siti.sees(question)
        await getattr(siti, action)(words)
    card = await siti.sees("Sudah benar semua?")
    assert card.text.split("\n\n")[1].splitlines() == [
        "Nama: nastar", "Satuan: kotak", "Harga: Rp50.000", "Tahan: 3 bulan", "Per minggu: 40 per minggu",
        "Foto: sudah ada",
    ]  # fmt: skip
    assert "photo" in card.body
    await siti.taps_twice("Simpan")
    await siti.sees("nastar sudah ditambahkan.")
    await town.settled()
    assert (await rows(town))[2:] == [("nastar", "kotak", 50_000, 90, 40)]
    await siti.taps("nastar")
    assert "photo" in (await siti.sees("Ketuk baris yang mau diubah")).body


async def test_only_the_name_is_needed(town: Town, siti: Talker) -> None:
    await siti.says("/produk")
    await siti.sees("Ini produknya.")
    await siti.taps("Tambah produk")
    await siti.sees("Apa nama produknya?")
    await siti.says("kue semprong, nastar")
    await siti.sees("Satu produk dulu ya.")
    await siti.says("kue semprong")
    for question in ("Dijual per apa?", "Harga satunya", "Tahan berapa lama?", "Seminggu bisa", "Kirim foto"):
        await siti.taps_old(await siti.sees(question), "Lewati")
    await siti.sees("Sudah benar semua?")
    await siti.taps("Simpan")
    await siti.sees("kue semprong sudah ditambahkan.")
    assert (await rows(town))[2:] == [("kue semprong", None, None, None, None)]


@pytest.mark.parametrize(
    ("line", "way", "shown", "value"),
    [
        ("Nama", ("peyek kacang",), "Nama: peyek kacang", ("peyek kacang", None, None, None, None)),
        ("Satuan", ("10rb dapet 3", "toples"), "Satuan: toples", ("rempeyek", "toples", None, None, None)),
        ("Satuan", ("2",), "Satuan: pcs", ("rempeyek", "pcs", None, None, None)),
        ("Harga", ("15rb",), "Harga: Rp15.000", ("rempeyek", None, 15_000, None, None)),
        ("Harga", ("25", "25.000"), "Harga: Rp25.000", ("rempeyek", None, 25_000, None, None)),
        ("Harga", ("25", "2"), "Harga: Rp25.000", ("rempeyek", None, 25_000, None, None)),
        ("Harga", ("50rb-an", "52.500"), "Harga: Rp52.500", ("rempeyek", None, 52_500, None, None)),
        ("Harga", ("10rb dapet 3", "3.500"), "Harga: Rp3.500", ("rempeyek", None, 3_500, None, None)),
        ("Harga", ("murah", "0", "2k"), "Harga: Rp2.000", ("rempeyek", None, 2_000, None, None)),
        ("Tahan", ("3 bulan",), "Tahan: 3 bulan", ("rempeyek", None, None, 90, None)),
        ("Tahan", ("2-3 hari", "2 hari"), "Tahan: 2 hari", ("rempeyek", None, None, 2, None)),
        ("Tahan", ("7", "7 minggu"), "Tahan: 7 minggu", ("rempeyek", None, None, 49, None)),
        ("Tahan", ("lama", "seminggu"), "Tahan: 7 hari", ("rempeyek", None, None, 7, None)),
        ("Per minggu", ("banyak", "50"), "50 per minggu", ("rempeyek", None, None, None, 50)),
        ("Per minggu", ("0", "1.500 bungkus"), "1.500 per minggu", ("rempeyek", None, None, None, 1_500)),
    ],
)
async def test_a_line_is_changed_in_own_words_until_it_is_certain(
    town: Town, siti: Talker, line: str, way: tuple[str, ...], shown: str, value: tuple[object, ...]
) -> None:
    await opens(siti, "rempeyek")
    await siti.taps(line)
    for words in way:
        await siti.gets_answer()
        await siti.says(words)
    assert shown in (await siti.sees("💾 Tersimpan.")).text
    assert (await rows(town))[1] == value


@pytest.mark.parametrize(
    ("line", "said", "asked_back", "buttons"),
    [
        ("Harga", "25", "Maksudnya yang mana?", ["Rp25", "Rp25.000"]),
        ("Harga", "50rb-an", "Tulis harga pastinya, bukan kira-kira Rp50.000.", []),
        ("Harga", "10rb dapet 3", "Itu harga untuk beberapa sekaligus?", []),
        ("Tahan", "7", "Maksudnya yang mana?", ["7 hari", "7 minggu", "7 bulan"]),
        ("Tahan", "2-3 hari", "Paling sedikit tahan berapa hari?", []),
        ("Satuan", "10rb dapet 3", "Ketuk satuannya, atau tulis satu kata", ["bungkus", "pcs"]),
        ("Foto", "besok ya", "Kirim fotonya ya", []),
    ],
)
async def test_what_is_unclear_is_asked_back(
    town: Town, siti: Talker, line: str, said: str, asked_back: str, buttons: list[str]
) -> None:
    await opens(siti, "rempeyek")
    await siti.taps(line)
    await siti.gets_answer()
    await siti.says(said)
    asked = await siti.sees(asked_back)
    assert asked.buttons[: len(buttons)] == buttons
    assert await rows(town) == [("keripik tempe", *[None] * 4), ("rempeyek", *[None] * 4)]
    await siti.taps("Kembali")
    await siti.sees("Nama: rempeyek")
    await siti.taps("Harga")
    await siti.sees("Harga satunya")
    await siti.says("5rb")
    await siti.sees("Harga: Rp5.000")


async def test_a_photo_is_added_and_taken_away(town: Town, siti: Talker) -> None:
    await opens(siti, "rempeyek")
    await siti.taps("Foto")
    await siti.sees("Kirim foto")
    await siti.sends_document("peyek.pdf", b"%PDF")
    await siti.sees("Kirim fotonya ya")
    await siti.sends_photo("peyek saya")
    assert "photo" in (await siti.sees("💾 Tersimpan.")).body
    await siti.taps("Foto")
    await siti.sees("Kirim foto")
    await siti.taps("Kosongkan")
    assert "photo" not in (await siti.sees("Foto: belum diisi")).body
    assert (await town.rows("SELECT photo FROM products WHERE name = 'rempeyek'"))[0].photo is None


@pytest.mark.parametrize("words", ["Tidak jadi", "says jangan", "says /batal", "says batal"])
async def test_removing_asks_first(town: Town, siti: Talker, words: str) -> None:
    await opens(siti, "rempeyek")
    await siti.taps("Hapus")
    await siti.sees("Yakin hapus rempeyek?")
    if words.startswith("says "):
        await siti.says(words.removeprefix("says "))
    else:
        await siti.taps(words)
    await siti.sees("Ini produknya.")
    assert await product_names(town) == ["keripik tempe", "rempeyek"]
    await siti.taps("rempeyek")
    await siti.sees("Nama: rempeyek")
    await siti.taps("Hapus")
    await siti.sees("Yakin hapus rempeyek?")
    await siti.taps("Ya, hapus")
    await siti.sees("rempeyek sudah dihapus.")
    assert await product_names(town) == ["keripik tempe"]
    removed = await town.rows("SELECT action FROM audit_log WHERE action = 'product removed'")
    assert len(removed) == 1


async def test_the_question_whether_to_remove_waits_for_days(town: Town, siti: Talker) -> None:
    await opens(siti, "rempeyek")
    await siti.taps("Hapus")
    await siti.sees("Yakin hapus rempeyek?")
    town.sim.clock.move(days=3)
    await siti.says("halo")
    await siti.sees("Yakin hapus rempeyek?")
    await siti.says("ya")
    await siti.sees("rempeyek sudah dihapus.")
    assert await product_names(town) == ["keripik tempe"]


async def test_the_last_product_may_go_and_another_may_come(town: Town, siti: Talker) -> None:
    for name in ("rempeyek", "keripik tempe"):
        await opens(siti, name)
        await siti.taps("Hapus")
        await siti.sees("Yakin hapus")
        await siti.says("iya")
        await siti.sees(f"{name} sudah dihapus.")
    await siti.sees("Belum ada produk di sini.")
    assert await product_names(town) == []
    await siti.taps("Tambah produk")
    await siti.sees("Apa nama produknya?")


async def test_a_long_list_has_pages(town: Town) -> None:
    talker = town.person("Rini", 104)
    await talker.registers(name="Bu Rini", business="Roti Rini")
    for number in range(5):
        await talker.says("/produk")
        await talker.sees("Ini produknya.")
        await talker.taps("Tambah produk")
        await talker.sees("Apa nama produknya?")
        await talker.says(f"roti isi {'abcde'[number] * 3}")
        for question in ("Dijual per", "Harga satunya", "Tahan berapa", "Seminggu bisa", "Kirim foto"):
            await talker.taps_old(await talker.sees(question), "Lewati")
        await talker.sees("Sudah benar semua?")
        await talker.taps("Simpan")
        first = await talker.sees("sudah ditambahkan.")
    assert first.buttons[-3:] == ["Lainnya ➡️", "➕ Tambah produk", "🛍 Etalase"]
    assert len(first.buttons) == 9
    await talker.taps_old(first, "Lainnya")
    second = await talker.sees("Ini produknya.")
    assert second.buttons == [
        "roti isi eee · belum ada harga",
        "⬅️ Sebelumnya",
        "➕ Tambah produk",
        "🛍 Etalase",
    ]
    await talker.taps("Sebelumnya")
    again = await talker.sees("Ini produknya.")
    assert again.buttons[0] == "keripik tempe · belum ada harga"


async def test_somebody_elses_product_is_neither_seen_nor_changed(
    town: Town, siti: Talker, sari: Talker
) -> None:
    await sari.registers(name="Sari", business="Kue Sari")
    [mine] = await town.rows("SELECT min(id) AS id FROM products")
    await sari.says("/produk")
    await sari.sees("Ini produknya.")
    for data in (f"-:product:{mine.id}", "-:product:999999", "-:product:abc", "-:product:", "-:product:²"):
        await sari.forges(data)
        await sari.sees("Produk itu sudah tidak ada di sini.")
    await sari.forges(f"-:remove_product:{mine.id}")
    await sari.sees("Ini produknya.")
    assert len(await product_names(town)) == 4
    await sari.taps("rempeyek")
    await sari.sees("Nama: rempeyek")


async def test_a_stranger_cannot_add_products_by_a_forged_button(town: Town, budi: Talker) -> None:
    await budi.says("/start")
    await budi.sees("Selamat datang")
    for data in ("-:add_product:", "-:products:", "-:product:1", "-:remove_product:1", "-:profile:"):
        await budi.forges(data)
        await budi.sees("Untuk itu saya perlu kenal usahanya dulu.")
    assert await town.rows("SELECT * FROM dialogs") == []
    await budi.taps("Daftar sekarang")
    await budi.sees("Apakah setuju?")
