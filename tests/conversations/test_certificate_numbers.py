"""Each kind of number: refused with an example, what was typed is kept, and in the end it is recorded."""

import pytest

from tests.conversations.paper_talk import newest, settles
from tests.support.town import Talker, Town

KINDS = (
    # paper as it is written, kind of producer, wrong → why, right → stored
    ("nib", "mebel", "123456789012", "Saya hitung ada 12 angka.", "1234567890123", None),
    ("nib", "mebel", "3325110101800001", "Itu seperti NIK (nomor KTP)", "NIB: 1234567890123", None),
    ("npwp", "mebel", "12345", "Saya hitung ada 5 angka.", "09.254.294.3-407.000", "7000"),
    ("pirt", "makanan_kering", "2073671040052", "Kurang dua angka, yaitu tahun", "P-IRT No. 2073671040052-26", "207367104005226"),
    ("pirt", "makanan_kering", "207367104005", "sebelum tahun 2012", "2 07 3671 04 0052 - 26", "207367104005226"),
    ("pirt", "makanan_kering", "MD 245009001018", "Itu sepertinya nomor BPOM MD.", "207367104005226", "207367104005226"),
    ("izin bpom (md)", "frozen", "MD 2450090010", "Saya hitung 10 angka.", "BPOM RI MD 245009001018", "MD245009001018"),
    ("izin bpom (md)", "frozen", "ML 245009001018", "barang dari luar negeri", "867028042317", "MD867028042317"),
    ("izin kosmetik (na)", "kosmetik", "NA1817123456", "Saya hitung 10 angka.", "POM NA18171234567", "NA18171234567"),
    ("izin jamu (tr)", "jamu_kemasan", "TR 1630001", "Saya hitung 7 angka.", "POM TR 163000123", "TR163000123"),
    ("halal gratis", "makanan_kering", "KH12345", "nomor ketetapan halal (KH)", "ID31110000412891122", "ID31110000412891122"),
    ("halal gratis", "makanan_kering", "LPPOM 00110012345678", "nomor MUI yang lama", "ID31110000412891122", "ID31110000412891122"),
    ("halal reguler", "makanan_kering", "SH2024-1-123456", "SH itu nomor pengajuan.", "31110000412891122", "ID31110000412891122"),
    ("merek", "mebel", "Mebel Jaya", "IDM dan 9 angka", "idm 000 123 456", "IDM000123456"),
    ("barcode", "makanan_kering", "8991234567890", "Angkanya belum cocok", "899 1234 567891", "8991234567891"),
    ("surat laik bersih", "jasa_boga", "?", "persis seperti di suratnya", "No. 440/12/SLHS/2026", "440/12/SLHS/2026"),
)  # fmt: skip


async def reaches_number(talker: Talker, paper: str) -> None:
    await talker.says("/sertifikat")
    await talker.sees("Izin dan sertifikat")
    await talker.taps("Catat")
    await talker.sees("Surat apa yang sudah punya?")
    await talker.says(paper)


async def finishes(talker: Talker, town: Town) -> str | None:
    """Leave the rest open and save; returns the stored number."""
    while True:
        asked = (await newest(talker)).text
        if "Sudah benar semua?" in asked:
            break
        await talker.taps("Lewati" if "Kirim foto" in asked else "Tidak tahu")
    await talker.taps("Simpan")
    await talker.sees("sudah dicatat.")
    found = await town.rows("SELECT number FROM certificates")
    return found[0].number if found else None


@pytest.mark.parametrize(("paper", "kind", "wrong", "why", "right", "stored"), KINDS)
async def test_a_wrong_number_is_explained_and_a_right_one_recorded(
    town: Town, budi: Talker, paper: str, kind: str, wrong: str, why: str, right: str, stored: str | None
) -> None:
    await settles(town, budi, kind, "barang")
    await reaches_number(budi, paper)
    await town.settled()
    asked = await budi.sees("Berapa nomor") if paper != "barcode" else await budi.sees("13 angka")
    assert "🤷 Tidak tahu" in asked.buttons
    await budi.says(wrong)
    refused = await budi.sees(why)
    keeps = paper not in ("nib", "npwp") and any(character.isdigit() for character in wrong)
    assert ("💾 Simpan apa adanya" in refused.buttons) is keeps
    assert (f"Yang ditulis: {wrong}" in refused.text) is (paper not in ("nib", "npwp", "surat laik bersih"))
    await budi.says(right)
    assert await finishes(budi, town) == stored


