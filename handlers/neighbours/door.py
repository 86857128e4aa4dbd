"""Everything about a coordinator's neighbours as one conversation."""

from bot.conversation import Conversation, Entry
from domain.messages import N_
from domain.roles import Action
from handlers.neighbours import hub, record, register
from services import slips

CONVERSATION = Conversation(
    entries=(
        Entry(
            ("tetangga", "dampingan", "neighbours"), hub.open_list, N_("Register and help neighbours"),
            button=N_("👥 Neighbours"),
        ),
    ),
    forms=(register.SPOKEN, register.NEIGHBOUR, record.RECORD, hub.FIND),
    routes={
        "neighbours": hub.open_list, "neighbour": record.open_record, "neighbour_new": register.start,
        "neighbour_find": hub.ask_name, "neighbour_slip": record.give_slip,
        "neighbour_drop": record.ask_withdrawal, "neighbour_dropped": record.withdraw,
    },
    painters={slips.QR: slips.PAINTER},
    action=Action.REGISTER_NEIGHBOURS,
)  # fmt: skip
