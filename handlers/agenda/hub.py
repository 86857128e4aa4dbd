"""/agenda as a conversation: its door, its buttons, its words."""

from bot.conversation import Conversation, Entry
from domain.messages import N_
from handlers.agenda import browse, event, joining
from services.agenda import files
from services.agenda.reminder_words import FILE, JOIN, LEAVE, LIST, MAP, SEE

KEY = N_("📅 Agenda")

CONVERSATION = Conversation(
    entries=(
        Entry(
            ("agenda", "kegiatan", "events"), browse.open_agenda, N_("Trainings, bazaars, permits"),
            intents=("events",), key=KEY, for_producers=True, otherwise="acara",
        ),
    ),
    forms=(joining.LEAVING,),
    routes={
        LIST: browse.open_agenda, SEE: event.open_event, event.INFO: event.open_info, MAP: event.send_map,
        FILE: event.send_calendar, event.ATTACHMENT: event.send_attachment, JOIN: joining.join,
        LEAVE: joining.ask_to_leave,
    },
    painters=files.PAINTERS,
    for_producers=True,
)  # fmt: skip
