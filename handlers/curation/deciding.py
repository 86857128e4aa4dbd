"""Deciding on an application: a tap, or a tap and its reason; the numbers of a trial; taking it back."""

from collections.abc import Sequence
from datetime import timedelta

from bot.conversation import Conversation, begin
from bot.dialog.amount_fields import Amount
from bot.dialog.fields import Choice, Text
from bot.dialog.form import Form, Option, Step, Value
from bot.dialog.goods_fields import pieces
from bot.dialog.screen import Button, Line, Screen, route
from bot.turn import Turn
from domain.curation.application import MOST_PIECES, MOST_WEEKS, own_words
from domain.curation.states import UNDOABLE, Move, Reason, Who, moves
from domain.form_answers import FormAnswers
from domain.messages import N_, Message, Rejected, message
from handlers.curation import card, desk
from services.cases.scene import officer
from services.curation import moving, words
from services.curation.moving import Fate, Moved
from services.curation.reach import find
from services.curation.words import CARD, Rows
from storage.curations import Seen

_PAGE = 5
_PAPERS_FIRST = (
    Reason.PERMIT, Reason.HALAL, Reason.LABEL, Reason.PACK, Reason.BARCODE, Reason.CAPACITY, Reason.PRICE, Reason.SIZE,
    Reason.TASTE, Reason.OTHER,
)  # fmt: skip
_GOODS_FIRST = (
    Reason.TASTE, Reason.PACK, Reason.PRICE, Reason.CAPACITY, Reason.SIZE, Reason.LABEL, Reason.BARCODE, Reason.HALAL,
    Reason.PERMIT, Reason.OTHER,
)  # fmt: skip


def _move(argument: str) -> tuple[Move | None, Reason | None, str]:
    """ "gagal.12.3" or "gagal-harga.12.3": the move, its reason, and the application with its version."""
    said, _, rest = argument.partition(".")
    name, _, why = said.partition("-")
    move = next((one for one in Move if one == name), None)
    return move, next((one for one in Reason if one == why), None), rest


async def do(turn: Turn, argument: str) -> None:
    """The tap that decides."""
    move, reason, rest = _move(argument)
    if move is None:
        await card.open_card(turn, rest)
        return
    if reason is Reason.OTHER:
        await begin(turn, WORDS, {"tap": argument})
        return
    await _done(turn, await moving.move(turn, rest, move, reason), Message(words.MOVE_NAMES[move]), move)


async def ask_why(turn: Turn, argument: str) -> None:
    """The reasons, five at a time: "gagal.12.3" or the second page, "gagal.12.3.1"."""
    said, _, rest = argument.partition(".")
    number, version, *page = rest.split(".")[:3] + [""] * (3 - len(rest.split(".")[:3]))
    found, move = await find(turn, number), next((one for one in Move if one == said), None)
    if found is None or move is None or move not in moves(found[0].application.state, found[1]):
        await card.open_card(turn, number)
        return
    listed = _PAPERS_FIRST if move is Move.RETURN else _GOODS_FIRST
    first = _PAGE if page == ["1"] else 0
    screen = _reasons(found[0], move, f"{number}.{version}", listed, first)
    turn.show(screen)
    turn.listen(screen)


def _reasons(seen: Seen, move: Move, here: str, listed: Sequence[Reason], first: int) -> Screen:
    buttons = [
        Button(Message(words.REASON_NAMES[one]), route(card.DO, f"{move}-{one}.{here}"))
        for one in listed[first : first + _PAGE]
    ]
    buttons.append(Button(message(N_("More ➡️")), route(card.WHY, f"{move}.{here}.{0 if first else 1}")))
    rows: Rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    back = (Button(message(N_("⬅️ Back")), route(CARD, here)),)
    asked = message(
        N_("{move}: {goods} → {shop}. Why? They will read it, with what helps."), move=Message(words.MOVE_NAMES[move]),
        goods=words.goods(seen), shop=words.shop(seen),
    )  # fmt: skip
    return Screen((asked,), (*rows, back))


