"""Commands by chance, aimed at a book: most of them can be carried out, some cannot. For long runs of the rules."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from domain.consignment.commands import (
    AcceptShort,
    AdjustMoney,
    AdjustShelf,
    Bill,
    ChangePrice,
    Command,
    CompleteDocuments,
    CreditNote,
    Deduct,
    Deliver,
    DeliveryLine,
    Dispute,
    Pay,
    PayAhead,
    PayOut,
    Return,
    Sell,
    SellAll,
    SettleDispute,
    TakeBackSold,
    Undo,
    Visit,
)
from domain.consignment.decision import decide
from domain.consignment.events import Stamp
from domain.consignment.facts import Fate
from domain.consignment.ledger import Ledger
from domain.consignment.terms import Agreement, Basis, Bearer, Model
from domain.messages import Rejected
from tests.support.consignment_book import NOW

START = date(2026, 1, 1)
_LOST = (Fate.RETURNED_GOOD, Fate.RETURNED_DAMAGED, Fate.EXPIRED, Fate.MISSING)
_HOME = (Fate.SHELF, Fate.RETURNED_GOOD, Fate.RETURNED_DAMAGED)
_REST = (*_HOME, Fate.MISSING)


def random_agreement(chance: Random) -> Agreement:
    """Any model, share, basis and bearers."""
    return Agreement(
        model=chance.choice((Model.CONSIGNMENT, Model.CONSIGNMENT, *Model)),
        commission_bp=chance.choice((None, 0, 1_000, 1_250, 3_333)),
        tempo_days=chance.choice((0, 14, 30)),
        basis=chance.choice(tuple(Basis)),
        shift_to_workday=chance.random() < 0.5,
        missing_bearer=chance.choice(tuple(Bearer)),
        expired_bearer=chance.choice(tuple(Bearer)),
        damaged_bearer=chance.choice(tuple(Bearer)),
        regular_bp=chance.choice((0, 0, 500)),
        other_bp=chance.choice((0, 0, 1_600)),
    )


def random_command(chance: Random, ledger: Ledger) -> Command:
    """One that fits the book, mostly."""
    return chance.choices(_MAKERS, _WEIGHTS)[0](chance, ledger)


def random_book(chance: Random, steps: int) -> Ledger:
    """A book after so many commands, the refused ones among them."""
    ledger, agreement = Ledger(), random_agreement(chance)
    for number in range(steps):
        if chance.random() < 0.1:
            agreement = random_agreement(chance)
        command = random_command(chance, ledger) if number else _deliver(chance, ledger)
        stamp = Stamp(f"e{number}", 1, NOW, START + timedelta(days=2 * number))
        try:
            ledger = decide(ledger, agreement, command, stamp).ledger
        except Rejected:
            continue
    return ledger


def _product(chance: Random) -> int:
    return 1 if chance.random() < 0.8 else 2


def _pieces(chance: Random, there: int) -> int:
    """Up to what is there; now and then one more, or none."""
    return chance.randint(1, there) if there and chance.random() < 0.9 else chance.choice((0, there + 1))


def _rupiah(chance: Random, ledger: Ledger) -> int:
    opened = sum(invoice.balance for invoice in ledger.invoices.values())
    return chance.choice(
        (1, opened or 5_000, opened // 2 or 777, opened + 12_345, chance.randint(1, 200_000))
    )


def _deliver(chance: Random, ledger: Ledger) -> Command:
    lines = tuple(
        DeliveryLine(
            _product(chance),
            chance.randint(1, 60),
            chance.choice((0, 333, 3_500, 10_000, 10_000, None)),
            chance.choice((None, 1_200)),
            chance.choice((None, START + timedelta(days=chance.randint(60, 400)))),
        )
        for _ in range(chance.choice((1, 1, 1, 2)))
    )
    return Deliver(lines)


def _sell(chance: Random, ledger: Ledger) -> Command:
    product = _product(chance)
    return Sell(product, _pieces(chance, ledger.shelf(product)))


def _visit(chance: Random, ledger: Ledger) -> Command:
    product = _product(chance)
    there = ledger.shelf(product)
    parts = sorted(chance.randint(0, there) for _ in range(4))
    left, good, damaged, expired = (high - low for low, high in zip([0, *parts], parts, strict=False))
    sold = chance.choice((None, there - parts[-1], max(0, there - parts[-1] - 1)))
    return Visit(product, chance.choice((left, left, None)), sold, good, damaged, expired)


def _return(chance: Random, ledger: Ledger) -> Command:
    product = _product(chance)
    return Return(
        product, _pieces(chance, ledger.shelf(product)), chance.choice(_LOST), chance.choice((None, *Bearer))
    )


def _sold(ledger: Ledger, product: int) -> int:
    return sum(batch.sold for batch in ledger.of(product))


def _take_back(chance: Random, ledger: Ledger) -> Command:
    product = _product(chance)
    return TakeBackSold(product, _pieces(chance, _sold(ledger, product)), chance.choice(_HOME))


def _short(chance: Random, ledger: Ledger) -> Command:
    product = _product(chance)
    accepted = ledger.of(product)[-1].accepted if ledger.of(product) else 1
    return AcceptShort(product, max(0, accepted - chance.randint(0, 4)))


def _dispute(chance: Random, ledger: Ledger) -> Command:
    if chance.random() < 0.2:
        said = {"producer_rupiah": _rupiah(chance, ledger), "shop_rupiah": _rupiah(chance, ledger)}
        return Dispute(chance.choice((None, 1)), **said)
    product = _product(chance)
    booked = chance.randint(0, _sold(ledger, product))
    ours = booked + chance.choice((0, 0, _pieces(chance, ledger.shelf(product))))
    return Dispute(product, ours, max(0, ours + chance.randint(-8, 4)), booked)


def _settle(chance: Random, ledger: Ledger) -> Command:
    waiting = [name for name, one in ledger.disputes.items() if one.agreed is None] or [
        *ledger.disputes,
        "none",
    ]
    name = chance.choice(waiting)
    told = ledger.disputes[name].facts if name in ledger.disputes else None
    if told is None:
        return SettleDispute(name, 1)
    pieces, rupiah = (
        (told.producer_pieces, told.shop_pieces),
        (told.producer_rupiah or 0, told.shop_rupiah or 0),
    )
    low, high = sorted(rupiah if told.is_about_money else pieces)
    return SettleDispute(
        name, chance.choice((low, high, chance.randint(low, high), high + 1)), chance.choice(_REST)
    )


def _undo(chance: Random, ledger: Ledger) -> Command:
    keys = list(ledger.events)
    return Undo(chance.choice((keys[-1], chance.choice(keys))) if keys else "none")


_MAKERS: list[Callable[[Random, Ledger], Command]] = [
    _deliver,
    _sell,
    _visit,
    _return,
    _take_back,
    _short,
    _dispute,
    _settle,
    _undo,
    lambda chance, ledger: SellAll(_product(chance)),
    lambda chance, ledger: ChangePrice(_product(chance), chance.randint(1, 20_000)),
    lambda chance, ledger: AdjustShelf(
        _product(chance), chance.randint(-4, 4), chance.choice(("salah hitung", ""))
    ),
    lambda chance, ledger: Bill(),
    lambda chance, ledger: CompleteDocuments(),
    lambda chance, ledger: Pay(chance.choice((None, _rupiah(chance, ledger)))),
    lambda chance, ledger: Deduct(_rupiah(chance, ledger) // 5 + 1, "sewa rak", chance.random() < 0.5),
    lambda chance, ledger: CreditNote(_rupiah(chance, ledger), "harga salah"),
    lambda chance, ledger: PayAhead(_rupiah(chance, ledger)),
    lambda chance, ledger: PayOut(chance.choice((ledger.credit or 1, ledger.down_payment or 1))),
    lambda chance, ledger: AdjustMoney(chance.randint(-20_000, 20_000), "pembulatan"),
]
_WEIGHTS = [10, 14, 8, 6, 4, 3, 5, 5, 6, 2, 2, 3, 5, 5, 10, 2, 2, 3, 3, 3]
