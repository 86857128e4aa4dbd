"""What somebody on duty wants to do, in their own words: "umumin besok libur", "piro sing wis kedata", "cari Bu Siti".

Only for people with a task: the same words mean other things to producers. Knows names of doors, not who may go through.
Leads to a screen, never to a deed.
"""

import re
from dataclasses import dataclass

from domain.spoken import clean

_ADD = r"(?:undang|ngundang|tambah|nambah|bikin|buat|gawe|angkat|tunjuk|daftar|cabut|copot|hapus|ganti|pecat|berhenti)\w*"
_STAFF = r"(?:petugas|pendamping|koordinator|kader|admin|operator|pembeli|tugas)\w*"
_BRING = r"(?:impor|import|unggah|ngunggah|upload|masuk|mlebu|isi)\w*"
_LIST = r"(?:data|daftar|excel|xlsx?|csv|file|berkas|list|bpum|sheet)\w*"
_MANY = r"(?:berapa|brp|brapa|piro|pira|pinten|jumlah|total)"
_NOT_YET = r"(?:belum|blm|blum|durung|dereng|tidak|gak|ga)"
_KNOWN = r"(?:daftar|terdaftar|ndaftar|mendaftar|terdata|kedata|didata|pendataan|gabung)"
_TELL = r"(?:kirim|krm|sebar|sampai|kasih|beri|weneh)\w*"
_NEWS = r"(?:kabar|info|informasi|pesan|wa|pemberitahuan|berita|woro-?woro)"
_NUMBER = r"(?:no|nomor|nomer|nmr)\.? ?(?:hp|wa|telp\w*|telepon)(?:ne|nya)?"
_MEETING = r"(?:(?:pe)?latihan|diklat|bimtek|workshop|sosialisasi|acara|kegiatan|baza+r|pameran|peserta|hadir|kehadiran)\w*"
_OVERVIEW = r"(?:rekap|rangkum|ringkas)\w*|statisti[kc]\w*"
_REPORT = r"(?:laporan?|report|angka)(?:nya|ne)?"
_PERIOD = r"(?:bulan|tahun|minggu|triwulan|semester)\w*"
_FOR_WHOM = r"(?:bupati|wali ?kota|camat|kadin\w*|kepala dinas|pimpinan|atasan|dinas|kecamatan|kabupaten|kota|umkm|wilayah)"
_MONTH = r"(?:januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember)"
_TABLE: tuple[tuple[str, str], ...] = (
    ("posters", r"\bposter\w*(?P<said>.*)"),
    ("impor", rf"\b{_BRING}\b.*\b{_LIST}\b|\bexcel\b"),
    ("undang", rf"\b{_ADD}\b.*\b{_STAFF}\b|\bundangan\b|\b(?:siapa|sopo|sapa)\b.*\b(?:bertugas|petugas\w*|pendamping\w*)\b"),
    ("siaran", rf"\b(?:umum|ngumum|diumum|pengumum|mengumum)(?:kan|in|ke|no|an|ake|na)?\b|\b(?:siar|nyiar)\w*|\bbroadcast\b"
               rf"|\bbroadcas\b|\b{_TELL}\b.*\b{_NEWS}\b|\bkabar(?:i|in|kan|no|ke)\b|\bberi ?tahu\b|\bworo-?woro\b"),
    ("cari", rf"^(?:tolong |tulung |coba )?(?:car(?:i|ikan|iin|ikno)|golek\w*|{_NUMBER}|(?:cek|lihat|liat) data)\b(?P<said>.*)"),
    ("tetangga", r"\b(?:daftar(?:kan|in|ke|no)|ndaftar(?:ke|no)|daftar)\b.*\b(?:tetangga|tonggo|warga|mbah|tanpa hp)\b|\b(?:dampingan|tetangga|tonggo)\b"),
    ("kasus", r"\b(?:kasus|pengaduan|aduan|keluhan|komplain|complain)\w*|\bpertanyaan (?:warga|masuk|orang|yang|yg|sing)\b"
              r"|\blaporan (?:warga|masuk|masyarakat|pungli)\b|\b(?:yang|yg|sing) (?:tanya|nanya|takon|ngadu)\b"),
    ("tinjau", r"\b(?:tinjau|ninjau|meninjau|review|verifikasi|verif|periksa|cek)\b.*\b(?:berkas|sertifikat|dokumen|surat|izin|pirt|halal|foto|masuk)\w*"
               r"|\b(?:harus|perlu|belum|blm) di(?:tinjau|verifikasi|periksa|cek)\b|^(?:tinjau|review|verifikasi)$"),
    ("acara", rf"\b(?:{_OVERVIEW}|{_REPORT}|hasil|evaluasi)\b.*\b{_MEETING}\b|\b{_MANY}\b.*\b(?:peserta|hadir)\w*|\b(?:peserta|hadir)\w*\b.*\b{_MANY}\b"
              r"|\bdaftar hadir\b|\babsen\w*"),
    ("rekap", rf"\b(?:{_OVERVIEW}|(?:gambar|{_REPORT})(?= .*\b{_FOR_WHOM}\b)|{_REPORT}(?= (?:{_PERIOD}|{_MONTH})))\b(?P<said>.*)"
              r"|\b(?:umkm|usaha|pelaku)\b.*\baktif\b"),
    ("sensus", rf"\b(?:sensus|pendataan|terdata|kedata|didata|progres\w*|capaian|target)\b|\b{_MANY}\b.*\b(?:{_KNOWN}|umkm|pelaku|orang)\b"
               rf"|\b{_NOT_YET}\b.*\b{_KNOWN}\b"),
    ("kurasitoko", r"\bkurasi\b"),
    ("zona", r"\bzona\w*"),
    ("toko", r"\b(?:daftar|tambah|nambah|data|ubah) (?:toko|outlet|ritel)\b|\btoko (?:mana|apa|yang|yg|sing|ritel)\b"),
    ("petugas", r"\b(?:meja|menu|tugas) (?:petugas|saya|ku)\b|\btugas ?ku\b"),
)  # fmt: skip
_DOORS = tuple((door, re.compile(pattern)) for door, pattern in _TABLE)
_IN_FRONT = re.compile(
    r"^(?:data|nama|namanya|nya|orang|yang|yg|si|usaha|desa|kec(?:amatan)?|kel(?:urahan)?|untuk|buat|qr|milik|dari|:)\b[\s.:]*"
)
_LONGEST = 120
_OVER = {"acara": "past"}
"""Doors whose words ask for what is over: it stands behind this argument."""
_WHOLE = frozenset({"rekap"})
"""Doors that need to know whether a place was called a kecamatan."""


@dataclass(frozen=True, slots=True)
class Task:
    """`door`: a command or a route; `said`: what it is about, if that was said ("bu siti")."""

    door: str
    said: str = ""


def tasks(text: str) -> tuple[Task, ...]:
    """What may be meant, the likeliest first; () when it is no task, or a whole story."""
    said = clean(text).casefold()
    if len(said) > _LONGEST or said.startswith("/"):
        return ()
    found = ((door, pattern.search(said)) for door, pattern in _DOORS)
    return tuple(Task(door, _OVER.get(door) or _about(hit, door)) for door, hit in found if hit is not None)


def _about(hit: re.Match[str], door: str) -> str:
    said = (hit.groupdict().get("said") or "").strip(" ?!.,:")
    while door not in _WHOLE and (bare := _IN_FRONT.sub("", said)) != said:
        said = bare
    return said
