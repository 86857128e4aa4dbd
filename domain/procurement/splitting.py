"""The wish to cut one purchase into several papers so that it stays under a limit, however it is said; it is refused
(market.md G5). To share the work among makers is none."""

import re

from domain.spoken import clean

_CUT = r"(?:di)?(?:pecah|bagi|split|pisah)(?:kan|in|no|en|e)?"
_PAPER = (
    r"(?:nota|kuitansi|kwitansi|struk|tagihan|spk|kontrak|transaksi|pembelian|faktur|invoice)(?:nya|ne|e)?"
)
_SO_THAT = r"(?:biar|supaya|agar|ben|nggo|demi)"
_UNDER = r"(?:(?:di\s*)?bawah|kurang dari|lelang|tender|pajak|pph|spk|batas|(?:ga|gak|ga'|tidak|ora|nggak|tdk)\s+(?:sampai|sampe|nyampe|lebih|ngelewati|tekan))"
_SOME = r"(?:dua|tiga|empat|loro|telu|papat|[2-9]|beberapa)"
_SPLIT = re.compile(
    rf"\b{_CUT}\b.{{0,30}}\b{_PAPER}\b|\b{_PAPER}\b.{{0,20}}\b{_CUT}\b.{{0,20}}\b(?:{_SOME}|{_SO_THAT})\b"
    r"|\b(?:nota|kuitansi|kwitansi|faktur)\w*\b.{0,20}\b(?:dua|tiga|empat|2|3|4|beberapa)\b.{0,20}\b(?:biar|supaya|agar|ben)\b"
    r"|\bsupaya\b.{0,20}\b(?:tidak|ga|gak|nggak)\b.{0,12}\b(?:kena|kepotong)\b.{0,12}\b(?:pajak|pph|spk)\b"
    rf"|\b{_CUT}\b.{{0,40}}\b{_SO_THAT}\b.{{0,40}}\b{_UNDER}\b|\b(?:pecah|dipecah|split|displit)\s+(?:belanja|pengadaan|paket)(?:nya|ne|e)?\b"
    rf"|\b(?:bikin|buat|dibuat|dibikin|gawe|digawe)\w*\s+{_SOME}\s+{_PAPER}\s*(?:@|masing|\bbiar|\bsupaya|\bagar|\bben|saja\s+@)"
    rf"|\b{_PAPER}\b.{{0,20}}\b(?:jangan|ojo|tidak usah|gak usah|ga usah)\b.{{0,6}}gabung.{{0,30}}\b{_UNDER}\b",
    re.I,
)


def wants_to_split(text: str) -> bool:
    """Whether somebody asks to cut one purchase into several papers (market.md G5)."""
    return bool(_SPLIT.search(clean(text)))
