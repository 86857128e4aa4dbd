"""Who looked at somebody's data: the day, which office, what for. A page of `handlers.own_data.hub`, in the words of the street."""

from bot.conversation import Conversation
from bot.dialog.argument import number_in
from bot.dialog.screen import Button, Line, Lines, Screen, route
from bot.turn import Turn
from domain.dates import calendar_day
from domain.messages import N_, Message, message
from services import invitations
from services.own_data import looked
from services.own_data.looked import Visit

LOOKED = "my_lookers"
_PAGE = 4


async def open_looked(turn: Turn, argument: str = "") -> None:
    """A page of it, by whatever a button carries."""
    found = await looked.visits(turn) if turn.person.id else ()
    page = min(number_in(argument, 4), max(0, len(found) - 1) // _PAGE)
    shown = found[page * _PAGE : (page + 1) * _PAGE]
    head = message(N_("👀 <b>Who looked at your data</b>"))
    told = (
        Lines(tuple(_line(one) for one in shown)) if shown else message(N_("Nobody else has looked at it."))
    )
    turn.show(Screen((head, told, *_told_why(shown)), (*_turning(page, len(found)), *_DOORS)))


def _line(one: Visit) -> Line:
    words = (
        N_("✏️ {day}, {who}: {purpose} ({times}×)")
        if one.is_change
        else N_("👁 {day}, {who}: {purpose} ({times}×)")
    )
    return message(
        words, day=calendar_day(one.day), who=_who(one), purpose=Message(one.purpose), times=one.times
    )  # fmt: skip


def _who(one: Visit) -> Message:
    if one.role is None or one.area is None:
        return message(N_("somebody else"))
    place = invitations.area_name(one.area)
    return message(N_("{role} of {place}"), role=Message(invitations.ROLE_NAMES[one.role]), place=place)


def _told_why(shown: tuple[Visit, ...]) -> tuple[Line, ...]:
    if not shown:
        return ()
    return (message(N_("👁 looked, ✏️ wrote something. Is one of them not right? Ask the office: /tanya")),)


def _turning(page: int, total: int) -> tuple[tuple[Button, ...], ...]:
    before = (Button(message(N_("⬅️ Newer")), route(LOOKED, str(page - 1))),) if page else ()
    after = (Button(message(N_("Older ➡️")), route(LOOKED, str(page + 1))),)
    row = (*before, *(after if total > (page + 1) * _PAGE else ()))
    return (row,) if row else ()


_DOORS = (
    (
        Button(message(N_("🔏 Privacy")), route("privacy")),
        Button(message(N_("📂 My data")), route("my_data")),
    ),
)
CONVERSATION = Conversation(routes={LOOKED: open_looked}, aside_routes=frozenset({LOOKED}))
