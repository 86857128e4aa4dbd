"""/kebutuhan: what an office needs, newest first; calling a need off; how producers are ranked, for officers."""

from bot.conversation import begin
from bot.dialog.event import Said
from bot.dialog.fields import Text
from bot.dialog.form import Form, Step
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.calendar import local_day
from domain.clip import clipped
from domain.dates import short
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected, message
from domain.procurement.need import Need, NeedState
from domain.procurement.waves import Rank
from domain.spoken import clean
from handlers.procurement import desk_card, posting
from handlers.procurement.common import PAGE, not_theirs, number_of, pages, show
from services import seen
from services.procurement import desk, names, programmes, waves, words
from services.procurement import posting as use

_RANKS = 8
_STATES = {NeedState.OPEN: "🟢", NeedState.CLOSED: "✅", NeedState.CANCELLED: "❌"}


async def open_desk(turn: Turn, argument: str = "") -> None:
    """The list; a sentence behind the command begins a new need at once."""
    if isinstance(turn.event, Said) and turn.event.text.startswith("/") and argument.strip():
        await posting.post(turn, argument)
        return
    needs = await desk.listed(turn)
    page = number_of(argument)
    page = page if page * PAGE < len(needs) else 0
    shown = needs[page * PAGE : (page + 1) * PAGE]
    rows = tuple((Button(_label(one), route(names.DESK_NEED, str(one.id))),) for one in shown)
    new = Button(message(N_("➕ New need")), route(names.POST))
    lot = Button(message(N_("🏭 Every month")), route(names.POST_LOT))
    late = Button(message(N_("📦 Orders")), route(names.ORDERS, names.OF_DESK))
    head = (
        N_("🛒 <b>What is needed</b> ({count})")
        if needs
        else N_("🛒 Nothing is posted yet. Tap “New need”: it takes two minutes.")
    )
    setup = Button(message(N_("⚙️ Name, halal")), route(names.PROGRAMME))
    last = (late, setup) if await programmes.editable(turn) else (late,)
    screen = Screen(
        (message(head, count=len(needs)),), (*rows, *pages(names.DESK, page, len(needs)), (new, lot), last)
    )
    show(turn, screen, argument, anew=isinstance(turn.event, Said))


def _label(need: Need) -> Line:
    return message(
        N_("{icon} {item}, {day}"), icon=_STATES[need.state], item=words.brief(need),
        day=words.day(need.at, need),
    )  # fmt: skip


async def ask_to_cancel(turn: Turn, argument: str) -> None:
    """Why? Whoever was told reads it."""
    need = await desk.find(turn, number_of(argument))
    if need is None:
        not_theirs(turn)
    elif need.state is NeedState.CANCELLED:
        await desk_card.show_need(turn, need)
    else:
        await begin(turn, CANCELLING, {"id": need.id})


class CancelAnswers(FormAnswers):
    """Why a need is called off."""

    id: int
    reason: str | None = None


async def _cancelled(turn: Turn, answers: CancelAnswers) -> None:
    need = await desk.held(turn, answers.id)
    if need is None:
        not_theirs(turn)
        return
    done = await use.cancel(turn, need, answers.reason)
    said = N_("👋 Called off. Everybody who was asked hears it.")
    need = await desk.find(turn, answers.id) or need
    if not done:
        begun = N_("✋ Something of it came already. Talk to the makers, or ask an officer with /lapor.")
        said = N_("👍 That was over already.") if need.state is NeedState.CANCELLED else begun
    await desk_card.show_need(turn, need, message(said), anew=True)


def _reason(text: str) -> str:
    reason = clean(text)
    if len(reason) < 3:
        raise Rejected(N_("Please write the reason in a few words, for example: rapat ditunda."))
    return reason[:150]


CANCELLING = Form(
    name="cancel_need", version=1, title=N_("calling a need off"),
    steps=(
        Step(
            "reason", N_("Reason"), N_("Why is it not needed any more? Everybody who was asked reads it."), Text(_reason),
            optional=True, bare=False,
        ),
    ),
    answers=CancelAnswers, finish=_cancelled, given=("id",), card=N_("❌ Really call it off?"), save=N_("❌ Yes, call it off"),
)  # fmt: skip


async def open_ranks(turn: Turn, argument: str) -> None:
    """In which order producers are asked, and why: for officers alone. Looking is written down."""
    need = await desk.find(turn, number_of(argument))
    if need is None or not await desk.is_officer_for(turn, need):
        not_theirs(turn)
        return
    ranks = await waves.queue_of(turn.store, need, turn.now)
    asked = {one.person_id: one.wave for one in await turn.store.needs.asked(need.id)}
    await use.note(turn, "need ranking seen", need.id)
    await seen.note(turn, (one.person_id for one in ranks[:_RANKS]), "need ranking seen")
    lines = [await _rank_line(turn, need, one, asked.get(one.person_id)) for one in ranks[:_RANKS]]
    head = message(
        N_("🔢 <b>{fit} of {makers} fit</b>. Draw: {seed}"),
        fit=len(ranks),
        makers=await turn.store.need_matching.makers(need),
        seed=need.seed,
    )
    how = message(
        N_("Longest not asked first (an order counts as 14 days more), then who can make all, then the draw.")
    )
    far = Button(message(N_("🚚 Outside the zone")), route(names.OUTSIDERS, str(need.id)))
    back = Button(message(N_("⬅️ Back")), route(names.DESK_NEED, str(need.id)))
    show(turn, Screen((head, *((Lines(tuple(lines)),) if lines else ()), how), ((far,), (back,))), argument)


async def _rank_line(turn: Turn, need: Need, rank: Rank, wave: int | None) -> Line:
    producer = await turn.store.producers.find(rank.person_id)
    name = Literal(clipped(producer.business if producer else "–", 20))
    since = short(local_day(rank.since, need.zone)) if rank.since else None
    waits = message(N_("{day}"), day=since) if since else message(N_("never asked"))
    told = message(N_("wave {wave}"), wave=wave) if wave else message(N_("waiting"))
    return message(
        N_("{place}. {name}: {waits}, {told}"), place=rank.place, name=name, waits=waits, told=told
    )
