"""How much to bring next time: worked out in the open, asked for in own words, silent while little is known."""

import pytest

from tests.conversations.shops import CARD, SAVED, adds_shop, brings, opens
from tests.support.town import Talker, Town


async def sells_each_week(town: Town, tini: Talker, weeks: int) -> str:
    """50 lie there; each week 10 are sold and paid. Gives the last screen."""
    text = ""
    for week in range(weeks):
        town.sim.clock.at(f"2026-{12 if week else 11}-{(29, 6, 13, 20)[week]:02d} 10:00")
        await tini.says(f"laku 10 sisa {40 - 10 * week} lunas")
        shown = await tini.gets_answer()
        if "Dibayar berapa?" in shown.text:
            await tini.taps("lunas")
            await tini.sees(CARD)
        await tini.taps("Simpan")
        text = (await tini.sees(SAVED)).text
    return text


async def test_silent_with_two_counts_and_saying_so_when_asked(town: Town, tini: Talker) -> None:
    assert "Lain kali" not in await sells_each_week(town, tini, 2)
    await opens(tini)
    await tini.taps("Lainnya")
    await tini.taps("Bawa berapa")
    shown = await tini.sees("💡 Lain kali bawa berapa ke Warung Bu Tini?")
    assert "keripik tempe: baru 2 kali dihitung. Perkiraan ada setelah 3 kali." in shown.text
    await tini.taps("Setor")
    await tini.sees("Setor apa ke Warung Bu Tini?")


async def test_after_the_third_count_with_its_whole_arithmetic(town: Town, tini: Talker) -> None:
    assert "Lain kali" not in await sells_each_week(town, tini, 3)
    await tini.taps("Bawa berapa")
    shown = await tini.sees("💡 Lain kali bawa berapa ke Warung Bu Tini?")
    assert (
        "keripik tempe: belum perlu nambah.\n"
        "Laku 30 dalam 21 hari, jadi kira-kira 10 untuk 7 hari. Di sana masih 20."
    ) in shown.text


async def test_what_to_bring_stands_below_a_saved_count_and_in_the_next_delivery(
    town: Town, tini: Talker
) -> None:
    await sells_each_week(town, tini, 3)
    town.sim.clock.at("2026-12-20 10:00")
    await tini.says("laku 16 sisa 4 lunas")
    await tini.sees(CARD)
    await tini.taps("Simpan")
    saved = await tini.sees(SAVED)
    assert "💡 Lain kali bawa kira-kira:\nkeripik tempe: 8" in saved.text
    await tini.says("enaknya bawa berapa ke bu tini")
    shown = await tini.sees("💡 Lain kali bawa berapa ke Warung Bu Tini?")
    assert (
        "keripik tempe: kira-kira 8.\nLaku 46 dalam 28 hari, jadi kira-kira 12 untuk 7 hari. Di sana masih 4."
        in shown.text
    )
    assert "bukan keharusan" in shown.text
    await tini.taps("Setor")
    await tini.sees("Setor apa ke Warung Bu Tini?")
    await tini.taps("keripik tempe")
    asked = await tini.sees("💡 kira-kira 8.")
    assert "Laku 46 dalam 28 hari, jadi kira-kira 12 untuk 7 hari. Di sana masih 4." in asked.text
    assert "8" in asked.buttons


async def test_all_sold_says_that_more_might_have_gone(town: Town, tini: Talker) -> None:
    await sells_each_week(town, tini, 3)
    town.sim.clock.at("2026-12-20 10:00")
    await tini.says("habis semua, lunas")
    await tini.sees(CARD)
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    await tini.taps("Bawa berapa")
    shown = await tini.sees("💡 Lain kali bawa berapa")
    assert "Terakhir habis, jadi boleh dicoba lebih." in shown.text


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("enaknya bawa berapa ya", "💡 Lain kali bawa berapa ke Warung Bu Tini?"),
        ("bu tini udah bayar blm", "📊 Warung Bu Tini"),
        ("sisa berapa di bu tini?", "🏪 Warung Bu Tini"),
    ],
)
async def test_questions_in_own_words(tini: Talker, said: str, answer: str) -> None:
    await tini.says(said)
    await tini.sees(answer)


async def test_how_much_of_which_shop_is_asked(town: Town, tini: Talker) -> None:
    await adds_shop(tini, "Koperasi Maju")
    await brings(tini, 20)
    await tini.says("enaknya bawa berapa")
    shown = await tini.sees("Ke toko mana?")
    assert shown.buttons[:2] == ["Koperasi Maju", "Warung Bu Tini"]
    await tini.taps("Koperasi Maju")
    await tini.sees("💡 Lain kali bawa berapa ke Koperasi Maju?")


async def test_a_forged_shop_finds_nothing(tini: Talker) -> None:
    await tini.says("/titip")
    await tini.sees("Di rak toko")
    for argument in ("999", "x", ""):
        await tini.forges(f"-:advice:{argument}")
        await tini.sees("Toko itu sudah tidak ada di daftar")
