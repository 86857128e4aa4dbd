"""/pengingat: what I am reminded of, when, and what comes next; also the way to silence a subject from its message."""

import contextlib
from datetime import date

from bot.conversation import Conversation, Entry, Open, begin
from bot.dialog.argument import number_in
from bot.dialog.event import Said
from bot.dialog.form import Form
from bot.dialog.room import MOST_LETTERS, length
from bot.dialog.screen import Button, Line, Lines, Screen, route
from bot.turn import Turn
from domain.heard_days import short
from domain.messages import N_, Message, Rejected, message
from domain.reminder_talk import Ask, Wish, wish
from domain.reminders import TOPIC_ICONS, TOPIC_NAMES, Topic
from handlers.reminder_hours import HOURS_STEPS, minutes, span
from services import reminder_settings
from services.reminder_kinds import KINDS
from services.reminder_settings import PAUSE, HoursAnswers, Settings
from services.reminder_words import ALL_SAID, HUSH, SETTINGS, fitting, listed, moment_of

_SHOWN_NEXT = 3
_MOST_BUTTONS = 6
_OWN_BUTTONS = 2
Rows = tuple[tuple[Button, ...], ...]


async def open_reminders(turn: Turn, _argument: str = "") -> None:
    """The screen of all settings; after words such as "stop dulu sebulan" first the proposal that they mean."""
    if not reminder_settings.topics(KINDS):
        turn.say(message(N_("There is nothing yet that I could remind you of.")), home=True)
    elif not turn.person.id:
        register = ((Button(message(N_("📝 Register now")), route("register")),),)
        turn.show(Screen((message(N_("I remind whoever is registered. Shall we begin?")),), register))
    elif isinstance(turn.event, Said) and not turn.event.text.startswith("/"):
        await _meet(turn, wish(turn.event.text, turn.today))
    else:
        turn.show(await _overview(turn))


async def _meet(turn: Turn, wanted: Wish) -> None:
    """Words are never a deed: what they mean is proposed, and done by a tap."""
    if wanted.ask is Ask.HOURS:
        await begin(turn, HOURS, _known_hours(wanted))
    elif wanted.ask is Ask.QUIET and wanted.until is not None:
        question = message(N_("⏸ No reminders before {day}. Is that right?"), day=wanted.until)
        turn.show(_proposal(question, Button(message(N_("✅ Yes, pause")), _pause_until(wanted.until))))
    elif wanted.ask is Ask.QUIET and wanted.topic in reminder_settings.topics(KINDS):
        question = message(
            N_("🔕 No more reminders about {topic}?"), topic=Message(TOPIC_NAMES[wanted.topic])
        )
        turn.show(_proposal(question, Button(message(N_("✅ Yes, stop")), route(HUSH, wanted.topic))))
    elif wanted.ask is Ask.QUIET:
        month = Button(message(N_("⏸ Pause a month")), _pause_until(turn.today + PAUSE))
        everything = Button(message(N_("🔕 Stop all")), route("reminders_off"))
        turn.show(_proposal(message(N_("Shall I be silent for a month, or for good?")), month, everything))
    else:
        turn.show(await _overview(turn))


def _known_hours(wanted: Wish) -> dict[str, object]:
    try:
        return {"hours": minutes(wanted.hours)} if wanted.hours else {}
    except Rejected:
        return {}


def _proposal(question: Line, *deeds: Button) -> Screen:
    return Screen((question,), (deeds, (Button(message(N_("🔔 All reminders")), route("reminders_here")),)))


def _pause_until(day: date) -> str:
    return route("reminders_pause", day.isoformat())


async def show_in_place(turn: Turn, _argument: str = "") -> None:
    turn.show_in_place(await _overview(turn))


async def _overview(turn: Turn) -> Screen:
    """What comes next, the hours, and the switches; with many topics the switches have a screen of their own."""
    now = await reminder_settings.settings(turn)
    topics = reminder_settings.topics(KINDS)
    has_room = len(topics) + _OWN_BUTTONS <= _MOST_BUTTONS
    switches = (
        _switches(now, topics)
        if has_room
        else ((Button(message(N_("🗂 Choose topics")), route("reminder_topics")),),)
    )
    pause = (
        Button(message(N_("▶️ Start again")), route("reminders_on"))
        if now.paused_until
        else Button(message(N_("⏸ Pause a month")), _pause_until(turn.today + PAUSE))
    )
    hours = Button(message(N_("⏰ Hours")), route("reminder_hours"))
    return Screen(await _told(turn, now), (*switches, (hours, pause)))


async def _told(turn: Turn, now: Settings) -> tuple[Line, ...]:
    """The words of the overview, with as much of what comes next as one screen holds."""
    coming = await reminder_settings.coming(turn, KINDS, _SHOWN_NEXT)
    lines = [message(N_("• {day}: {line}"), day=short(one.day), line=one.said.notice.line) for one in coming]
    tried = (_parts(now, lines[:count]) for count in range(len(lines), -1, -1))
    fits = (one for one in tried if length(turn.texts.plain, one) <= MOST_LETTERS)
    return next(fits, _parts(now, []))


def _parts(now: Settings, lines: list[Message]) -> tuple[Line, ...]:
    ahead: Line = message(N_("Nothing is planned just now."))
    if lines:
        ahead = Lines((message(N_("Next:")), *lines))
    every_day = N_("⏰ Between {hours}, every day.")
    usual = N_("⏰ Between {hours}, not on Sundays and holidays.")
    hours = message(every_day if now.wishes.every_day else usual, hours=span(now.opens, now.closes))
    paused = (message(N_("⏸ Silent before {day}."), day=now.paused_until),) if now.paused_until else ()
    tap = message(N_("Tap a topic to switch it off or on."))
    return message(N_("🔔 <b>Reminders</b>")), ahead, *paused, Lines((hours, tap))


