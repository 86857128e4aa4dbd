"""One announcement: how far it is, who it went to, what was answered; to pause, to stop, to report, to pass on."""

from bot.conversation import Conversation
from bot.dialog.audience.told import described
from bot.dialog.event import CallEnded
from bot.dialog.screen import Button, Line, Lines, Painting, Screen, copying, route, whatsapp
from bot.turn import Turn
from domain.announcements.progress import OPEN, State
from domain.messages import N_, message
from domain.roles import Action
from services import announcement_report, announcement_sending, announcement_words, announcing, audiences
from services.announcement_words import PAUSE, REPORT, RESUME, SHARE, SHOW, STOP
from storage.announcements import Announcement

_SURE, _LONGEST_LINK, _LONGEST_COPY = "siaran_sure", 1_800, 256
_GONE = N_("There is no such announcement in your area.")


async def show(turn: Turn, argument: str) -> None:
    """The same as its author sees, with the audience and what was tapped."""
    one = await announcing.find(turn, argument)
    if one is None:
        turn.answer_tap(message(_GONE))
        return
    screen = announcement_words.progress(one, turn.office.per_second)
    names = await audiences.names(turn, one.areas, one.audience)
    who = described(one.audience, one.areas, names)
    back = ((Button(message(N_("↩️ All announcements")), route("siaran_list", "0")),),)
    turn.show_in_place(Screen((*screen.parts, who, *await _answers(turn, one)), (*screen.buttons, *back)))


async def _answers(turn: Turn, one: Announcement) -> tuple[Line, ...]:
    if one.buttons.is_empty:
        return ()
    taps = await turn.store.announcements.taps(one.id)
    said = tuple(
        message(N_("{answer}: <b>{count}</b>"), answer=answer, count=taps.answers.get(at, 0))
        for at, answer in enumerate(one.buttons.answers)
    )
    return (Lines((message(N_("👁 read by {count}"), count=taps.read), *said)),)


async def pause(turn: Turn, argument: str) -> None:
    one = await announcing.find(turn, argument)
    if one is not None and await announcing.pause(turn, one):
        turn.answer_tap(message(N_("⏸ Paused.")))
    await show(turn, argument)


async def resume(turn: Turn, argument: str) -> None:
    one = await announcing.find(turn, argument)
    if one is not None and await announcing.resume(turn, one):
        turn.answer_tap(message(N_("▶️ It goes on.")))
    await show(turn, argument)


async def ask_to_stop(turn: Turn, argument: str) -> None:
    """Stopping is for good: asked once."""
    one = await announcing.find(turn, argument)
    if one is None or one.state not in (*OPEN, State.WAITING):
        await show(turn, argument)
        return
    ask = message(
        N_("Really stop announcement {number}? Whoever has none yet gets none: {left} people."),
        number=str(one.id),
        left=one.figures.left,
    )
    sure = Button(message(N_("⏹ Yes, stop it")), route(_SURE, argument))
    back = Button(message(N_("↩️ Back")), route(SHOW, argument))
    turn.show_in_place(Screen((ask,), ((sure,), (back,))))


async def stop(turn: Turn, argument: str) -> None:
    one = await announcing.find(turn, argument)
    if one is not None and await announcing.stop(turn, one):
        turn.answer_tap(message(N_("⏹ Stopped.")))
    await show(turn, argument)


async def report(turn: Turn, argument: str) -> None:
    """Who got it and who did not, as an Excel file. That is looking at their data: noted."""
    one = await announcing.find(turn, argument)
    if one is None or one.started_at is None:
        turn.answer_tap(message(_GONE))
        return
    await turn.store.announcements.note_report(one.id, turn.person.id, turn.now)
    turn.send_document(
        Painting(announcement_report.NAME, {"announcement": one.id}),
        message(N_("📊 Everybody it was meant for, and what became of it.")),
    )


async def share(turn: Turn, argument: str) -> None:
    """The words alone, ready to be copied or opened in WhatsApp."""
    one = await announcing.find(turn, argument)
    if one is None or one.state is State.REFUSED:
        turn.answer_tap(message(_GONE))
        return
    show_words(turn, one)


def show_words(turn: Turn, one: Announcement, *more: tuple[Button, ...]) -> None:
    """As a message of its own: a long press copies it."""
    words = one.content.words
    if not words:
        turn.show(Screen((message(N_("There are no words in it: pass the file on from this chat.")),), more))
        return
    link = whatsapp(words)
    copy = (Button(message(N_("📋 Copy")), copying(words)),) if len(words) <= _LONGEST_COPY else ()
    open_ = (Button(message(N_("📤 WhatsApp")), link),) if len(link) <= _LONGEST_LINK else ()
    rows = ((*copy, *open_), *more) if copy or open_ else more
    turn.show(Screen((message(N_("{words}"), words=words),), rows))


async def started(turn: Turn, ended: CallEnded) -> None:
    """The message that shows how far it is, is there: it is edited from now on."""
    if ended.message_id is not None:
        number = int(ended.about["announcement"])
        await turn.store.announcements.shows_progress_in(number, ended.message_id, turn.now)


CONVERSATION = Conversation(
    routes={
        SHOW: show, PAUSE: pause, RESUME: resume, STOP: ask_to_stop, _SURE: stop, REPORT: report, SHARE: share,
    },
    aside_routes=frozenset({SHOW, PAUSE, RESUME, STOP, _SURE, REPORT, SHARE}),
    action=Action.ANNOUNCE,
    painters={announcement_report.NAME: announcement_report.PAINTER},
    sequels={announcement_sending.STARTED: started},
)  # fmt: skip
