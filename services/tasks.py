"""The way from anywhere to what a person's roles let them do."""

from bot.dialog.screen import Button, route
from bot.turn import Turn
from domain.messages import N_, message
from domain.roles import Action, scope


async def buttons(turn: Turn) -> tuple[tuple[Button, ...], ...]:
    """The desk for officers; for others their tasks themselves, or one button to all of them where room is short."""
    grants = await turn.store.people.grants(turn.person.id)
    if scope(grants, Action.SEE_DESK):
        return ((Button(message(N_("🏛 Officers' desk")), route("desk")),),)
    doors = turn.house.doors(grants)
    if len(doors) > (1 if turn.person.is_producer else 3):
        doors = (Button(message(N_("🧰 My tasks")), route("tasks")),)
    return tuple((door,) for door in doors)
