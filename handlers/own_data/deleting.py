"""/hapusdata: what goes, what stays and why, a second thought, and it is done. Three taps at most."""

from bot.conversation import Conversation, Entry
from bot.dialog.screen import Button, Line, Lines, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from services.own_data import deleting
from services.own_data.deleting import AtStake

ASK, SURE, NOW, NO, KEPT = "forget", "forget_sure", "forget_now", "forget_not", "forget_kept"


async def open_deleting(turn: Turn, _argument: str = "") -> None:
    """What goes, what stays, and what is at stake."""
    if not turn.person.id:
        turn.say(message(N_("Laris holds no data about you. There is nothing to delete.")), home=True)
        return
    screen = Screen(
        (*_told(await deleting.at_stake(turn)), message(N_("It cannot be undone."))),
        (
            (Button(message(N_("📥 Take it along first")), route("my_data")),),
            (Button(message(N_("❓ What stays, and why")), route(KEPT)),),
            *_choices(SURE, N_("🗑 Delete")),
        ),
    )
    turn.show(screen)
    turn.listen(screen)


def _told(stake: AtStake) -> tuple[Line, ...]:
    head = message(N_("🗑 <b>Delete all my data</b>"))
    goes = message(
        N_(
            "Gone at once: name, phone number, business, products, photos, permits, reminders, what you asked officers. No more messages."
        )
    )
    stays = message(N_("Notes of shops and counts stay, without a name."))
    return (head, goes, stays, *_warnings(stake))


async def show_kept(turn: Turn, _argument: str = "") -> None:
    """What is kept under a number, and for whom: as `storage.holdings_register` has it, in plain words."""
    kept = Lines(
        (
            message(N_("• Notes of goods and bills: the shop's book is a sum of them")),
            message(N_("• Orders of offices: they show what the office bought")),
            message(N_("• Counts: who came to a training, how many questions were solved")),
            message(N_("• Which office looked at your data, and when: in case somebody misused it")),
            message(
                N_("• A secret mark of your phone number: so that no list of the office invites you again")
            ),
        )
    )
    copies = message(N_("Safety copies of the office hold your data until they are deleted themselves."))
    turn.show(
        Screen(
            (message(N_("📌 <b>What stays, without your name</b>")), kept, copies),
            _choices(SURE, N_("🗑 Delete")),
        )
    )


def _warnings(stake: AtStake) -> tuple[Line, ...]:
    lines: list[Line] = []
    if stake.unpaid:
        lines.append(message(N_("⚠️ Shops still owe you {money}. Write it down first."), money=stake.unpaid))
    elif stake.on_shelf:
        lines.append(message(N_("⚠️ Goods worth {money} still lie in shops."), money=stake.on_shelf))
    if stake.cases:
        lines.append(message(N_("⚠️ Your open questions to officers are closed: {count}"), count=stake.cases))
    if stake.orders:
        lines.append(message(N_("⚠️ Orders that fall: {count}. Whoever waits is told."), count=stake.orders))
    if stake.last_admin is not None:
        lines.append(message(N_("⚠️ You are the last administrator: nobody could invite officers any more.")))
    elif stake.roles:
        lines.append(message(N_("⚠️ Your tasks in Laris end.")))
    return (Lines(tuple(lines)),) if lines else ()


def _choices(then: str, label: str, argument: str = "") -> tuple[tuple[Button, ...], ...]:
    yes, no = Button(message(label), route(then, argument)), Button(message(N_("⬅️ No, keep it")), route(NO))
    return ((yes,), (no,))


async def ask_again(turn: Turn, _argument: str = "") -> None:
    """The second thought. The button says when it was asked."""
    if not turn.person.id:
        await open_deleting(turn)
        return
    asked = message(N_("Really delete everything? Afterwards neither you nor the office can bring it back."))
    screen = Screen((asked,), _choices(NOW, N_("🗑 Yes, delete now"), str(int(turn.now.timestamp()))))
    turn.show(screen)
    turn.listen(screen)


async def delete(turn: Turn, asked_at: str) -> None:
    """It is done, unless the button is old or forged."""
    if not deleting.is_fresh(turn, asked_at):
        await open_deleting(turn)
        return
    if not await deleting.forget_me(turn):
        await open_deleting(turn)
        return
    done = message(
        N_("✅ Your data are deleted. Thank you for the time together, and good luck with the business!")
    )
    chat = message(
        N_("The messages in this chat lie with Telegram: you can clear them in the menu of the chat.")
    )
    again = message(N_("Would you like to come back one day? Write /daftar; it starts from nothing."))
    turn.show(Screen((done, chat, again), clears_keys=True))


async def keep(turn: Turn, _argument: str = "") -> None:
    turn.say(message(N_("👍 All right, nothing was deleted.")), home=True)


CONVERSATION = Conversation(
    entries=(
        Entry(
            ("hapusdata", "hapusakun", "deletedata"), open_deleting, N_("Delete all my data"),
            intents=("delete_data",), aside=True,
        ),
    ),
    routes={ASK: open_deleting, KEPT: show_kept, SURE: ask_again, NOW: delete, NO: keep},
    aside_routes=frozenset({ASK, KEPT, SURE, NOW, NO}),
)  # fmt: skip
