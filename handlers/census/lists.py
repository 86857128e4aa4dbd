"""Lists that were sent: what is on them, taking them, putting them aside, taking them back. Each button looks its list up
anew within the areas of whoever taps it; a list of another office is simply not there."""

from bot.conversation import Conversation
from bot.dialog.argument import number_in
from bot.dialog.screen import Screen
from bot.turn import Turn
from domain.areas import covered
from domain.lists.verdicts import ListState
from domain.messages import N_, message
from domain.roles import Action, scope
from services.census import deciding, fault_sheet, history_words, list_words
from storage.people_lists import PeopleList

PAGE = 5


async def open_lists(turn: Turn, first: str = "") -> None:
    found = await turn.store.people_lists.within(await _areas(turn))
    at = number_in(first)
    turn.show(history_words.history(found, at if at < len(found) else 0, PAGE))


async def open_list(turn: Turn, number: str) -> None:
    one = await listed(turn, number)
    if one is not None:
        turn.show(await _screen(turn, one))


async def listed(turn: Turn, number: str, *, for_change: bool = False) -> PeopleList | None:
    """The list of that number, if it is for areas of this officer's alone. None: and it was said that it is not there."""
    one = await turn.store.people_lists.find(number_in(number), for_change=for_change)
    hidden = (ListState.DROPPED, ListState.DROPPING)
    if one is None or one.state in hidden or not covered(one.scope, await _areas(turn)):
        turn.show(list_words.gone())
        return None
    return one


async def _screen(turn: Turn, one: PeopleList) -> Screen:
    match one.state:
        case ListState.READY:
            return list_words.counted(one)
        case ListState.TAKEN:
            return list_words.about_taken(one, await deciding.undoing(turn.store, one))
        case ListState.ASKING:
            return list_words.asks_columns(one)
        case ListState.UNDOING | ListState.UNDONE:
            return list_words.was_undone(one)
    return list_words.busy(one)


async def _take(turn: Turn, number: str) -> None:
    one = await listed(turn, number, for_change=True)
    if one is None:
        return
    if one.state is not ListState.READY or not one.counts.new:
        turn.show(await _screen(turn, one))
        return
    turn.mark_chosen(message(N_("✅ Take them")))
    is_taken = await deciding.take(turn.store, one, turn.person.id, turn.now)
    turn.show(list_words.taken(one) if is_taken else list_words.counted_again())


async def _drop(turn: Turn, number: str) -> None:
    one = await listed(turn, number, for_change=True)
    if one is None:
        return
    if one.state not in (ListState.READY, ListState.ASKING):
        turn.show(await _screen(turn, one))
        return
    turn.mark_chosen(message(N_("✖️ Put it aside")))
    await deciding.drop(turn.store, one, turn.person.id, turn.now)
    turn.show(list_words.dropped())


async def _faults(turn: Turn, number: str) -> None:
    one = await listed(turn, number)
    if one is None:
        return
    if not one.about.get("sheets"):
        turn.say(
            message(
                N_("The rows that were left out are kept for seven days only. Please send the list again.")
            )
        )
        return
    await turn.store.audit.add(turn.now, turn.person.id, None, "list rows seen", list=one.id)
    caption = message(
        N_("📄 Rows that were left out, each with its reason. Mend them here and send the file again.")
    )
    turn.send_document(fault_sheet.painting(one), caption)


async def _ask_undo(turn: Turn, number: str) -> None:
    one = await listed(turn, number)
    if one is None:
        return
    if one.state is not ListState.TAKEN:
        turn.show(await _screen(turn, one))
        return
    turn.show(list_words.asks_undo(one, await deciding.undoing(turn.store, one)))


async def _undo(turn: Turn, number: str) -> None:
    one = await listed(turn, number, for_change=True)
    if one is None:
        return
    if one.state is not ListState.TAKEN:
        turn.show(await _screen(turn, one))
        return
    turn.mark_chosen(message(N_("✅ Yes, take back")))
    turn.show(list_words.undone(one, await deciding.undo(turn.store, one, turn.person.id, turn.now)))


async def _areas(turn: Turn) -> tuple[str, ...]:
    return scope(await turn.store.people.grants(turn.person.id), Action.IMPORT)


CONVERSATION = Conversation(
    routes={
        "lists": open_lists, "list": open_list, "list_take": _take, "list_drop": _drop, "list_faults": _faults,
        "list_undo": _ask_undo, "list_undone": _undo,
    },
    action=Action.IMPORT,
)  # fmt: skip
