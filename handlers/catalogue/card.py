"""One good as buyers see it: from a search, from a link that anybody may have, and as its maker looks at it."""

from urllib.parse import quote

from bot.dialog.room import Extra, fitting
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, copying, route, whatsapp
from bot.texts import Texts
from bot.turn import Turn
from domain.areas import find as find_area
from domain.clip import clipped
from domain.heard_days import month_of
from domain.messages import N_, Message, message
from domain.rupiah import Rupiah
from domain.zones import kecamatan, too_far
from handlers.catalogue import words
from services import catalogue
from services.catalogue import Shown
from services.certificate_words import paper_name
from storage.certificates import Certificate, Review

_MOST_PAPERS = 5
GONE = N_("That product is not in the catalogue any more.")


async def open_link(turn: Turn, code: str) -> None:
    """`?start=p_<code>`: whoever has the link sees what its maker shows."""
    found = await catalogue.of_code(turn, code)
    if found is None:
        turn.show(Screen((message(GONE),), ((Button(message(N_("🏠 Menu")), route("menu")),),)))
        return
    show(turn, found)


def show(turn: Turn, found: Shown, more: tuple[tuple[Button, ...], ...] = ()) -> None:
    turn.show(Screen(told(turn, found), (*contact(found), *more), photo=found.good.photo))


def told(turn: Turn, found: Shown, *before: Line, after: Line | None = None) -> tuple[Line, ...]:
    good = found.good
    head = message(
        N_("🧺 <b>{product}</b>\n{business}"),
        product=clipped(good.name, 60),
        business=clipped(good.business, 60),
    )
    far = (too_far(found.far),) if found.far else ()
    return fitting(
        turn.texts.plain, *before, head, Lines((*_facts(found), *far)), Extra(_papers(found.papers)), after
    )


def _facts(found: Shown) -> list[Line]:
    good = found.good
    lines: list[Line] = [words.price(good)]
    if good.weekly_capacity:
        lines.append(message(N_("🏭 Up to {count} a week"), count=good.weekly_capacity))
    if good.shelf_life_days:
        lines.append(message(N_("⏳ Keeps for {days} days"), days=good.shelf_life_days))
    place = find_area(kecamatan(good.area))
    if place is not None and found.zone:
        lines.append(message(N_("📍 {place} (zone {zone})"), place=place.name, zone=clipped(found.zone, 40)))
    elif place is not None:
        lines.append(message(N_("📍 {place}"), place=Literal(place.name)))
    return lines


def _papers(held: tuple[Certificate, ...]) -> Line | None:
    """Without numbers: the maker agreed to show that they are there."""
    if not held:
        return message(N_("📜 No papers are written down yet."))
    lines = tuple(_paper(one) for one in held[:_MOST_PAPERS])
    if all(one.state is Review.VERIFIED for one in held):
        return Lines((message(N_("📜 Papers, seen by an officer:")), *lines))
    return Lines((message(N_("📜 Papers, as the maker says:")), *lines))


def _paper(one: Certificate) -> Line:
    name = paper_name(one.paper)
    seen = (
        message(N_("✔️ {paper}"), paper=name)
        if one.state is Review.VERIFIED
        else message(N_("• {paper}"), paper=name)
    )
    if one.expires_on is None:
        return seen
    return message(N_("{paper}, until {month}"), paper=seen, month=month_of(one.expires_on))


def contact(found: Shown) -> tuple[tuple[Button, ...], ...]:
    """Ways to the maker, and to pass it on."""
    order = Button(message(N_("🛒 Order")), route("order_ask", found.good.code))
    row = (Button(message(N_("🔗 Share")), route("good_share", found.good.code)),)
    if not found.good.phone:
        return ((order, *row),)
    asks = message(
        N_("Hello, I saw {product} in the catalogue of Laris. Can I order it?"),
        product=Literal(found.good.name),
    )
    write = Button(message(N_("📤 WhatsApp")), whatsapp(Texts("id").plain(asks), found.good.phone))
    return ((order, write), row)


async def share(turn: Turn, code: str) -> None:
    """The link to pass on: copied, or sent in Telegram or WhatsApp."""
    found = await catalogue.of_code(turn, code)
    if found is None:
        turn.say(message(GONE))
        return
    link = catalogue.link(turn, found.good)
    said = turn.texts.plain(
        message(N_("{product} – look here: {link}"), product=Literal(found.good.name), link=Literal(link))
    )
    telegram = f"https://t.me/share/url?url={quote(link)}&text={quote(found.good.name)}"
    turn.show(
        Screen(
            (message(N_("🔗 This link shows <b>{product}</b> to whoever taps it:\n{link}"), product=clipped(found.good.name, 60), link=Literal(link)),),
            ((Button(message(N_("📋 Copy link")), copying(link)), Button(message(N_("📤 WhatsApp")), whatsapp(said))),
             (Button(message(N_("✈️ Telegram")), telegram),)),
        )
    )  # fmt: skip


def price_label(name: str, price: int | None) -> Line:
    """A good on a button."""
    if price is None:
        return Literal(clipped(name))
    return message(N_("{product} · {price}"), product=clipped(name, 14), price=Rupiah(price))


def lacking_line(missing: tuple[Message, ...]) -> Line | None:
    """What to add, in one line."""
    if not missing:
        return message(N_("👍 It looks good. Nothing is missing."))
    named: Line = missing[0]
    for one in missing[1:]:
        named = message(N_("{before}, {after}"), before=named, after=one)
    return message(N_("✨ To look better, add: {things}"), things=named)
