"""The numbers on papers, kind by kind: what is accepted, how it is stored, what it tells. Lengths are checked;
codes inside a number are never a reason to refuse. Source: certifications.md 8.

Every reader raises `Rejected` with what is wrong and an example.
"""

import re
from dataclasses import dataclass
from datetime import date

from domain.messages import N_, Message, Rejected, message
from domain.nib import parse_nib
from domain.paper_numbers.digits import digits, digits_in, longest_run, written

_FREE = re.compile(r"^(?=.*[^\W_])[\w\s./\\():,+°&'–—-]{3,60}$")
_LINK = re.compile(r"https?:|www\.|t\.me/", re.IGNORECASE)
_PIRT_LONG_YEAR = re.compile(r"^(\d{13})20(\d\d)$")
_COSMETIC = re.compile(r"\bN[\s.-]*([A-E])(?=[\s.:-]*\d)", re.IGNORECASE)
_JAMU = re.compile(r"\b(TR|TI|TL|FF|HT)(?=[\s.:-]*\d)", re.IGNORECASE)
_MARK = re.compile(r"\b(IDM|DID|JID|[JDR])[\s.:-]*(?=\d)", re.IGNORECASE)
_IMPORTED = re.compile(r"\bML\b|\bML(?=\d)", re.IGNORECASE)
_DECISION = re.compile(r"\bKH|\bKF|ketetapan", re.IGNORECASE)
_OLD_HALAL = re.compile(r"\bLPPOM|\bMUI", re.IGNORECASE)
_APPLICATION = re.compile(r"\bSH[\s-]*(?=\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """`stored`: the canonical form (of a personal number its last four digits alone). `ends_on`: the end that the
    number itself tells. `note`: something worth saying back."""

    stored: str
    ends_on: date | None = None
    note: Message | None = None


def read_nib(text: str) -> PaperNumber:
    """13 digits, also among other words."""
    number = digits_in(text)
    return PaperNumber(parse_nib(number if len(number) == 13 else text))


def read_npwp(text: str) -> PaperNumber:
    """15 digits (old cards), 16 (a person's NIK, or 0 and 15 of a company) or 22 (NITKU). Four are kept: the
    number is personal, and nothing here needs it whole (UU 27/2022)."""
    number = digits_in(text)
    if len(number) not in (15, 16, 22) or len(set(number)) == 1:
        raise Rejected(
            N_("I counted {count} digits. An NPWP has 16 digits (old cards: 15), for example 09.254.294.3-407.000. Please check it."),
            count=len(number),
        )  # fmt: skip
    whole = number[:16]
    return PaperNumber(
        whole[-4:], note=message(N_("🔒 Only the last four digits are kept: {end}."), end=whole[-4:])
    )


def read_pirt(text: str) -> PaperNumber:
    """15 digits, printed as `NNNNNNNNNNNNN-YY`; the year may be written in full. It ends on 31 Dec of that year
    unless the certificate says otherwise."""
    number = digits(longest_run(text))
    if long := _PIRT_LONG_YEAR.match(number):
        number = long[1] + long[2]
    if len(number) != 15:
        raise _wrong_pirt(text, number)
    return PaperNumber(number, ends_on=date(2000 + int(number[-2:]), 12, 31))


def _wrong_pirt(text: str, number: str) -> Rejected:
    typed = written(text)
    if len(number) == 13:
        return Rejected(
            N_("You wrote: {typed}\nTwo digits are missing, the year after the dash. A PIRT number looks like 2073671040052-26."),
            typed=typed,
        )  # fmt: skip
    if len(number) == 12:
        return Rejected(
            N_("You wrote: {typed}\nThat is a PIRT number from before 2012; it is no longer valid. New ones have 15 digits: 2073671040052-26."),
            typed=typed,
        )  # fmt: skip
    return Rejected(
        N_("You wrote: {typed}\nI count {count} digits. A PIRT number has 15, for example 2073671040052-26. Please check it."),
        typed=typed, count=len(number),
    )  # fmt: skip


def read_md(text: str) -> PaperNumber:
    """MD with 12 or 15 digits; the letters may be missing. ML is for imported goods."""
    if _IMPORTED.search(written(text)):
        raise Rejected(
            N_("You wrote: {typed}\nML is for goods from abroad. Yours begins with MD, for example MD 245009001018."),
            typed=written(text),
        )  # fmt: skip
    number = digits_in(text)
    if len(number) not in (12, 15):
        raise Rejected(
            N_("You wrote: {typed}\nI count {count} digits. After MD there are 12 or 15, for example MD 245009001018. Please check it."),
            typed=written(text), count=len(number),
        )  # fmt: skip
    return PaperNumber(f"MD{number}")


def read_cosmetic(text: str) -> PaperNumber:
    """N, a letter from A to E, 11 digits; 11 digits alone are taken as NA."""
    letter, number = _COSMETIC.search(written(text)), digits_in(text)
    if len(number) != 11:
        raise Rejected(
            N_("You wrote: {typed}\nI count {count} digits. After NA there are 11, for example NA18171234567. Please check it."),
            typed=written(text), count=len(number),
        )  # fmt: skip
    return PaperNumber(f"N{letter[1].upper() if letter else 'A'}{number}")


def read_jamu(text: str) -> PaperNumber:
    """TR (or TI, TL, FF, HT) with 9 digits; 9 digits alone are taken as TR."""
    letters, number = _JAMU.search(written(text)), digits_in(text)
    if len(number) != 9:
        raise Rejected(
            N_("You wrote: {typed}\nI count {count} digits. After POM TR there are 9, for example TR 123456789. Please check it."),
            typed=written(text), count=len(number),
        )  # fmt: skip
    return PaperNumber(f"{letters[1].upper() if letters else 'TR'}{number}")


def read_halal(text: str) -> PaperNumber:
    """ID with 17 digits. The number of the ruling (KH …) and of the application (SH …) stand beside it."""
    typed, number = written(text), digits_in(text)
    if len(number) == 17:
        return PaperNumber(f"ID{number}")
    if _APPLICATION.search(typed):
        raise Rejected(
            N_("You wrote: {typed}\nSH is the number of the application. The certificate's own begins with ID: ID31110000412891122."),
            typed=typed,
        )  # fmt: skip
    if _DECISION.search(typed):
        raise Rejected(
            N_("You wrote: {typed}\nThat is the number of the halal ruling (KH). The certificate's own begins with ID: ID31110000412891122."),
            typed=typed,
        )  # fmt: skip
    if _OLD_HALAL.search(typed):
        raise Rejected(
            N_("You wrote: {typed}\nThat looks like an old MUI number. New ones begin with ID: ID31110000412891122. If there is no new one, it may be kept as written."),
            typed=typed,
        )  # fmt: skip
    raise Rejected(
        N_("You wrote: {typed}\nI count {count} digits. After ID there are 17, for example ID31110000412891122. Please check it."),
        typed=typed, count=len(number),
    )  # fmt: skip


def read_mark(text: str) -> PaperNumber:
    """IDM with 9 digits once registered; while it is only applied for, the number of the application."""
    typed, number = written(text), digits_in(text)
    letters = _MARK.search(typed)
    prefix = letters[1].upper() if letters else ""
    if len(number) == 9 and prefix in ("", "IDM"):
        return PaperNumber(f"IDM{number}")
    if prefix not in ("", "IDM") and len(number) >= 7:
        return PaperNumber(
            f"{prefix}{number}", note=message(N_("That is the number of the application; the mark itself comes later."))
        )  # fmt: skip
    raise Rejected(
        N_("You wrote: {typed}\nA registered mark has IDM and 9 digits, for example IDM000123456; an application begins with DID."),
        typed=typed,
    )  # fmt: skip


def read_barcode(text: str) -> PaperNumber:
    """EAN-13: thirteen digits, the last one a check digit. Official Indonesian ones begin with 899."""
    number = digits_in(text)
    if len(number) != 13:
        raise Rejected(
            N_("You wrote: {typed}\nI count {count} digits. Under the lines stand 13, for example 8991234567891. Please check it."),
            typed=written(text), count=len(number),
        )  # fmt: skip
    if check_digit(number[:12]) != int(number[12]):
        raise Rejected(
            N_("You wrote: {typed}\nThese digits do not fit together, one is wrong. Please compare them one by one, for example 8991234567891."),
            typed=written(text),
        )  # fmt: skip
    is_local = number.startswith("899")
    note = (
        None
        if is_local
        else message(N_("Official Indonesian barcodes begin with 899. A shop may ask about this one."))
    )
    return PaperNumber(number, note=note)  # fmt: skip


def check_digit(twelve: str) -> int:
    """The last digit of an EAN-13: weights 1 and 3 from the left, up to the next ten (GS1)."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(twelve))
    return -total % 10


def read_free(text: str) -> PaperNumber:
    """What stands on a paper whose form differs from regency to regency: 3 to 60 characters."""
    typed = clean_free(text)
    if _LINK.search(typed) or typed.startswith("/") or not _FREE.match(typed):
        raise Rejected(
            N_(
                "Please write the number as it stands on the paper, up to 60 characters, for example 440/123/SLHS/2026."
            )
        )
    return PaperNumber(typed)  # fmt: skip


def clean_free(text: str) -> str:
    """The number without "no." in front."""
    return re.sub(r"^(?:no|nomor|nomer)\b[\s.:]*", "", written(text), flags=re.IGNORECASE)
