"""/siaran: what was announced in one's area, with its figures; and a new one, at once where there is none yet."""

from bot.conversation import Conversation, Entry
from bot.dialog.argument import number_in
from bot.dialog.pages import turning
from bot.dialog.screen import Button, Line, Lines, Screen, route
from bot.turn import Turn
from domain.areas import covered
from domain.messages import N_, message
from domain.roles import Action
from handlers.announcements import composing
from services import announcement_words, audiences
from storage.announcements import Announcement

_PAGE = 5


async def open_hub(turn: Turn, _argument: str = "") -> None:
    scope = await audiences.scope_for(turn, Action.ANNOUNCE)
    if await composing.said_for(turn) or not await turn.store.announcements.any_seen(scope, turn.person.id):
        await composing.open_new(turn)
        return
    await _show_list(turn, scope, 0)


async def turn_page(turn: Turn, argument: str) -> None:
    await _show_list(turn, await audiences.scope_for(turn, Action.ANNOUNCE), number_in(argument, 3))


async def _show_list(turn: Turn, scope: tuple[str, ...], page: int) -> None:
    listed = await turn.store.announcements.listed(scope, turn.person.id, page * _PAGE, _PAGE + 1)
    shown = tuple(one for one in listed[:_PAGE] if covered(one.areas, scope))
    numbers = tuple(
        Button(message(N_("{number}"), number=str(one.id)), route(announcement_words.SHOW, str(one.id)))
        for one in shown
    )
    turns = turning(page, lambda to: route("siaran_list", str(to)), is_more=len(listed) > _PAGE)
    new = (Button(message(N_("➕ New announcement")), route("siaran_new")),)
    rows = (new, *((numbers,) if numbers else ()), *turns)
    head = message(N_("📣 <b>Announcements</b> – tap a number to see more."))
    turn.show_in_place(Screen((head, Lines(tuple(_line(one) for one in shown))), rows))


def _line(one: Announcement) -> Line:
    """ "12 ✅ terkirim: 1.204 dari 1.234 – Besok ada …" """
    figures, state = one.figures, announcement_words.state(one)
    title = announcement_words.title(one.content, 40)
    if one.started_at is None:
        return message(
            N_("<b>{number}</b> {state}: {count} people – {title}"),
            number=str(one.id),
            state=state,
            count=figures.people,
            title=title,
        )
    return message(
        N_("<b>{number}</b> {state}: {sent} of {count} – {title}"),
        number=str(one.id), state=state, sent=figures.sent, count=figures.copies, title=title,
    )  # fmt: skip


CONVERSATION = Conversation(
    entries=(
        Entry(
            ("siaran", "pengumuman", "broadcast", "announce"), open_hub, N_("Tell many something"),
            action=Action.ANNOUNCE, button=N_("📣 Announcements"),
        ),
    ),
    routes={"siaran_hub": open_hub, "siaran_list": turn_page},
    aside_routes=frozenset({"siaran_list"}),
    action=Action.ANNOUNCE,
)  # fmt: skip
