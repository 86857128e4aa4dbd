"""What an officer may see and do: asked for every screen, list and tap, so that a forged number finds nothing."""

from bot.dialog.argument import number_in
from bot.dialog.screen import Button, Line, route
from bot.turn import Turn
from domain.cases.model import Case
from domain.messages import N_, message
from domain.roles import Action, scope
from services.cases.words import Rows
from storage.case_team import Contact
from storage.cases import Reach

GONE = N_("There is no such case in your area.")


async def reach_of(turn: Turn, person_id: int | None = None) -> Reach:
    """Of the turn's person, or of somebody else who acts (in a group)."""
    grants = await turn.store.people.grants(turn.person.id if person_id is None else person_id)
    return Reach(scope(grants, Action.HANDLE_CASES), scope(grants, Action.HANDLE_CONFIDENTIAL))


async def waiting(turn: Turn) -> tuple[tuple[Line, ...], Rows]:
    """How many cases nobody took yet, with the way to them, for an officer's other screens; nothing when there is none,
    or for others."""
    reach = await reach_of(turn)
    counts = await turn.store.cases.counts(reach, turn.person.id, turn.now)
    if not counts.unowned:
        return (), ()
    line = message(N_("🙋 Cases that wait for an officer: <b>{count}</b>"), count=counts.unowned)
    return (line,), ((Button(message(N_("🙋 Cases")), route("cases")),),)


def number_of(argument: str) -> int:
    """The number in a button's argument; 0 for anything else."""
    return number_in(argument.partition(".")[0])


async def find(turn: Turn, argument: str, *, hold: bool = False) -> Case | None:
    """The case of a button, within reach; says so when there is none."""
    case = await turn.store.cases.for_officer(await reach_of(turn), number_of(argument), hold=hold)
    if case is None:
        turn.say(message(GONE))
    return case


async def myself(turn: Turn) -> Contact:
    """The officer who acts, called as Telegram calls them."""
    await turn.store.case_team.call(turn.person.id, turn.origin.name)
    found = await turn.store.case_team.contact(turn.person.id)
    return found or Contact(turn.person.id, turn.person.chat_id, turn.person.language, False, "")


def may_read(case: Case, person_id: int) -> bool:
    """Whether name and story may be shown to this officer: secret ones only to whoever took it."""
    return not case.hides_name or case.owner_id == person_id
