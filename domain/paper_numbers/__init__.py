"""Numbers on papers: which kind belongs to which paper, reading one, showing it, telling what its parts mean.

Knows nothing of rules about who needs which paper.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from domain.messages import N_, Message, Rejected
from domain.nib import Nib
from domain.nib import show as show_nib
from domain.paper_numbers import kinds
from domain.paper_numbers.digits import digits_in, written
from domain.paper_numbers.kinds import PaperNumber, clean_free

__all__ = [
    "NUMBERS",
    "Numbering",
    "PaperNumber",
    "as_typed",
    "looks_like",
    "numbering",
    "read_number",
    "show",
]


@dataclass(frozen=True, slots=True)
class Numbering:
    """How the numbers of one kind are written. `name` and `ask` are message ids; `may_be_odd`: a number that does
    not fit may be kept as typed; `is_personal`: only its end is kept; `mark`: letters that give it away."""

    id: str
    name: str
    ask: str
    read: Callable[[str], PaperNumber]
    show: Callable[[str], str]
    mark: str = ""
    may_be_odd: bool = True
    is_personal: bool = False


def _lettered(number: str) -> str:
    """ "MD245009001018" → "MD 245009001018" """
    letters = number.rstrip("0123456789")
    return " ".join(filter(None, (letters.strip(), number.removeprefix(letters))))


def _pirt(number: str) -> str:
    return f"{number[:13]}-{number[13:]}" if number.isdecimal() and len(number) == 15 else number


def _masked(number: str) -> str:
    return f"•••• •••• •••• {number}"


def _nib(number: str) -> str:
    return show_nib(Nib(number)) if len(number) == 13 else number


def _barcode(number: str) -> str:
    return f"{number[0]} {number[1:7]} {number[7:]}" if len(number) == 13 else number


_FREE = Numbering(
    "free", N_("certificate number"), N_("What number stands on it? Write it just as printed."),
    kinds.read_free, str,
)  # fmt: skip
NUMBERS: tuple[Numbering, ...] = (
    Numbering(
        "nib", N_("NIB"), N_("What is the number? A NIB has 13 digits, for example 1234567890123."),
        kinds.read_nib, _nib, r"\bnib\b", may_be_odd=False,
    ),
    Numbering(
        "npwp", N_("NPWP"), N_("What is the number? An NPWP has 16 digits, for one person the same as the NIK."),
        kinds.read_npwp, _masked, r"\bnpwp\b", may_be_odd=False, is_personal=True,
    ),
    Numbering(
        "spp_irt", N_("PIRT number"), N_("What is the number? It looks like 2073671040052-26."),
        kinds.read_pirt, _pirt, r"p[\s.-]*irt",
    ),
    Numbering(
        "bpom_md", N_("BPOM MD number"), N_("What is the number? It looks like MD 245009001018."),
        kinds.read_md, _lettered, r"\bm[dl](?=[\s.:]*\d{3})|\bbpom ri md\b",
    ),
    Numbering(
        "kosmetik", N_("BPOM NA number"), N_("What is the number? It looks like NA18171234567."),
        kinds.read_cosmetic, str, r"\bn[a-e](?=[\s.:-]*\d{4})",
    ),
    Numbering(
        "jamu_tr", N_("POM TR number"), N_("What is the number? It looks like TR 123456789."),
        kinds.read_jamu, _lettered, r"\b(?:pom )?(?:tr|ti|tl|ff|ht)(?=[\s.:-]*\d{3})",
    ),
    Numbering(
        "halal", N_("halal number"), N_("What is the number? It looks like ID31110000412891122."),
        kinds.read_halal, str, r"\bid(?=[\s.:-]*\d{5})",
    ),
    Numbering(
        "merek", N_("mark number"), N_("What is the number? It looks like IDM000123456."),
        kinds.read_mark, str, r"\b(?:idm|did)(?=[\s.:-]*\d{3})",
    ),
    Numbering(
        "barcode", N_("barcode number"), N_("What 13 digits stand under the lines? For example 8991234567891."),
        kinds.read_barcode, _barcode, r"\b(?:ean|barcode)\b",
    ),
    _FREE,
)  # fmt: skip
NO_NUMBER = frozenset({"label", "ing", "non_halal", "syarat_tujuan", "ekatalog", "pmr", "sertifikat_standar"})
"""Duties rather than papers: done or not, without number or date."""
_OF_PAPER = {"halal_sd": "halal", "halal_reg": "halal"}
_BY_ID = {one.id: one for one in NUMBERS}


def numbering(paper: str) -> Numbering:
    """How the numbers of this paper are written; free text for papers whose numbers have no common form."""
    return _BY_ID.get(_OF_PAPER.get(paper, paper), _FREE)


def read_number(paper: str, text: str) -> PaperNumber:
    """The number of this paper. Raises Rejected with what was typed, what is wrong and an example."""
    wanted = numbering(paper)
    other = looks_like(text)
    if other is not None and wanted is not _FREE and other.id != wanted.id:
        raise Rejected(
            N_("You wrote: {typed}\nThat looks like a {other}. Here I need the {wanted}."),
            typed=written(text), other=Message(other.name), wanted=Message(wanted.name),
        )  # fmt: skip
    return wanted.read(text)


def looks_like(text: str) -> Numbering | None:
    """The kind whose letters stand in a text that has a number; None when it gives nothing away."""
    typed = written(text).casefold()
    if len(digits_in(text)) < 7:
        return None
    return next((one for one in NUMBERS if one.mark and re.search(one.mark, typed)), None)


def as_typed(paper: str, text: str) -> str | None:
    """What is stored when somebody insists on a number that does not fit, at most 60 characters; None where that
    may not be: personal numbers, the NIB, and text without any digit."""
    typed = clean_free(text)[:60]
    fits = numbering(paper).may_be_odd and any(character.isdecimal() for character in typed)
    return typed if fits and not typed.startswith("/") else None


def show(paper: str, number: str) -> str:
    """A stored number as people write it: "2073671040052-26", "MD 245009001018", "•••• •••• •••• 1234"."""
    return numbering(paper).show(number)
