"""Which paper and which tax go along with a purchase: an estimate with its source, "ask the treasurer"."""

from typing import Any

from bot.dialog.argument import bare
from bot.dialog.screen import Button, Line, Screen, Written, route
from bot.turn import Turn
from domain.messages import N_, message
from domain.procurement.ladder import Guidance, guidance
from domain.procurement.need import Need, still_needed
from domain.procurement.rules import rules
from domain.rupiah import Rupiah
from handlers.procurement.common import not_theirs, number_of, show
from services.procurement import desk
from services.procurement.names import DESK_NEED


def remarks_on(answers: Any, crossed: int | None) -> tuple[Line, ...]:
    """What the card of a new need says about papers and taxes, as far as a price is known."""
    budget, amount = answers.get("budget"), answers.get("quantity")
    if not budget or not amount:
        return ()
    found = guidance(
        int(budget) * int(amount["pieces"]) * int(answers.get("months") or 1),
        tuple(str(answers["kind"]).split(",")),
        str(answers["area"]),
    )
    warning = (together(crossed),) if crossed else ()
    return (
        *warning,
        message(
            N_("🧾 {total}: {paper}. {tax}"), total=Rupiah(found.total), paper=paper(found), tax=tax(found)
        ),
    )


def together(limit: int) -> Line:
    """The truth about several needs of one day (market.md G5)."""
    return message(
        N_("⚠️ Together with your other need of that day it comes over {limit}. That counts as one purchase; splitting is not allowed."),
        limit=Rupiah(limit),
    )  # fmt: skip


def paper(found: Guidance) -> Line:
    """The step of the ladder."""
    return Written(found.paper.id, found.paper.en)


def tax(found: Guidance) -> Line:
    """The tax in a sentence."""
    if found.tax.is_unknown:
        return message(N_("Tax: ask the treasurer."))
    if not found.tax.kept:
        return message(N_("No PPh 22 (estimate)."))
    return message(
        N_("PPh 22 about {kept} if a government office pays (estimate)."), kept=Rupiah(found.tax.kept)
    )


def screen_of(found: Guidance, back: Button) -> Screen:
    """Everything about it on one screen."""
    ladder = rules().ladder
    parts: list[Line] = [
        message(N_("🧾 <b>{total}</b>: {paper}, or {order}."), total=Rupiah(found.total), paper=paper(found),
                order=Written(ladder.order.id, ladder.order.en)),
        _tax_lines(found),
    ]  # fmt: skip
    if found.needs_stamp:
        parts.append(
            message(
                N_("🔖 A stamp (meterai) of {value} is usual above {above}: ask."),
                value=Rupiah(rules().stamp.value),
                above=Rupiah(rules().stamp.above),
            )
        )
    if found.route is not None:
        where = found.route.market if found.total <= found.route.market_up_to else found.route.above
        parts.append(
            message(
                N_("🛍 Offices here buy through {where} ({source})."), where=where, source=found.route.source
            )
        )
    parts.append(
        message(
            N_("An estimate; the treasurer decides. Source: {source}, checked {day}."),
            source=ladder.source,
            day=ladder.checked_on,
        )
    )
    return Screen(tuple(parts), ((back,),))


def _tax_lines(found: Guidance) -> Line:
    if found.tax.is_unknown or not found.tax.kept:
        return tax(found)
    law = rules().pph22
    return message(
        N_("If a government office pays: PPh 22 {kept}, you get {net}; with Surat Keterangan {less}, you get {more}. If a firm pays, ask it. ({source})"),
        kept=Rupiah(found.tax.kept), net=Rupiah(found.net), less=Rupiah(found.tax.kept_with_letter),
        more=Rupiah(found.net_with_letter), source=law.source,
    )  # fmt: skip


async def open_guide(turn: Turn, argument: str) -> None:
    """The guidance for a need: reckoned from what is ordered, or from its price limit."""
    need = await desk.find(turn, number_of(argument))
    if need is None:
        not_theirs(turn)
        return
    back = Button(message(N_("⬅️ Back")), route(DESK_NEED, bare(argument)))
    total = await _total(turn, need)
    if total is None:
        show(
            turn,
            Screen((message(N_("There is no price yet, so there is nothing to reckon.")),), ((back,),)),
            argument,
        )
        return
    show(turn, screen_of(guidance(total, need.kinds, need.area), back), argument)


async def _total(turn: Turn, need: Need) -> int | None:
    """What is ordered and, at the price limit, what is still to be ordered."""
    offers = await turn.store.need_offers.of_need(need.id)
    ordered = sum(one.total for one in offers if one.awarded)
    left = max(0, still_needed(need, offers))
    if need.budget is None:
        return ordered or None
    return ordered + left * need.budget
