"""/acara as a conversation: its door, its buttons, its forms. Everything in it needs the permission to plan events."""

from bot.conversation import Conversation, Entry
from domain.messages import N_
from domain.roles import Action
from handlers.agenda import calling_off, desk, planning

CONVERSATION = Conversation(
    entries=(
        Entry(
            ("acara",), desk.open_desk, N_("Plan events"), action=Action.PLAN_EVENTS, button=N_("📅 Events"),
            otherwise="agenda",
        ),
    ),
    forms=(planning.PLAN, calling_off.CALL_OFF),
    routes={
        desk.DESK: desk.open_desk, desk.DESK_EVENT: desk.open_event, desk.PLAN: planning.plan,
        desk.CHANGE: planning.change, desk.ANNOUNCE: desk.announce, desk.CANCEL: calling_off.ask,
    },
    action=Action.PLAN_EVENTS,
)  # fmt: skip
