"""What kind of complaint a free text is about, when its words leave no doubt. Knows no screens."""

from domain.cases.model import Kind
from domain.intent_words import plain_words

_FEES = (
    "pungli", "pungutan liar", "minta uang izin", "dimintai uang", "minta uang petugas", "uang pelicin", "minta jatah", "calo",
    "minta bayar izin", "uang rokok petugas", "suap",
)  # fmt: skip
_REFUSED = (
    "ditolak minimarket", "ditolak toko", "ditolak produk", "menolak produk", "nolak produk", "nolak toko", "menolak toko",
    "menolak minimarket", "nolak minimarket", "minimarket tidak mau terima", "toko tidak mau terima", "tolak produk",
)  # fmt: skip
_ABOUT = tuple(
    (kind, tuple(frozenset(phrase.split()) for phrase in phrases))
    for kind, phrases in ((Kind.FEES, _FEES), (Kind.REFUSED, _REFUSED))
)


def kind_in(text: str) -> Kind | None:
    """Illegal fees, or a shop that refuses; None when the words do not say so."""
    said = frozenset(plain_words(text))
    return next((kind for kind, phrases in _ABOUT if any(phrase <= said for phrase in phrases)), None)
