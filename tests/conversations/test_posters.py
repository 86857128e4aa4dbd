"""Posters: one for each kecamatan or desa, as one file or one by one; whoever follows one begins with the right place."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from bot.bench import poster
from tests.support.lists import officer
from tests.support.town import Talker, Town


@pytest.fixture
async def ratna(town: Town) -> Talker:
    return await officer(town)


async def pages(town: Town, talker: Talker) -> list[str]:
    """The texts of the last file's pages."""
    document = next(m.body["document"] for m in reversed(talker.chat) if m.by_bot and "document" in m.body)
    file = town.sim.world.files.get(document["file_id"])
    assert file is not None
    return [page.extract_text() for page in PdfReader(io.BytesIO(town.sim.world.files.read(file))).pages]


async def test_the_whole_set_comes_as_one_file(town: Town, ratna: Talker, budi: Talker) -> None:
    await ratna.says("/undang")
    await ratna.taps("Poster")
    await ratna.sees("Poster untuk Kabupaten Batang")
    await ratna.taps("Semua 15 kec.")
    await ratna.sees("15 poster untuk Kabupaten Batang", 15)
    texts = await pages(town, ratna)
    assert len(texts) == 15
    for words in (
        "Dinas UMKM Batang",
        "Punya usaha?",
        "Gratis!",
        "Kecamatan Wonotunggal",
        "Tidak perlu NIK",
        "t.me/laris_bot",
    ):
        assert words in texts[0]
    assert "Kecamatan Banyuputih" in texts[14]


async def test_one_by_one_down_to_the_desa(town: Town, ratna: Talker, budi: Talker) -> None:
    await ratna.says("/impor")
    await ratna.taps("Poster")
    await ratna.sees("Poster untuk Kabupaten Batang")
    await ratna.taps("Lainnya")
    await ratna.taps("Limpung")
    await ratna.sees("Poster untuk Kecamatan Limpung")
    await ratna.taps("Satu: Limpung")
    await ratna.sees("1 poster untuk Kecamatan Limpung", 15)
    assert "Kecamatan Limpung" in (await pages(town, ratna))[0]
    await ratna.taps("Semua 17 desa")
    await ratna.sees("17 poster untuk", 15)
    assert len(await pages(town, ratna)) == 17
    await ratna.taps("Sidomulyo")
    await ratna.sees("1 poster untuk Desa Sidomulyo", 15)
    assert "Desa Sidomulyo" in (await pages(town, ratna))[0]
    await ratna.taps("Naik")
    await ratna.sees("Poster untuk Kabupaten Batang")
    await budi.starts("d_3325082005")
    await budi.sees("Desa Sidomulyo, Kecamatan Limpung")


@pytest.mark.parametrize("argument", ["33.26", "33", "", "x", "33.26.01", "33.25.05.9999"])
async def test_posters_of_other_areas_are_not_made(town: Town, argument: str) -> None:
    lina = await officer(town, "Lina", 108, "33.25.05")
    for route in ("posters", "poster", "poster_set"):
        await lina.forges(f"-:{route}:{argument}")
        await lina.sees("Poster untuk Kecamatan Bawang")
    await lina.taps("Satu: Bawang")
    await lina.sees("1 poster untuk Kecamatan Bawang", 15)


async def test_posters_are_for_officers(town: Town, siti: Talker) -> None:
    for route in ("posters", "poster", "poster_set"):
        await siti.forges(f"-:{route}:33.25")
        await siti.sees("Bagian itu khusus petugas.")
    await siti.says("/produk")
    await siti.sees("Ini produknya.")


def test_long_names_fit_on_the_page() -> None:
    words: dict[str, Any] = {
        "office": "Dinas Perindustrian, Perdagangan, Koperasi dan Usaha Kecil Menengah Kabupaten Batang", "title": "Punya usaha?", "free": "Gratis!",
        "steps": ["1. Langkah", "2. Langkah", "3. Langkah"], "typed": "Buka {bot} di Telegram", "foot": "Tidak perlu NIK",
    }  # fmt: skip
    place = {"place": "Kelurahan " + "Karanganyar " * 6, "link": "https://t.me/laris_bot?start=d_3325082005"}
    told, made = poster.draw({"name": "p.pdf", "pages": [place, place], "words": words}, b"")
    assert (told["mime"], len(PdfReader(io.BytesIO(made)).pages)) == ("application/pdf", 2)
