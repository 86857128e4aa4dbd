"""The doubtful rows of a list, one by one: the same person, or somebody else who is to be invited, too."""

import re
from dataclasses import replace

from bot.conversation import Conversation
from bot.turn import Turn
from domain.lists.verdicts import ListState
from domain.roles import Action
from handlers.census import lists
from services.census import deciding, list_words, twin_words
from storage.people_lists import PeopleList

_CHOICE = re.compile(r"(\d{1,15})\.(\d{1,15})\.([sn])", re.ASCII)


async def _begin(turn: Turn, number: str) -> None:
    one = await lists.listed(turn, number)
    if one is not None:
        await _next(turn, one, 0)


async def _decided(turn: Turn, argument: str) -> None:
    """ "12.345.n": of list 12, row 345 is somebody new ("s": the same person)."""
    found = _CHOICE.fullmatch(argument)
    one = await lists.listed(turn, found[1] if found else "", for_change=True)
    if one is None or found is None:
        return
    row = int(found[2])
    doubtful = await turn.store.listed_people.find_doubtful(one.id, row, one.scope)
    if one.state is not ListState.READY or doubtful is None:
        await lists.open_list(turn, str(one.id))
        return
    await deciding.decide(turn.store, one, doubtful, is_new=found[3] == "n")
    await _next(turn, await turn.store.people_lists.find(one.id) or one, row)


async def _next(turn: Turn, one: PeopleList, after: int) -> None:
    if one.state is not ListState.READY:
        await lists.open_list(turn, str(one.id))
        return
    doubtful = await turn.store.listed_people.doubtful(one.id, after, one.scope)
    if doubtful is None:
        done = list_words.counted(one)
        turn.show_in_place(replace(done, parts=(twin_words.no_more_twins(), *done.parts)))
        return
    await turn.store.audit.add(turn.now, turn.person.id, None, "list row seen", list=one.id, row=doubtful.id)
    turn.show_in_place(twin_words.twin(one, doubtful))


CONVERSATION = Conversation(routes={"list_twins": _begin, "list_twin": _decided}, action=Action.IMPORT)
