"""The decision table of certifications.md 6 (16 categories, 7 channels), cell by cell, copied in paper_decisions.tsv.

Each cell is asked of the checker with ordinary answers, and each condition (C1–C5 and "C") both ways.
"""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from domain.papers import Facts, Line, Need, Status, Step, Ware, readiness, rules

TODAY = date(2026, 11, 22)
TABLE = (Path(__file__).parent / "paper_decisions.tsv").read_text("utf-8")
ROWS = list(csv.DictReader(TABLE.splitlines(), delimiter="\t"))
Answers = Mapping[str, str | int]

FOOD: Answers = {"ingredients": "clean", "outlets": "one", "workshop": "home", "supplier": "yes"}
DRY: Answers = {**FOOD, "claims": "no", "sort": "ordinary", "shelf_life_days": 90}
ORDINARY: Mapping[str, Answers] = {
    "makanan_kering": DRY,
    "makanan_basah": {**FOOD, "storage": "fresh", "animal": "none", "premises": "home"},
    "minuman_kering_serbuk": DRY,
    "minuman_botol": {**FOOD, "water": "no"},
    "minuman_saji": {**FOOD, "premises": "warung", "names": "upto_10"},
    "frozen": {**FOOD, "animal": "none"},
    "daging_ikan_kering": {**DRY, "animal": "meat"},
    "daging_ikan_basah_beku": {**FOOD, "animal": "meat"},
    "olahan_susu": {**FOOD, "storage": "chilled"},
    "kosmetik": {"maklon": "own"},
    "jamu_kemasan": {**FOOD, "jamu_form": "medicine", "claims": "yes"},
    "jamu_gendong": {},
    "fashion_batik": {"leather": "no", "baby": "no"},
    "kerajinan": {"leather": "no", "toy": "no", "wood": "no"},
    "jasa_boga": {**FOOD, "animal": "none", "names": "upto_10", "risk": "low"},
    "jasa_lain": {"risk": "low"},
}
COLUMNS = {
    "nib": "nib", "npwp": "npwp", "spp_irt": "spp_irt", "label": "label", "ing": "ing", "merek": "merek",
    "sni_bina": "sni_bina", "barcode": "barcode", "tkdn_ik": "tkdn_ik", "halal": "halal", "slhs_hsp": "hygiene",
}  # fmt: skip
NEEDS = {"W": Need.MUST, "M": Need.ASKED, "S": Need.SUGGESTED, "X": Need.IMPOSSIBLE}
OTHERS = {
    "e-katalog": "ekatalog", "syarat negara tujuan": "syarat_tujuan", "SNI AMDK": "sni_wajib", "SKP": "skp",
    "PMR": "pmr", "batikmark": "batikmark", "SNI bayi": "sni_wajib", "SNI mainan": "sni_wajib",
    "SVLK bila kayu": "svlk", "sert. standar": "sertifikat_standar", "NKV/SKP": "nkv",
}  # fmt: skip

DEVIATIONS = {
    "pkp": "not a column: the class is one of the promises of every SPP-IRT (2.1), so it stands beside it",
    "nkv": "the cell says NKV/SKP: meat leads to NKV, fish to SKP; both ways are tested below",
    "cppob": "part of the bpom cell; C1 and C2 name MD alone, but 2.2 says the plant must hold CPPOB first",
    "C2 makes label W": "a pack made to last is processed food in a pack, so label (2.4), as in every other MD row",
    "C2 opens TUTUP": "the note below the table names the cold-shelf MD product as the way into a minimarket",
    "C2 asks npwp, merek, barcode": "then the minimarket or supermarket treats it like any packed product",
    "C4 replaces TR": "4.2: a plain drink powder may be SPP-IRT instead of TR; nobody needs both",
    "maklon": "4.1: with a contract maker the CPKB is the factory's, the producer needs the notification alone",
    "short life": "2.1: dry food that keeps 7 days or less is not PIRT and goes to Label HSP",
    "sorts with mandatory SNI": "2.1: MD + SNI, so the SNI mark stands beside MD for them",
    "canned wet food": "2.1 and 2.2: sterile food needs PMR, whatever the category",
    "jamu powder by machine": "C1 holds for every P-IRT, so C4 with an automatic line leads to MD",
}
"""Where the checker says more than a cell or otherwise, and why."""


