"""/privasi: who holds the data, what for, how long, and what everybody may ask; consent to messages taken back and given again."""

from bot.conversation import Conversation, Entry
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from services.own_data import consent

PRIVACY, WORDS, STOP, STOPPED, AGAIN, AGREED = (
    "privacy", "privacy_words", "consent_stop", "consent_stopped", "consent_again", "consent_agreed",
)  # fmt: skip


async def open_privacy(turn: Turn, _argument: str = "") -> None:
    mine = Button(message(N_("📂 My data")), route("my_data"))
    words = Button(message(N_("📜 What I agreed to")), route(WORDS))
    has_agreed = bool(turn.person.id) and await consent.given(turn) is not None
    turn.show(Screen(_told(turn), ((mine, words) if has_agreed else (mine,),)))


def _told(turn: Turn) -> tuple[Line, ...]:
    office = Literal(turn.office.name) if turn.office.name else message(N_("the UMKM office"))
    who: list[Line] = [message(N_("🏛 Kept by: {office}"), office=office)]
    if turn.office.contact:
        who.append(message(N_("📞 Contact: {contact}"), contact=Literal(turn.office.contact)))
    if turn.office.dpo:
        who.append(message(N_("🛡 In charge of data protection: {name}"), name=Literal(turn.office.dpo)))
    return (
        message(N_("🔏 <b>Privacy</b>")),
        Lines(tuple(who)),
        message(N_("For: news of trainings, permits and orders, and your notes. It is not sold. No NIK is asked.")),
        message(N_("Kept as long as you take part; delete it any time. Messages pass through Telegram, whose servers are abroad.")),
        message(N_("You may see, correct, take along, stop, delete: at once, right here. After that a secret mark of your number keeps the office's lists from inviting you again.")),
    )  # fmt: skip


async def show_words(turn: Turn, _argument: str = "") -> None:
    """The very words they agreed to."""
    agreed = await consent.given(turn) if turn.person.id else None
    if agreed is None:
        await open_privacy(turn)
        return
    version, _, words = agreed
    back = Button(message(N_("🔏 Privacy")), route(PRIVACY))
    said = message(N_("📜 Version {version}:"), version=Literal(version))
    turn.show(Screen((said, Literal(words)), ((back,),)))


async def ask_stop(turn: Turn, _argument: str = "") -> None:
    if not await consent.is_given(turn):
        await ask_again(turn)
        return
    asked = message(
        N_(
            "Stop all messages? No more news of trainings, permits, orders and no reminders. Your notes stay, and I still answer whatever you write."
        )
    )
    yes = Button(message(N_("🔕 Yes, stop")), route(STOPPED))
    screen = Screen((asked,), ((yes,), (Button(message(N_("⬅️ Back")), route("my_data")),)))
    turn.show(screen)
    turn.listen(screen)


async def stop(turn: Turn, _argument: str = "") -> None:
    if await consent.is_given(turn):
        await consent.withdraw(turn)
    again = Button(message(N_("🔔 Messages again")), route(AGAIN))
    turn.show(Screen((message(N_("🔕 All right: from now on nothing comes by itself.")),), ((again,),)))


async def ask_again(turn: Turn, _argument: str = "") -> None:
    """The same question as at the beginning."""
    if await consent.is_given(turn):
        await open_privacy(turn)
        return
    yes = Button(message(N_("✅ Yes, I agree")), route(AGREED))
    screen = Screen(
        (consent.text(turn), message(N_("Do you agree?"))),
        ((yes, Button(message(N_("❌ No")), route("my_data"))),),
    )
    turn.show(screen)
    turn.listen(screen)


async def agree(turn: Turn, _argument: str = "") -> None:
    if not await consent.is_given(turn):
        await consent.give(turn)
    turn.say(message(N_("🔔 Good to have you back: news and reminders come again.")), home=True)


CONVERSATION = Conversation(
    entries=(Entry(("privasi", "privacy"), open_privacy, N_("Who holds your data, what for"), aside=True),),
    routes={PRIVACY: open_privacy, WORDS: show_words},
    aside_routes=frozenset({PRIVACY, WORDS}),
)
CHOICE = Conversation(
    routes={STOP: ask_stop, STOPPED: stop, AGAIN: ask_again, AGREED: agree},
    aside_routes=frozenset({STOP, STOPPED, AGAIN, AGREED}),
    for_producers=True,
)
