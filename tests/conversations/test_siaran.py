"""/siaran: an officer who has never seen it sends something to some people, and sees what becomes of it."""

import pytest

from tests.conversations.announcing import audience, composes, got, listeners, officer, over
from tests.support.town import Talker, Town


@pytest.fixture
async def people(town: Town) -> dict[str, Talker]:
    town.sim.clock.at("2026-11-24 10:00")
    return await listeners(town)


@pytest.fixture
async def ratna(town: Town, people: dict[str, Talker]) -> Talker:
    return await officer(town)


async def test_the_first_announcement_of_somebody_who_has_never_seen_it(
    town: Town, ratna: Talker, people: dict[str, Talker]
) -> None:
    """Exactly these taps: it is said, aimed, looked at, and sent."""
    await ratna.says("/siaran")
    assert "Langkah 1 dari 3" in (await ratna.sees("Mau mengumumkan apa?")).text
    await ratna.says("Besok ada pelatihan PIRT di balai desa")
    assert "👥 3 orang" in (await ratna.sees("Siapa yang dikirimi?")).text
    await ratna.taps("Daerah")
    await ratna.sees("Daerah mana saja?")
    await ratna.taps("Lainnya ➡️")
    await ratna.taps("Limpung")
    assert "👥 2 orang" in (await ratna.sees("📍 Limpung")).text
    await ratna.taps("Selesai")
    await ratna.taps("Pakai ini")
    await ratna.sees("Begini tampilannya nanti. Kapan dikirim?")
    assert "Besok ada pelatihan PIRT di balai desa" in got(ratna)
    await ratna.taps("Sekarang")
    card = await ratna.sees("Sudah benar begini?")
    assert "👥 2 orang" in card.text
    await ratna.taps("Kirim")
    await ratna.sees("Siaran 1 mulai dikirim ke 2 orang")
    await over(town)
    await ratna.sees("✅ 2 terkirim")
    assert got(people["Budi"]) == got(people["Sari"]) == ["Besok ada pelatihan PIRT di balai desa"]
    assert got(people["Tini"]) == []


async def test_how_it_looks_is_passed_on_as_it_was_written(
    town: Town, ratna: Talker, people: dict[str, Talker]
) -> None:
    await ratna.says("/siaran")
    await ratna.sees("Mau mengumumkan apa?")
    looks = [{"type": "bold", "offset": 0, "length": 7}]
    await ratna.says("PENTING besok libur", looks=looks)
    await audience(ratna)
    await ratna.taps("Sekarang")
    await ratna.taps("Kirim")
    await over(town)
    for talker in people.values():
        [message] = [message for message in talker.chat if message.by_bot]
        assert (message.text, message.body["entities"]) == ("PENTING besok libur", looks)


async def test_an_album_is_one_announcement(town: Town, ratna: Talker, people: dict[str, Talker]) -> None:
    await ratna.says("/siaran")
    await ratna.sees("Mau mengumumkan apa?")
    await ratna.sends_album("photo", "photo", "photo", caption="Foto pelatihan")
    await audience(ratna)
    assert len([m for m in ratna.chat if m.by_bot and "media_group_id" in m.body]) == 3
    await ratna.taps("Sekarang")
    assert "album 3 foto – Foto pelatihan" in (await ratna.sees("Sudah benar begini?")).text
    await ratna.taps("Kirim")
    await over(town)
    for talker in people.values():
        bodies = [message.body for message in talker.chat if message.by_bot]
        assert [body.get("caption") for body in bodies] == ["Foto pelatihan", None, None]


async def test_an_album_with_too_many_words_is_refused_whole(town: Town, ratna: Talker) -> None:
    """Its other pictures come by themselves: none of them is the announcement."""
    await ratna.says("/siaran")
    await ratna.sees("Mau mengumumkan apa?")
    await ratna.sends_album("photo", "photo", "photo", caption="a" * 1_000)
    await ratna.sees("Terlalu panjang: paling banyak 942 huruf")
    await town.settled()
    assert "Siapa yang dikirimi?" not in " ".join(got(ratna))
    await ratna.sends_album("photo", "photo", caption="Lebih pendek")
    await audience(ratna)
    assert len([m for m in ratna.chat if m.by_bot and "media_group_id" in m.body]) == 2


@pytest.mark.parametrize("kind", ["photo", "document", "voice"])
async def test_a_file_is_passed_on(town: Town, ratna: Talker, people: dict[str, Talker], kind: str) -> None:
    await ratna.says("/siaran")
    await ratna.sees("Mau mengumumkan apa?")
    await {
        "photo": lambda: ratna.sends_photo("Ini"), "document": lambda: ratna.sends_document("surat.pdf", b"x"),
        "voice": ratna.sends_voice,
    }[kind]()  # fmt: skip
    await audience(ratna)
    await ratna.taps("Sekarang")
    await ratna.taps("Kirim")
    await over(town)
    assert [kind in message.body for message in people["Budi"].chat if message.by_bot] == [True]


