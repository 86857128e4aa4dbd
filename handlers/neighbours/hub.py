"""/tetangga: whom this coordinator registered, six on a page, and how many of them have come to keep their own data."""

from bot.conversation import begin
from bot.dialog.fields import Text
from bot.dialog.form import Form, Step
from bot.dialog.screen import Button, Line, Literal, Screen, route
from bot.turn import Turn
from domain.clip import clipped
from domain.form_answers import FormAnswers
from domain.messages import N_, message
from domain.spoken import clean
from handlers import paging
from handlers.paging import Place
from services import neighbours, seen

_LAST = 4


class Sought(FormAnswers):
    said: str


async def open_list(turn: Turn, argument: str = "") -> None:
    areas = await neighbours.areas(turn)
    place = paging.read(argument)
    total = await turn.store.neighbours.count(turn.person.id, areas, place.said)
    place = paging.within(place, total)
    found = await turn.store.neighbours.in_care(turn.person.id, areas, place.said, place.first, paging.PAGE)
    await seen.note(turn, (one.person_id for one in found), "neighbour seen")
    buttons = [
        Button(Literal(clipped(one.business)), route("neighbour", str(one.person_id))) for one in found
    ]
    turn.show(
        Screen(
            await _headlines(turn, place, total),
            (
                (Button(message(N_("➕ Register")), route("neighbour_new")),),
                *paging.rows(buttons),
                *paging.turning("neighbours", place, total),
                *_search(place, total),
            ),
        )
    )


async def _headlines(turn: Turn, place: Place, total: int) -> tuple[Line, ...]:
    if place.said:
        return (message(N_("👥 With “{name}”: {count}"), name=Literal(place.said), count=total),)
    come, last = await turn.store.neighbours.come(turn.person.id, _LAST)
    told: tuple[Line, ...] = (message(N_("👥 <b>Your neighbours</b>: {count}"), count=total),)
    if not total and not come:
        told = (
            *told,
            message(
                N_(
                    "Register neighbours without a smartphone: they will hear of trainings, permits and orders through you."
                )
            ),
        )
    if come:
        keep = N_("✅ {count} keep their data themselves now: {who}")
        told = (*told, message(keep, count=come, who=Literal(", ".join(last))))
    return told


def _search(place: Place, total: int) -> tuple[tuple[Button, ...], ...]:
    if place.said:
        return ((Button(message(N_("⬅️ All of them")), route("neighbours")),),)
    return ((Button(message(N_("🔍 Find a name")), route("neighbour_find")),),) if total > paging.PAGE else ()


async def ask_name(turn: Turn, _argument: str = "") -> None:
    await begin(turn, FIND)


async def _found(turn: Turn, answers: Sought) -> None:
    await open_list(turn, paging.write(0, paging.short(answers.said)))


FIND = Form(
    name="find_neighbour",
    version=1,
    title=N_("the search"),
    steps=(Step("said", N_("Name"), N_("Which name, or a part of it? For example: yul"), Text(clean)),),
    answers=Sought,
    finish=_found,
)
