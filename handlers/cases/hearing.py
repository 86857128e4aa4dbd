"""Free words and files: a reply to a message about a case goes to that case; what somebody writes while an officer talks
with them goes to the officer. What may be meant otherwise is asked back, and nothing of an officer is ever guessed.
"""

from typing import Any

from bot.conversation import Conversation, begin
from bot.dialog.argument import number_in
from bot.dialog.fields import Choice
from bot.dialog.form import Context, Form, Option, Step
from bot.dialog.screen import decode
from bot.turn import Turn
from domain.answers import is_no, is_yes
from domain.cases import limits
from domain.cases.model import Case, Piece, State
from domain.cases.naming import case_named
from domain.consignment.line.talk import read_line
from domain.form_answers import FormAnswers
from domain.intents import guess
from domain.messages import N_, message
from handlers.cases import mine, moving
from handlers.cases.pieces import as_answer, piece_of
from services.cases import words
from services.cases.reach import GONE, reach_of
from services.cases.scene import officer

_NOT_YET = frozenset({"belum", "blm", "durung", "dereng", "acan", "belum beres", "not yet"})
_ELSEWHERE = "other"
_OWN = 5
_SURE = 0.5
_SMALL_TALK = frozenset({"greeting", "help", "ask_officer", "none"})
"""Subjects whose words are said in any talk."""


async def quoted(turn: Turn) -> bool:
    """A reply to a message of ours that names a case."""
    number, piece = _quoted_number(turn), piece_of(turn.event, turn.person.chat_id)
    if number is None or piece is None or not turn.person.id:
        return False
    own = await turn.store.cases.of_person(turn.person.id, number)
    if own is not None:
        await _person_tells(turn, own, piece)
        return True
    case = await turn.store.cases.for_officer(await reach_of(turn), number, hold=True)
    if case is None:
        turn.say(message(GONE))
    else:
        await moving.send_answer(turn, case, as_answer(piece))
    return True


def _quoted_number(turn: Turn) -> int | None:
    """The number in the first line of the message, or in its buttons (a place or sticker has no line)."""
    origin = turn.origin
    if origin.quoted is None:
        return None
    if (number := case_named(origin.quoted)) is not None:
        return number
    routes = [decode(data) for data in origin.quoted_data]
    about = [choice for _, name, choice in routes if name in (words.OPEN, words.ANSWER, words.SAY)]
    return number_in(about[0]) or None if about else None


async def _person_tells(turn: Turn, case: Case, piece: Piece) -> None:
    """Words to the officer; a bare yes or no answers "is it solved?"."""
    if case.state is State.ASKED and piece.kind == "text" and is_yes(piece.text):
        await mine.confirm(turn, case)
    elif case.state is State.ASKED and piece.kind == "text" and _says_no(piece.text):
        await mine.deny(turn, case)
    else:
        await mine.tell(turn, case, as_answer(piece))


def _says_no(text: str) -> bool:
    return is_no(text) or " ".join(text.casefold().strip(" .!").split()) in _NOT_YET


async def hears(turn: Turn) -> bool:
    """Words and files outside any form, and without a reply to anything."""
    piece = piece_of(turn.event, turn.person.chat_id)
    if piece is None or not turn.person.id:
        return False
    case = await _live(turn)
    if case is not None:
        return await _hear_person(turn, case, piece)
    return await _hear_officer(turn, piece)


async def _live(turn: Turn) -> Case | None:
    """The person's case in which somebody wrote last, if that was not long ago."""
    if turn.unheard is not None:
        return None
    everything = await turn.store.cases.all_of(turn.person.id, 5)
    cases = [one for one in everything if limits.is_live(one, turn.now)]
    return max(cases, key=lambda one: one.last_word_at, default=None)


async def _hear_person(turn: Turn, case: Case, piece: Piece) -> bool:
    held = await turn.store.cases.of_person(turn.person.id, case.id)
    if held is None:
        return False
    if held.state is State.ASKED and piece.kind == "text" and (is_yes(piece.text) or _says_no(piece.text)):
        await _person_tells(turn, held, piece)
        return True
    is_their_turn = held.waits_since is None
    fits_elsewhere = piece.kind == "text" and await _fits_elsewhere(turn, piece.text)
    if fits_elsewhere and not (is_their_turn and not held.is_closed):
        return False
    if fits_elsewhere or held.is_closed:
        await _ask_back(turn, held, piece)
    else:
        await mine.tell(turn, held, as_answer(piece))
    return True


