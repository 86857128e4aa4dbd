"""An audience in words: how many people that are, and whom it was narrowed down to."""

from typing import Protocol

from bot.dialog.audience import goods, happenings, papers, places, shops, silence
from bot.dialog.audience.picking import Names, names_of, picking, scope_of
from bot.dialog.form import Context
from bot.dialog.screen import Line, Lines
from domain.audience import Audience
from domain.messages import N_, message


class Counted(Protocol):
    """How many people; `without_chat`: those among them who hear of it from their coordinator."""

    @property
    def people(self) -> int: ...
    @property
    def without_chat(self) -> int: ...


def told(context: Context) -> tuple[Line, ...]:
    """What stands below the question: the live count, and what is chosen so far."""
    size: Counted | None = context.facts.get("audience_size")
    counted = () if size is None else (people(size),)
    return (*counted, in_lines(picking(context).audience, context))


def people(size: Counted) -> Line:
    """ "👥 1.234 people", and how many of them hear of it from somebody."""
    if size.without_chat:
        return message(
            N_("👥 <b>{count}</b> people, {carried} of them through their coordinator"),
            count=size.people, carried=size.without_chat,
        )  # fmt: skip
    return message(N_("👥 <b>{count}</b> people"), count=size.people)


def in_lines(audience: Audience, context: Context) -> Lines:
    """One line for each thing it is chosen by; place and kind always."""
    return described(audience, scope_of(context), names_of(context))


def described(audience: Audience, scope: tuple[str, ...], names: Names) -> Lines:
    """The same for whoever has no question open. `names`: of shops and events that are meant."""
    lines = (
        ("📍", places.shown(audience, scope)),
        ("🏷", goods.shown(audience)),
        ("📜", papers.shown(audience)),
        ("🏪", shops.shown(audience, names.shops)),
        ("📅", happenings.shown(audience, names.events)),
        ("💤", silence.shown(audience)),
    )
    return Lines(
        tuple(message(N_("{icon} {text}"), icon=icon, text=text) for icon, text in lines if text is not None)
    )
