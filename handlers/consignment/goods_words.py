"""Words about goods and their numbers: "50 bks keripik" taken apart, "3 rusak" understood, a line shown again."""

import json
import re
from typing import Any

from bot.dialog.form import Context
from bot.dialog.screen import Line
from domain.clip import clipped
from domain.messages import N_, Rejected, message
from domain.spoken import clean
from handlers.consignment.facts import view
from handlers.consignment.labels import NAME
from handlers.consignment.numbers import pieces_of

_NUMBER_FIRST = re.compile(
    r"^(?P<pieces>[\d.]+(?:\s+(?:lusin|kodi|gros|dus|pak|pack|bal|kg|kilo))?)\s+(?P<name>\D.*)$"
)
_NUMBER_LAST = re.compile(r"^(?P<name>\D+?)\s+(?P<pieces>\d.*)$")
_UNIT_WORD = re.compile(
    r"^(?:bungkus|bks|bgks|pcs|pc|biji|buah|botol|btl|toples|kotak|lembar|pak|porsi)\s+", re.IGNORECASE
)


def waiting_line(context: Context) -> dict[str, Any]:
    """The line whose goods are being asked: {"pieces", "among", "said"}."""
    line: dict[str, Any] = json.loads(context.view[1:])["open"][0]
    return line


def apart(part: str) -> tuple[str, str]:
    """Number and name of one part: "50 bks keripik" → ("50", "keripik")."""
    if part.replace(".", "").isdecimal():
        return part, ""
    found = _NUMBER_FIRST.match(part) or _NUMBER_LAST.match(part)
    if found is None:
        return "", part
    return found["pieces"], _UNIT_WORD.sub("", found["name"])


def unit_of(context: Context, product: int | None) -> str | None:
    """What a product is sold by."""
    known = view(context).goods.get(product or 0)
    return known.unit if known else None


def line_of(line: dict[str, Any], context: Context) -> Line:
    """ "50 keripik tempe" """
    name = clipped(line["name"] if "name" in line else view(context).name(line["product"]), NAME)
    fate = _FATES.get(line.get("fate", ""))
    if fate is not None:
        return message(N_("{pieces} {product}, {what}"), product=name, pieces=line["pieces"], what=fate)
    if line.get("refused"):
        return message(
            N_("{pieces} {product}, {refused} turned down"),
            product=name,
            pieces=line["pieces"],
            refused=line["refused"],
        )
    return message(N_("{pieces} {product}"), product=name, pieces=line["pieces"])


_FATES = {
    "returned_good": message(N_("still good")),
    "returned_damaged": message(N_("damaged")),
    "expired": message(N_("expired")),
    "missing": message(N_("missing")),
    "refused": message(N_("not accepted")),
}


FATE_WORDS = {
    "returned_damaged": "rusak bs penyok pecah remuk hancur basi jamuran busuk robek damaged broken",
    "expired": "expired kadaluarsa kedaluwarsa kadaluwarsa ed exp lewat",
    "missing": "hilang ilang missing ketlisut",
    "refused": "ditolak nolak refused",
    "returned_good": "bagus baik utuh layak balik kembali sisa tarik ditarik good",
}


def fate_of(text: str) -> str | None:
    """What became of goods, by the words for it ("3 rusak")."""
    words = set(re.findall(r"[^\W\d_]+", clean(text).casefold()))
    return next((fate for fate, known in FATE_WORDS.items() if words & set(known.split())), None)


def heard_return(text: str, context: Context, product: int | None) -> dict[str, Any]:
    """ "3 rusak": pieces, and what became of them when that was said."""
    fate = fate_of(text)
    return {"pieces": pieces_of(text, unit_of(context, product)), **({"fate": fate} if fate else {})}


def tapped_return(choice: str) -> dict[str, Any]:
    """ "3.expired", as a button says it. Raises Rejected for a forged one."""
    pieces, _, fate = choice.partition(".")
    if fate not in FATE_WORDS:
        raise Rejected(N_("Please tap one of the buttons."))
    return {"pieces": pieces_of(pieces), "fate": fate}
