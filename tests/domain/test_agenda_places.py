"""Places as officers write them, with a pin or without; notes with a link in them."""

import pytest

from domain.agenda.event import Pin
from domain.agenda.places import Told, note_in, pin, place_in, place_key
from domain.messages import Rejected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Aula Kecamatan Limpung", Told("Aula Kecamatan Limpung")),
        ("  Balai   desa. ", Told("Balai desa")),
        ("-7.016, 109.928", Told("", None, Pin(-7.016, 109.928))),
        ("Balai desa -7.0161 109.9282", Told("Balai desa", None, Pin(-7.0161, 109.9282))),
        ("https://maps.google.com/?q=-7.016,109.928", Told("", None, Pin(-7.016, 109.928))),
        ("Aula https://www.google.com/maps/@-7.016,109.928,17z", Told("Aula", None, Pin(-7.016, 109.928))),
        ("Aula https://maps.app.goo.gl/abc", Told("Aula")),
        ("Gedung lantai 2.5", Told("Gedung lantai 2.5")),
    ],
)
def test_a_place_is_read(text: str, told: Told) -> None:
    assert place_in(text) == told


@pytest.mark.parametrize(
    "text", ["", "ab", "12345", "/acara", "p" * 81, "51.507, -0.127", "https://maps.app.goo.gl/abc"]
)
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(Rejected):
        place_in(text)


def test_a_pin_lies_in_indonesia() -> None:
    assert pin(-7.0161234567, 109.9) == Pin(-7.016123, 109.9)
    for latitude, longitude in ((51.5, -0.1), (0.0, 0.0), (-7.0, 200.0)):
        with pytest.raises(Rejected):
            pin(latitude, longitude)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bawa contoh produk dan KTP", Told("Bawa contoh produk dan KTP")),
        ("https://example.id/jadwal", Told("", "https://example.id/jadwal")),
        ("Daftar di bit.ly/abc.", Told("Daftar di", "https://bit.ly/abc")),
        ("Lihat HTTP://Example.go.id/x ya", Told("Lihat ya", "https://Example.go.id/x")),
        ("Bawa KTP. Datang jam 8", Told("Bawa KTP. Datang jam 8")),
    ],
)
def test_a_note_and_its_link(text: str, told: Told) -> None:
    assert note_in(text) == told


@pytest.mark.parametrize("text", ["", "/batal", "n" * 251])
def test_what_is_no_note_is_refused(text: str) -> None:
    with pytest.raises(Rejected):
        note_in(text)


@pytest.mark.parametrize("said", ["Aula Kec. Limpung", "aula kec limpung", " AULA  Kec Limpung! "])
def test_a_place_is_known_however_it_is_written(said: str) -> None:
    assert place_key(said) == "aula kec limpung"
