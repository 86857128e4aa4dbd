"""How papers, figures and goods are written on the screens of /sertifikat."""

from collections.abc import Callable, Sequence
from functools import reduce

from bot.dialog import room
from bot.dialog.argument import NEW_MESSAGE, number_in
from bot.dialog.pages import turning
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, Written, route
from bot.turn import Turn
from domain import clip
from domain.categories import find_kind
from domain.messages import N_, Message, message
from domain.papers import Need, Status, rules
from domain.papers.model import Text
from domain.papers.rule_model import Office
from services.papers import Goods

Extra = room.Extra
PAGE = 6
_LETTERS = 3
_TITLE = 36
ICONS = {Status.HAVE: "✅", Status.CHECK: "⚠️", Status.MISSING: "❌", Status.IMPOSSIBLE: "🚫"}
NEEDS: dict[Need, str] = {
    Need.MUST: N_("required by law"),
    Need.ASKED: N_("asked by the buyer"),
    Need.SUGGESTED: N_("good to have, not required"),
    Need.IMPOSSIBLE: N_("not possible for this product"),
    Need.NONE: N_("not needed"),
}
Rows = tuple[tuple[Button, ...], ...]


def said(text: Text) -> Written:
    """A text of the rules, in whatever language it will be read."""
    return Written(text.id, text.en)


def paper_name(paper: str) -> Line:
    known = rules().papers.get(paper)
    return said(known.name) if known else Literal(paper)


def labelled(paper: str) -> Line:
    """Icon and name, for a button."""
    known = rules().papers.get(paper)
    return message(N_("{icon} {name}"), icon=known.icon if known else "📄", name=paper_name(paper))


def channel_name(channel: str) -> Line:
    known = rules().channels[channel]
    return message(N_("{icon} {name}"), icon=known.icon, name=said(known.name))


def where(goods: Goods, channel: str) -> str:
    """Goods and channel in the argument of a button: three letters tell a channel, and leave room for the rest."""
    return f"{goods.token}.{channel[:_LETTERS]}"


def channel_of(word: str) -> str:
    """The channel that begins like this; "" for none."""
    found = [one for one in rules().channels if len(word) >= _LETTERS and one.startswith(word)]
    return found[0] if len(found) == 1 else ""


def clipped(name: str) -> Literal:
    """A name as it fits on a button of its own row."""
    return Literal(clip.clipped(name))


def goods_name(goods: Goods) -> Line:
    """As its maker calls it; otherwise the name of its kind."""
    if goods.name:
        return Literal(clip.clipped(goods.name, _TITLE))
    return kind_name(goods.category)


def kind_name(category: str) -> Line:
    kind = find_kind(category)
    return (
        message(N_("{icon} {name}"), icon=kind.icon, name=Message(kind.name)) if kind else Literal(category)
    )


def office_name(office: Office) -> Line:
    return said(office.name)


def pages(route_name: str, argument: str, page: int, total: int, size: int = PAGE) -> Rows:
    """The buttons to the page before and after; `argument` stands before the number of the page."""
    return turning(page, lambda to: route(route_name, f"{argument}~{to}"), is_more=total > (page + 1) * size)


def paged(argument: str) -> tuple[str, int]:
    """The argument of a route and the page it asks for."""
    bare, _, page = argument.partition("~")
    return bare, number_in(page, 3)


def in_pairs(buttons: list[Button]) -> Rows:
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def show(
    turn: Turn, screen: Screen, argument: str = "", *, anew: bool = False, asks: str = "", about: str = ""
) -> None:
    """In the place of the tapped message, unless its button (or the caller) wants a new one. The words of its
    buttons count as taps; `asks` and `about` are for `typed`, which understands freer answers."""
    turn.listen(screen, asks, about)
    if anew or argument.endswith(NEW_MESSAGE):
        turn.show(screen)
    else:
        turn.show_in_place(screen)


def fitting(turn: Turn, *parts: Line | Extra | None) -> tuple[Line, ...]:
    """The parts that find room on one screen; extras are left out first, the last ones before the others."""
    return room.fitting(turn.texts.plain, *parts)


def as_many_as_fit(turn: Turn, parts: Callable[[int], tuple[Line, ...]], most: int) -> tuple[Line, ...]:
    """The parts of a screen with so many things in it, from `most` down, that one screen holds; at least one."""
    tried = (parts(count) for count in range(most, 0, -1))
    fits = (one for one in tried if room.length(turn.texts.plain, one) <= room.MOST_LETTERS)
    return next(fits, parts(1))


def gone(turn: Turn) -> None:
    """The goods of a button are not there (any more, or for this person)."""
    rows = (
        (
            Button(message(N_("🔎 Check a product")), route("paper_check")),
            Button(message(N_("⬅️ Certificates")), route("papers")),
        ),
    )
    show(turn, Screen((message(N_("That product is no longer here.")),), rows), anew=True)


def numbered(texts: tuple[Text, ...]) -> Line:
    """Steps, one under the other, each with its number."""
    return Lines(
        tuple(
            message(N_("{number}. {text}"), number=number, text=said(one))
            for number, one in enumerate(texts, 1)
        )
    )


def listed(names: Sequence[Line], between: str = N_("{before}, {after}")) -> Line:
    """Names with commas between them (or another message id), as one line."""
    return reduce(lambda before, after: message(between, before=before, after=after), names)
