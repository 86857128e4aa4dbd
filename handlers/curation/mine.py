"""/kurasi: a producer's applications, where each stands, why, and the one thing that leads on."""

from bot.conversation import Conversation, Entry
from bot.dialog.argument import number_in
from bot.dialog.screen import Button, Line, Lines, Screen, route
from bot.turn import Turn
from domain.calendar import local_day
from domain.clip import clipped
from domain.curation.states import ENDED, WITH_BOOK, Move, State
from domain.dates import calendar_day
from domain.messages import N_, Rejected, message
from services.curation import applying, moving, shelves, words
from services.curation.reach import number_of
from services.curation.words import MINE, Rows
from storage.curations import Seen

LIST, INVITED = "curations_mine", "curation_invited"
_PAGE = 5


async def open_mine(turn: Turn, argument: str = "") -> None:
    await show_mine(turn, page=number_in(argument, 3))


async def show_mine(turn: Turn, *notes: Line, page: int = 0) -> None:
    """Five at a time, the one that moved last first."""
    everything = await turn.store.curations.of(turn.person.id)
    first = page * _PAGE if page * _PAGE < len(everything) else 0
    shown = everything[first : first + _PAGE]
    waiting = await turn.store.curation_offers.open_for(turn.person.id)
    rows: list[tuple[Button, ...]] = [
        (Button(message(N_("💌 {shop} wants {goods}"), shop=clipped(one.shop, 14), goods=clipped(one.goods, 14)), route(INVITED, str(one.id))),)
        for one in waiting[:2]
    ]  # fmt: skip
    rows += [(Button(words.on_button(one), route(MINE, str(one.application.id))),) for one in shown]
    if len(everything) > _PAGE:
        after = first // _PAGE + 1 if len(everything) > first + _PAGE else 0
        rows.append((Button(message(N_("More ➡️")), route(LIST, str(after))),))
    rows.append((Button(message(N_("➕ Apply")), route(words.APPLY)), Button(message(N_("🛒 Ready for a shop?")), route("paper_shelf"))))  # fmt: skip
    title = message(N_("🏪 <b>Into the shops (kurasi)</b>"))
    hint = (
        message(N_("Tap one to see what comes next."))
        if shown
        else message(N_("Want your product on the shelf of a minimarket or shop? Apply here: office and shop answer in this chat."))
    )  # fmt: skip
    listed = (Lines(tuple(words.in_short(one) for one in shown)),) if shown else ()
    turn.show(Screen((*notes, title, *listed, hint), tuple(rows)))


async def open_invitation(turn: Turn, argument: str) -> None:
    found = await turn.store.curation_offers.open_for(turn.person.id, number_of(argument))
    if found:
        turn.show(shelves.invitation(found[0]))
    else:
        await show_mine(turn, message(N_("That invitation has been answered already.")))


async def open_card(turn: Turn, argument: str) -> None:
    seen = await turn.store.curations.find(turn.person.id, number_of(argument))
    if seen is None:
        await show_mine(turn, message(N_("That application is no longer here.")))
        return
    show_card(turn, seen)


def show_card(turn: Turn, seen: Seen, *notes: Line) -> None:
    one = seen.application
    title = message(N_("🏪 <b>{goods}</b> → {shop}"), goods=words.goods(seen), shop=words.shop(seen))
    stands = message(
        N_("{state}, since {day}"), state=words.state(one),
        day=calendar_day(local_day(seen.since, turn.texts.zone)),
    )  # fmt: skip
    why = words.reason(one)
    reason = (message(N_("Why: {reason}"), reason=why),) if why is not None else ()
    turn.show(
        Screen((*notes, title, Lines((stands, *_trial(seen))), *reason, words.what_next(one)), _ways(seen))
    )


def _trial(seen: Seen) -> tuple[Line, ...]:
    one = seen.application
    if one.state is not State.TRIAL or one.trial_until is None:
        return ()
    day = calendar_day(one.trial_until)
    return (message(N_("{pieces} pieces, until {day}"), pieces=one.trial_pieces or 0, day=day),)


def _ways(seen: Seen) -> Rows:
    one, number = seen.application, str(seen.application.id)
    back = (Button(message(N_("⬅️ Kurasi")), route(LIST)),)
    cancel = Button(message(N_("🗑 Take it back")), route("curation_cancel", number))
    if one.state in ENDED:
        again = (Button(message(N_("➕ Apply again")), route(words.APPLY, f"{one.product}")),)
        return (*(words.helps(one) if one.reason else ()), again, back)
    if one.state is State.INCOMPLETE:
        again = (Button(message(words.MOVE_NAMES[Move.RESUBMIT]), route("curation_again", number)),)
        return (*words.helps(one), again, (cancel, *back))
    if one.state in WITH_BOOK:
        book = Button(message(N_("📦 Ready the book")), route(words.SHOP, number))
        refused = Button(
            message(N_("🚫 Shop refuses")), route("case_refused", f"p{one.product}.{one.channel}")
        )
        return ((book, refused), (cancel, *back))
    return ((cancel, *back),)


async def hand_in_again(turn: Turn, argument: str) -> None:
    try:
        seen = await applying.again(turn, argument)
    except Rejected as refusal:
        before = await turn.store.curations.find(turn.person.id, number_of(argument))
        if before is not None:
            show_card(turn, before, refusal.message)
        return
    if seen is None:
        await open_card(turn, argument)
        return
    turn.mark_chosen(message(N_("Hand in again")))
    show_card(turn, seen, message(N_("📨 Handed in again, with your papers as they are today.")))


async def ask_cancel(turn: Turn, argument: str) -> None:
    seen = await turn.store.curations.find(turn.person.id, number_of(argument))
    if seen is None or seen.application.state in ENDED:
        await open_card(turn, argument)
        return
    number = str(seen.application.id)
    sure = message(N_("Really take back {goods} → {shop}?"), goods=words.goods(seen), shop=words.shop(seen))
    yes = Button(message(N_("🗑 Yes, take back")), route("curation_cancelled", number))
    screen = Screen((sure,), ((yes,), (Button(message(N_("⬅️ No, keep it")), route(MINE, number)),)))
    turn.show(screen)
    turn.listen(screen)


async def cancel(turn: Turn, argument: str) -> None:
    seen = await moving.by_producer(turn, argument, Move.CANCEL)
    if seen is None:
        await open_card(turn, argument)
        return
    turn.mark_chosen(message(N_("Take back")))
    await show_mine(
        turn, message(N_("🗑 {goods} → {shop} is taken back."), goods=words.goods(seen), shop=words.shop(seen))
    )


CONVERSATION = Conversation(
    entries=(
        Entry(("kurasi", "curation"), open_mine, N_("Into the shops: apply, see how it stands"), for_producers=True),
    ),
    routes={
        LIST: open_mine, MINE: open_card, INVITED: open_invitation, "curation_again": hand_in_again, "curation_cancel": ask_cancel,
        "curation_cancelled": cancel,
    },
    for_producers=True,
)  # fmt: skip