def _switches(now: Settings, topics: tuple[Topic, ...]) -> Rows:
    buttons = [_switch(topic, is_off=topic in now.wishes.topics_off) for topic in topics]
    return tuple(tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2))


def _switch(topic: Topic, *, is_off: bool) -> Button:
    label = N_("🔕 {icon} {topic}") if is_off else N_("✅ {icon} {topic}")
    named = message(label, icon=TOPIC_ICONS[topic], topic=Message(TOPIC_NAMES[topic]))
    return Button(named, route("reminder_switch", topic))


async def show_topics(turn: Turn, _argument: str = "") -> None:
    now = await reminder_settings.settings(turn)
    back = ((Button(message(N_("↩️ Back")), route("reminders_here")),),)
    ask = message(N_("Tap a topic to switch it off or on."))
    turn.show_in_place(Screen((ask,), (*_switches(now, reminder_settings.topics(KINDS)), *back)))


async def switch_topic(turn: Turn, name: str) -> None:
    """Off or on, in place: the sign on the button says which."""
    topic = _topic(name)
    if topic is not None:
        now = await reminder_settings.settings(turn)
        await reminder_settings.switch(turn, [topic], on=topic in now.wishes.topics_off)
    if len(reminder_settings.topics(KINDS)) + _OWN_BUTTONS > _MOST_BUTTONS:
        await show_topics(turn)
    else:
        await show_in_place(turn)


def _topic(name: str) -> Topic | None:
    return next((topic for topic in Topic if topic == name), None)


async def hush(turn: Turn, name: str) -> None:
    """🔕 under a reminder: no more about this, with the way back beside it."""
    topic = _topic(name)
    if topic is None:
        await open_reminders(turn)
        return
    await reminder_settings.switch(turn, [topic], on=False)
    said = message(N_("🔕 No more reminders about {topic}."), topic=Message(TOPIC_NAMES[topic]))
    turn.show(_undoable(said, route("unhush", topic)))


async def hush_all(turn: Turn, _argument: str = "") -> None:
    await reminder_settings.switch(turn, Topic, on=False)
    turn.show_in_place(_undoable(message(N_("🔕 No more reminders at all.")), route("unhush", "all")))


def _undoable(said: Line, undo: str) -> Screen:
    buttons = (
        Button(message(N_("↩️ Switch on again")), undo),
        Button(message(N_("🔔 All reminders")), route(SETTINGS)),
    )
    return Screen((said,), (buttons,))


async def unhush(turn: Turn, name: str) -> None:
    topic = _topic(name)
    await reminder_settings.switch(turn, Topic if topic is None else [topic], on=True)
    await show_in_place(turn)


async def pause(turn: Turn, day: str) -> None:
    """Silence before that day; a button of long ago, whose day has passed, only shows how things stand."""
    with contextlib.suppress(ValueError):
        await reminder_settings.pause(turn, date.fromisoformat(day))
    await show_in_place(turn)


async def go_on(turn: Turn, _argument: str = "") -> None:
    await reminder_settings.go_on(turn)
    await show_in_place(turn)


async def ask_hours(turn: Turn, _argument: str = "") -> None:
    await begin(turn, HOURS)


async def _choose_hours(turn: Turn, answers: HoursAnswers) -> None:
    await reminder_settings.choose_hours(turn, answers)
    shown = await _overview(turn)
    turn.show(Screen((message(N_("💾 Saved.")), *shown.parts), shown.buttons))


async def show_rest(turn: Turn, argument: str) -> None:
    """Everything that one message had to tell, from the first that was not shown."""
    mark, _, begun = argument.partition(".")
    settled_at = moment_of(mark)
    told = await reminder_settings.said_at(turn, KINDS, settled_at) if settled_at else []
    first = number_in(begun, 5)
    if not told[first:]:
        await open_reminders(turn)
        return
    shown = fitting(told[first:], turn.texts.plain)
    more = first + len(shown)
    turning: Rows = (
        ((Button(message(N_("More ➡️")), route(ALL_SAID, f"{mark}.{more}")),),) if more < len(told) else ()
    )
    turn.show(
        Screen(
            listed(shown, first + 1), (*turning, (Button(message(N_("🔔 All reminders")), route(SETTINGS)),))
        )
    )


HOURS = Form(
    name="reminder_hours", version=1, title=N_("your hours"), steps=HOURS_STEPS, answers=HoursAnswers,
    finish=_choose_hours,
)  # fmt: skip


def _known(opened: Open) -> Open:
    """Only for people who are written down: a stranger's forged button leads to the way in."""

    async def opened_for_known(turn: Turn, argument: str) -> None:
        await (opened if turn.person.id else open_reminders)(turn, argument)

    return opened_for_known


_ROUTES: dict[str, Open] = {
    "reminders_here": show_in_place, "reminder_topics": show_topics, "reminder_switch": switch_topic,
    "reminders_pause": pause, "reminders_on": go_on, "reminders_off": hush_all, "reminder_hours": ask_hours,
    HUSH: hush, "unhush": unhush, ALL_SAID: show_rest,
}  # fmt: skip

CONVERSATION = Conversation(
    entries=(
        Entry(
            ("pengingat", "ingatkan", "reminder", "reminders"), open_reminders, N_("Reminders: what and when"),
            intents=("reminders",),
        ),
    ),
    forms=(HOURS,),
    routes={SETTINGS: open_reminders, **{name: _known(opened) for name, opened in _ROUTES.items()}},
    aside_routes=frozenset({HUSH, "unhush", ALL_SAID}),
)  # fmt: skip
