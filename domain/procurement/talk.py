"""What buyers write in one line: a need ("butuh 150 snack box jumat depan jam 9 di dinkes maks 15rb").

What is not certain is left out, to be asked. Source: market.md 6.4.
"""

import re
from dataclasses import dataclass
from datetime import date

from domain.agenda.when import HeardWhen, parse_when
from domain.areas import Area, children, find
from domain.messages import Rejected
from domain.money import Exact, parse_money
from domain.name_search import fold
from domain.procurement.need import MOST_MONTHS, MOST_QUANTITY
from domain.procurement.said import MONEY, OF_WHAT, THOUSANDS, UNITS, number_ahead
from domain.quantities import Count, Weight
from domain.spoken import clean

_BEGINS = re.compile(
    r"^(?:(?:tolong|minta|mbok|mohon)\s+)?(?:(?:kami|saya|kita|aku|dinas|kantor|puskesmas|sekolah|dinkes|dinsos|disdik|setda|kecamatan|kelurahan|desa|bagian|panitia)\s+){0,2}(?:(?:mau|arep|ingin|pengen|lagi|rencana)\s+)?"
    r"(?:butuh|perlu|memerlukan|membutuhkan|pesan|pesen|memesan|mesen|cari|carikan|cariin|golek|golekno|nyari|order|beli|tuku|tumbas|pesankan|pesenke|disiapkan|siapkan|siapin|orderkan|ordere|orderin)\b\s*",
    re.I,
)
_COUNT = re.compile(r"\b(\d{1,3}(?:[.]\d{3})+|\d+)\s*(\w+)?", re.I)
_EACH = rf"(?:\s*,-)?(?:\s*(?:/|per\b|se(?=\w))\s*{OF_WHAT}\b)"
_CLEAR = r"(?:rp\.?\s*)?(?:\d{1,3}(?:[.,]\d{3})+|\d{4,}|\d+(?:[.,]\d+)?\s*(?:rb|ribu|rebu|ewu|k|jt|juta)\b)"
_AT_MOST = re.compile(
    rf"(?:\b(?:max|maks|maksimal|paling (?:banyak|mahal)|budget|anggaran|pagu|harga)|@)\.?\s*(?:nya)?\s*(?P<most>{MONEY}){_EACH}?(?:\s*,-)?"
    rf"|(?P<each>{_CLEAR}){_EACH}"
    rf"|(?P<bare>\brp\.?\s*\d+(?:[.,]\d+)*(?:\s*(?:rb|ribu|rebu|ewu|k|jt|juta)\b)?|\b\d+(?:[.,]\d+)*\s*(?:rb|ribu|rebu|ewu|k)\b)"
    rf"(?!\s*{OF_WHAT}\b)(?:\s*,-)?",
    re.I,
)
_TOTAL = re.compile(r"\b(?:total|semuanya|keseluruhan)\b\W*$", re.I)
_PLACE = re.compile(
    r"\b(?:di|ke|kirim ke|diantar ke|antar ke|lokasi(?:nya)?|tempat(?:nya)?)\s*:?\s+(.+)$", re.I
)
_MONTHLY = re.compile(
    r"\s*(?:\b(?:per|tiap|setiap|saben|sak|se)\s*(?:bulan|bln|wulan)\b|/\s*(?:bulan|bln)\b|\bbulanan\b)", re.I
)
_SO_LONG = re.compile(
    r"\s*\b(?:selama|untuk|buat|sampai)?\s*(?:(\d{1,2})\s*(?:bulan|bln)|(setahun|1 tahun|satu tahun))\b", re.I
)
_LEADS = re.compile(r"\s+(?:untuk|utk|buat|bwt|kanggo|kagem|pada|di|ke|nya|dan|lokasi|pukul|jam)$", re.I)
_PACE = 5


@dataclass(frozen=True, slots=True)
class HeardNeed:
    """What was understood; None for what was not said, or not clearly. `unit` "" when none was named. `is_monthly`: so many
    are wanted each month, for `months` months."""

    item: str
    quantity: int | None = None
    unit: str = ""
    when: HeardWhen | None = None
    place: str | None = None
    budget: int | None = None
    is_monthly: bool = False
    months: int | None = None


def need_in(text: str, today: date) -> HeardNeed | None:
    """The need in a sentence; None when it is not one: no number of something that is wanted."""
    said = clean(text)
    body = _BEGINS.sub("", said)
    if body == said:
        return None
    return need_of(body, today)


