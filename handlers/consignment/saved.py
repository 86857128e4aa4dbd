"""After a record is saved: what was written, what it comes to, and the ways on; and undoing it."""

from bot.conversation import Conversation, Entry, begin
from bot.dialog.argument import number_in
from bot.dialog.form import Form, Step
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.dialog.sure_field import sure
from bot.turn import Turn
from domain.consignment.ledger import Ledger
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected, message
from domain.rupiah import Rupiah
from handlers.consignment import shop_screen
from handlers.consignment.advice_words import next_time
from handlers.consignment.record_words import headline, words
from services.consignment import writing
from services.consignment.disputes import RAISED
from services.consignment.record_answers import What
from services.consignment.shelves import desk
from services.consignment.writing import NeedsUndoingFirst, Saved
from storage.consignment_records import UNDOING, Record

_OF_SHOP = N_("The shop told this, so it is not yours to undo. Answer it where you differ.")
_SETTLE_FIRST = N_(
    "The shop has told its own number of these goods. First settle where you differ, then correct yours."
)


async def say(turn: Turn, done: Saved) -> None:
    """Say what was written down, and what it comes to."""
    record, names = done.record, await turn.store.products.names(turn.person.id)
    shop = (await turn.store.outlets.of_producer(turn.person.id)).get(record.outlet, "")
    head = (
        message(N_("💾 Written down.")) if not done.repeated else message(N_("That is written down already."))
    )
    view = await desk(turn, record.outlet) if record.kind == What.VISITED else None
    bring = next_time(view) if view else None
    turn.show(
        Screen(
            (
                head, Lines((headline(record, shop), *words(record, names).lines)), *_state(done.after),
                *((bring,) if bring else ()),
            ),
            _ways_on(record, done.after, bool(view and any(map(view.advice, view.brought_before())))),
        )
    )  # fmt: skip


def _state(book: Ledger) -> tuple[Line, ...]:
    said: list[Line] = []
    lying = sum(batch.shelf for batch in book.batches.values())
    if lying:
        said.append(message(N_("On the shelf now: {pieces} pieces"), pieces=lying))
    if book.receivable:
        due = next((bill.due_on for bill in book.open_invoices if bill.due_on), None)
        money = Rupiah(book.receivable)
        if due is None:
            said.append(message(N_("Not yet paid: {money}"), money=money))
        else:
            said.append(message(N_("Not yet paid: {money}, the first due {day}"), money=money, day=due))
    return tuple(said)


def _ways_on(record: Record, book: Ledger, may_advise: bool) -> tuple[tuple[Button, ...], ...]:
    number, shop = str(record.id), str(record.outlet)
    pay: tuple[tuple[Button, ...], ...] = ()
    if record.kind == What.VISITED and book.receivable and not any(one.what == "paid" for one in record.told):
        pay = ((Button(message(N_("💰 The shop paid")), route("paid", shop)),),)
    photo = Button(message(N_("📷 Add a photo")), route("add_photo", number))
    advice = Button(message(N_("💡 How much next")), route("advice", shop))
    return (
        *pay,
        (Button(message(N_("➕ Tell more")), route("shop", shop)), photo),
        (Button(message(N_("✖️ Undo this")), route("undo", number)), *((advice,) if may_advise else ())),
    )


class UndoAnswers(FormAnswers):
    """Whether the record with this number is really to be undone ("yes" or "no")."""

    id: int
    sure: str


async def ask_undo(turn: Turn, argument: str) -> None:
    """Ask whether this record is to be undone; without a number the newest one."""
    record = await own_record(turn, argument) if argument else await _last(turn)
    if record is None or record.kind == UNDOING:
        await shop_screen.show_shops(turn, message(N_("There is nothing written down that I could undo.")))
    elif record.undone_at is not None:
        await show_record(turn, record, message(N_("This is undone already.")))
    elif record.actor != turn.person.id:
        await show_record(turn, record, message(_OF_SHOP))
    else:
        await begin(turn, UNDO, {"id": record.id}, on_top=turn.dialog is not None)


