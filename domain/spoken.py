"""What a person wrote, made clean: names of people, businesses and products.

Knows letters and habits of writing; nothing of dialogs, storage or markup (escaping is the screen's work).
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from domain.messages import N_, Rejected

Honorific = Literal["bapak", "ibu"]

NAME_LIMIT = 60
BUSINESS_LIMIT = 80
PRODUCT_LIMIT = 60
PRODUCTS_LIMIT = 20
PRODUCTS_TEXT_LIMIT = 1_300

_LINE_ENDS = frozenset("\n\r\v\f\x85\u2028\u2029")
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# Letters and marks that are drawn as nothing: Hangul fillers, the braille blank, the grapheme joiner.
_UNSEEN = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")
_SYMBOLS = frozenset({"So", "Sk"})
_LINK = re.compile(
    r"https?:|www\.|t\.me/|wa\.me|@\w{4,}|\w\.(?:com|id|net|org|link|shop|me)\b", re.IGNORECASE
)
_MANY_DIGITS = re.compile(r"(?:\d[\s().-]*){6,}")
_INTRODUCTION = re.compile(
    r"^(?:(?:assalamu'?alaikum|hal+o|hai|hi|perkenalkan|kenalkan|ini|dengan)\b[\s,:.!]*"
    r"|(?:nama|nami|jeneng|asma|ngaran|wasta)\s*(?:lengkap|panggilan)?\s*"
    r"(?:saya|sy|aku|kulo|kula|abdi|ku)\b(?:\s*(?:adalah|ialah|yaitu))?[\s:,=]*"
    r"|(?:nama|namaku|nami)\b(?:\s*(?:lengkap|panggilan))?(?:\s*(?:adalah|ialah|yaitu))?[\s:,=]*"
    r"|(?:saya|sy|aku|kulo|kula)\b(?:\s*(?:adalah|ialah|yaitu))?[\s:,=]*)",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(r"^(bapak|pak|bpk|ibu|bu)(?:\.\s*|\s+|$)", re.IGNORECASE)
_NOT_A_NAME = re.compile(
    r"^(?:mau|ingin|pengen|pengin|tidak|tdk|gak|ga|nggak|belum|blm|bingung|jual|punya|tanya|lupa)\b",
    re.IGNORECASE,
)
_NO_BUSINESS_NAME = re.compile(
    r"^(?:(?:belum|blm|tidak|tdk|gak|ga|nggak|ora|teu|durung)\s*(?:ada|punya|onok|ono|gaduh)?(?:\s+nama)?(?:nya)?"
    r"|tanpa nama|kosong|[-.?]+)$",
    re.IGNORECASE,
)
_BUSINESS_INTRODUCTION = re.compile(
    r"^(?:nama\s+(?:usaha|toko|warung|bisnis|merk|merek)(?:\s*(?:saya|kami|nya|ku))?(?:\s+(?:adalah|ialah|yaitu))?[\s:=]*)",
    re.IGNORECASE,
)
_PRODUCT_BREAK = re.compile(
    r"[\n,;&•●▪◦·‣]+|\s(?:dan|dn|serta|sama|karo|kalih|sareng|jeung)\s|(?:^|\s)\d{1,2}[.)](?:\s+|(?=[^\W\d]))",
    re.IGNORECASE,
)
_PRODUCT_LEAD = re.compile(
    r"^(?:[-–—*+>.:\s]+|\d{1,2}[.)]\s*(?=[^\W\d])|(?:dan|dn|serta)\s+|(?:(?:saya|kami|aku|kulo|abdi)\s+)?"
    r"(?:jualan|jual|menjual|produksi|memproduksi|bikin|membuat|dagang|sadean)\s+)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PersonName:
    """A name without its form of address; `honorific` is None when the person wrote none."""

    name: str
    honorific: Honorific | None = None


def clean(text: str) -> str:
    """One line of visible text: NFC, ASCII digits, single blanks; no control, bidi, zero-width characters."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join(_visible(text).split())


def _visible(text: str) -> str:
    return unicodedata.normalize("NFC", "".join(map(_visible_character, text)))


def _visible_character(character: str) -> str:
    if character in _LINE_ENDS:
        return "\n"
    if character.isspace():
        return " "
    if _is_unseen(character):
        return ""
    return str(unicodedata.decimal(character, character))


def _is_unseen(character: str) -> bool:
    return (
        unicodedata.category(character) in _UNSEEN_CATEGORIES
        or character in _UNSEEN
        or "\ufe00" <= character <= "\ufe0f"
    )


def person_name(text: str) -> PersonName:
    """The name a person gives ("nama saya Bu Siti" → Siti, ibu). Raises Rejected when it cannot be a name."""
    said = clean(text)
    _refuse_strange(said)
    bare, honorific = _without_address(_without_symbols(said))
    _refuse_no_name(bare)
    name = _capitalised(bare)
    if len(name) > NAME_LIMIT:
        raise Rejected(
            N_("That name is too long. Please write up to {limit} letters, for example Siti Aminah."),
            limit=NAME_LIMIT,
        )
    return PersonName(name, honorific)


