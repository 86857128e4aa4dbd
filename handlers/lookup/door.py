"""/cari: find a producer of the own area by name, phone or NIB, and see their card. Every look is noted."""

from bot.conversation import Conversation, Entry, begin
from bot.dialog.fields import Text
from bot.dialog.form import Form, Step
from bot.dialog.screen import Button, Literal, Screen, route
from bot.turn import Turn
from domain.areas import find
from domain.clip import clipped
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected, message
from domain.roles import Action
from domain.spoken import clean
from handlers import paging
from handlers.lookup import card, forgetting, invited
from services import lookup
from storage.producer_search import Hit

_TOO_LITTLE = N_("Please write at least 3 letters of the name, a phone number, or the 13 digits of a NIB.")


class SoughtAnswers(FormAnswers):
    said: str


async def open_search(turn: Turn, said: str = "") -> None:
    """`/cari karmi` looks at once; without words they are asked for."""
    if lookup.understand(said) is None:
        await begin(turn, FIND)
    else:
        await open_page(turn, paging.write(0, paging.short(clean(said))))


async def open_page(turn: Turn, argument: str) -> None:
    place = paging.read(argument)
    sought = lookup.understand(place.said)
    if sought is None:
        await begin(turn, FIND)
        return
    total, hits = await lookup.page(turn, sought, place.first, paging.PAGE)
    again = Button(message(N_("🔍 Another search")), route("lookup"))
    buttons = tuple(Button(_label(hit), route("producer", str(hit.person_id))) for hit in hits)
    waiting, _ = await lookup.invited(turn, sought, 0, 1)
    turn.show(
        Screen(
            (message(N_("🔍 “{said}” in your area: {count}"), said=Literal(place.said), count=total),),
            (
                *paging.rows(buttons),
                *paging.turning("lookup_page", place, total),
                *invited.door(place.said, waiting),
                (again,),
            ),
        )
    )


def _label(hit: Hit) -> Literal:
    place = find(hit.area)
    return Literal(clipped(f"{hit.name} – {place.name if place else hit.area}"))


async def _sought(turn: Turn, answers: SoughtAnswers) -> None:
    await open_page(turn, paging.write(0, paging.short(answers.said)))


def _enough(text: str) -> str:
    if lookup.understand(text) is None:
        raise Rejected(_TOO_LITTLE)
    return clean(text)


FIND = Form(
    name="find_producer",
    version=1,
    title=N_("the search"),
    steps=(
        Step(
            "said", N_("Name"), N_("Whom do you look for? Write a part of the name, the phone number, or the NIB."), Text(_enough),
            why=N_("Every look is noted, and they can see it."),
        ),
    ),
    answers=SoughtAnswers,
    finish=_sought,
)  # fmt: skip

CONVERSATION = Conversation(
    entries=(
        Entry(("cari", "find", "caripelaku"), open_search, N_("Find a producer"), button=N_("🔍 Find somebody")),
    ),
    forms=(FIND,),
    routes={
        "lookup": open_search, "lookup_page": open_page, "producer": card.open_card,
        "producer_slip": card.give_slip, "producer_proof": card.show_proof,
        **invited.ROUTES, forgetting.ASK: forgetting.ask, forgetting.DO: forgetting.do,
    },
    action=Action.LOOK_UP,
    sequels={card.PROOF: card.proof_came},
)  # fmt: skip
