"""The catalogue as it is searched: what somebody looks for in one line, by which letters a word is found although it is
mistyped, and what a product lacks to look good. Pure; knows neither buyers nor tables.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from domain.categories import is_goods_word
from domain.messages import N_, Message, Rejected, message
from domain.money import Exact, parse_money
from domain.name_search import fold
from domain.spoken import clean

LONGEST_WORD = 20
MOST_WORDS = 5
_SHORTEST_BEGINNING, _SHORTEST_TYPO = 3, 4
_LONG = 8
PAPERS: dict[str, tuple[str, ...]] = {
    "halal": ("halal_sd", "halal_reg"),
    "pirt": ("spp_irt",),
    "bpom": ("bpom_md",),
    "nib": ("nib",),
}
"""Words that ask for a paper, and the papers that answer them."""
_PAPER = re.compile(r"\b(halal|p-?irt|s?pp-?irt|bpom|nib)\b", re.IGNORECASE)
_UP_TO = re.compile(
    r"(?:(?:(?:harga(?:nya)?|di)\s*)?(?:\bdi ?bawah|\bkurang dari|\bmaks(?:imal)?|\bpaling (?:mahal|banyak)|\bsampai|\bs/d|\bunder|\bmax)|<)\s*"
    r"((?:rp\.?\s*)?\d[\d.,]*\s*(?:rb|ribu|ribuan|jt|juta|k|perak)?)\b",
    re.IGNORECASE,
)
_SAYS = (
    "yang yg di dan atau untuk buat dari ke dengan harga cari mau ada jual jualan beli pesan tolong minta produk barang "
    "dagangan umkm murah enak kota kab kabupaten kec kecamatan ya dong bu pak mbak mas surat izin sertifikat ber punya "
    "saya aku kami mana siapa bikin buat carikan cariin nyari golek golekno tuku tumbas dodol sing nang neng endi ono arep pengen "
    "ingin lagi apa sopo bisa iso penjual pembuat katalog lihat"
)
_SAYS_NOTHING = frozenset(_SAYS.split())


_ASKS = re.compile(
    r"^(?:(?:tolong|minta|mau|arep|pengen|ingin|lagi|saya|aku|kami)\s+)*(?:cari(?:kan|in)?|nyari|golek(?:no|ke)?|beli|tuku|tumbas|"
    r"(?:ada|ono|apa ada)\s+(?:yang|sing)\s+(?:jual|jualan|dodol|bikin)|(?:siapa|sopo)\s+(?:(?:yang|sing)\s+)?(?:(?:bisa|iso)\s+)?(?:jual|jualan|dodol|bikin)|"
    r"(?:lihat\s+)?katalog)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody looks for. `words`: all of them must be found, folded; `price`: at most, in whole rupiah; `papers`:
    keys of `PAPERS`, all of them."""

    words: tuple[str, ...] = ()
    price: int | None = None
    papers: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.papers or self.price)


def read_search(text: str) -> Sought:
    """One line as people write it: "keripik tempe halal limpung di bawah 20rb". Never refuses."""
    said = clean(text)
    price, said = _price(said)
    papers = tuple(dict.fromkeys(_paper(found) for found in _PAPER.findall(said)))
    return Sought(telling(_PAPER.sub(" ", said))[:MOST_WORDS], price, papers)


def asks_for_goods(text: str) -> bool:
    """ "Cari keripik tempe murah", "sopo sing dodol kopi": whether a sentence looks for goods that are known to be made."""
    said = clean(text)
    return bool(_ASKS.match(said)) and any(is_goods_word(word) for word in telling(said))


def compact(sought: Sought, most: int) -> str:
    """The same search in at most so many letters, for a button: words that find no room are left out."""
    parts = [f"<{sought.price}"] if sought.price is not None else []
    for part in (*sought.papers, *sought.words):
        if len(" ".join([*parts, part]).encode()) <= most:
            parts.append(part)
    return " ".join(parts)


def _paper(found: str) -> str:
    word = found.casefold().replace("-", "")
    return word if word in PAPERS else "pirt"


def _price(said: str) -> tuple[int | None, str]:
    found = _UP_TO.search(said)
    if found is None:
        return None, said
    try:
        heard = parse_money(found[1].replace(" ", ""))
    except Rejected:
        return None, said
    rest = said[: found.start()] + " " + said[found.end() :]
    return (heard.rupiah, rest) if isinstance(heard, Exact) and heard.rupiah > 0 else (None, said)


def telling(text: str) -> tuple[str, ...]:
    """The words of a text that tell something, each once, as they are compared."""
    words = (word[:LONGEST_WORD] for word in fold(text).split())
    return tuple(dict.fromkeys(word for word in words if len(word) > 1 and word not in _SAYS_NOTHING))


def spellings(word: str) -> frozenset[str]:
    """By which letters a word is found: itself, its beginnings of three letters and more, and itself with one letter
    left out. Equal letters are all that a database must look for."""
    beginnings = {word[:length] for length in range(_SHORTEST_BEGINNING, len(word))}
    return frozenset({word, *beginnings, *_shorter(word)})


def asked_by(word: str) -> frozenset[str]:
    """By which of these a word that somebody wrote is looked up."""
    return frozenset({word, *_shorter(word)})


def _shorter(word: str) -> set[str]:
    if len(word) < _SHORTEST_TYPO or word.isdigit():
        return set()
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def meant_by(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Which of the known words are meant: the word itself and those that begin with it, or else those that are a typo
    away (two letters in a long word), the likeliest first."""
    candidates = tuple(known)
    whole = tuple(one for one in candidates if one == word or _begins(one, word))
    if whole:
        return whole
    allowed = 0 if len(word) < _SHORTEST_TYPO or word.isdigit() else 1 if len(word) < _LONG else 2
    near = sorted((OSA.distance(word, one), one) for one in candidates)
    fewest = near[0][0] if near else 0
    return tuple(one for distance, one in near if distance <= allowed and distance == fewest)


def _begins(known: str, word: str) -> bool:
    return len(word) >= _SHORTEST_BEGINNING and known.startswith(word)


def lacking(*, photo: bool, price: bool, unit: bool, capacity: bool) -> tuple[Message, ...]:
    """What would make buyers trust this product more, the most important first."""
    wanted = (
        (photo, N_("📷 a photo")), (price, N_("💰 a price")), (unit, N_("⚖️ what it is sold by")),
        (capacity, N_("🏭 how many you make in a week")),
    )  # fmt: skip
    return tuple(message(name) for is_there, name in wanted if not is_there)
