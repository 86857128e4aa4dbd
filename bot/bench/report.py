"""The report of a producer as a picture and as figures: reads the whole book, counts, draws. Runs in the process for
heavy work, because years of entries take a tenth of a second and more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

import orjson

from bot.bench import chart, ranking
from bot.bench.canvas import Canvas
from domain.consignment.events import from_json
from domain.consignment.ledger import replay
from domain.consignment.report import Rank, Report, Row, page_size, report
from domain.consignment.state import Ledger

MILLION, THOUSAND = 1_000_000, 1_000


def draw(data: Any, content: bytes) -> tuple[Any, bytes]:
    """A job of `bot.bench`. `data`: `{"entries": {shop: [JSON of an entry]}, "until": day, "view": "months" | "card" |
    "goods" | "shops", "product": id or None, "shop": id or None, "title", "names": {"goods": {id: name}, "shops": …}, "words":
    {…}, "months": [12 short names], "from": first place shown of a ranking, "dot": thousands separator, "comma": decimal mark}`.

    Answers the figures (`told`) beside the picture; without any figures there is no picture.
    """
    del content
    ledgers = books(data["entries"])
    told = report(
        ledgers, date.fromisoformat(data["until"]), product=data["product"], shop=data["shop"],
        is_over=data["view"] == "card",
    )  # fmt: skip
    answer = {"name": f"{data['view']}.png", "mime": "image/png", "told": _plain(told)}
    shown = told.products if data["view"] == "goods" else told.shops or told.products
    if not shown:
        return answer, b""
    paint = {"goods": _goods, "shops": _shops}.get(data["view"], _months)
    return answer, paint(data, told).png()


def books(entries: Mapping[str, Sequence[str]]) -> dict[int, Ledger]:
    """The books by shop, replayed from stored entries."""
    return {int(shop): replay(from_json(orjson.loads(one)) for one in told) for shop, told in entries.items()}


def _plain(told: Report) -> dict[str, Any]:
    return {**asdict(told), "total": asdict(told.total)}


def _months(data: Any, told: Report) -> Canvas:
    words, last = data["words"], told.rows[-1]
    second = _money(data, told.rows)
    tiles = [
        {"label": words["sold_now"], "value": _whole(last.sold, data)},
        {"label": words["paid_now"], "value": _rupiah(last.paid, data)},
        {"label": words["owed_now"], "value": _rupiah(max(0, last.owed or 0), data)},
    ]
    if data["product"] is not None:
        tiles[1:] = [{"label": words["sales_now"], "value": _rupiah(last.sales, data)}]
    pieces = [[row.sold for row in told.rows], [row.back for row in told.rows]]
    return chart.paint({
        "title": data["title"], "period": words["period"], "tiles": tiles, "months": data["months"], "money": second,
        "pieces": {
            "title": words["pieces"], "names": [words["sold"], words["back"]], "values": pieces,
            "written": [[_whole(value, data) for value in values] for values in pieces],
        },
    })  # fmt: skip


def _money(data: Any, rows: Sequence[Row]) -> dict[str, Any]:
    """In millions or thousands of rupiah, so that a figure fits over its bar."""
    words = data["words"]
    if data["product"] is not None:
        names, values = [words["sales"]], [[row.sales for row in rows]]
    else:
        names = [words["paid"], words["owed"]]
        values = [[row.paid for row in rows], [max(0, row.owed or 0) for row in rows]]
    most = max(max(0, value) for series in values for value in series)
    unit, title = (MILLION, words["millions"]) if most >= MILLION else (THOUSAND, words["thousands"])
    written = [[_short(value, unit, data) for value in series] for series in values]
    return {"title": title, "names": names, "values": values, "written": written}


def _goods(data: Any, told: Report) -> Canvas:
    words = data["words"]
    rows = [
        _ranked(
            rank,
            data["names"]["goods"],
            [rank.sold, rank.back],
            [_whole(rank.sold, data), _whole(rank.back, data)],
        )
        for rank in _shown(data, told.products)
    ]
    return ranking.paint({
        "title": words["best_goods"], "period": words["period"], "colours": [chart.SOLD, chart.RETURNED],
        "names": [words["sold"], words["back"]], "rows": rows,
    })  # fmt: skip


def _shops(data: Any, told: Report) -> Canvas:
    words = data["words"]
    rows = [
        _ranked(
            rank, data["names"]["shops"], [rank.paid, max(0, rank.owed)],
            [_rupiah(rank.paid, data), _rupiah(max(0, rank.owed), data)],
        )
        for rank in _shown(data, told.shops)
    ]  # fmt: skip
    return ranking.paint({
        "title": words["best_shops"], "period": words["period"], "colours": [chart.PAID, chart.OWED],
        "names": [words["paid"], words["owed"]], "rows": rows,
    })  # fmt: skip


def _shown(data: Any, ranks: Sequence[Rank]) -> Sequence[Rank]:
    return ranks[data["from"] : data["from"] + page_size(len(ranks))]


def _ranked(rank: Rank, names: Mapping[str, str], values: list[int], written: list[str]) -> dict[str, Any]:
    return {"name": names.get(str(rank.id), "?"), "values": values, "written": written}


def _whole(value: int, data: Any) -> str:
    return f"{value:,}".replace(",", data["dot"])


def _rupiah(value: int, data: Any) -> str:
    """Rupiah have dots in every language, as `bot.texts` writes them."""
    sign = "-" if value < 0 else ""
    return f"{sign}Rp{_whole(abs(value), {**data, 'dot': '.'})}"


def _short(value: int, unit: int, data: Any) -> str:
    """1,250,000 in millions: "1,3"; nothing for nothing. Half up in whole tenths, no floats."""
    tenths = (2 * max(0, value) * 10 + unit) // (2 * unit)
    if not value or not tenths:
        return ""
    whole, tenth = divmod(tenths, 10)
    if whole >= 100:  # from the value itself: rounding what is rounded goes wrong at the edges
        return _whole((2 * value + unit) // (2 * unit), data)
    return f"{whole}{data['comma']}{tenth}" if tenth else _whole(whole, data)
