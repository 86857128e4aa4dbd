"""A list of people comes in: by the chat, where it is fetched and read after the turn, or read already by the command line."""

from collections.abc import Mapping
from typing import Any

from bot.dialog.event import FileArrived, SentDocument
from bot.turn import Turn
from domain.lists.sources import source_name
from domain.lists.verdicts import ListState
from domain.roles import Action, scope
from services.census import list_words
from storage.files import Arrived
from storage.people_lists import NewList, PeopleList

ARRIVAL = READER = "people_list"
"""Names that are stored with wanted files."""
JOB = "bot.bench.people_list:read"


async def receive(turn: Turn, file: SentDocument) -> None:
    """Take a file that an officer sent, for all areas in which they may import. Raises `Rejected` when it is too big."""
    areas = scope(await turn.store.people.grants(turn.person.id), Action.IMPORT)
    number = await _add(
        turn,
        NewList(
            turn.person.id,
            file.name,
            source_name("", file.name),
            turn.today,
            areas,
            ListState.READING,
            file.file_id,
        ),
    )
    _want(turn, file, number, areas, None)
    await turn.store.audit.add(turn.now, turn.person.id, None, "list sent", list=number)
    turn.show(list_words.received())


async def read_again(turn: Turn, one: PeopleList, columns: Mapping[str, int | None]) -> None:
    """The same file once more, with the columns that an officer told; what was read before is put aside."""
    await turn.store.people_lists.change(one.id, state=ListState.DROPPING, cursor=0)
    number = await _add(
        turn,
        NewList(
            turn.person.id,
            one.name,
            one.source,
            one.as_of,
            one.scope,
            ListState.READING,
            one.file_id,
            columns,
        ),
    )
    file = SentDocument(one.file_id or "", one.name, None, "")
    _want(turn, file, number, one.scope, columns)
    turn.show(list_words.received())


async def arrived(turn: Turn, event: FileArrived) -> None:
    """The file has been read, or could not be."""
    one = await turn.store.people_lists.find(int(event.about["list"]), for_change=True)
    file = await turn.store.files.told(event.file, turn.person.chat_id)
    if one is None or one.state is not ListState.READING or file is None:
        return
    if file.fault is not None:
        await turn.store.people_lists.change(one.id, state=ListState.DROPPED)
        turn.show(list_words.unreadable(file.fault))
        return
    after = await _kept(turn, one, event.file, file)
    turn.show(list_words.asks_columns(after) if after.state is ListState.ASKING else list_words.read(after))


async def _kept(turn: Turn, one: PeopleList, number: int, file: Arrived) -> PeopleList:
    about = file.reading
    values: dict[str, Any] = {"about": about, "state": ListState.ASKING}
    if "asked" not in about:
        values |= {"state": ListState.STAGING, "file": number, "cursor": 0}
        if one.columns is None:
            values["source"] = source_name(about["heading"], one.name)
    await turn.store.people_lists.change(one.id, **values)
    return await turn.store.people_lists.find(one.id) or one


async def _add(turn: Turn, new: NewList) -> int:
    return await turn.store.people_lists.add(new, turn.now)


def _want(
    turn: Turn,
    file: SentDocument,
    number: int,
    areas: tuple[str, ...],
    columns: Mapping[str, int | None] | None,
) -> None:
    about = {"list": number, "scope": list(areas), "home": turn.office.area, "columns": columns}
    turn.fetch(file, ARRIVAL, about, READER)
