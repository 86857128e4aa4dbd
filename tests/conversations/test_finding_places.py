"""Where the business is: tapped, typed with typos, guessed from a location, or known from a poster."""

import pytest

from tests.conversations.way import finishes, form, producer, reaches
from tests.support.town import Talker, Town

JAYAPURA, LIMPUNG = (-2.53, 140.71), (-7.02, 109.92)


@pytest.mark.parametrize(
    ("parameter", "place"),
    [
        ("d_332508", "📍 Kecamatan Limpung, Kabupaten Batang"),
        ("d_33-25-08", "📍 Kecamatan Limpung, Kabupaten Batang"),
        ("d_33.25.08", "📍 Kecamatan Limpung, Kabupaten Batang"),
    ],
)
async def test_a_poster_knows_the_kecamatan(town: Town, budi: Talker, parameter: str, place: str) -> None:
    await budi.starts(parameter)
    await budi.sees(place)
    await budi.taps("Daftar sekarang")
    for step, words in (("Apakah setuju?", "ya"), ("Siapa nama", "Budi"), ("nama usahanya", "Keripik Budi")):
        await budi.sees(step)
        await budi.says(words)
    await budi.sees("bikin apa")
    await budi.says("mebel")
    await budi.sees("Jual apa saja")
    await budi.says("kursi")
    await budi.sees("Desa atau kelurahan mana di Limpung?")
    await finishes(budi, "desa")
    assert (await producer(town, budi))["area"] == "33.25.08.2005"


async def test_a_poster_of_a_desa_leaves_out_both_questions(town: Town, budi: Talker) -> None:
    await budi.starts("d_33.25.08.2005")
    await budi.sees("Sidomulyo")
    await budi.taps("Daftar sekarang")
    await budi.sees("Apakah setuju?")
    await budi.taps("Ya, setuju")
    for question, words in (
        ("Siapa nama", "Budi"), ("nama usahanya", "Keripik Budi"), ("bikin apa", "mebel"), ("Jual apa", "kursi"),
    ):  # fmt: skip
        await budi.sees(question)
        await budi.says(words)
    await finishes(budi, "phone")
    assert (await producer(town, budi))["area"] == "33.25.08.2005"


async def test_a_poster_of_another_regency_is_believed(town: Town, budi: Talker) -> None:
    await budi.starts("d_332601")
    await budi.sees("Kabupaten Pekalongan")
    await budi.taps("Daftar sekarang")
    await budi.sees("Apakah setuju?")
    await budi.taps("Ya, setuju")
    for question, words in (
        ("Siapa nama", "Budi"), ("nama usahanya", "Keripik Budi"), ("bikin apa", "mebel"), ("Jual apa", "kursi"),
    ):  # fmt: skip
        await budi.sees(question)
        await budi.says(words)
    asked = await budi.sees("Desa atau kelurahan mana")
    await budi.taps(asked.buttons[0])
    await finishes(budi, "phone")
    assert (await producer(town, budi))["area"].startswith("33.26.01.")


@pytest.mark.parametrize(
    "parameter", ["d_", "d_999999", "d_Limpung", "d_33.25.08.9999.1", "poster", "d_33", "d_½²"]
)
async def test_a_poster_with_a_strange_code_is_like_none(budi: Talker, parameter: str) -> None:
    await budi.starts(parameter)
    await budi.sees("Selamat datang di Laris")
    await budi.taps("Daftar sekarang")
    await budi.sees("Apakah setuju?")
    await finishes(budi, "consent")


@pytest.mark.parametrize(
    "way",
    [
        (("says", "limpng"),),
        (("says", "Kec. Limpung, Batang"),),
        (("says", "33.25.08"),),
        (("taps", "Lainnya"), ("taps", "Limpung")),
        (("taps", "Lainnya"), ("says", "2")),
        (("taps", "Lainnya"), ("taps", "Sebelumnya"), ("taps", "Lainnya"), ("taps", "Limpung")),
        (("says", "Kalisari"), ("taps", "Semua tempat"), ("says", "limpung")),
        (("says", "Jakarta"), ("says", "Limpung")),
        (("says", "limp"), ("taps", "Limpung")),
    ],
)
async def test_the_kecamatan_is_found_in_many_ways(
    town: Town, budi: Talker, way: tuple[tuple[str, str], ...]
) -> None:
    await reaches(budi, "kecamatan")
    for action, words in way:
        await getattr(budi, action)(words)
        await budi.gets_answer()
    await budi.sees("Desa atau kelurahan mana di Limpung?")
    await finishes(budi, "desa")
    assert (await producer(town, budi))["area"] == "33.25.08.2005"


