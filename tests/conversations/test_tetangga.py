"""A coordinator and the neighbours without a smartphone: registering, changing, slips, taking back, and nobody else's."""

from typing import Any

import pytest

from domain.roles import Role
from tests.conversations.inviting import holding
from tests.conversations.way import product_names
from tests.support.neighbours import KARMI, coordinator, neighbour
from tests.support.raw_bytes import traces
from tests.support.town import Talker, Town


@pytest.fixture
async def yati(town: Town) -> Talker:
    """A coordinator of Limpung."""
    return await holding(town, "Yati", 120, Role.COORDINATOR, "33.25.08")


@pytest.fixture
async def record(town: Town, yati: Talker) -> int:
    """Karmi, written down by Yati."""
    rows = await town.rows("SELECT id FROM people WHERE chat_id = :chat", chat=yati.id)
    return await neighbour(town, rows[0].id)


async def plays(talker: Talker, *lines: tuple[str, str, str]) -> None:
    for act, words, sees in lines:
        await getattr(talker, act)(*([words] if words else []))
        await talker.sees(sees)


BUSINESS = (
    ("says", "Bu Karmi Lestari", "Apa nama usahanya?"),
    ("says", "Emping Bu Karmi", "Paling banyak bikin apa?"),
    ("says", "emping", "Jual apa saja?"),
    ("says", "emping manis, emping asin", "Tinggal di desa mana?"),
    ("says", "Sidomulyo", "Nomor HP-nya, kalau ada?"),
)


async def newest(town: Town) -> Any:
    query = "SELECT producers.*, people.chat_id FROM producers JOIN people ON id = person_id ORDER BY id DESC"
    return (await town.rows(query))[0]


async def test_a_neighbour_is_registered_with_a_spoken_consent(town: Town, yati: Talker) -> None:
    await plays(
        yati,
        ("says", "/tetangga", "Tetangga yang dicatat: 0"), ("taps", "Catat tetangga", "📢 Bacakan ini ke orangnya"),
        ("taps", "Setuju", "Siapa lagi yang ikut mendengar?"), ("says", "Pak RT Darto", "kirim rekaman suara"),
        ("says", "sudah bilang iya", "tahan tombol mikrofon"), ("sends_voice", "", "Siapa nama orangnya?"),
        *BUSINESS, ("taps", "Tidak punya HP", "Sudah benar semua?"), ("taps", "Simpan", "✅ Tercatat: Emping Bu Karmi."),
    )  # fmt: skip
    saved = await newest(town)
    assert (saved.name, saved.honorific, saved.area, saved.phone) == (
        "Karmi Lestari",
        "ibu",
        "33.25.08.2005",
        None,
    )
    assert saved.chat_id is None
    assert await product_names(town) == ["emping manis", "emping asin"]
    given = (await town.rows("SELECT * FROM consents WHERE person_id = :id", id=saved.person_id))[0]
    assert given.version.endswith("lisan")
    assert "Dinas UMKM Batang" in given.text
    assert (given.witness, given.recorded_by is not None) == ("Pak RT Darto", True)
    assert given.proof.startswith("message:")
    noted = await town.rows("SELECT action FROM audit_log WHERE subject_id = :id", id=saved.person_id)
    assert [row.action for row in noted] == ["neighbour registered"]


async def test_without_a_yes_nothing_is_written(town: Town, yati: Talker) -> None:
    await plays(
        yati, ("says", "/tetangga", "Tetangga yang dicatat"), ("taps", "Catat tetangga", "Bacakan ini"),
        ("taps", "Tidak setuju", "Tidak ada yang dicatat."),
    )  # fmt: skip
    assert await town.rows("SELECT person_id FROM producers") == []
    await plays(
        yati, ("says", "/tetangga", "Tetangga yang dicatat: 0"), ("taps", "Catat tetangga", "Bacakan ini")
    )


async def test_a_place_beyond_the_area_cannot_be_named(yati: Talker) -> None:
    await plays(
        yati, ("says", "/tetangga", "Tetangga"), ("taps", "Catat tetangga", "Bacakan ini"), ("says", "iya", "ikut mendengar"),
        ("taps", "Hanya saya", "rekaman suara"), ("taps", "Lewati", "Siapa nama"), *BUSINESS[:4],
    )  # fmt: skip
    for beyond in ("Pranten", "33.25.01.2001", "Kota Semarang"):
        await yati.says(beyond)
        await yati.sees("desa mana?")
        assert not any("Pranten" in label for label in yati.screen.buttons)
    shown = await yati.sees("desa mana?")
    data = shown.inline_buttons[0]["callback_data"].rpartition(":")[0]
    await yati.forges(data + ":33.25.04.2010")
    await yati.sees("Nama itu tidak ada di sini")
    await plays(
        yati, ("says", "Sidomulyo", "Nomor HP-nya"), ("says", "12", "Nomor"), ("says", "0812 3456 7000", "Sudah benar"),
        ("taps", "Simpan", "Tercatat"),
    )  # fmt: skip


