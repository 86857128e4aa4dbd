"""Phone numbers as Indonesians write them, kept as E.164.

Knows numbers, not people: whose number it is must be asked elsewhere.
"""

import re
from typing import NewType

from domain.messages import N_, Rejected
from domain.spoken import clean

Phone = NewType("Phone", str)
"""E.164, for example "+6281234567890"."""

_LABEL = re.compile(
    r"^(?:(?:no(?:mor|mer)?|hp|wa|whatsapp|telp(?:on)?|telepon|tel|hape|kontak|saya|sy|ku|nya|ini|adalah|ini|:|\.|=|\s)+)(?=[\d+(])"
    r"|(?:https?://)?(?:wa\.me/|api\.whatsapp\.com/send/?\?phone=|wa\.link/)\+?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?<=\d)(?:[?&](?:text|type|app)\S*.*|[\s,.]+(?:ya+|yaa|kak|bu|pak|wa|hp|mas|mbak)\b.*)$", re.IGNORECASE
)
_BETWEEN = re.compile(r"[ .\-]")
_MOBILE = re.compile(r"(?:\+62|0)?(8[1-35-9]\d{7,10})|62(8[1-35-9]\d{8,10})", re.ASCII)
"""What most people write; `phonenumbers` says the same of it and takes a hundred times as long (tested)."""
_LETTER = re.compile(r"[^\W\d_]")
_CALL_CENTRE = re.compile(r"^(?:\+?62)?0?(?:1[1-9]\d|1[45]00\d{0,4}|14\d{3})$")


def parse_phone(text: str) -> Phone:
    """Reads 08…, 8…, 62…, +62 0…, 0062…, wa.me/62… and landlines with their area code.

    Letters in place of digits (O8I2) are asked again: a wrong guess would write to a stranger.
    Raises Rejected. Source: market.md 6.4 rows 111-122.
    """
    if usual := _MOBILE.fullmatch(_BETWEEN.sub("", text)):
        return Phone("+62" + (usual[1] or usual[2]))
    number = _TAIL.sub("", _LABEL.sub("", clean(text)))
    digits = re.sub(r"\D", "", number)
    _refuse(number, digits)
    return _valid(_international(number, digits))


def _refuse(number: str, digits: str) -> None:
    if _LETTER.search(number):
        raise Rejected(
            N_("There are letters in the number. Please write digits only, for example 0812-3456-7890.")
        )
    if len(digits) == 16 and not digits.startswith("00"):
        raise Rejected(
            N_("That looks like a NIK; we do not need it. Please write your phone number: 0812-3456-7890.")
        )
    if _CALL_CENTRE.match(digits):
        raise Rejected(
            N_("That is a service number. Please write your own number, for example 0812-3456-7890.")
        )
    if len(digits) > 17:
        raise Rejected(
            N_("That is more than one number. Please write one number only, for example 0812-3456-7890.")
        )


def _international(number: str, digits: str) -> str:
    if digits.startswith("00"):
        return "+" + digits[2:]
    return "+" + digits if number.startswith("+") else digits


def _valid(number: str) -> Phone:
    import phonenumbers  # slow to load, and most of the time nobody gives a number

    try:
        parsed = phonenumbers.parse(number, "ID")
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is None or not phonenumbers.is_valid_number(parsed):
        raise Rejected(N_("That number does not look complete. Please check it, for example 0812-3456-7890."))
    return Phone(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def shared(number: str) -> Phone:
    """A number as Telegram shares it, with or without its plus. Raises `Rejected` as `parse_phone` does."""
    return parse_phone(number if number.startswith("+") else "+" + number.lstrip("0"))


def show(phone: Phone) -> str:
    """ "0812-3456-7890" for an Indonesian mobile; the usual national or international writing for others."""
    if phone.startswith("+628"):
        return _in_fours("0" + phone[3:])
    import phonenumbers

    at_home = phone.startswith("+62")
    style = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(
        phonenumbers.parse(phone, None), style.NATIONAL if at_home else style.INTERNATIONAL
    )


def _in_fours(digits: str) -> str:
    return "-".join(part for part in (digits[:4], digits[4:8], digits[8:]) if part)
