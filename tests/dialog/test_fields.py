"""What each kind of answer reads, as tables."""

from dataclasses import replace
from typing import Any

import pytest

from bot.dialog.category_field import CategoryField
from bot.dialog.event import Event, Said, SentOther, SentPhoto, SharedContact, SharedLocation, Tapped
from bot.dialog.fields import Choice, PhoneNumber, Photo, named
from bot.dialog.form import Field, Option, Value, View
from bot.dialog.place_field import PlaceField
from bot.dialog.screen import Literal
from domain.messages import Rejected
from tests.dialog.sample import COLOURS, CONTEXT

CHOICE = Choice(lambda _: [Option(Literal(colour), colour) for colour in COLOURS])
KECAMATAN = PlaceField(3, lambda _: "33.25")
DEEP = PlaceField(3, lambda _: "33.25", "village")
COUNTRY = PlaceField(3, lambda _: "")
DESA = PlaceField(4, lambda _: "33.25.08")


def tap(choice: str) -> Tapped:
    return Tapped("t", "s", choice)


@pytest.mark.parametrize(
    ("field", "view", "event", "read"),
    [
        (CHOICE, "", Said("1"), "merah"), (CHOICE, "~1", Said("1"), "ungu"), (CHOICE, "", Said("UNGU!"), "ungu"),
        (CHOICE, "", tap("abu"), "abu"), (CHOICE, "", tap("~1"), View("~1")), (CHOICE, "", tap("pink"), Rejected),
        (CHOICE, "", Said("9"), Rejected), (CHOICE, "", Said(""), Rejected), (CHOICE, "", SentPhoto("f"), Rejected),
        (CHOICE, "~99", Said("1"), "merah"), (CHOICE, "~²", Said("2"), "putih"), (CHOICE, "~-1", Said("2"), "putih"),
        (KECAMATAN, "", Said("limpng"), "33.25.08"), (KECAMATAN, "", tap("33.25.08"), "33.25.08"),
        (KECAMATAN, "", tap("33.26.01"), Rejected), (KECAMATAN, "", tap("33.25.08.2005"), Rejected),
        (KECAMATAN, "", tap("@"), View("@")), (KECAMATAN, "@", Said("semua tempat"), Rejected),
        (KECAMATAN, "@", Said("All places"), View("")), (KECAMATAN, "", Said("Sidomulyo"), View),
        (KECAMATAN, "", SharedLocation(-7.02, 109.92), View), (KECAMATAN, "", SharedLocation(-2.5, 140.7), View),
        (KECAMATAN, "", SharedContact("0812", True), Rejected), (KECAMATAN, "?33.25.03,33.25.04", Said("2"), "33.25.04"),
        (KECAMATAN, ">33.26", Said("1"), "33.25.02"), (KECAMATAN, "?33.25.03,33.25.04", Said("1"), "33.25.03"), (KECAMATAN, "", Said("99.99.99"), Rejected),
        (DEEP, "", Said("Sidomulyo"), View), (DEEP, "?33.25.08.2005", Said("1"), "33.25.08"),
        (DEEP, "?33.25.08.2005", Said("sidomulyo, limpung"), "33.25.08"), (DEEP, "", Said("sidomulyo limpung"), "33.25.08"),
        (DEEP, "", tap("33.25.08.2005"), "33.25.08"), (DEEP, "", tap("33.26.01.2001"), Rejected),
        (COUNTRY, "", Said("1"), View), (COUNTRY, "", Said("jawa tengah"), View), (COUNTRY, ">33", Said("kabupaten batang"), View),
        (COUNTRY, "", Said("limpung"), "33.25.08"), (COUNTRY, "", tap("33"), View), (COUNTRY, "", tap("33.25.08.2005"), Rejected),
        (DESA, "", Said("Sidomulyo"), "33.25.08.2005"), (DESA, "", tap("33.25.08.2005"), "33.25.08.2005"),
        (DESA, "", tap("33.25.01.2001"), Rejected), (DESA, "", SharedLocation(-7.02, 109.92), Rejected),
        (CategoryField(), "", tap("makanan"), View), (CategoryField(), "", tap("lain"), "lainnya"),
        (CategoryField(), "", tap("mebel"), "mebel"), (CategoryField(), "", tap(""), View("")),
        (CategoryField(), "", tap("foo"), Rejected), (CategoryField(), "", Said("mebel jati"), "mebel"),
        (CategoryField(), "", Said("bakso"), View), (CategoryField(), "", Said("qwerty"), Rejected),
        (CategoryField(), ">makanan", Said("2"), "makanan_basah"), (CategoryField(), "?foo,mebel", Said("1"), "mebel"),
        (PhoneNumber(), "", SharedContact("6281234567890", True), {"number": "+6281234567890", "verified": True}),
        (PhoneNumber(), "", SharedContact("+6281234567890", True), {"number": "+6281234567890", "verified": True}),
        (PhoneNumber(), "", SharedContact("+6281234567890", False), Rejected),
        (PhoneNumber(), "", Said("0062 812 3456 7890"), {"number": "+6281234567890", "verified": False}),
        (PhoneNumber(), "", SentOther("voice"), Rejected), (PhoneNumber(), "", tap("x"), Rejected),
        (Photo(), "", SentPhoto("f"), "f"), (Photo(), "", Said("foto"), Rejected),
    ],
)  # fmt: skip
def test_what_an_event_means_to_a_field(field: Field, view: str, event: Event, read: Any) -> None:
    context = replace(CONTEXT, view=view)
    if read is Rejected:
        with pytest.raises(Rejected):
            field.read(event, context)
    elif read is View:
        assert isinstance(field.read(event, context), View)
    elif isinstance(read, View):
        reading = field.read(event, context)
        assert isinstance(reading, View)
        assert reading.name == read.name
    else:
        reading = field.read(event, context)
        assert isinstance(reading, Value)
        assert reading.json == read


@pytest.mark.parametrize(
    ("said", "choice"),
    [("1", "a"), ("2", "b"), ("3", None), ("0", None), ("0010000000001", None), ("ya, setuju", "a"), ("YA SETUJU", "a"), ("no!", "b"), ("✅", None), ("", None)],
)  # fmt: skip
def test_words_of_a_button_count_as_the_tap(said: str, choice: str | None) -> None:
    options = [Option(Literal("✅ Ya, setuju"), "a"), Option(Literal("❌ No"), "b")]
    found = named(said, options, CONTEXT)
    assert (found.choice if found else None) == choice


@pytest.mark.parametrize("event", [tap("33.25.08.2005"), Said("1"), Said("desa sidomulyo kec limpung")])
def test_who_names_the_desa_for_the_kecamatan_has_answered_both(event: Event) -> None:
    read = DEEP.read(event, replace(CONTEXT, view="?33.25.08.2005"))
    assert isinstance(read, Value)
    assert (read.json, read.also) == ("33.25.08", {"village": "33.25.08.2005"})
    assert read.note is not None
