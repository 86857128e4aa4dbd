"""Posters for each kecamatan and desa: the whole set in one file, or one by one."""

from bot.conversation import Conversation
from bot.dialog.argument import number_in
from bot.turn import Turn
from domain.area_search import named_exactly
from domain.areas import find
from domain.roles import Action, scope
from services.census import board as boards
from services.census import posters


async def open_posters(turn: Turn, argument: str = "") -> None:
    """ "33.25~1": the second page; "limpung": that place, by its name. Anything else than an area within reach shows where
    this officer begins."""
    wanted, _, page = argument.partition("~")
    reach = await _reach(turn)
    wanted = _by_name(wanted, reach) or wanted
    area = boards.seen(wanted, reach)
    at = number_in(page, 4)
    at = at if at * posters.PAGE < max(1, len(boards.areas_below(area, reach))) else 0
    screen = posters.screen(
        area, at, boards.areas_below(area, reach), can_go_up=boards.can_go_up(area, reach)
    )
    (turn.show_in_place if argument in (area, f"{area}~{at}") and argument else turn.show)(screen)


def _by_name(said: str, reach: tuple[str, ...]) -> str:
    """The code of the one place within reach that is called so; a desa leads to its kecamatan, where it stands."""
    for level in (3, 4):
        found = [area for prefix in reach for area in named_exactly(said, prefix, level)]
        if len(found) == 1:
            return ".".join(found[0].code.split(".")[:3])
    return ""


async def _one(turn: Turn, area: str) -> None:
    await _send(turn, area, each=False)


async def _set(turn: Turn, area: str) -> None:
    await _send(turn, area, each=True)


async def _send(turn: Turn, argument: str, *, each: bool) -> None:
    area, found = boards.seen(argument, await _reach(turn)), find(argument)
    is_there = (
        area == argument
        and found is not None
        and found.level >= (2 if each else 3)
        and not (each and found.level == 4)
    )
    if not is_there:
        await open_posters(turn)
        return
    await turn.store.audit.add(turn.now, turn.person.id, None, "posters made", area=area)
    turn.send_document(posters.painting(turn, area, each=each), posters.caption(area, each=each))


async def _reach(turn: Turn) -> tuple[str, ...]:
    return scope(await turn.store.people.grants(turn.person.id), Action.SEE_CENSUS)


CONVERSATION = Conversation(
    routes={"posters": open_posters, "poster": _one, "poster_set": _set},
    action=Action.SEE_CENSUS,
    painters=posters.PAINTERS,
)
