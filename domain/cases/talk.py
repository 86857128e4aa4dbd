"""What a free text says about a case, when its words leave no doubt: what went wrong, how mine stands, that it is over.

Knows no screens, and not whether there is a case at all.
"""

import re

from domain.cases.model import Kind
from domain.intent_words import plain_words
from domain.spoken import clean

_FEES = (
    "pungli", "pungutan liar", "minta uang izin", "dimintai uang", "minta uang petugas", "uang pelicin", "minta jatah", "calo",
    "minta bayar izin", "uang rokok petugas", "suap", "minta bayar petugas", "minta bayar dinas", "minta uang dinas",
    "minta bayar oknum", "minta uang oknum", "uang amplop petugas",
)  # fmt: skip
_REFUSED = (
    "ditolak minimarket", "ditolak toko", "ditolak produk", "menolak produk", "nolak produk", "nolak toko", "menolak toko",
    "menolak minimarket", "nolak minimarket", "minimarket tidak mau terima", "toko tidak mau terima", "tolak produk",
    "tolak toko", "tolak minimarket", "toko tidak gelem nampa", "minimarket tidak gelem nampa", "toko tidak mau nampa",
    "minimarket tidak mau nampa", "toko tidak gelem terima", "minimarket tidak gelem terima", "toko tidak gelem nampani",
    "minimarket tidak gelem nampani", "ditolak jualan", "tolak jualan", "tolak barang", "ditolak barang",
)  # fmt: skip
_ABOUT = tuple(
    (kind, tuple(frozenset(phrase.split()) for phrase in phrases))
    for kind, phrases in ((Kind.FEES, _FEES), (Kind.REFUSED, _REFUSED))
)
_ASKS = re.compile(
    r"\b(?:syarat\w*|kenapa|knp|ngopo|apa|opo|apakah|cara\w*|caranya|perlu|butuh|wajib|biar|supaya|agar|kalau|kalo|nek|takut|"
    r"berapa|piro|pinten)\b|\d"
)
"""Questions about papers and fees; and numbers, which are goods that a shop did not take."""
_CASE = r"(?:aduan|pengaduan|laporan|keluhan|masalah|kasus|komplain|komplen|pertanyaan|urusan)"
_MINE = re.compile(
    rf"\b(?:status|kabar|kabare|kelanjutan|tindak lanjut|sampai mana|sampe mana|tekan ngendi)\b.*\b{_CASE}(?:ku|nya|e)?\b"
    rf"|\b{_CASE}(?:ku|nya|e)?\b.*\b(?:sampai mana|sampe mana|gimana|piye|pripun|kabarnya|statusnya|tekan ngendi|sudah dibaca)\b"
)
_DONE = frozenset(
    {"selesai", "beres", "rampung", "kelar", "tuntas", "bar", "teratasi", "terselesaikan", "clear"}
)
_ALREADY = frozenset({"sudah", "udah", "sdh", "udh", "dah", "wis", "wes", "uwis", "sampun", "alhamdulillah"})
_MATTER = re.compile(rf"{_CASE}(?:ku|nya|e|ne|ipun)?")
_AROUND = frozenset({
    "pak", "bu", "bpk", "kak", "mas", "mbak", "min", "makasih", "trims", "terima", "kasih", "suwun", "matur",
    "nuwun", "maturnuwun", "ya", "yo", "nggih", "nggeh", "kok", "saya", "aku", "kulo", "ini", "itu", "yang",
    "sing", "tadi", "kemarin", "wingi", "semua", "kabeh", "petugas", "dengan", "baik", "ditutup", "tutup",
    "tolong", "boleh", "lho", "loh", "banyak",
})  # fmt: skip


def kind_in(text: str) -> Kind | None:
    """Illegal fees, or a shop that refuses; None when the words do not say so."""
    said = frozenset(plain_words(text))
    return next((kind for kind, phrases in _ABOUT if any(phrase <= said for phrase in phrases)), None)


def complains(text: str) -> Kind | None:
    """The same where nothing was asked before: a plain statement, no question and no count of goods.

    "tokonya nolak barang saya padahal sudah ada pirt", "diminta bayar sama orang dinas"
    """
    return None if _ASKS.search(clean(text).casefold()) else kind_in(text)


def asks_how_it_stands(text: str) -> bool:
    """ "aduan saya sampai mana", "masalah saya kemarin gimana" """
    return bool(_MINE.search(clean(text).casefold()))


def says_solved(text: str) -> bool:
    """ "sudah selesai masalahnya", "wis rampung, matur nuwun" – and not a word beside it."""
    if "?" in text:
        return False
    words = re.findall(r"[^\W\d_]+", clean(text).casefold())
    about = [one for one in words if one not in _AROUND]
    matter = [one for one in about if _MATTER.fullmatch(one)]
    is_over = not _DONE.isdisjoint(about) or (bool(matter) and not {"tutup", "ditutup"}.isdisjoint(words))
    told = {*_DONE, *_ALREADY, *matter}
    return is_over and told.issuperset(about) and bool(matter or not _ALREADY.isdisjoint(about))
