"""Two questions that settle a difference with a shop – which number, and where the other pieces are – and one that
tells of a new difference."""

from typing import Any

from bot.conversation import Conversation, begin
from bot.dialog.amount_fields import Amount, rupiah
from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import Choice, Text, in_rows, unsuitable
from bot.dialog.form import Context, Form, Option, Options, Step, Value, View
from bot.dialog.screen import Line, Literal
from bot.turn import Turn
from domain.clip import clipped
from domain.consignment.facts import Fate
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected, message
from handlers.consignment import saved, shop_screen
from handlers.consignment.numbers import pieces_of
from services.consignment import disputes
from services.consignment.disputes import Difference
from services.consignment.record_answers import What
from services.consignment.shelves import desk
from storage.consignment_records import Record


class SettleAnswers(FormAnswers):
    """`agreed`: pieces or rupiah; `rest`: where the others are."""

    shop: int
    number: int
    agreed: int
    rest: Fate = Fate.SHELF


async def _load(turn: Turn, answers: object) -> dict[str, object]:
    told = answers if isinstance(answers, dict) else {}
    shop = told.get("shop")
    view = await desk(turn, shop if isinstance(shop, int) else None)
    number = told.get("number")
    return {
        "desk": view,
        "difference": disputes.find(view.ledger, number) if isinstance(number, int) else None,
    }


class Agreed:
    """The number both agree on: the shop's, one's own, or one between them."""

    def options(self, context: Context) -> Options:
        one = _of(context)
        if one is None:
            return Options()
        return Options(
            in_rows([Option(_shown(one, number), str(number)) for number in (one.theirs, one.mine)], 2)
        )

    def read(self, event: Event, context: Context) -> Value | View:
        one = _of(context)
        if not isinstance(event, Tapped | Said) or one is None:
            raise unsuitable(event)
        if one.about_money:
            return (
                Amount(rupiah, lambda value: _shown(one, value)).read(event, context)
                if isinstance(event, Said)
                else self._number(event.choice, one)
            )
        return self._number(
            event.choice if isinstance(event, Tapped) else str(pieces_of(event.text, least=0)), one
        )

    def _number(self, told: str, one: Difference) -> Value:
        low, high = sorted((one.theirs, one.mine))
        if not (told.isascii() and told.isdecimal() and len(told) < 14 and low <= int(told) <= high):
            raise Rejected(
                N_("The number must be between {low} and {high}, as you and the shop said."),
                low=low,
                high=high,
            )
        return Value(int(told))

    def show(self, value: int, context: Context) -> Line:
        one = _of(context)
        return _shown(one, value) if one else Literal(str(value))


def _of(context: Context) -> Difference | None:
    found: Difference | None = context.facts.get("difference")
    return found


def _shown(one: Difference, number: int) -> Line:
    return message(N_("{number}"), number=one.amount(number))


_RESTS = {
    Fate.SHELF: N_("On the shelf"), Fate.MISSING: N_("Missing"), Fate.RETURNED_GOOD: N_("I have them"),
    Fate.RETURNED_DAMAGED: N_("Damaged"),
}  # fmt: skip


def _known_rest(context: Context) -> str | None:
    """Where the others are is only asked when some are left that are not sold."""
    one = _of(context)
    if one is None or one.about_money or context.answers["agreed"] >= one.mine:
        return Fate.SHELF
    return None


def _ask_rest(context: Context) -> Line:
    one = _of(context)
    others = (one.mine if one else 0) - context.answers["agreed"]
    return message(N_("Then {pieces} were not sold. Where are they?"), pieces=others)


async def _settled(turn: Turn, answers: SettleAnswers) -> None:
    try:
        done = await disputes.settle(turn, answers.shop, answers.number, answers.agreed, answers.rest)
    except Rejected as refusal:
        await shop_screen.show(turn, answers.shop, refusal.message)
        return
    await saved.say(turn, done)


