"""How an announcement is told to officers: its bar, its figures, what can be done about it now."""

from datetime import timedelta

from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from domain.announcements.content import Content, Kind
from domain.announcements.progress import OPEN, Figures, State, bar, time_left
from domain.clip import clipped
from domain.messages import N_, Message, message
from storage.announcements import Announcement

SHOW, PAUSE, RESUME, STOP, CORRECT, REPORT, SHARE = (
    "siaran", "siaran_pause", "siaran_on", "siaran_stop", "siaran_fix", "siaran_report", "siaran_share",
)  # fmt: skip
"""Routes of the buttons below it; the argument is its number."""
CARRY = "siaran_carry"
"""The route that shows a coordinator whom to tell."""
_STATES: dict[State, str] = {
    State.WAITING: N_("🕓 waits for a second officer"),
    State.SCHEDULED: N_("🗓 is sent at {moment}"),
    State.SENDING: N_("📣 is being sent"),
    State.PAUSED: N_("⏸ paused"),
    State.STOPPED: N_("⏹ stopped"),
    State.DONE: N_("✅ sent"),
    State.REFUSED: N_("❌ not approved"),
}
KINDS: dict[Kind, str] = {
    Kind.TEXT: N_("text"), Kind.PHOTO: N_("photo"), Kind.VIDEO: N_("video"), Kind.DOCUMENT: N_("file"),
    Kind.VOICE: N_("voice note"), Kind.AUDIO: N_("sound file"), Kind.ANIMATION: N_("animation"),
}  # fmt: skip
_HOUR = timedelta(hours=1)


def progress(one: Announcement, per_second: float) -> Screen:
    """The message that is edited while it is sent. `per_second`: how many messages to many may leave."""
    return Screen((headline(one), *_body(one, per_second)), buttons(one))


def headline(one: Announcement) -> Line:
    return message(
        N_("📣 <b>Announcement {number}</b> {title}"), number=str(one.id), title=title(one.content)
    )


def title(content: Content, longest: int = 60) -> Line:
    """How it begins; what it is, where nothing is written in it."""
    return (
        Literal(clipped(content.title, longest)) if content.title else Message(KINDS[content.pieces[0].kind])
    )


def errand(one: Announcement, count: int) -> Screen:
    """What a coordinator is told when there is news for neighbours without a phone."""
    news = message(
        N_("🤝 News for {count} of your neighbours without a phone: {title}"),
        count=count,
        title=title(one.content),
    )
    ask = message(N_("Please tell them, and tick who knows."))
    return Screen((news, ask), ((Button(message(N_("🤝 Pass it on")), route(CARRY, str(one.id))),),))


def state(one: Announcement) -> Message:
    """The state in words."""
    if one.state is State.REFUSED and one.decided_by == one.made_by:
        return message(N_("↩️ taken back by its author"))
    return message(_STATES[one.state], moment=one.starts_at)


def _body(one: Announcement, per_second: float) -> tuple[Line, ...]:
    figures = one.figures
    if one.started_at is None:
        return (state(one),)
    shown: tuple[Line, ...] = (
        message(N_("{bar} {percent}%"), bar=bar(figures.percent), percent=figures.percent),
        counts(figures),
    )
    if one.is_correcting or figures.fix_due:
        shown = (*shown, corrected(figures))
    return (*shown, *_how_it_stands(one, per_second))


def counts(figures: Figures) -> Lines:
    """What became of the copies; figures of nobody are left out."""
    lines = (
        (N_("✅ {count} sent"), figures.sent, True),
        (N_("🚫 {count} blocked the bot"), figures.blocked, False),
        (N_("⚠️ {count} failed"), figures.failed, False),
        (N_("❔ {count} unknown"), figures.unknown, False),
        (N_("🤝 {count} through coordinators"), figures.carried, False),
        (N_("⏳ {count} left"), figures.left, False),
    )
    return Lines(tuple(message(text, count=count) for text, count, always in lines if count or always))


def corrected(figures: Figures) -> Line:
    """How far a correction is."""
    return message(
        N_("✏️ Correction: {edited} changed, {told} told anew, {left} left"),
        edited=figures.fix_edited, told=figures.fix_told, left=figures.fix_left,
    )  # fmt: skip


def _how_it_stands(one: Announcement, per_second: float) -> tuple[Line, ...]:
    if one.state is not State.SENDING:
        return (state(one),) if one.state is not State.DONE else (message(N_("🏁 Finished.")),)
    left = time_left(one.figures.left, one.content.weight, per_second)
    return () if left is None else (message(N_("About {time} left"), time=span(left)),)


def span(time: timedelta) -> Message:
    """ "about so long", in the unit that fits."""
    if time >= _HOUR:
        hours, rest = divmod(round(time.total_seconds() / 60), 60)
        return message(N_("{hours} hours {minutes} minutes"), hours=hours, minutes=rest)
    minutes = max(1, round(time.total_seconds() / 60))
    return message(N_("{minutes} minutes"), minutes=minutes)


def buttons(one: Announcement) -> tuple[tuple[Button, ...], ...]:
    """What can be done about it in this state."""
    number = str(one.id)

    def to(label: str, name: str) -> Button:
        return Button(Message(label), route(name, number))

    stop = to(N_("⏹ Stop"), STOP)
    match one.state:
        case State.SENDING:
            return (to(N_("⏸ Pause"), PAUSE), stop), (to(N_("✏️ Correct"), CORRECT),)
        case State.PAUSED:
            return (to(N_("▶️ Go on"), RESUME), stop), (to(N_("✏️ Correct"), CORRECT),)
        case State.SCHEDULED if one.decided_by is None:
            return ((stop, to(N_("✏️ Correct"), CORRECT)),)
        case State.SCHEDULED | State.WAITING:
            return ((stop,),)
        case State.REFUSED:
            return ()
    return (
        (to(N_("📊 Report"), REPORT), to(N_("📤 For WhatsApp"), SHARE)),
        (to(N_("✏️ Correct"), CORRECT),),
    )


def is_open(one: Announcement) -> bool:
    """Whether something is still to be sent."""
    return one.state in OPEN or one.is_correcting