async def test_the_same_neighbour_twice_is_noticed(yati: Talker, record: int) -> None:
    await plays(
        yati, ("says", "/tetangga", "Tetangga yang dicatat: 1"), ("taps", "Catat tetangga", "Bacakan ini"),
        ("taps", "Setuju", "ikut mendengar"), ("taps", "Hanya saya", "rekaman suara"), ("taps", "Lewati", "Siapa nama"),
        *BUSINESS, ("taps", "Tidak punya HP", "Sudah ada nama yang sama di desa itu"), ("taps", "Batal", "Yakin batal?"),
        ("taps", "Ya, batalkan", "Tidak ada yang disimpan"),
    )  # fmt: skip


async def test_a_record_is_changed_line_by_line(town: Town, yati: Talker, record: int) -> None:
    await plays(
        yati, ("says", "/tetangga", "Tetangga yang dicatat: 1"), ("taps", "Emping Bu Karmi", "Ini data tetangganya."),
        ("taps", "Usaha", "Apa nama usahanya?"), ("says", "Emping Karmi Jaya", "💾 Tersimpan."),
        ("taps", "Produk", "Jual apa saja?"), ("says", "emping melinjo, emping pedas", "💾 Tersimpan."),
        ("taps", "Nomor HP", "Nomor HP-nya"), ("taps", "Kosongkan", "💾 Tersimpan."),
    )  # fmt: skip
    saved = await newest(town)
    assert (saved.business, saved.phone, saved.nib_status) == ("Emping Karmi Jaya", None, "unknown")
    assert await product_names(town) == ["emping melinjo", "emping pedas"]
    noted = await town.rows("SELECT action FROM audit_log WHERE subject_id = :id ORDER BY id", id=record)
    assert [row.action for row in noted] == ["neighbour seen"] * 2 + ["neighbour changed"] * 3


async def test_a_slip_brings_the_owner_who_then_keeps_the_record(
    town: Town, yati: Talker, budi: Talker, record: int
) -> None:
    await plays(yati, ("says", "/tetangga", "Tetangga"), ("taps", "Emping Bu Karmi", "Ini data"))
    await yati.taps("Kertas kode")
    shown = await yati.sees("Kertas kode untuk Karmi Lestari")
    assert "photo" in shown.body
    link = shown.inline_buttons[0]["copy_text"]["text"]
    await budi.starts(link.partition("start=")[2])
    await budi.sees("Emping Bu Karmi")
    await plays(
        budi, ("taps", "Ya, punya saya", "Apakah setuju?"), ("taps", "Ya, setuju", "Nomor HP yang bisa dihubungi"),
        ("shares_contact", "", "sekarang dipegang sendiri"),
    )  # fmt: skip
    await yati.sees("K. L. sudah buka Laris")
    await yati.says("/tetangga")
    told = await yati.sees("Tetangga yang dicatat: 0")
    assert "Sudah pegang data sendiri: 1 (K. L.)" in told.text
    before = len(yati.chat)
    for forged in ("neighbour", "neighbour_slip", "neighbour_drop", "neighbour_dropped"):
        argument = f"asked.{record}" if forged == "neighbour_dropped" else str(record)
        await yati.forges(f"-:{forged}:{argument}")
        await yati.gets_answer()
    await town.settled()
    assert "Karmi" not in str([message.text for message in yati.chat[before:] if message.by_bot])
    assert (await newest(town)).business == "Emping Bu Karmi"


async def test_a_record_is_deleted_when_its_owner_wants_it(town: Town, yati: Talker, record: int) -> None:
    await plays(
        yati, ("says", "/tetangga", "Tetangga yang dicatat: 1"), ("taps", "Emping Bu Karmi", "Ini data tetangganya."),
        ("taps", "Hapus", "Yakin Emping Bu Karmi (Karmi Lestari) dihapus?"), ("taps", "Tidak jadi", "Ini data tetangganya."),
        ("taps", "Hapus", "Kenapa?"), ("taps", "Orangnya yang minta", "Sudah dihapus: Emping Bu Karmi."),
    )  # fmt: skip
    await yati.sees("Tetangga yang dicatat: 0")
    await town.until("SELECT count(*) FROM erasures WHERE wiped_at IS NULL", 0)
    given = await town.rows("SELECT withdrawn_at FROM consents WHERE person_id = :id", id=record)
    assert all(row.withdrawn_at for row in given)
    assert (
        traces(town.database_file, ("Karmi", "emping melinjo", "keripik tempe", "81234567110", "dibacakan"))
        == []
    )
    await _is_not_written_down_again_without_a_yes(town, yati)


