"""/produk: the list of products, a card per product, adding and removing one."""

from bot.conversation import Conversation, Entry, begin
from bot.dialog.argument import number_in
from bot.dialog.fields import Choice, Photo, Text
from bot.dialog.form import Context, Form, Option, Step, Value
from bot.dialog.goods_fields import keeps, price, weekly
from bot.dialog.pages import turning
from bot.dialog.screen import Button, Line, Literal, Screen, route
from bot.turn import Turn
from domain.answers import is_cancel, is_no, is_yes
from domain.messages import N_, Rejected, message
from domain.money import parse_money
from domain.rupiah import Rupiah
from domain.spoken import clean, product_names
from services import products
from services.products import ProductAnswers, RemovalAnswers
from storage.producers import Product

_IN_LIST = 6
_UNITS = ("bungkus", "pcs", "kg", "botol", "kotak", "lembar")


async def open_products(turn: Turn, page: str = "") -> None:
    await _show_list(turn, None, page)


async def _show_list(turn: Turn, note: Line | None, page: str = "") -> None:
    """The list, six at a time; each product is a button."""
    everything = await turn.store.products.of(turn.person.id)
    number = int(page) if page.isdecimal() and len(page) < 4 else 0
    first = number * _IN_LIST if number * _IN_LIST < len(everything) else 0
    shown = everything[first : first + _IN_LIST]
    rows = [(_button(product),) for product in shown]
    turning = _turning(first, len(everything))
    add = (
        (Button(message(N_("➕ Add a product")), route("add_product")),
         Button(message(N_("🛍 For buyers")), route("shelf"))),
    )  # fmt: skip
    text = (
        message(N_("🧺 Your products. Tap one to change it."))
        if shown
        else message(N_("🧺 You have no products here yet."))
    )
    turn.show(
        Screen(
            (text,) if note is None else (note, text),
            (*rows, *turning, *add),
        )
    )


def _turning(first: int, total: int) -> tuple[tuple[Button, ...], ...]:
    """The buttons to the page before and the page after, where there are any."""
    return turning(first // _IN_LIST, lambda to: route("products", str(to)), is_more=total > first + _IN_LIST)


def _button(product: Product) -> Button:
    if product.price is None:
        label = message(N_("{product} · no price yet"), product=product.name)
    else:
        label = message(N_("{product} · {price}"), product=product.name, price=Rupiah(product.price))
    return Button(label, route("product", str(product.id)))


async def open_product(turn: Turn, argument: str) -> None:
    product = await _own(turn, argument)
    if product is None:
        turn.say(message(N_("That product is no longer here.")))
        await open_products(turn)
        return
    await begin(turn, PRODUCT, products.as_answers(product))


async def add_product(turn: Turn, _argument: str = "") -> None:
    await begin(turn, NEW_PRODUCT)


async def ask_removal(turn: Turn, argument: str) -> None:
    product = await _own(turn, argument)
    if product is None:
        await open_products(turn)
        return
    await begin(turn, REMOVAL, {"id": product.id, "product": product.name})


async def _own(turn: Turn, argument: str) -> Product | None:
    """The product with this number, if it is this person's own: a forged button finds nothing."""
    return await turn.store.products.find(turn.person.id, number_in(argument))


async def _add(turn: Turn, answers: ProductAnswers) -> None:
    await products.add(turn, answers)
    await _show_list(turn, message(N_("💾 {product} is added."), product=answers.name))


async def _removed(turn: Turn, answers: RemovalAnswers) -> None:
    taken_back = await products.remove(turn, answers)
    if taken_back is None:
        await _show_list(turn, None)
        return
    text = N_("🗑 {product} is removed.") if not taken_back else N_("🗑 {product} is removed, and no longer on its way to any shop.")  # fmt: skip
    await _show_list(turn, message(text, product=answers.product))


def _one_name(text: str) -> str:
    names = product_names(text)
    if len(names) > 1:
        raise Rejected(N_("One product at a time, please. For example: keripik tempe."))
    return names[0]


def _unit(text: str, _context: Context) -> Value:
    unit = clean(text).casefold()
    if not 1 <= len(unit) <= 20 or not any(character.isalpha() for character in unit) or _is_price(unit):
        raise Rejected(N_("Please tap a unit, or write one word, for example: toples."))
    return Value(unit)


def _is_price(text: str) -> bool:
    """Whether somebody answered with what it costs ("10rb dapet 3")."""
    try:
        parse_money(text)
    except Rejected:
        return False
    return any(character.isdecimal() for character in text)


def _sure(text: str, _context: Context) -> Value | None:
    if is_yes(text):
        return Value("yes")
    return Value("no") if is_no(text) or is_cancel(text) else None


_STEPS = (
    Step("name", N_("Name"), N_("What is the product called? For example: keripik tempe"), Text(_one_name)),
    Step(
        "unit", N_("Unit"), N_("What is it sold by? Tap one, or write another word."),
        Choice(lambda _: [Option(Literal(unit), unit) for unit in _UNITS], columns=3, understand=_unit),
        optional=True,
    ),
    Step(
        "price", N_("Price"), N_("What does one cost? For example: 15rb"),
        price(),
        why=N_("So that offices and shops know your price."), optional=True,
    ),
    Step(
        "shelf_life", N_("Keeps for"), N_("How long does it keep? For example: 3 bulan"),
        keeps(), why=N_("Shops ask for it, and it decides which permit fits."), optional=True,
    ),
    Step(
        "capacity", N_("Per week"), N_("How many can you make in a week? For example: 50"),
        weekly(),
        why=N_("So that an order is never larger than you can make."), optional=True,
    ),
    Step(
        "photo", N_("Photo"), N_("Send a photo of the product: tap the paperclip 📎."), Photo(),
        why=N_("A good photo sells."), optional=True,
    ),
)  # fmt: skip

NEW_PRODUCT = Form(
    name="new_product", version=1, title=N_("your new product"), steps=_STEPS, answers=ProductAnswers,
    finish=_add, given=("id",), card=N_("Please check. Is everything right?"), photo="photo",
)  # fmt: skip
PRODUCT = Form(
    name="product", version=1, title=N_("your product"), steps=_STEPS, answers=ProductAnswers, finish=products.change,
    given=("id",), card=N_("🧺 Your product. Tap a line to change it."), photo="photo", live=True,
    actions=(
        Option(message(N_("👀 In the catalogue")), "do.shelf_good"), Option(message(N_("🗑 Remove")), "do.remove_product"),
    ),
)  # fmt: skip
REMOVAL = Form(
    name="removal", version=1, title=N_("removing a product"),
    steps=(
        Step(
            "sure", N_("Sure"), N_("Really remove {product}?"),
            Choice(
                lambda _: [Option(message(N_("🗑 Yes, remove")), "yes"), Option(message(N_("⬅️ No, keep it")), "no")],
                understand=_sure,
            ),
            bare=True,
        ),
    ),
    answers=RemovalAnswers, finish=_removed, given=("id", "product"),
)  # fmt: skip

CONVERSATION = Conversation(
    entries=(
        Entry(
            ("produk", "product", "products"), open_products, N_("Your products and prices"),
            intents=("products",), key=N_("🧺 My products"), on_keyboard=False, for_producers=True,
        ),
    ),
    forms=(NEW_PRODUCT, PRODUCT, REMOVAL),
    routes={
        "products": open_products, "product": open_product, "add_product": add_product,
        "remove_product": ask_removal,
    },
    for_producers=True,
)  # fmt: skip
