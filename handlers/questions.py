"""The questions about a business, each written once: registration asks them in a row, the profile one by one."""

import re
from typing import Any

from bot.dialog.category_field import CategoryField
from bot.dialog.event import Event, Said
from bot.dialog.fields import Choice, PhoneNumber, Text
from bot.dialog.form import Context, Field, Option, Options, Step, Value, View
from bot.dialog.place_field import PlaceField
from bot.dialog.screen import Line, Literal
from bot.turn import Turn
from domain.answers import is_no, is_yes, knows_not
from domain.areas import is_within
from domain.messages import N_, Message, Rejected, message
from domain.money import Unclear, parse_money
from domain.nib import parse_nib
from domain.nib import show as show_nib
from domain.spoken import business_name, clean, person_name, product_names
from domain.turnover import BANDS, band_of
from services.registration import address


async def home_area(turn: Turn) -> dict[str, Any]:
    """The facts these questions need: the area this installation serves."""
    return {"home": turn.office.area}


_SMALLEST_MONTH = 1_000
_NO_NAMES = frozenset(
    {"ya", "iya", "ok", "oke", "okay", "tidak", "gak", "nggih", "inggih", "siap", "setuju", "daftar"}
)


def _name(text: str) -> dict[str, Any]:
    if clean(text).casefold() in _NO_NAMES:
        raise Rejected(N_("Please write your name with letters, for example Siti Aminah."))
    said = person_name(text)
    return {"name": said.name, "honorific": said.honorific}


def as_called(text: str) -> str:
    """A name as somebody else says it, with its form of address ("Pak RT Darto")."""
    person_name(text)
    return clean(text)


def _home(context: Context) -> str:
    """The home area, or (for a poster's link from elsewhere) the regency of that link."""
    home, given = str(context.facts.get("home", "")), str(context.answers.get("kecamatan") or "")
    return home if is_within(given, home) or not given else ".".join(given.split(".")[:2])


def _kecamatan(context: Context) -> str:
    return str(context.answers["kecamatan"])


class NibField:
    """13 digits typed, or one of: have it, not yet, do not know. The answer is the digits, "none" or "unknown"."""

    _choice = Choice(
        lambda _: [
            Option(message(N_("✅ I have it")), "have"),
            Option(message(N_("❌ Not yet")), "none"),
            Option(message(N_("🤷 I don't know")), "unknown"),
        ],
        columns=3,
        understand=lambda text, _: _nib_in_words(text),
    )

    def options(self, context: Context) -> Options:
        return self._choice.options(context)

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, Said) and any(character.isdecimal() for character in clean(event.text)[1:]):
            return Value(parse_nib(event.text))
        reading = self._choice.read(event, context)
        if reading == Value("have"):
            return View("", message(N_("Please write the 13 digits of your NIB, for example 1234567890123.")))
        return reading

    def show(self, value: str, context: Context) -> Line:
        return Literal(show_nib(parse_nib(value))) if value.isdecimal() else self._choice.show(value, context)


_NOT_YET = frozenset({"belum", "blm", "durung", "dereng", "acan", "proses", "diurus"})
_HAVE = frozenset({"punya", "ada", "sudah", "sdh", "udah", "gaduh", "duwe"})


def _nib_in_words(text: str) -> Value | View | None:
    if knows_not(text):
        return Value("unknown")
    words = text.casefold().split()
    if is_no(text) or _NOT_YET.intersection(words) or is_no(" ".join(words[:1])):
        return Value("none")
    return Value("have") if is_yes(text) or _HAVE.intersection(words) else None


def _bands(_context: Context) -> list[Option]:
    return [Option(Message(band.name), band.id) for band in BANDS]


_NOT_A_MONTH = re.compile(
    r"\b(?:se|per\s*|/\s*)?(?:hari|harian|minggu|mingguan|pekan|tahun|thn)\b", re.IGNORECASE
)


def _band_in_words(text: str, _context: Context) -> Value | None:
    """An amount in words ("5 juta", "3-5 juta") means its band; "do not know" leaves the question open."""
    if knows_not(text):
        return Value(None)
    if _NOT_A_MONTH.search(text):
        raise Rejected(N_("How much is that in a month? Please tap one, or write it like 5 juta."))
    try:
        heard = parse_money(text)
    except Rejected:
        return None
    amounts = heard.choices if isinstance(heard, Unclear) else (heard.rupiah,)
    if not amounts or min(amounts) < _SMALLEST_MONTH:
        raise Rejected(N_("How much is that in full? Please tap one, or write it like 5 juta."))
    low, high = band_of(min(amounts)), band_of(max(min(amounts), max(amounts) - 1))
    return Value(low.id) if low == high else None


def _products_shown(value: list[str]) -> Line:
    return Literal(", ".join(value))


_NIB_FIELD: Field = NibField()

NAME = Step(
    "name", N_("Name"), N_("What is your name?"),
    Text(_name, lambda value: address(value["name"], value.get("honorific"))),
    why=N_("So that we know how to call you."),
)  # fmt: skip
BUSINESS = Step(
    "business", N_("Business"), N_("What is the name of your business? For example: Keripik Bu Siti"),
    Text(business_name),
    why=N_("So that buyers and the office can find you."),
)  # fmt: skip
CATEGORY = Step(
    "category", N_("Kind"), N_("What do you mostly make? Tap one, or write it."),
    CategoryField(),
    why=N_("So that you get only the news that fits you."),
)  # fmt: skip
SELLS = Step(
    "sells", N_("Products"), N_("What do you sell? Several are fine, with a comma: keripik tempe, rempeyek"),
    Text(lambda text: list(product_names(text)), _products_shown),
    why=N_("So that offices and shops know what they can order from you."),
)  # fmt: skip
KECAMATAN = Step(
    "kecamatan", N_("Kecamatan"), N_("In which kecamatan is your business? Tap it, or write its name."),
    PlaceField(3, _home, desa="desa"), asks_again=("desa",),
    why=N_("So that we tell you of trainings and orders nearby."),
)  # fmt: skip
DESA = Step(
    "desa", N_("Desa"), N_("Which desa or kelurahan in {kecamatan}?"),
    PlaceField(4, _kecamatan),
    why=N_("So that your coordinator can find you."),
)  # fmt: skip
PHONE = Step(
    "phone", N_("Phone"), N_("Which phone number can we call? Tap the button, or write it: 0812-3456-7890"),
    PhoneNumber(),
    why=N_("So that the office can reach you about an order."),
)  # fmt: skip
NIB = Step(
    "nib", N_("NIB"), N_("Do you have a business number (NIB)? If so, write its 13 digits."),
    _NIB_FIELD,
    why=N_("The NIB is free, and other permits need it. We can help if you have none."),
)  # fmt: skip
TURNOVER = Step(
    "turnover", N_("Sales a month"), N_("About how much do you sell in a month?"),
    Choice(_bands, understand=_band_in_words), optional=True, skip=N_("🙊 Rather not say"),
    why=N_("Only to find programmes of your size. You need not answer."),
)  # fmt: skip

PROFILE_STEPS = (NAME, BUSINESS, CATEGORY, KECAMATAN, DESA, PHONE, NIB, TURNOVER)
