"""Short remarks about orders that name no figure: a refusal of what was asked, a look at orders or at offers. What somebody else
may mean by the same words is left to others.
"""

import re
from enum import StrEnum

from domain.spoken import clean

_NOT = r"(?:tidak|tdk|gak|ga|gk|nggak|ngga|enggak|ora|ra|mboten|boten|belum|blm|durung|dereng)"
_CANNOT = re.compile(
    rf"^(?:(?:maaf|ngapunten|nyuwun sewu|waduh|aduh)\W+)?(?:(?:saya|kami|aku|sy|kulo|kula)\s+)?{_NOT}\s+"
    r"(?:bisa|sanggup|siap|iso|saged|kuat|mampu|nyanggupi)\b\W*(?P<rest>.*)$",
    re.I,
)
_SAYS = (
    "dulu disik riyin ya yo nggih bu pak mbak mas buat untuk itu ini pesanan pesenan kali kalau saat sekarang saiki repot "
    "sibuk lagi sedang maaf ngapunten mepet waktunya wektune barang barangnya habis kosong banyak kebanyakan akeh jauh adoh "
    "terlalu kemurahan karena soale harga harganya regane murah sakit ono acara ada hajatan"
)
_EXCUSES = frozenset(_SAYS.split())
_ORDER = r"(?:pesan\w*|pesen\w*|order\w*|kantor|dinas|din(?:kes|dik|sos|perindagkop)|puskesmas|pembeli|pabrik|kelurahan|kecamatan|setda)"
_MONEY = r"(?:di|m)?(?:bayar|cair|lunas|transfer|tf)\w*"
_BROUGHT = r"(?:antar|anter|kirim|terkirim|kekirim|sampai|sampe|teko|datang|dateng|terima|selesai)"
_OF_ORDERS = re.compile(
    rf"\b{_ORDER}\b.*\b{_MONEY}|\b{_MONEY}\b.*\b{_ORDER}\b|\bpesan\w*\b.*\b\w*{_BROUGHT}\w*|\bpesen\w*\b.*\b\w*{_BROUGHT}\w*"
    rf"|\b\w*{_BROUGHT}\w*\b.*\bpes[ae]nan\b|\bpes[ae]nan\s*(?:ku|saya|kami|aku)\b|\bpes[ae]nanku\b",
    re.I,
)
_BUYERS = re.compile(
    rf"\b{_MONEY}|\b\w*{_BROUGHT}\w*\b|\bkuitansi\b|\bkwitansi\b|\bnota(?:nya)?\b|\bpes[ae]nan\w*\b|\borderan\b",
    re.I,
)
_OFFERS = re.compile(
    r"\btawaran\w*\b|\bpenawaran\w*\b|\bsiapa\b.*\b(?:sanggup|bisa|jawab|menjawab|nawar)\b", re.I
)
_MOST_WORDS = 12


class Remark(StrEnum):
    """What somebody wants to see."""

    ORDERS = "orders"
    OFFERS = "offers"


def is_refusal(text: str) -> bool:
    """ "Ora iso, lagi repot": that they cannot, and nothing but excuses after it ("gak bisa daftar" speaks of something else)."""
    found = _CANNOT.match(clean(text))
    return found is not None and all(
        word in _EXCUSES for word in re.findall(r"\w+", found["rest"].casefold())
    )


def makers_remark(text: str) -> Remark | None:
    """What a producer says of their orders: the order, or who ordered, is named besides money or delivery."""
    return Remark.ORDERS if _is_short(text) and _OF_ORDERS.search(clean(text)) else None


def buyers_remark(text: str) -> Remark | None:
    """The same of somebody who only buys: money and deliveries are always those of orders."""
    said = clean(text)
    if not _is_short(text):
        return None
    if _OFFERS.search(said):
        return Remark.OFFERS
    return Remark.ORDERS if _BUYERS.search(said) else None


def _is_short(text: str) -> bool:
    return 0 < len(text.split()) <= _MOST_WORDS