def lines(category: str, channel: str, **changed: str | int) -> dict[str, Line]:
    facts = Facts({**ORDINARY[category], **changed})
    found = readiness(Ware(category), channel, facts, TODAY).lines
    assert len({line.subject for line in found}) == len(found)
    return {line.subject: line for line in found}


def row_id(row: Mapping[str, str]) -> str:
    return f"{row['kategori']}-{row['saluran']}"


def others(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for cell in row["lain"].split(";"):
        code, _, what = cell.strip().partition(" ")
        if code not in {"-", "TUTUP:"}:
            yield OTHERS[what], code


def test_the_table_is_whole() -> None:
    assert len(ROWS) == 16 * 7
    assert (
        {row["kategori"] for row in ROWS}
        == ORDINARY.keys()
        == rules().categories.keys() - {"mebel", "lainnya"}
    )
    assert {row["saluran"] for row in ROWS} == rules().channels.keys()


@pytest.mark.parametrize("row", ROWS, ids=row_id)
def test_every_plain_cell(row: Mapping[str, str]) -> None:
    found = lines(row["kategori"], row["saluran"])
    for column, subject in COLUMNS.items():
        cell = row[column]
        if cell == "-":
            assert subject not in found, column
        elif cell in NEEDS:
            assert found[subject].need is NEEDS[cell], column
    for subject, code in others(row):
        if code != "C":
            assert found[subject].need is NEEDS[code], subject


@pytest.mark.parametrize("row", ROWS, ids=row_id)
def test_nothing_is_asked_that_the_table_does_not_name(row: Mapping[str, str]) -> None:
    named = {subject for column, subject in COLUMNS.items() if row[column] != "-"}
    named |= {subject for subject, _ in others(row)} | papers_of_bpom(row["bpom"])
    found = lines(row["kategori"], row["saluran"])
    beyond = found.keys() - named
    assert beyond <= DEVIATIONS.keys(), beyond


def papers_of_bpom(cell: str) -> set[str]:
    if cell == "W notifikasi+cpkb":
        return {"kosmetik", "cpkb"}
    if cell == "W tr+umot/ukot":
        return {"jamu_tr", "jamu_maker"}
    return set() if cell == "-" else {"bpom_md", "cppob"}


@pytest.mark.parametrize("row", ROWS, ids=row_id)
def test_the_column_of_bpom(row: Mapping[str, str]) -> None:
    category, channel, cell = row["kategori"], row["saluran"], row["bpom"]
    found = lines(category, channel)
    if cell.startswith("W"):
        assert {found[paper].need for paper in papers_of_bpom(cell)} == {Need.MUST}
    else:
        assert not {"bpom_md", "cppob", "kosmetik", "jamu_tr"} & found.keys()
    if cell in {"C1", "C2"}:
        made = {"claims": "yes"} if cell == "C1" else {"storage": "vacuum"}
        changed = lines(category, channel, **made)
        assert {changed["bpom_md"].need, changed["cppob"].need} == {Need.MUST}
        assert changed["spp_irt"].status is Status.IMPOSSIBLE
        assert changed["spp_irt"].instead == "bpom_md"


C1 = [
    {"claims": "yes"}, {"workshop": "machine"}, {"workshop": "elsewhere"}, {"sort": "baby_diet"}, {"sort": "sni"},
    {"sort": "alcohol"}, {"storage": "chilled"}, {"storage": "frozen"}, {"storage": "canned"},
]  # fmt: skip


@pytest.mark.parametrize("channel", rules().channels)
@pytest.mark.parametrize("category", ["makanan_kering", "minuman_kering_serbuk", "daging_ikan_kering"])
@pytest.mark.parametrize("why", C1, ids=str)
def test_each_reason_of_c1_alone_leads_from_pirt_to_bpom(category: str, channel: str, why: Answers) -> None:
    found = lines(category, channel, **why)
    assert found["spp_irt"].need is Need.IMPOSSIBLE
    assert found["spp_irt"].instead == "bpom_md"
    assert found["bpom_md"].need is Need.MUST
    assert "pkp" not in found
    assert ("sni_wajib" in found) == (why == {"sort": "sni"} and category != "daging_ikan_kering")


@pytest.mark.parametrize("storage", ["vacuum", "frozen", "canned"])
def test_c2_made_to_last(storage: str) -> None:
    found = lines("makanan_basah", "minimarket", storage=storage)
    needs = {subject: line.need for subject, line in found.items()}
    assert needs["bpom_md"] == needs["cppob"] == needs["label"] == Need.MUST
    assert needs["npwp"] == needs["merek"] == needs["barcode"] == Need.ASKED
    assert ("pmr" in found) == (storage == "canned")
    facts = Facts({**ORDINARY["makanan_basah"], "storage": storage})
    assert readiness(Ware("makanan_basah"), "minimarket", facts, TODAY).closed is None


@pytest.mark.parametrize("row", [row for row in ROWS if row["slhs_hsp"] == "C3"], ids=row_id)
def test_c3_the_kind_of_place(row: Mapping[str, str]) -> None:
    category, channel = row["kategori"], row["saluran"]
    for premises in ("cafe", "restaurant", "catering", "depot"):
        assert lines(category, channel, premises=premises)["hygiene"].paper == "slhs"
    for premises in ("home", "warung"):
        assert lines(category, channel, premises=premises)["hygiene"].paper == "hsp"


@pytest.mark.parametrize("channel", rules().channels)
def test_c4_plain_drink_powder(channel: str) -> None:
    plain = lines("jamu_kemasan", channel, jamu_form="powder", claims="no")
    assert plain["spp_irt"].need is plain["pkp"].need is Need.MUST
    assert not {"jamu_tr", "jamu_maker", "bpom_md"} & plain.keys()
    assert plain["halal"].paper == "halal_sd"
    with_claims = lines("jamu_kemasan", channel, jamu_form="powder", claims="yes")
    assert with_claims["spp_irt"].instead == "jamu_tr"
    assert with_claims["jamu_tr"].need is Need.MUST
    assert with_claims["jamu_maker"].paper == "ukot"
    assert with_claims["halal"].paper == "halal_reg"
    assert lines("jamu_kemasan", channel, jamu_form="outer")["jamu_maker"].paper == "umot"
    by_machine = lines("jamu_kemasan", channel, jamu_form="powder", claims="no", workshop="machine")
    assert by_machine["spp_irt"].instead == "bpom_md"
    assert by_machine["bpom_md"].need is Need.MUST


@pytest.mark.parametrize("row", [row for row in ROWS if row["halal"] == "C5"], ids=row_id)
def test_c5_animal_material(row: Mapping[str, str]) -> None:
    category, channel = row["kategori"], row["saluran"]
    assert "halal" not in lines(category, channel)
    found = lines(category, channel, leather="yes")["halal"]
    assert (found.paper, found.need) == ("halal_reg", Need.MUST)


@pytest.mark.parametrize("row", [row for row in ROWS if row["ing"] == "C"], ids=row_id)
def test_nutrition_facts_are_a_duty_unless_exempt(row: Mapping[str, str]) -> None:
    category, channel = row["kategori"], row["saluran"]
    assert lines(category, channel)["ing"].need is Need.MUST
    assert "ing" not in lines(category, channel, sort="seasoning")
    assert "ing" not in lines(category, channel, water="yes")


CONDITIONAL = {
    "sni_wajib": {
        "minuman_botol": {"water": "yes"},
        "fashion_batik": {"baby": "yes"},
        "kerajinan": {"toy": "yes"},
    },
    "skp": {"daging_ikan_kering": {"animal": "fish"}},
    "nkv": {"daging_ikan_basah_beku": {"animal": "poultry"}},
    "pmr": {"olahan_susu": {"storage": "canned"}},
    "svlk": {"kerajinan": {"wood": "yes"}},
    "sertifikat_standar": {"jasa_boga": {"risk": "medium_low"}, "jasa_lain": {"risk": "medium_high"}},
}


@pytest.mark.parametrize("row", [row for row in ROWS if "C" in dict(others(row)).values()], ids=row_id)
def test_every_other_condition_both_ways(row: Mapping[str, str]) -> None:
    category, channel = row["kategori"], row["saluran"]
    for subject in (subject for subject, code in others(row) if code == "C"):
        answers = CONDITIONAL[subject][category]
        assert lines(category, channel, **answers)[subject].need is Need.MUST
        if subject == "nkv":
            fish = lines(category, channel, animal="fish")
            assert (fish["skp"].need, "nkv" in fish) == (Need.MUST, False)
        else:
            assert subject not in lines(category, channel)


@pytest.mark.parametrize("row", [row for row in ROWS if row["tkdn_ik"] == "C"], ids=row_id)
def test_local_content_only_when_asked(row: Mapping[str, str]) -> None:
    category, channel = row["kategori"], row["saluran"]
    assert "tkdn_ik" not in lines(category, channel, tkdn_asked="no")
    assert lines(category, channel, tkdn_asked="yes")["tkdn_ik"].need is Need.MUST


@pytest.mark.parametrize("row", ROWS, ids=row_id)
def test_closed_channels(row: Mapping[str, str]) -> None:
    ready = readiness(Ware(row["kategori"]), row["saluran"], Facts(ORDINARY[row["kategori"]]), TODAY)
    assert (ready.closed is not None) == ("TUTUP" in row["lain"])
    if ready.closed:
        assert ready.next_step.kind is Step.OTHER_CHANNEL
        for channel in ready.next_step.channels:
            other = readiness(Ware(row["kategori"]), channel, Facts(ORDINARY[row["kategori"]]), TODAY)
            assert other.closed is None


@pytest.mark.parametrize("channel", rules().channels)
def test_a_furniture_maker_never_sees_a_food_paper(channel: str) -> None:
    food = {"spp_irt", "pkp", "bpom_md", "cppob", "hygiene", "ing", "label", "skp", "nkv", "pmr"}
    for answers in ({}, {"wood": "yes"}, {"leather": "yes"}, {"claims": "yes", "storage": "frozen"}):
        found = readiness(Ware("mebel"), channel, Facts(answers), TODAY)
        assert not food & {line.subject for line in found.lines}
    wood = readiness(Ware("mebel"), channel, Facts({"wood": "yes"}), TODAY)
    assert ("svlk" in {line.subject for line in wood.lines}) == (channel == "ekspor")


@pytest.mark.parametrize("channel", rules().channels)
def test_something_else_gets_what_is_sure_and_an_officer(channel: str) -> None:
    found = readiness(Ware("lainnya"), channel, Facts({"produce": "no"}), TODAY)
    assert {line.subject for line in found.lines} == {"nib", "npwp", "merek"}
    assert found.note is not None
    rice = readiness(Ware("lainnya"), channel, Facts({"produce": "yes"}), TODAY)
    [psat] = [line for line in rice.lines if line.subject == "psat"]
    assert (psat.need, psat.status) == (Need.MUST, Status.CHECK)


def test_short_life_takes_the_kitchen_label() -> None:
    found = lines("makanan_kering", "toko_bazar", shelf_life_days=7)
    assert found["spp_irt"].instead == "hsp"
    assert found["hygiene"].paper == "hsp"
    assert "bpom_md" not in found
    assert lines("makanan_kering", "toko_bazar", shelf_life_days=8)["spp_irt"].need is Need.MUST


def test_a_factory_brings_its_own_workshop_paper() -> None:
    assert "cpkb" in lines("kosmetik", "langsung")
    assert "cpkb" not in lines("kosmetik", "langsung", maklon="maklon")
    assert lines("kosmetik", "langsung", maklon="maklon")["kosmetik"].need is Need.MUST
