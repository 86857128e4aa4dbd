"""Applying: which product, which shop or chain; price, shelf life and capacity only where they are not known; photos."""

from collections.abc import Mapping
from typing import Any

from bot.conversation import Conversation, begin
from bot.dialog.fields import Choice, Photo
from bot.dialog.form import Context, Form, Option, Step, Value
from bot.dialog.goods_fields import keeps, price, weekly
from bot.dialog.screen import Button, Line, Literal, Screen, route
from bot.turn import Turn
from domain.clip import clipped
from domain.messages import N_, message
from domain.name_search import find_name
from handlers.curation.mine import show_card
from services.curation import applying, words
from services.curation.applying import ApplyAnswers, Place
from storage.producers import Product

_LABEL = 24


async def load(turn: Turn) -> Mapping[str, Any]:
    products = await turn.store.products.of(turn.person.id)
    return {"goods": {str(one.id): one for one in products}, "places": await applying.places(turn)}


async def open_form(turn: Turn, argument: str = "") -> None:
    """ "12": for this product."""
    known = await load(turn)
    if not known["goods"]:
        add = Button(message(N_("➕ Add a product")), route("add_product"))
        turn.show(Screen((message(N_("🧺 Add your product first, then apply.")),), ((add,),)))
        return
    if not known["places"]:
        turn.show(Screen((message(N_("The office has not listed any shops in your regency yet. Ask an officer.")),),
                         ((Button(message(N_("🙋 Ask an officer")), route("ask_officer")),),)))  # fmt: skip
        return
    await begin(turn, APPLY, {"product": argument} if argument in known["goods"] else {})


def _goods(context: Context) -> list[Option]:
    found: Mapping[str, Product] = context.facts["goods"]
    return [Option(Literal(clipped(one.name, _LABEL)), number) for number, one in found.items()]


def _places(context: Context) -> list[Option]:
    found: Mapping[str, Place] = context.facts["places"]
    return [Option(_label(place), target) for target, place in found.items()]


def _label(place: Place) -> Line:
    if place.target.chain is not None:
        return message(N_("🏢 All {chain}"), chain=Literal(clipped(place.name, _LABEL - 9)))
    name = Literal(clipped(place.name, _LABEL - 2))
    return (
        message(N_("🚚 {shop}"), shop=name) if place.far is not None else message(N_("🏪 {shop}"), shop=name)
    )


def _named(text: str, context: Context) -> Value | None:
    found: Mapping[str, Place] = context.facts["places"]
    targets = list(found)
    match = find_name(text, [found[target].name for target in targets])
    return Value(targets[match.exact]) if match.exact is not None else None


def _product(context: Context) -> Product | None:
    found: Mapping[str, Product] = context.facts["goods"]
    return found.get(str(context.answers.get("product")))


def _known(name: str) -> Any:
    """What the product says already need not be asked."""

    def of(context: Context) -> Any:
        product = _product(context)
        return getattr(product, name) if product is not None else None

    return of


def _only(context: Context) -> Any:
    found: Mapping[str, Product] = context.facts["goods"]
    return next(iter(found)) if len(found) == 1 else None


def _place(context: Context) -> Place | None:
    found: Mapping[str, Place] = context.facts["places"]
    return found.get(str(context.answers.get("target")))


def _remarks(context: Context) -> tuple[Line, ...]:
    place = _place(context)
    return (place.far,) if place is not None and place.far is not None else ()


async def _finish(turn: Turn, answers: ApplyAnswers) -> None:
    done = await applying.apply(turn, answers)
    product = answers.product
    if done.number is None:
        guide = Button(message(N_("📖 Guide")), route("paper_guide", f"halal_sd.p{product}"))
        have = Button(message(N_("➕ I have it")), route("record_paper", f"halal_sd.p{product}"))
        told = message(applying.HALAL_FIRST)
        turn.show(Screen((told,), ((guide, have), (Button(message(N_("🙋 Ask an officer")), route("ask_officer")),))))  # fmt: skip
        return
    seen = await turn.store.curations.find(turn.person.id, done.number)
    notes: list[Line] = [message(N_("📨 Handed in, with your papers as they are today."))]
    if done.lacks_halal:
        notes.append(
            message(
                N_(
                    "⚠️ Halal is still missing. Since 18 October 2026 food needs it: begin now, the shop will ask."
                )
            )
        )
    if seen is not None:
        show_card(turn, seen, *notes)


APPLY = Form(
    name="apply_for_shelf", version=1, title=N_("applying for a shelf"),
    steps=(
        Step("product", N_("Product"), N_("Which product would you like in a shop?"), Choice(_goods), known=_only,
             asks_again=("price", "shelf_life", "capacity", "photo")),
        Step("target", N_("Shop"), N_("Which shop or chain? Tap, or write its name."),
             Choice(_places, columns=1, understand=_named, refusal=N_("I do not find that shop. Tap one, or write its name.")),
             why=N_("🚚 means: far away, outside your zone.")),
        Step("price", N_("Price"), N_("What does one cost? For example: 15rb"), price(), known=_known("price")),
        Step("shelf_life", N_("Keeps for"), N_("How long does it keep? For example: 3 bulan"), keeps(),
             known=_known("shelf_life_days")),
        Step("capacity", N_("Per week"), N_("How many can you make in a week? For example: 50"), weekly(),
             known=_known("weekly_capacity")),
        Step("front", N_("Front"), N_("Send a photo of the front of the pack: tap the paperclip 📎."), Photo(),
             why=N_("Office and shop look at it first."), optional=True),
        Step("back", N_("Back"), N_("Now the back of the pack, where label and expiry date stand."), Photo(), optional=True),
        Step("photo", N_("Product"), N_("And the product itself."), Photo(), known=_known("photo"), optional=True),
    ),
    answers=ApplyAnswers, finish=_finish, load=load, card=N_("Please check. Is everything right?"), save=N_("📨 Hand in"),
    photo="front", remarks=_remarks,
)  # fmt: skip

CONVERSATION = Conversation(forms=(APPLY,), routes={words.APPLY: open_form}, for_producers=True)
