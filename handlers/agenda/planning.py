"""/acara, new or changed: what, when, where, how many, for whom, what else – at most six questions, then a card."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from bot.conversation import begin
from bot.dialog.fields import Choice, Text
from bot.dialog.form import Answers, Context, Form, Option, Step, Value
from bot.dialog.room import Extra
from bot.dialog.screen import Line, Literal
from bot.turn import Turn
from domain.agenda.event import KIND_NAMES, Event, EventKind
from domain.agenda.places import place_key
from domain.agenda.titles import event_title, kind_of, papers_in
from domain.audience import Audience
from domain.calendar_holidays import is_holiday
from domain.clip import clipped
from domain.messages import N_, Message, message
from domain.reminders import Topic
from domain.roles import Action
from handlers.agenda import desk
from handlers.agenda.fields import NO_LIMIT, DoorField, ExtrasField, OnOneLine, PapersField, QuotaField, kept
from handlers.audience import audience_step
from handlers.when_field import WhenField, moments
from services import audiences
from services.agenda import office, planning
from services.agenda.planning import EventAnswers

_EARLY, _LATE = time(6), time(20)
_SUNDAY = 6


async def plan(turn: Turn, _argument: str = "") -> None:
    await begin(turn, PLAN)


async def change(turn: Turn, argument: str) -> None:
    """The card with everything that is known, to change line by line."""
    event = await desk.theirs(turn, argument)
    if event is not None:
        await begin(turn, PLAN, planning.as_answers(event))


async def _load(turn: Turn) -> Mapping[str, Any]:
    """The moment and the zone of the door, other events of these areas and where on the map they were, and what the
    audience is described with."""
    where = await planning.zone_of(turn)
    coming, past = [await office.listed(turn, past=over) for over in (False, True)]
    own = await audiences.facts(turn, Action.PLAN_EVENTS, Audience())
    pins = {place_key(one.place): one.pin for one in (*past, *coming) if one.pin}
    return {**own, "now": turn.now, "zone": where, "others": [_other(one) for one in coming], "pins": pins}


async def _load_for(turn: Turn, answers: Answers) -> Mapping[str, Any]:
    """Shops that the audience names, and how many places are taken already."""
    facts: dict[str, Any] = {}
    if answers.get("audience"):
        chosen = Audience.model_validate(answers["audience"])
        facts |= await audiences.facts(turn, Action.PLAN_EVENTS, chosen)
    if answers.get("id"):
        facts["taken"] = (await turn.store.event_members.counts(int(answers["id"]))).joined
    return facts


def _other(event: Event) -> tuple[int, str, datetime, datetime]:
    return event.id, event.title, event.starts_at, event.over_at


def _kind(context: Context) -> str | None:
    return kind_of(str(context.answers.get("title", "")))


def _kinds(_context: Context) -> list[Option]:
    return [Option(Message(name), kind) for kind, name in KIND_NAMES.items()]


def _said_kind(text: str, _context: Context) -> Value | None:
    found = kind_of(text)
    return Value(found) if found else None


def _is_permits(answers: Answers) -> bool:
    return answers.get("kind") == EventKind.PERMITS


def _papers(context: Context) -> list[str] | None:
    return list(papers_in(str(context.answers.get("title", "")))) or None


def _extras(context: Context) -> str | None:
    """Six questions are enough: where the title did not tell everything, this one waits on the card."""
    title = str(context.answers.get("title", ""))
    was_asked = kind_of(title) is None or (_is_permits(context.answers) and not papers_in(title))
    return "" if title and was_asked else None


def _places(context: Context) -> str | None:
    """The title told neither kind nor papers: as many as come, unless the card says otherwise."""
    title = str(context.answers.get("title", ""))
    were_asked = kind_of(title) is None and _is_permits(context.answers) and not papers_in(title)
    return NO_LIMIT if were_asked else None


def _remarks(context: Context) -> tuple[Extra, ...]:
    """What whoever plans it may not have thought of; nothing of it forbids anything."""
    start, end = moments(context.answers["when"], str(context.facts["zone"]))
    return tuple(
        Extra(line) for line in (*_overlap(context, start, end), *_odd_moment(start), *_no_map(context))
    )


def _odd_moment(start: datetime) -> tuple[Line, ...]:
    found: list[Line] = []
    day: date = start.date()
    if is_holiday(day):
        found.append(message(N_("⚠️ {day} is a holiday."), day=day))
    elif day.weekday() == _SUNDAY:
        found.append(message(N_("⚠️ {day} is a Sunday."), day=day))
    if not _EARLY <= start.timetz().replace(tzinfo=None) < _LATE:
        found.append(message(N_("⚠️ It begins at night. Is that right?")))
    return tuple(found)


def _overlap(context: Context, start: datetime, end: datetime | None) -> tuple[Line, ...]:
    until = end or start
    for number, title, begins, ends in context.facts["others"]:
        if number != context.answers.get("id") and begins <= until and start < ends:
            return (message(N_("⚠️ At the same time as {title}."), title=Literal(clipped(title, 40))),)
    return ()


def _no_map(context: Context) -> tuple[Line, ...]:
    if context.answers["place"]["pin"]:
        return ()
    return (message(N_("🗺 Without a map. To add one, tap “Place” and send the location.")),)


async def _saved(turn: Turn, answers: EventAnswers) -> None:
    event = await planning.save(turn, answers)
    note = (
        message(N_("💾 Written down. Nobody was told yet."))
        if answers.id is None
        else message(N_("💾 Saved."))
    )
    await desk.show_event(turn, event.id, note)


_FOR_WHOM = audience_step(Action.PLAN_EVENTS, N_("Who is it for?"), Topic.AGENDA)
_STEPS = (
    Step(
        "title", N_("Event"), N_("What is planned? For example: Pelatihan kemasan keripik"), Text(event_title),
        asks_again=("kind", "papers"),
    ),
    Step("kind", N_("Kind"), N_("What kind of event is it?"), Choice(_kinds, understand=_said_kind), known=_kind, asks_again=("papers",)),
    Step(
        "papers", N_("Papers"), N_("Which papers is it about? Tap one or several."), PapersField(), when=_is_permits,
        known=_papers, opens=lambda value: kept({"papers": value}) if value else "",
    ),
    Step(
        "when", N_("Time"), N_("When? Write day and time, for example: besok jam 9, or 5 Desember 09.00-12.00"),
        WhenField(),
    ),
    Step(
        "place", N_("Place"), N_("Where? Write the place, or send its location with 📎."), DoorField(), opens=kept,
    ),
    Step("quota", N_("Places"), N_("How many people fit in?"), QuotaField(), known=_places, usual=True),
    replace(_FOR_WHOM, field=OnOneLine(_FOR_WHOM.field)),
    Step(
        "extras", N_("Info"), N_("What should people know or bring? Words, a link, a poster or a file."), ExtrasField(),
        optional=True, known=_extras, usual=True, opens=kept,
    ),
)  # fmt: skip

PLAN = Form(
    name="plan_event", version=1, title=N_("your event"), steps=_STEPS, answers=EventAnswers, finish=_saved,
    load=_load, load_for=_load_for, given=("id",), card=N_("📅 Please check. Is everything right?"), remarks=_remarks,
)  # fmt: skip
