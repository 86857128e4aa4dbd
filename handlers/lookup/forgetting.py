"""An officer deletes somebody's data on their behalf: they came to the office, or wrote a letter. The first look notes it, the
second thought does it; whoever holds a task is deleted by nobody else."""

from bot.dialog.screen import Button, Literal, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from handlers.lookup import card
from services import lookup
from services.own_data import deleting

ASK, DO = "producer_forget", "producer_forgotten"


async def ask(turn: Turn, argument: str) -> None:
    """Only with a letter; what it does, and the way back."""
    found = await lookup.find(turn, argument)
    if found is None:
        await card.nobody(turn)
        return
    number = found.producer.person_id
    asked = message(
        N_(
            "🗑 Delete all data of <b>{business}</b>? Only if they asked for it, by letter or at the office; keep the letter. It cannot be undone, and your name is noted."
        ),
        business=Literal(found.producer.business),
    )
    yes = Button(message(N_("🗑 Yes, they asked")), route(DO, f"{number}.{int(turn.now.timestamp())}"))
    back = Button(message(N_("⬅️ Back to the card")), route("producer", str(number)))
    turn.show(Screen((asked,), ((yes,), (back,))))


async def do(turn: Turn, argument: str) -> None:
    """It is done, and they are told, if they have a chat."""
    number, _, asked_at = argument.partition(".")
    found = await lookup.find(turn, number)
    if found is None:
        await card.nobody(turn)
        return
    if not deleting.is_fresh(turn, asked_at):
        await ask(turn, number)
        return
    person = found.producer.person_id
    if person == turn.person.id or await turn.store.people.grants(person):
        turn.say(message(N_("They have a task in Laris, so they delete their data themselves: /hapusdata.")))
        return
    reached = await turn.store.people.reachable(person)
    if await deleting.forget(turn, reached or person) and reached is not None:
        told = message(
            N_(
                "✅ As you asked the office, all your data in Laris are deleted. You can come back any time: /daftar."
            )
        )
        turn.tell(reached, Screen((told,), clears_keys=True))
    again = Button(message(N_("🔍 Another search")), route("lookup"))
    turn.show(Screen((message(N_("✅ Deleted. Nothing of them can be seen any more.")),), ((again,),)))
