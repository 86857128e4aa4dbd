"""Random streams of commands: whatever people tell, the ten invariants hold.

`EXAMPLES` says how many long streams are played; `make check` plays 10,000. The short ones, which hypothesis can
make shorter still when one fails, are for finding out why.
"""

import os
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.consignment.check import check
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
from domain.consignment.events import Stamp, from_json, to_json
from domain.consignment.facts import Fate, Sold
from domain.consignment.ledger import Ledger, apply, replay
from domain.consignment.terms import Agreement, Basis, Bearer, Model
from domain.messages import Rejected
from tests.support.consignment_book import NOW
from tests.support.consignment_streams import START, random_agreement, random_book, random_command

pytestmark = pytest.mark.no_cover
"""So many streams would take four times as long, and tell nothing of which lines are run that others do not tell."""
EXAMPLES = int(os.environ.get("EXAMPLES", "1000"))
many = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

_products = st.sampled_from([1, 1, 1, 2])
_pieces = st.integers(0, 12)
_some = st.integers(1, 12)
_many = st.integers(5, 60)
_rupiah = st.integers(1, 60_000) | st.sampled_from([1, 1_000_000])
_reasons = st.sampled_from(["salah hitung", "rusak di jalan", ""])
_fates = st.sampled_from([Fate.RETURNED_GOOD, Fate.RETURNED_DAMAGED, Fate.EXPIRED, Fate.MISSING])
_homes = st.sampled_from([Fate.SHELF, Fate.RETURNED_GOOD, Fate.RETURNED_DAMAGED])
_rests = st.sampled_from([Fate.SHELF, Fate.MISSING, Fate.RETURNED_GOOD, Fate.RETURNED_DAMAGED])
_back = st.integers(1, 6).map(str)
_lines = st.builds(
    DeliveryLine,
    product=_products,
    pieces=_many,
    price=st.sampled_from([0, 333, 3_500, 10_000, 10_000]),
    unit_cost=st.sampled_from([None, 1_200]),
    expires_on=st.none() | st.integers(100, 400).map(lambda days: START + timedelta(days=days)),
)
_deliver = st.builds(Deliver, st.lists(_lines, min_size=1, max_size=2).map(tuple))
_goods = st.one_of(
    _deliver,
    st.builds(Deliver, st.builds(DeliveryLine, _products, _many).map(lambda line: (line,))),
    st.builds(AcceptShort, _products, _many),
    st.builds(Sell, _products, _some),
    st.builds(SellAll, _products),
    st.builds(Visit, _products, st.none() | _pieces, st.none() | _pieces, _pieces, _pieces, _pieces),
    st.builds(Return, _products, _some, _fates, st.sampled_from([None, *Bearer])),
    st.builds(TakeBackSold, _products, _some, _homes),
    st.builds(ChangePrice, _products, st.integers(1, 20_000)),
    st.builds(AdjustShelf, _products, st.integers(-5, 5), _reasons),
)
_money = st.one_of(
    st.just(Bill()),
    st.just(CompleteDocuments()),
    st.builds(Pay, st.none() | _rupiah),
    st.builds(Deduct, _rupiah, _reasons, st.booleans()),
    st.builds(CreditNote, _rupiah, _reasons),
    st.builds(PayAhead, _rupiah),
    st.builds(PayOut, _rupiah),
    st.builds(AdjustMoney, st.integers(-50_000, 50_000), _reasons),
)
_others = st.one_of(
    st.builds(Dispute, _products, _pieces, _pieces, _pieces),
    st.builds(Dispute, st.none(), producer_rupiah=_rupiah, shop_rupiah=_rupiah),
    st.builds(SettleDispute, _back, st.integers(0, 100), _rests),
    st.builds(Undo, _back),
)
COMMANDS = _goods | _goods | _money | _others
AGREEMENTS = st.builds(
    Agreement,
    model=st.sampled_from(Model),
    commission_bp=st.sampled_from([None, 0, 1_250, 2_000, 10_000]),
    tempo_days=st.integers(0, 30),
    basis=st.sampled_from(Basis),
    shift_to_workday=st.booleans(),
    missing_bearer=st.sampled_from(Bearer),
    expired_bearer=st.sampled_from(Bearer),
    damaged_bearer=st.sampled_from(Bearer),
    regular_bp=st.sampled_from([0, 500]),
    other_bp=st.sampled_from([0, 1_600]),
)
_changes = st.none() | st.none() | st.none() | AGREEMENTS
STREAMS = st.tuples(
    st.lists(st.tuples(_deliver, st.none()), min_size=1, max_size=2),
    st.lists(st.tuples(COMMANDS, _changes), min_size=6, max_size=22),
).map(lambda parts: parts[0] + parts[1])


