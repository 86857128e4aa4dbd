"""/etalase: a producer agrees to be found, sees the own goods as buyers see them, and what they lack to look good."""

from bot.conversation import Conversation, Entry
from bot.dialog.argument import number_in
from bot.dialog.pages import turning
from bot.dialog.screen import Button, Line, Screen, route
from bot.turn import Turn
from domain.catalogue import lacking
from domain.messages import N_, Message, message
from handlers.catalogue import card
from services import catalogue
from storage.catalogue import Listing
from storage.producers import Product

_IN_LIST = 4


async def open_own(turn: Turn, page: str = "") -> None:
    await _show(turn, None, page)


async def _show(turn: Turn, note: Line | None, page: str = "") -> None:
    listing = await turn.store.catalogue.listing(turn.person.id)
    goods = await turn.store.products.of(turn.person.id)
    before = (note,) if note else ()
    if listing is None:
        _ask(turn, before)
        return
    first = number_in(page, 3) * _IN_LIST
    first = first if first < len(goods) else 0
    rows = tuple((_button(one),) for one in goods[first : first + _IN_LIST])
    turn.show(
        Screen(
            (*before, *_told(listing, goods)),
            (*rows, *_turning(first, len(goods)), _switches(listing)),
        )
    )


def _ask(turn: Turn, before: tuple[Line, ...]) -> None:
    yes = Button(message(N_("✅ Yes, with my number")), route("shelf_agree", "phone"))
    without = Button(message(N_("✅ Yes, without number")), route("shelf_agree", "no"))
    no = Button(message(N_("❌ Not now")), route("products"))
    title = message(N_("🛍 Shall buyers find your goods?"))
    turn.show(Screen((*before, title, catalogue.consent_text()), ((yes,), (without,), (no,))))


def _told(listing: Listing, goods: tuple[Product, ...]) -> tuple[Line, ...]:
    if not goods:
        return (message(N_("🛍 Buyers can find you, but you have no products yet. Tap “🧺 My products”.")),)
    phone = (
        N_("📱 Buyers see your phone number.")
        if listing.shows_phone
        else N_("📱 Buyers do not see your phone number.")
    )
    return (
        message(N_("🛍 Buyers can find your goods: {count}. Tap one to see how it looks."), count=len(goods)),
        message(phone),
    )


def _button(product: Product) -> Button:
    label = card.price_label(product.name, product.price)
    if _lacking(product):
        label = message(N_("⚠️ {product}"), product=label)
    return Button(label, route("shelf_good", str(product.id)))


def _lacking(product: Product) -> tuple[Message, ...]:
    return lacking(
        photo=bool(product.photo), price=product.price is not None, unit=product.unit is not None,
        capacity=product.weekly_capacity is not None,
    )  # fmt: skip


def _turning(first: int, total: int) -> tuple[tuple[Button, ...], ...]:
    return turning(first // _IN_LIST, lambda to: route("shelf", str(to)), is_more=total > first + _IN_LIST)


def _switches(listing: Listing) -> tuple[Button, ...]:
    phone = (
        Button(message(N_("📱 Hide number")), route("shelf_agree", "no"))
        if listing.shows_phone
        else Button(message(N_("📱 Show number")), route("shelf_agree", "phone"))
    )
    return phone, Button(message(N_("⛔ Stop showing")), route("shelf_stop"))


async def agree(turn: Turn, argument: str) -> None:
    before = await turn.store.catalogue.listing(turn.person.id)
    shows_phone = argument == "phone"
    if before is None or before.shows_phone is not shows_phone:
        await catalogue.agree(turn, shows_phone=shows_phone)
    note = message(N_("🎉 Done. From now on buyers can find your goods.")) if before is None else None
    await _show(turn, note)


async def stop(turn: Turn, _argument: str = "") -> None:
    if await turn.store.catalogue.listing(turn.person.id) is not None:
        await catalogue.withdraw(turn)
    turn.show(
        Screen(
            (message(N_("⛔ Your goods are not shown any more. Links to them show nothing now.")),),
            ((Button(message(N_("🛍 Show them again")), route("shelf")),),),
        )
    )


async def open_good(turn: Turn, argument: str) -> None:
    """The own good just as buyers see it, with what it lacks."""
    if await turn.store.catalogue.listing(turn.person.id) is None:
        await _show(turn, None)
        return
    found = await catalogue.of_own(turn, argument)
    if found is None:
        await _show(turn, message(N_("That product is no longer here.")))
        return
    good = found.good
    product = await turn.store.products.find(turn.person.id, good.id)
    missing = card.lacking_line(_lacking(product)) if product else None
    buttons = (
        (Button(message(N_("✏️ Add or change")), route("product", str(good.id))),
         Button(message(N_("🔗 Share")), route("good_share", good.code))),
        (Button(message(N_("⬅️ All goods")), route("shelf")),),
    )  # fmt: skip
    seen = card.told(turn, found, message(N_("👀 <i>This is how buyers see it:</i>")), after=missing)
    turn.show(Screen(seen, buttons, photo=good.photo))


CONVERSATION = Conversation(
    entries=(
        Entry(
            ("etalase", "myshelf"), open_own, N_("How buyers see your goods"), for_producers=True,
        ),
    ),
    routes={"shelf": open_own, "shelf_agree": agree, "shelf_stop": stop, "shelf_good": open_good},
    for_producers=True,
)  # fmt: skip