async def _last(turn: Turn) -> Record | None:
    return await turn.store.consignments.records.last(turn.person.id)


async def own_record(turn: Turn, argument: str) -> Record | None:
    """The record with this number, if it is this person's own: a forged button finds nothing."""
    return await turn.store.consignments.records.find(turn.person.id, number_in(argument))


async def _undone(turn: Turn, answers: UndoAnswers) -> None:
    if answers.sure != "yes":
        await open_record(turn, str(answers.id))
        return
    try:
        done = await writing.undo(turn, answers.id)
    except NeedsUndoingFirst as refusal:
        is_own = refusal.record.actor == turn.person.id
        await show_record(turn, refusal.record, refusal.message if is_own else message(_SETTLE_FIRST))
        return
    except Rejected as refusal:
        await shop_screen.show_shops(turn, refusal.message)
        return
    if done is None:
        await shop_screen.show_shops(turn, message(N_("There is nothing written down that I could undo.")))
    else:
        note = message(N_("✖️ Undone. All figures are as they were before; both entries stay in the history."))
        await shop_screen.show(turn, done.record.outlet, note)


async def open_record(turn: Turn, argument: str) -> None:
    record = await own_record(turn, argument)
    if record is None:
        await shop_screen.show_shops(turn, message(N_("I do not find that entry.")))
    else:
        await show_record(turn, record)


async def show_record(turn: Turn, record: Record, note: Line | None = None) -> None:
    """One record with its newest photo."""
    names = await turn.store.products.names(turn.person.id)
    shop = (await turn.store.outlets.of_producer(turn.person.id)).get(record.outlet, "")
    photos = await turn.store.consignments.records.photos(record.id or 0)
    told = message(N_("Told on {moment}"), moment=record.at)
    gone = (message(N_("✖️ undone")),) if record.undone_at else ()
    undo = Button(message(N_("✖️ Undo this")), route("undo", str(record.id)))
    can_undo = record.undone_at is None and record.kind != UNDOING and record.actor == turn.person.id
    differs = Button(message(N_("⚖️ Shop differs")), route("shop_differs", str(record.id)))
    back = Button(message(N_("⬅️ Back to the shop")), route("shop", str(record.outlet)))
    differing = Button(message(N_("⚖️ Where you differ")), route("disputes", str(record.outlet)))
    rows: tuple[tuple[Button, ...], ...] = (
        (
            Button(message(N_("📷 Add a photo")), route("add_photo", str(record.id))),
            *((undo,) if can_undo else ()),
        ),
        *(((differing,),) if record.kind == RAISED else ()),
        (*((differs,) if can_undo and record.kind == What.VISITED else ()), back),
    )
    parts = (
        *((note,) if note else ()),
        Lines((headline(record, shop), *words(record, names).lines, *gone)),
        told,
    )
    turn.show(Screen(parts, rows, photo=photos[-1] if photos else None))


async def load(turn: Turn, answers: object) -> dict[str, object]:
    """The record in words, for the question."""
    number = answers.get("id") if isinstance(answers, dict) else None
    record = await own_record(turn, str(number))
    if record is None:
        return {"record": Literal("–")}
    names = await turn.store.products.names(turn.person.id)
    shop = (await turn.store.outlets.of_producer(turn.person.id)).get(record.outlet, "")
    return {"record": Lines((headline(record, shop), *words(record, names).lines))}


UNDO = Form(
    name="undo_record", version=1, title=N_("undoing an entry"),
    steps=(
        Step(
            "sure", N_("Sure"), N_("Really undo this?\n{record}"),
            sure(N_("✖️ Yes, undo it"), N_("⬅️ No, keep it")), bare=True,
        ),
    ),
    answers=UndoAnswers, finish=_undone, load_for=load, given=("id",),
)  # fmt: skip
CONVERSATION = Conversation(
    entries=(
        Entry(
            ("batalcatatan", "undo"), ask_undo, N_("Undo what you told last"), intents=("undo_record",),
            for_producers=True,
        ),
    ),
    forms=(UNDO,),
    routes={"undo": ask_undo, "record": open_record},
    for_producers=True,
)  # fmt: skip
