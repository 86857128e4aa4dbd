"""One application as office and shop see it: who, what, which papers were there that day – and what may be done now."""

from bot.conversation import Conversation
from bot.dialog.screen import Button, Line, Screen, route
from bot.turn import Turn
from domain.curation.states import Move, Who, moves
from domain.messages import N_, Message, message
from handlers.curation import desk
from services.cases import evidence
from services.curation import card_words, words
from services.curation.reach import find
from services.curation.words import CARD, Rows
from storage.case_talk import Evidence
from storage.curations import Seen

DO, WHY, TRY, UNDO, PROOF = "curation_do", "curation_why", "curation_try", "curation_undo", "curation_proof"
_LINES = 7


async def open_card(turn: Turn, argument: str) -> None:
    found = await find(turn, argument)
    if found is None:
        await desk.show_desk(turn, "", 0, message(desk.GONE))
        return
    await show(turn, *found)


async def show(turn: Turn, seen: Seen, who: frozenset[Who], *notes: Line) -> None:
    photo = seen.application.front or seen.application.photo
    screen = Screen((*notes, *await card_words.told(turn, seen)), _ways(seen, who), photo=photo)
    turn.show(screen)
    turn.listen(screen)


def _ways(seen: Seen, who: frozenset[Who]) -> Rows:
    one = seen.application
    here = f"{one.id}.{one.version}"
    buttons = [
        Button(Message(words.MOVE_NAMES[move]), route(_leads(move), f"{move}.{here}"))
        for move in moves(one.state, who)
    ]
    rows: Rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    more = [Button(message(N_("📎 Papers")), route(PROOF, str(one.id)))]
    if one.back or (one.photo and one.front):
        more.append(Button(message(N_("🖼 Photos")), route("curation_photos", str(one.id))))
    more.append(Button(message(N_("⬅️ Kurasi")), route(desk.DESK)))
    return (*rows, tuple(more))


def _leads(move: Move) -> str:
    if move in (Move.RETURN, Move.FAIL, Move.WITHDRAW):
        return WHY
    return TRY if move is Move.TRY else DO


async def show_proof(turn: Turn, argument: str) -> None:
    """The check of the day of applying, as it was, with its sources."""
    found = await find(turn, argument)
    if found is None:
        await desk.show_desk(turn, "", 0, message(desk.GONE))
        return
    seen = found[0]
    proof = Evidence(evidence.READINESS, seen.proof_on, seen.proof)
    sources = Button(message(N_("🔗 Sources")), route("curation_sources", str(seen.application.id)))
    back = Button(message(N_("⬅️ Back")), route(CARD, str(seen.application.id)))
    turn.show(Screen(evidence.shown(proof, _LINES), ((sources, back),)))


async def show_sources(turn: Turn, argument: str) -> None:
    found = await find(turn, argument)
    if found is None:
        await desk.show_desk(turn, "", 0, message(desk.GONE))
        return
    proof = Evidence(evidence.READINESS, found[0].proof_on, found[0].proof)
    title = message(N_("🔗 Where this comes from"))
    back = (Button(message(N_("⬅️ Back")), route(PROOF, argument)),)
    turn.show(Screen((title, *evidence.sources(proof, 4)), (back,)))


async def show_photos(turn: Turn, argument: str) -> None:
    found = await find(turn, argument)
    if found is None:
        await desk.show_desk(turn, "", 0, message(desk.GONE))
        return
    seen = found[0]
    one = seen.application
    named = ((one.back, N_("Back of the pack: {goods}")), (one.photo, N_("The product: {goods}")))
    kept = [(photo, text) for photo, text in named if photo]
    back = (Button(message(N_("⬅️ Back")), route(CARD, str(one.id))),)
    for at, (photo, text) in enumerate(kept):
        rows: Rows = (back,) if at == len(kept) - 1 else ()
        turn.show(Screen((message(text, goods=words.goods(seen)),), rows, photo=photo))


CONVERSATION = Conversation(
    routes={
        CARD: open_card,
        PROOF: show_proof,
        "curation_sources": show_sources,
        "curation_photos": show_photos,
    },
)
