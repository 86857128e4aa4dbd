"""The figures of the report by hand-made books, the rows of the workbook, and the words for any figures."""

from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.texts import LANGUAGES, Texts
from bot.wire import message_params
from domain.consignment.commands import Pay, Visit
from domain.consignment.facts import Fact
from domain.consignment.months import Trend
from domain.consignment.plain_values import kind_name
from domain.consignment.report import Change, Rank, report
from services import report_words
from services.reports import KINDS
from tests.support.consignment_book import Book

UNTIL = date(2026, 11, 22)


def _book(*sold: tuple[date, int]) -> Book:
    """So many pieces at 1,000 (nobody keeps a share) sold on these days, of one more each time."""
    book = Book()
    for on, pieces in sold:
        book.brings(pieces + 1, 1_000, on)
        book.does(Visit(1, left=0, damaged=1), on)
    return book


def test_twelve_months_their_sum_and_their_ranks() -> None:
    near = _book((date(2026, 9, 5), 40), (date(2026, 10, 5), 50), (date(2026, 11, 5), 10))
    far = _book((date(2026, 10, 6), 10), (date(2025, 11, 30), 99))
    near.does(Pay(30_000), date(2026, 10, 20))
    told = report({1: near.ledger, 2: far.ledger}, UNTIL)
    assert [row.first for row in told.rows][::11] == [date(2025, 12, 1), date(2026, 11, 1)]
    assert [row.sold for row in told.rows[-3:]] == [40, 60, 10]
    assert (told.total.sold, told.total.back, told.total.paid) == (110, 4, 30_000)
    assert told.total.owed == told.rows[-1].owed == 100_000 + 10_000 + 99_000 - 30_000
    assert told.change == Change(date(2026, 10, 1), date(2026, 9, 1), Trend.UP, 50)
    assert told.shops == (Rank(1, 100, 3, 100_000, 30_000, 70_000), Rank(2, 10, 1, 10_000, 0, 109_000))
    assert [rank.id for rank in told.products] == [1]


def test_one_shop_one_product_and_a_month_that_is_over() -> None:
    near, far = _book((date(2026, 9, 5), 40), (date(2026, 10, 5), 50)), _book((date(2026, 10, 6), 10))
    ledgers = {1: near.ledger, 2: far.ledger}
    assert [row.sold for row in report(ledgers, UNTIL, shop=2).rows[-3:]] == [0, 10, 0]
    assert report(ledgers, UNTIL, shop=2).change.trend is Trend.UP
    assert report(ledgers, UNTIL, product=1).rows[-2].owed is None
    assert report(ledgers, UNTIL, product=9).total.sold == 0
    over = report(ledgers, date(2026, 10, 31), is_over=True)
    assert over.change == Change(date(2026, 10, 1), date(2026, 9, 1), Trend.UP, 50)
    assert [(rank.id, rank.sold) for rank in over.shops] == [(1, 50), (2, 10)]


@pytest.mark.parametrize(
    ("before", "now", "trend", "percent"),
    [(100, 109, Trend.FLAT, 9), (100, 110, Trend.UP, 10), (100, 90, Trend.DOWN, 10), (0, 5, Trend.UP, None), (0, 0, Trend.UNKNOWN, None),
     (3, 4, Trend.UP, 33), (8, 1, Trend.DOWN, 88), (1, 999, Trend.UP, 99_800)],
)  # fmt: skip
def test_up_flat_and_down(before: int, now: int, trend: Trend, percent: int | None) -> None:
    sold = [(on, pieces) for on, pieces in ((date(2026, 9, 5), before), (date(2026, 10, 5), now)) if pieces]
    told = report({1: _book(*sold).ledger}, UNTIL)
    assert (told.change.trend, told.change.percent) == (trend, percent)


def test_nothing_at_all() -> None:
    told = report({}, UNTIL)
    assert (told.products, told.shops, told.change.trend) == ((), (), Trend.UNKNOWN)


def test_every_kind_of_row_in_the_workbook_has_a_word() -> None:
    assert set(KINDS) == {kind_name(kind) for kind in get_args(Fact)}


_BIG = 10**12
_RANK = {"id": 1, "sold": _BIG, "back": _BIG, "sales": _BIG, "paid": _BIG, "owed": _BIG}


def _data(view: str, product: int | None, shop: int | None, reason: list[Any] | None) -> dict[str, Any]:
    names = {str(number): chr(87) * 60 for number in range(1, 30)}
    return {
        "view": view,
        "product": product,
        "shop": shop,
        "reason": reason,
        "from": 0,
        "names": {"goods": names, "shops": names},
    }


def _made(trend: str, percent: int | None) -> dict[str, Any]:
    row = {"first": "2026-09-01", **_RANK}
    change = {"month": "2026-09-01", "before": "2026-08-01", "trend": trend, "percent": percent}
    ranks = [{**_RANK, "id": number} for number in range(1, 30)]
    return {"told": {"rows": [row] * 12, "total": row, "change": change, "products": ranks, "shops": ranks}}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trend", [*Trend])
@pytest.mark.parametrize("reason", [None, ["own", "w" * 200], ["season", None], ["forgotten", None]])
@pytest.mark.parametrize(
    ("view", "product", "shop"),
    [
        ("months", None, None),
        ("months", 1, None),
        ("months", None, 1),
        ("goods", None, None),
        ("shops", None, None),
        ("card", None, None),
    ],
)
def test_no_words_of_a_report_are_too_long(
    language: str, trend: str, reason: list[Any] | None, view: str, product: int | None, shop: int | None
) -> None:
    texts = Texts(language)
    for percent in (None, 99_999):
        screen = report_words.tell(_data(view, product, shop, reason), _made(trend, percent), texts)
        said = "\n\n".join(texts.plain(part) for part in screen.parts)
        buttons = [button for row in screen.buttons for button in row]
        assert len(said) <= 450, said
        assert len(buttons) <= (4 if view == "card" else 6)
        assert all(len(texts.plain(button.label)) <= 24 for button in buttons)
        message_params(1, screen, texts)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 10**13))
def test_figures_on_bars_are_short_and_rounded_half_up(value: int) -> None:
    from bot.bench.report import MILLION, _short

    written = _short(value, MILLION, {"dot": ".", "comma": ","})
    shown = float(written.replace(".", "").replace(",", ".") or 0)
    assert abs(shown - value / MILLION) <= max(0.5 if shown >= 100 else 0.051, 0.051)
