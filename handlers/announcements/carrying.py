"""/kabar: a coordinator carries announcements on to neighbours without a smartphone, and ticks whom they have told."""

from bot.conversation import Conversation, Entry
from bot.dialog.argument import number_in
from bot.dialog.pages import turning
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route, whatsapp
from bot.turn import Turn
from domain.clip import clipped
from domain.messages import N_, message
from domain.roles import Action
from handlers.announcements import composing, following
from services import audiences, seen
from services.announcement_words import CARRY
from storage.announcement_carrying import Errand, ToTell
from storage.announcements import Announcement

_PAGE = 5
_LIST, _TICK, _WORDS, _LOOK = "siaran_errands", "siaran_told", "siaran_words", "siaran_look"
_NONE = N_("There is no news to pass on now.")
_LONGEST_LINK = 1_800


async def open_errands(turn: Turn, argument: str = "") -> None:
    page = _number(argument)
    scope = await audiences.scope_for(turn, Action.CARRY_ANNOUNCEMENTS)
    found = await turn.store.announcement_carrying.errands(turn.person.id, scope, page * _PAGE, _PAGE + 1)
    if not found:
        turn.say(message(_NONE))
        return
    shown = tuple(_line(one) for one in found[:_PAGE])
    numbers = tuple(Button(Literal(str(one.number)), route(CARRY, str(one.number))) for one in found[:_PAGE])
    head = message(N_("🤝 <b>News to pass on</b> – tap a number."))
    turn.show_in_place(Screen((head, Lines(shown)), (numbers, *_pages(_LIST, "", page, len(found)))))


def _line(one: Errand) -> Line:
    mark = "✅" if one.told >= one.people else "🕓"
    return message(
        N_("{mark} <b>{number}</b> {told} of {people} told – {title}"), mark=mark, number=str(one.number), told=one.told,
        people=one.people, title=_title(one),
    )  # fmt: skip


def _title(one: Errand) -> Line:
    return Literal(clipped(one.title, 40)) if one.title else message(N_("(nothing written)"))


async def open_errand(turn: Turn, argument: str) -> None:
    """Whom to tell; a tap on a name says that it is done."""
    number, _, rest = argument.partition(".")
    await _show(turn, _number(number), _number(rest))


async def _show(turn: Turn, number: int, page: int) -> None:
    scope = await audiences.scope_for(turn, Action.CARRY_ANNOUNCEMENTS)
    carrying = turn.store.announcement_carrying
    errand = await carrying.errand(number, turn.person.id, scope)
    if errand is None:
        turn.answer_tap(message(_NONE))
        return
    found = await carrying.people(number, turn.person.id, scope, page * _PAGE, _PAGE + 1)
    await seen.note(turn, (one.person_id for one in found[:_PAGE]), "announcement carried")
    rows = tuple((_tick(one, number, page),) for one in found[:_PAGE])
    words = (
        Button(message(N_("💬 Words for WhatsApp")), route(_WORDS, str(number))),
        Button(message(N_("👀 See it")), route(_LOOK, str(number))),
    )  # fmt: skip
    head = message(
        N_("🤝 News {number}: {told} of {people} told. Tap whom you have told."),
        number=str(number),
        told=errand.told,
        people=errand.people,
    )
    back = (Button(message(N_("↩️ All news")), route(_LIST, "0")),)
    pages = _pages(CARRY, f"{number}.", page, len(found))
    turn.show_in_place(Screen((head, _title(errand)), (words, *rows, *pages, back)))


def _tick(one: ToTell, number: int, page: int) -> Button:
    label = message(N_("✅ {name}") if one.told_at else N_("⬜ {name}"), name=clipped(one.name, 28))
    return Button(label, route(_TICK, f"{number}.{one.person_id}.{page}"))


async def tick(turn: Turn, argument: str) -> None:
    number, person, page = (_number(part) for part in f"{argument}...".split(".")[:3])
    scope = await audiences.scope_for(turn, Action.CARRY_ANNOUNCEMENTS)
    if await turn.store.announcement_carrying.tick(number, turn.person.id, scope, person, turn.now):
        await turn.store.audit.add(
            turn.now, turn.person.id, person, "told by coordinator", announcement=number
        )
    await _show(turn, number, page)


async def words(turn: Turn, argument: str) -> None:
    """The words, and for each who is still to be told a button that opens WhatsApp with them."""
    number = _number(argument)
    scope = await audiences.scope_for(turn, Action.CARRY_ANNOUNCEMENTS)
    one = await _theirs(turn, number)
    if one is None:
        return
    found = await turn.store.announcement_carrying.people(number, turn.person.id, scope, 0, _PAGE)
    direct = tuple(
        (Button(message(N_("💬 {name}"), name=clipped(person.name, 28)), link),)
        for person in found
        if person.phone
        and not person.told_at
        and len(link := whatsapp(one.content.words, person.phone)) <= _LONGEST_LINK
    )
    following.show_words(turn, one, *(direct if one.content.words else ()))


async def look(turn: Turn, argument: str) -> None:
    """The announcement itself, to be passed on from this chat."""
    one = await _theirs(turn, _number(argument))
    if one is not None:
        composing.show_sample(
            turn, one.content, one.buttons.model_copy(update={"read": False, "answers": ()})
        )


async def _theirs(turn: Turn, number: int) -> Announcement | None:
    scope = await audiences.scope_for(turn, Action.CARRY_ANNOUNCEMENTS)
    if await turn.store.announcement_carrying.errand(number, turn.person.id, scope) is None:
        turn.answer_tap(message(_NONE))
        return None
    return await turn.store.announcements.get(number)


def _pages(name: str, before: str, page: int, found: int) -> tuple[tuple[Button, ...], ...]:
    return turning(page, lambda to: route(name, f"{before}{to}"), is_more=found > _PAGE)


def _number(written: str) -> int:
    return number_in(written, 9)


CONVERSATION = Conversation(
    entries=(
        Entry(
            ("kabar", "news"), open_errands, N_("News to pass on"), action=Action.CARRY_ANNOUNCEMENTS,
            button=N_("🤝 Pass on news"),
        ),
    ),
    routes={_LIST: open_errands, CARRY: open_errand, _TICK: tick, _WORDS: words, _LOOK: look},
    aside_routes=frozenset({_LIST, CARRY, _TICK, _WORDS, _LOOK}),
    action=Action.CARRY_ANNOUNCEMENTS,
)  # fmt: skip