def aimed(command: Command, ledger: Ledger) -> Command:
    """ "The third last entry" and "the last difference, this far between the two versions" as names and numbers."""
    if isinstance(command, Undo):
        keys = list(ledger.events)
        return Undo(keys[-int(command.key) :][0]) if keys else command
    if isinstance(command, SettleDispute) and (names := list(ledger.disputes)):
        name = names[-int(command.dispute) :][0]
        told = ledger.disputes[name].facts
        versions = (told.producer_pieces, told.shop_pieces, told.producer_rupiah or 0, told.shop_rupiah or 0)
        ours, theirs = versions[2:] if told.is_about_money else versions[:2]
        return SettleDispute(name, ours + (theirs - ours) * command.agreed // 100, command.rest)
    return command


def play(stream: list[tuple[Command, Agreement | None]], first: Agreement) -> Ledger:
    """The book after all that was not refused. The agreement may change on the way."""
    ledger, agreement = Ledger(), first
    for number, (command, changed) in enumerate(stream):
        agreement = changed or agreement
        stamp = Stamp(f"e{number}", 1, NOW, START + timedelta(days=3 * number))
        try:
            ledger = decide(ledger, agreement, aimed(command, ledger), stamp).ledger
        except Rejected:
            continue
    return ledger


@settings(many, max_examples=EXAMPLES)
@given(st.integers(0, 2**40))
def test_no_long_stream_breaks_an_invariant(seed):
    """Replay equals what was kept step by step, through JSON, each entry told twice; undoing restores."""
    chance = Random(seed)
    kept = random_book(chance, chance.randint(5, 40))
    assert check(kept) == ()
    facts = [fact for event in kept.events.values() for fact in event.facts]
    assert all(getattr(fact, "pieces", 1) and getattr(fact, "rupiah", 1) for fact in facts)
    told = [from_json(to_json(event)) for event in kept.events.values()]
    assert replay([*told[:3], *told, *told]) == kept
    agreement, command = random_agreement(chance), random_command(chance, kept)
    try:
        after = decide(kept, agreement, command, Stamp("last", 1, NOW, date(2026, 12, 1))).ledger
    except Rejected:
        return
    assert apply(kept, after.events["last"]) == after
    if not isinstance(command, Undo):
        undone = decide(after, agreement, Undo("last"), Stamp("undo", 1, NOW, date(2026, 12, 1))).ledger
        assert undone.same_figures(kept)


@many
@given(STREAMS, AGREEMENTS)
def test_no_stream_breaks_an_invariant(stream, agreement):
    assert check(play(stream, agreement)) == ()


@many
@given(STREAMS, AGREEMENTS)
def test_replay_equals_what_was_kept_step_by_step_and_survives_json(stream, agreement):
    kept = play(stream, agreement)
    read = [from_json(to_json(event)) for event in kept.events.values()]
    assert read == list(kept.events.values())
    stepwise = Ledger()
    for event in read:
        stepwise = apply(stepwise, event)
    assert stepwise == replay(read) == kept


@many
@given(STREAMS, AGREEMENTS, st.randoms(use_true_random=False))
def test_any_order_of_duplicates_gives_one_effect(stream, agreement, chance):
    kept = play(stream, agreement)
    told = list(kept.events.values())
    for event in list(told):
        first = told.index(event)
        told.insert(chance.randint(first + 1, len(told)), event)
    assert replay(told) == kept


@many
@given(STREAMS, AGREEMENTS, COMMANDS)
def test_undoing_restores_exactly_what_was_before(stream, agreement, command):
    before = play(stream, agreement)
    stamp = Stamp("last", 1, NOW, date(2026, 12, 1))
    try:
        after = decide(before, agreement, command, stamp).ledger
    except Rejected:
        return
    if isinstance(command, Undo):
        return
    undone = decide(after, agreement, Undo("last"), Stamp("undo", 1, NOW, date(2026, 12, 1))).ledger
    assert undone.same_figures(before)
    assert "last" in undone.events


@many
@given(STREAMS, AGREEMENTS)
def test_a_refusal_changes_nothing_and_a_decision_leaves_the_old_book_as_it_was(stream, agreement):
    ledger = Ledger()
    for number, (command, _) in enumerate(stream):
        copy = replay(ledger.events.values())
        stamp = Stamp(f"e{number}", 1, NOW, START + timedelta(days=number))
        try:
            following = decide(ledger, agreement, aimed(command, ledger), stamp).ledger
        except Rejected:
            following = ledger
        assert ledger == copy
        ledger = following


@many
@given(STREAMS, AGREEMENTS, _products, _some)
def test_sales_take_the_batch_first_that_expires_first(stream, agreement, product, pieces):
    before = play(stream, agreement)
    try:
        sold = decide(before, agreement, Sell(product, pieces), Stamp("s", 1, NOW, date(2026, 12, 1)))
    except Rejected:
        assert before.shelf(product) < pieces
        return
    taken = {fact.batch: fact.pieces for fact in sold.event.facts if isinstance(fact, Sold)}
    assert sum(taken.values()) == pieces
    last = max(before.batches[name].queue for name in taken)
    earlier = [
        name for name, one in before.batches.items() if one.facts.product == product and one.queue < last
    ]
    assert all(sold.ledger.batches[name].shelf == 0 for name in earlier)
