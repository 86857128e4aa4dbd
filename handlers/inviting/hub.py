"""/undang: the ways to invite somebody, to see who has which task, and which invitations are still out."""

from bot.conversation import Conversation, Entry
from bot.dialog.screen import Button, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from domain.roles import Action
from handlers.inviting import finding, holders, invite, waiting
from services import invitations


async def open_invitations(turn: Turn, _argument: str = "") -> None:
    reach = await invitations.reach(turn)
    holding = await turn.store.role_holders.count(reach)
    out = await turn.store.invitations.count(reach, turn.now)
    turn.show(
        Screen(
            (
                message(N_("✉️ <b>Invitations and tasks</b>")),
                message(N_("Invite somebody to a task in your area, or end a task that is done.")),
            ),
            (
                (Button(message(N_("➕ Invite")), route("invite")),),
                (
                    Button(message(N_("👥 On duty ({count})"), count=holding), route("holders")),
                    Button(message(N_("✉️ Not opened ({count})"), count=out), route("waiting")),
                ),
                (Button(message(N_("🖼 Posters")), route("posters")),),
            ),
        )
    )


CONVERSATION = Conversation(
    entries=(
        Entry(("undang", "invite", "undangan"), open_invitations, N_("Invite and end tasks"), button=N_("✉️ Invitations")),
    ),
    forms=(invite.INVITE, finding.FIND),
    routes={
        "invitations": open_invitations, "invite": invite.start, "holders": holders.open_list,
        "holder": holders.open_one, "holder_end": holders.ask, "holder_ended": holders.end,
        "waiting": waiting.open_list, "waiting_one": waiting.open_one, "waiting_again": waiting.renew,
        "waiting_end": waiting.ask, "waiting_ended": waiting.end, "find_holder": finding.ask_name,
    },
    painters={invite.QR: invite.PAINTER},
    action=Action.INVITE,
)  # fmt: skip
