"""What shops and producers read about a sheet fits a small screen, with the longest names and the largest numbers."""

from datetime import UTC, date, datetime

import pytest

from bot.dialog.screen import Screen, Written
from bot.texts import LANGUAGES, Texts
from domain.consignment.columns import Fault, Sheet
from domain.consignment.commands import Dispute
from domain.consignment.sheet import Compared, Difference, Month
from domain.consignment.sheet_rows import Goods, Placed, SheetRow, Unmatched
from domain.messages import message
from domain.outlets import Outlet, OutletKind
from handlers.outlets import review
from services import shop_news
from services.shop_sheets import Look, Maker
from storage.shop_sheets import ShopSheet

NOW = datetime(2026, 11, 3, tzinfo=UTC)
ROW = SheetRow(999_999, "b" * 80, 1_000_000, "kantongplastikbesar")
OUTLET = Outlet(
    "T" * 60, OutletKind.SUPERMARKET, "33.25.15", None, "z" * 40, "P" * 40, "+6281234567890", id=99_999
)
GOODS = {
    number: Goods(number, "g" * 60, 1, "U" * 80, "N" * 60, "bungkus") for number in range(10_000, 10_009)
}


@pytest.fixture(autouse=True)
def nothing_failed() -> None:
    """These tests need no town of their own."""


def seen() -> Look:
    pieces = [Difference(one, Dispute(one, 999_999, 888_888, 999_999, period="2026-09")) for one in GOODS]
    money = Difference(10_000, Dispute(10_000, 5, 5, 5, 9_999_999_999, 8_888_888_888, "2026-09"))
    compared = Compared([10_000] * 900, [money, *pieces], untold=dict.fromkeys(GOODS, 5))
    maker = Maker(1, "U" * 80, dict.fromkeys(GOODS, ROW), compared)
    placed = Placed(dict.fromkeys(GOODS, ROW), [Unmatched(ROW, tuple(GOODS))] * 900, [ROW] * 900)
    sheet = ShopSheet(99_999, date(2026, 9, 1), 1, "r.xlsx", (ROW,) * 1_000, NOW, id=999_999_999)
    return Look(sheet, OUTLET, Month(date(2026, 9, 1), date(2026, 9, 30)), GOODS, placed, (maker,))


def check(screen: Screen, language: str) -> None:
    texts = Texts(language)
    shown = "\n\n".join(texts.plain(part) for part in screen.parts).replace("<b>", "").replace("</b>", "")
    assert len(shown) <= 450, f"{len(shown)} letters\n{shown}"
    buttons = [button for row in screen.buttons for button in row]
    assert len(buttons) <= 8
    for button in buttons:
        assert len(texts.plain(button.label)) <= 24, texts.plain(button.label)
        assert len(button.data.encode()) <= 64


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_screens(language: str) -> None:
    look = seen()
    fault = Fault(999_999, message("I cannot read how many were sold: “{cell}”.", cell="c" * 40))
    check(review.overview(look, Sheet((ROW,), (fault,) * 9)), language)
    check(review.differences(look, 0), language)
    check(review.unclear(look, ""), language)
    check(review.unclear(look, "1"), language)
    look.placed.unmatched[0] = Unmatched(ROW, (10_000,), unclear_unit=True)
    check(review.unclear(look, ""), language)
    check(shop_news.news(look, look.makers[0], Written("Ibu/Bapak", "you")), language)
