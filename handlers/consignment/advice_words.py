"""How much to bring next time, in words: the number, and the whole sum that leads to it."""

from bot.dialog.screen import Line, Lines
from domain.clip import clipped
from domain.consignment.advice import Advice
from domain.messages import N_, message
from handlers.consignment.labels import NAME
from services.consignment.shelves import Desk

_MOST_GOODS = 3


def how_much(advice: Advice) -> Line:
    """ "kira-kira 9", or that nothing is needed yet."""
    return (
        message(N_("about {pieces}"), pieces=advice.bring) if advice.bring else message(N_("none needed yet"))
    )


def arithmetic(advice: Advice) -> Line:
    """The whole sum: sold, for how many days that is, what still lies there."""
    if advice.limited_by_shelf_life:
        words = N_(
            "{sold} sold in {over} days, so about {expected} in the {days} days that it keeps. {lying} still there."
        )
    else:
        words = N_("{sold} sold in {over} days, so about {expected} in {days} days. {lying} still there.")
    said = message(
        words, sold=advice.sold, over=advice.over_days, expected=advice.expected, days=advice.days, lying=advice.on_shelf
    )  # fmt: skip
    if advice.sold_out:
        return message(N_("{sum} It was sold out, so you may try more."), sum=said)
    if advice.wasted:
        return message(
            N_("{sum} In that time {pieces} were damaged or expired."), sum=said, pieces=advice.wasted
        )
    return said


def next_time(view: Desk) -> Line | None:
    """What is to be brought next time; None when nothing is, or too little is known."""
    wanted = [
        message(N_("{product}: {pieces}"), product=clipped(view.name(product), NAME), pieces=advice.bring)
        for product in view.brought_before()
        if (advice := view.advice(product)) and advice.bring
    ]
    return Lines((message(N_("💡 Next time bring about:")), *wanted[:_MOST_GOODS])) if wanted else None
