"""/acara as a conversation: its door, its buttons, its forms. Everything in it needs the permission to plan events."""

from bot.conversation import Conversation, Entry
from domain.messages import N_
from domain.roles import Action
from handlers.agenda import calling_off, desk, people, planning, poster, report
from services.agenda import report as sheets
from services.agenda.reminder_words import ROLL

CONVERSATION = Conversation(
    entries=(
        Entry(
            ("acara",), desk.open_desk, N_("Plan events"), action=Action.PLAN_EVENTS, button=N_("📅 Events"),
            otherwise="agenda",
        ),
    ),
    forms=(planning.PLAN, calling_off.CALL_OFF, people.SEEK),
    routes={
        desk.DESK: desk.open_desk, desk.DESK_EVENT: desk.open_event, desk.PLAN: planning.plan,
        desk.CHANGE: planning.change, desk.ANNOUNCE: desk.announce, desk.CANCEL: calling_off.ask,
        ROLL: people.open_people, people.ONE: people.open_one, people.TICK: people.tick, people.FIND: people.ask_name,
        people.OUT: people.take_out, desk.DOOR: poster.send_poster, poster.NEW_LOCK: poster.ask_new_lock,
        desk.REPORT: report.open_report, report.SHEET: report.send_sheet,
    },
    painters=sheets.PAINTERS,
    action=Action.PLAN_EVENTS,
)  # fmt: skip
