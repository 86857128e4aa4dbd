"""/petugas: who I am here, my area, how many producers live in it, and a button to every task."""

from bot.conversation import Conversation, Entry
from bot.dialog.screen import Button, Line, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from domain.roles import Action, scope
from services import invitations
from services.cases.reach import waiting
from services.overview import monthly
from services.reviewing import waiting_line

_PAGE = 6


async def open_desk(turn: Turn, page: str = "") -> None:
    grants = await turn.store.people.grants(turn.person.id)
    areas = scope(grants, Action.SEE_DESK)
    roles = [
        message(N_("• {task}"), task=await invitations.task(turn.store, grant))
        for grant in grants
    ]  # fmt: skip
    count = await turn.store.producers.count_within(areas)
    await turn.store.audit.add(turn.now, turn.person.id, None, "desk opened")
    await monthly.expect(turn.store, turn.person.id, turn.now)
    counted: Line = message(N_("Registered producers in your area: <b>{count}</b>"), count=count)
    buttons = _page(turn.house.doors(grants), int(page[:4]) if page[:4].isdecimal() else 0)
    waits, _ = await waiting(turn)
    turn.show(
        Screen((message(N_("🏛 Officers' desk")), *roles, counted, *waits, *await waiting_line(turn)), buttons)
    )


def _page(doors: tuple[Button, ...], page: int) -> tuple[tuple[Button, ...], ...]:
    """Six of the doors, two in a row, and the way to the next six; beyond the last begins the first."""
    pages = max(1, -(-len(doors) // _PAGE))
    first = page % pages * _PAGE
    shown = doors[first : first + _PAGE]
    rows = tuple(shown[at : at + 2] for at in range(0, len(shown), 2))
    more = Button(message(N_("More ➡️")), route("desk", str((page + 1) % pages)))
    return (*rows, (more,)) if pages > 1 else rows


CONVERSATION = Conversation(
    entries=(
        Entry(("petugas", "officer"), open_desk, N_("Officers' desk"), action=Action.SEE_DESK, aside=True),
    ),
    routes={"desk": open_desk},
    aside_routes=frozenset({"desk"}),
)
