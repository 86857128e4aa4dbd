"""Ways to say at length, or sideways, what shorter words say: put plainly before a line is cut into pieces.

Knows wordings, no shops and no goods. Works on small letters.
"""

import re

from domain.units import SIZES

_AMOUNT = r"(?:rp\.?\s?)?\d[\d.,]*\s?(?:rb|ribu|rebu|ewu|k|jt|juta)\b"
_PAID = (
    r"\b(?:bayar\w*|mbayar|dibayar\w*|transfer\w*|ditransfer|tf|ditf|nyicil|dicicil|cicil\w*|setor uang)\b"
)
_TAKE = r"\b(?:ambil|ngambil|jupuk|njupuk|pendhet|mendhet|candak)\b"
_FROM = r"\b(?:dari|dr|seko|saka|saking|soko|ti)\b"
_PAPERS = r"\b(?:faktur|bon|nota|invoice|tagihan|kuitansi)(?:nya|ne)?"
_CHAT = r"(?:\s+(?:sudah|sdh|udah|udh|wis|wes|tadi|td|baru|sampun))*"

_PLAINER: tuple[tuple[str, str], ...] = (
    # real words that would be taken for others
    (r"\b(?:sama sekali|babar blas|babar pisan|blas|satupun|siji-sijia)\b", ""),
    (r"\b(?:tinggal|mung kari)\b", "sisa"),
    (r"\bongkos kirim\b", "ongkir"),
    (r"\bapa[- ]?apa\b", ""),
    (r"\bada (?:yang|yg|sing|nu) (?:beli|tuku|meuli)\b", "laku"),
    (r"\bkata (?:kasir|pegawai|karyawan|penjaga|mbak|mas|orang)(?:nya|e)?\b", ""),
    (r"\b(?:buat|untuk|utk|kanggo) (?:lebaran|puasa|natal|tahun baru|bulan puasa)\b", ""),
    (r"\b(?:di|waktu|pas) (?:jalan|dalan|dikirim|visit|kirim)\b", ""),
    (r"\b(potong\w*|dipotong) admin\b", r"\1 administrasi"),
    (r"\b(?:masih|isih|taksih|kari)\s+(?=\d)", "sisa "),
    (r"\b(?:di)?bayar(?:an)? di ?muka\b", "dp"),
    (r"\bnota retur\b", "retur"),
    (r"\b(?:kirim|ngirim|dikirim) bukti\b", ""),
    (rf"\b(?:uangnya|duitnya|uange|duite|hasilnya|hasile)\s+(?={_AMOUNT})", "dibayar "),
    (r"\b(?:mau|hampir|arep|mepet|deket|dekat|meh)\s+(?:exp\w*|ed|k[ae]dal\w*)\b", ""),
    (r"\b(?:satu|siji|se)?\s*(?:bungkus|biji|botol|pcs|iji)?\s*pun\b", ""),
    # a span of time is no day: "sejak kemarin", "bulan ini"
    (r"\b(?:dari|sejak|wiwit|mulai)\s+(?:kemarin|kemaren|wingi|tadi|(?:minggu|bulan) (?:lalu|kemarin))\b", ""),
    (r"(?:\b\d+\s*)?\b(?:minggu|bulan|pekan|sasi) (?:ini|iki|niki)\b", ""),
    # what is still to come is no part of what happened: "sisanya besok", "dibayar minggu depan"
    (r"\b(?:sisa(?:nya|ne)?|kurang(?:e|nya)?|(?:di)?bayar(?:nya|e)?|lunas(?:nya|e)?|nyusul)\s+"
     r"(?:besok|besuk|sesuk|lusa|nanti|ntar|mengko|nyusul|(?:minggu|bulan|pekan) depan)\b", ""),
    # what is left of a sum that was partly paid: "bayar 200rb kurang 100rb", "baru 250 ribu dari 400 ribu"
    (rf"({_PAID}.*?{_AMOUNT})\s+(?:masih\s+)?(?:kurang|dari|sisa)(?:e|nya|ne)?\s+(?:tagihan\s+|total\s+)?{_AMOUNT}", r"\1"),
    # goods that are taken away again
    (rf"{_TAKE}\s+(\d+)\s+sisa(?:nya|ne)?(?:\s+(?:kemarin|kemaren|wingi))?", r"retur \1"),
    (rf"{_TAKE}\s+sisa(?:nya|ne)?\b", "ambil sisa"),
    (rf"{_TAKE}(?!\s+sisa)(?!.*\b(?:uang|duit|arto|dana)\b)(?=.*{_FROM})", "retur"),
    (r"\b(?:digowo|digawa|dibawa|dicandak|dijaluk)\s+(?:bali|balik|mulih|deui|meneh)\b", "retur"),
    (r"\bbali\s+(?=\d)", "retur "),
    # why goods were spoilt
    (r"\b(?:dimakan|digigit|kena|kecokot)\s+(?:tikus|semut|air|banyu|hujan|udan)\b", "rusak"),
    # a span of days is no day: "habis dalam 2 hari"
    (r"\b(?:dalam|dlm|selama)\s+(?:waktu\s+)?(?:\d+|se|dua|tiga|empat|lima)\s*(?:hari|minggu|mgg|bulan|bln)\b", ""),
    # the papers are with the shop
    (rf"{_PAPERS}{_CHAT}\s+(?:masuk|diterima|diserahkan|disetor(?:kan)?|diantar|dititipkan|ditampa)\b", "kontra bon"),
)  # fmt: skip
_REWRITES = tuple((re.compile(pattern), plain) for pattern, plain in _PLAINER)
_BECAUSE = re.compile(
    r"\b(?:karena|krn|krna|soale|soalnya|amarga|merga|mergo|gara-gara|gara2|lantaran)\b[^\d,;\n]*"
)
_NEEDS_NO_REASON = re.compile(r"\b(?:nolak|ditolak|menolak|laku|payu|setor|titip)\b")
_LESS = re.compile(r"\b(\d+)\s*(lusin|lsn|kodi)\s+kurang\s+(\d+)\b")
_AGO = re.compile(
    r"^(.*[^\W\d_] \d+)\s+((?:minggu|bulan|pekan)\s+(?:lalu|kemarin|kepungkur|wingi)\b)(.*)$", re.DOTALL
)
_SOMETHING_ELSE = re.compile(
    r"^(?:tolong |mohon |plis )?(?:jgn|jangan|jngn|ojo|aja|ulah|stop|berhenti) (?:di)?(?:kirim|ngirim)"
    r"|\bkirim\w* (?:\w+ )?(?:data|datanya|dataku|laporan|pesan|kabar|info)\b|\b(?:jujur|curang|bohong|nipu|ngapusi)\b"
)
_OWN_SPENDING = re.compile(
    r"\b(?:saya|sy|aku|kulo|kula|kami)\s+(?:sudah\s+|udah\s+|wis\s+|mau\s+)?(?:bayar|mbayar|beli|tuku)\b"
)
_MEANT = re.compile(r"\b(?:mau|arep|ajeng|badhe|pengen|pengin|ingin|rencana|bade|niat)\b")
_CORRECTS = re.compile(
    r"\b(?:ralat|keliru|salah tadi|tadi salah|td salah|salah td)\b|\bbukan\s+\d+\s+(?:tapi|tp|tetapi|ning)\b"
    r"|\b(?:batal\w*|hapus\w*|cancel|urung\w*|busak)\b[^\d,;\n]{0,20}\b(?:tadi|td|barusan|terakhir|catat\w*|input\w*)\b"
)