@pytest.mark.parametrize(
    "way",
    [
        (("says", "Sidomulyo"), ("taps", "Sidomulyo, Limpung")),
        (("says", "ds sidomuljo"), ("says", "1")),
        (("says", "Sidomulyo Limpung"),),
        (("says", "rt 2 rw 1 desa sidomulyo kec limpung kab batang"),),
    ],
)
async def test_who_names_the_desa_as_well_is_not_asked_for_it(
    town: Town, budi: Talker, way: tuple[tuple[str, str], ...]
) -> None:
    await reaches(budi, "kecamatan")
    for action, words in way:
        await getattr(budi, action)(words)
        await budi.gets_answer()
    asked = await budi.sees("Nomor HP")
    assert "📍 Desa Sidomulyo, Kecamatan Limpung, Kabupaten Batang" in asked.text
    await finishes(budi, "phone")
    assert (await producer(town, budi))["area"] == "33.25.08.2005"


async def test_a_desa_that_two_kecamatan_have_is_asked_back(town: Town, budi: Talker) -> None:
    await reaches(budi, "kecamatan")
    await budi.says("Kalisari")
    asked = await budi.sees("Maksudnya yang mana?")
    assert asked.buttons[:3] == ["Kalisari, Blado", "Kalisari, Reban", "📋 Semua tempat"]
    await budi.taps("Kalisari, Reban")
    await budi.sees("Kecamatan Reban")
    await finishes(budi, "phone")
    assert (await producer(town, budi))["area"] == "33.25.04.2017"


@pytest.mark.parametrize(
    "way",
    [
        (("says", "sidomuljo"),),
        (("says", "desa Sidomulyo"),),
        (("taps", "Lainnya"), ("taps", "Lainnya"), ("says", "2")),
        (
            ("taps", "Lainnya"),
            ("taps", "Sebelumnya"),
            ("taps", "Lainnya"),
            ("taps", "Lainnya"),
            ("taps", "Sidomulyo"),
        ),
        (("says", "Kauman"), ("says", "Sidomulyo")),
    ],
)
async def test_the_desa_is_found_in_many_ways(
    town: Town, budi: Talker, way: tuple[tuple[str, str], ...]
) -> None:
    await reaches(budi, "desa")
    for action, words in way:
        await getattr(budi, action)(words)
        await budi.gets_answer()
    await finishes(budi, "phone")
    assert (await producer(town, budi))["area"] == "33.25.08.2005"


async def test_a_location_is_a_guess_to_be_confirmed(town: Town, budi: Talker) -> None:
    await reaches(budi, "kecamatan")
    await budi.taps("Pakai lokasi saya")
    await budi.sees("kecamatan mana")
    assert budi.keyboard[:2] == ["📍 Kirim lokasi saya", "📋 Semua tempat"]
    await budi.shares_location(*LIMPUNG)
    guessed = await budi.sees("Sepertinya dekat sini. Mana yang benar?")
    assert "Limpung" in guessed.buttons[:3]
    assert budi.keyboard == []
    assert "kecamatan" not in (await form(town, budi) or {})["answers"]
    await budi.taps("Limpung")
    await finishes(budi, "desa")


async def test_a_location_may_be_sent_without_being_asked_for(budi: Talker) -> None:
    await reaches(budi, "kecamatan")
    await budi.shares_location(*LIMPUNG)
    await budi.sees("Mana yang benar?")
    await budi.taps("Limpung")
    await finishes(budi, "desa")


async def test_a_location_in_papua_is_refused_kindly(budi: Talker) -> None:
    await reaches(budi, "kecamatan")
    await budi.taps("Pakai lokasi saya")
    await budi.sees("kecamatan mana")
    await budi.shares_location(*JAYAPURA)
    asked = await budi.sees("Lokasi itu jauh dari Kabupaten Batang.")
    assert "Bandar" in asked.buttons
    await finishes(budi, "kecamatan")


async def test_who_does_not_want_to_send_a_location_gets_the_list_again(budi: Talker) -> None:
    await reaches(budi, "kecamatan")
    await budi.taps("Pakai lokasi saya")
    await budi.sees("kecamatan mana")
    await budi.taps("Semua tempat")
    await budi.sees("kecamatan mana")
    assert budi.keyboard == []
    await budi.taps("Bandar")
    await budi.sees("Desa atau kelurahan mana di Bandar?")
    await budi.shares_location(*LIMPUNG)
    asked = await budi.sees("Terima kasih lokasinya.")
    await budi.taps(asked.buttons[0])
    await finishes(budi, "phone")