async def _fits_elsewhere(turn: Turn, text: str) -> bool:
    """Whether these words mean something else to us: a record of goods, or clearly another subject."""
    meant = guess(text)
    if meant is not None and meant.certainty >= _SURE and meant.intent not in _SMALL_TALK:
        return True
    if not turn.person.is_producer:
        return False
    shops = await turn.store.outlets.of_producer(turn.person.id)
    goods = {one.id: one.name for one in await turn.store.products.of(turn.person.id) if one.id}
    return read_line(text, shops, goods, turn.today) is not None


async def _hear_officer(turn: Turn, piece: Piece) -> bool:
    """An officer writes without saying for which case: never guessed, always asked."""
    if turn.unheard is not None or (piece.kind == "text" and await _fits_elsewhere(turn, piece.text)):
        return False
    reach = await reach_of(turn)
    own = (
        await turn.store.cases.owned_by(turn.person.id, reach, _OWN)
        if reach.areas or reach.confidential
        else ()
    )
    live = [one for one in own if limits.is_live(one, turn.now)]
    if not live:
        return False
    people = await turn.store.case_team.contacts({one.person_id for one in live})
    listed = [
        [one.id, turn.texts.plain(words.short_name(people.get(one.person_id)))] for one in live
    ]  # fmt: skip
    await begin(turn, WHICH, {"said": as_answer(piece), "listed": listed})
    return True


class Kept(FormAnswers):
    """`said`: what was written, kept until it is known where it belongs."""

    said: dict[str, Any]


class ForWhomAnswers(Kept):
    case: int
    who: str
    sure: str


class WhichAnswers(Kept):
    listed: list[tuple[int, str]]
    case: str


async def _ask_back(turn: Turn, case: Case, piece: Piece) -> None:
    owner = await turn.store.case_team.contact(case.owner_id) if case.owner_id else None
    who = turn.texts.plain(officer(owner))
    await begin(turn, FOR_WHOM, {"said": as_answer(piece), "case": case.id, "who": who})


async def _decided(turn: Turn, answers: ForWhomAnswers) -> None:
    """Sent on, or understood as if it had just been written."""
    case = await mine.own_case(turn, str(answers.case))
    if answers.sure == "yes" and case is not None:
        await mine.tell(turn, case, answers.said)
    elif answers.said["kind"] == "text":
        turn.unheard = str(answers.said["text"])
    else:
        turn.say(message(N_("👍 All right, not sent.")), home=True)


async def _chosen(turn: Turn, answers: WhichAnswers) -> None:
    if answers.case == _ELSEWHERE:
        if answers.said["kind"] == "text":
            turn.unheard = str(answers.said["text"])
        else:
            turn.say(message(N_("👍 All right, not sent.")), home=True)
        return
    reach = await reach_of(turn)
    case = await turn.store.cases.for_officer(reach, int(answers.case), hold=True)
    if case is None:
        turn.say(message(GONE))
    else:
        await moving.send_answer(turn, case, answers.said)


def _sure(_context: Context) -> list[Option]:
    yes = Option(message(N_("✅ Yes, send")), "yes")
    return [yes, Option(message(N_("❌ No")), "no")]


def _asks(context: Context) -> Any:
    return message(
        N_("Is this for {officer} (#{number})?"), officer=str(context.answers["who"]), number=str(context.answers["case"])
    )  # fmt: skip


def _cases(context: Context) -> list[Option]:
    found = [
        Option(message(N_("#{number} {who}"), number=str(number), who=str(who)), str(number))
        for number, who in context.answers["listed"]
    ]
    return [*found, Option(message(N_("❌ For nobody")), _ELSEWHERE)]


FOR_WHOM = Form(
    name="case_for_whom", version=1, title=N_("your message"),
    steps=(Step("sure", N_("Send"), N_("Is this for your officer?"), Choice(_sure), asks=_asks),),
    answers=ForWhomAnswers, finish=_decided, given=("said", "case", "who"),
)  # fmt: skip
WHICH = Form(
    name="case_which", version=1, title=N_("your message"),
    steps=(
        Step("case", N_("Case"), N_("For which case is this? It is sent to nobody before you tap."),
             Choice(_cases, columns=1)),
    ),
    answers=WhichAnswers, finish=_chosen, given=("said", "listed"),
)  # fmt: skip

CONVERSATION = Conversation(forms=(FOR_WHOM, WHICH), hears=hears, quoted=quoted)