SETTLE = Form(
    name="settle_dispute", version=1, title=N_("the agreement with the shop"),
    steps=(
        Step(
            "agreed", N_("Agreed"), N_("On which number did you and the shop agree?"), Agreed(), asks_again=("rest",),
            why=N_("From then on it stands in the book and on the next bill."),
        ),
        Step(
            "rest", N_("The others"), N_("Where are the others?"),
            Choice(lambda _: [Option(message(label), fate) for fate, label in _RESTS.items()]),
            asks=_ask_rest, known=_known_rest, why=N_("So that your shelf is right again."),
        ),
    ),
    answers=SettleAnswers, finish=_settled, load_for=_load, given=("shop", "number"),
    card=N_("Please check. Shall I write it down?"),
)  # fmt: skip


class DifferAnswers(FormAnswers):
    """The record with this number; `theirs`: pieces that the shop says were sold of this product."""

    id: int
    key: str
    product: int
    theirs: int


async def tell_difference(turn: Turn, argument: str) -> None:
    """The shop counts otherwise than this record of a visit."""
    record = await saved.own_record(turn, argument)
    if record is None or record.undone_at is not None or not _sold_in(record):
        await shop_screen.show_shops(turn, message(N_("I do not find that entry.")))
    else:
        await begin(turn, DIFFER, {"id": record.id, "key": turn.moment().token + f"-{record.id}"})


def _sold_in(record: Record) -> dict[int, int]:
    """Pieces sold by product that a visit told."""
    if record.kind != What.VISITED:
        return {}
    return {
        one.product: one.pieces for one in record.told if one.what == "sold" and one.product and one.pieces
    }


async def _load_record(turn: Turn, answers: object) -> dict[str, Any]:
    number = answers.get("id") if isinstance(answers, dict) else None
    record = await saved.own_record(turn, str(number))
    names = await turn.store.products.names(turn.person.id)
    return {"sold": _sold_in(record) if record else {}, "names": names}


def _products(context: Context) -> list[Option]:
    return [
        Option(Literal(clipped(context.facts["names"].get(one, "?"))), str(one))
        for one in context.facts["sold"]
    ]


def _known_product(context: Context) -> str | None:
    sold = context.facts["sold"]
    return str(next(iter(sold))) if len(sold) == 1 else None


def _ask_theirs(context: Context) -> Line:
    product = int(context.answers["product"])
    return message(
        N_("You wrote {mine} {product} sold. How many does the shop say?"),
        mine=context.facts["sold"].get(product, 0), product=context.facts["names"].get(product, "?"),
    )  # fmt: skip


async def _told(turn: Turn, answers: DifferAnswers) -> None:
    record = await saved.own_record(turn, str(answers.id))
    sold = _sold_in(record) if record else {}
    if record is None or answers.product not in sold:
        await shop_screen.show_shops(turn, message(N_("I do not find that entry.")))
        return
    try:
        done = await disputes.raise_one(
            turn, record.outlet, answers.key, answers.product, sold[answers.product], answers.theirs
        )
    except Rejected as refusal:
        await shop_screen.show(turn, record.outlet, refusal.message)
        return
    await saved.say(turn, done)


DIFFER = Form(
    name="shop_differs", version=1, title=N_("the difference with the shop"),
    steps=(
        Step("product", N_("Goods"), N_("Of which goods does the shop say another number?"),
             Choice(_products), known=_known_product),
        Step(
            "theirs", N_("Shop says"), N_("How many does the shop say?"),
            Text(lambda text: pieces_of(text, least=0), lambda value: Literal(str(value))), asks=_ask_theirs,
            why=N_("Both numbers are kept. The difference stands on no bill until you agree."),
        ),
    ),
    answers=DifferAnswers, finish=_told, load_for=_load_record, given=("id", "key"),
    card=N_("Please check. Shall I write it down?"),
)  # fmt: skip

CONVERSATION = Conversation(
    forms=(SETTLE, DIFFER), routes={"shop_differs": tell_difference}, for_producers=True
)
