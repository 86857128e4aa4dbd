"""/tinjau: how much waits, where and since when, with the way to the oldest."""

from bot.conversation import Conversation, Entry
from bot.dialog.screen import Button, Line, Lines, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from domain.roles import Action
from services import reviewing
from services.cases.words import place
from services.curation.reach import office_waits
from services.reviewing import Ticket
from storage.certificate_reviews import Waiting

DESK, PAPER = "review", "review_paper"
_PLACES = 5


async def open_desk(turn: Turn, _argument: str = "") -> None:
    await show_desk(turn)


async def show_desk(turn: Turn, *notes: Line, undo: tuple[tuple[Button, ...], ...] = ()) -> None:
    """Counts and ages, by kecamatan."""
    waits = await reviewing.waiting(turn)
    await turn.store.audit.add(turn.now, turn.person.id, None, "review desk opened")
    title = message(N_("🔎 <b>Review</b>"))
    back = (Button(message(N_("🏛 Officers' desk")), route("desk")),)
    count = await office_waits(turn)
    kurasi = (Button(message(N_("🏪 Kurasi ({count})"), count=count), route("curations")),)
    told = (
        (message(N_("🏪 Applications for a shelf that wait for you: <b>{count}</b>"), count=count),)
        if count
        else ()
    )
    turn.show(Screen((*notes, title, *_told(turn, waits), *told), (*undo, *_ways(waits), kurasi, back)))


def _told(turn: Turn, waits: tuple[Waiting, ...]) -> tuple[Line, ...]:
    if not waits:
        return (message(N_("🎉 Nothing waits. Whatever comes in will stand here.")),)
    total = sum(one.count for one in waits)
    head = message(
        N_("📜 Certificates that wait: <b>{count}</b>, the oldest for {time}"),
        count=total, time=reviewing.waited(turn, waits[0].oldest),
    )  # fmt: skip
    lines = tuple(
        message(N_("• {place}: {count} ({time})"), place=place(one.area), count=one.count,
                time=reviewing.waited(turn, one.oldest))
        for one in waits[:_PLACES]
    )  # fmt: skip
    rest = sum(one.count for one in waits[_PLACES:])
    more = (message(N_("• elsewhere: {count}"), count=rest),) if rest else ()
    return (head, Lines((*lines, *more)))


def _ways(waits: tuple[Waiting, ...]) -> tuple[tuple[Button, ...], ...]:
    """The whole queue, and that of each of the first places where there are several."""
    total = sum(one.count for one in waits)
    if not total:
        return ()
    begin = Button(message(N_("▶️ Begin ({count})"), count=total), route(PAPER, str(Ticket())))
    places = [
        Button(message(N_("📍 {place}"), place=place(one.area)), route(PAPER, str(Ticket(area=one.area))))
        for one in waits[: _PLACES - 1]
    ]
    if len(waits) < 2:
        return ((begin,),)
    return ((begin,), *(tuple(places[at : at + 2]) for at in range(0, len(places), 2)))


CONVERSATION = Conversation(
    entries=(
        Entry(
            ("tinjau", "review"), open_desk, N_("Certificates that wait for you"), button=N_("🔎 Review"),
            aside=True,
        ),
    ),
    routes={DESK: open_desk},
    aside_routes=frozenset({DESK}),
    action=Action.REVIEW,
)  # fmt: skip
