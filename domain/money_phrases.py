"""Takes the words around an amount apart: "kira-kira Rp 12rb-an sebungkus aja" holds "12rb", about, each.

Knows phrases; the number in the core is read elsewhere.
"""

import re
from dataclasses import dataclass

from domain.spoken import clean
from domain.units import PRICED_BY

_LONGEST = 120
_UNITS = "|".join(sorted(PRICED_BY, key=len, reverse=True))
_WEIGHTS = "kg|kilo|ons|gr|gram|g|ml|liter|ltr|lt|cc|cm|meter"
_TAIL = re.compile(
    rf"\s*(?:(?:/|per|tiap|setiap|saben|@|sak|sa|se|1|satu|siji|hiji)\s*(?:{_UNITS})(?:nya|ne|na)?"
    r"|\s(?:aja|saja|wae|ae|doang|kok|ya|pak|bu|kak|mas|mbak|net|pas|perak|rupiah|rp|bae|mawon|thok|sadja)"
    r"|(?<=[\d\w])\s*(?:perak|rupiah|idr))$"
)
_HEAD = re.compile(
    rf"^(?:(?:harga(?:nya|ne|na)?|rego(?:ne)?|regi|pangaos|jual|dijual|adalah|cuma|hanya|total(?:nya)?|bayar|dp|uang|duit|=|:)\s*"
    rf"|@\s*|(?:se|sa|sak|1\s*|satu\s+|siji\s+)(?:{_UNITS})\s+)"
)
_ABOUT_HEAD = re.compile(
    r"^(?:kira(?:-|\s)?kira|kira2|sekitar(?:an)?|kurang l(?:ebih|uwih)|kl|±|\+-|~|kisaran"
    r"|udakara|watara|hampir|nyaris)\s*"
)
_ABOUT_TAIL = re.compile(
    r"(?:(?<=\d)|(?<=rb)|(?<=ribu)|(?<=rebu)|(?<=ewu)|(?<=k)|(?<=jt)|(?<=juta)|(?<=miliar))(?:\s*-?\s*an|\s*\+)$"
    r"|\s+(?:lebih|luwih|leuwih|lbh|kurang)(?:\s+(?:dikit|sedikit|sithik|saeutik|kurang))?$"
)
_RP = re.compile(r"^(?:rp|idr)\b\.?\s*|^rp\.?\s*(?=\d)")
_WEIGHED = re.compile(rf"\s*(?:/|per)\s*\d+\s*(?:{_WEIGHTS})$")
_BUNDLE = re.compile(
    rf"\s*(?:(?:dapet|dapat|dpt|oleh|entuk|isi|buat|kanggo|untuk|meunang|/|per)\s*(?:[2-9]|\d\d+|dua|tiga|loro|telu|empat|lima)"
    rf"|(?<=[a-z\d])\s+(?:[2-9]|\d\d+|dua|tiga|loro|telu)\s*(?:{_UNITS}))\s*(?:{_UNITS})?$"
)
_BUNDLE_HEAD = re.compile(rf"^(?:[2-9]|\d\d+|dua|tiga|loro|telu|empat|lima)\s*(?:{_UNITS})\s+(?=\S)")
_RANGE = re.compile(
    r"^(.*?\d.*?|\w+(?:\s\w+)*)\s*(?:-|–|s/d|sd|sampai|sampe|nganti|nepi|hingga|atau)\s*(.*\S)$"
)
_BALANCE = re.compile(
    r"^(?:lunas|pelunasan|dilunasi|bayar (?:setengah|separo|separuh|sebagian|sak paro)"
    r"|kurang(?:e|nya)?\b(?!\s+l(?:ebih|uwih))|sisa(?:nya|ne)?\b)"
)
_SCALE = re.compile(r"(?:rb|ribu|rbu|rebu|ewu|k|jt|juta|m|miliar)$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """`core`: the amount in small letters; the rest tells what stood around it."""

    core: str
    with_rp: bool = False
    approximate: bool = False
    bundle: bool = False
    about_balance: bool = False
    range_ends: tuple[str, str] | None = None


def take_apart(text: str) -> Phrase:
    """The parts of an answer about money. Never raises: what is no amount stays in `core`."""
    said = re.sub(r"[,.]\s*-+$|[!?;]+$|[.,]+$", "", clean(text).casefold()).strip()
    if len(said) > _LONGEST:
        return Phrase(said)
    if balance := _BALANCE.match(said):
        return Phrase(said[balance.end() :].strip(), about_balance=True)
    about_head = _ABOUT_HEAD.match(said)
    bare, bundle = _without_bundle(_WEIGHED.sub("", said[about_head.end() :] if about_head else said))
    core = _without_frame(bare)
    plain = _ABOUT_TAIL.sub("", core)
    with_rp = bool(_RP.match(plain))
    plain = _without_frame(_RP.sub("", plain))
    return Phrase(
        plain, with_rp, bool(about_head) or _is_shortened(core, plain, with_rp), bundle, False, _range(plain)
    )


def _is_shortened(core: str, plain: str, with_rp: bool) -> bool:
    """Whether a word such as "-an" or "lebih" was taken from the end."""
    before = _without_frame(_RP.sub("", core)) if with_rp else core
    return before != plain


def _without_frame(text: str) -> str:
    before = None
    while text != before:
        before = text
        text = _HEAD.sub("", text, count=1).strip()
        shorter = _TAIL.sub("", text).strip()
        text = re.sub(r"[,.]\s*-+$", "", shorter).strip() or text
    return text


def _without_bundle(text: str) -> tuple[str, bool]:
    tail = _BUNDLE.sub("", text).strip()
    if tail and tail != text:
        return tail, True
    head = _BUNDLE_HEAD.sub("", text).strip()
    return head, head != text


def _range(text: str) -> tuple[str, str] | None:
    found = _RANGE.match(text)
    if not found:
        return None
    low, high = found[1].strip(), _RP.sub("", found[2].strip())
    scale = _SCALE.search(high)
    return (low if not scale or _SCALE.search(low) else f"{low} {scale[0]}"), high
