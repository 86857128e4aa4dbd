"""What officers say leads to what they do; what is about something else leads nowhere here."""

import pytest

from domain.task_words import tasks

SAID = """
siaran|kirim pengumuman ke semua pedagang keripik di bandar
siaran|umumin besok libur
siaran|mau ngumumke kabar
siaran|kirim broadcast
siaran|bikin siaran
siaran|gimana cara kirim pengumuman
siaran|kirimno kabar neng kabeh bakul
siaran|tulung umumke sesuk prei
siaran|batalin siaran
siaran|ralat pengumuman kemarin
siaran|kasih info ke warga limpung
siaran|kabari semua pelaku usaha
undang|tambah petugas baru
undang|nambah petugas
undang|undang petugas desa
undang|cabut tugas bu yuli
undang|bikin pendamping baru
undang|lihat undangan yang belum dibuka
undang|siapa saja petugasnya
sensus|siapa saja yang belum daftar
sensus|berapa yang udah kedata
sensus|jumlah umkm terdaftar
sensus|progres pendataan
sensus|sopo wae sing durung daftar
sensus|piro sing wis didata
sensus|pendataan sampai mana
posters|cetak poster desa wonotunggal
posters|poster qr
impor|import data excel
impor|unggah data umkm
impor|upload daftar bpum
impor|mau masukin data dari excel
cari|cari bu siti
cari|nomer hp pak budi
cari|tolong carikan bu karmi
tetangga|daftarkan tetangga
tetangga|daftarin mbah darmi
kasus|kasus yang belum dijawab
kasus|ada aduan apa
kasus|pertanyaan warga
tinjau|berkas yang harus ditinjau
tinjau|cek sertifikat masuk
tinjau|verifikasi pirt
rekap|rekap bulan ini
rekap|laporan bulanan
rekap|laporan bupati
rekap|laporan buat bapak bupati dong
rekap|rekapnya dong
rekap|rekap kecamatan bandar
rekap|minta rekapan bulan kemarin
rekap|rangkuman batang
rekap|laporan oktober
rekap|laporan ke kepala dinas
rekap|angka bulan ini
rekap|gambar untuk bupati
rekap|laporan perkembangan umkm
rekap|berapa umkm aktif bulan ini
acara|rekap pelatihan
acara|rekap peserta pelatihan
acara|hasil bazar kemarin
acara|daftar hadir
acara|pesertanya berapa
acara|rekap kehadiran
sensus|berapa yang sudah terdaftar
kurasitoko|kurasi
toko|daftar toko
toko|toko mana aja yang terdaftar
zona|zona grosir
petugas|apa tugas saya
petugas|menu petugas
"""


@pytest.mark.parametrize(("door", "text"), [line.split("|") for line in SAID.strip().splitlines()])
def test_a_task_said_in_own_words(door: str, text: str) -> None:
    assert tasks(text)[0].door == door


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cari bu siti", "bu siti"), ("nomer hp pak budi?", "pak budi"), ("Cari data usaha Keripik Ayu", "keripik ayu"),
        ("cari", ""), ("cetak poster desa wonotunggal", "wonotunggal"), ("poster QR untuk kecamatan Limpung", "limpung"),
        ("rekap kecamatan Bandar", "kecamatan bandar"), ("laporan oktober bandar", "oktober bandar"), ("rekap pelatihan", "past"),
    ],
)  # fmt: skip
def test_what_a_task_is_about(text: str, said: str) -> None:
    assert tasks(text)[0].said == said


@pytest.mark.parametrize(
    "text",
    ["", "halo", "/siaran", "setor 20 keripik ke toko sari", "kirim 20 bungkus ke warung bu yuli", "laku 12", "besok hujan", "terima kasih",
     "toko sari bayar 50rb", "laporan", "toko sari belum bayar", "hasil jualan kemarin", "keripik tempe harga 10rb", "kadaluarsa kapan", "cerita panjang soal siaran " * 9],
)  # fmt: skip
def test_what_is_no_task(text: str) -> None:
    assert tasks(text) == ()
