"""/agenda as a conversation: its door, its buttons, its words."""

from bot.conversation import Conversation, Entry
from domain.messages import N_
from handlers.agenda import after, browse, door, event, joining, neighbours, papers
from services.agenda import attendance, files
from services.agenda.reminder_words import FILE, JOIN, LATER, LEAVE, LIST, MAP, PAPERS, RATE, SEE

KEY = N_("📅 Agenda")

CONVERSATION = Conversation(
    entries=(
        Entry(
            ("agenda", "kegiatan", "events"), browse.open_agenda, N_("Trainings, bazaars, permits"),
            intents=("events",), key=KEY, for_producers=True, otherwise="acara_tetangga",
        ),
    ),
    forms=(joining.LEAVING, after.WORDS),
    routes={
        LIST: browse.open_agenda, SEE: event.open_event, event.INFO: event.open_info, MAP: event.send_map,
        FILE: event.send_calendar, event.ATTACHMENT: event.send_attachment, JOIN: joining.join,
        LEAVE: joining.ask_to_leave, event.PAPER: door.send_paper, RATE: after.rate,
        event.RATE_ASK: after.ask, after.WORD: after.ask_word, after.THANKS: after.thanks, LATER: after.tell_later,
        PAPERS: papers.open_papers,
    },
    painters={**files.PAINTERS, **attendance.PAINTERS},
    for_producers=True,
)  # fmt: skip
DOOR = Conversation(
    links={attendance.DOOR_LINK: door.arrive, attendance.PROOF_LINK: door.prove},
    aside_links=frozenset({attendance.DOOR_LINK, attendance.PROOF_LINK}),
)
ASIDE = (DOOR, neighbours.CARRYING)
"""What anybody may do at the door, and coordinators for their neighbours."""
