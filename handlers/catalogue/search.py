"""/katalog: goods of the own area by words, price, papers and place in one line; typos do not matter."""

from bot.conversation import Conversation, Entry, begin
from bot.dialog.argument import number_in
from bot.dialog.event import Said
from bot.dialog.fields import Text
from bot.dialog.form import Form, Step
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.areas import find as find_area
from domain.catalogue import asks_for_goods, compact
from domain.clip import clipped
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected, message
from domain.roles import Action
from domain.rupiah import Rupiah
from domain.spoken import clean
from domain.zones import kecamatan
from handlers import paging
from handlers.catalogue import card, inline
from services import catalogue
from storage.catalogue import Good

_MOST_BYTES = 38
_NO_WORDS = N_("Please write what you look for, for example: keripik tempe halal di bawah 20rb")


class SearchAnswers(FormAnswers):
    """What somebody looks for, in one line."""

    said: str


async def open_search(turn: Turn, said: str = "") -> None:
    """`/katalog keripik` looks at once; without words they are asked for."""
    if catalogue.understood(said).is_empty:
        await begin(turn, SEARCH)
    else:
        await open_page(turn, paging.write(0, _short(said)))


async def hears(turn: Turn) -> bool:
    """ "Cari keripik tempe murah" of somebody who may look through the catalogue."""
    text = turn.event.text if isinstance(turn.event, Said) else ""
    if not asks_for_goods(text) or not await catalogue.reach(turn):
        return False
    await open_search(turn, text)
    return True


async def open_all(turn: Turn, _argument: str = "") -> None:
    await open_page(turn, "0")


async def open_page(turn: Turn, argument: str) -> None:
    place = _read(argument)
    found = await catalogue.search(turn, place.said, place.first, paging.PAGE + 1)
    if not found and place.page:
        await open_page(turn, paging.write(0, place.said))
        return
    at = enumerate(found[: paging.PAGE], place.first)
    buttons = tuple(
        Button(
            message(N_("{place}. {item}"), place=number + 1, item=card.price_label(good.name, good.price)),
            route("good", f"{good.id}~{number}~{place.said}"),
        )
        for number, good in at
    )
    lines = tuple(_line(good, number) for number, good in enumerate(found[: paging.PAGE], place.first + 1))
    again = Button(message(N_("🔍 Another search")), route("catalogue"))
    turning = paging.turning("catalogue_page", place, place.first + len(found))
    turn.show(
        Screen(
            (_title(place.said, bool(found)), *_told(place.said), *((Lines(lines),) if lines else ())),
            (*paging.rows(buttons), *turning, (again,)),
        )
    )


def _line(good: Good, number: int) -> Line:
    """Who makes it and where: several goods have the same name and price."""
    where = find_area(kecamatan(good.area))
    return message(
        N_("{number}. {product}: {business}, {place}"), number=number, product=clipped(good.name, 14),
        business=clipped(good.business, 16), place=clipped(where.name if where else good.area, 16),
    )  # fmt: skip


def _title(said: str, has_some: bool) -> Line:
    said = " ".join(catalogue.understood(said).words)
    if not has_some:
        return message(N_("🔍 Nothing found for “{said}”. Try fewer or other words."), said=Literal(said))
    if not said:
        return message(N_("🛍 All goods of your area. Tap one."))
    return message(N_("🔍 “{said}”. Tap one to see it."), said=Literal(said))


def _told(said: str) -> tuple[Line, ...]:
    """How a price and papers were understood."""
    sought = catalogue.understood(said)
    lines: list[Line] = []
    if sought.price is not None:
        lines.append(message(N_("Only up to {price}"), price=Rupiah(sought.price)))
    if sought.papers:
        lines.append(
            message(N_("Only with: {papers}"), papers=", ".join(one.upper() for one in sought.papers))
        )
    return tuple(lines)


async def open_good(turn: Turn, argument: str) -> None:
    """A good that was found, with the way back to where it stood."""
    number, _, rest = argument.partition("~")
    found = await catalogue.find(turn, number)
    if found is None:
        turn.say(message(card.GONE))
        await open_page(turn, "0")
        return
    at = _read(rest)
    back = Button(
        message(N_("⬅️ Results")), route("catalogue_page", paging.write(at.page // paging.PAGE, at.said))
    )
    onward = Button(message(N_("Next ➡️")), route("good_at", paging.write(at.page + 1, at.said)))
    card.show(turn, found, ((back, onward),))


async def open_at(turn: Turn, argument: str) -> None:
    """The next one of what was found."""
    at = _read(argument)
    found = await catalogue.search(turn, at.said, at.page, 1)
    if not found:
        await open_page(turn, paging.write(0, at.said))
        return
    await open_good(turn, f"{found[0].id}~{at.page}~{at.said}")


async def _sought(turn: Turn, answers: SearchAnswers) -> None:
    await open_page(turn, paging.write(0, _short(answers.said)))


def _short(said: str) -> str:
    return compact(catalogue.understood(said), _MOST_BYTES)


def _read(argument: str) -> paging.Place:
    """Like `paging.read`, with more room for what is sought."""
    page, _, said = argument.partition("~")
    return paging.Place(number_in(page, 4), said)


def _enough(text: str) -> str:
    if catalogue.understood(text).is_empty:
        raise Rejected(_NO_WORDS)
    return clean(text)


SEARCH = Form(
    name="catalogue_search", version=1, title=N_("the search"),
    steps=(
        Step(
            "said", N_("Search"), N_("🛍 What do you look for? For example: keripik tempe halal di bawah 20rb"),
            Text(_enough), why=N_("You may add a place, “halal” or “PIRT”, and the highest price."),
        ),
    ),
    answers=SearchAnswers, finish=_sought,
)  # fmt: skip

CONVERSATION = Conversation(
    entries=(
        Entry(
            ("katalog", "catalogue"), open_search, N_("Find goods of producers"), button=N_("🛍 Catalogue"),
            intents=("catalogue",), action=Action.SEARCH_CATALOGUE, otherwise="etalase",
        ),
    ),
    forms=(SEARCH,),
    routes={
        "catalogue": open_search, "catalogue_page": open_page, "catalogue_all": open_all, "good": open_good,
        "good_at": open_at,
    },
    action=Action.SEARCH_CATALOGUE,
)  # fmt: skip
WORDS = Conversation(hears=hears)
"""Asked of everybody: who may look is seen there."""
LINKS = Conversation(
    inline=inline.answer,
    routes={"good_share": card.share}, links={catalogue.LINK: card.open_link},
    aside_routes=frozenset({"good_share"}), aside_links=frozenset({catalogue.LINK}),
)  # fmt: skip
