"""Readings of lines about goods and money, written short, so that tables of them can be compared by eye."""

from datetime import date

from domain.consignment.line.names import Named
from domain.consignment.line.reading import Goods, Money, Reading
from domain.money import Approximate, Heard, Unclear

TODAY = date(2026, 11, 22)
SHOPS = {
    1: "Indomaret Limpung",
    2: "Warung Bu Sari",
    3: "Hypermart",
    4: "Alfamart Bandar 2",
    5: "Koperasi Maju",
}
PRODUCTS = {1: "Keripik Tempe", 2: "Keripik Singkong", 3: "Rempeyek", 4: "Sambal Bawang"}


def shown(reading: Reading | None) -> str:
    """ "delivered 50 p1 @8000; s1; on 2026-11-21; ask price 25 25000"; "-" for None."""
    if reading is None:
        return "-"
    parts = [
        *(_goods(one) for one in reading.goods),
        *(_money(one) for one in reading.money),
        *(one.value for one in reading.acts),
        *([f"s{_named(reading.shop)}"] if reading.shop else []),
        *([f"on {reading.on or 'unclear'}"] if reading.day else []),
        *([f"exp {reading.expires_on or 'unclear'}"] if reading.expiry else []),
        *(" ".join(["ask", one.about.value, *map(str, one.choices)]) for one in reading.questions),
    ]
    return "; ".join(parts)


def _goods(goods: Goods) -> str:
    packs = goods.packs and f"{getattr(goods.packs, 'packs', getattr(goods.packs, 'grams', ''))}*"
    number = "all" if goods.everything else packs or ("?" if goods.pieces is None else str(goods.pieces))
    product = f" p{_named(goods.product)}" if goods.product else ""
    refused = f" -{goods.refused}" if goods.refused else ""
    return f"{goods.told.value} {number}{refused}{product}{_amount(goods.price)}"


def _money(money: Money) -> str:
    share = f" {money.percent_bp}bp" if money.percent_bp is not None else ""
    return f"{money.told.value}{_amount(money.heard)}{share}{money.reason and f' ({money.reason})'}"


def _named(named: Named) -> str:
    if named.id is not None:
        return str(named.id)
    return f"?{','.join(map(str, named.choices))}" if named.choices else f"?{named.said}"


def _amount(heard: Heard | None) -> str:
    match heard:
        case None:
            return ""
        case Unclear():
            return " @?"
        case Approximate():
            return f" @~{heard.rupiah}"
    return f" @{heard.rupiah}"