def need_of(text: str, today: date) -> HeardNeed | None:
    """The same without the word that begins it."""
    body, budget = _without_budget(clean(text))
    body, is_monthly, months = _without_months(body)
    if not is_monthly and (spelled := _spelled(body, budget, today)) is not None:
        return spelled
    counted = _COUNT.search(body)
    if counted is None or counted.start() > _PACE * 4:
        return None
    unit = (counted[2] or "").casefold()
    if unit in THOUSANDS:  # an amount of money, or "2 ribu kotak", which is asked
        return None
    is_unit = unit in UNITS
    rest = (body[: counted.start()] + " " + body[counted.end(1) if not is_unit else counted.end() :]).strip()
    rest, place = _without_place(rest, today)
    item, when = _without_day(rest, today)
    item = _item(item)
    if not any(one.isalpha() for one in item):
        return None
    quantity = int(counted[1].replace(".", ""))
    is_sane = 0 < quantity <= MOST_QUANTITY
    return HeardNeed(
        item,
        quantity if is_sane else None,
        unit if is_unit else "",
        when,
        place,
        budget,
        is_monthly,
        months,
    )


def _spelled(body: str, budget: int | None, today: date) -> HeardNeed | None:
    """A quantity in words at the beginning: "seratus kotak snack", "setengah kuintal ketan"."""
    size, heard = number_ahead(body)
    many = _many(heard)
    if many is None or body[:1].isdigit():
        return None
    rest, place = _without_place(" ".join(body.split()[size:]), today)
    item, when = _without_day(rest, today)
    return HeardNeed(_item(item), *many, when, place, budget) if _item(item) else None


def _many(heard: object) -> tuple[int | None, str] | None:
    """How many of which unit; whole kilograms."""
    if isinstance(heard, Weight):
        return (heard.grams // 1_000, "kg") if heard.grams % 1_000 == 0 else None
    if isinstance(heard, Count):
        return (heard.pieces if 0 < heard.pieces <= MOST_QUANTITY else None), heard.unit or ""
    return None


def _item(said: str) -> str:
    """What is wanted, without the little word that led to the day."""
    return _LEADS.sub("", said.strip(" ,.;:-!?@")).strip(" ,.;:-!?@")[:60]


def _without_budget(body: str) -> tuple[str, int | None]:
    found = _AT_MOST.search(body)
    if found is None:
        return body, None
    try:
        heard = parse_money(found["most"] or found["each"] or found["bare"])
    except Rejected:
        return body, None
    before, after = body[: found.start()], body[found.end() :]
    is_total = _TOTAL.search(before) is not None or _TOTAL.match(after.strip()) is not None
    left = " ".join(f"{_TOTAL.sub('', before)} {after}".split())
    return left, heard.rupiah if isinstance(heard, Exact) and not is_total else None


def _without_months(body: str) -> tuple[str, bool, int | None]:
    """ "500 kg per bulan selama 6 bulan": the rest, and how long. Without "per bulan" nothing is taken away."""
    left = _MONTHLY.sub(" ", body)
    if left == body:
        return body, False, None
    found = _SO_LONG.search(left)
    if found is None:
        return " ".join(left.split()), True, None
    months = int(found[1]) if found[1] else 12
    rest = f"{left[: found.start()]} {left[found.end() :]}"
    return " ".join(rest.split()), True, months if 2 <= months <= MOST_MONTHS else None


def _without_place(body: str, today: date) -> tuple[str, str | None]:
    found = _PLACE.search(body)
    if found is None:
        return body, None
    place, when = _without_day(found[1], today)
    kept = found[1][len(place) :] if when is not None else ""
    return f"{body[: found.start()]} {kept}".strip(), place.strip(" ,.") or None


def _without_day(body: str, today: date) -> tuple[str, HeardWhen | None]:
    """The longest end of the words that tells day (and hour), and what stands before it."""
    words = body.split()
    for at in range(1, len(words)):
        tail = " ".join(words[at:])
        try:
            heard = parse_when(tail, today)
        except Rejected:
            continue
        return " ".join(words[:at]), heard
    return body, None


def kecamatan_in(text: str, reach: str) -> str | None:
    """The kecamatan of this area that the words for a place name; None when none or several are named. An area that is a
    kecamatan itself is the only one."""
    if reach.count(".") >= 2:
        return ".".join(reach.split(".")[:3])
    words = f" {fold(text)} "
    named = [one.code for one in kecamatan_of(reach) if f" {fold(one.name)} " in words]
    return named[0] if len(named) == 1 else None


def kecamatan_of(reach: str) -> tuple[Area, ...]:
    """All kecamatan of a regency or of a kecamatan itself, by name; () for an area that is wider than a regency."""
    if reach.count(".") >= 2:
        own = find(".".join(reach.split(".")[:3]))
        return (own,) if own else ()
    return tuple(sorted(children(reach), key=lambda one: one.name)) if reach.count(".") == 1 else ()
