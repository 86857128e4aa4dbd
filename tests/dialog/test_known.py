"""Questions that need no asking, questions made from what is known, answers that lead elsewhere, and a picture sent
to the card."""

from typing import Any

from pydantic import BaseModel

from bot.dialog import engine
from bot.dialog.engine import Moment
from bot.dialog.event import Said, SentPhoto
from bot.dialog.fields import Choice, Photo, Text
from bot.dialog.form import Context, Form, Option, Step
from bot.dialog.screen import Line, Literal
from bot.dialog.state import Mode
from bot.texts import Texts
from tests.dialog.sample import context
from tests.dialog.talk import Talk

PRICES = {"keripik": "8000"}


class Answers(BaseModel):
    shop: str
    goods: str | None = None
    price: str | None = None
    photo: str | None = None


async def finish(_turn: Any, _answers: Any) -> None: ...


def _asks(context: Context) -> Line:
    return Literal(f"What to {context.answers['shop']}?")


def _remarks(context: Context) -> tuple[Line, ...]:
    return (Literal("Dear!"),) if context.answers["price"] == "9000" else ()


FORM = Form(
    "delivery", 1, "delivery",
    (
        Step(
            "shop", "Shop", "Which shop?",
            Choice(lambda _: [Option(Literal(shop), shop) for shop in ("Sari", "new")]), leads=lambda answer: bool(answer == "new"),
        ),
        Step("goods", "Goods", "What?", Text(str), asks=_asks, asks_again=("price",)),
        Step(
            "price", "Price", "Price?", Text(str), known=lambda c: PRICES.get(str(c.answers["goods"])),
        ),
        Step("photo", "Photo", "Photo?", Photo(), optional=True, known=lambda _: ""),
    ),
    Answers, finish, card="Right?", remarks=_remarks, photo="photo",
)  # fmt: skip


def _text(talk: Talk) -> str:
    assert talk.last.screen is not None
    return "\n".join(Texts("en").plain(part) for part in talk.last.screen.parts)


def test_what_is_known_is_not_asked_and_stands_on_the_card() -> None:
    talk = Talk(FORM)
    talk.does(Said("Sari"))
    assert "What to Sari?" in _text(talk)
    talk.does(Said("keripik"))
    assert talk.state.mode is Mode.CARD
    assert talk.state.answers == {"shop": "Sari", "goods": "keripik", "price": "8000", "photo": ""}


def test_what_is_not_known_is_asked_and_remarked_on() -> None:
    talk = Talk(FORM)
    talk.does(Said("Sari"), Said("rempeyek"))
    assert talk.state.step == "price"
    talk.does(Said("9000"))
    assert "Dear!" in _text(talk)
    talk.taps("edit.goods")
    talk.does(Said("keripik"))
    assert talk.state.answers["price"] == "8000"
    assert "Dear!" not in _text(talk)
    talk.taps("edit.price")
    talk.does(Said("7500"))
    assert talk.taps("save").answers == {"shop": "Sari", "goods": "keripik", "price": "7500", "photo": ""}


def test_what_was_known_is_forgotten_when_one_goes_back() -> None:
    form = Form("two", 1, "two", (*FORM.steps[:3], Step("last", "Last", "Last?", Text(str))), Answers, finish)
    talk = Talk(form)
    talk.does(Said("Sari"), Said("keripik"))
    assert talk.state.step == "last"
    talk.taps("back")
    assert (talk.state.step, "price" in talk.state.answers) == ("goods", False)
    talk.does(Said("rempeyek"))
    assert talk.state.step == "price"


def test_an_answer_may_lead_elsewhere() -> None:
    done = Talk(FORM, {"goods": "keripik"}).does(Said("new"))
    assert (done.state, done.answers) == (None, {"shop": "new", "goods": "keripik"})


def test_a_picture_sent_to_the_card_is_kept_there() -> None:
    talk = Talk(FORM)
    talk.does(Said("Sari"), Said("keripik"), SentPhoto("slip"))
    assert talk.state.mode is Mode.CARD
    assert talk.state.answers["photo"] == "slip"
    assert talk.last.screen is not None
    assert talk.last.screen.photo == "slip"
    assert talk.taps("save").answers is not None


def test_a_note_is_said_before_the_first_question() -> None:
    shown = engine.begin(FORM, context({}), Moment(1, "t"), None, Literal("Only 2 are left."))
    assert shown.screen is not None
    assert shown.screen.parts[0] == Literal("Only 2 are left.")
