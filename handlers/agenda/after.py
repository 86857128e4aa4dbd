"""After an event: how it was, in one tap and perhaps a word; and weeks later whether something came of it."""

from bot.conversation import begin
from bot.dialog.argument import bare
from bot.dialog.fields import Text
from bot.dialog.form import Form, Step
from bot.dialog.screen import Button, Line, Screen, route
from bot.turn import Turn
from domain.agenda.event import Event
from domain.form_answers import FormAnswers
from domain.messages import N_, Message, Rejected, message
from domain.spoken import clean
from handlers.agenda.common import gone, number_of
from handlers.agenda.event import PAPER
from services.agenda import aftermath, seen
from services.agenda.reminder_words import FACE_WORDS, RATE
from services.agenda.words import named

WORD, THANKS = "event_word", "event_thanks"
_LONGEST = 200


async def ask(turn: Turn, argument: str) -> None:
    """The faces once more, from the card of an event."""
    event = await _attended(turn, bare(argument))
    if event is None:
        return
    faces = tuple(
        Button(Message(word), route(RATE, f"{event.id}.{at}")) for at, word in enumerate(FACE_WORDS, 1)
    )
    turn.show(Screen((message(N_("⭐ How was {title}?"), title=named(event)),), (faces[:2], faces[2:])))


async def _attended(turn: Turn, number: str) -> Event | None:
    """The event of a button, if this person was there; None, with an answer, for any other."""
    found = await seen.find(turn, number)
    if found is None or found.part is None or found.part.came_at is None:
        gone(turn)
        return None
    return found.event


async def rate(turn: Turn, argument: str) -> None:
    """ "12.4": very good. The last tap counts."""
    number, _, said = argument.partition(".")
    event = await _attended(turn, number)
    if event is None:
        return
    if not 1 <= number_of(said) <= len(FACE_WORDS):
        await ask(turn, number)
        return
    await aftermath.rate(turn, event, number_of(said))
    turn.mark_chosen(Message(FACE_WORDS[number_of(said) - 1]))
    buttons = (
        (Button(message(N_("✍️ Add a word")), route(WORD, number)),
         Button(message(N_("👌 That is all")), route(THANKS))),
        (Button(message(N_("📜 Attendance paper")), route(PAPER, number)),),
    )  # fmt: skip
    turn.show(Screen((message(N_("🙏 Thank you! Would you like to add a word?")),), buttons))


async def ask_word(turn: Turn, argument: str) -> None:
    event = await _attended(turn, bare(argument))
    if event is not None:
        await begin(turn, WORDS, {"id": event.id})


async def thanks(turn: Turn, _argument: str = "") -> None:
    turn.mark_chosen(message(N_("That is all")))
    turn.say(message(N_("👍 All right.")), home=True)


class WordAnswers(FormAnswers):
    """What somebody has to say about an event they went to."""

    id: int
    word: str


async def _said(turn: Turn, answers: WordAnswers) -> None:
    event = await _attended(turn, str(answers.id))
    if event is not None:
        await aftermath.add_word(turn, event, answers.word)
        turn.say(message(N_("🙏 Thank you, the office reads it.")), home=True)


def _word(text: str) -> str:
    said = clean(text)
    if said.startswith("/") or len(said) < 2:
        raise Rejected(N_("Please write a few words, for example: materinya jelas, waktunya kurang."))
    return said[:_LONGEST]


WORDS = Form(
    name="event_word", version=1, title=N_("your word about the event"),
    steps=(Step("word", N_("Your word"), N_("What was good, what could be better?"), Text(_word)),),
    answers=WordAnswers, finish=_said, given=("id",),
)  # fmt: skip


async def tell_later(turn: Turn, argument: str) -> None:
    """ "12.30.p": a month after event 12 there is a new product. The second tap writes it down."""
    number, _, rest = argument.partition(".")
    days, _, told = rest.partition(".")
    event = await _attended(turn, number)
    if event is None:
        return
    if not await aftermath.tell(turn, event, number_of(days), told):
        gone(turn)
        return
    turn.mark_chosen(Message(aftermath.ANSWERS[told]))
    turn.show(Screen((_cheer(told),), _ways_on(event, told)))


def _cheer(told: str) -> Line:
    if told == aftermath.NOTHING:
        return message(N_("👍 Thank you for telling. If you need help, just write to me."))
    return message(N_("🎉 Wonderful! Shall we write it down now, so that buyers and the office see it?"))


def _ways_on(event: Event, told: str) -> tuple[tuple[Button, ...], ...]:
    """Straight to the question that is meant, with the paper that the event was about."""
    if told == aftermath.NOTHING:
        return ()
    paper = event.papers[0] if len(event.papers) == 1 else ""
    product = (Button(message(N_("➕ Add the product")), route("add_product")),)
    permit = (Button(message(N_("➕ Record the permit")), route("record_paper", paper)),)
    done = (Button(message(N_("👌 It is there already")), route(THANKS)),)
    return {
        aftermath.PRODUCT: (product, done), aftermath.PERMIT: (permit, done), aftermath.BOTH: (product, permit, done),
    }[told]  # fmt: skip
