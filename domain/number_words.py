"""Numbers in words: Indonesian, Javanese (ngoko, krama), Sundanese; a table, and how to cut glued words.

Knows words of numbers; what is counted (rupiah, pieces) is decided by the caller.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

Step = Literal["digit", "teen", "likur", "ten", "hundred", "add", "scale", "half"]


@dataclass(frozen=True, slots=True)
class Atom:
    """One step of reading a number: `scale` multiplies what was read, others build a number below 1000."""

    step: Step
    value: Fraction


def _atoms(step: Step, table: dict[int, str]) -> dict[str, tuple[Atom, ...]]:
    return {word: (Atom(step, Fraction(value)),) for value, words in table.items() for word in words.split()}


_DIGITS = {
    0: "nol kosong",
    1: "satu siji setunggal hiji esa",
    2: "dua loro rong kalih dwi",
    3: "tiga telu telung tilu",
    4: "empat papat patang pat sekawan sakawan opat",
    5: "lima limang gangsal",
    6: "enam enem nem nenem genep",
    7: "tujuh pitu pitung",
    8: "delapan wolu wolung dalapan",
    9: "sembilan sanga songo sangang songong salapan",
}
_FIXED = {
    10: "sepuluh sedasa sedoso sapuluh",
    11: "sebelas sewelas setunggalwelas sawelas sabelas",
    12: "rolas kalihwelas",
    20: "rongpuluh",
    21: "selikur salikur",
    22: "rolikur",
    25: "selawe salawe selangkung",
    50: "seket sekawandasa_",
    60: "sewidak swidak suwidak sawidak",
    100: "seratus satus setunggalatus saratus",
}
_SCALES = {
    1_000: "ribu rb rbu rebu rebo ewu ewon k",
    1_000_000: "juta jt jut jeti yuta yuto",
    1_000_000_000: "miliar milyar milyard miliard m",
    1_000_000_000_000: "triliun trilyun",
}
_ONE_OF = {1_000: "seribu sarebu serebu sarewu sewu setunggalewu", 1_000_000: "sejuta sajuta sayuta seyuta"}

VOCABULARY: dict[str, tuple[Atom, ...]] = {
    **_atoms("digit", _DIGITS),
    **_atoms("add", _FIXED),
    **_atoms("scale", _SCALES),
    **_atoms("teen", {10: "belas las welas"}),
    **_atoms("likur", {20: "likur"}),
    **_atoms("ten", {10: "puluh dasa doso pluh"}),
    **_atoms("hundred", {100: "ratus atus rts"}),
    **{word: (Atom("half", Fraction(1, 2)),) for word in ("setengah", "satengah", "stengah", "stgh")},
    **{
        word: (Atom("digit", Fraction(1)), Atom("scale", Fraction(scale)))
        for scale, words in _ONE_OF.items()
        for word in words.split()
    },
}


@lru_cache(maxsize=2_048)
def atoms_of(word: str) -> tuple[Atom, ...] | None:
    """The steps of one word, glued words cut ("limangewu" → limang ewu); None when it is no number."""
    if word in VOCABULARY:
        return VOCABULARY[word]
    for cut in range(len(word) - 2, 2, -1):
        head = VOCABULARY.get(word[:cut])
        tail = atoms_of(word[cut:]) if head and len(word) < 60 else None
        if head and tail:
            return head + tail
    return None
