"""Cuts a line about goods and money into pieces: signs of what happened, numbers, known names, other words.

Knows writing, not meaning: which number belongs to which word is for `domain.consignment.line.talk`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from domain.consignment.line.words import Told, kind_of_word, sign_at
from domain.messages import Rejected
from domain.money import Heard, Unclear, parse_money
from domain.name_search import fold
from domain.number_words import atoms_of
from domain.percent import parse_percent
from domain.quantities import Count, Quantity, parse_quantity
from domain.spoken import clean
from domain.units import COUNTED, GRAMS, PACKS, SIZES

LONGEST = 240
_TOKEN = re.compile(
    r"§[sp]\d+§"
    r"|(?:@\s?)?(?:rp\.?\s?)?\d+(?:[.,/]\d+)*(?:,-)?(?:[a-z]+\d*)*(?:-?an\b)?%?(?:\s?/\s?(?:\d+\s?)?[a-z]+)?"
    r"|[½¼¾]|[^\W\d_]+(?:['-][^\W\d_]+)*|[,;.!?=+&\n]"
)
_GLUED = re.compile(r"(?<![\w§])([^\W\d_]{4,})(\d)")
_GOODS_GLUED = re.compile(r"(?<![^\W_])(\d+)([^\W\d_]{4,})")
_ABOUT = re.compile(r"^(?:kira-?kira|kira2|sekitar(?:an)?|kisaran|kurleb|hampir)$")
_MARKED = re.compile(
    r"@|\brp|\d\s?(?:rb|ribu|rbu|rebu|rebo|ewu|k|jt|juta|m|miliar)(?:\b|\d|-?an\b)|,-|perak|rupiah|"
    r"\b(?:ewu|ribu|rb|juta|jt|rebu|seribu|sewu|sejuta|sarebu|ceban|goceng|noban|goban|seceng|ceceng|noceng|gocap|cepek|gopek)\b"
)
_SLANG_WORDS = "ceban goceng noban goban seceng ceceng noceng gocap cepek gopek nopek jigo gratis"
_SLANG = frozenset(_SLANG_WORDS.split())
_WIDEST = 12
"""Words of the longest number: "satu juta dua ratus lima puluh ribu"."""
_UNITS = COUNTED | PACKS | SIZES.keys() | GRAMS.keys()
_NUM = r"(?:\d+(?:[.,]\d+)*|\d+\s*/\s*\d+|½|¼|¾|W(?: W)*)"
_AMOUNT = re.compile(
    r"^(?:@ ?)?(?:rp\.? ?)?\d[\d.,]*(?:,-)?W?\d*(?:-?an)?$|^(?:@ ?)?(?:rp\.? ?)?\d\S*/\S+$|^W$"
)
_ROUND_WORDS = "perak rupiah lebih dikit sedikit an rp per dapet dapat dpt entuk oleh isi"
_ROUND = frozenset(_ROUND_WORDS.split())
_QUANTITY = re.compile(
    rf"^(?:{_NUM}|S)(?:U|G| ?U| ?G)?$|^(?:{_NUM} ?Z|S)(?: {_NUM}(?: ?U)?)?$|^(?:{_NUM} ?P|S)(?: isi {_NUM}(?: ?[UZ])?)?$"
)
_VAGUE_WORDS = "belasan puluhan ratusan beberapa banyak akeh loba setengah setengahnya separo separonya separone separuh separuhnya sebagian"
_VAGUE = frozenset(_VAGUE_WORDS.split())


@dataclass(frozen=True, slots=True)
class Token:
    """One piece. Exactly one of `told`, `quantity`, `money`, `percent_bp`, `shop`, `product` is set, or none: a word.

    `bare`: digits without unit, which may count goods or rupiah. `stop`: a comma or the like.
    """

    text: str
    told: Told | None = None
    quantity: Quantity | Unclear | None = None
    money: Heard | None = None
    percent_bp: int | None = None
    shop: int | None = None
    product: int | None = None
    bare: bool = False
    stop: bool = False

    @property
    def is_number(self) -> bool:
        return self.quantity is not None or self.money is not None

    @property
    def is_word(self) -> bool:
        """Nothing that was recognised: part of a name, or chat."""
        known = (self.told, self.quantity, self.money, self.percent_bp, self.shop, self.product)
        return not self.stop and all(one is None for one in known)


def tokens(line: str, shops: Mapping[int, str], products: Mapping[int, str]) -> list[Token]:
    """The pieces of a line whose full names are marked already (`marked`)."""
    line = _GOODS_GLUED.sub(lambda found: f"{found[1]} {found[2]}" if _is_name(found[2]) else found[0], line)
    words = [one.strip() for one in _TOKEN.findall(_GLUED.sub(r"\1 \2", line)) if one.strip()]
    names = frozenset(word for name in (*shops.values(), *products.values()) for word in fold(name).split())
    return list(_pieces(words, names))


def marked(line: str, shops: Mapping[int, str], products: Mapping[int, str]) -> str:
    """The line in small letters, full names in it replaced by marks that hold their number (§s3§)."""
    said = clean(line).casefold()[:LONGEST].replace("§", " ")
    found = [(fold(name), "s", one) for one, name in shops.items()]
    found += [(fold(name), "p", one) for one, name in products.items()]
    for name, sort, one in sorted(found, key=lambda told: -len(told[0])):
        if " " in name or any(map(str.isdigit, name)):
            pattern = r"(?<![\w§])" + r"[\W_]+".join(map(re.escape, name.split())) + r"(?![\w§])"
            said = re.sub(pattern, f" §{sort}{one}§ ", said)
    return said


def _pieces(words: list[str], names: frozenset[str]) -> Iterator[Token]:
    at = 0
    while at < len(words):
        token, taken = _piece(words, at, names)
        yield token
        at += taken


def _piece(words: list[str], at: int, names: frozenset[str]) -> tuple[Token, int]:
    word = words[at]
    if word[0] == "§":
        number = int(word[2:-1])
        return (Token(word, shop=number) if word[1] == "s" else Token(word, product=number)), 1
    if word in {",", ";", ".", "!", "?", "=", "+", "&", "\n"}:
        return Token(word, stop=True), 1
    if not _is_bare_shelf(words, at) and (found := _number(words, at)):
        return found
    sign = sign_at(words, at, names)
    if sign:
        return Token(" ".join(words[at : at + sign.words]), told=sign.told), sign.words
    return Token(word), 1


def _is_bare_shelf(words: list[str], at: int) -> bool:
    """ "Kosong di bu sari": nothing lies there; "laku kosong" is the number 0."""
    return words[at] == "kosong" and (at == 0 or kind_of_word(words[at - 1]) is None)


def _number(words: list[str], at: int) -> tuple[Token, int] | None:
    if _ABOUT.match(words[at]) and at + 1 < len(words) and (found := _number(words, at + 1)):
        return _about(found)
    reach = min(_WIDEST, len(words) - at) if _begins_number(words[at]) else 0
    for width in range(reach, 0, -1):
        window = words[at : at + width]
        if any(one[0] in "§,;!?=+&\n" for one in window) or _is_cut_off(words, at + width):
            continue
        said = " ".join(window)
        token = _percent(said) or _money(said) or _quantity(window, said)
        if token:
            return token, width
    return (Token(words[at], quantity=parse_quantity("banyak")), 1) if words[at] in _VAGUE else None


def _is_cut_off(words: list[str], end: int) -> bool:
    """ "laku 20 potong 10%": potong is a deduction before a figure, and a unit elsewhere ("20 potong")."""
    return words[end - 1] == "potong" and end < len(words) and words[end][0].isdigit()


def _begins_number(word: str) -> bool:
    first = word[0]
    if first.isdigit() or first in "½¼¾@" or (word.startswith("rp") and any(map(str.isdigit, word))):
        return True
    return word in _SLANG or word == "seperempat" or atoms_of(word) is not None or _shape(word) == "S"


def _about(found: tuple[Token, int]) -> tuple[Token, int]:
    """ "sekitar 500rb", "kira-kira 50": near it, so the exact figure must be asked."""
    token, taken = found
    if token.money is not None:
        return replace(token, money=parse_money(f"kira-kira {token.text}")), taken + 1
    return Token(token.text, quantity=parse_quantity("banyak")), taken + 1


def _is_name(word: str) -> bool:
    bare = re.sub(r"-?an$", "", word)
    return not {word, bare} & (_UNITS | _ROUND) and not any(atoms_of(one) for one in (word, bare) if one)


def _percent(said: str) -> Token | None:
    if not re.fullmatch(r"\d+(?:[.,]\d+)?\s?(?:%|persen|prosen)", said):
        return None
    try:
        return Token(said, percent_bp=parse_percent(said))
    except Rejected:
        return None


def _money(said: str) -> Token | None:
    if said not in _SLANG and not (_MARKED.search(said) and _is_amount(said.split())):
        return None
    try:
        return Token(said, money=parse_money(said))
    except Rejected:
        return None


def _is_amount(words: list[str]) -> bool:
    """Whether these words can be one amount: figures and scales, and what stands around them; goods are not."""
    shapes = [_shape(word) for word in words]
    after_per = any(word == "per" for word in words[:-1])
    in_words = shapes[0] == "W" and any(shape[0].isdigit() for shape in shapes)
    return (
        bool(_AMOUNT.match(shapes[0]) or words[0] in {"rp", "rp.", "@"})
        and not in_words
        and not _is_followed_by_few(words)
        and all(
            _AMOUNT.match(shape) or word in _ROUND or after_per
            for shape, word in zip(shapes[1:], words[1:], strict=True)
        )
    )


def _is_followed_by_few(words: list[str]) -> bool:
    """ "@6rb 10 sambal": ten of the next goods; "1jt 500" is one amount."""
    few, scaled = words[-1], words[-2] if len(words) > 1 else ""
    return few.isdigit() and len(few) < 3 and bool(_MARKED.search(scaled))


def _quantity(window: list[str], said: str) -> Token | None:
    if not _QUANTITY.match(" ".join(map(_shape, window))):
        return None
    try:
        quantity = parse_quantity(said)
    except Rejected:
        return None
    return Token(said, quantity=quantity, bare=said.replace(".", "").isdigit())


def _shape(word: str) -> str:
    """ "12" → 12, "bungkus" → U, "lusin" → Z, "dus" → P, "kg" → G, a number word → W, "selusin" → S; else itself."""
    word = re.sub(r"^(\d.*[a-z])-?an$", r"\1", re.sub(r"^@?(?:rp\.?)?(?=\d)", "", word))
    if glued := re.fullmatch(r"(\d+(?:[.,]\d+)*)([a-z]+)(\d*)", word):
        return glued[1] + _shape(glued[2]) + glued[3]
    for letter, units in (("Z", SIZES), ("P", PACKS), ("G", GRAMS), ("U", COUNTED)):
        if word in units:
            return letter
    if atoms_of(word) is not None or word == "seperempat":
        return "W"
    for beginning in ("se", "sa", "sak"):
        if word.startswith(beginning) and word[len(beginning) :] in _UNITS - {"on", "g", "m"}:
            return "S"
    return word


def as_money(token: Token) -> Heard | None:
    """What a number says when it is rupiah ("bayar 500": 500 or 500.000); None when it cannot be."""
    if token.money is not None:
        return token.money
    try:
        return parse_money(token.text) if token.bare or isinstance(token.quantity, Count) else None
    except Rejected:
        return None
