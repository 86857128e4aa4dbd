"""Words about places in free text: addresses, headings, "08. LIMPUNG". Knows how they are written, not which places there are."""

import re
from collections.abc import Callable

_NUMBERED = re.compile(r"^[\d.\s\-)]+(?=[^\W\d])")
_HOUSE = re.compile(
    r"[\s,]+(?:rt|rw|no|nomor|gg|gang|jl|jln|jalan|dsn|dusun|dk|dukuh|blok|kode pos)\b.*$", re.IGNORECASE
)
_STREET = re.compile(
    r"^(?:jl|jln|jalan|gg|gang|dsn|dusun|dk|dukuh|rt|rw|blok|perum\w*)\b[.\s]*[^,]*,?\s*", re.IGNORECASE
)
_KECAMATAN = re.compile(
    r"\bkec(?:amatan|\.|\b)[\s.:]*([^\d,;()/]+?)(?=\s*(?:[,;()/\d]|\bkab|\bkota\b|\bprov|\btahun\b|\bthn\b|$))",
    re.IGNORECASE,
)
_DESA = re.compile(
    r"\b(?:desa|ds|kelurahan|kel)\b[\s.:]*([^\d,;()/]+?)(?=\s*(?:[,;()/\d]|\bkec|\brt\b|\brw\b|\bkab|\bdsn\b|\bdusun\b|\bdk\b|$))",
    re.IGNORECASE,
)
_HEADING_REGENCY = re.compile(r"\b(?:kab(?:upaten)?|kota)\b[\s.:]*[^\d,;()/]+", re.IGNORECASE)
_TAIL = re.compile(
    r"\s+\b(?:tahun|thn|periode|tahap|provinsi|prov|jawa|per|bulan|tanggal)\b.*$", re.IGNORECASE
)


def kecamatan_in(text: str) -> str:
    """The kecamatan that a heading speaks of ("DAFTAR UMKM KECAMATAN LIMPUNG TAHUN 2021"); "" without one."""
    found = _KECAMATAN.search(text)
    return _TAIL.sub("", found[1]).strip(" .") if found else ""


def regency_in(text: str) -> str:
    """The regency or city that a heading speaks of, as written; "" without one."""
    found = _HEADING_REGENCY.search(text)
    return _TAIL.sub("", found[0]).strip(" .") if found else ""


def bare(name: str) -> str:
    """ "08. LIMPUNG" → LIMPUNG; "Sidomulyo RT 02/01" → Sidomulyo."""
    return _HOUSE.sub("", _NUMBERED.sub("", name)).strip(" .,:-")


def desa_in(address: str) -> str:
    """The desa or kelurahan that an address names as such ("Ds. Sidomulyo RT 2"); "" without one."""
    found = _DESA.search(address)
    return found[1].strip() if found else ""


def split(address: str, is_kecamatan: Callable[[str], bool]) -> tuple[str, str]:
    """Kecamatan and desa out of "Jl. Raya 5, Ds. Sidomulyo RT 02, Kec. Limpung", or "Sidomulyo, Limpung"."""
    desa = desa_in(address)
    if kecamatan := _KECAMATAN.search(address):
        return kecamatan[1].strip(" ."), desa
    parts = [bare(part) for part in re.split(r"[,;/]|\s-\s", _STREET.sub("", address))]
    for at, part in enumerate(parts):
        if part and is_kecamatan(part):
            return part, desa or (parts[at - 1] if at else "")
    return "", desa or (parts[0] if len(parts) == 1 else "")