def business_name(text: str) -> str:
    """The name of a business, at most 80 characters. Raises Rejected for links, commands, bare numbers."""
    said = clean(text)
    _refuse_strange(said)
    name = _trimmed(_until_stable(_BUSINESS_INTRODUCTION, _without_symbols(said)))
    if _NO_BUSINESS_NAME.match(name):
        raise Rejected(N_("No name yet? Use your own name, for example Keripik Bu Siti."))
    if _letters(name) < 1 or len(name) < 2:
        raise Rejected(
            N_("Please write the name of your business with letters, for example Keripik Bu Siti.")
        )
    if len(name) > BUSINESS_LIMIT:
        raise Rejected(
            N_("That name is too long. Please write up to {limit} letters, for example Keripik Bu Siti."),
            limit=BUSINESS_LIMIT,
        )
    return name


def product_names(text: str) -> tuple[str, ...]:
    """What is sold, in the order told, no doubles: 1 to 20 names of 2 to 60 characters. Raises Rejected."""
    visible = _visible(text).strip()
    if len(visible) > PRODUCTS_TEXT_LIMIT:
        raise Rejected(
            N_("That is a lot of text. Please write only the names, for example: keripik tempe, rempeyek.")
        )
    if visible.startswith("/") or _LINK.search(visible):
        raise Rejected(N_("Please write the names of your products, for example: keripik tempe, rempeyek."))
    names = _without_doubles([_product(part) for part in _PRODUCT_BREAK.split(visible)])
    _refuse_products(names)
    return names


def _product(part: str) -> str:
    return _trimmed(_until_stable(_PRODUCT_LEAD, _without_symbols(clean(part))))


def _without_doubles(names: list[str]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for name in filter(None, names):
        first.setdefault(name.casefold(), name)
    return tuple(first.values())


def _refuse_products(names: tuple[str, ...]) -> None:
    if not any(_letters(name) >= 2 for name in names):
        raise Rejected(N_("Please write the names of your products, for example: keripik tempe, rempeyek."))
    if len(names) > PRODUCTS_LIMIT:
        raise Rejected(
            N_("That is more than {limit} products. Please write your best sellers first."),
            limit=PRODUCTS_LIMIT,
        )
    if any(_letters(name) < 2 for name in names):
        raise Rejected(
            N_("One product name is too short. Please write it in full, for example: keripik tempe.")
        )
    if any(len(name) > PRODUCT_LIMIT for name in names):
        raise Rejected(
            N_("One product name is too long. Put a comma between products: keripik tempe, rempeyek.")
        )


def _refuse_strange(said: str) -> None:
    if said.startswith("/"):
        raise Rejected(N_("That is a command. Please write the name only, for example Siti Aminah."))
    if _LINK.search(said):
        raise Rejected(N_("That looks like a link. Please write the name only, for example Siti Aminah."))
    if _MANY_DIGITS.search(said):
        raise Rejected(N_("That looks like a number. Please write the name only, for example Siti Aminah."))


def _refuse_no_name(bare: str) -> None:
    if _letters(bare) < 2 or _NOT_A_NAME.match(bare):
        raise Rejected(N_("Please write your name with letters, for example Siti Aminah."))


def _without_address(said: str) -> tuple[str, Honorific | None]:
    honorific: Honorific | None = None
    before, bare = "", said
    while bare != before:
        before, bare = bare, _trimmed(_INTRODUCTION.sub("", bare, count=1))
        if found := _HONORIFIC.match(bare):
            honorific = honorific or ("ibu" if found[1].lower() in {"ibu", "bu"} else "bapak")
            bare = _trimmed(bare[found.end() :])
    return bare, honorific


def _until_stable(pattern: re.Pattern[str], text: str) -> str:
    before = ""
    while text != before:
        before, text = text, _trimmed(pattern.sub("", text, count=1))
    return text


def _without_symbols(text: str) -> str:
    kept = "".join(" " if unicodedata.category(one) in _SYMBOLS else one for one in text)
    return clean(kept)


def _trimmed(text: str) -> str:
    before = None
    while text != before:
        before, text = text, text.strip(" ,;:!?=-–—_*~|/")
        last = text.rpartition(" ")[2]
        if last.endswith(".") and last.count(".") == 1 and len(last) > 4:
            text = text[:-1]
    return text


def _capitalised(name: str) -> str:
    return " ".join(map(_with_capital, name.split(" "))) if name.islower() else name


def _with_capital(word: str) -> str:
    first = word[:1].upper()
    return first + word[1:] if len(first) == 1 else word


def _letters(text: str) -> int:
    return sum(one.isalpha() for one in text)
