"""What the office calls its orders, and whether makers of food without a halal paper are left out: for officers of a regency."""

from bot.conversation import begin
from bot.dialog.argument import bare
from bot.dialog.fields import Text
from bot.dialog.form import Form, Step
from bot.dialog.screen import Button, Line, Literal, Screen, route
from bot.turn import Turn
from domain.form_answers import FormAnswers
from domain.messages import N_, message
from domain.procurement.programme import NAMES, Programme, name_in
from handlers.procurement.common import not_theirs, number_of, show
from services.cases.words import region
from services.procurement import names, programmes

_OTHER, _HALAL, _WARN = "o", "h1", "h0"


async def open_programme(turn: Turn, argument: str = "") -> None:
    """Both choices on one screen; a button's argument is what was chosen."""
    area = await programmes.editable(turn)
    if area is None:
        not_theirs(turn)
        return
    told = bare(argument)
    if told == _OTHER:
        await begin(turn, NAMING)
        return
    chosen = await _choose(turn, area, told)
    show(turn, _screen(area, chosen), argument)


async def _choose(turn: Turn, area: str, told: str) -> Programme:
    """A tap says which is wanted, so that a second one on an old button changes nothing else."""
    if told in (_HALAL, _WARN):
        return await programmes.require_halal(turn, area, told == _HALAL)
    if 0 < (place := number_of(told)) <= len(NAMES):
        return await programmes.name(turn, area, NAMES[place - 1])
    return await turn.store.programmes.of(area)


def _screen(area: str, chosen: Programme, note: Line | None = None) -> Screen:
    head = message(N_("⚙️ <b>{name}</b>, {region}"), name=Literal(chosen.name), region=region(area))
    called = message(N_("Producers read this name. All spellings lead there, whichever you choose."))
    halal = N_("📜 Where halal is asked for: makers without it are <b>not asked</b>.")
    if not chosen.halal_blocks:
        halal = N_(
            "📜 Where halal is asked for: makers without it are asked, and the buyer is <b>warned</b>."
        )
    law = message(
        N_("Since 18 October 2026 food and drink of micro businesses need halal (PP 42/2024, article 160).")
    )
    return Screen((*((note,) if note else ()), head, called, message(halal), law), _buttons(chosen))


def _buttons(chosen: Programme) -> tuple[tuple[Button, ...], ...]:
    ways = [
        Button(Literal(name), route(names.PROGRAMME, str(place)))
        for place, name in enumerate(NAMES, 1)
        if name != chosen.name
    ][:3]
    other = Button(message(N_("✏️ Other name")), route(names.PROGRAMME, _OTHER))
    switch = (
        Button(message(N_("⚠️ Only warn")), route(names.PROGRAMME, _WARN))
        if chosen.halal_blocks
        else Button(message(N_("📜 Halal a must")), route(names.PROGRAMME, _HALAL))
    )
    back = Button(message(N_("⬅️ Needs")), route(names.DESK))
    return (tuple(ways[:2]), (*ways[2:], other), (switch,), (back,))


class NameAnswers(FormAnswers):
    """What the office calls it."""

    name: str


async def _named(turn: Turn, answers: NameAnswers) -> None:
    area = await programmes.editable(turn)
    if area is None:
        not_theirs(turn)
        return
    chosen = await programmes.name(turn, area, answers.name)
    turn.show(_screen(area, chosen, message(N_("👍 It is called so from now on."))))


NAMING = Form(
    name="name_programme", version=1, title=N_("the name"),
    steps=(Step("name", N_("Name"), N_("What does your office call it? For example: Nglarisi Dodolan"), Text(name_in)),),
    answers=NameAnswers, finish=_named,
)  # fmt: skip
