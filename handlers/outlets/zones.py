"""/zona: which kecamatan supply which shops. An officer of a whole regency draws its zones, changes and removes them."""

from collections.abc import Mapping
from typing import Any

from bot.conversation import Conversation, Entry, begin
from bot.dialog.argument import number_in
from bot.dialog.event import Event
from bot.dialog.fields import Text
from bot.dialog.form import Context, Form, Option, Step, Value, View
from bot.dialog.pages import turning
from bot.dialog.places_field import PlacesField, opened_with, told_so_far
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.dialog.sure_field import sure
from bot.turn import Turn
from domain.areas import find as find_area
from domain.clip import clipped
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected, message
from domain.name_search import fold
from domain.roles import Action
from domain.zone_proposals import Proposal, proposal
from domain.zones import Zone, left_over, names, zone_name
from handlers import paging
from services import zones
from services.zones import ZoneAnswers

_IN_LIST = 4
_MOST_NAMED = 6


async def open_zones(turn: Turn, argument: str = "") -> None:
    await show_zones(turn, argument)


async def show_zones(turn: Turn, argument: str = "", note: Line | None = None) -> None:
    """The zones of the regency that the argument names ("33.25", "33.25~1" its second page), or of the only one."""
    own = await zones.editable(turn)
    area, _, page = argument.partition("~")
    if area not in own and len(own) != 1:
        _choose_regency(turn, own, note)
        return
    area = area if area in own else own[0]
    drawn = await turn.store.zones.of([area])
    proposed = proposal(area)
    if not drawn and proposed is not None:
        _show_proposal(turn, area, proposed, note)
        return
    turn.show(_listed(area, drawn, number_in(page, 3), note))


def _choose_regency(turn: Turn, own: tuple[str, ...], note: Line | None) -> None:
    before = (note,) if note else ()
    if not own:
        turn.show(
            Screen(
                (
                    *before,
                    message(N_("🗺 Zones are drawn by officers of the whole regency. Please ask them.")),
                ),
                ((Button(message(N_("⬅️ All shops")), route("outlets")),),),
            )
        )
        return
    buttons = tuple((Button(_place(one), route("zones", one)),) for one in own[: paging.PAGE])
    turn.show(Screen((*before, message(N_("🗺 The zones of which regency?"))), buttons))


def _listed(area: str, drawn: tuple[Zone, ...], page: int, note: Line | None) -> Screen:
    first = page * _IN_LIST if page * _IN_LIST < len(drawn) else 0
    buttons = tuple(
        (Button(Literal(clipped(one.name)), route("zone", str(one.id))),)
        for one in drawn[first : first + _IN_LIST]
    )
    ways = (
        Button(message(N_("➕ New zone")), route("zone_new", area)),
        Button(message(N_("⬅️ All shops")), route("outlets")),
    )
    parts = (*((note,) if note else ()), message(N_("🗺 <b>Zones of {place}</b>"), place=_place(area)))
    return Screen((*parts, *_told(area, drawn)), (*buttons, *_turning(area, first, len(drawn)), ways))


def _told(area: str, drawn: tuple[Zone, ...]) -> tuple[Line, ...]:
    if not drawn:
        return (message(N_("No zone is drawn yet, so nobody is too far from any shop.")),)
    lines = tuple(
        message(N_("• {zone}: {count} kecamatan"), zone=Literal(one.name), count=len(one.kecamatan))
        for one in drawn[:_MOST_NAMED]
    )
    rest = names(left_over(area, drawn))
    without = message(
        N_("In no zone yet: {places}"), places=clipped(", ".join(rest), 90)
    )  # shops there may be supplied by anybody
    return (Lines(lines), *((without,) if rest else ()))


