"""What reminders say of a lot: the shares that may be given with a tap, and what came of it. Each line is made by whoever
knows the need (`services.procurement.notices`)."""

from collections.abc import Mapping
from typing import Any

from bot.dialog.argument import NEW_MESSAGE
from bot.dialog.screen import Button, Line, Literal, route
from domain.clip import clipped
from domain.messages import N_, message
from services.procurement import names, words
from services.reminders import Notice

_SPEC, _UNIT = 40, 8


def spec(p: Mapping[str, Any]) -> Line:
    """What it must be like; and that several makers share the work."""
    if not p.get("spec"):
        return message(N_("🤝 Several makers together: give only what you can."))
    return message(
        N_("📐 {spec}\n🤝 Several makers together: give only what you can."), spec=Literal(clipped(p["spec"], _SPEC))
    )  # fmt: skip


def shares(p: Mapping[str, Any]) -> tuple[tuple[Button, ...], ...]:
    """The shares that one may give with a tap."""
    number = str(p["id"])
    ways = tuple(
        Button(
            message(N_("✅ {share}"), share=words.counted(one, clipped(p["unit"], _UNIT))),
            route(names.SHARE, f"{number}.{one}.{p.get('revision', 0)}"),
        )
        for one in p.get("shares", ())
    )
    other = Button(message(N_("✏️ Other amount")), route(names.OTHER, number))
    no = Button(message(N_("❌ I cannot")), route(names.NO, number))
    see = Button(message(N_("ℹ️ See it")), route(names.NEED, number + NEW_MESSAGE))
    return (*((one,) for one in ways), (other, no), (see,))


def joined(p: Mapping[str, Any], buyer: Line, when: Line, door: Button) -> Notice:
    """A maker's share is an order."""
    line = message(
        N_("🎉 You are in the lot for {buyer}: {share} of {whole}, {makers} makers in all. First delivery {when}."),
        share=words.monthly(p["share"], clipped(p["unit"], 12)), whole=words.counted(p["monthly"], p["unit"]), makers=p["makers"],
        buyer=buyer, when=when,
    )  # fmt: skip
    return Notice(line, (line, message(N_("I remind you a day and two hours before."))), ((door,),))


def left_out(what: Line, buyer: Line) -> Notice:
    """The lot goes on without them."""
    line = message(
        N_("🙏 {what} for {buyer}: this time the buyer goes on without your share. Thank you for offering!"), what=what, buyer=buyer
    )  # fmt: skip
    later = message(N_("You need not make anything for it. When another order fits, I tell you."))
    other = Button(message(N_("🛒 Other orders")), route(names.HUB, NEW_MESSAGE))
    return Notice(line, (line, later), ((other,),))


def confirmed(p: Mapping[str, Any], what: Line, door: Button) -> Notice:
    """Whoever posted it hears that an officer confirmed it."""
    line = message(
        N_("🏭 Confirmed: {what}. {makers} makers give {whole}."), what=what, makers=p["makers"],
        whole=words.monthly(p["monthly"], p["unit"]),
    )  # fmt: skip
    return Notice(line, (line,), ((door,),))
