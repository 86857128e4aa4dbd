"""Names as lists write them: in capitals, with forms of address and degrees. Knows names alone.

"HJ. SITI AMINAH, S.Pd" is Hj. Siti Aminah, called Ibu; "BPK. KARTO (ALM)" is Karto.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from domain.messages import N_, Rejected
from domain.spoken import NAME_LIMIT, Honorific

_IBU, _BAPAK = "ibu", "bapak"
_ADDRESS = re.compile(
    r"^(?:(?P<ibu>ibu|bu|ny|nyonya|nn|nona|sdri|saudari|mrs|mbak)|(?P<bapak>bapak|bpk|pak|tn|tuan|sdr|saudara|mr|mas|kang))\b[.\s]*(?=\S)",
    re.IGNORECASE,
)
_HAJI = re.compile(r"^(?:(?P<ibu>hj|hjh|hajah|hajjah)|(?P<bapak>h|haji))\b[.\s]+(?=\S)", re.IGNORECASE)
_BEFORE = re.compile(r"^(?:(?P<bapak>drs)|(?P<ibu>dra)|drg?|ir|prof|ust|kh)\b[.\s]+(?=\S)", re.IGNORECASE)
_DEGREES = re.compile(
    r"[\s,]+(?:s\.?\s?pd(?:\.?\s?i)?|s\.?\s?ag|s\.?\s?sos|s\.?\s?kom|s\.?\s?farm|s\.?\s?pt|s\.?\s?kep|s\.?\s?gz|s\.?\s?tr?|s\.?\s?h\.?i?|s\.?\s?e|"
    r"s\.?\s?ip|s\.?\s?hut|s\.?\s?si|s\.?\s?ap|s\.?\s?th|s\.?\s?psi|m\.?\s?t|m\.?\s?ap|m\.?\s?ag|m\.?\s?pd|m\.?\s?m|m\.?\s?si|m\.?\s?kom|m\.?\s?h|a\.?\s?ma?\.?\s?d\.?(?:\s?(?:pd|keb|kep|kom))?|b\.?\s?a|ners|apt)\.?$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[A-Za-z']+(?: [A-Za-z']+)*")
_LETTERS = re.compile(r"[^\W\d_].*[^\W\d_]")
_NUMBER = re.compile(r"\d(?:[ .-]?\d){7}")
"""A phone or a card in the wrong column; "Siti 2" is how offices tell two of one name apart."""
_TITLE_WORDS = frozenset(
    [
        "ibu",
        "bu",
        "ny",
        "nyonya",
        "nn",
        "nona",
        "sdri",
        "saudari",
        "mrs",
        "mbak",
        "bapak",
        "bpk",
        "pak",
        "tn",
        "tuan",
        "sdr",
        "saudara",
        "mr",
        "mas",
        "kang",
        "hj",
        "hjh",
        "hajah",
        "hajjah",
        "h",
        "haji",
        "drs",
        "dra",
        "dr",
        "drg",
        "ir",
        "prof",
        "ust",
        "kh",
    ]
)
_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]?")
_AFTER = re.compile(r"(?:/|\balias\b|\bals\b).*$", re.IGNORECASE)
_SMALL = frozenset({"bin", "binti", "al", "el"})
_SAME_AS = {
    "mohamad": "muhammad", "mohammad": "muhammad", "muhamad": "muhammad", "moch": "muhammad", "moh": "muhammad", "mochamad": "muhammad",
    "mochammad": "muhammad", "muh": "muhammad", "mhd": "muhammad", "achmad": "ahmad", "ahmat": "ahmad", "akhmad": "ahmad", "abd": "abdul",
    "st": "siti", "sitti": "siti", "nur": "nur", "noor": "nur",
}  # fmt: skip
_SAY_NOTHING = frozenset(["h", "hj", "bin", "binti", "ibu", "bu", "bapak", "pak", "bpk"])
_ALIKE = 82
"""Likeness (0-100) from which two names on one phone number are of one person."""


@dataclass(frozen=True, slots=True)
class ListedName:
    """`name` as it is shown; `key`: what counts when names are compared."""

    name: str
    honorific: Honorific | None
    key: str


def listed_name(text: str) -> ListedName:
    """A name out of a list, given as one clean line. Raises Rejected with the reason for the error file."""
    bare, honorific = (text, None) if _is_plain(text) else _without_titles(text)
    if not text:
        raise Rejected(N_("The name is missing."))
    if not _LETTERS.search(bare):
        raise Rejected(N_("“{name}” is not a name."), name=text[:40])
    if _NUMBER.search(bare):
        raise Rejected(N_("There are digits in the name “{name}”."), name=text[:40])
    if len(bare) > NAME_LIMIT:
        raise Rejected(N_("The name is too long."))
    haji, rest = _haji(bare)
    return ListedName(haji + _written(rest), honorific or _of_haji(haji), name_key(rest))


def _is_plain(text: str) -> bool:
    """Most names are only words, the first of which is no title."""
    return (
        _WORDS.fullmatch(text) is not None
        and not _AFTER.search(text)
        and text.split(" ", 1)[0].casefold() not in _TITLE_WORDS
        and not _DEGREES.search(text)
    )


def _without_titles(said: str) -> tuple[str, Honorific | None]:
    said = _AFTER.sub("", _ASIDE.sub("", said)).strip(" .,-;:'\"")
    honorific: Honorific | None = None
    before = ""
    while said != before:
        before = said
        said = _DEGREES.sub("", said).strip(" .,")
        for title in (_ADDRESS, _BEFORE):
            if found := title.match(said):
                honorific = honorific or _told(found)
                said = said[found.end() :]
    return said, honorific


def _told(found: re.Match[str]) -> Honorific | None:
    told = found.groupdict()
    return "ibu" if told.get(_IBU) else "bapak" if told.get(_BAPAK) else None


def _haji(said: str) -> tuple[str, str]:
    found = _HAJI.match(said)
    if found is None:
        return "", said
    return ("Hj. " if found["ibu"] else "H. "), said[found.end() :]


def _of_haji(haji: str) -> Honorific | None:
    honorifics: dict[str, Honorific] = {"Hj. ": "ibu", "H. ": "bapak"}
    return honorifics.get(haji)


def _written(name: str) -> str:
    """SITI NUR'AINI → Siti Nur'aini; whoever wrote small and large letters meant them."""
    if name.isupper() or name.islower():
        return " ".join([_word(word) for word in name.split()])
    return " ".join(name.split())


@lru_cache(maxsize=16_384)
def _word(word: str) -> str:
    small = word.casefold()
    if small in _SMALL:
        return small
    return "".join(part[:1].upper() + part[1:].lower() for part in re.split(r"(?<=[.\-])", word))


@lru_cache(maxsize=8_192)
def name_key(name: str) -> str:
    """The letters that count when names are compared: no titles, no accents, usual spellings made one."""
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name)
    words = re.findall(r"[^\W_]+", plain.casefold().replace("'", "").replace("’", ""))
    telling = [_SAME_AS.get(word, word) for word in words if word not in _SAY_NOTHING]
    return " ".join(telling or words)


def are_alike(one: str, other: str) -> bool:
    """Whether two name keys may well be of one person ("siti aminah", "siti aminah wati"; "sudarmi", "sudarni")."""
    return fuzz.token_set_ratio(one, other) >= _ALIKE