async def test_what_cannot_be_passed_on_is_refused_kindly(town: Town, ratna: Talker) -> None:
    await ratna.says("/siaran")
    await ratna.sees("Mau mengumumkan apa?")
    await ratna.sends_sticker()
    await ratna.sees("Yang bisa diteruskan")
    await ratna.says("ok")
    await ratna.sees("pendek sekali")
    await ratna.says("x" * 4_050)
    await ratna.sees("Terlalu panjang")
    await ratna.says("Besok libur")
    await audience(ratna)


async def test_a_text_that_telegram_cut_in_two_is_refused_whole(town: Town, ratna: Talker) -> None:
    """The end of it, which is short enough, is not the announcement."""
    await ratna.says("/siaran")
    await ratna.sees("Mau mengumumkan apa?")
    await ratna.says("a" * 4_096 + "dan seterusnya, sekian dari dinas")
    await ratna.sees("Terlalu panjang")
    await town.settled()
    assert "Siapa yang dikirimi?" not in " ".join(got(ratna))
    await ratna.says("Besok libur")
    await audience(ratna)


async def test_for_whom_it_is_may_be_said_at_the_door(town: Town, ratna: Talker) -> None:
    """It is shown to be confirmed; a sentence that is not understood whole chooses nothing."""
    await ratna.says("kirim pengumuman ke semua pengrajin keripik yg blm punya halal di Limpung")
    await ratna.sees("Mau mengumumkan apa?")
    await ratna.says("Besok libur")
    asked = (await ratna.sees("Siapa yang dikirimi?")).text
    assert "📍 Limpung\n🏷 Makanan kering\n📜 belum punya Halal" in asked
    await ratna.taps("Pakai ini")
    await ratna.sees("Kapan dikirim?")
    await ratna.taps("Sekarang")
    await ratna.sees("Sudah benar begini?")
    await ratna.taps("Kirim")
    await ratna.sees("mulai dikirim")
    await over(town)
    await ratna.says("umumkan ke warga limpung besok ada pasar murah")
    await ratna.sees("ketuk nomornya untuk melihat")
    await ratna.says("umumkan ke bakul keripik di Bandar")
    await ratna.sees("Mau mengumumkan apa?")


async def test_nobody_to_send_it_to_loses_nothing(town: Town, ratna: Talker) -> None:
    await composes(ratna, "Besok libur", "Gringsing")
    await ratna.taps("Kirim")
    await ratna.sees("Belum ada orang yang cocok")
    await ratna.taps("Daerah")
    await ratna.taps("Semua tempat")
    await ratna.taps("Pakai ini")
    await ratna.taps("Sekarang") if "Kapan" in ratna.screen.text else None
    await ratna.sees("Sudah benar begini?")
    await ratna.taps("Kirim")
    await ratna.sees("mulai dikirim ke 3 orang")
    await over(town)


async def test_a_line_of_the_card_is_changed_and_shown_anew(town: Town, ratna: Talker) -> None:
    await composes(ratna)
    await ratna.taps("✏️ Tombol")
    await ratna.sees("tombol apa")
    await ratna.says("Ikut, Tidak, Mungkin")
    shown = await ratna.sees("Sudah benar begini?")
    assert "Tombol: Ikut · Tidak · Mungkin" in shown.text
    sample = next(m for m in ratna.chat if m.by_bot and "Mungkin" in m.buttons)
    await ratna.taps_old(sample, "Mungkin")
    await ratna.sees_toast("baru contoh")
    await ratna.taps("✏️ Isi")
    await ratna.says("Lusa ada pelatihan PIRT")
    shown = await ratna.sees("Sudah benar begini?")
    assert "Lusa ada pelatihan PIRT" in shown.text
    await ratna.taps("Kirim")
    await over(town)


async def test_nobody_but_officers_announces(town: Town, people: dict[str, Talker]) -> None:
    await people["Budi"].says("/siaran")
    await people["Budi"].sees("khusus petugas")
    for data in (
        "-:siaran_new:",
        "-:siaran:1",
        "-:siaran_pause:1",
        "-:siaran_yes:1",
        "-:siaran_report:1",
        "-:siaran_list:0",
    ):
        await people["Budi"].forges(data)
        await town.settled()
    assert not await town.rows("SELECT id FROM announcements")
    assert not any("Mau mengumumkan" in text for text in got(people["Budi"]))