def _turning(area: str, first: int, total: int) -> tuple[tuple[Button, ...], ...]:
    is_more = total > first + _IN_LIST
    return turning(first // _IN_LIST, lambda to: route("zones", f"{area}~{to}"), is_more=is_more)


def _place(area: str) -> Line:
    found = find_area(area)
    return Literal(found.name.replace("Kabupaten ", "Kab. ") if found else area)


def _show_proposal(turn: Turn, area: str, proposed: Proposal, note: Line | None) -> None:
    """What somebody thought of, said to be no more than that."""
    lines = tuple(
        message(N_("• {zone}: {places}"), zone=one.name, places=clipped(", ".join(names(one.kecamatan)), 90))
        for one in proposed.zones
    )
    turn.show(
        Screen(
            (*((note,) if note else ()),
             message(N_("💡 A <b>proposal</b> for {place}, nothing official. Please look through it; all can be changed."), place=_place(area)),
             Lines(lines)),
            ((Button(message(N_("👍 Begin with it")), route("zone_take", area)),),
             (Button(message(N_("➕ New zone")), route("zone_new", area)),
              Button(message(N_("⬅️ All shops")), route("outlets")))),
        )
    )  # fmt: skip


async def take(turn: Turn, argument: str) -> None:
    made = await zones.take_proposal(turn, argument)
    note = message(N_("✅ {count} zones are drawn. Tap one to change it."), count=made) if made else None
    await show_zones(turn, argument, note)


async def draw(turn: Turn, argument: str) -> None:
    own = await zones.editable(turn)
    if argument in own:
        await begin(turn, NEW_ZONE, {"id": None, "area": argument})
    else:
        await show_zones(turn, argument)


async def edit(turn: Turn, argument: str) -> None:
    zone = await zones.find_zone(turn, argument)
    if zone is None:
        await show_zones(turn, "", message(zones.GONE))
    else:
        await begin(turn, ZONE, dict(zones.as_answers(zone)))


async def _load(turn: Turn, answers: Mapping[str, Any]) -> Mapping[str, Any]:
    """The names that are taken in this regency."""
    drawn = await turn.store.zones.of([str(answers["area"])])
    return {"taken": {fold(one.name): one.id for one in drawn}}


class NameOfZone(Text):
    """A name that no other zone of the regency has."""

    def read(self, event: Event, context: Context) -> Value | View:
        found = super().read(event, context)
        if isinstance(found, Value):
            there = context.facts["taken"].get(fold(str(found.json)))
            if there is not None and there != context.answers.get("id"):
                raise Rejected(zones.TAKEN)
        return found


_STEPS = (
    Step("name", N_("Name"), N_("What is the zone called? For example: North"), NameOfZone(zone_name)),
    Step(
        "kecamatan", N_("Kecamatan"),
        N_("Which kecamatan belong to it? Tap them, or write them with commas. Then tap “Done”."),
        PlacesField(lambda context: str(context.answers["area"])), opens=opened_with, tells=told_so_far,
        why=N_("Producers of these places supply the shops there."),
    ),
)  # fmt: skip


async def _drawn(turn: Turn, answers: ZoneAnswers) -> None:
    await zones.save(turn, answers)
    await show_zones(turn, answers.area, message(N_("✅ Zone {zone} is drawn."), zone=answers.name))


async def _changed(turn: Turn, answers: ZoneAnswers) -> None:
    await zones.save(turn, answers)


NEW_ZONE = Form(
    name="new_zone", version=1, title=N_("the new zone"), steps=_STEPS, answers=ZoneAnswers, finish=_drawn,
    load_for=_load, given=("id", "area"), card=N_("Please check. Is the zone right?"),
)  # fmt: skip
ZONE = Form(
    name="zone", version=1, title=N_("the zone"), steps=_STEPS, answers=ZoneAnswers, finish=_changed, load_for=_load,
    given=("id", "area"), card=N_("🗺 A zone. Tap a line to change it."), live=True,
    actions=(Option(message(N_("🗑 Remove")), "do.zone_remove"), Option(message(N_("⬅️ Zones")), "do.zones")),
)  # fmt: skip


class RemovalAnswers(FormAnswers):
    """Whether this zone is really to be removed ("yes" or "no")."""

    id: int
    name: str
    sure: str


async def ask_removal(turn: Turn, argument: str) -> None:
    zone = await zones.find_zone(turn, argument)
    if zone is None:
        await show_zones(turn, "", message(zones.GONE))
    else:
        await begin(turn, REMOVAL, {"id": zone.id, "name": zone.name})


async def _removed(turn: Turn, answers: RemovalAnswers) -> None:
    zone = await zones.find_zone(turn, answers.id)
    if zone is None or answers.sure != "yes":
        await edit(turn, str(answers.id))
        return
    await zones.remove(turn, zone)
    await show_zones(turn, zone.area, message(N_("🗑 Zone {zone} is removed."), zone=zone.name))


REMOVAL = Form(
    name="zone_removal", version=1, title=N_("removing a zone"),
    steps=(
        Step(
            "sure", N_("Sure"), N_("Remove zone {name}? Its shops then belong to no zone, and nobody is too far from them."),
            sure(N_("🗑 Yes, remove"), N_("⬅️ No, keep it")), bare=True,
        ),
    ),
    answers=RemovalAnswers, finish=_removed, given=("id", "name"),
)  # fmt: skip

CONVERSATION = Conversation(
    entries=(
        Entry(
            ("zona", "zones"), open_zones, N_("Which places supply which shops"), button=N_("🗺 Zones"),
        ),
    ),
    forms=(NEW_ZONE, ZONE, REMOVAL),
    routes={"zones": open_zones, "zone": edit, "zone_new": draw, "zone_take": take, "zone_remove": ask_removal},
    action=Action.EDIT_OUTLETS,
)  # fmt: skip