async def _done(turn: Turn, moved: Moved, chosen: Line | None, move: Move) -> None:
    seen = moved.seen
    if moved.fate is Fate.GONE or seen is None:
        await desk.show_desk(turn, "", 0, message(desk.GONE))
        return
    found = await find(turn, str(seen.application.id))
    if moved.fate is Fate.SECOND:
        note = await _overtaken(turn, moved)
        await (card.show(turn, *found, note) if found else desk.show_desk(turn, "", 0, note))
        return
    if chosen is not None:
        turn.mark_chosen(chosen)
    done = message(
        N_("{state}: {goods} → {shop}. The producer has been told."), state=words.state(seen.application),
        goods=words.goods(seen), shop=words.shop(seen),
    )  # fmt: skip
    if await turn.store.people.reachable(seen.application.producer) is None:
        done = message(N_("{done} They have no chat with Laris: please tell them."), done=done)
    number = str(seen.application.id)
    undo = (Button(message(N_("🔙 Take it back")), route(card.UNDO, number)),) if move in UNDOABLE else ()
    look = (Button(message(N_("👀 Look")), route(CARD, number)),)
    turn.show(Screen((done,), ((*undo, *look), (Button(message(N_("▶️ Next one")), route(desk.DESK)),))))


async def _overtaken(turn: Turn, moved: Moved) -> Line:
    """By whom; by nobody when a new month has begun meanwhile, or a shop's person is forgotten."""
    if moved.last is None or moved.last.actor is None:
        return message(N_("👀 It has moved on in the meantime. This is how it stands:"))
    if moved.last.who is Who.RETAILER:
        return message(N_("👀 The shop has decided already. This is how it stands:"))
    who = await turn.store.case_team.contact(moved.last.actor)
    return message(
        N_("👀 It has moved on already, by {officer}. This is how it stands:"), officer=officer(who)
    )


async def undo(turn: Turn, argument: str) -> None:
    seen = await moving.undo(turn, argument)
    found = await find(turn, argument)
    if found is None:
        await desk.show_desk(turn, "", 0, message(desk.GONE))
        return
    text = (
        N_("🔙 Taken back. It waits again.") if seen is not None else N_("It is too late to take that back.")
    )
    await card.show(turn, *found, message(text))


async def ask_trial(turn: Turn, argument: str) -> None:
    move, _, rest = _move(argument)
    found = await find(turn, rest)
    if found is None or move is not Move.TRY or move not in moves(found[0].application.state, found[1]):
        await card.open_card(turn, rest)
        return
    await begin(turn, TRIAL, {"tap": rest})


class TrialAnswers(FormAnswers):
    """`tap`: application and version; how many pieces, for how many weeks."""

    tap: str
    pieces: int
    weeks: str


class WordsAnswers(FormAnswers):
    tap: str
    words: str


async def _tried(turn: Turn, answers: TrialAnswers) -> None:
    until = turn.today + timedelta(weeks=int(answers.weeks))
    moved = await moving.move(turn, answers.tap, Move.TRY, trial_pieces=answers.pieces, trial_until=until)
    await _done(turn, moved, None, Move.TRY)


async def _said(turn: Turn, answers: WordsAnswers) -> None:
    move, reason, rest = _move(answers.tap)
    if move is not None:
        await _done(turn, await moving.move(turn, rest, move, reason, answers.words), None, move)


def _pieces(text: str) -> tuple[int, ...]:
    found = pieces(text)
    if found[0] > MOST_PIECES:
        raise Rejected(N_("A trial is smaller: at most {most} pieces, for example 40."), most=MOST_PIECES)
    return found


def _weeks(text: str, _context: object) -> Value | None:
    digits = "".join(one for one in text if one.isdecimal())[:3]
    return Value(digits) if digits and 1 <= int(digits) <= MOST_WEEKS else None


TRIAL = Form(
    name="curation_trial", version=1, title=N_("the trial sale"),
    steps=(
        Step("pieces", N_("Pieces"), N_("How many pieces for the trial? For example: 40"),
             Amount(_pieces, lambda value: message(N_("{number} pieces"), number=value))),
        Step("weeks", N_("Weeks"), N_("For how many weeks?"),
             Choice(lambda _: [Option(message(N_("{weeks} weeks"), weeks=n), str(n)) for n in (2, 4, 8)], columns=3,
                    understand=_weeks, refusal=N_("Please write 1 to 12 weeks, for example: 4."))),
    ),
    answers=TrialAnswers, finish=_tried, given=("tap",), card=N_("Please check. Is everything right?"),
)  # fmt: skip
WORDS = Form(
    name="curation_words", version=1, title=N_("the reason"),
    steps=(Step("words", N_("Reason"), N_("What is it? Write one sentence, the producer will read it."), Text(own_words)),),
    answers=WordsAnswers, finish=_said, given=("tap",),
)  # fmt: skip


CONVERSATION = Conversation(
    forms=(TRIAL, WORDS), routes={card.DO: do, card.WHY: ask_why, card.TRY: ask_trial, card.UNDO: undo}
)
