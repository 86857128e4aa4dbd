from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.consignment.advice import advise, expiring
from domain.consignment.commands import Deliver, DeliveryLine, Pay, Return, Sell, Undo, Visit
from domain.consignment.facts import Fate
from domain.consignment.months import Best, Figures, Trend, best_product, best_shop, card, months, trend
from domain.consignment.profit import profit
from domain.consignment.terms import Basis
from tests.support.consignment_book import TEMPE, TODAY, Book
from tests.support.consignment_streams import random_book


def history() -> Book:
    """September: 40 brought, 30 sold, paid. October: 40 brought, 20 sold, 10 expired. November: 5 sold."""
    book = Book(commission_bp=1_000)
    book.brings(40, 10_000, date(2026, 9, 2))
    book.does(Sell(TEMPE, 30), date(2026, 9, 20))
    book.does(Pay(None), date(2026, 9, 30))
    book.brings(40, 10_000, date(2026, 10, 1))
    book.does(Visit(TEMPE, sold=20, expired=10), date(2026, 10, 31))
    book.does(Sell(TEMPE, 5), date(2026, 11, 1))
    return book


def test_a_month_counts_what_happened_in_it():
    september, october, november = months({7: history().ledger}, TODAY, 3)
    assert september.total == Figures(delivered=40, sold=30, sales=270_000, paid=270_000)
    assert october.by_product == {TEMPE: Figures(delivered=40, sold=20, expired=10, sales=180_000)}
    assert november.by_shop == {7: Figures(sold=5, sales=45_000)}
    assert [month.owed for month in (september, october, november)] == [0, 180_000, 225_000]
    assert [month.first.month for month in months({}, date(2026, 3, 5))] == [
        4,
        5,
        6,
        7,
        8,
        9,
        10,
        11,
        12,
        1,
        2,
        3,
    ]


def test_what_was_undone_is_in_no_month():
    book = history()
    wrong = book.does(Sell(TEMPE, 3), date(2026, 11, 2))
    book.does(Undo(wrong.event.key))
    assert months({7: book.ledger}, TODAY, 1)[0].total.sold == 5


def test_best_product_and_shop():
    book = history()
    book.does(Deliver((DeliveryLine(2, 10, 90_000),)), date(2026, 11, 2))
    book.does(Sell(2, 10), date(2026, 11, 3))
    report = months({7: history().ledger, 8: book.ledger}, TODAY)
    assert best_product(report) == Best(TEMPE, 2 * 495_000)
    assert best_product(report[-1:]) == Best(2, 810_000)
    assert best_shop(report) == Best(8, 495_000 + 810_000)
    assert best_shop(months({}, TODAY)) is None


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        (100, 110, Trend.UP), (100, 109, Trend.FLAT), (100, 91, Trend.FLAT), (100, 90, Trend.DOWN),
        (0, 5, Trend.UP), (0, 0, Trend.UNKNOWN), (100, 0, Trend.DOWN), (-5, 0, Trend.UNKNOWN),
    ],
)  # fmt: skip
def test_up_flat_down(before, now, found):
    assert trend(before, now) is found


def test_the_card_of_the_first_tells_of_the_month_that_ended():
    told = card({7: history().ledger}, date(2026, 11, 1))
    assert told is not None
    assert (told.month.first, told.month.total.sold, told.waste) == (date(2026, 10, 1), 20, 10)
    assert (told.sales, told.best_product, told.best_shop) == (
        Trend.DOWN,
        Best(TEMPE, 180_000),
        Best(7, 180_000),
    )
    assert card({}, date(2026, 11, 1)) is None
    assert card({7: Book().ledger}, date(2026, 11, 1)) is None


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**40))
def test_the_months_together_are_the_book(seed):
    ledger = random_book(Random(seed), 30)
    report = months({7: ledger}, date(2026, 12, 1))
    batches = ledger.batches.values()
    together = sum((month.total for month in report), Figures())
    expected = Counter[str]()
    for batch in batches:
        expected["delivered"] += batch.accepted
        expected["sold"] += batch.sold
        expected["returned"] += batch.returned_good
        expected["damaged"] += batch.returned_damaged
        expected["expired"] += batch.expired
        expected["missing"] += batch.missing
    assert all(getattr(together, name) == number for name, number in expected.items())
    assert report[-1].owed == ledger.balance
    assert abs(together.sales - profit(ledger).net_sales) <= len(report) * len(ledger.batches)


def visited(days_and_sales, delivered=30, **terms) -> Book:
    book = Book(basis=Basis.SALE_REPORT, **terms)
    for days_ago, sold in days_and_sales:
        book.brings(delivered, 1_000, TODAY - timedelta(days=days_ago + 7))
        book.does(Visit(TEMPE, sold=sold, good=delivered - sold, left=0), TODAY - timedelta(days=days_ago))
    return book


def test_advice_shows_its_arithmetic():
    book = visited([(28, 14), (21, 14), (14, 21), (7, 7)])
    book.brings(5, 1_000)
    advice = advise(book.ledger, TEMPE, TODAY, visit_every_days=7, shelf_life_days=30)
    assert advice is not None
    assert (advice.sold, advice.over_days, advice.days, advice.on_shelf) == (56, 28, 7, 5)
    assert (advice.bring, advice.settlements, advice.limited_by_shelf_life) == (14 - 5, 4, False)


def test_advice_is_silent_with_fewer_than_three_settlements():
    assert advise(visited([(14, 5), (7, 5)]).ledger, TEMPE, TODAY, 7, None) is None
    assert advise(visited([(140, 5), (133, 5), (126, 5)]).ledger, TEMPE, TODAY, 7, None) is None
    assert advise(Book().ledger, TEMPE, TODAY, 7, None) is None


def test_advice_is_for_no_longer_than_the_goods_keep():
    book = visited([(28, 14), (21, 14), (14, 14), (7, 14)])
    advice = advise(book.ledger, TEMPE, TODAY, visit_every_days=14, shelf_life_days=5)
    assert advice is not None
    assert (advice.days, advice.limited_by_shelf_life, advice.bring) == (5, True, 10)


def test_advice_without_a_rhythm_takes_that_of_the_reports_and_never_goes_below_nothing():
    book = visited([(28, 0), (21, 0), (14, 0), (7, 0)])
    advice = advise(book.ledger, TEMPE, TODAY, None, None)
    assert advice is not None
    assert (advice.days, advice.bring, advice.sold) == (7, 0, 0)


def test_what_is_past_its_date_does_not_count_as_stock():
    book = visited([(28, 7), (21, 7), (14, 7), (7, 7)])
    book.brings(10, 1_000, TODAY - timedelta(days=6), expires_on=TODAY - timedelta(days=1))
    advice = advise(book.ledger, TEMPE, TODAY, 7, None)
    assert advice is not None
    assert (advice.on_shelf, advice.bring) == (0, 7)


def test_expiring_batches_soonest_first_and_only_what_lies_there():
    book = Book()
    for days in (5, 2, -1, 2):
        book.brings(10, 1_000, TODAY - timedelta(days=30), expires_on=TODAY + timedelta(days=days))
    book.brings(10, 1_000)
    book.does(Return(TEMPE, 10, Fate.EXPIRED))
    assert [(one.batch, one.days) for one in expiring(book.ledger, TODAY)] == [("tg:1/0", 2), ("tg:3/0", 2)]