async def test_an_odd_number_may_be_kept_as_it_is_written(town: Town, budi: Talker) -> None:
    await settles(town, budi, "makanan_kering", "keripik")
    await reaches_number(budi, "pirt")
    await budi.sees("Bentuknya seperti")
    await budi.says("DEPKES RI SP. 0123/33.25/99")
    await budi.sees("Yang ditulis: DEPKES RI SP. 0123/33.25/99")
    await budi.says("DEPKES RI SP. 0123/33.25/98")
    twice = await budi.sees("Yang ditulis: DEPKES RI SP. 0123/33.25/98")
    assert twice.buttons[0] == "💾 Simpan apa adanya"
    await budi.taps("Simpan apa adanya")
    await budi.sees("Disimpan seperti yang ditulis.")
    assert await finishes(budi, town) == "DEPKES RI SP. 0123/33.25/98"
    assert [row.is_odd for row in await town.rows("SELECT is_odd FROM certificates")] == [1]
    await budi.taps("Lihat")
    assert "Bentuk nomornya tidak biasa." in (await budi.sees("Nomor: DEPKES RI SP. 0123/33.25/98")).text


@pytest.mark.parametrize("forged", ["odd", "", "x", "2026-01-01"])
async def test_a_forged_answer_keeps_nothing(town: Town, budi: Talker, forged: str) -> None:
    await settles(town, budi, "makanan_kering", "keripik")
    await reaches_number(budi, "pirt")
    asked = await budi.sees("Bentuknya seperti")
    token = asked.inline_buttons[0]["callback_data"].partition(":")[0]
    await budi.forges(f"{token}:number:{forged}")
    await budi.sees("Tulis nomornya, atau ketuk “Tidak tahu”.")
    await budi.says("2073671040052-26")
    assert await finishes(budi, town) == "207367104005226"


@pytest.mark.parametrize(
    ("said", "why", "then", "stored"),
    [
        ("31 februari 2022", "", "12/3/2022", "2022-03-12"),
        ("besok", "belum datang", "kemarin", "2026-11-23"),
        ("tanggalnya luntur", "belum paham tanggalnya", "gak tau", None),
    ],
)
async def test_the_day_of_issue(
    town: Town, budi: Talker, said: str, why: str, then: str, stored: str | None
) -> None:
    await settles(town, budi, "makanan_kering", "keripik")
    await budi.says("catat slhs 440/12/2026")
    await budi.sees("Terbit tanggal berapa?")
    await budi.says(said)
    assert why in (await budi.sees("Terbit tanggal berapa?")).text
    await budi.says(then)
    await budi.sees("Berlaku sampai kapan?")
    await finishes(budi, town)
    assert [row.issued_on for row in await town.rows("SELECT issued_on FROM certificates")] == [stored]


async def test_the_end_is_not_before_the_beginning(town: Town, budi: Talker) -> None:
    await settles(town, budi, "makanan_kering", "keripik")
    await budi.says("catat slhs 440/12/2026")
    await budi.sees("Terbit tanggal berapa?")
    await budi.says("12 maret 2024")
    await budi.sees("Berlaku sampai kapan?")
    await budi.says("11 maret 2024")
    await budi.sees("Berlaku sampai kapan?")
    await budi.says("11 maret 2025")
    await budi.sees("Kirim foto")
    await finishes(budi, town)
    await budi.says("sertifikat saya")
    await budi.sees("❌ Surat laik bersih: sudah habis 11 Mar 2025")
