"""A small form with every kind of question, for tests of the pure engine."""

from typing import Any

from pydantic import BaseModel

from bot.dialog.amount_fields import Amount
from bot.dialog.fields import Choice, PhoneNumber, Photo, Text
from bot.dialog.form import Context, Form, Option, Step
from bot.dialog.place_field import PlaceField
from bot.dialog.screen import Line, Literal
from bot.texts import Texts
from domain.messages import Rejected

COLOURS = ("merah", "putih", "hijau", "kuning", "biru", "hitam", "ungu", "abu")


class Answers(BaseModel):
    name: str
    colour: str
    price: int | None = None
    place: str
    village: str
    phone: dict[str, Any]
    photo: str | None = None


def _name(text: str) -> str:
    if not any(character.isalpha() for character in text):
        raise Rejected("letters, please")
    return text.strip()[:60]


def _price(text: str) -> tuple[int, ...]:
    if text.isascii() and text.isdecimal() and len(text) < 9:
        return (int(text),) if int(text) >= 1_000 else (int(text), int(text) * 1_000)
    raise Rejected("digits, please")


def _shown(value: int) -> Line:
    return Literal(str(value))


async def finish(_turn: Any, _answers: Any) -> None: ...


STEPS = (
    Step("name", "Name", "Name?", Text(_name)),
    Step("colour", "Colour", "Colour, {name}?", Choice(lambda _: [Option(Literal(c), c) for c in COLOURS])),
    Step(
        "price", "Price", "Price?", Amount(_price, _shown), optional=True, when=lambda a: a.get("colour") != "abu"
    ),
    Step("place", "Place", "Place?", PlaceField(3, lambda _: "33.25", "village"), asks_again=("village",)),
    Step("village", "Village", "Village in {place}?", PlaceField(4, lambda c: str(c.answers["place"]))),
    Step("phone", "Phone", "Phone?", PhoneNumber()),
    Step("photo", "Photo", "Photo?", Photo(), optional=True),
)  # fmt: skip
FORM = Form("sample", 1, "sample", STEPS, Answers, finish, card="All right?")
LIVE = Form("living", 1, "living", STEPS, Answers, finish, card="Yours", live=True)
FULL: dict[str, Any] = {
    "name": "Budi", "colour": "merah", "price": 5_000, "place": "33.25.08", "village": "33.25.08.2005",
    "phone": {"number": "+6281234567890", "verified": False}, "photo": None,
}  # fmt: skip
CONTEXT = Context({}, {}, Texts("en").plain)


def context(answers: dict[str, Any]) -> Context:
    return Context(answers, {}, CONTEXT.render)
