"""One neighbour's record: its card with lines to change, the slip for its owner, and taking it back."""

from collections.abc import Mapping
from typing import Any

from bot.conversation import begin
from bot.dialog.form import Answers, Context, Form, Option
from bot.dialog.screen import Button, Line, Literal, Screen, route
from bot.turn import Turn
from domain.calendar import local_day
from domain.dates import calendar_day
from domain.messages import N_, message
from handlers.neighbours.hub import open_list
from handlers.neighbours.questions import BUSINESS_STEPS
from services import claiming, neighbours, seen, slips
from services.neighbour_claims import NAME
from services.neighbours import ChangedAnswers
from storage.producers import Producer

REASONS = {"asked": N_("They want it so"), neighbours.MISTAKE: N_("A mistake of mine")}


async def open_record(turn: Turn, argument: str) -> None:
    one = await neighbours.find(turn, argument)
    producer = await turn.store.producers.find(one.person_id) if one else None
    if one is None or producer is None:
        await _gone(turn)
        return
    await seen.note(turn, (one.person_id,), "neighbour seen")
    goods = [product.name for product in await turn.store.products.of(one.person_id)]
    await begin(turn, RECORD, _answers(producer, goods))


def _answers(producer: Producer, goods: list[str]) -> dict[str, Any]:
    return {
        "id": str(producer.person_id), "name": {"name": producer.name, "honorific": producer.honorific},
        "business": producer.business, "category": producer.category, "sells": goods, "desa": producer.area,
        "phone": producer.phone and {"number": producer.phone, "verified": False},
    }  # fmt: skip


async def _gone(turn: Turn) -> None:
    turn.say(message(neighbours.GONE))
    await open_list(turn)


async def _facts(turn: Turn, answers: Answers) -> Mapping[str, Any]:
    one = await neighbours.find(turn, str(answers["id"]))
    given = await turn.store.consents.latest(one.person_id) if one else None
    return {"areas": await neighbours.areas(turn), "given": given, "zone": turn.texts.zone}


def _consent(context: Context) -> tuple[Line, ...]:
    """When they agreed, and who heard it."""
    given = context.facts.get("given")
    if given is None:
        return ()
    consent, at = given
    day = calendar_day(local_day(at, context.facts["zone"]))
    if consent.witness:
        return (
            message(N_("🤝 Agreed on {day}; {witness} heard it."), day=day, witness=Literal(consent.witness)),
        )
    return (message(N_("🤝 Agreed on {day}."), day=day),)


async def give_slip(turn: Turn, argument: str) -> None:
    """A new slip; the ones before open nothing any more."""
    one = await neighbours.find(turn, argument)
    held = await claiming.find(turn.store, NAME, one.person_id) if one else None
    if one is None or held is None:
        await _gone(turn)
        return
    back = Button(message(N_("⬅️ Back to the record")), route("neighbour", str(one.person_id)))
    await slips.show(turn, held, one.person_id, back)


async def ask_withdrawal(turn: Turn, argument: str) -> None:
    one = await neighbours.find(turn, argument)
    if one is None:
        await _gone(turn)
        return
    turn.show(
        Screen(
            (
                message(N_("Really delete {record}?"), record=neighbours.summary(one)),
                message(N_("Everything about them is deleted at once. Why?")),
            ),
            (
                *((Button(message(words), route("neighbour_dropped", f"{reason}.{one.person_id}")),)
                  for reason, words in REASONS.items()),
                (Button(message(N_("⬅️ No, keep it")), route("neighbour", str(one.person_id))),),
            ),
        )
    )  # fmt: skip


async def withdraw(turn: Turn, argument: str) -> None:
    reason, _, number = argument.partition(".")
    one = await neighbours.find(turn, number) if reason in REASONS else None
    if one is None:
        await _gone(turn)
        return
    await neighbours.withdraw(turn, one, reason)
    turn.mark_chosen(message(REASONS[reason]))
    turn.say(message(N_("🗑 Deleted: {business}."), business=Literal(one.business)))
    await open_list(turn)


RECORD = Form(
    name="neighbour_record",
    version=1,
    title=N_("your neighbour's data"),
    steps=BUSINESS_STEPS,
    answers=ChangedAnswers,
    load_for=_facts,
    finish=neighbours.change,
    given=("id",),
    card=N_("👥 Your neighbour's data. Tap a line to change it."),
    remarks=_consent,
    live=True,
    actions=(
        Option(message(N_("🎫 Slip")), "do.neighbour_slip"),
        Option(message(N_("🗑 Delete")), "do.neighbour_drop"),
    ),
)
