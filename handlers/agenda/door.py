"""At the door: a code on a poster opens a link, and whoever has a place is on the list. Also the paper for it, and the
link that proves it genuine."""

from bot.dialog.argument import NEW_MESSAGE, bare
from bot.dialog.screen import Button, Line, Literal, Screen, route
from bot.turn import Turn
from domain.agenda.event import Event
from domain.messages import N_, message
from handlers.agenda.common import gone
from handlers.agenda.event import card
from services.agenda import attendance, seen
from services.agenda.attendance import Met
from services.agenda.reminder_words import LIST, SEE
from services.agenda.words import clock, named, when


async def arrive(turn: Turn, token: str) -> None:
    """`?start=h_<token>`: I am here."""
    event = await turn.store.events.at_door(token)
    if event is None:
        turn.say(message(N_("That code is not used any more. Please ask at the door for the new one.")))
        return
    producer = await turn.store.producers.find(turn.person.id)
    if producer is None:
        register = ((Button(message(N_("📝 Register now")), route("register")),),)
        said = N_("Welcome to {title}! Please register your business first, then scan the code once more.")
        turn.show(Screen((message(said, title=named(event)),), register))
        return
    met = await attendance.arrive(turn, event, producer)
    see = Button(message(N_("ℹ️ See it")), route(SEE, f"{event.id}{NEW_MESSAGE}"))
    agenda = Button(message(N_("📅 Agenda")), route(LIST, NEW_MESSAGE))
    buttons = ((see, agenda) if met in (Met.WELCOME, Met.AGAIN, Met.EARLY) else (agenda,),)
    turn.show(Screen((_greeting(met, turn, event),), buttons))


def _greeting(met: Met, turn: Turn, event: Event) -> Line:
    title, at = named(event), clock(turn.now, event.zone)
    match met:
        case Met.WELCOME:
            return message(N_("🙌 Welcome to {title}! You are on the list ({time})."), title=title, time=at)
        case Met.AGAIN:
            return message(N_("👍 You are on the list of {title} already."), title=title)
        case Met.EARLY:
            return message(
                N_("⏰ {title} is on {when}. Please scan the code again at the door."),
                title=title,
                when=when(event),
            )
        case Met.LATE:
            return message(
                N_("{title} is over. If you were there, ask the officer to tick you off."), title=title
            )
        case Met.FULL:
            return message(
                N_("😔 All places of {title} are taken. Please talk to the officer at the door."), title=title
            )
        case Met.ELSEWHERE:
            return message(
                N_("😔 {title} is for businesses of another area. Please talk to the officer at the door."),
                title=title,
            )
    return message(N_("❌ {title} is cancelled."), title=title)


async def send_paper(turn: Turn, argument: str) -> None:
    """The certificate of attendance, once it is over."""
    found = await seen.find(turn, bare(argument))
    if found is None:
        gone(turn)
        return
    part = found.part
    if part is None or part.came_at is None:
        turn.show(card(turn, found))
        return
    if turn.now < found.event.over_at:
        turn.say(
            message(N_("📜 You get the certificate as soon as {title} is over."), title=named(found.event))
        )
        return
    said = message(
        N_("📜 Your certificate for {title}. Code: {code}"),
        title=named(found.event),
        code=Literal(part.code or ""),
    )
    turn.send_document(attendance.paper(turn, found.event, part), said)


async def prove(turn: Turn, code: str) -> None:
    """`?start=v_<code>`: is this certificate genuine? For everybody who holds one in their hands."""
    said = await attendance.proven(turn, code)
    turn.say(said or message(N_("❌ No certificate of ours has that code.")))
