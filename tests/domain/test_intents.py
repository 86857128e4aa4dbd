from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.intent_words import keywords, plain_words
from domain.intents import guess

HERE = Path(__file__).parent
SUBJECTS = {
    "register",
    "claim",
    "profile",
    "products",
    "certification",
    "consign_delivery",
    "consign_sales",
    "payouts",
    "sales_report",
    "events",
    "procurement",
    "catalogue",
    "curation",
    "complaint",
    "ask_officer",
    "reminders",
    "my_data",
    "delete_data",
    "language",
    "help",
    "greeting",
    "cancel",
    "undo_record",
    "menu",
    "none",
}


def _utterances(name):
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line]


def _heard(text):
    found = guess(text)
    return found.intent if found else "none"


@pytest.mark.parametrize(("intent", "text"), _utterances("utterances.tsv"))
def test_what_people_write_leads_to_its_subject(intent, text):
    assert _heard(text) == intent


def test_phrases_never_used_for_tuning_lead_there_as_well():
    wrong = [
        (intent, text, _heard(text))
        for intent, text in _utterances("utterances_held_out.tsv")
        if _heard(text) != intent
    ]
    assert len(wrong) <= 0.12 * len(_utterances("utterances_held_out.tsv")), wrong


def test_every_subject_is_tried_and_nothing_else_is_in_the_table():
    assert {intent for intent, _ in _utterances("utterances.tsv")} == SUBJECTS
    assert {intent for intent, _ in _utterances("utterances_held_out.tsv")} == SUBJECTS
    assert {keyword.intent for keyword in keywords()} == SUBJECTS


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("gmn cara ndaftar?", ("bagaimana", "cara", "daftar")),
        ("DUITKU durung cair", ("uang", "belum", "cair")),
        ("penjualan", ("jualan",)),
        ("setoranku 25 bks", ("setor", "#", "bungkus")),
        ("sertifkat", ("sertifikat",)),
        ("pelatian", ("pelatihan",)),
        ("masok 3 pisang", ("masuk", "#", "pisang")),
        ("nibku ngisi telu", ("nib", "isi", "#")),
        ("mereka memberikan kursi di bandung", ("mereka", "memberikan", "kursi", "di", "bandung")),
        ("proses perempuan di semarang", ("proses", "perempuan", "di", "semarang")),
        ("bataaaal", ("batal",)),
        ("assalamu'alaikum", ("salam",)),
        ("p-irt", ("pirt",)),
        ("1.500,00", ("#",)),
        ("zxqwv", ("zxqwv",)),
        ("", ()),
    ],
)
def test_words_are_made_plain(text, words):
    assert plain_words(text) == words


def test_more_said_is_surer():
    short, long = guess("uang"), guess("uang titipan di toko kapan cair")
    assert short is None
    assert long is not None
    assert long.certainty > 0.7
    vague = guess("ikut jadwal daftar")
    assert vague is not None
    assert vague.certainty < long.certainty


@given(st.text(max_size=200))
def test_any_text_gives_a_subject_or_nothing(text):
    found = guess(text)
    assert found is None or (found.intent in SUBJECTS - {"none"} and 0 < found.certainty <= 1)


def test_a_very_long_text_does_no_harm():
    assert _heard("daftar " * 5_000) == "register"
