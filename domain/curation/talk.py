"""Words that are about getting into a shop or how an application stands – not about which papers that takes."""

import re

from domain.spoken import clean

_STATUS = re.compile(
    r"\b(?:status|hasil|kabar|gimana|bagaimana|sampai mana|sampe mana|udah|sudah)\b.*\b(?:kurasi|pengajuan)(?:ku|nya)?\b"
    r"|\b(?:kurasi|pengajuan)(?:ku|nya)?\b.*\b(?:saya|ku|status|hasil|sampai mana|sampe mana|gimana|udah|sudah)\b"
)
_WANTS = re.compile(
    r"\b(?:pengen|pingin|kepengen|kepengin|pengin|arep|pan|kepingin|mau|ingin|minta|tolong|daftar|daftarin|ajukan|ngajuin|ajuin|mengajukan|ikut)\b"
)
_INTO = re.compile(
    r"\b(?:masuk|masukin|mlebu|manjing|tembus|jual di|jualan di|titip di|kurasi)\b.*"
    r"\b(?:alfamart|alfamidi|alfa|indomaret|indomart|minimarket|mini market|supermarket|superindo|hypermart|lawson|kurasi|toko modern)\b"
    r"|\b(?:daftar|ajukan|ngajuin|ajuin|ikut)\b.*\bkurasi\b"
)
_APPLIES = re.compile(
    r"(?:(?:mau|pengen|pengin|arep|pan) )?kurasi(?: (?:produk|barang|dagangan)(?:ku| saya)?)?"
    r"|(?:(?:saya )?(?:mau|pengen|pengin|arep|pan) )?(?:ajukan|ngajuin|ajuin|ngajukan|mengajukan) (?:produk|barang|dagangan)(?:ku| saya)?(?: ke toko)?"
)
"""The whole of what is said."""
_MINE = re.compile(
    r"\b(?:batal\w*|tarik|cabut|narik)\b.*\b(?:kurasi|pengajuan)(?:ku|nya)?\b"
    r"|\b(?:produk|barang|dagangan)\w*\b.*\b(?:belum|blm|durung)\b.*\b(?:dipajang|dinilai|diterima toko|lolos)\b"
    r"|\bkapan\b.*\b(?:dinilai|dikurasi|dipajang)\b"
    r"|\b(?:produk|barang|dagangan)\w*\b.*\b(?:tidak|gak|ga|nggak|ora|berhenti)\b.*\b(?:dijual|dipajang|didol) (?:lagi )?(?:di|ning|nang)\b"
)
_PAPERS = re.compile(
    r"\b(?:syarat\w*|izin\w*|surat\w*|perlu|butuh|harus|apa aja|apa saja|apa itu|wajib|dokumen|cara\w*|gimana caranya|"
    r"biaya|berapa|halal|pirt|bpom|nib|ditolak|nolak|bayar)\b|\d"
)
"""Questions about papers, and numbers: goods that were brought."""


def asks_status(text: str) -> bool:
    """ "status kurasi saya", "kurasiku udah sampai mana" """
    said = clean(text).casefold()
    return bool(_STATUS.search(said)) and not (_PAPERS.search(said) or _APPLIES.fullmatch(said))


def wants_in(text: str) -> bool:
    """ "pengen masuk alfamart", "mau daftar kurasi" """
    said = clean(text).casefold()
    if _APPLIES.fullmatch(said):
        return True
    return bool(_WANTS.search(said) and _INTO.search(said)) and not _PAPERS.search(said)


def means_own(text: str) -> bool:
    """Words that only somebody says who has applied: "kapan produk saya dinilai", "batalin kurasi", "produk saya sudah
    tidak dijual di alfamart"."""
    return bool(_MINE.search(clean(text).casefold()))
