"""The sheet that a shop fills in: its goods of all producers, the column "Terjual" empty. Made when it is sent.

Shops of this country read Indonesian, whatever language somebody's phone has.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from babel.dates import format_date

from bot.dialog.screen import Painting
from bot.painter import Painter
from bot.texts import Texts
from domain.consignment.columns import TEMPLATE, code_of
from domain.name_search import fold
from storage.store import Store

FORM = "shop_form"
_LANGUAGE = "id"
_KINDS = ("text", "text", "text", "text", "whole", "rupiah", "text")
_BROUGHT_WITHIN = timedelta(days=120)
"""Goods that came longer ago and are gone by now are not asked for."""
_MARK = re.compile(r"\bTOKO-(\d{1,15})\b")


def painting(outlet: int, month: date) -> Painting:
    """The form of a shop for a month, given by its first day."""
    return Painting(FORM, {"outlet": outlet, "month": month.isoformat()}, as_document=True)


def made_for(heading: Iterable[str]) -> int | None:
    """The number of the shop that a form was made for; None for a sheet of the shop's own."""
    found = next((mark for text in heading if (mark := _MARK.search(text))), None)
    return int(found[1]) if found else None


async def _gather(store: Store, spec: Mapping[str, Any], _texts: Texts) -> Any:
    month, outlet = date.fromisoformat(spec["month"]), await store.outlets.find(0, spec["outlet"])
    if outlet is None:
        raise LookupError("the shop is gone")
    goods = await store.shop_sheets.goods_at(spec["outlet"], since=month - _BROUGHT_WITHIN)
    short, whole = (format_date(month, form, locale=_LANGUAGE) for form in ("LLL y", "LLLL y"))
    return {
        "name": f"rekap-{'-'.join(fold(outlet.name).split())}-{month:%Y-%m}.xlsx",
        "sheets": [
            {
                "title": f"Rekap {short}",
                "notes": [
                    f"Rekap penjualan titip jual, {outlet.name}, {whole} (TOKO-{outlet.id})",
                    "Isi kolom Terjual. Tidak laku: tulis 0. Dikosongkan: belum dilaporkan. Kolom Kode jangan diubah.",
                ],
                "columns": [
                    {"title": title, "kind": kind} for title, kind in zip(TEMPLATE, _KINDS, strict=True)
                ],
                "rows": [
                    [code_of(one.product), one.business, one.name, one.unit, None, None, short]
                    for one in goods
                ],
            }
        ],
    }  # fmt: skip


PAINTERS: dict[str, Painter] = {FORM: Painter(_gather, "bot.bench.workbook:write")}
