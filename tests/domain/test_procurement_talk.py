"""What buyers and makers write in one line, and the wish to split a purchase, however it is said."""

from datetime import date

import pytest

from domain.procurement.splitting import wants_to_split
from domain.procurement.talk import kecamatan_in, need_in
from domain.procurement.talk_offers import offer_in

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "is_refused"),
    [
        ("pecah jadi dua nota ya, 1,9 juta + 1,9 juta", True),  # G5
        ("tolong kuitansinya dibagi dua nota", True),
        ("bisa dipecah 3 kwitansi?", True),
        ("butuh telur pecah", False),
        ("200 kotak dibagi tiga pembuat", False),
        ("saya minta nota", False),
        ("bikin dua kuitansi @1,9jt", True),
        ("tolong notane dipisah loro", True),
        ("displit aja invoice nya biar ga lelang", True),
        ("kita bagi 2 hari biar di bawah 10jt", True),
        ("pecah belanja", True),
        ("dipecah 2 pesanan biar gak sampai 50 juta", True),
        ("kuitansinya jangan digabung, masing2 di bawah sejuta", True),
        ("kita pecah paketnya biar gak tender", True),
        ("pecahan uang 2 ribu ada?", False),
        ("piringnya pecah jadi dua", False),
        ("minta nota 2 lembar", False),
        ("pesanan dibagi dua pembuat ya", False),
        ("kuitansi dibuat 2 rangkap", False),
    ],
)
def test_splitting_is_heard(text: str, is_refused: bool) -> None:
    assert wants_to_split(text) is is_refused


def test_a_need_in_one_sentence() -> None:
    found = need_in("butuh 150 snack box tgl 4 des 09.00 di dinkes maks 15rb", TODAY)
    assert found is not None
    assert (found.item, found.quantity, found.place, found.budget) == ("snack box", 150, "dinkes", 15_000)
    assert found.when is not None
    assert found.when.days[0].first == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("text", "item", "quantity", "unit"),
    [
        ("perlu seragam batik 40 stel", "seragam batik", 40, "stel"),
        ("pesan 1.000 buah plakat", "plakat", 1_000, "buah"),
        ("dinas butuh 25 parsel", "parsel", 25, ""),
        ("mau pesan 50 kotak jajan buat rapat jumat", "jajan buat rapat", 50, "kotak"),
        ("tolong carikan 200 besek", "besek", 200, ""),
        ("arep tuku 100 kotak jajan pasar senin jam 8", "jajan pasar", 100, "kotak"),
        ("kami mau memesan 75 dus snack tgl 5", "snack", 75, "dus"),
        ("tolong carikan 30 goodie bag utk tgl 12/12 jam 8", "goodie bag", 30, ""),
        ("mohon disiapkan 120 dos nasi ayam, 2 Des pukul 11.30, lokasi Aula Setda", "nasi ayam", 120, "dos"),
        ("kantor kami butuh snack 60 orang besok jam 9", "snack", 60, "orang"),
        ("butuh setengah kuintal beras ketan tgl 5 desember", "beras ketan", 50, "kg"),
        ("pesan seratus besek tgl 5", "besek", 100, ""),
        ("butuh sejuta kotak snack besok", "snack", 1_000_000, "kotak"),
    ],
)
def test_other_sentences(text: str, item: str, quantity: int, unit: str) -> None:
    found = need_in(text, TODAY)
    assert found is not None
    assert (found.item, found.quantity, found.unit) == (item, quantity, unit)


@pytest.mark.parametrize(
    ("text", "budget"),
    [
        ("butuh 75 dus snack kamis jam 9 di aula, @12rb", 12_000), ("butuh 100 nasi kotak budget 15.000,-/org besok", 15_000),
        ("pesan snack box 150 kotak Rp 12rb per kotak besok", 12_000), ("butuh nasi kotak 15rb 40 kotak besok", 15_000),
        ("perlu konsumsi 45 org senin depan max 20rb/org", 20_000), ("butuh 75 dus snack total Rp 3 juta", None),
        ("butuh 75 dus snack anggaran 3 juta total", None), ("butuh 60 kotak snack", None),
    ],
)  # fmt: skip
def test_what_one_may_cost_at_most(text: str, budget: int | None) -> None:
    found = need_in(text, TODAY)
    assert found is not None
    assert (found.budget, found.quantity in (40, 45, 60, 75, 100, 150)) == (budget, True)
    assert not any(sign in found.item for sign in ("rb", "/", ",", "@", "juta"))


@pytest.mark.parametrize("many", ["99999999999999999999999", "1.000.001", "0"])
def test_how_many_is_asked_when_nobody_can_mean_it(many: str) -> None:
    found = need_in(f"butuh {many} kotak snack", TODAY)
    assert found is not None
    assert found.quantity is None


@pytest.mark.parametrize(
    "text",
    [
        "butuh duit 200 ribu",
        "butuh modal 5 juta",
        "butuh bantuan izin",
        "dinas butuh snack rapat ga",
        "150 snack box",
        "halo",
    ],
)
def test_what_is_no_need(text: str) -> None:
    assert need_in(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("saya bisa 150 kotak 14rb", (150, 14_000, True)), ("sanggup 100, harga 13.500", (100, 13_500, True)),
        ("bisa 1.000 @14rb", (1_000, 14_000, True)), ("bisa", (None, None, False)), ("siap 40 kg", (40, None, False)),
        ("bisa 150 harganya 14", (150, None, True)), ("bisa 0 kotak", (0, None, False)), ("iso rp 14.500 150 kotak", (150, 14_500, True)),
        ("bisa bu 100 aja 13.500", (100, 13_500, True)), ("saya bisa 100 kotak 14", (100, None, True)),
        ("sanggup 1jt kotak", (1_000_000, None, False)), ("bisa seratus kotak rp13ribu", (100, 13_000, True)),
        ("saya bisa setengahnya 14rb", (0, 14_000, True)), ("siap 2 lusin 15rb", (2, 15_000, True)),
        ("aku gelem 50 kotak rego 12rb", (50, 12_000, True)), ("nggih, kulo saged 40 regane 9 ewu", (40, 9_000, True)),
    ],
)  # fmt: skip
def test_an_answer_in_one_line(text: str, heard: tuple[int | None, int | None, bool]) -> None:
    found = offer_in(text)
    assert found is not None
    assert (found.quantity, found.price, found.is_priced) == heard


def test_the_kecamatan_of_a_place() -> None:
    assert kecamatan_in("Dinkes Limpung", "33.25") == "33.25.08"
    assert kecamatan_in("Aula", "33.25.08") == "33.25.08"
    assert kecamatan_in("Aula", "33.25") is None
