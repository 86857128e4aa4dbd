"""People who stand on a list of the office and have not come: an officer finds them beside those who are registered, and deletes
them when they asked for it. Every look at one of them is noted."""

from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.areas import find, full_name
from domain.clip import clipped
from domain.messages import N_, message
from domain.phone import parse_phone, show
from handlers import paging
from handlers.lookup import card
from services import lookup
from services.own_data import deleting
from storage.listed_people import Waiting

LIST, ONE, ASK, DO = "listed_page", "listed", "listed_forget", "listed_forgotten"


def door(said: str, count: int) -> tuple[tuple[Button, ...], ...]:
    """The way to them from a search, when there are any."""
    label = message(N_("✉️ Only invited: {count}"), count=count)
    return ((Button(label, route(LIST, paging.write(0, said))),),) if count else ()


async def open_page(turn: Turn, argument: str) -> None:
    """Those of a search, by name."""
    place = paging.read(argument)
    sought = lookup.understand(place.said)
    if sought is None:
        await card.nobody(turn)
        return
    total, found = await lookup.invited(turn, sought, place.first, paging.PAGE)
    buttons = tuple(Button(_label(one), route(ONE, str(one.id))) for one in found)
    told = N_("✉️ “{said}”, on a list of the office and not registered yet: {count}")
    turn.show(
        Screen(
            (message(told, said=Literal(place.said), count=total),),
            (*paging.rows(buttons), *paging.turning(LIST, place, total), _again()),
        )
    )


def _label(one: Waiting) -> Literal:
    place = find(one.area)
    return Literal(clipped(f"{one.name} – {place.name if place else one.area}"))


def _again() -> tuple[Button, ...]:
    return (Button(message(N_("🔍 Another search")), route("lookup")),)


async def open_one(turn: Turn, argument: str) -> None:
    one = await lookup.find_invited(turn, argument)
    if one is None:
        await card.nobody(turn)
        return
    delete = Button(message(N_("🗑 Delete (letter)")), route(ASK, str(one.id)))
    turn.show(Screen(_told(one), ((*_again(), delete),)))


def _told(one: Waiting) -> tuple[Line, ...]:
    place = find(one.area)
    phone = (
        message(N_("📞 {phone}"), phone=Literal(show(parse_phone(one.phone))))
        if one.phone
        else message(N_("📞 no number"))
    )
    return (
        message(N_("✉️ <b>{name}</b>: {product}"), name=Literal(one.name), product=Literal(one.product or one.business)),
        Lines((message(N_("🏠 {place}"), place=Literal(full_name(place) if place else one.area)), phone)),
        message(N_("On a list of the office, not registered yet.")),
    )  # fmt: skip


async def ask(turn: Turn, argument: str) -> None:
    """Only with a letter; what it does, and the way back."""
    one = await lookup.find_invited(turn, argument)
    if one is None:
        await card.nobody(turn)
        return
    asked = message(
        N_(
            "🗑 Delete {name} from all lists? Only if they asked for it; keep the letter. Everybody with this number goes, and no list invites it again. Your name is noted."
        ),
        name=Literal(one.name),
    )
    yes = Button(message(N_("🗑 Yes, they asked")), route(DO, f"{one.id}.{int(turn.now.timestamp())}"))
    back = Button(message(N_("⬅️ Back to the card")), route(ONE, str(one.id)))
    turn.show(Screen((asked,), ((yes,), (back,))))


async def do(turn: Turn, argument: str) -> None:
    """It is done, unless the button is old or forged."""
    number, _, asked_at = argument.partition(".")
    one = await lookup.find_invited(turn, number)
    if one is None:
        await card.nobody(turn)
        return
    if not deleting.is_fresh(turn, asked_at):
        await ask(turn, number)
        return
    await deleting.forget_listed(turn, one)
    turn.show(Screen((message(N_("✅ Deleted. Nothing of them can be seen any more.")),), (_again(),)))


ROUTES = {LIST: open_page, ONE: open_one, ASK: ask, DO: do}
