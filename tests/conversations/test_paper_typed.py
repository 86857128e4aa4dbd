"""Who does not tap but types: the word or number of a button, or the answer in their own words."""

import pytest

from tests.conversations.paper_talk import answers_until, settles
from tests.support.town import Talker, Town


@pytest.fixture
async def maker(town: Town) -> Talker:
    talker = town.person("Siti", 103)
    await settles(town, talker, "makanan_kering", "keripik tempe", "rempeyek kacang")
    return talker


@pytest.mark.parametrize(
    ("product", "channel", "sees"),
    [
        ("keripik tempe", "toko", "🔎 keripik tempe → 🏪 Toko"),
        ("yang tempe", "dinas", "🔎 keripik tempe → 🏛 Kantor pemerintah"),
        ("2", "1", "🔎 rempeyek kacang → 🏠 Dari rumah"),
        ("yg keripik tempe bu", "lewat shopee aja", "🔎 keripik tempe → 📱 Online"),
        ("rempeyek", "ekspor", "🔎 rempeyek kacang → 🚢 Luar negeri"),  # that button is on the next page
        ("rempeyek kacang di indomaret", "", "🔎 rempeyek kacang → 🛒 Minimarket"),
    ],
)
async def test_a_check_is_answered_by_typing(maker: Talker, product: str, channel: str, sees: str) -> None:
    await maker.says("mau urus ijin")
    await maker.sees("Produk mana yang mau dicek?")
    await maker.says(product)
    if channel:
        await maker.sees("mau dijual di mana?")
        await maker.says(channel)
    await answers_until(maker, sees)


async def test_other_goods_may_be_typed_as_well(maker: Talker) -> None:
    await maker.says("siap masuk indomaret?")
    await maker.sees("Produk mana yang mau dicek?")
    await maker.says("sambel terasi")
    shown = await answers_until(maker, "Siap 🛒 Minimarket?")
    assert "sambel terasi" in shown.text


async def test_the_words_of_any_button_count_until_something_else_is_said(maker: Talker) -> None:
    await maker.says("/sertifikat")
    await maker.sees("Izin dan sertifikat")
    await maker.says("panduan")
    await maker.sees("Cara mengurus surat")
    await maker.says("/sertifikat")
    await maker.sees("Izin dan sertifikat")
    await maker.says("cek produk")
    await maker.sees("Produk mana yang mau dicek?")
    await maker.says("/bantuan")
    await maker.says("2")
    await maker.sees("belum paham")


@pytest.mark.parametrize(
    "said", ["stok keripik tempe tinggal brp", "assalamualaikum bu", "duit titipan udh cair blm"]
)
async def test_words_about_something_else_are_no_choice(town: Town, maker: Talker, said: str) -> None:
    await maker.says("mau urus ijin")
    await maker.sees("Produk mana yang mau dicek?")
    before = len(maker.chat)
    await maker.says(said)
    await town.settled()
    assert "mau dijual di mana" not in "".join(one.text for one in maker.chat[before:])


async def test_a_stranger_may_type_as_well(town: Town) -> None:
    stranger = town.person("Rina", 105)
    await stranger.says("mebel jati butuh izin apa")
    await stranger.sees("mebel jati mau dijual di mana?")
    await stranger.says("titip di warung")  # this is about another subject
    await stranger.sees("daftar")
    await stranger.says("mebel jati butuh izin apa")
    await stranger.sees("mebel jati mau dijual di mana?")
    await stranger.says("cuma dr rumah aja bu")
    await answers_until(stranger, "→ 🏠 Dari rumah")
    assert await town.rows("SELECT id FROM people") == []


async def test_a_kind_may_be_named_by_half(maker: Talker) -> None:
    await maker.says("bakso perlu halal?")
    await maker.sees("bakso itu termasuk yang mana?")
    await maker.says("yg beku")
    await maker.sees("bakso perlu halal")
