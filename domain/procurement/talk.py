"""What buyers and producers write in one line: a need ("butuh 150 snack box jumat depan jam 9 di dinkes maks 15rb"), an
answer ("saya bisa 150 kotak 14rb"), and the wish to split a purchase, which is refused.

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
from domain.spoken import clean
from domain.units import COUNTED, GRAMS, PACKS, SIZES

_MONEY = r"(?:rp\.?\s*)?\d+(?:[.,]\d+)*\s*(?:rb|ribu|rebu|ewu|k|jt|juta)?(?:an)?\b"
_BEGINS = re.compile(
    r"^(?:(?:tolong|minta|mbok|mohon)\s+)?(?:(?:kami|saya|kita|aku|dinas|kantor|puskesmas|sekolah)\s+)?(?:(?:mau|arep|ingin|pengen|lagi|rencana)\s+)?"
    r"(?:butuh|perlu|memerlukan|membutuhkan|pesan|pesen|memesan|mesen|cari|carikan|cariin|golek|golekno|nyari|order|beli|tuku|tumbas|pesankan|pesenke)\b\s*",
    re.I,
)
_COUNT = re.compile(r"\b(\d{1,3}(?:[.]\d{3})+|\d+)\s*(\w+)?", re.I)
_AT_MOST = re.compile(
    rf"\b(?:max|maks|maksimal|paling (?:banyak|mahal)|budget|anggaran|pagu|harga|@)\.?\s*(?:nya)?\s*({_MONEY})",
    re.I,
)
_PLACE = re.compile(r"\b(?:di|ke|kirim ke|diantar ke|antar ke)\s+(.+)$", re.I)
_SPLIT = re.compile(
    r"\b(?:pecah|dipecah|bagi|dibagi|split|pisah|dipisah)\b.{0,30}\b(?:nota|kuitansi|kwitansi|struk|tagihan|spk|kontrak|transaksi|pembelian|faktur)\b"
    r"|\b(?:nota|kuitansi|kwitansi|faktur)\w*\b.{0,20}\b(?:dua|tiga|empat|2|3|4|beberapa)\b.{0,20}\b(?:biar|supaya|agar|ben)\b"
    r"|\bsupaya\b.{0,20}\b(?:tidak|ga|gak|nggak)\b.{0,12}\b(?:kena|kepotong)\b.{0,12}\b(?:pajak|pph|spk)\b",
    re.I,
)
_MONTHLY = re.compile(
    r"\s*(?:\b(?:per|tiap|setiap|saben|sak|se)\s*(?:bulan|bln|wulan)\b|/\s*(?:bulan|bln)\b|\bbulanan\b)", re.I
)
_SO_LONG = re.compile(
    r"\s*\b(?:selama|untuk|buat|sampai)?\s*(?:(\d{1,2})\s*(?:bulan|bln)|(setahun|1 tahun|satu tahun))\b", re.I
)
_PRICED = re.compile(
    rf"(?:@|\b(?:harga|harganya|satunya|rego|regane|reganipun|hargane)\b)\s*(?P<named>{_MONEY})"
    r"|(?P<bare>\brp\.?\s*\d+(?:[.,]\d+)*(?:\s*(?:rb|ribu|rebu|ewu|k|jt|juta)\b)?|\b\d+(?:[.,]\d+)*\s*(?:rb|ribu|rebu|ewu|k|jt|juta)\b)",
    re.I,
)
_CAN = re.compile(
    r"^(?:(?:ok|oke|nggih|inggih|ya|yo)\W+)?(?:(?:saya|kami|aku|sy|kulo|kula|tak)\s+)?"
    r"(?:bisa|sanggup|siap|saged|iso|gelem|purun|nyanggupi|menyanggupi)\b\s*,?\s*",
    re.I,
)
_UNITS = COUNTED | PACKS | frozenset(SIZES) | frozenset(GRAMS)
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


@dataclass(frozen=True, slots=True)
class HeardOffer:
    """An answer: how many, for how much each; None for what was not said. `is_priced`: a price was said, clear or not."""

    quantity: int | None
    price: int | None
    is_priced: bool = False


def wants_to_split(text: str) -> bool:
    """Whether somebody asks to cut one purchase into several papers (market.md G5)."""
    return bool(_SPLIT.search(clean(text)))


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
    counted = _COUNT.search(body)
    if counted is None or counted.start() > _PACE * 4:
        return None
    unit = (counted[2] or "").casefold()
    is_unit = unit in _UNITS
    rest = (body[: counted.start()] + " " + body[counted.end(1) if not is_unit else counted.end() :]).strip()
    rest, place = _without_place(rest, today)
    item, when = _without_day(rest, today)
    item = item.strip(" ,.;:-")
    if not any(one.isalpha() for one in item):
        return None
    quantity = int(counted[1].replace(".", ""))
    is_sane = 0 < quantity <= MOST_QUANTITY
    return HeardNeed(
        item[:60],
        quantity if is_sane else None,
        unit if is_unit else "",
        when,
        place,
        budget,
        is_monthly,
        months,
    )


def _without_budget(body: str) -> tuple[str, int | None]:
    found = _AT_MOST.search(body)
    if found is None:
        return body, None
    try:
        heard = parse_money(found[1])
    except Rejected:
        return body, None
    left = f"{body[: found.start()]} {body[found.end() :]}"
    return " ".join(left.split()), heard.rupiah if isinstance(heard, Exact) else None


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


def offer_in(text: str) -> HeardOffer | None:
    """The answer in a sentence; None when it does not begin with "saya bisa" or the like."""
    said = clean(text)
    body = _CAN.sub("", said)
    if body == said:
        return None
    found = _PRICED.search(body)
    left = body if found is None else f"{body[: found.start()]} {body[found.end() :]}"
    counted = re.search(r"\d{1,3}(?:\.\d{3})+|\d+", left)
    price = None if found is None else _exact(found["named"] or found["bare"])
    quantity = int(counted[0].replace(".", "")) if counted else None
    return HeardOffer(quantity, price, is_priced=found is not None)


def _exact(said: str) -> int | None:
    try:
        heard = parse_money(said)
    except Rejected:
        return None
    return heard.rupiah if isinstance(heard, Exact) else None


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
