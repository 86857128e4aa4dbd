"""/petugas: who I am here, my area, and how many producers live in it."""

from bot.conversation import Conversation, Entry
from bot.dialog.screen import Line
from bot.turn import Turn
from domain.messages import N_, Message, message
from domain.roles import Action, scope
from services import invitations


async def open_desk(turn: Turn, _argument: str = "") -> None:
    grants = await turn.store.people.grants(turn.person.id)
    areas = scope(grants, Action.SEE_DESK)
    roles = tuple(
        message(N_("• {role} for {area}"), role=Message(invitations.ROLE_NAMES[g.role]), area=invitations.area_name(g.area))
        for g in grants
    )  # fmt: skip
    count = await turn.store.producers.count_within(areas)
    await turn.store.audit.add(turn.now, turn.person.id, None, "desk opened")
    counted: Line = message(N_("Registered producers in your area: <b>{count}</b>"), count=count)
    turn.say(message(N_("🏛 Officers' desk")), *roles, counted)


CONVERSATION = Conversation(
    entries=(
        Entry(("petugas", "officer"), open_desk, N_("Officers' desk"), action=Action.SEE_DESK, aside=True),
    ),
    routes={"desk": open_desk},
    aside_routes=frozenset({"desk"}),
)