async def _is_not_written_down_again_without_a_yes(town: Town, yati: Talker) -> None:
    asked = (
        ("says", "/tetangga", "Tetangga"), ("taps", "Catat tetangga", "Bacakan ini"), ("says", "iya", "ikut mendengar"),
        ("taps", "Hanya saya", "rekaman suara"),
    )  # fmt: skip
    number = ("says", "0812-3456-7110", "Sudah benar")
    await plays(yati, *asked, ("taps", "Lewati", "Siapa nama"), *BUSINESS, number)
    await plays(yati, ("taps", "Simpan", "dulu minta datanya dihapus"))
    assert await town.rows("SELECT person_id FROM producers") == []
    await plays(yati, ("says", "/batal", "Yakin batal?"), ("taps", "Ya, batalkan", "Tidak ada yang disimpan"))
    await plays(
        yati, *asked, ("sends_voice", "", "Siapa nama"), *BUSINESS, number, ("taps", "Simpan", "✅ Tercatat")
    )
    assert await town.rows("SELECT count(*) FROM withheld_numbers") == [(0,)]


async def test_a_mistake_may_be_mended_by_writing_them_down_anew(
    town: Town, yati: Talker, record: int
) -> None:
    await plays(
        yati, ("says", "/tetangga", "Tetangga yang dicatat: 1"), ("taps", "Emping Bu Karmi", "Ini data tetangganya."),
        ("taps", "Hapus", "Kenapa?"), ("taps", "Saya salah catat", "Sudah dihapus: Emping Bu Karmi."),
    )  # fmt: skip
    await town.until("SELECT count(*) FROM erasures WHERE way = 'unused'", 1)
    assert await town.rows("SELECT count(*) FROM withheld_numbers") == [(0,)]


async def test_another_coordinators_neighbours_are_invisible(town: Town, yati: Talker) -> None:
    other = await neighbour(town, await coordinator(town, 121))
    await yati.says("/tetangga")
    shown = await yati.sees("Tetangga yang dicatat: 0")
    assert shown.buttons == ["➕ Catat tetangga"]
    for forged in ("neighbour", "neighbour_slip", "neighbour_drop"):
        await yati.forges(f"-:{forged}:{other}")
        await yati.gets_answer()
    for reason in ("asked", "wrong", "x"):
        await yati.forges(f"-:neighbour_dropped:{reason}.{other}")
        await yati.sees("Catatan itu sudah tidak di sini.")
    await town.settled()
    assert "Karmi" not in str([message.text for message in yati.chat])
    assert len(await town.rows("SELECT person_id FROM producers")) == 1
    assert KARMI.business == (await newest(town)).business


async def test_many_neighbours_are_turned_and_searched(town: Town, yati: Talker, record: int) -> None:
    mine = (await town.rows("SELECT id FROM people WHERE chat_id = :chat", chat=yati.id))[0].id
    from dataclasses import replace

    for number in range(7):
        await neighbour(
            town, mine, replace(KARMI, name=f"Warga {number}", business=f"Kue {number}", phone=None)
        )
    await yati.says("/tetangga")
    await yati.sees("Tetangga yang dicatat: 8")
    await yati.taps("Lainnya")
    shown = await yati.sees("Tetangga yang dicatat: 8")
    assert "Kue 6" in shown.buttons
    await plays(yati, ("taps", "Cari nama", "Cari nama siapa?"), ("says", "kue 3", "Yang ada “kue 3”: 1"))
    await yati.taps("Kue 3")
    await yati.sees("Ini data tetangganya.")


async def test_the_owner_of_the_number_hears_of_it(yati: Talker, budi: Talker) -> None:
    await budi.registers()
    await plays(
        budi, ("says", "/profil", "Ini profilnya."), ("taps", "Nomor HP", "Nomor HP yang bisa"),
        ("shares_contact", "", "Tersimpan"),
    )  # fmt: skip
    await plays(
        yati, ("says", "/tetangga", "Tetangga"), ("taps", "Catat tetangga", "Bacakan ini"), ("says", "iya", "ikut mendengar"),
        ("taps", "Hanya saya", "rekaman suara"), ("taps", "Lewati", "Siapa nama"), *BUSINESS,
        ("says", "0812 3456 7101", "Sudah benar"), ("taps", "Simpan", "Tercatat"),
    )  # fmt: skip
    await budi.sees("mencatat usaha dengan nomor HP ini")
    await plays(
        budi, ("taps", "Lihat catatan", "Emping Bu Karmi"), ("taps", "Ya, punya saya", "mau digabung ke situ?"),
        ("taps", "Biar terpisah", "Tidak ada yang berubah."),
    )  # fmt: skip
