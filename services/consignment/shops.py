"""A producer's shops: taking one into the list with its agreement, and changing what was agreed on."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.turn import Turn
from domain.consignment.terms import Agreement, Basis, Bearer, Model
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected
from domain.outlets import Outlet, OutletKind, chain_of
from services.consignment import reminders

MOST = 300
NET, OUTRIGHT, AHEAD = "net", "outright", "ahead"
"""How goods are given, besides a commission ("c1250": 12,5 %): harga setor, beli putus, and with a part paid ahead."""


class PaidWhen(FormAnswers):
    """`days` after the day that `basis` names; 0: at once."""

    basis: Basis
    days: int


class AgreementAnswers(FormAnswers):
    """`how`: "c1000" for a commission of 10 %, or "net", "outright", "ahead"; `visits`: every so many days, 0: no
    fixed rhythm. Whoever bears what is lost: "producer" or "shop"."""

    shop: int
    name: str = ""
    how: str
    paid: PaidWhen
    visits: int
    shift: str = "no"
    missing: Bearer = Bearer.PRODUCER
    damaged: Bearer = Bearer.PRODUCER
    expired: Bearer = Bearer.PRODUCER


class NewShopAnswers(FormAnswers):
    """`outlet`: {"id": 5} of the list, or {"name": …} for one that is in no list; `draft`: the record that waits."""

    said: str = ""
    draft: dict[str, Any] | None = None
    outlet: dict[str, Any]
    kind: OutletKind | None = None
    kecamatan: str | None = None
    how: str
    paid: PaidWhen
    visits: int


async def add(turn: Turn, answers: NewShopAnswers) -> int:
    """The number of the shop, which is in this producer's list from now on. Raises Rejected over 300 shops."""
    person = turn.person.id
    mine = await turn.store.outlets.of_producer(person)
    if len(mine) >= MOST:
        raise Rejected(N_("You already have {most} shops. That is the most I can keep."), most=MOST)
    outlet = await _outlet(turn, answers)
    terms = AgreementAnswers(shop=outlet, how=answers.how, paid=answers.paid, visits=answers.visits)
    if outlet not in mine:
        await turn.store.agreements.put(
            person, outlet, agreement_of(terms, Agreement()), turn.today, turn.now
        )
        await turn.store.audit.add(turn.now, person, person, "shop added", outlet=outlet)
    return outlet


async def _outlet(turn: Turn, answers: NewShopAnswers) -> int:
    number = answers.outlet.get("id")
    if number is not None:
        if await turn.store.outlets.find(turn.person.id, int(number)) is None:
            raise Rejected(N_("That shop is not in your list any more."))
        return int(number)
    name = str(answers.outlet["name"])
    kind, area = answers.kind or OutletKind.STALL, answers.kecamatan or ""
    return await turn.store.outlets.add(
        Outlet(name, kind, area, chain=chain_of(name), owner=turn.person.id), turn.now
    )


def agreement_of(answers: AgreementAnswers, before: Agreement) -> Agreement:
    """The agreement that these answers tell; what they do not speak of stays as it was."""
    model = {OUTRIGHT: Model.OUTRIGHT, AHEAD: Model.DOWN_PAYMENT}.get(answers.how, Model.CONSIGNMENT)
    share = int(answers.how[1:]) if answers.how.startswith("c") else None
    basis = answers.paid.basis
    if model is Model.OUTRIGHT and basis is Basis.SALE_REPORT:
        basis = Basis.DELIVERY
    if model is not Model.OUTRIGHT and basis is Basis.DELIVERY:
        basis = Basis.SALE_REPORT
    return replace(
        before, model=model, commission_bp=share, basis=basis, tempo_days=answers.paid.days,
        visit_every_days=answers.visits or None, shift_to_workday=answers.shift == "yes",
        missing_bearer=answers.missing, damaged_bearer=answers.damaged, expired_bearer=answers.expired,
        valid_from=None, valid_until=None,
    )  # fmt: skip


def as_answers(shop: int, name: str, agreement: Agreement) -> Mapping[str, Any]:
    """An agreement in the shape of the form's answers."""
    how = f"c{agreement.commission_bp}" if agreement.commission_bp is not None else NET
    how = {Model.OUTRIGHT: OUTRIGHT, Model.DOWN_PAYMENT: AHEAD}.get(agreement.model, how)
    return {
        "shop": shop,
        "name": name,
        "how": how,
        "paid": {"basis": agreement.basis, "days": agreement.tempo_days},
        "visits": agreement.visit_every_days or 0,
        "shift": "yes" if agreement.shift_to_workday else "no",
        "missing": agreement.missing_bearer,
        "damaged": agreement.damaged_bearer,
        "expired": agreement.expired_bearer,
    }


async def change_agreement(turn: Turn, answers: AgreementAnswers) -> None:
    """From now on this holds; goods that lie in the shop keep their terms."""
    before = await turn.store.agreements.of(turn.person.id, answers.shop)
    if before is None:
        raise Rejected(N_("That shop is not in your list any more."))
    after = agreement_of(answers, before)
    if replace(before, valid_from=None, valid_until=None) != after:
        await turn.store.agreements.put(turn.person.id, answers.shop, after, turn.today, turn.now)
        book = await turn.store.consignments.book(turn.person.id, answers.shop)
        await reminders.plan(turn, answers.shop, after, book, book)
        await turn.store.audit.add(
            turn.now, turn.person.id, turn.person.id, "agreement changed", outlet=answers.shop
        )