def put_plainly(line: str) -> str:
    """The line with long wordings said shortly."""
    for pattern, plain in _REWRITES:
        line = pattern.sub(plain, line)
    line = _LESS.sub(lambda found: str(int(found[1]) * SIZES[found[2]] - int(found[3])), line)
    if len(re.findall(r"\d+", line)) == 1:  # "laku 27 minggu lalu": 27 pieces, not 27 weeks
        line = _AGO.sub(r"\2 \1\3", line)
    return _BECAUSE.sub("", line) if _NEEDS_NO_REASON.search(line) else line


def is_meant_only(line: str) -> bool:
    """Whether somebody only tells what they are going to do: "besok mau setor rempeyek", without a number."""
    return bool(_MEANT.search(line)) and not any(map(str.isdigit, line))


def is_own_spending(line: str) -> bool:
    """Whether the person paid, and not a shop: "sudah saya bayar listrik 100rb"."""
    return bool(_OWN_SPENDING.search(line))


def is_about_something_else(line: str) -> bool:
    """Whether a word of goods is said of something else: "jangan kirim lagi", "kirimin data saya", "toko ga jujur"."""
    return bool(_SOMETHING_ELSE.search(line))


def corrects(line: str) -> bool:
    """Whether an entry is said to be wrong: "ralat", "bukan 50 tapi 40"."""
    return bool(_CORRECTS.search(line))
