"""Where the shop says another number: both are shown ("toko: 26, Ibu: 30"), with ways to agree, to insist, to talk."""

from urllib.parse import quote

from bot.conversation import Conversation, begin
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, Written, route
from bot.texts import Texts
from bot.turn import Turn
from domain.clip import clipped
from domain.heard_days import month_of
from domain.messages import N_, message
from handlers.consignment import settling, shop_screen
from services.consignment import disputes
from services.consignment.disputes import Difference
from services.consignment.shelves import Desk, desk
from services.registration import you

_SHOWN = 3
_LETTER_LANGUAGE = "id"


async def open_disputes(turn: Turn, argument: str) -> None:
    """All differences with one shop that wait."""
    shop = await shop_screen.own_shop(turn, argument)
    if shop is None:
        await shop_screen.open_shop(turn, argument)
        return
    view = await desk(turn, shop)
    found = disputes.open_ones(view.ledger)
    if not found:
        await shop_screen.show(turn, shop, message(N_("You and this shop say the same numbers ✅")))
        return
    who = await _you(turn)
    lines = Lines(tuple(_line(one, view, who) for one in found[:_SHOWN]))
    rows = [(Button(_short(one, view), route("dispute", f"{shop}.{one.number}")),) for one in found[:_SHOWN]]
    rows.append((Button(message(N_("⬅️ Back to the shop")), route("shop", str(shop))),))
    head = message(N_("⚖️ Here you and {shop} differ. Until you agree it stands on no bill."), shop=view.shop)
    turn.show(Screen((head, lines), tuple(rows)))


async def _you(turn: Turn) -> Written:
    producer = await turn.store.producers.find(turn.person.id)
    return you(producer.honorific if producer else None)


def _line(one: Difference, view: Desk, who: Written) -> Line:
    """ "keripik tempe – toko: 26, Ibu: 30" """
    name: Line = message(N_("Money")) if one.about_money else Literal(_product(one, view))
    return message(
        N_("{product} – shop: {theirs}, {you}: {mine}"), product=name, theirs=one.amount(one.theirs),
        mine=one.amount(one.mine), you=who,
    )  # fmt: skip


def _about(one: Difference, view: Desk) -> tuple[Line, ...]:
    """The month that the shop spoke of, and the last count in it: what was sold later stands in the next month."""
    period = one.dispute.facts.period
    month = disputes.month_of(one)
    if month is None:
        return (message(N_("For {period}."), period=Literal(period)),) if period else ()
    said: Line = message(N_("For {period}."), period=month_of(month))
    counted = disputes.last_count(view.ledger, one)
    if counted is None:
        return (said,)
    return (
        said,
        message(
            N_("Your last count in that month: {day}. What was sold later is in the next one."), day=counted
        ),
    )


def _short(one: Difference, view: Desk) -> Line:
    name = message(N_("Money")) if one.about_money else Literal(clipped(_product(one, view), 18))
    return message(N_("⚖️ {product}"), product=name)


def _product(one: Difference, view: Desk) -> str:
    return view.name(one.dispute.facts.product or 0)


async def _found(turn: Turn, argument: str) -> tuple[Desk, Difference] | None:
    """The open difference of a button, if the shop is this person's."""
    shop, _, number = argument.partition(".")
    outlet = await shop_screen.own_shop(turn, shop)
    if outlet is None or not (number.isascii() and number.isdecimal() and len(number) < 6):
        return None
    view = await desk(turn, outlet)
    one = disputes.find(view.ledger, int(number))
    return None if one is None else (view, one)


async def open_dispute(turn: Turn, argument: str) -> None:
    """One difference: agree with the shop, insist, or talk first."""
    found = await _found(turn, argument)
    if found is None:
        await open_disputes(turn, argument.partition(".")[0])
        return
    view, one = found
    theirs, mine = one.amount(one.theirs), one.amount(one.mine)
    who = await _you(turn)
    turn.show(
        Screen(
            (message(N_("⚖️ <b>{shop}</b>"), shop=view.shop), _line(one, view, who), *_about(one, view)),
            (
                (Button(message(N_("✅ Shop is right: {number}"), number=theirs), route("dispute_yield", argument)),),
                (Button(message(N_("✋ I stay at {number}"), number=mine), route("dispute_insist", argument)),),
                (Button(message(N_("🤝 We agreed")), route("dispute_agree", argument)),
                 Button(message(N_("💬 Talk first")), route("dispute_talk", argument))),
                (Button(message(N_("⬅️ Back to the shop")), route("shop", argument.partition(".")[0])),),
            ),
        )
    )  # fmt: skip


async def _say_to_shop(turn: Turn, argument: str, wording: str) -> None:
    """Words for the shop, to copy or to open in WhatsApp; the difference stays open."""
    found = await _found(turn, argument)
    if found is None:
        await open_disputes(turn, argument.partition(".")[0])
        return
    view, one = found
    what = message(N_("the money")) if one.about_money else Literal(_product(one, view))
    asked = message(wording, product=what, mine=one.amount(one.mine), theirs=one.amount(one.theirs))
    words = Texts(_LETTER_LANGUAGE, turn.texts.zone).plain(asked)
    phone = (view.outlet.phone or "").lstrip("+") if view.outlet else ""
    turn.show(
        Screen(
            (
                message(N_("✉️ Tap the text to copy it:")), message(N_("<pre>{letter}</pre>"), letter=words),
                message(N_("When the shop has answered, tap “We agreed”.")),
            ),
            (
                (Button(message(N_("📤 Open WhatsApp")), f"https://wa.me/{phone}?text={quote(words)}"),),
                (Button(message(N_("🤝 We agreed")), route("dispute_agree", argument)),
                 Button(message(N_("⬅️ Back")), route("dispute", argument))),
            ),
        )
    )  # fmt: skip


async def insist(turn: Turn, argument: str) -> None:
    await _say_to_shop(
        turn, argument,
        N_("Hello, by our book {product} sold is {mine}; your list says {theirs}. Our receipt is kept. Would you please look once more? Thank you."),
    )  # fmt: skip


async def talk(turn: Turn, argument: str) -> None:
    await _say_to_shop(
        turn, argument,
        N_("Hello, of {product} we wrote {mine} and you {theirs}. May we count together when I come next? Thank you."),
    )  # fmt: skip


async def agree(turn: Turn, argument: str) -> None:
    await _settle(turn, argument, None)


async def yield_to_shop(turn: Turn, argument: str) -> None:
    await _settle(turn, argument, "theirs")


async def _settle(turn: Turn, argument: str, whose: str | None) -> None:
    found = await _found(turn, argument)
    if found is None:
        await open_disputes(turn, argument.partition(".")[0])
        return
    view, one = found
    known = {"agreed": one.theirs} if whose else {}
    await begin(turn, settling.SETTLE, {"shop": view.outlet_id, "number": one.number, **known})


CONVERSATION = Conversation(
    routes={
        "disputes": open_disputes, "dispute": open_dispute, "dispute_yield": yield_to_shop,
        "dispute_insist": insist, "dispute_talk": talk, "dispute_agree": agree,
    },
    for_producers=True,
)  # fmt: skip
