"""Where a row of a list lies: by names in every spelling, codes, addresses, and what lies outside."""

import pytest

from domain.lists.addresses import kecamatan_in, regency_in
from domain.lists.places import Places, Told
from domain.messages import Rejected

BATANG = ("33.25",)


def looked_up(places: Places, told: Told) -> str:
    """The area, "outside", or why it is not clear."""
    try:
        found = places.find(told)
    except Rejected as refusal:
        return refusal.message.id.format_map(refusal.message.params)
    return "outside" if found.is_outside else found.area


@pytest.mark.parametrize(
    ("told", "area"),
    [
        (Told("LIMPUNG", "SIDOMULYO"), "33.25.08.2005"), (Told("Kec. Limpung", "Ds. Sidomulyo RT 02/01"), "33.25.08.2005"),
        (Told("Limpun", "Sidomulio"), "33.25.08.2005"), (Told("08. LIMPUNG"), "33.25.08"), (Told("Warung Asem"), "33.25.12"),
        (Told("BATANG", regency="Kab. Batang"), "33.25.11"), (Told(desa="Sidomulyo"), "33.25.08.2005"), (Told(area="33.25.08.2005"), "33.25.08.2005"),
        (Told(area="332508"), "33.25.08"), (Told(area="3325082005"), "33.25.08.2005"), (Told(area="99.99", kecamatan="Limpung"), "33.25.08"),
        (Told(address="Jl. Raya 5, Ds. Sidomulyo RT 02 RW 01, Kec. Limpung"), "33.25.08.2005"), (Told(address="Sidomulyo, Limpung"), "33.25.08.2005"),
        (Told(address="Dk. Krajan RT 1/2 Desa Babadan Kec. Limpung Kab. Batang"), "33.25.08.2010"), (Told("Limpung", address="Ds. Sidomulyo RT 1"), "33.25.08.2005"),
        (Told("Limpung", address="Jl. Desa Makmur No 2"), "33.25.08"), (Told("Bawang"), "33.25.05"), (Told("TULIS"), "33.25.10"), (Told("BANDAR"), "33.25.02"),
        (Told("Kedungwuni"), None), (Told("Bandar", regency="KOTA PEKALONGAN"), None), (Told("Tambun Selatan"), None), (Told("Limpung", "Sidomulyo", regency="Pekalongan"), None),
        (Told(area="32.16.06"), None),
        (Told("Atlantis"), "I do not know the kecamatan"), (Told("Limpung", "Nirwana"), "There is no desa"), (Told(), "kecamatan is missing"),
        (Told(desa="Kalisalak"), "there are 2 places"), (Told(desa="Nirwana"), "I do not know the desa"), (Told(area="99.99"), "area code"),
        (Told("Limpung", "Pranten"), "lies in"), (Told("Wonotungal Jaya"), "I do not know"), (Told(address="Jl. Merdeka 5"), "missing"),
    ],
)  # fmt: skip
def test_a_place_of_a_list_of_batang(told: Told, area: str | None) -> None:
    places = Places(BATANG, "33.25")
    for _ in range(2):  # the second time from what is known
        assert (area or "outside") in looked_up(places, told)


@pytest.mark.parametrize(
    ("scope", "told", "area"),
    [
        (("33.25.08",), Told("Bandar", "Nirwana"), None), (("33.25.08",), Told(desa="Sidomulyo"), "33.25.08.2005"), (("33.25.08",), Told("Limpung", "Babadan"), "33.25.08.2010"),
        (("33.25.08.2005",), Told("Limpung", "Sidomulyo"), "33.25.08.2005"), (("33.25.08.2005",), Told("Limpung", "Babadan"), None), (("33.25.08.2005",), Told("Limpung"), None),
        (("33.25.08", "33.25.02"), Told("Bandar"), "33.25.02"), (("33.25", "36.04"), Told("Anyer"), "36.04.30"), (("33.25", "36.04"), Told("Pulo Ampel"), "36.04.08"),
        (("32.16",), Told("Kedungwaringin"), "32.16.12"), (("32.16",), Told("MUARA GEMBONG"), "32.16.17"), (("32.16",), Told("Karangbahagia"), "32.16.10"),
        (("36.04",), Told("Puloampel"), "36.04.08"), (("36.04",), Told("Lebakwangi"), "36.04.35"), (("36.04",), Told("Bandung"), "36.04.34"), (("33.72",), Told("Pasarkliwon"), "33.72.03"),
        (("33",), Told("Karanganyar"), "several kecamatan"), (("33",), Told("Karanganyar", regency="demak"), "33.21.09"),
        (("",), Told("Bandar"), "33.25.02"), (("",), Told("Tambun Selatan"), "32.16.06"), (("",), Told("Tambun Selatan", regency="Kab. Bekasi"), "32.16.06"),
    ],
)  # fmt: skip
def test_a_list_is_read_for_the_areas_of_whoever_sends_it(
    scope: tuple[str, ...], told: Told, area: str | None
) -> None:
    assert (area or "outside") in looked_up(Places(scope, "33.25"), told)


def test_headings_and_names_of_sheets_tell_a_place() -> None:
    assert kecamatan_in("DAFTAR UMKM KECAMATAN LIMPUNG TAHUN 2021") == "LIMPUNG"
    assert regency_in("DAFTAR PENERIMA BPUM KABUPATEN BATANG TAHUN 2021") == "KABUPATEN BATANG"
    assert kecamatan_in("DAFTAR UMKM") == regency_in("DAFTAR UMKM") == ""
    places = Places(BATANG, "33.25")
    assert places.names_place("LIMPUNG") == Told("LIMPUNG")
    assert places.names_place("Sidomulyo") == Told(desa="Sidomulyo")
    assert places.names_place("Sheet1") == places.names_place("Kalisalak") == Told()
