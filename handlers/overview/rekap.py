"""/rekap: one picture of an area and a month; another area, another month, the same as a workbook."""

from bot.conversation import Conversation, Entry
from bot.dialog.pages import turning
from bot.dialog.screen import Button, Literal, Screen, route
from bot.turn import Turn
from domain.areas import find
from domain.clip import clipped
from domain.messages import N_, message
from domain.roles import Action, scope
from services.census import board
from services.census.board_words import place
from services.overview import monthly, picture
from services.overview.said import meant
from services.overview.view import Asked, View, argument, asked, is_of_button, view
from services.overview.words import FILE, REKAP, WHERE

_PAGE = 4
Rows = tuple[tuple[Button, ...], ...]


async def open_overview(turn: Turn, said: str = "") -> None:
    """The picture itself is made when it is sent: a turn never waits for it."""
    shown = await _seen(turn, asked(said), "" if is_of_button(said) else said)
    here = argument(shown.area, shown.month)
    await turn.store.audit.add(turn.now, turn.person.id, None, "overview seen", area=shown.area)
    await monthly.expect(turn.store, turn.person.id, turn.now)
    turn.send_photo(picture.painting(turn.person.id, here, turn.now))


async def send_file(turn: Turn, said: str) -> None:
    shown = await _seen(turn, asked(said))
    here = argument(shown.area, shown.month)
    await turn.store.audit.add(turn.now, turn.person.id, None, "overview taken along", area=shown.area)
    caption = message(
        N_("📄 The overview of {place} as a table, with what each figure means."), place=place(shown.area)
    )
    back = ((Button(message(N_("📊 Overview")), route(REKAP, here)),),)
    turn.send_document(picture.workbook(turn.person.id, here, turn.now), caption, buttons=back)


async def choose_area(turn: Turn, said: str) -> None:
    """The areas below this one, four at a time, and the way up."""
    wanted = asked(said)
    shown, reach = await _seen(turn, wanted), await _reach(turn)
    codes = board.areas_below(shown.area, reach)
    page = wanted.page if wanted.page * _PAGE < len(codes) else 0
    question = message(N_("📍 The overview of which area? Now: {place}."), place=place(shown.area))
    rows = (*_areas(shown, codes[page * _PAGE : (page + 1) * _PAGE]), *_ways(shown, page, len(codes), reach))
    screen = Screen((question,), rows)
    is_turned = said.count("~") > 1  # from the list of areas itself; from the picture it is a new message
    (turn.show_in_place if is_turned else turn.show)(screen)


def _areas(shown: View, codes: tuple[str, ...]) -> Rows:
    buttons = [
        Button(Literal(clipped(area.name)), route(REKAP, argument(code, shown.month)))
        for code in codes
        if (area := find(code))
    ]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def _ways(shown: View, page: int, total: int, reach: tuple[str, ...]) -> Rows:
    def to(number: int) -> str:
        return route(WHERE, argument(shown.area, shown.month, number))

    above = argument(shown.area.rpartition(".")[0], shown.month)
    up = (Button(message(N_("⬆️ Up")), route(REKAP, above)),) if board.can_go_up(shown.area, reach) else ()
    here = Button(message(N_("📊 Overview")), route(REKAP, argument(shown.area, shown.month)))
    return (*turning(page, to, is_more=(page + 1) * _PAGE < total), (*up, here))


async def _seen(turn: Turn, wanted: Asked, words: str = "") -> View:
    """What a button asks for, or else these words."""
    reach = await _reach(turn)
    here = view(reach, wanted, turn.now)
    return view(reach, meant(words, reach, here.today), turn.now) if words else here


async def _reach(turn: Turn) -> tuple[str, ...]:
    return scope(await turn.store.people.grants(turn.person.id), Action.SEE_OVERVIEW)


CONVERSATION = Conversation(
    entries=(
        Entry(
            ("rekap", "overview"), open_overview, N_("The overview of my area, as one picture"), button=N_("📊 Overview"),
            action=Action.SEE_OVERVIEW, aside=True,
        ),
    ),
    routes={REKAP: open_overview, WHERE: choose_area, FILE: send_file},
    aside_routes=frozenset({REKAP, WHERE, FILE}),
    action=Action.SEE_OVERVIEW,
    painters=picture.PAINTERS,
)  # fmt: skip
